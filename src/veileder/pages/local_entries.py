"""What stands in the tables of a municipality or its region: titles, under what it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from veileder.findings import owner_of
from veileder.model.base import Language, Part
from veileder.model.everyday import Everyday
from veileder.model.year import Event, Holiday
from veileder.pages.amendments import told_at
from veileder.pages.parts import day
from veileder.pages.view import View
from veileder.reading.layers import SHARED
from veileder.resolving.addresses import collated
from veileder.resolving.guide import Local
from veileder.resolving.words.forms import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntry:
    """One thing: ``note`` is whose it is, where it is not the municipality's own from the start."""

    title: str
    href: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalGroup:
    """All of one kind."""

    title: str
    entries: tuple[LocalEntry, ...]


def local_groups(view: View) -> Iterator[LocalGroup]:
    """Yield what the municipality and its region have in their tables; no group is empty."""
    for key, entries in _groups(view):
        ordered = tuple(sorted(entries, key=lambda one: collated(one.title)))
        if ordered:
            yield LocalGroup(title=view.strings[key], entries=ordered)


def _groups(view: View) -> Iterator[tuple[str, Iterable[LocalEntry]]]:
    guide = view.guide
    yield "page_services", _entries(view, "unit", guide.services)
    yield "page_measures", _entries(view, "measure", guide.measures)
    yield "page_arenas", _entries(view, "meeting", guide.arenas)
    yield "local_systems", _systems(view)
    yield "page_glossary", _placed(view, "term", guide.terms)
    yield "page_answers", _placed(view, "answer", guide.answers)
    yield "consent", _placed(view, "consent", guide.consents)
    yield "page_year", _of_year(view)
    yield "local_search", _words(view)


def _entries(view: View, kind: str, entries: Iterable[Local[Any]]) -> Iterator[LocalEntry]:
    """Yield the entries of a table; what the shared content lends is nobody's own."""
    for local in entries:
        note = _note(view, local)
        if note is not None and local.layer != SHARED:
            link = told_at(view, f"{kind}/{local.value.id}")
            yield LocalEntry(
                title=local.value.name, href=link.href if link else None, note=note or None
            )


def _note(view: View, local: Local[Any]) -> str | None:
    if local.lender:
        return f"{view.strings['borrowed_from']} {local.lender}"
    return _based(view, local.value) or _whose(view, local.layer)


def _based(view: View, entry: Any) -> str | None:
    """Return that an entry stands instead of the region's, and when the two were compared."""
    if not entry.based_on or view.guide.region is None:
        return None
    based = view.say("local_based_region", region=view.guide.region.name)
    kind = type(entry).__name__.lower()
    compared = day(view.guide.beneath.compared.get(f"{kind}/{entry.id}"))
    return f"{based}, {view.strings['local_compared']} {compared}" if compared else based


def _placed(view: View, kind: str, rows: Iterable[Any]) -> Iterator[LocalEntry]:
    """Yield the rows in both målformer that the site shows, by the title they have there."""
    for row in rows:
        link, whose = view.link(f"{kind}/{row.id}"), _whose_row(view, row)
        if link and whose is not None:
            yield LocalEntry(title=link.title, href=link.href, note=whose or None)


def _systems(view: View) -> Iterator[LocalEntry]:
    for system in view.guide.settings.systems.values():
        link, whose = view.link(f"tool/{system.tool}"), _whose_row(view, system)
        if link and whose is not None:
            title = f"{system.name} ({link.title})"
            yield LocalEntry(title=title, href=link.href, note=whose or None)


def _of_year(view: View) -> Iterator[LocalEntry]:
    link, guide = view.link("page/year"), view.guide
    rows: tuple[Event | Holiday, ...] = (*guide.events, *guide.holidays)
    for row in rows:
        whose = _whose_row(view, row)
        if whose is not None:
            yield LocalEntry(
                title=capital(str(row.name)), href=link.href if link else None, note=whose or None
            )


def _words(view: View) -> Iterator[LocalEntry]:
    for row in view.guide.everyday:
        whose = _whose_row(view, row)
        if whose is not None:
            link = next(iter(view.links(row.refs)), None)
            title = ", ".join(_said(row, view.guide.language))
            yield LocalEntry(title=title, href=link.href if link else None, note=whose or None)


def _said(row: Everyday, language: Language) -> tuple[str, ...]:
    return (row.nn if language is Language.NN else row.nb) or row.said


def _whose_row(view: View, row: Part) -> str | None:
    return _whose(view, owner_of(row.at().path))


def _whose(view: View, layer: str | None) -> str | None:
    """Return the region's name, nothing for the municipality's own, and None for all others'."""
    if layer == view.guide.id:
        return ""
    region = view.guide.region
    return region.name if region and layer == view.guide.region_id else None
