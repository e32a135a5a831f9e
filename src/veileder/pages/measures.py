"""The measures: all of them with filters, and one page each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model.measures import Ages, Measure
from veileder.pages.age_bands import written_ages
from veileder.pages.base import Page, PageData
from veileder.pages.contacts import ServiceContacts, giver
from veileder.pages.directory import Directory, Group, directory, first_letter, in_groups
from veileder.pages.levels import level_links
from veileder.pages.measure_filters import measure_filters
from veileder.pages.parts import Checked, Html, Link, Own
from veileder.pages.services import labels
from veileder.pages.sharing import whose
from veileder.pages.themes import themes_of_measure
from veileder.pages.view import View
from veileder.pages.volumes import Volume, Volumes, in_volumes
from veileder.resolving.guide import GuideLevel

_SCHOOL_AGE = 6  # the year a child begins at school, opplæringslova § 2-1


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntry:
    """A measure in the list: its facts for reading, and what the filters compare.

    ``consent`` is whether it needs one, None where nobody has said.
    """

    name: str
    href: str
    description: Html
    facts: tuple[str, ...]
    checked: Checked | None
    target: tuple[str, ...]
    refer: tuple[str, ...]
    tier: str | None
    sector: str
    levels: tuple[str, ...]
    themes: tuple[str, ...]
    ages: tuple[str, ...]
    consent: bool | None
    group: str
    severity: str
    evidence_level: str
    colour: str
    colour_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureGroup(Group):
    """Measures under one heading: the municipality's own, or a letter."""

    entries: tuple[MeasureEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresPage(PageData):
    """All measures, or those of one volume, and what to choose among them by.

    ``gaps`` leads to where there are few of them, and ``region`` to those of the neighbours.
    """

    template: ClassVar[str] = "measures.html"

    groups: tuple[MeasureGroup, ...]
    directory: Directory
    gaps: Link
    volumes: Volumes | None = None
    region: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage(PageData):
    """A measure. ``level_labels`` are for the search, ``region`` leads to who else has it."""

    template: ClassVar[str] = "measure.html"

    description: Html
    targets: tuple[str, ...]
    ages: str | None
    themes: tuple[str, ...]
    tier: str | None
    refers: tuple[str, ...]
    consent: bool | None
    duration: str | None
    sector: str
    evidence: str | None
    evidence_level: str | None
    group: str | None
    severity: str | None
    colour: str | None
    colour_word: str | None
    checked: Checked | None
    url: Own | None
    levels: tuple[Link, ...]
    level_labels: tuple[str, ...]
    service: ServiceContacts | None
    whose: str
    theme_links: tuple[Link, ...]
    region: Link | None = None


def measure_pages(view: View) -> Iterator[Page]:
    """Yield the overview and a page per measure."""
    folder = view.addresses.path("measures")
    measures = [local.value for local in view.guide.measures]
    yield from _overview(view.at(folder), measures)
    for measure in measures:
        yield _measure(view.at(f"{folder}{measure.id}/"), measure)


def _overview(view: View, measures: list[Measure]) -> Iterator[Page]:
    groups = list(dict.fromkeys(measure.group for measure in measures if measure.group))
    as_written = view.guide.measures_as_written
    by_name = None if groups or as_written else lambda measure: measure.name
    ordered = measures if as_written else sorted(measures, key=lambda one: one.name.lower())
    ordered = sorted(ordered, key=lambda one: (*groups, None).index(one.group))
    for volume in in_volumes(view, ordered, _entry, by_name):
        yield _list(volume, measures)


def _list(volume: Volume[MeasureEntry], measures: list[Measure]) -> Page:
    """Return one page of the list; one filters by what is found on all of them."""
    view = volume.view
    heading = _heading(view, measures)
    switches = ["without_consent"] if any(one.consent is False for one in measures) else []
    chosen_by = measure_filters(view, measures)
    data = MeasuresPage(
        groups=tuple(
            MeasureGroup(title=group.title, names=group.names, count=group.count, entries=entries)
            for group, entries in in_groups(volume.entries, heading, lambda entry: entry.name)
        ),
        directory=directory(view, len(measures), chosen_by, switches),
        gaps=view.known("page/gaps"),
        volumes=volume.among,
    )
    title = volume.title(view.strings["page_measures"])
    said = view.strings["measures_description"]
    return view.page(data, title, said, table="measures.yml")


def _heading(view: View, measures: list[Measure]) -> Callable[[MeasureEntry], str]:
    """Return what says under which heading a measure stands: one for all, or of several."""
    rest, every = view.strings["measures_without_group"], view.strings["measures_all"]
    if any(measure.group for measure in measures):
        return lambda entry: entry.group or rest
    if view.guide.measures_as_written:
        return lambda _: every
    return lambda entry: first_letter(entry.name)


def in_short(view: View, measure: Measure) -> str:
    """Return whom ``measure`` is for, in one line; empty where nobody has said."""
    return " · ".join(filter(None, (*_targets(view, measure), _ages(view, measure.ages))))


def _entry(view: View, measure: Measure) -> MeasureEntry:
    ages, tier = _ages(view, measure.ages), _tier(view, measure)
    known = (measure.severity, _evidence_level(view, measure))
    return MeasureEntry(
        name=measure.name,
        href=view.known(f"measure/{measure.id}").href,
        description=view.html(measure.description),
        facts=tuple(fact for fact in (*_targets(view, measure), ages, *known, tier) if fact),
        checked=view.checked("measure", measure.checked),
        target=measure.target,
        refer=measure.refer,
        tier=measure.tier,
        sector=measure.sector,
        levels=tuple(level.id for level in _levels(view, measure)),
        themes=measure.themes,
        ages=written_ages(measure.ages),
        consent=measure.consent,
        group=measure.group or "",
        severity=measure.severity or "",
        evidence_level=measure.evidence_level or "",
        colour=measure.colour or "",
        colour_word=measure.colour_word or "",
    )


def _way(measure: Measure, way: str) -> str:
    """Return the words for a way there: no kindergarten leads to what is for pupils alone."""
    ages = measure.ages
    is_for_pupils = ages and ages.from_age >= _SCHOOL_AGE and not ages.pregnancy
    return "refer_pupil" if way == "school" and is_for_pupils else f"refer_{way}"


def _measure(view: View, measure: Measure) -> Page:
    levels, units = _levels(view, measure), view.guide.services
    service = next((local.value for local in units if local.value.id == measure.service), None)
    data = MeasurePage(
        description=view.html(measure.description),
        targets=_targets(view, measure),
        ages=_ages(view, measure.ages),
        themes=measure.themes,
        tier=_tier(view, measure),
        refers=tuple(view.strings[_way(measure, way)] for way in measure.refer),
        consent=measure.consent,
        duration=measure.duration,
        sector=view.strings[f"sector_{measure.sector}"],
        evidence=measure.evidence,
        evidence_level=_evidence_level(view, measure),
        group=measure.group,
        severity=measure.severity,
        colour=measure.colour,
        colour_word=measure.colour_word,
        checked=view.checked("measure", measure.checked),
        url=measure.url,
        levels=level_links(view, (level.id for level in levels)),
        level_labels=labels(levels),
        service=giver(view, service) if service else None,
        whose=whose(view, measure),
        theme_links=themes_of_measure(view, measure),
    )
    return view.page(data, measure.name, view.plain(measure.description), entries=[measure])


def _levels(view: View, measure: Measure) -> list[GuideLevel]:
    return [level for level in view.guide.common.levels if level.id in measure.levels]


def _targets(view: View, measure: Measure) -> tuple[str, ...]:
    return tuple(view.strings[f"target_{target}"] for target in measure.target)


def _tier(view: View, measure: Measure) -> str | None:
    return view.strings[f"tier_{measure.tier}"] if measure.tier else None


def _evidence_level(view: View, measure: Measure) -> str | None:
    level = measure.evidence_level
    return view.strings[f"evidence_level_{level}"] if level else None


def _ages(view: View, ages: Ages | None) -> str | None:
    if ages is None:
        return None
    years = view.say("ages", first=ages.from_age, last=ages.to_age) if ages.to_age else None
    pregnancy = view.strings["ages_pregnancy"] if ages.pregnancy else None
    return ", ".join(part for part in (pregnancy, years) if part)
