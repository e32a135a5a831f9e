"""Every single thing that the figures count, and whether it is as it should be."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from veileder import rules
from veileder.checks.published import has_phone, urgent_types
from veileder.findings import Finding
from veileder.model.both import foreign_in
from veileder.model.entries import Arena, Service
from veileder.model.reviewing import FactKind
from veileder.resolving.freshness import Fact, facts, held, last_read, urgent_services
from veileder.resolving.guide import Guide, Resolved

FIGURES = ("filled", "fresh", "reviewed", "translated", "current", "links")
# Which part of the guide a document or a fact belongs to, by its kind: a fixed page, or itself.
_PART_OF_KIND = {
    "tool": "page/tools",
    "role": "page/roles",
    "service": "page/services",
    "arena": "page/arenas",
    "law": "page/laws",
    "case": "page/practice",
    "theme": "page/themes",
    "emergency": "page/emergency",
}
PART_OF_FACT: dict[FactKind, str] = {
    "emergency": "page/emergency",
    "helpline": "page/helplines",
    "service": "page/services",
    "arena": "page/arenas",
    "measure": "page/measures",
    "agreement": "page/services",
    "system": "page/tools",
    "answer": "page/answers",
}
REST = "page/about"


class Mark(NamedTuple):
    """One thing counted: the part of the guide it is in, the figure, and the type of service."""

    part: str
    figure: str
    is_done: bool
    service: str = ""


class Placed(NamedTuple):
    """A text, with the part of the guide and the type of service that it is of."""

    document: Resolved[Any]
    part: str
    service: str = ""


def marks(guide: Guide, findings: Iterable[Finding], today: dt.date) -> Iterator[Mark]:
    """Yield all that is counted in ``guide``, as it is ``today``."""
    changed = {one.at.path for one in findings if one.rule is rules.LAYER_CHANGED}
    texts = list(placed_texts(guide))
    for text in texts:
        yield from _text(text, guide, changed)
    yield from _filled(guide)
    yield from _fresh(guide, texts, today)


def placed_texts(guide: Guide) -> Iterator[Placed]:
    """Yield every text of ``guide`` once, with where it belongs."""
    seen: set[tuple[str, str]] = set()
    for text in _texts(guide):
        key = (text.document.path, text.document.id)
        if key not in seen:
            seen.add(key)
            yield text


def _texts(guide: Guide) -> Iterator[Placed]:
    for name, variant in guide.variants.items():
        for level in variant.levels:
            for one in (level, *level.steps):
                if one.text:
                    yield Placed(one.text, f"level/{level.id}", name or "")
    for kind, documents in guide.documents.items():
        for document in documents.values():
            service = document.id if kind == "service" else ""
            yield Placed(document, _PART_OF_KIND.get(kind, REST), service)


def is_adapted(document: Resolved[Any], guide: Guide) -> bool:
    """Whether the municipality has words of its own on top of another's text."""
    return guide.id in document.layers and len(document.layers) > 1


def is_in_language(document: Resolved[Any], guide: Guide) -> bool:
    """Whether all of a text is in the målform of ``guide``."""
    return document.language is guide.language and not foreign_in(document.value)


def is_reached(entry: Service | Arena) -> bool:
    """Whether somebody can reach ``entry``: there is a phone, a mail or a web address."""
    return any(one.phone or one.email or one.url for one in entry.contacts)


def used_services(guide: Guide) -> dict[str, None]:
    """Return the types of service that steps send people to, in order; none that is hidden."""
    steps = (step for v in guide.variants.values() for _, step in v.steps.values())
    named = guide.documents["service"]
    return dict.fromkeys(type for step in steps for type in step.facts.services if type in named)


def missing_services(guide: Guide) -> Iterator[str]:
    """Yield the types of service that steps send people to, and that nobody is of here.

    Those of the emergency rule are told of by themselves, and a national number is somebody.
    """
    known = {local.value.type for local in guide.services} | {*urgent_services(guide)}
    known |= {line.service for line in guide.helplines if line.service}
    yield from (type for type in used_services(guide) if type not in known)


def type_title(guide: Guide, type: str) -> str:
    """Return what a type of service is called."""
    document = guide.documents["service"].get(type)
    return document.title if document else type


def _text(text: Placed, guide: Guide, changed: Collection[str]) -> Iterator[Mark]:
    document, part, service = text
    yield Mark(part, "reviewed", last_read(document) is not None, service)
    yield Mark(part, "translated", is_in_language(document, guide), service)
    if is_adapted(document, guide):
        yield Mark(part, "current", document.path not in changed, service)


def _filled(guide: Guide) -> Iterator[Mark]:
    """Yield whether what people need is there: the words of the steps, and ways to be reached."""
    for level in guide.common.levels:
        for one in (level, *level.steps):
            yield Mark(f"level/{level.id}", "filled", one.text is not None)
    yield from _services(guide)
    yield from (Mark("page/arenas", "filled", is_reached(one.value)) for one in guide.arenas)
    for measure in (local.value for local in guide.measures):
        yield Mark("page/measures", "filled", bool(measure.service or measure.url))
    yield from (Mark(REST, "filled", said) for said in _said(guide))


def _services(guide: Guide) -> Iterator[Mark]:
    """Yield whether each service can be reached, also those that steps use and nobody is here."""
    urgent = urgent_services(guide)
    for type in urgent_types(guide):
        yield Mark("page/emergency", "filled", has_phone(guide, type), type)
    for service in (local.value for local in guide.services):
        if service.type not in urgent:
            yield Mark("page/services", "filled", is_reached(service), service.type)
    for type in missing_services(guide):
        yield Mark("page/services", "filled", is_done=False, service=type)


def _said(guide: Guide) -> Iterator[bool]:
    """Yield whether the municipality says each thing that others ask of a guide."""
    settings = guide.settings
    yield any(one.phone or one.email for one in settings.contacts)
    yield bool(settings.municipality.accessibility_statement)
    yield bool(settings.responsible)
    yield bool(settings.coordination_duty)


def _fresh(guide: Guide, texts: Iterable[Placed], today: dt.date) -> Iterator[Mark]:
    """Yield whether each fact is checked and not too old; an unread text is another figure's."""
    types = {local.value.id: local.value.type for local in guide.services}
    places = {text.document.path: text for text in texts}
    places |= {text.document.value.at().path: text for text in texts}
    for fact in facts(guide):
        if ages(fact, guide):
            is_done = fact.checked is not None and not fact.is_overdue(today)
            home = places.get(fact.at.path)
            part = PART_OF_FACT.get(fact.kind) or (home.part if home else REST)
            is_service = fact.kind in ("service", "emergency")
            service = types.get(fact.row, "") if is_service else ""
            yield Mark(part, "fresh", is_done, service)


def ages(fact: Fact, guide: Guide) -> bool:
    """Whether a fact grows old: a text does from the day it was read."""
    if fact.kind == "text":
        return fact.checked is not None and fact.due is not None
    return held(guide, fact.kind).interval is not None
