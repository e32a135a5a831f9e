"""Ids that must exist, things that must be used, and words that must be written."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from veileder import rules
from veileder.checks.broken import Broken
from veileder.findings import Finding, Location
from veileder.model.base import Part
from veileder.model.guide import SkeletonChanges
from veileder.model.kinds import KINDS
from veileder.reading.decode import nearest
from veileder.reading.layers import Layer, Library
from veileder.resolving.compose import now_called, renamed
from veileder.resolving.guide import Guide, GuideLevel, GuideStep


class Ids(set[str]):
    """The ids there are of one kind; ``former`` says what those that were are called now."""

    former: Mapping[str, str] = MappingProxyType({})


def unknown(at: Location, what: str, id: str, known: Collection[str]) -> Finding:
    """Return the finding that ``id`` is not among ``known``."""
    if new := getattr(known, "former", {}).get(id):
        return Finding(rules.REF_UNKNOWN, at, f"«{id}» heter nå «{new}»", f"Skriv {new}.")
    cure = nearest(id, known) or f"Lag {what}, eller ta bort henvisningen."
    return Finding(rules.REF_UNKNOWN, at, f"Ukjent {what} «{id}»", cure)


Known = Mapping[str, set[str]]


def check_ids(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield every id in the resolved guide that points at nothing."""
    known = known_ids(guide, library, unread)
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _level(level, known, unread)
    yield from _documents(guide, known)
    yield from _settings(guide, known)
    yield from _entries(guide, known)
    for layer in library.stack(guide.id):
        yield from _for_services(layer, known)
    yield from _emergency(guide, unread)


def _emergency(guide: Guide, unread: Broken) -> Iterator[Finding]:
    settings = guide.municipality
    for index, ref in enumerate(settings.hide):
        if ref.startswith("emergency/"):
            message = "Akuttregelen kan ikke skjules"
            yield Finding(
                rules.FILE_MISSING, settings.at("hide", index), message, "Ta bort linjen."
            )
            return
    if not guide.documents["emergency"] and not unread.ids("emergency"):
        cure = "Skriv content/emergency.nb.md. Hver veileder må ha den."
        at = Location("content/emergency.nb.md")
        yield Finding(rules.FILE_MISSING, at, "Veilederen har ingen akuttregel", cure)


def known_ids(guide: Guide, library: Library, unread: Broken) -> Known:
    """Return all ids by kind, also of what is hidden here: hiding is not a mistake.

    A kind is left out where the file that has its ids could not be read: nobody knows then.
    """
    layers = library.stack(guide.id)
    known = {kind: set(docs) | unread.ids(kind) for kind, docs in guide.documents.items()}
    known["tool"] |= {key.id for layer in layers for key in layer.texts if key.kind == "tool"}
    known["tool"] |= set(guide.borrowed)
    if guide.variants and not unread.has_skeleton(layers):
        known["level"] = {level.id for v in guide.variants.values() for level in v.levels}
        known["step"] = {id for v in guide.variants.values() for id in v.steps}
    tables: dict[str, Iterable[Any]] = {
        "term": guide.terms,
        "unit": guide.services,
        "measure": guide.measures,
    }
    for kind, entries in tables.items():
        if not unread.has_table(_TABLES[kind], layers):
            known[kind] = {str(getattr(entry, "value", entry).id) for entry in entries}
    for ref in guide.settings.hide:
        kind, _, id = ref.partition("/")
        known.get(kind, set()).add(id)
    return {kind: _with_former(kind, ids, layers) for kind, ids in known.items()}


def _with_former(kind: str, ids: set[str], layers: Sequence[Layer]) -> Ids:
    found = Ids(ids)
    found.former = renamed(kind, layers)
    return found


_TABLES = {"term": "terms.yml", "unit": "services.yml", "measure": "measures.yml"}


def _listed(part: Part, field: str, kind: str, known: Known) -> Iterator[Finding]:
    """Yield the ids of list ``field`` of ``part`` that are not of ``kind``."""
    for index, id in enumerate(getattr(part, field)):
        if kind in known and id not in known[kind]:
            yield unknown(part.at(field, index), WHAT[kind], id, known[kind])


def _single(part: Part, field: str, kind: str, known: Known) -> Iterator[Finding]:
    id = getattr(part, field)
    if id is not None and kind in known and id not in known[kind]:
        yield unknown(part.at(field), WHAT[kind], id, known[kind])


