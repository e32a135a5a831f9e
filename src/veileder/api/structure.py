"""Fills ``structure.json``: the levels and steps in order."""

from typing import Any

from veileder.api.data.parts import Ref
from veileder.api.data.structure import Deadline, Level, Outcome, Step, Structure, Variant
from veileder.api.parts import (
    about,
    law_ref,
    law_refs,
    plain,
    plain_text,
    ref,
    refs,
    state_of,
    within,
)
from veileder.model.documents import StepText
from veileder.model.guide import NOBODY_HOLDS
from veileder.model.ways import Deadline as WrittenDeadline
from veileder.model.ways import Outcome as WrittenOutcome
from veileder.pages.batons import baton_here
from veileder.pages.levels import number_of, short_name, words_of
from veileder.pages.outcomes import destination
from veileder.pages.view import View
from veileder.resolving.guide import BatonHere, GuideLevel, GuideStep
from veileder.resolving.guide import Variant as GuideVariant


def structure(view: View) -> Structure:
    """Return the levels and steps of the site."""
    return Structure(
        **about(view),
        emergency=ref(view, "page/emergency"),
        variants=[
            _variant(view.at(view.path, name), variant)
            for name, variant in view.guide.variants.items()
        ],
    )


def _variant(view: View, variant: GuideVariant) -> Variant:
    return Variant(
        service=ref(view, f"service/{view.variant}") if view.variant else None,
        href=view.known("page/front").href,
        numbered=variant.numbered,
        levels=[_level(view, variant, level) for level in variant.levels],
    )


def _level(view: View, variant: GuideVariant, level: GuideLevel) -> Level:
    text = level.text
    return Level(
        id=level.id,
        name=short_name(view, variant, level),
        kind=level.facts.kind,
        title=level.title,
        href=view.known(f"level/{level.id}").href,
        state=state_of(view, text) if text else None,
        written=level.facts.written,
        summary=plain(view, text.value.summary if text else None),
        duration=within(view, level.facts.duration),
        baton=_holder(view, level.baton) if level.baton else None,
        nobody_holds=level.is_held_by_nobody,
        steps=[_step(view, variant, level, step) for step in level.steps],
    )


def _step(view: View, variant: GuideVariant, level: GuideLevel, step: GuideStep) -> Step:
    text, facts = words_of(step), step.facts
    return Step(
        id=step.id,
        number=number_of(variant, step),
        title=step.title,
        href=view.known(f"step/{step.id}").href,
        state=state_of(view, step.text) if step.text else None,
        summary=plain(view, text.summary),
        actions=[line for one in text.actions if (line := plain(view, one))],
        addition=plain_text(view, text.addition),
        safety=_safety(view, step),
        **_holders(view, level, step),
        tools=refs(view, "tool", facts.tools),
        services=refs(view, "service", facts.services),
        anonymous=[found for one in facts.anonymous if (found := ref(view, one))],
        deadlines=[_deadline(view, one, text) for one in facts.deadlines],
        outcomes=[_outcome(view, level, step, one) for one in facts.outcomes],
        laws=law_refs(view, facts.laws),
    )


def _safety(view: View, step: GuideStep) -> list[str]:
    """Return the safety lines that stand in no list of the step."""
    box = view.provenance(step.text).unlost.box if step.text else ()
    return [view.plain(line) for line in box]


def _holders(view: View, level: GuideLevel, step: GuideStep) -> dict[str, Any]:
    """Return who does the step, and who holds the baton in it, as fields of ``Step``."""
    facts = step.facts
    is_other = facts.baton not in (None, NOBODY_HOLDS)
    return {
        "role": _doer(view, level, facts.role),
        "together_with": [_doer(view, level, role) for role in facts.together_with],
        "baton": _doer(view, level, facts.baton or "") if is_other else None,
        "nobody_holds": facts.baton == NOBODY_HOLDS,
    }


def _doer(view: View, level: GuideLevel, role: str) -> Ref:
    """Return one who does a step: by the local name of the baton where the role holds it."""
    holds = level.baton and level.baton.role == role
    return _holder(view, level.baton if level.baton and holds else BatonHere(role))


def _holder(view: View, baton: BatonHere) -> Ref:
    shown = baton_here(view, baton)
    return Ref(kind="role", id=baton.role, title=shown.name, href=shown.href)


def _deadline(view: View, fact: WrittenDeadline, text: StepText) -> Deadline:
    return Deadline(
        id=fact.id,
        within=within(view, fact.within),
        text=plain(view, text.deadlines.get(fact.id)),
        reply_from=ref(view, f"service/{fact.reply_from}") if fact.reply_from else None,
        when=fact.when,
        ages=fact.ages,
        law=law_ref(view, fact.law),
    )


def _outcome(view: View, level: GuideLevel, step: GuideStep, way: WrittenOutcome) -> Outcome:
    text, to = words_of(step), destination(level, step, way)
    return Outcome(
        id=way.id,
        title=text.outcomes.get(way.id, way.id),
        help=plain(view, text.outcome_help.get(way.id)),
        closes=to is None,
        to=ref(view, to) if to else None,
        within=within(view, way.within),
        when=way.when,
        ages=way.ages,
        returns=ref(view, f"step/{way.returns}") if way.returns else None,
    )
