"""What to do first: what can hurt a child before what only looks unfinished."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from veileder import rules
from veileder.checks.published import has_phone, urgent_types
from veileder.findings import Location, owner_of
from veileder.model.reviewing import FactKind
from veileder.resolving.freshness import Fact, facts, last_read
from veileder.resolving.guide import Guide
from veileder.status.figures import Known
from veileder.status.marks import (
    Placed,
    ages,
    is_in_language,
    is_reached,
    placed_texts,
    used_services,
)

_SHOWN = 5


class Thing(NamedTuple):
    """Something that one task is about: what it is called, where it is written, and its page."""

    title: str
    at: Location
    ref: str


class Task(NamedTuple):
    """What to do: its kind, and all that it is about, the first of them first."""

    kind: str
    things: tuple[Thing, ...]


def first_tasks(guide: Guide, known: Known) -> tuple[Task, ...]:
    """Return the five most dangerous kinds of things left in ``guide``, the worst first."""
    tasks = (Task(kind, tuple(things)) for kind, things in _ordered(guide, known))
    return tuple(task for task in tasks if task.things)[:_SHOWN]


def _ordered(guide: Guide, known: Known) -> Iterator[tuple[str, Iterable[Thing]]]:
    """Yield every kind of task, the most dangerous first."""
    texts = list(placed_texts(guide))
    steps = [text for text in texts if text.part.startswith("level/")]
    yield "no_number", _no_number(guide)
    yield "urgent", _old(guide, known, ("emergency",), is_checked=True)
    yield "urgent_unseen", _old(guide, known, ("emergency",), is_checked=False)
    yield "unwritten", _unwritten(guide)
    yield "changed", _changed(texts, known)
    yield "unread", map(_thing, (text for text in steps if last_read(text.document) is None))
    yield "no_contact", _no_contact(guide)
    yield "old", _old(guide, known, ("service", "arena", "measure", "system"), is_checked=True)
    yield "unseen", _old(guide, known, ("service", "arena", "measure"), is_checked=False)
    yield "nobody", _nobody(guide)
    yield "dead", _dead(known)
    yield "translation", map(_thing, (t for t in texts if not is_in_language(t.document, guide)))


def _thing(text: Placed) -> Thing:
    document = text.document
    return Thing(document.title, document.value.at("title"), _ref(text))


def _ref(text: Placed) -> str:
    kind = text.part.partition("/")[0]
    return f"step/{text.document.id}" if kind == "level" else text.part


def _no_number(guide: Guide) -> Iterator[Thing]:
    entries = {local.value.type: local.value for local in guide.services}
    for type in urgent_types(guide):
        if not has_phone(guide, type):
            entry = entries.get(type)
            at = entry.at("contacts") if entry else guide.municipality.at()
            yield Thing(_title(guide, type), at, f"service/{type}")


def _title(guide: Guide, type: str) -> str:
    document = guide.documents["service"].get(type)
    return document.title if document else type


def _old(
    guide: Guide, known: Known, kinds: tuple[FactKind, ...], *, is_checked: bool
) -> Iterator[Thing]:
    """Yield the facts of these ``kinds`` that are overdue, or that nobody has checked."""
    pages = {kind: f"page/{kind}s" for kind in kinds} | {"system": "page/tools"}
    pages["emergency"] = "page/emergency"
    for fact in facts(guide):
        is_old = fact.is_overdue(known.day) if is_checked else fact.checked is None
        if is_old and fact.kind in kinds and ages(fact, guide) and _is_own(fact, guide):
            yield Thing(fact.title, fact.at, pages[fact.kind])


def _is_own(fact: Fact, guide: Guide) -> bool:
    """Whether the municipality or its region wrote it; the rest is others' to check."""
    return owner_of(fact.at.path) in (guide.id, guide.region_id)


def _unwritten(guide: Guide) -> Iterator[Thing]:
    for level in guide.common.levels:
        for step in level.steps:
            if step.text is None:
                yield Thing(step.title, step.facts.at(), f"step/{step.id}")


def _changed(texts: Iterable[Placed], known: Known) -> Iterator[Thing]:
    places = {f.at.path: f.at for f in known.findings if f.rule is rules.LAYER_CHANGED}
    for text in texts:
        if at := places.get(text.document.path):
            yield Thing(text.document.title, at, _ref(text))


def _no_contact(guide: Guide) -> Iterator[Thing]:
    known = {line.service for line in guide.helplines} | {*urgent_types(guide)}
    for service in (local.value for local in guide.services):
        known.add(service.type)
        if not is_reached(service):
            yield Thing(service.name, service.at(), f"service/{service.type}")
    for type in used_services(guide):
        if type not in known and type in guide.documents["service"]:
            yield Thing(_title(guide, type), guide.municipality.at(), f"service/{type}")


def _nobody(guide: Guide) -> Iterator[Thing]:
    if not any(one.phone or one.email for one in guide.settings.contacts):
        own = guide.municipality
        yield Thing(own.name, own.at("contacts"), "page/about")


def _dead(known: Known) -> Iterator[Thing]:
    for dead in known.runs[-1].dead or () if known.runs else ():
        yield Thing(dead.url, Location(dead.path, dead.line), "page/about")
