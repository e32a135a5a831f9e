"""What to do first: what can hurt a child before what only looks unfinished."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from veileder import rules
from veileder.checks.published import has_phone, urgent_types
from veileder.findings import Location, owner_of
from veileder.model.documents import StepText
from veileder.model.reviewing import FactKind
from veileder.resolving.freshness import Fact, facts, last_read
from veileder.resolving.guide import Guide
from veileder.status.figures import Known
from veileder.status.marks import (
    Placed,
    ages,
    is_in_language,
    is_reached,
    missing_services,
    placed_texts,
    type_title,
)
from veileder.status.runs import last_tried

_SHOWN = 5
# The parts whose texts have pages of their own, by the kind of these.
_KINDS = {"page/tools": "tool", "page/roles": "role", "page/services": "service"}
_KINDS |= {"page/laws": "law", "page/themes": "theme", "page/practice": "case"}


class Thing(NamedTuple):
    """Something that one task is about: what it is called, where it is written, and its page."""

    title: str
    at: Location
    ref: str


class Task(NamedTuple):
    """What to do with one thing, and how many ``more`` of the kind there is no line for."""

    kind: str
    thing: Thing
    more: int = 0


def first_tasks(guide: Guide, known: Known) -> tuple[Task, ...]:
    """Return what to do first in ``guide``, the most dangerous first: five lines at most.

    Every kind of task gets a line before any gets two.
    """
    kinds = [
        (kind, list({one.title: one for one in told}.values()))
        for kind, told in _ordered(guide, known)
    ]
    left = [(kind, things) for kind, things in kinds if things][:_SHOWN]
    free = _SHOWN - len(left)
    tasks: list[Task] = []
    for kind, things in left:
        shown = 1 + min(free, len(things) - 1)
        free -= shown - 1
        tasks += (Task(kind, thing) for thing in things[: shown - 1])
        tasks.append(Task(kind, things[shown - 1], len(things) - shown))
    return tuple(tasks)


def _ordered(guide: Guide, known: Known) -> Iterator[tuple[str, Iterable[Thing]]]:
    """Yield every kind of task, the most dangerous first."""
    texts = list(placed_texts(guide))
    steps = [text for text in texts if isinstance(text.document.value, StepText)]
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
    others = (text for text in texts if text not in steps)
    yield "unread_text", map(_thing, (text for text in others if not last_read(text.document)))
    yield "translation", map(_thing, (t for t in texts if not is_in_language(t.document, guide)))


def _thing(text: Placed) -> Thing:
    document = text.document
    return Thing(document.title, document.value.at("title"), _ref(text))


def _ref(text: Placed) -> str:
    if isinstance(text.document.value, StepText):
        return f"step/{text.document.id}"
    own = _KINDS.get(text.part)
    return f"{own}/{text.document.id}" if own else text.part


def _no_number(guide: Guide) -> Iterator[Thing]:
    entries = {local.value.type: local.value for local in guide.services}
    for type in urgent_types(guide):
        if not has_phone(guide, type):
            entry = entries.get(type)
            at = entry.at("contacts") if entry else guide.municipality.at()
            yield Thing(type_title(guide, type), at, f"service/{type}")


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
    """Yield the services nobody can reach, but for those that ``_no_number`` tells of."""
    told = {*urgent_types(guide)}
    for service in (local.value for local in guide.services):
        if service.type not in told and not is_reached(service):
            yield Thing(service.name, service.at(), f"service/{service.type}")
    for type in missing_services(guide):
        yield Thing(type_title(guide, type), guide.municipality.at(), f"service/{type}")


def _nobody(guide: Guide) -> Iterator[Thing]:
    if not any(one.phone or one.email for one in guide.settings.contacts):
        own = guide.municipality
        yield Thing(own.name, own.at("contacts"), "page/about")


def _dead(known: Known) -> Iterator[Thing]:
    tried = last_tried(known.runs)
    for dead in tried.dead or () if tried else ():
        yield Thing(dead.url, Location(dead.path, dead.line), "page/about")
