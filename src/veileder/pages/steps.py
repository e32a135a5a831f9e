"""The steps, common and for each type of service."""

from collections.abc import Iterator

from veileder.model import formats
from veileder.model.documents import StepText
from veileder.model.guide import Deadline, Outcome
from veileder.pages.base import Data, Page, View
from veileder.pages.cards import law_links, tool_card
from veileder.pages.contacts import service_contacts
from veileder.pages.levels import (
    baton_data,
    crumbs,
    duration,
    front_page,
    level_card,
    level_name,
    level_page,
    step_row,
    variant_links,
    with_variant,
)
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import BatonHere, GuideLevel, GuideStep, Variant


def step_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the front, level and step pages of every variant."""
    for name, variant in view.guide.variants.items():
        front = f"{name}/" if name else ""
        yield front_page(view.at(front, name), variant)
        for level in variant.levels:
            yield level_page(view.at(f"{front}{level.id}/", name), variant, level)
            for step in level.steps:
                path = f"{front}{level.id}/{step.id}/"
                yield _step(view.at(path, name), variant, level, step, back)


def _step(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, back: Backlinks
) -> Page:
    text = step.text.value if step.text else StepText(title=step.id)
    position = view.say(
        "step_position",
        level=level_name(view, variant, level),
        step=variant.step_word or view.strings["step"],
        number=step.number,
        total=len(level.steps),
    )
    data = {
        "position": position if variant.numbered else level_name(view, variant, level),
        "number": step.number if variant.numbered else None,
        "level": level_card(view, variant, level),
        **_words(view, text),
        "role": _role(view, level, step),
        "tools": [tool_card(view, tool) for tool in step.facts.tools if view.link(f"tool/{tool}")],
        "deadlines": [_deadline(view, text, deadline) for deadline in step.facts.deadlines],
        "outcomes": _outcomes(view, variant, level, step, text),
        "log": _log(view, level),
        "anonymous_with": view.links(step.facts.anonymous),
        "contacts": [
            service_contacts(view, service)
            for service in step.facts.services
            if view.link(f"service/{service}")
        ],
        "laws": law_links(view, step.facts.laws),
        "cases": view.links(
            ref for ref in back.get(f"step/{step.id}", ()) if ref.startswith("case/")
        ),
        "provenance": view.provenance(step.text) if step.text else None,
        "variants": variant_links(view, f"{level.id}/{step.id}/", f"step/{step.id}"),
        "crumbs": crumbs(view, variant, level),
        **_neighbours(view, variant, level, step),
    }
    title = with_variant(view, f"{step.title} – {level_name(view, variant, level)}")
    return view.page(
        "step.html", title, view.plain(text.summary), {**data, "heading": step.title}, text
    )


def _words(view: View, text: StepText) -> Data:
    return {
        "summary": view.inline(text.summary),
        "actions": view.inlines(text.actions),
        "addition": view.html(text.addition),
        "who": view.inline(text.who),
        "say_to_child": list(text.say_to_child),
        "say_to_parents": list(text.say_to_parents),
        "questions": view.inlines(text.questions),
        "child_voice": view.html(text.child_voice),
        "consent": view.html(text.consent),
        "documentation": view.html(text.documentation),
        "anonymous": view.html(text.anonymous),
        "mistakes": view.inlines(text.mistakes),
        "body": view.html(text.body),
    }


def _role(view: View, level: GuideLevel, step: GuideStep) -> Data:
    """Return who does the step: by the local name of the baton where the role holds it."""
    role = step.facts.role
    if level.baton and level.baton.role == role:
        return baton_data(view, level.baton) or {}
    return baton_data(view, BatonHere(role)) or {}


def _deadline(view: View, text: StepText, deadline: Deadline) -> Data:
    return {
        "within": formats.duration(deadline.within, view.guide.language),
        "text": view.inline(text.deadlines.get(deadline.id)),
        "law": view.link(f"law/{deadline.law}") if deadline.law else None,
    }


def _outcomes(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, text: StepText
) -> list[Data]:
    return [
        {
            "id": outcome.id,
            "title": text.outcomes.get(outcome.id, outcome.id),
            "help": view.inline(text.outcome_help.get(outcome.id)),
            "within": duration(view, outcome.within),
            "closes": outcome.to == "close",
            "urgent": outcome.to in ("page/emergency", "service/barnevern", "service/politi"),
            **_destination(view, variant, level, step, outcome),
        }
        for outcome in step.facts.outcomes
    ]


def _destination(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, outcome: Outcome
) -> Data:
    """Return href and name of where an outcome leads; no href for what has no page here."""
    if outcome.to == "close":
        return {"href": None, "leads_to": None}
    ref = f"step/{_following(level, step)}" if outcome.to == "next" else outcome.to
    link = view.link(ref) or {"href": None, "title": view.name(ref)}
    if ref.startswith("level/"):
        target = next((known for known in variant.levels if f"level/{known.id}" == ref), None)
        if target:
            return {"href": link["href"], "leads_to": level_name(view, variant, target)}
    return {"href": link["href"], "leads_to": link["title"]}


def _following(level: GuideLevel, step: GuideStep) -> str:
    ids = [other.id for other in level.steps]
    position = ids.index(step.id) + 1
    return ids[position] if position < len(ids) else ""


def _log(view: View, level: GuideLevel) -> Data:
    """Return where the case is documented here, and from which age the young consent."""
    log, system = view.guide.settings.log, view.guide.settings.systems.get("stafettlogg")
    opened = view.link(f"level/{log.opened_on}") if log and log.opened_on else None
    return {
        "system": system.name if system else None,
        "url": system.url if system else None,
        "opened_here": bool(log and log.opened_on == level.id),
        "opened_on": opened,
        "note": view.html(log.note) if log else "",
        "consent_age": log.consent_age if log else None,
    }


def _neighbours(view: View, variant: Variant, level: GuideLevel, step: GuideStep) -> Data:
    """Return the steps before and after, across levels, and the steps of this level."""
    order = [s for _, s in variant.steps.values()]
    at = next(index for index, other in enumerate(order) if other.id == step.id)
    return {
        "previous": view.link(f"step/{order[at - 1].id}") if at else None,
        "next": view.link(f"step/{order[at + 1].id}") if at + 1 < len(order) else None,
        "siblings": [
            {**step_row(view, variant, other), "current": other.id == step.id}
            for other in level.steps
        ],
    }
