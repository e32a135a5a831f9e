"""The ids there are, and what is said of one that is not among them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from veileder import rules
from veileder.checks.broken import Broken
from veileder.findings import Finding, Location
from veileder.model.base import Part
from veileder.reading.layers import Layer, Library
from veileder.reading.likeness import nearest
from veileder.resolving.compose import renamed
from veileder.resolving.guide import Guide

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
    "theme": "tema",
    "helpline": "telefon i helplines.yml",
    "answer": "svar",
    "consent": "rad i consent.yml",
    "matter": "sak i consent.yml",
    "measure": "tiltak",
    "unit": "tjeneste i services.yml",
    "event": "hendelse i year.yml",
    "holiday": "ferie i year.yml",
}
_TABLES = {
    "term": "terms.yml",
    "answer": "answers.yml",
    "consent": "consent.yml",
    "matter": "consent.yml",
    "unit": "services.yml",
    "measure": "measures.yml",
    "helpline": "helplines.yml",
    "event": "year.yml",
    "holiday": "year.yml",
}
# Ids of these stand in a table or skeleton, which may be what could not be read.
UNSURE = {"level", "step", *_TABLES}


class Ids(set[str]):
    """The ids there are of one kind; ``former`` says what those that were are called now."""

    former: Mapping[str, str] = MappingProxyType({})


Known = Mapping[str, set[str]]


def known_ids(guide: Guide, library: Library, unread: Broken) -> Known:
    """Return all ids by kind, also of what is hidden here: hiding is not a mistake.

    A kind is left out where the file that has its ids could not be read: nobody knows then.
    """
    layers = library.stack(guide.id)
    known = {kind: set(docs) | unread.ids(kind) for kind, docs in guide.documents.items()}
    for kind in ("tool", "case"):  # those that nothing here has a use for are not in the guide
        known[kind] |= {key.id for layer in layers for key in layer.texts if key.kind == kind}
    known["tool"] |= set(guide.borrowed)
    if guide.variants and not unread.has_skeleton(layers):
        known["level"] = {level.id for v in guide.variants.values() for level in v.levels}
        known["step"] = {id for v in guide.variants.values() for id in v.steps}
    tables: dict[str, Iterable[Any]] = {
        "term": guide.terms,
        "answer": guide.answers,
        "consent": guide.consents,
        "matter": guide.matters,
        "unit": guide.services,
        "measure": guide.measures,
        "helpline": guide.helplines,
        "event": guide.events,
        "holiday": guide.holidays,
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


def unknown(at: Location, what: str, id: str, known: Collection[str]) -> Finding:
    """Return the finding that ``id`` is not among ``known``."""
    if new := getattr(known, "former", {}).get(id):
        return Finding(rules.REF_UNKNOWN, at, f"«{id}» heter nå «{new}»", f"Skriv {new}.")
    cure = nearest(id, known) or f"Lag {what}, eller ta bort henvisningen."
    return Finding(rules.REF_UNKNOWN, at, f"Ukjent {what} «{id}»", cure)


def unknown_in(part: Part, field: str, kind: str, known: Known) -> Iterator[Finding]:
    """Yield the ids of list ``field`` of ``part`` that are not of ``kind``."""
    for index, id in enumerate(getattr(part, field)):
        if kind in known and id not in known[kind]:
            yield unknown(part.at(field, index), WHAT[kind], id, known[kind])


def unknown_id(part: Part, field: str, kind: str, known: Known) -> Iterator[Finding]:
    """Yield that the id in ``field`` of ``part``, if there is one, is not of ``kind``."""
    id = getattr(part, field)
    if id is not None and kind in known and id not in known[kind]:
        yield unknown(part.at(field), WHAT[kind], id, known[kind])


def check_ref(ref: str, at: Location, known: Known) -> Iterator[Finding]:
    """Yield a finding if ``ref`` (``kind/id``) names a kind or an id that does not exist."""
    kind, _, id = ref.partition("/")
    if kind not in WHAT:
        yield unknown(at, "slag", kind, sorted(WHAT))
    elif kind in known and id not in known[kind]:
        yield unknown(at, WHAT.get(kind, kind), id, known[kind])
