"""What a step must be done within, and where it leads."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from veileder.model import formats
from veileder.model.both import Foreign
from veileder.model.documents import StepText
from veileder.model.readers import Duration, Unit
from veileder.model.ways import Condition, Outcome
from veileder.model.ways import Deadline as DeadlineFact
from veileder.pages.levels import duration, level_name
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel, GuideStep, Variant
from veileder.resolving.words.forms import running

_URGENT = ("page/emergency", "service/barnevern", "service/politi")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«*_[])")
_AT_SIGHT = 160  # characters of what stands by an urgent way out, unless one sentence is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """How soon, in which cases, when that holds in words, and the law that says so."""

    within: str
    holds_for: str | None
    text: Html
    law: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDeadline(Deadline):
    """A deadline that the browser can make a date of; a phone keeps that by its ``id``.

    ``count`` is the longest it allows, «14 days», from the day that ``starts`` tells of; None where
    a date would say too little: hours. ``reply`` is whose answer is due by then, in words; None
    where the reader must act.
    """

    id: str
    count: str | None
    starts: str | None
    reply: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeButton:
    """A way out of a step: a button where it leads to a page, otherwise words.

    ``leads_to`` is the name of where it leads, unless the title says it, and ``returns`` the step
    that the case comes back to from there; ``closes`` if the case ends here. ``criterion`` is the
    beginning of the help that stands by an urgent one: when one must choose it.
    """

    title: str
    help: Html
    criterion: Html
    within: str | None
    closes: bool
    urgent: bool
    href: str | None
    leads_to: str | None
    holds_for: str | None
    returns: Link | None


def reply(view: View, fact: DeadlineFact) -> str | None:
    """Return whose answer is due, «Svar fra barnevernet»; None where the reader must act."""
    name = view.name(f"service/{fact.reply_from}") if fact.reply_from else None
    return view.say("reply_from", name=running(name)) if name else None


def holds_for(part: Condition) -> str | None:
    """Return in which cases a part of a step holds, for reading; None where it is all."""
    cases = (part.when, formats.ages(part.ages) if part.ages else None)
    return ", ".join(filter(None, cases)) or None


def deadlines(view: View, facts: Iterable[DeadlineFact], text: StepText) -> tuple[Deadline, ...]:
    """Return the deadlines of a step, with the words of ``text``."""
    return tuple(
        Deadline(
            within=formats.duration(fact.within, view.guide.language),
            holds_for=holds_for(fact),
            text=view.inline(text.deadlines.get(fact.id)),
            law=view.link(f"law/{fact.law}") if fact.law else None,
        )
        for fact in facts
    )


def dated_deadlines(
    view: View, facts: Sequence[DeadlineFact], text: StepText
) -> tuple[DatedDeadline, ...]:
    """Return the deadlines of a step, with what a date is made from."""
    return tuple(
        DatedDeadline(
            id=fact.id,
            count=_count(fact.within),
            starts=fact.starts,
            reply=reply(view, fact),
            **{field.name: getattr(said, field.name) for field in fields(Deadline)},
        )
        for fact, said in zip(facts, deadlines(view, facts, text), strict=True)
    )


def _count(within: Duration) -> str | None:
    if within.unit is Unit.HOURS:
        return None
    return Duration(within.most or within.amount, within.unit).written


def outcomes(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, text: StepText
) -> tuple[OutcomeButton, ...]:
    """Return the ways out of a step, with the words of ``text``."""
    return tuple(
        _button(view, variant, outcome, destination(level, step, outcome), text)
        for outcome in step.facts.outcomes
    )


def _button(
    view: View, variant: Variant, outcome: Outcome, ref: str | None, text: StepText
) -> OutcomeButton:
    link = view.link(ref) if ref else None
    title, help = text.outcomes.get(outcome.id, outcome.id), text.outcome_help.get(outcome.id)
    name = _name(view, variant, ref, link) if ref else None
    return OutcomeButton(
        title=title,
        help=view.inline(help),
        criterion=view.inline(_begun(view, help) if help and outcome.to in _URGENT else None),
        within=duration(view, outcome.within),
        closes=ref is None,
        urgent=outcome.to in _URGENT,
        href=link.href if link else None,
        leads_to=None if name and _is_said(name, title) else name,
        holds_for=holds_for(outcome),
        returns=view.link(f"step/{outcome.returns}") if outcome.returns else None,
    )


def _begun(view: View, help: str) -> str:
    """Return the sentences that ``help`` begins with: those that are read at a glance."""
    if isinstance(help, Foreign):
        return help  # it knows its own målform only as a whole
    first, *others = _SENTENCES.split(help)
    for sentence in others:
        if len(view.plain(more := f"{first} {sentence}")) > _AT_SIGHT:
            break
        first = more
    return first


def _is_said(name: str, title: str) -> bool:
    """Whether a title has a name as words of its own: «Gå til nivå 1» has «Nivå 1»."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.IGNORECASE))


def destination(level: GuideLevel, step: GuideStep, outcome: Outcome) -> str | None:
    """Return the ref of where an outcome leads; None if it closes the case.

    Of the last step of a level, ``next`` is a ref that nothing has.
    """
    if outcome.to == "close":
        return None
    return f"step/{following(level, step)}" if outcome.to == "next" else outcome.to


def _name(view: View, variant: Variant, ref: str, link: Link | None) -> str | None:
    """Return what a destination is called: levels by their short name."""
    level = next((known for known in variant.levels if f"level/{known.id}" == ref), None)
    if level:
        return level_name(view, variant, level)
    return link.title if link else view.name(ref)


def following(level: GuideLevel, step: GuideStep) -> str:
    """Return the id of the step after ``step`` on its level; nothing after the last."""
    ids = [other.id for other in level.steps]
    position = ids.index(step.id) + 1
    return ids[position] if position < len(ids) else ""
