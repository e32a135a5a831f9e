"""The services: all of them with their sectors, and one page each."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, cast

from veileder.model.documents import ServiceType
from veileder.model.measures import Measure
from veileder.pages.age_bands import age_filter, written_ages
from veileder.pages.base import Page, PageData
from veileder.pages.calendars import calendar_links
from veileder.pages.cards import law_links
from veileder.pages.checking import service_checked
from veileder.pages.contacts import WholeUnit, units, whole_unit
from veileder.pages.directory import Directory, Group, directory, first_letter, in_groups
from veileder.pages.levels import level_links
from veileder.pages.measure_filters import level_filter, sector_filter, theme_filter
from veileder.pages.parts import Answering, Checked, Html, Link, Point, Provenance
from veileder.pages.phones import every_number
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import GuideLevel, Resolved

_POINTS = ("for_whom", "how_to_refer", "expect", "does_not")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEntry:
    """A type of service in the list: whom to ring there, and what the filters compare.

    ``levels`` are those that lead to it, ``labels`` what they are called; ``ages`` and ``themes``
    are those of its measures. ``checked`` is the day somebody last looked at all of it.
    """

    title: str
    href: str
    summary: Html
    sector: str
    sector_name: str
    levels: tuple[str, ...]
    labels: tuple[str, ...]
    ages: tuple[str, ...]
    themes: tuple[str, ...]
    numbers: tuple[Answering, ...]
    checked: Checked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceGroup(Group):
    """The services that begin with one letter."""

    entries: tuple[ServiceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesPage(PageData):
    """All types of service, or those of one volume, and what to choose among them by."""

    template: ClassVar[str] = "services.html"

    groups: tuple[ServiceGroup, ...]
    directory: Directory
    volumes: Volumes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage(PageData):
    """A type of service, and the local units of it. ``level_labels`` are for the search."""

    template: ClassVar[str] = "service.html"

    units: tuple[WholeUnit, ...]
    summary: Html
    sector: str
    points: tuple[Point, ...]
    body: Html
    steps: tuple[Link, ...]
    levels: tuple[Link, ...]
    level_labels: tuple[str, ...]
    measures: tuple[Link, ...]
    theme_links: tuple[Link, ...]
    laws: tuple[Link, ...]
    calendar: tuple[Link, ...]
    provenance: Provenance


def service_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview and a page per type of service."""
    folder = view.addresses.path("services")
    documents = view.guide.documents["service"].values()
    services = [cast(Resolved[ServiceType], document) for document in documents]
    yield from _overview(view.at(folder), services, back)
    for service in services:
        yield _service(view.at(f"{folder}{service.id}/"), service, back)


def _overview(view: View, services: list[Resolved[ServiceType]], back: Backlinks) -> Iterator[Page]:
    ordered = sorted(services, key=lambda service: service.title.lower())
    entry = partial(_entry, back)
    every = [entry(view, service) for service in ordered]
    for volume in in_volumes(view, ordered, entry, lambda service: service.title):
        data = ServicesPage(
            groups=tuple(
                ServiceGroup(title=one.title, names=one.names, count=one.count, entries=entries)
                for one, entries in in_groups(volume.entries, _letter, lambda entry: entry.title)
            ),
            directory=_directory(view, every),
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_services"])
        yield volume.view.page(
            data, title, view.strings["services_description"], table="services.yml"
        )


def _directory(view: View, entries: list[ServiceEntry]) -> Directory:
    switches = ["open_now"] if any(n.written for entry in entries for n in entry.numbers) else []
    filters = (
        level_filter(view, {level for entry in entries for level in entry.levels}),
        age_filter(view, (entry.ages for entry in entries)),
        theme_filter(view, {theme for entry in entries for theme in entry.themes}),
        sector_filter(view, {entry.sector for entry in entries}),
    )
    return directory(view, len(entries), filters, switches)


def _letter(entry: ServiceEntry) -> str:
    return first_letter(entry.title)


def _entry(back: Backlinks, view: View, service: Resolved[ServiceType]) -> ServiceEntry:
    link = view.known(f"service/{service.id}")
    sector, levels = service.value.sector, _levels(view, service.id, back)
    given = _measures(view, service.id)
    return ServiceEntry(
        title=link.title,
        href=link.href,
        summary=view.inline(service.value.summary),
        sector=sector,
        sector_name=view.strings[f"sector_{sector}"],
        levels=tuple(level.id for level in levels),
        labels=labels(levels),
        ages=tuple(sorted({part for measure in given for part in written_ages(measure.ages)})),
        themes=tuple(dict.fromkeys(theme for measure in given for theme in measure.themes)),
        numbers=every_number(view, service.id),
        checked=_checked(view, service.id),
    )


def _measures(view: View, type_id: str) -> list[Measure]:
    """Return the measures that the units of a type of service give."""
    own = {local.value.id for local in view.guide.services if local.value.type == type_id}
    return [local.value for local in view.guide.measures if local.value.service in own]


def _checked(view: View, type_id: str) -> Checked | None:
    """Return the day all units of a type of service had been looked at."""
    own = [local.value for local in view.guide.services if local.value.type == type_id]
    if not own or any(unit.checked is None for unit in own):
        return None
    oldest = min(own, key=lambda unit: unit.checked or dt.date.max)
    return service_checked(view.guide, view.strings, oldest)


def _service(view: View, document: Resolved[ServiceType], back: Backlinks) -> Page:
    value, ref = document.value, f"service/{document.id}"
    levels = _levels(view, document.id, back)
    data = ServicePage(
        units=tuple(whole_unit(view, unit) for unit in units(view, document.id)),
        summary=view.inline(value.summary),
        sector=view.strings[f"sector_{value.sector}"],
        points=tuple(
            Point(view.strings[name], view.html(text))
            for name in _POINTS
            if (text := getattr(value, name))
        ),
        body=view.html(value.body),
        steps=view.links_from("step", back, ref),
        levels=level_links(view, (level.id for level in levels)),
        level_labels=labels(levels),
        measures=view.links_from("measure", back, ref),
        theme_links=view.links_from("theme", back, ref),
        laws=law_links(view, value.laws),
        calendar=calendar_links(view, f"service/{document.id}"),
        provenance=view.provenance(document),
    )
    own = units(view, document.id)
    return view.page(data, document.title, view.plain(value.summary), document, entries=own)


def _levels(view: View, service: str, back: Backlinks) -> list[GuideLevel]:
    """Return the levels that point at a type of service, themselves or by their steps."""
    sources = set(back.get(f"service/{service}", ()))
    return [
        level
        for level in view.guide.common.levels
        if f"level/{level.id}" in sources
        or any(f"step/{step.id}" in sources for step in level.steps)
    ]


def labels(levels: list[GuideLevel]) -> tuple[str, ...]:
    """Return the labels of the levels that have one."""
    return tuple(level.facts.label for level in levels if level.facts.label)
