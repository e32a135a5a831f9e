"""The levels, common and for each type of service: their pages, and how others name them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from veileder.model import formats
from veileder.model.documents import StepText
from veileder.model.readers import Duration
from veileder.pages.base import Page, PageData
from veileder.pages.batons import Baton, baton_here
from veileder.pages.parts import Html, Link, Provenance
from veileder.pages.variants import in_variants, variant_title, with_variant
from veileder.pages.view import View
from veileder.resolving.addresses import OVERVIEW_PAGES
from veileder.resolving.guide import GuideLevel, GuideStep, Variant
from veileder.resolving.words.forms import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step as a row to tap; without a number where the steps are not numbered."""

    title: str
    href: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level as a row to tap. ``name`` is «Nivå 1», None where the level has only its title."""

    title: str
    href: str
    name: str | None
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPage(PageData):
    """A level: what it is for, its steps and who holds the baton."""

    template: ClassVar[str] = "level.html"

    title: str
    name: str | None
    summary: Html
    written: bool
    duration: str | None
    steps: tuple[StepRow, ...]
    purpose: Html
    moving_on: Html
    body: Html
    baton: Baton | None
    nobody_holds: bool
    levels: tuple[LevelRow, ...]
    overviews: tuple[Link, ...]
    provenance: Provenance | None
    crumbs: tuple[Link, ...]


def level_page(view: View, variant: Variant, level: GuideLevel) -> Page:
    """Return the page of a level."""
    text = level.text.value if level.text else None
    data = LevelPage(
        title=level.title,
        name=short_name(view, variant, level),
        summary=view.inline(text.summary if text else None),
        written=level.facts.written,
        duration=duration(view, level.facts.duration),
        steps=step_rows(view, variant, level),
        purpose=view.html(text.purpose if text else None),
        moving_on=view.html(text.moving_on if text else None),
        body=view.html(text.body if text else None),
        baton=baton_here(view, level.baton) if level.baton else None,
        nobody_holds=level.is_held_by_nobody,
        levels=_rows(view, variant, level),
        overviews=view.links(f"page/{page}" for page in OVERVIEW_PAGES),
        provenance=view.provenance(level.text) if level.text else None,
        crumbs=crumbs(view, variant, None),
    )
    title = level_title(view, variant, level)
    description = view.plain(text.summary if text else None)
    page = view.page(data, with_variant(view, title), description, level.text)
    return in_variants(view, page, f"level/{level.id}")


def level_name(view: View, variant: Variant, level: GuideLevel) -> str:
    """Return the short name of a level: «Nivå 1», «Fase A», or its title."""
    return short_name(view, variant, level) or level.title


def level_title(view: View, variant: Variant, level: GuideLevel) -> str:
    """Return the whole name of a level: «Nivå 1: Undring», or its title alone."""
    name = short_name(view, variant, level)
    return f"{name}: {level.title}" if name and name != level.title else level.title


def level_links(view: View, ids: Iterable[str]) -> tuple[Link, ...]:
    """Return the links of the levels with these ids, each by its whole name, in order."""
    known = {level.id: level for level in view.guide.common.levels}
    shown = ((known.get(id), view.link(f"level/{id}")) for id in ids)
    return tuple(
        replace(link, title=level_title(view, view.guide.common, level)) if level else link
        for level, link in shown
        if link
    )


def short_name(view: View, variant: Variant, level: GuideLevel) -> str | None:
    """Return «Nivå 1» or «Fase A»; None for a level that only has a title."""
    if level.facts.label is None:
        return None
    word = capital(variant.level_word) if variant.level_word else view.strings["level"]
    return f"{word} {level.facts.label}"


def step_rows(view: View, variant: Variant, level: GuideLevel) -> tuple[StepRow, ...]:
    """Return the steps of a level as rows to tap."""
    return tuple(
        StepRow(
            title=step.title,
            href=view.known(f"step/{step.id}").href,
            number=number_of(variant, step),
        )
        for step in level.steps
    )


def number_of(variant: Variant, step: GuideStep) -> int | None:
    """Return the number of a step where steps are numbered."""
    return step.number if variant.numbered else None


def words_of(step: GuideStep) -> StepText:
    """Return the words of a step; only its id while they are not written."""
    return step.text.value if step.text else StepText(title=step.id)


def duration(view: View, span: Duration | None) -> str | None:
    """Return a length of time for reading."""
    return formats.duration(span, view.guide.language) if span else None


def crumbs(view: View, variant: Variant, level: GuideLevel | None) -> tuple[Link, ...]:
    """Return the way from the front to here."""
    front = f"{view.variant}/" if view.variant else ""
    title = variant_title(view, view.variant) if view.variant else view.strings["home"]
    first = Link(title, view.relative(front))
    if level is None:
        return (first,)
    return first, Link(level_name(view, variant, level), view.known(f"level/{level.id}").href)


def _rows(view: View, variant: Variant, current: GuideLevel) -> tuple[LevelRow, ...]:
    return tuple(
        LevelRow(
            title=level.title,
            href=view.known(f"level/{level.id}").href,
            name=short_name(view, variant, level),
            current=level is current,
        )
        for level in variant.levels
    )
