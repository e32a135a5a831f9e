"""The whole guide on one page, to print and hang up, or to have when there is no coverage."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model import formats
from veileder.model.documents import Emergency
from veileder.model.ways import Condition
from veileder.pages.base import Page, PageData
from veileder.pages.batons import baton_here
from veileder.pages.contacts import ServiceContacts, service_contacts, units
from veileder.pages.emergencies import emergency_of
from veileder.pages.flow import wide_picture
from veileder.pages.flow_parts import Picture
from veileder.pages.levels import level_title, number_of, words_of
from veileder.pages.outcomes import holds_for
from veileder.pages.parts import Html, Phone
from veileder.pages.phones import number
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
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
    """A level with its steps; ``baton`` is who holds it, by the local name, or that nobody does."""

    title: str
    baton: str | None
    steps: tuple[ShortStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage(PageData):
    """The acute rule, the way through, every step in short, and every number.

    ``site`` is the name of the site, and ``flow`` None where a sheet has no room for it.
    """

    template: ClassVar[str] = "handbook.html"
    is_printed: ClassVar[bool] = True

    site: str
    emergency: Rule | None
    flow: Picture | None
    levels: tuple[ShortLevel, ...]
    services: tuple[ServiceContacts, ...]
    helplines: tuple[Phone, ...]
    volumes: Volumes | None = None


def handbook_pages(view: View, site: str) -> Iterator[Page]:
    """Yield the page with the acute rule, every step in short, and every number.

    Where the services have too many numbers for one page, the others have more of them.
    """
    rule, helplines = emergency_of(view), _helplines(view)
    emergency = _rule(view, rule) if rule else None
    levels = tuple(_level(view, view.guide.common, lv) for lv in view.guide.common.levels)
    flow = wide_picture(view, view.guide.common)
    beside = (emergency, flow, levels, helplines)
    for volume in in_volumes(view, _reachable(view), _service, beside=beside):
        data = HandbookPage(
            site=volume.title(site),
            emergency=emergency if volume.is_first else None,
            flow=flow if volume.is_first else None,
            levels=levels if volume.is_first else (),
            services=volume.entries,
            helplines=helplines,
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_handbook"])
        yield volume.view.page(data, title, view.strings["handbook_description"])


def _helplines(view: View) -> tuple[Phone, ...]:
    numbers = (number(line, view.guide.language) for line in view.guide.helplines)
    return tuple(Phone(one.name, one.phone, one.tel) for one in numbers)


def _reachable(view: View) -> list[str]:
    """Return the ids of the services that somebody here can be reached at."""
    ids = view.guide.documents["service"]
    return [id for id in ids if any(unit.contacts for unit in units(view, id))]


def _service(view: View, id: str) -> ServiceContacts:
    (service,) = service_contacts(view, [id])
    return service


def _rule(view: View, rule: Resolved[Emergency]) -> Rule:
    return Rule(
        title=rule.title,
        summary=view.inline(rule.value.summary),
        actions=view.inlines(rule.value.actions),
        avoid=view.inlines(rule.value.avoid),
    )


def _level(view: View, variant: Variant, level: GuideLevel) -> ShortLevel:
    return ShortLevel(
        title=level_title(view, variant, level),
        baton=_holder(view, level),
        steps=tuple(_step(view, variant, step) for step in level.steps),
    )


def _with_cases(said: str, part: Condition) -> str:
    cases = holds_for(part)
    return f"{said} ({cases})" if cases else said


def _holder(view: View, level: GuideLevel) -> str | None:
    if level.baton:
        return baton_here(view, level.baton).name
    return view.strings["nobody_holds"] if level.is_held_by_nobody else None


def _step(view: View, variant: Variant, step: GuideStep) -> ShortStep:
    text = words_of(step)
    return ShortStep(
        number=number_of(variant, step),
        title=step.title,
        summary=view.inline(text.summary),
        actions=view.inlines(text.actions),
        tools=view.titles(f"tool/{tool}" for tool in step.facts.tools),
        deadlines=tuple(
            _with_cases(formats.duration(deadline.within, view.guide.language), deadline)
            for deadline in step.facts.deadlines
        ),
        outcomes=tuple(_with_cases(text.outcomes.get(o.id, o.id), o) for o in step.facts.outcomes),
    )
