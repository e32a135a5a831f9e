"""The whole guide on one page, to print, or to have when there is no coverage."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from veileder.model import formats
from veileder.model.documents import Emergency, Role, Tool
from veileder.model.ways import Condition
from veileder.pages.base import Page, PageData
from veileder.pages.batons import baton_here
from veileder.pages.contacts import ServiceContacts, service_contacts, units
from veileder.pages.emergencies import emergency_of
from veileder.pages.flow import wide_picture
from veileder.pages.flow_parts import Picture
from veileder.pages.levels import level_title, number_of, words_of
from veileder.pages.outcomes import holds_for
from veileder.pages.parts import Html, Own, Phone, Phones, Teaser, day
from veileder.pages.phones import number, urgent_phones
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.guide import GuideLevel, GuideStep, Resolved, Variant
from veileder.resolving.safe_guide import NO_STEP


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
    """What is on the cover, then the acute rule, the way through and all else in short.

    ``municipality`` is whose it is, ``model`` what the model is called there, ``built`` the day of
    the build and ``valid_until`` the first day that some of it must be looked at again. ``pdf`` is
    the same as a file, where that is made. ``flow`` is None where a sheet has no room for it.
    """

    template: ClassVar[str] = "handbook.html"
    is_printed: ClassVar[bool] = True

    municipality: Own
    model: str
    built: str
    valid_until: str | None
    pdf: str | None
    phones: Phones | None
    emergency: Rule | None
    flow: Picture | None
    levels: tuple[ShortLevel, ...]
    tools: tuple[Teaser, ...]
    roles: tuple[Teaser, ...]
    services: tuple[ServiceContacts, ...]
    helplines: tuple[Phone, ...]
    volumes: Volumes | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The day of the build, and whether a PDF of the handbook is made too."""

    day: dt.date
    pdf: bool = False

    @property
    def built(self) -> str:
        """The day for reading."""
        return formats.date(self.day)


def handbook_pages(view: View, edition: Edition) -> Iterator[Page]:
    """Yield the page with the acute rule, every step, tool and role in short, and every number.

    Where the services have too many numbers for one page, the others have more of them.
    """
    whole = _whole(view, edition)
    beside = (whole.emergency, whole.flow, whole.levels, whole.tools, whole.roles, whole.helplines)
    for volume in in_volumes(view, _reachable(view), _service, beside=beside):
        data = whole if volume.is_first else _later(whole)
        model = volume.title(whole.model)
        data = replace(data, model=model, services=volume.entries, volumes=volume.among)
        title = volume.title(view.strings["page_handbook"])
        yield volume.view.page(data, title, view.strings["handbook_description"])


def _whole(view: View, edition: Edition) -> HandbookPage:
    """Return all of the handbook but the services."""
    rule = emergency_of(view)
    return HandbookPage(
        municipality=view.guide.settings.municipality.name,
        model=view.guide.settings.brand.name,
        built=edition.built,
        valid_until=day(_valid_until(view)),
        pdf=f"{view.path.rstrip('/')}.pdf" if edition.pdf else None,
        phones=urgent_phones(view, rule.value) if rule else None,
        emergency=_rule(view, rule) if rule else None,
        flow=wide_picture(view, view.guide.common),
        levels=tuple(_level(view, view.guide.common, lv) for lv in view.guide.common.levels),
        tools=tuple(_teasers(view, "tool")),
        roles=tuple(_teasers(view, "role")),
        services=(),
        helplines=_helplines(view),
    )


def _later(whole: HandbookPage) -> HandbookPage:
    """Return what a later volume has of ``whole``: who it is from, and its own services."""
    return replace(
        whole, pdf=None, phones=None, emergency=None, flow=None, levels=(), tools=(), roles=()
    )


def _valid_until(view: View) -> dt.date | None:
    """Return the first day that the acute rule, a level or a step must be looked at again."""
    documents: list[Resolved[Any] | None] = [emergency_of(view)]
    for level in view.guide.common.levels:
        documents += [level.text, *(step.text for step in level.steps)]
    days = (one.value.next_review for one in documents if one)
    return min((one for one in days if one), default=None)


def _teasers(view: View, kind: str) -> Iterator[Teaser]:
    for id, document in view.guide.documents[kind].items():
        if link := view.link(f"{kind}/{id}"):
            summary = view.inline(cast(Tool | Role, document.value).summary)
            yield Teaser(title=link.title, href=link.href, summary=summary)


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


def _said_by_no_step(step: GuideStep) -> Iterator[str]:
    """Yield the safety lines that are on ``step`` because no step says them."""
    lost = step.text.lost if step.text else {}
    yield from (words_of(step).safety[id] for id, place in lost.items() if place == NO_STEP)


def _step(view: View, variant: Variant, step: GuideStep) -> ShortStep:
    text = words_of(step)
    return ShortStep(
        number=number_of(variant, step),
        title=step.title,
        summary=view.inline(text.summary),
        actions=view.inlines((*_said_by_no_step(step), *text.actions)),
        tools=view.titles(f"tool/{tool}" for tool in step.facts.tools),
        deadlines=tuple(
            _with_cases(formats.duration(deadline.within, view.guide.language), deadline)
            for deadline in step.facts.deadlines
        ),
        outcomes=tuple(_with_cases(text.outcomes.get(o.id, o.id), o) for o in step.facts.outcomes),
    )
