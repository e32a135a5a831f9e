"""The log of amendments: what changed, why, for whom and from when; the newest first, by month."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from veileder.facts.rows import digest
from veileder.model import formats
from veileder.model.amending import Amendment
from veileder.pages.base import Page, PageData
from veileder.pages.feeds import FEEDS, feed_path
from veileder.pages.parts import Link
from veileder.pages.view import View
from veileder.reading.former import ReleaseLine, release_lines
from veileder.resolving.guide import Guide
from veileder.resolving.words.forms import capital, running

_MOST_TYPES = 12  # that amendments.css has a rule for


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRow:
    """One amendment.

    ``id`` is where it stands on the page, after ``rad_``, and ``number`` its place in the file.
    ``types`` are numbers of the types of service it is for, ``all`` where it is for all. What the
    base changed has no number, and one sentence ``said`` of it. ``language`` is what it is written
    in, where that is not the site's.
    """

    id: str
    number: int | None
    day: str
    iso: str
    title: str
    href: str | None
    part: str
    before: str | None
    after: str | None
    said: str | None
    why: str | None
    whom: str | None
    types: tuple[str, ...]
    is_law: bool
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The amendments of a month."""

    title: str
    amendments: tuple[AmendmentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A type of service to show the amendments of: where the address leads, and its number."""

    id: str
    title: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentsPage(PageData):
    """All amendments, those of each type of service, and what follows them.

    ``up`` leads to what the log is of, where that is the front of a region: it has no prints.
    """

    template: ClassVar[str] = "amendments.html"

    months: tuple[Month, ...]
    picks: tuple[Pick, ...]
    next_update: str | None
    feeds: tuple[Link, ...]
    up: Link | None = None


def amendments_page(view: View, up: Link | None = None) -> Page:
    """Return the page of what the municipality, or the region ``up``, and the base have changed."""
    picks = tuple(picks_of(view.guide))
    rows = amendment_rows(view, release_lines(), {pick.id: pick.number for pick in picks})
    update = view.guide.municipality.next_update
    data = AmendmentsPage(
        months=tuple(_months(rows)),
        picks=tuple(pick for pick in picks if any(pick.number in row.types for row in rows)),
        next_update=view.say("amendments_next", day=formats.date(update)) if update else None,
        feeds=tuple(_feeds(view, picks)) if has_feeds(view) else (),
        up=up,
    )
    words = view.strings
    return view.page(data, words["page_amendments"], words["amendments_description"])


def has_feeds(view: View) -> bool:
    """Whether there is something to follow, and an address to say where it stands."""
    return bool(view.guide.settings.address and (view.guide.amendments or release_lines()))


def picks_of(guide: Guide) -> Iterator[Pick]:
    """Yield the types of service that amendments and feeds are told apart by."""
    for number, id in enumerate(guide.settings.variants[:_MOST_TYPES], start=1):
        document = guide.documents["service"].get(id)
        yield Pick(id=id, title=document.title if document else id, number=str(number))


def _feeds(view: View, picks: Iterable[Pick]) -> Iterator[Link]:
    folder = view.addresses.path("amendments")
    for name in FEEDS:
        title = view.strings[f"amendments_feed_{name or 'all'}"]
        yield Link(title, view.relative(feed_path(folder, name)))
    for pick in picks:
        yield Link(pick.title, view.relative(feed_path(folder, pick.id)))


def amendment_rows(
    view: View, shared: Sequence[ReleaseLine], numbers: Mapping[str, str]
) -> list[AmendmentRow]:
    """Return all amendments as they are shown, the newest first."""
    own = enumerate(view.guide.amendments)
    dated = [(row.date, number, _own(view, number, row, numbers)) for number, row in own]
    dated += [(line.date, -1, _shared(view, line)) for line in shared]
    return [row for _, _, row in sorted(dated, key=lambda one: one[:2], reverse=True)]


def _own(view: View, number: int, row: Amendment, numbers: Mapping[str, str]) -> AmendmentRow:
    link = told_at(view, row.ref)
    types = tuple(numbers[one] for one in row.services if one in numbers)
    return AmendmentRow(
        id=f"e-{digest(row.model_dump(mode='json', exclude={'why'}))}",
        number=number,
        day=formats.date(row.date),
        iso=row.date.isoformat(),
        title=row.title,
        href=link.href if link else None,
        part=row.part,
        before=row.before,
        after=row.after,
        said=None,
        why=row.why,
        whom=_whom(view, row),
        types=types or ("all",),
        is_law=row.law,
        language=_other_language(view),
    )


def _other_language(view: View) -> str | None:
    """Return the målform that the log is written in, on a site in the other."""
    written = view.guide.municipality.languages[0]
    return None if written == view.guide.language else str(written)


def _whom(view: View, row: Amendment) -> str | None:
    refs = [f"service/{id}" for id in row.services] or [f"role/{id}" for id in row.roles]
    names = [name for ref in refs if (name := view.name(ref))]
    return capital(", ".join(map(running, names))) if names else None


def told_at(view: View, ref: str) -> Link | None:
    """Return where ``ref`` is told of now: a unit and a meeting on the page of their type."""
    kind, _, id = ref.partition("/")
    guide = view.guide
    if kind == "unit":
        found = (local.value.type for local in guide.services if local.value.id == id)
        return next((view.link(f"service/{type}") for type in found), None)
    if kind == "meeting":
        found = (local.value.type for local in guide.arenas if local.value.id == id)
        return next((view.link(f"arena/{type}") for type in found), None)
    return view.link("page/helplines" if kind == "helpline" else ref)


def _shared(view: View, line: ReleaseLine) -> AmendmentRow:
    link = view.link(line.ref)
    said = line.said[str(view.guide.language)]
    return AmendmentRow(
        id=f"f-{digest([line.version, line.ref, said])}",
        number=None,
        day=formats.date(line.date),
        iso=line.date.isoformat(),
        title=link.title if link else capital(view.strings["amendments_shared"]),
        href=link.href if link else None,
        part=view.strings["amendments_shared"],
        before=None,
        after=None,
        said=said,
        why=None,
        whom=None,
        types=("all",),
        is_law=line.ref.startswith("law/") or "laws" in line.about,
        language=None,
    )


def _months(rows: Iterable[AmendmentRow]) -> Iterator[Month]:
    for month, found in groupby(rows, key=lambda row: row.iso[:7]):
        title = formats.date(dt.date.fromisoformat(f"{month}-01")).partition(" ")[2]
        yield Month(title=capital(title), amendments=tuple(found))
