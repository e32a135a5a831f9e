"""The way back: which steps, tools and roles lead to a thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from veileder.model.documents import Case, Role, ServiceType, Tool
from veileder.model.guide import NOBODY_HOLDS
from veileder.model.measures import Measure
from veileder.model.themes import Theme
from veileder.resolving.guide import Guide, GuideLevel, GuideStep, Resolved, Variant

Backlinks = Mapping[str, list[str]]


def backlinks(guide: Guide) -> Backlinks:
    """Return for every ``kind/id`` the refs of what points at it, in reading order, no doubles."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for target, source in _all(guide):
        found[target][source] = None
    return {target: list(sources) for target, sources in found.items()}


def _all(guide: Guide) -> Iterator[tuple[str, str]]:
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _level(level)
            for step in level.steps:
                yield from _step(step)
    yield from _documents(guide)


def _level(level: GuideLevel) -> Iterator[tuple[str, str]]:
    if level.baton:
        yield f"role/{level.baton.role}", f"level/{level.id}"


def _step(step: GuideStep) -> Iterator[tuple[str, str]]:
    source = f"step/{step.id}"
    for target in step_refs(step):
        yield target, source


def step_refs(step: GuideStep) -> Iterator[str]:
    """Yield every ref that a step names as data, except where its outcomes lead."""
    facts = step.facts
    yield from (f"role/{role}" for role in (facts.role, *facts.together_with))
    if facts.baton not in (None, NOBODY_HOLDS):
        yield f"role/{facts.baton}"
    yield from (f"tool/{tool}" for tool in facts.tools)
    yield from (f"service/{service}" for service in facts.services)
    yield from (f"law/{law}" for law in facts.laws)
    yield from (f"law/{deadline.law}" for deadline in facts.deadlines if deadline.law)
    yield from facts.anonymous
    yield from (outcome.to for outcome in facts.outcomes if outcome.to not in ("close", "next"))


def _documents(guide: Guide) -> Iterator[tuple[str, str]]:
    for kind, documents in guide.documents.items():
        for document in documents.values():
            value, source = document.value, f"{kind}/{document.id}"
            if isinstance(value, Tool | Role | ServiceType):
                yield from ((f"law/{law}", source) for law in value.laws)
            if isinstance(value, Case):
                yield from ((f"step/{step}", source) for step in value.steps)
                yield from ((f"tool/{tool}", source) for tool in value.tools)
                yield from ((f"role/{role}", source) for role in value.roles)
            if isinstance(value, Theme):
                yield from ((target, source) for target in theme_refs(value))
    types = {local.value.id: local.value.type for local in guide.services}
    for measure in guide.measures:
        if measure.value.service in types:
            yield f"service/{types[measure.value.service]}", f"measure/{measure.value.id}"


def theme_refs(theme: Theme) -> Iterator[str]:
    """Yield every ref that a theme names as data."""
    yield from (f"step/{step}" for step in theme.steps)
    yield from (f"tool/{tool}" for tool in theme.tools)
    yield from (f"service/{service}" for service in theme.services)
    yield from (f"law/{law}" for law in theme.laws)
    yield from (f"case/{case}" for case in theme.cases)
    yield from (f"theme/{other}" for other in theme.themes)


def is_about(measure: Measure, theme: Resolved[Theme]) -> bool:
    """Whether ``measure`` has a theme that is called as ``theme`` is, in one of its words."""
    called = {name.casefold() for name in (theme.title, *theme.value.measures)}
    return not called.isdisjoint(name.casefold() for name in measure.themes)


def used_in(variant: Variant, tool: str) -> list[tuple[GuideLevel, GuideStep]]:
    """Return the steps of ``variant`` that use ``tool``, in order."""
    return [
        (level, step)
        for level in variant.levels
        for step in level.steps
        if tool in step.facts.tools
    ]
