"""The measures of a region's municipalities: what there is, for whom, and who has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.age_bands import age_filter
from veileder.pages.base import Page, PageData
from veileder.pages.directory import Directory, Filter, Group, directory, in_groups
from veileder.pages.members import Home, Members
from veileder.pages.mentions import Mention
from veileder.pages.parts import Choice, Link
from veileder.pages.portal import Listed
from veileder.pages.view import View
from veileder.resolving.addresses import collated


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMeasure:
    """A measure: ``about`` is whom it is for, and ``homes`` are the municipalities that have it.

    ``id`` is where its row stands. ``municipalities`` and ``ages`` are what one chooses by, and
    ``language`` is what it is written in, where that is not the page's.
    """

    id: str
    title: str
    about: str
    homes: tuple[Link, ...]
    municipalities: tuple[str, ...]
    ages: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMeasureGroup(Group):
    """The measures of one municipality alone, or those of several."""

    entries: tuple[RegionMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMeasuresPage(PageData):
    """All measures of a region's municipalities, those first that only one of them has."""

    template: ClassVar[str] = "region-measures.html"

    lead: str
    region: str
    groups: tuple[RegionMeasureGroup, ...]
    directory: Directory


def region_measures_page(view: View, members: Members) -> Page | None:
    """Return the page of the measures of all ``members``; None where nobody has any.

    ``view`` is the front of the region as seen from the page. What has one id is one measure.
    """
    rows = sorted(_rows(view, members), key=lambda row: (len(row.homes) > 1, collated(row.title)))
    if not rows:
        return None
    words = view.strings
    one, several = words["region_measures_one"], words["region_measures_several"]
    groups = in_groups(rows, lambda row: several if len(row.homes) > 1 else one, _title)
    named = (Choice(id, name) for id, name in sorted(members.names.items(), key=_by_name))
    having = Filter(name="municipality", label=words["region_municipality"], choices=tuple(named))
    data = RegionMeasuresPage(
        lead=words["region_measures_description"],
        region=view.guide.municipality.name,
        groups=tuple(
            RegionMeasureGroup(title=one.title, names=one.names, count=one.count, entries=entries)
            for one, entries in groups
        ),
        directory=directory(view, len(rows), (having, age_filter(view, (r.ages for r in rows)))),
    )
    title = view.say("region_measures_in", name=view.guide.municipality.name)
    return view.page(data, title, data.lead)


def _rows(view: View, members: Members) -> Iterator[RegionMeasure]:
    for id, homes in members.homes(_measure).items():
        abouts = {home.mention.about for home in homes}
        yield RegionMeasure(
            id=id,
            title=homes[0].mention.title,
            about=homes[0].mention.about if len(abouts) == 1 else "",
            homes=members.ways(homes, view.path),
            municipalities=tuple(home.site.id for home in homes),
            ages=_ages(homes),
            language=members.language_of(homes),
        )


def _measure(_: Listed, mention: Mention) -> str | None:
    return mention.id if mention.kind == "measure" else None


def _ages(homes: list[Home]) -> tuple[str, ...]:
    """Return all ages that it is for somewhere; nothing, which is all, where one has not said."""
    every = [home.mention.ages for home in homes]
    return tuple(sorted({part for ages in every for part in ages})) if all(every) else ()


def _title(row: RegionMeasure) -> str:
    return row.title


def _by_name(one: tuple[str, str]) -> tuple[str, ...]:
    return collated(one[1])
