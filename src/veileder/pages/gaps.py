"""Where there are few measures: how many there are by level, age and theme, with none marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from veileder.model.measures import Measure
from veileder.pages.age_bands import PREGNANCY, bands, is_of, written_ages
from veileder.pages.base import Page, PageData
from veileder.pages.levels import level_title
from veileder.pages.parts import Choice, Link
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many measures there are, and the list of just those."""

    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A level or a theme: all ages together, then age by age."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLevel:
    """A level, theme by theme; ``count`` is of its measures."""

    title: str
    count: int
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsPage(PageData):
    """The measures counted. ``uncounted`` have no level or no theme, so that a row lacks them.

    ``levels`` is empty where no measure has a theme.
    """

    template: ClassVar[str] = "gaps.html"
    is_printed: ClassVar[bool] = True

    ages: tuple[str, ...]
    overview: tuple[GapRow, ...]
    levels: tuple[GapLevel, ...]
    uncounted: tuple[Link, ...]
    measures: Link


def gaps_page(view: View) -> Page:
    """Return the page that counts the measures."""
    measures = [local.value for local in view.guide.measures]
    columns = bands(view, [written_ages(measure.ages) for measure in measures])
    levels = view.guide.common.levels if measures else ()
    shown = {level.id for level in levels}
    has_themes = any(measure.themes for measure in measures)
    data = GapsPage(
        ages=tuple(_short(view, band) for band in columns),
        overview=tuple(_level_row(view, level, measures, columns) for level in levels),
        levels=tuple(_level(view, level, measures, columns) for level in levels if has_themes),
        uncounted=view.links(
            f"measure/{measure.id}"
            for measure in measures
            if not measure.themes or not shown.intersection(measure.levels)
        ),
        measures=view.known("page/measures"),
    )
    return view.page(data, view.strings["page_gaps"], view.strings["gaps_description"])


def _short(view: View, band: Choice) -> str:
    """Return the head of a column: «6–12», so that a phone has room for all of them."""
    return view.strings["gaps_pregnancy"] if band.id == PREGNANCY else band.id.replace("-", "–")


def _level(
    view: View, level: GuideLevel, measures: Sequence[Measure], columns: tuple[Choice, ...]
) -> GapLevel:
    themes = sorted({theme for measure in measures for theme in measure.themes}, key=str.lower)
    own = [measure for measure in measures if level.id in measure.levels]
    rows = (
        GapRow(
            title=theme,
            cells=tuple(_cells(view, own, columns, {"level": level.id, "theme": theme})),
        )
        for theme in themes
    )
    title = level_title(view, view.guide.common, level)
    return GapLevel(title=title, count=len(own), rows=tuple(rows))


def _level_row(
    view: View, level: GuideLevel, measures: Sequence[Measure], columns: tuple[Choice, ...]
) -> GapRow:
    cells = _cells(view, measures, columns, {"level": level.id})
    title = level_title(view, view.guide.common, level)
    return GapRow(title=title, cells=tuple(cells))


def _cells(
    view: View, measures: Sequence[Measure], columns: tuple[Choice, ...], asked: dict[str, str]
) -> Iterator[Cell]:
    """Yield how many are left by what is ``asked``, then by each age as well."""
    found = [measure for measure in measures if _has(measure, asked)]
    yield _cell(view, len(found), asked)
    for band in columns:
        of_age = [one for one in found if is_of(written_ages(one.ages), band.id)]
        yield _cell(view, len(of_age), {**asked, "age": band.id})


def _has(measure: Measure, asked: dict[str, str]) -> bool:
    """Return whether the list would show ``measure`` to one who asks for that."""
    of_theme = "theme" not in asked or asked["theme"] in measure.themes
    return of_theme and asked["level"] in measure.levels


def _cell(view: View, count: int, asked: dict[str, str]) -> Cell:
    return Cell(count=count, href=f"{view.known('page/measures').href}?{urlencode(asked)}")
