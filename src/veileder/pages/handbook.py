"""The whole guide on one page, to print and hang up, or to have when there is no coverage."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.model import formats
from veileder.model.documents import Emergency
from veileder.pages.base import Page, PageData
from veileder.pages.batons import baton_here
from veileder.pages.contacts import ServiceContacts, service_contacts
from veileder.pages.emergencies import emergency_of
from veileder.pages.levels import level_name, number_of, words_of
from veileder.pages.parts import Html, Phone
from veileder.pages.phones import number
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel, GuideStep, Resolved, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The acute rule in short."""

    title: str
    summary: Html
    actions: tuple[Html, ...]
    avoid: tuple[Html, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortStep:
    """A step in short."""

    number: int | None
    title: str
    summary: Html
    actions: tuple[Html, ...]
    tools: tuple[str, ...]
    deadlines: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLevel:
    """A level with its steps; ``baton`` is who holds it, by the local name."""

    title: str
    baton: str | None
    steps: tuple[ShortStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage(PageData):
    """The acute rule, every step in short, and every number. ``site`` is the name of the site."""

    template: ClassVar[str] = "handbook.html"
    is_printed: ClassVar[bool] = True

    site: str
    emergency: Rule | None
    levels: tuple[ShortLevel, ...]
    services: tuple[ServiceContacts, ...]
    helplines: tuple[Phone, ...]


def handbook_page(view: View, site: str) -> Page:
    """Return the page with the acute rule, every step in short, and every number."""
    variant, rule = view.guide.common, emergency_of(view)
    services = service_contacts(view, view.guide.documents["service"])
    numbers = (number(line, view.guide.language) for line in view.guide.helplines)
    data = HandbookPage(
        site=site,
        emergency=_rule(view, rule) if rule else None,
        levels=tuple(_level(view, variant, level) for level in variant.levels),
        services=tuple(s for s in services if any(unit.contacts for unit in s.units)),
        helplines=tuple(Phone(one.name, one.phone, one.tel) for one in numbers),
    )
    return view.page(data, view.strings["page_handbook"], view.strings["handbook_description"])


def _rule(view: View, rule: Resolved[Emergency]) -> Rule:
    return Rule(
        title=rule.title,
        summary=view.inline(rule.value.summary),
        actions=view.inlines(rule.value.actions),
        avoid=view.inlines(rule.value.avoid),
    )


def _level(view: View, variant: Variant, level: GuideLevel) -> ShortLevel:
    name = level_name(view, variant, level)
    return ShortLevel(
        title=level.title if name == level.title else f"{name}: {level.title}",
        baton=baton_here(view, level.baton).name if level.baton else None,
        steps=tuple(_step(view, variant, step) for step in level.steps),
    )


def _step(view: View, variant: Variant, step: GuideStep) -> ShortStep:
    text = words_of(step)
    return ShortStep(
        number=number_of(variant, step),
        title=step.title,
        summary=view.inline(text.summary),
        actions=view.inlines(text.actions),
        tools=view.titles(f"tool/{tool}" for tool in step.facts.tools),
        deadlines=tuple(
            formats.duration(deadline.within, view.guide.language)
            for deadline in step.facts.deadlines
        ),
        outcomes=tuple(text.outcomes.get(o.id, o.id) for o in step.facts.outcomes),
    )