WHAT = {
    "tool": "verktøy",
    "role": "rolle",
    "service": "tjenestetype",
    "law": "lovbestemmelse",
    "level": "nivå",
    "step": "steg",
    "arena": "møtetype",
    "article": "artikkel",
    "term": "ord",
    "case": "øvelse",
    "measure": "tiltak",
    "unit": "tjeneste i services.yml",
}


def _level(level: GuideLevel, known: Known, unread: Broken) -> Iterator[Finding]:
    yield from _single(level.facts, "baton", "role", known)
    if level.text is None and f"level/{level.id}" not in unread.refs:
        yield _no_words(level.facts.at("id"), "levels", level.id)
    for step in level.steps:
        yield from _step(step, known)
        unwritten = step.text is None and f"step/{step.facts.text or step.id}" not in unread.refs
        if unwritten and level.facts.written:
            yield _no_step_words(step, known)


def _step(step: GuideStep, known: Known) -> Iterator[Finding]:
    facts = step.facts
    for field, kind in (("tools", "tool"), ("services", "service"), ("laws", "law")):
        yield from _listed(facts, field, kind, known)
    yield from _single(facts, "role", "role", known)
    for variant in facts.variants:
        if variant not in known["service"]:
            yield unknown(facts.at("variants", variant), WHAT["service"], variant, known["service"])
    for index, ref in enumerate(facts.anonymous):
        yield from check_ref(ref, facts.at("anonymous", index), known)
    for deadline in facts.deadlines:
        yield from _single(deadline, "law", "law", known)


def _no_step_words(step: GuideStep, known: Known) -> Finding:
    id, at = step.facts.text or step.id, step.facts.at("id")
    if new := getattr(known.get("step"), "former", {}).get(id):
        cure = f"Skriv «text: {new}» på steget, eller gi det id-en {new}."
        return Finding(rules.REF_NO_WORDS, at, f"Teksten til «{id}» heter nå «{new}»", cure)
    return _no_words(at, "steps", id)


def _no_words(at: Location, folder: str, id: str) -> Finding:
    return Finding(
        rules.REF_NO_WORDS,
        at,
        f"«{id}» har ingen tekst",
        f"Skriv {folder}/{id}.nb.md (eller .nn.md).",
    )


def check_ref(ref: str, at: Location, known: Known) -> Iterator[Finding]:
    """Yield a finding if ``ref`` (``kind/id``) names a kind or an id that does not exist."""
    kind, _, id = ref.partition("/")
    if kind not in WHAT:
        yield unknown(at, "slag", kind, sorted(WHAT))
    elif kind in known and id not in known[kind]:
        yield unknown(at, WHAT.get(kind, kind), id, known[kind])


_DOCUMENT_LISTS = {
    "tool": (("laws", "law"),),
    "role": (("laws", "law"),),
    "service": (("laws", "law"),),
    "arena": (("levels", "level"),),
    "law": (("superseded_by", "law"),),
    "case": (("steps", "step"), ("tools", "tool"), ("roles", "role")),
    "emergency": (("services", "service"), ("laws", "law")),
}
# Ids of these stand in a table or skeleton, which may be what could not be read.
_UNSURE = {"level", "step", "term", "measure", "unit"}


def _documents(guide: Guide, known: Known) -> Iterator[Finding]:
    for kind, lists in _DOCUMENT_LISTS.items():
        for document in guide.documents.get(kind, {}).values():
            for field, target in lists:
                yield from _listed(document.value, field, target, known)


def _settings(guide: Guide, known: Known) -> Iterator[Finding]:
    for part in filter(None, (guide.municipality, guide.region)):
        for index, variant in enumerate(part.variants or ()):
            if variant not in known["service"]:
                yield unknown(
                    part.at("variants", index), WHAT["service"], variant, known["service"]
                )
        for baton in part.baton:
            yield from _single(baton, "level", "level", known)
            yield from _single(baton, "role", "role", known)
            yield from _listed(baton, "allowed", "service", known)
            yield from _listed(baton, "barred", "service", known)
        for system in part.systems:
            yield from _single(system, "tool", "tool", known)
        yield from _single(part, "coordination_duty", "role", known)
        if part.log:
            yield from _single(part.log, "opened_on", "level", known)


def _for_services(layer: Layer, known: Known) -> Iterator[Finding]:
    """Yield unknown types of service that outcomes and changes are said to be for."""
    for skeleton in layer.skeletons.values():
        for level in skeleton.levels:
            for step in level.steps:
                for outcome in step.outcomes:
                    yield from _listed(outcome, "services", "service", known)
    changes = layer.table("guide-changes.yml", SkeletonChanges)
    for change in changes.steps if changes else ():
        yield from _single(change, "service_type", "service", known)


