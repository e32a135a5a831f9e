"""Dates and law: what is overdue, what can't have happened yet, what no longer applies."""

import datetime as dt
from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding, Location, owner_of
from veileder.model.base import Document, Part, child_parts
from veileder.model.documents import Emergency, Role, ServiceType, Tool
from veileder.model.entries import BorrowedService, Service, Services
from veileder.model.formats import date, days
from veileder.model.guide import Step
from veileder.model.law import Law
from veileder.reading.layers import Library
from veileder.resolving.freshness import texts_of
from veileder.resolving.guide import Guide

_LOOKED_AT = ("reviewed", "checked")


def check_guide_dates(guide: Guide, today: dt.date) -> Iterator[Finding]:
    """Yield review dates that have passed and check dates that have not come, in its texts."""
    for document in all_documents(guide):
        yield from _overdue(document, today)
        yield from _future(document, today)
        yield from _disordered(document)
        yield from _not_yet(document, today)


def check_table_dates(library: Library, today: dt.date) -> Iterator[Finding]:
    """Yield check dates that have not come, and closed days that are over, in the tables."""
    for layer in library.whole:
        for table in layer.tables.values():
            yield from _future(table, today)
        services = layer.table("services.yml", Services)
        for service in services.services if services else ():
            yield from _past(service, today)
        for borrowed in services.borrow if services else ():
            yield from _ended_first(borrowed)
            yield from _expired(borrowed, today)


def _past(service: Service, today: dt.date) -> Iterator[Finding]:
    for hours in service.other_hours:
        last = hours.last or hours.first
        if last < today:
            message = f"{days(hours.first, last)} har vært"
            cure = "Ta det bort, eller skriv dagene for neste gang."
            yield Finding(rules.DATE_PAST, hours.at("first"), message, cure)


def _ended_first(borrowed: BorrowedService) -> Iterator[Finding]:
    agreed = borrowed.agreement
    if agreed and agreed.since and agreed.until and agreed.until < agreed.since:
        said = f"til {date(agreed.until)}, men begynner {date(agreed.since)}"
        message = f"«{agreed.title}» gjelder {said}"
        yield Finding(rules.DATE_ORDER, agreed.at("until"), message, "Rett en av dagene.")


def _expired(borrowed: BorrowedService, today: dt.date) -> Iterator[Finding]:
    agreed = borrowed.agreement
    if agreed and agreed.until and agreed.until < today:
        message = f"«{agreed.title}» gjaldt til {date(agreed.until)}"
        cure = "Skriv den nye datoen i until, eller ta bort avtalen, og tjenesten om den er borte."
        yield Finding(rules.DATE_EXPIRED, agreed.at("until"), message, cure)


def _disordered(document: Document) -> Iterator[Finding]:
    reviewed, following = document.reviewed, document.next_review
    if reviewed and following and following < reviewed:
        message = f"Neste gjennomgang er {date(following)}, men den siste var {date(reviewed)}"
        cure = "Skriv en senere dag for neste gjennomgang."
        yield Finding(rules.DATE_ORDER, document.at("next_review"), message, cure)


def all_documents(guide: Guide) -> Iterator[Document]:
    """Yield every document of a guide, also those of its levels and steps."""
    yield from (text.value for text in texts_of(guide))


def _overdue(document: Document, today: dt.date) -> Iterator[Finding]:
    if document.next_review and document.next_review < today:
        yield Finding(
            rules.DATE_OVERDUE,
            document.at("next_review"),
            f"«{document.title}» skulle vært gjennomgått {date(document.next_review)}",
            "Gå gjennom teksten, og sett reviewed og next_review på nytt.",
        )


def _not_yet(document: Document, today: dt.date) -> Iterator[Finding]:
    begins = document.in_force if isinstance(document, Law) else None
    if begins and begins > today:
        message = f"«{document.title}» gjelder ikke før {date(begins)}"
        cure = "Rett dagen, eller vent med bestemmelsen til den gjelder."
        yield Finding(rules.LAW_NOT_YET, document.at("in_force"), message, cure)


def _future(part: Part, today: dt.date) -> Iterator[Finding]:
    for name in _LOOKED_AT:
        day = getattr(part, name, None)
        if isinstance(day, dt.date) and day > today:
            message = f"«{name}» er {date(day)}, som ikke har vært ennå"
            yield Finding(rules.DATE_FUTURE, part.at(name), message, "Skriv dagen det ble gjort.")
    for _, child in child_parts(part):
        yield from _future(child, today)


def check_laws(guide: Guide) -> Iterator[Finding]:
    """Yield references to provisions that another has superseded."""
    laws = guide.documents.get("law", {})
    old = {id for id, law in laws.items() if isinstance(law.value, Law) and law.value.superseded_by}
    for variant in guide.variants.values():
        for level in variant.levels:
            for step in level.steps:
                yield from _superseded(step.facts, old, guide)
                for deadline in step.facts.deadlines:
                    if deadline.law in old:
                        yield _replaced(deadline.at("law"), str(deadline.law), guide)
    for document in all_documents(guide):
        if isinstance(document, Tool | Role | ServiceType | Emergency):
            yield from _superseded(document, old, guide)


def _superseded(
    part: Step | Tool | Role | ServiceType | Emergency, old: set[str], guide: Guide
) -> Iterator[Finding]:
    for index, id in enumerate(part.laws):
        if id in old:
            yield _replaced(part.at("laws", index), id, guide)


def _replaced(at: Location, id: str, guide: Guide) -> Finding:
    law = guide.documents["law"][id].value
    assert isinstance(law, Law)  # noqa: S101 - only laws are superseded
    cure = f"Bruk {', '.join(law.superseded_by)}."
    rule = rules.LAW_SUPERSEDED_LOCALLY if owner_of(at.path) else rules.LAW_SUPERSEDED
    return Finding(rule, at, f"«{id}» gjelder ikke lenger", cure)
