"""The whole way through the guide: a picture of where every step leads, and the same in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.base import Page, PageData
from veileder.pages.flow_parts import Picture, Stop
from veileder.pages.flow_picture import drawn
from veileder.pages.flow_rows import drawn_in_rows
from veileder.pages.levels import level_title, number_of, words_of
from veileder.pages.outcomes import OutcomeButton, destination, following, outcomes
from veileder.pages.parts import Link
from veileder.pages.variants import in_variants, with_variant
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel, GuideStep, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way out of a step, in words. ``leads_to`` is None where the title says it already."""

    title: str
    href: str | None
    leads_to: str | None
    within: str | None
    holds_for: str | None
    returns: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStep:
    """A step and its ways out; without any it leads to the next."""

    number: int | None
    title: str
    href: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLevel:
    """A level and its steps."""

    title: str
    href: str
    steps: tuple[FlowStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPage(PageData):
    """The way through the guide of one version: drawn for a phone, and as a list.

    ``wide`` is drawn for a screen or a sheet, None where it has no room for that.
    """

    template: ClassVar[str] = "flow.html"
    is_printed: ClassVar[bool] = True

    picture: Picture
    wide: Picture | None
    flow: tuple[FlowLevel, ...]


def flow_page(view: View, variant: Variant) -> Page:
    """Return the page with the way through ``variant``."""
    data = FlowPage(
        picture=drawn([*_stops(view, variant)]),
        wide=wide_picture(view, variant),
        flow=tuple(_level(view, variant, level) for level in variant.levels),
    )
    title = with_variant(view, view.strings["page_flow"])
    page = view.page(data, title, view.strings["flow_description"])
    return in_variants(view, page, "page/flow")


def wide_picture(view: View, variant: Variant) -> Picture | None:
    """Return the way through ``variant``, drawn for a sheet; None where it has no room for that."""
    return drawn_in_rows([*_stops(view, variant)])


def _level(view: View, variant: Variant, level: GuideLevel) -> FlowLevel:
    return FlowLevel(
        title=level_title(view, variant, level),
        href=view.known(f"level/{level.id}").href,
        steps=tuple(_step(view, variant, level, step) for step in level.steps),
    )


def _step(view: View, variant: Variant, level: GuideLevel, step: GuideStep) -> FlowStep:
    return FlowStep(
        number=number_of(variant, step),
        title=step.title,
        href=view.known(f"step/{step.id}").href,
        ways=tuple(map(_way, outcomes(view, variant, level, step, words_of(step)))),
    )


def _way(button: OutcomeButton) -> Way:
    is_said = button.leads_to is None or button.leads_to.lower() in button.title.lower()
    return Way(
        title=button.title,
        href=button.href,
        leads_to=None if is_said else button.leads_to,
        within=button.within,
        holds_for=button.holds_for,
        returns=button.returns,
    )


def _stops(view: View, variant: Variant) -> Iterator[Stop]:
    """Yield what is drawn: each level, and after it its steps."""
    known = {f"level/{level.id}" for level in variant.levels}
    known |= {f"step/{id}" for id in variant.steps}
    for level in variant.levels:
        kind = "beyond" if level.facts.kind == "beyond" else "level"
        yield Stop(key=f"level/{level.id}", label=level_title(view, variant, level), kind=kind)
        for step in level.steps:
            yield _stop(view, variant, level, step, known)


def _stop(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, known: set[str]
) -> Stop:
    facts, after = step.facts, f"step/{following(level, step)}"
    places = [destination(level, step, outcome) for outcome in facts.outcomes]
    returns = [f"step/{outcome.returns}" for outcome in facts.outcomes]
    inner = dict.fromkeys(place for place in (*places, *returns) if place in known)
    return Stop(
        key=f"step/{step.id}",
        label=f"{step.number}. {step.title}" if variant.numbered else step.title,
        kind="step",
        ends=tuple(dict.fromkeys(_ends(view, variant, level, step, known))),
        to=tuple(place for place in inner if place not in (f"step/{step.id}", after)),
        leads_on=after in (inner if places else known),
    )


def _ends(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, known: set[str]
) -> Iterator[str]:
    """Yield the ways out of a step that lead out of the guide."""
    buttons = outcomes(view, variant, level, step, words_of(step))
    for button, outcome in zip(buttons, step.facts.outcomes, strict=True):
        if destination(level, step, outcome) not in known:
            yield _end(view, button)


def _end(view: View, button: OutcomeButton) -> str:
    """Return where a way out of the guide leads, in a few words."""
    if button.closes:
        return f"■ {view.strings['closes']}"
    place = f"→ {button.leads_to or button.title}"
    return view.say("flow_and_back", place=place) if button.returns else place
