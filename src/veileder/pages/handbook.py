"""The whole guide on one page, to print and hang up, or to have when there is no coverage."""

from collections.abc import Iterator

from veileder.model import formats
from veileder.model.documents import StepText
from veileder.pages.articles import emergency_of
from veileder.pages.base import Data, Page, View
from veileder.pages.contacts import service_contacts
from veileder.pages.levels import baton_data, level_name
from veileder.pages.reference import helpline_data
from veileder.resolving.guide import GuideLevel, GuideStep, Variant


def handbook_page(view: View) -> Page:
    """Return the page with the acute rule, every step in short, and every number."""
    variant = view.guide.common
    rule = emergency_of(view)
    data = {
        "emergency": {
            "title": rule.title,
            "summary": view.inline(rule.value.summary),
            "actions": view.inlines(rule.value.actions),
            "avoid": view.inlines(rule.value.avoid),
        }
        if rule
        else None,
        "levels": [_level(view, variant, level) for level in variant.levels],
        "services": list(_reachable(view)),
        "helplines": [helpline_data(view, helpline) for helpline in view.guide.helplines],
    }
    title = view.strings["page_handbook"]
    return view.page("handbook.html", title, view.strings["handbook_description"], data)


def _level(view: View, variant: Variant, level: GuideLevel) -> Data:
    name = level_name(view, variant, level)
    return {
        "name": name if name != level.title else None,
        "title": level.title,
        "baton": baton_data(view, level.baton),
        "steps": [_step(view, variant, step) for step in level.steps],
    }


def _step(view: View, variant: Variant, step: GuideStep) -> Data:
    text = step.text.value if step.text else StepText(title=step.id)
    return {
        "number": step.number if variant.numbered else None,
        "title": step.title,
        "summary": view.inline(text.summary),
        "actions": view.inlines(text.actions),
        "tools": [
            link["title"] for link in view.links(f"tool/{tool}" for tool in step.facts.tools)
        ],
        "deadlines": [
            formats.duration(deadline.within, view.guide.language)
            for deadline in step.facts.deadlines
        ],
        "outcomes": [text.outcomes.get(outcome.id, outcome.id) for outcome in step.facts.outcomes],
    }


def _reachable(view: View) -> Iterator[Data]:
    """Yield the services that have somebody to call or write to."""
    for document in view.guide.documents["service"].values():
        service = service_contacts(view, document.id)
        if any(unit["contacts"] for unit in service["units"]):
            yield service