def _entries(guide: Guide, known: Known) -> Iterator[Finding]:
    for helpline in guide.helplines:
        yield from _single(helpline, "service", "service", known)
    for service in guide.services:
        yield from _single(service.value, "type", "service", known)
        yield from _listed(service.value, "levels", "level", known)
    for measure in guide.measures:
        yield from _single(measure.value, "service", "unit", known)
        yield from _listed(measure.value, "levels", "level", known)
    for arena in guide.arenas:
        yield from _single(arena.value, "type", "arena", known)
        yield from _listed(arena.value, "levels", "level", known)
        yield from _listed(arena.value, "service_types", "service", known)
    for term in guide.terms:
        for index, id in enumerate(term.confused_with):
            if id not in known["term"]:
                yield unknown(term.at("confused_with", index), WHAT["term"], id, known["term"])


def check_hidden(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is hidden or renamed though it does not exist."""
    known = known_ids(guide, library, unread)
    stack = library.stack(guide.id)
    there = unread.refs | {ref for layer in stack for ref in _entered(layer)}
    there |= {f"tool/{tool}" for tool in guide.borrowed}
    for layer in stack[1:]:
        settings = layer.settings
        if settings is None:
            continue
        for index, ref in enumerate(settings.hide):
            if _is_gone(ref, there, known):
                yield _nothing_hidden(settings.at("hide", index), ref, there, stack)
        for ref in settings.names:
            if not _may_be_named(ref):
                yield _unnameable(settings.at("names", ref), ref)
            elif _is_gone(ref, there, known):
                yield _nothing(settings.at("names", ref), ref, filter(_may_be_named, there), stack)


def _entered(layer: Layer) -> Iterator[str]:
    """Yield what the layer has that can be hidden: texts, levels, steps, terms and measures."""
    yield from (f"{key.kind}/{key.id}" for key in layer.texts)
    for name, kind in (("terms", "term"), ("measures", "measure")):
        table = layer.tables.get(f"{name}.yml")
        yield from (f"{kind}/{entry.id}" for entry in getattr(table, name, ()))
    for skeleton in layer.skeletons.values():
        for level in skeleton.levels:
            yield f"level/{level.id}"
            yield from (f"step/{step.id}" for step in level.steps)


def _may_be_named(ref: str) -> bool:
    """Whether ``ref`` is of a kind that can be given another name, or misspelt."""
    kind = ref.partition("/")[0]
    return kind in KINDS or kind not in WHAT


def _unnameable(at: Location, ref: str) -> Finding:
    message = f"«{ref}» kan ikke få et annet navn her"
    return Finding(rules.LAYER_GONE, at, message, "Ta bort linjen.")


def _is_gone(ref: str, there: Collection[str], known: Known) -> bool:
    kind = ref.partition("/")[0]
    return ref not in there and not (kind in _UNSURE and kind not in known)


def _nothing(at: Location, ref: str, texts: Iterable[str], stack: Sequence[Layer]) -> Finding:
    if new := _renamed(ref, stack):
        return Finding(rules.LAYER_GONE, at, f"«{ref}» heter nå «{new}»", f"Skriv {new}.")
    cure = nearest(ref, sorted(texts)) or "Ta bort linjen."
    return Finding(rules.LAYER_GONE, at, f"«{ref}» finnes ikke", cure)


def _nothing_hidden(
    at: Location, ref: str, texts: Iterable[str], stack: Sequence[Layer]
) -> Finding:
    if new := _renamed(ref, stack):
        cure = f"Skriv {new} hvis det fortsatt skal skjules. Ellers ta bort linjen."
        return Finding(rules.LAYER_GONE, at, f"«{ref}» heter nå «{new}»", cure)
    message = f"«{ref}» finnes ikke, så det er ingenting å skjule"
    cure = f"Ta bort linjen. {nearest(ref, sorted(texts))}".strip()
    return Finding(rules.LAYER_GONE, at, message, cure)


def _renamed(ref: str, stack: Sequence[Layer]) -> str | None:
    kind, _, id = ref.partition("/")
    new = now_called(kind, id, stack)
    return f"{kind}/{new}" if new else None


def check_groups(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield headings over levels that are not there, and headings without words."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        texts = {f"{key.kind}/{key.id}" for lower in stack for key in lower.texts} | unread.refs
        for skeleton in layer.skeletons.values():
            known = {"level": {level.id for level in skeleton.levels}}
            for group in skeleton.groups:
                yield from _listed(group, "levels", "level", known)
                if f"group/{group.id}" not in texts:
                    yield _no_words(group.at("id"), "groups", group.id)
