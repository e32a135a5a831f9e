"""Every deadline in the guide on one page: how soon, for what, in which cases, by which law."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from veileder.model.ways import Deadline, Outcome
from veileder.pages.base import Page, PageData
from veileder.pages.cards import law_links
from veileder.pages.everywhere import Found, all_levels, everywhere, for_whom, holders
from veileder.pages.levels import duration, level_title, number_of, words_of
from veileder.pages.outcomes import holds_for
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
from veileder.resolving.guide import GuideStep

Fact = Deadline | Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How soon, and for what: ``text`` for a deadline, ``way`` the title of a way out.

    ``holds_for`` and ``for_whom`` are in which cases, and for those in which services; ``holders``
    are their ids.
    """

    within: str
    text: Html
    way: str | None
    holds_for: str | None
    for_whom: str | None
    holders: str
    law: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLimits:
    """The limits of a step."""

    number: int | None
    title: str
    href: str
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLimits:
    """The steps of a level that have limits, and how long the level lasts."""

    title: str
    href: str
    duration: str | None
    steps: tuple[StepLimits, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesPage(PageData):
    """Every deadline, by level and step."""

    template: ClassVar[str] = "deadlines.html"
    is_printed: ClassVar[bool] = True

    levels: tuple[LevelLimits, ...]


def deadlines_page(view: View) -> Page:
    """Return the page with the deadlines of all types of service."""
    data = DeadlinesPage(levels=tuple(_levels(view)))
    title, about = view.strings["page_deadlines"], view.strings["deadlines_description"]
    return view.page(data, title, about)


def _levels(view: View) -> Iterator[LevelLimits]:
    """Yield the levels that have a limit, or last a certain time."""
    found = everywhere(view, _facts)
    for variant, level in all_levels(view):
        steps = tuple(_steps(view, [part for part in found if part.level.id == level.id]))
        if steps or level.facts.duration:
            yield LevelLimits(
                title=level_title(view, variant, level),
                href=view.at(view.path, variant.service_type).known(f"level/{level.id}").href,
                duration=duration(view, level.facts.duration),
                steps=steps,
            )


def _facts(step: GuideStep) -> Iterator[tuple[Hashable, Fact]]:
    """Yield the deadlines of a step, and the ways out that must be taken in time."""
    text = words_of(step)
    for deadline in step.facts.deadlines:
        yield _key(deadline, text.deadlines.get(deadline.id)), deadline
    for outcome in step.facts.outcomes:
        if outcome.within:
            yield _key(outcome, text.outcomes.get(outcome.id)), outcome


def _key(fact: Fact, words: str | None) -> Hashable:
    """Return what tells a limit from others: all that is said of it, but not for whom."""
    return type(fact), fact.model_dump_json(exclude={"services"}), words


def _steps(view: View, found: list[Found[Fact]]) -> Iterator[StepLimits]:
    for _, group in groupby(found, key=lambda part: part.step.id):
        parts = tuple(group)
        first = parts[0]
        yield StepLimits(
            number=number_of(first.variant, first.step),
            title=first.step.title,
            href=first.seen_from(view).known(f"step/{first.step.id}").href,
            limits=tuple(_limit(view, part) for part in parts),
        )


def _limit(view: View, found: Found[Fact]) -> Limit:
    here, fact, text = found.seen_from(view), found.value, words_of(found.step)
    is_deadline = isinstance(fact, Deadline)
    laws = law_links(view, [fact.law] if isinstance(fact, Deadline) and fact.law else [])
    return Limit(
        within=duration(view, fact.within) or "",
        text=here.inline(text.deadlines.get(fact.id) if is_deadline else None),
        way=None if is_deadline else text.outcomes.get(fact.id, fact.id),
        holds_for=holds_for(fact),
        for_whom=for_whom(view, found),
        holders=holders(view, found),
        law=next(iter(laws), None),
    )
