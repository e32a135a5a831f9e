"""The services: all of them with their sectors, and one page each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, cast

from veileder.model.documents import ServiceType
from veileder.pages.base import Page, PageData
from veileder.pages.cards import law_links
from veileder.pages.contacts import WholeUnit, units, whole_unit
from veileder.pages.levels import level_links
from veileder.pages.parts import Choice, Contact, Html, Link, Point, Provenance
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import GuideLevel, Resolved

_POINTS = ("for_whom", "how_to_refer", "expect", "does_not")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEntry:
    """A type of service in the list; ``labels`` are those of the levels that lead to it."""

    title: str
    href: str
    summary: Html
    sector: str
    sector_name: str
    labels: tuple[str, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesPage(PageData):
    """All types of service, or those of one volume, and the sectors to choose from."""

    template: ClassVar[str] = "services.html"

    entries: tuple[ServiceEntry, ...]
    sectors: tuple[Choice, ...]
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
    laws: tuple[Link, ...]
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
    sectors = sorted({service.value.sector for service in services})
    entry = partial(_entry, back)
    for volume in in_volumes(view, ordered, entry, lambda service: service.title):
        data = ServicesPage(
            entries=volume.entries,
            sectors=tuple(Choice(id, view.strings[f"sector_{id}"]) for id in sectors),
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_services"])
        yield volume.view.page(
            data, title, view.strings["services_description"], table="services.yml"
        )


def _entry(back: Backlinks, view: View, service: Resolved[ServiceType]) -> ServiceEntry:
    link = view.known(f"service/{service.id}")
    sector = service.value.sector
    return ServiceEntry(
        title=link.title,
        href=link.href,
        summary=view.inline(service.value.summary),
        sector=sector,
        sector_name=view.strings[f"sector_{sector}"],
        labels=labels(_levels(view, service.id, back)),
        contacts=tuple(
            contact for unit in units(view, service.id) for contact in view.contacts(unit.contacts)
        ),
    )


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
        laws=law_links(view, value.laws),
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
