"""Ids that point at nothing."""

from collections.abc import Iterator
from typing import cast

from veileder.checks.extensions import special
from veileder.checks.known import WHAT, Known, check_ref, unknown, unknown_id, unknown_in
from veileder.findings import Finding, Location
from veileder.model.answers import AnswerDeadline
from veileder.model.base import Part
from veileder.model.guide import NOBODY_HOLDS, Level, Step
from veileder.model.guide_changes import Additions
from veileder.model.themes import Theme
from veileder.reading.layers import Layer, Library
from veileder.resolving.guide import Guide, GuideStep
from veileder.resolving.skeleton import changes_of

_DOCUMENT_LISTS = {
    "tool": (("laws", "law"),),
    "role": (("laws", "law"),),
    "service": (("laws", "law"),),
    "arena": (("levels", "level"),),
    "law": (("superseded_by", "law"),),
    "case": (("steps", "step"), ("tools", "tool"), ("roles", "role")),
    "theme": (
        ("tools", "tool"),
        ("services", "service"),
        ("helplines", "helpline"),
        ("laws", "law"),
        ("cases", "case"),
        ("themes", "theme"),
    ),
    "emergency": (("services", "service"), ("laws", "law")),
}


def check_ids(guide: Guide, library: Library, known: Known) -> Iterator[Finding]:
    """Yield every id in the resolved guide that points at nothing."""
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _baton(level.facts, known)
            for step in level.steps:
                yield from _step(step, known)
    yield from _documents(guide, known)
    yield from _themes(guide, known)
    yield from _forms(guide, known)
    yield from _settings(guide, known)
    yield from _entries(guide, known)
    yield from _answers(guide, known)
    for consent in guide.consents:
        yield from unknown_id(consent, "matter", "matter", known)
        yield from unknown_in(consent, "laws", "law", known)
    for layer in library.stack(guide.id):
        yield from _for_services(layer, known)


def _step(step: GuideStep, known: Known) -> Iterator[Finding]:
    facts = step.facts
    for field, kind in (("tools", "tool"), ("services", "service"), ("laws", "law")):
        yield from unknown_in(facts, field, kind, known)
    yield from unknown_id(facts, "role", "role", known)
    yield from unknown_in(facts, "together_with", "role", known)
    yield from _baton(facts, known)
    for variant in facts.variants:
        if variant not in known["service"]:
            yield unknown(facts.at("variants", variant), WHAT["service"], variant, known["service"])
    for index, ref in enumerate(facts.anonymous):
        yield from check_ref(ref, facts.at("anonymous", index), known)
    for deadline in facts.deadlines:
        yield from unknown_id(deadline, "law", "law", known)
    for outcome in facts.outcomes:
        yield from unknown_id(outcome, "returns", "step", known)


def _baton(part: Level | Step, known: Known) -> Iterator[Finding]:
    if part.baton != NOBODY_HOLDS:
        yield from unknown_id(part, "baton", "role", known)


def _documents(guide: Guide, known: Known) -> Iterator[Finding]:
    for kind, lists in _DOCUMENT_LISTS.items():
        for document in guide.documents.get(kind, {}).values():
            for field, target in lists:
                yield from unknown_in(document.value, field, target, known)


def _themes(guide: Guide, known: Known) -> Iterator[Finding]:
    """Yield the unknown steps and levels of one's own themes: a shared one tells of more."""
    for document in guide.documents["theme"].values():
        theme = cast(Theme, document.value)
        for level in theme.levels:
            if _is_own(level, guide):
                yield from unknown_id(level, "level", "level", known)
        if "step" in known:
            for index, step in enumerate(theme.steps):
                at = theme.at("steps", index)
                if step not in known["step"] and _is_here(at, guide):
                    yield unknown(at, WHAT["step"], step, known["step"])


def _forms(guide: Guide, known: Known) -> Iterator[Finding]:
    for tool in guide.documents["tool"].values():
        for section in getattr(tool.value, "form", ()):
            for field in section.fields:
                yield from unknown_id(field, "steps_of", "tool", known)


