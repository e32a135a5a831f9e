"""The steps, common and for each type of service."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.model.documents import StepText
from veileder.pages.actions import actions
from veileder.pages.base import Page, PageData
from veileder.pages.cards import ToolCard, law_links, tool_cards
from veileder.pages.case_documents import Documented, documented
from veileder.pages.contacts import ServiceContacts, all_units, service_contacts
from veileder.pages.doers import Doers, doers
from veileder.pages.levels import StepRow, crumbs, level_name, number_of, words_of
from veileder.pages.outcomes import DatedDeadline, OutcomeButton, dated_deadlines, outcomes
from veileder.pages.parts import Html, Link, Provenance
from veileder.pages.themes import themes_of_step
from veileder.pages.variants import in_variants, with_variant
from veileder.pages.view import View
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import GuideLevel, GuideStep, Variant

_AT_ONCE = 2  # tools that are shown; the others are folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling(StepRow):
    """A step of the same level, with what its ways out are called."""

    current: bool
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """What is folded together.

    ``explained`` are the ways out with more to say than their button; ``rules`` and ``more`` are
    the headings of what stands in two folds.
    """

    explained: tuple[OutcomeButton, ...]
    rules: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage(PageData):
    """A step: what to do, with what, who, what to say, the rules, and where it leads.

    ``id`` names what is kept of it on a phone, ``position`` is «Nivå 1 · Steg 2 av 5»,
    ``addition`` what the municipality adds to what one does, ``anonymous_with`` whom one may
    discuss with without names.
    """

    template: ClassVar[str] = "step.html"
    is_printed: ClassVar[bool] = True

    id: str
    position: str
    number: int | None
    heading: str
    summary: Html
    actions: tuple[Html, ...]
    addition: Html
    say_to_child: tuple[str, ...]
    say_to_parents: tuple[str, ...]
    questions: tuple[Html, ...]
    child_voice: Html
    consent: Html
    documentation: Html
    anonymous: Html
    mistakes: tuple[Html, ...]
    body: Html
    doers: Doers
    tools: tuple[ToolCard, ...]
    more_tools: tuple[ToolCard, ...]
    deadlines: tuple[DatedDeadline, ...]
    outcomes: tuple[OutcomeButton, ...]
    folds: Folds
    documented: Documented
    anonymous_with: tuple[Link, ...]
    contacts: tuple[ServiceContacts, ...]
    laws: tuple[Link, ...]
    cases: tuple[Link, ...]
    theme_links: tuple[Link, ...]
    provenance: Provenance | None
    crumbs: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    siblings: tuple[Sibling, ...]


def step_page(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, back: Backlinks
) -> Page:
    """Return the page of a step."""
    data = _data(view, variant, level, step, back)
    page = _page(view, data, _title(view, variant, level, step), step)
    return in_variants(view, page, f"step/{step.id}")


def _data(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, back: Backlinks
) -> StepPage:
    ways = outcomes(view, variant, level, step, text := words_of(step))
    return StepPage(
        id=step.id,
        position=_position(view, variant, level, step),
        number=number_of(variant, step),
        heading=step.title,
        summary=view.inline(text.summary),
        actions=actions(view, text.actions),
        addition=view.html(text.addition),
        say_to_child=text.say_to_child,
        say_to_parents=text.say_to_parents,
        questions=view.inlines(text.questions),
        child_voice=view.html(text.child_voice),
        consent=view.html(text.consent),
        documentation=view.html(text.documentation),
        anonymous=view.html(text.anonymous),
        mistakes=view.inlines(text.mistakes),
        body=view.html(text.body),
        doers=doers(view, level, step, text.who),
        tools=tool_cards(view, step.facts.tools)[:_AT_ONCE],
        more_tools=tool_cards(view, step.facts.tools)[_AT_ONCE:],
        deadlines=dated_deadlines(view, step.facts.deadlines, text),
        outcomes=ways,
        folds=_folds(view, step, text, ways, back),
        documented=documented(view),
        anonymous_with=view.links(step.facts.anonymous),
        contacts=service_contacts(view, step.facts.services),
        laws=law_links(view, step.facts.laws),
        cases=_cases(view, step, back),
        theme_links=_themes(view, step, back),
        provenance=view.provenance(step.text) if step.text else None,
        crumbs=(*crumbs(view, variant, None), _level(view, variant, level)),
        previous=_neighbour(view, variant, step, -1),
        next=_neighbour(view, variant, step, 1),
        siblings=_siblings(view, variant, level, step),
    )


def _folds(
    view: View,
    step: GuideStep,
    text: StepText,
    ways: tuple[OutcomeButton, ...],
    back: Backlinks,
) -> Folds:
    return Folds(
        explained=tuple(way for way in ways if way.help != way.criterion or way.returns),
        rules=_rules(view, step, text),
        more=_more(view, step, text, back),
    )


def _rules(view: View, step: GuideStep, text: StepText) -> tuple[str, ...]:
    case = documented(view)
    return _headings(
        view,
        child_voice=text.child_voice,
        consent=text.consent or case.consent_age,
        documentation=text.documentation or case.documents,
        anonymous=text.anonymous or view.links(step.facts.anonymous),
    )


def _more(view: View, step: GuideStep, text: StepText, back: Backlinks) -> tuple[str, ...]:
    return _headings(
        view,
        mistakes=text.mistakes,
        law=law_links(view, step.facts.laws),
        practise_this=_cases(view, step, back),
        page_themes=_themes(view, step, back),
        more=text.body,
    )


def _cases(view: View, step: GuideStep, back: Backlinks) -> tuple[Link, ...]:
    return view.links_from("case", back, f"step/{step.id}")


def _themes(view: View, step: GuideStep, back: Backlinks) -> tuple[Link, ...]:
    return themes_of_step(view, view.links_from("theme", back, f"step/{step.id}"))


def _headings(view: View, **parts: object) -> tuple[str, ...]:
    """Return the headings of the parts that a step has; each is called as its interface text."""
    return tuple(view.strings[name] for name, part in parts.items() if part)


def _page(view: View, data: StepPage, title: str, step: GuideStep) -> Page:
    said, entries = view.plain(words_of(step).summary), all_units(view, step.facts.services)
    return view.page(data, title, said, step.text, entries=entries)


def _title(view: View, variant: Variant, level: GuideLevel, step: GuideStep) -> str:
    return with_variant(view, f"{step.title} – {level_name(view, variant, level)}")


def _position(view: View, variant: Variant, level: GuideLevel, step: GuideStep) -> str:
    if not variant.numbered:
        return level_name(view, variant, level)
    return view.say(
        "step_position",
        level=level_name(view, variant, level),
        step=variant.step_word or view.strings["step"],
        number=step.number,
        total=len(level.steps),
    )


def _level(view: View, variant: Variant, level: GuideLevel) -> Link:
    """Return the link of the level, with its short name before its title."""
    name = f"{level_name(view, variant, level)}: " if level.facts.label else ""
    return Link(f"{name}{level.title}", view.known(f"level/{level.id}").href)


def _neighbour(view: View, variant: Variant, step: GuideStep, way: int) -> Link | None:
    """Return the step after (1) or before (-1), across levels; None at the ends."""
    order = [other.id for level in variant.levels for other in level.steps]
    at = order.index(step.id) + way
    return view.known(f"step/{order[at]}") if 0 <= at < len(order) else None


def _siblings(
    view: View, variant: Variant, level: GuideLevel, current: GuideStep
) -> tuple[Sibling, ...]:
    return tuple(
        Sibling(
            title=step.title,
            href=view.known(f"step/{step.id}").href,
            number=number_of(variant, step),
            current=step is current,
            ways=tuple(way.title for way in outcomes(view, variant, level, step, words_of(step))),
        )
        for step in level.steps
    )
