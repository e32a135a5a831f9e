"""How old the facts of a guide are: when each was checked, when it falls due, and by whom."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from veileder.findings import Location
from veileder.model.base import Document, Language
from veileder.model.bilingual import Helpline
from veileder.model.documents import Emergency
from veileder.model.entries import Arena, Service
from veileder.model.law import Law
from veileder.model.measures import Measure
from veileder.model.reviewing import Check, FactKind, Functions
from veileder.reading.layers import Layer
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.reviews import functions_of
from veileder.resolving.standing import Checking, Held, due, is_overdue

_UNSAID = Held()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that grows old: what it is called, where it is said, and the two days.

    ``row`` is what its row is known by: an id, or the tool that a system is.
    """

    kind: FactKind
    title: str
    at: Location
    checked: dt.date | None
    due: dt.date | None
    owner: str | None
    row: str = ""

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the check no longer holds."""
        return is_overdue(self.due, today)


def checking_of(layers: Sequence[Layer], language: Language) -> Checking:
    """Return how each kind is checked: a later layer goes before, in each of the two fields."""
    names = {function.id: function.responsible for function, _ in functions_of(layers, language)}
    said: dict[FactKind, Check] = {}
    for layer in layers:
        table = layer.table("responsible.yml", Functions)
        for row in table.checks if table else ():
            before = said.get(row.facts, row)
            own = {
                name: value for name in ("interval", "function") if (value := getattr(row, name))
            }
            said[row.facts] = before.model_copy(update=own)
    return {kind: Held(one.interval, names.get(one.function or "")) for kind, one in said.items()}


def held(guide: Guide, kind: FactKind) -> Held:
    """Return how a kind of fact is checked in ``guide``."""
    return guide.checking.get(kind, _UNSAID)


def urgent_services(guide: Guide) -> tuple[str, ...]:
    """Return the types of service that the emergency rule tells to ring, in its order."""
    rules = (rule.value for rule in guide.documents.get("emergency", {}).values())
    named = (type for rule in rules if isinstance(rule, Emergency) for type in rule.services)
    return tuple(dict.fromkeys(named))


def kind_of(service: Service, urgent: Collection[str]) -> FactKind:
    """Return which kind of fact a service is; ``urgent`` are those of the emergency rule."""
    return "emergency" if service.type in urgent else "service"


def number_kind(line: Helpline) -> FactKind:
    """Return which kind of fact a national number is."""
    return "emergency" if line.emergency else "helpline"


def last_read(document: Resolved[Document]) -> dt.date | None:
    """Return the day a text was last gone through as it stands."""
    return document.value.reviewed or document.standing.last


def text_due(document: Resolved[Document], guide: Guide) -> dt.date | None:
    """Return the day a text is to be gone through again: what it says, its reader, or its kind."""
    said = document.value.next_review or document.standing.due
    return said or due(last_read(document), held(guide, "text").interval)


def texts_of(guide: Guide) -> Iterator[Resolved[Document]]:
    """Yield every text of a guide, also those of its levels and steps."""
    for documents in guide.documents.values():
        yield from documents.values()
    for variant in guide.variants.values():
        for level in variant.levels:
            if level.text:
                yield level.text
            yield from (step.text for step in level.steps if step.text)


def facts(guide: Guide) -> Iterator[Fact]:
    """Yield all that grows old in ``guide``, but for what says nothing yet."""
    yield from _entries(guide)
    yield from _settings(guide)
    yield from _tables(guide)
    yield from _documents(guide)


def _fact(
    guide: Guide,
    kind: FactKind,
    title: str,
    at: Location,
    checked: dt.date | None,
    row: str = "",
) -> Fact:
    one = held(guide, kind)
    return Fact(kind, title, at, checked, due(checked, one.interval), one.owner, row)


def _entries(guide: Guide) -> Iterator[Fact]:
    urgent = urgent_services(guide)
    for service in (local.value for local in guide.services):
        if service.contacts or service.hours or service.address:
            kind = kind_of(service, urgent)
            yield _row(guide, kind, service)
    for agreed in (local.agreement for local in guide.services):
        if agreed:
            yield _fact(guide, "agreement", agreed.title, agreed.at("checked"), agreed.checked)
    for arena in (local.value for local in guide.arenas):
        yield _row(guide, "arena", arena)
    for measure in (local.value for local in guide.measures):
        yield _row(guide, "measure", measure)


def _row(guide: Guide, kind: FactKind, one: Service | Arena | Measure) -> Fact:
    return _fact(guide, kind, one.name, one.at("checked"), one.checked, one.id)


def _settings(guide: Guide) -> Iterator[Fact]:
    for own in (guide.region, guide.municipality):
        if own:
            yield _fact(guide, "municipality", own.name, own.at("checked"), own.checked)
    for system in guide.settings.systems.values():
        at = system.at("checked")
        yield _fact(guide, "system", system.name, at, system.checked, system.tool)


def _tables(guide: Guide) -> Iterator[Fact]:
    names = {one.id: one.name(guide.language) for one in guide.matters}
    for line in guide.helplines:
        name = line.text(guide.language).name
        yield _fact(guide, number_kind(line), name, line.at("checked"), line.checked)
    for row in guide.consents:
        title = names.get(row.matter, row.id)
        yield _fact(guide, "consent", title, row.at("checked"), row.checked)
    for answer in guide.answers:
        text = answer.text(guide.language)
        title = text.question if text else answer.id
        yield _fact(guide, "answer", title, answer.at("checked"), answer.checked)


def _documents(guide: Guide) -> Iterator[Fact]:
    for document in texts_of(guide):
        value = document.value
        if isinstance(value, Law):
            yield _fact(guide, "law", value.title, value.at("checked"), value.checked)
        if value.sources:
            days = [source.checked for source in value.sources]
            oldest = None if None in days else min(cast(list[dt.date], days))
            yield _fact(guide, "source", value.title, value.at("sources"), oldest)
        read, last = last_read(document), text_due(document, guide)
        function = document.standing.function
        owner = value.responsible or (function.responsible if function else None)
        yield Fact("text", value.title, value.at("reviewed"), read, last, owner)