def _settings(guide: Guide, known: Known) -> Iterator[Finding]:
    for part in filter(None, (guide.municipality, guide.region)):
        for index, variant in enumerate(part.variants or ()):
            if variant not in known["service"]:
                yield unknown(
                    part.at("variants", index), WHAT["service"], variant, known["service"]
                )
        for baton in part.baton:
            yield from unknown_id(baton, "level", "level", known)
            yield from unknown_id(baton, "role", "role", known)
            yield from unknown_in(baton, "allowed", "service", known)
            yield from unknown_in(baton, "barred", "service", known)
        for system in part.systems:
            yield from unknown_id(system, "tool", "tool", known)
        yield from unknown_id(part, "coordination_duty", "role", known)
        if part.log:
            yield from unknown_id(part.log, "opened_on", "level", known)
        for document in part.documents:
            yield from unknown_id(document, "tool", "tool", known)
            yield from unknown_id(document, "opened_on", "level", known)


def _for_services(layer: Layer, known: Known) -> Iterator[Finding]:
    """Yield unknown types of service that ways, deadlines and changes are said to be for."""
    changes = changes_of(layer)
    levels = [level for skeleton in layer.skeletons.values() for level in skeleton.levels]
    steps = [step for level in (*levels, *changes.new_levels) for step in level.steps]
    holders: list[Step | Additions] = [*steps, *changes.new_steps]
    holders += [change.add for change in changes.steps]
    for holder in holders:
        for row in (*holder.deadlines, *holder.outcomes):
            yield from unknown_in(row, "services", "service", known)
        for deadline in holder.deadlines:
            yield from unknown_id(deadline, "reply_from", "service", known)
    for one in special(changes):
        yield from unknown_id(one, "service_type", "service", known)


def _entries(guide: Guide, known: Known) -> Iterator[Finding]:
    for helpline in guide.helplines:
        yield from unknown_id(helpline, "service", "service", known)
    for service in guide.services:
        yield from unknown_id(service.value, "type", "service", known)
        yield from unknown_in(service.value, "levels", "level", known)
    for measure in guide.measures:
        yield from unknown_id(measure.value, "service", "unit", known)
        yield from unknown_in(measure.value, "levels", "level", known)
    for arena in guide.arenas:
        yield from unknown_id(arena.value, "type", "arena", known)
        yield from unknown_in(arena.value, "levels", "level", known)
        yield from unknown_in(arena.value, "service_types", "service", known)
    for term in guide.terms:
        for index, id in enumerate(term.confused_with):
            if id not in known["term"]:
                yield unknown(term.at("confused_with", index), WHAT["term"], id, known["term"])


def _answers(guide: Guide, known: Known) -> Iterator[Finding]:
    for answer in guide.answers:
        yield from unknown_in(answer, "laws", "law", known)
        yield from unknown_id(answer, "service", "service", known)
        if answer.deadline and _is_own(answer, guide):
            yield from _deadline(answer.deadline, guide, known)


def _is_own(part: Part, guide: Guide) -> bool:
    """Whether ``part`` was written in the guide's own layer; in any, for nobody's guide."""
    return _is_here(part.at(), guide)


def _is_here(at: Location, guide: Guide) -> bool:
    return not guide.municipality.at().path or f"/{guide.id}/" in at.path


def _deadline(asked: AnswerDeadline, guide: Guide, known: Known) -> Iterator[Finding]:
    """Yield that there is no such step, or that it has no such deadline for anybody."""
    yield from unknown_id(asked, "step", "step", known)
    steps = [v.steps[asked.step][1] for v in guide.variants.values() if asked.step in v.steps]
    deadlines = {one.id for step in steps for one in step.facts.deadlines}
    if steps and asked.deadline not in deadlines:
        yield unknown(asked.at("deadline"), "frist", asked.deadline, deadlines)
