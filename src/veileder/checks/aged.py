"""Facts that nobody has checked, or not for too long: told to the one whose file they stand in."""

import datetime as dt
from collections.abc import Iterator

from veileder import rules
from veileder.findings import Finding, owner_of
from veileder.model.base import Language
from veileder.model.formats import date
from veileder.model.reviewing import Check, FactKind, Functions
from veileder.reading.layers import Library
from veileder.resolving.freshness import Fact, facts, held
from veileder.resolving.guide import Guide
from veileder.resolving.reviews import functions_of

# What a few of a kind are called; texts are counted by the report, since most are yet to be read.
NAMED: dict[FactKind, str] = {
    "emergency": "numre i akuttregelen",
    "helpline": "landsdekkende numre",
    "service": "tjenester",
    "arena": "møter",
    "measure": "tiltak",
    "system": "systemer",
    "municipality": "egne opplysninger",
    "agreement": "avtaler",
    "law": "lovbestemmelser",
    "consent": "rader om samtykke",
    "answer": "svar",
    "source": "tekster med kilder",
    "text": "tekster",
}
_CURE = "Kontroller det, og skriv dagen: checked: år-måned-dag."
_NAMES = 3  # told by name in a note


def check_age(guide: Guide, library: Library, owner: str, today: dt.date) -> Iterator[Finding]:
    """Yield what is old in the files of ``owner``: a municipality, a region, or empty for all."""
    mine = [one for one in facts(guide) if one.at.path and owner_of(one.at.path) == owner]
    mine = [one for one in mine if one.kind != "text"]  # DATO01 is about those
    must = _is_public(library, owner)
    for fact in mine:
        if fact.is_overdue(today):
            yield _old(fact, must=must and fact.kind == "emergency")
    for kind, name in NAMED.items():
        unseen = [one for one in mine if one.kind == kind and one.checked is None]
        if unseen and held(guide, kind).interval:
            yield _unchecked(name, unseen)


def _is_public(library: Library, owner: str) -> bool:
    """Whether ``owner`` has published what somebody may ring: not the shared, not the invented."""
    layer = library.layers.get(owner)
    settings = layer.settings if layer and not layer.is_example else None
    return settings is not None and settings.status == "published"


def _old(fact: Fact, *, must: bool) -> Finding:
    assert fact.checked and fact.due  # noqa: S101 - else it is not overdue
    due, last = date(fact.due), date(fact.checked)
    message = f"«{fact.title}» skulle vært kontrollert igjen {due}. Sist var {last}"
    if must:
        cure = "Ring nummeret, og skriv dagen på tjenesten: checked: år-måned-dag."
        return Finding(rules.DATE_URGENT, fact.at, message, cure)
    cure = f"Kontroller det, og skriv dagen: checked: år-måned-dag. Det gjør: {fact.owner}."
    return Finding(rules.DATE_STALE, fact.at, message, cure if fact.owner else _CURE)


def _unchecked(name: str, unseen: list[Fact]) -> Finding:
    titles = ", ".join(f"«{one.title}»" for one in unseen[:_NAMES])
    more = f" og {len(unseen) - _NAMES} til" if len(unseen) > _NAMES else ""
    message = f"Ikke kontrollert, {name}: {titles}{more}"
    return Finding(rules.DATE_UNCHECKED, unseen[0].at, message, _CURE)


def check_checks(library: Library) -> Iterator[Finding]:
    """Yield the rows that say how often something is checked, and name a function nobody has."""
    for layer in library.whole:
        table = layer.table("responsible.yml", Functions)
        stack = [layer] if layer is library.shared else library.stack(layer.id)
        for row in table.checks if table else ():
            yield from _nobody(row, {one.id for one, _ in functions_of(stack, Language.NB)})


def _nobody(row: Check, known: set[str]) -> Iterator[Finding]:
    if row.function and row.function not in known:
        message = f"Det finnes ingen funksjon «{row.function}»"
        cure = f"Bruk en av disse: {', '.join(sorted(known))}."
        yield Finding(rules.REF_UNKNOWN, row.at("function"), message, cure)
