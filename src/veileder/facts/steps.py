"""The facts of levels and steps: as all have them, and where one type of service differs."""

from collections.abc import Iterator

from veileder.facts.rows import (
    LACKING,
    TEXT,
    TITLE,
    Fact,
    Names,
    digest,
    hashed,
    listed,
    plain,
    stated,
)
from veileder.model import formats
from veileder.model.documents import StepText
from veileder.model.guide import NOBODY_HOLDS, Step
from veileder.model.readers import Duration
from veileder.model.ways import Condition, Deadline, Outcome
from veileder.resolving.guide import GuideLevel, GuideStep

# What has rows of its own, so that it is no part of the words of a step.
_ELSEWHERE = ("title", "deadlines", "outcomes", "add")


def facts_of_levels(names: Names) -> Iterator[Fact]:
    """Yield the facts of every level and step; those of a type of service where they differ."""
    common: dict[tuple[str, str], str] = {}
    for name, variant in names.guide.variants.items():
        facts = [fact for level in variant.levels for fact in _of_level(names, level)]
        own = {(fact.ref, fact.field): fact.value for fact in facts}
        if name is None:
            common = own
            yield from facts
            continue
        refs = {fact.ref for fact in facts}
        lacking = {place: LACKING for place in common if place[0] in refs and place not in own}
        for (ref, field), value in {**own, **lacking}.items():
            if common.get((ref, field)) != value:
                yield Fact(f"{ref}:{name}", field, value)


def _of_level(names: Names, level: GuideLevel) -> Iterator[Fact]:
    yield from stated(f"level/{level.id}", level_values(names, level))
    for step in level.steps:
        yield from stated(f"step/{step.id}", step_values(names, step.facts, step))


def level_values(names: Names, level: GuideLevel) -> dict[str, str | None]:
    """Return what is said of a level, by field."""
    facts = level.facts
    return {
        TITLE: level.title,
        "label": facts.label,
        "duration": _span(names, facts.duration) if facts.duration else None,
        "baton": _baton(names, level),
        "order": " → ".join(step.title for step in level.steps),
        TEXT: hashed(level.text.value, [TITLE]) if level.text else None,
    }


def _baton(names: Names, level: GuideLevel) -> str | None:
    baton = level.baton
    if baton is None:
        return names.strings["nobody_holds"] if level.is_held_by_nobody else None
    name = baton.name or names.of(f"role/{baton.role}")
    allowed = names.joined("service", baton.allowed)
    barred = names.joined("service", baton.barred)
    said = (
        name,
        allowed and f"{names.strings['allowed']} {allowed}",
        barred and f"{names.strings['barred']} {barred}",
        plain(baton.note),
    )
    return ". ".join(filter(None, said))


def step_values(names: Names, facts: Step, step: GuideStep) -> dict[str, str | None]:
    """Return what is said of a step that has these ``facts``, by field, with the words of ``step``.

    So the facts of a step beneath can be told in the words of the one that is shown.
    """
    text = step.text.value if step.text else StepText(title=step.id)
    anonymous = {ref.replace("/", "-"): names.of(ref) for ref in facts.anonymous}
    return {
        TITLE: step.title,
        "role": names.of(f"role/{facts.role}"),
        "baton": _holder(names, facts.baton),
        **listed("together_with", names.all("role", facts.together_with)),
        **listed("tools", names.all("tool", facts.tools)),
        **listed("deadlines", {one.id: deadline(names, one, text) for one in facts.deadlines}),
        **listed("outcomes", {one.id: _outcome(names, one, text) for one in facts.outcomes}),
        **listed("services", names.all("service", facts.services)),
        **listed("anonymous", anonymous),
        **listed("laws", names.all("law", facts.laws)),
        TEXT: hashed(text, _ELSEWHERE) if step.text else digest(step.id),
    }


def _holder(names: Names, role: str | None) -> str | None:
    if role == NOBODY_HOLDS:
        return names.strings["nobody_holds"]
    return names.of(f"role/{role}") if role else None


def deadline(names: Names, facts: Deadline, text: StepText) -> str:
    """Return a deadline as one line: how long, of what, in which cases, by which law."""
    law = names.of(f"law/{facts.law}") if facts.law else None
    whole = f"{_span(names, facts.within)} {plain(text.deadlines.get(facts.id))}".strip()
    return _with(whole, _cases(facts), law)


def _outcome(names: Names, facts: Outcome, text: StepText) -> str:
    closes = names.strings["closes"]
    to = closes if facts.to == "close" else "" if facts.to == "next" else names.of(facts.to)
    within = _span(names, facts.within) if facts.within else None
    back = names.of(f"step/{facts.returns}") if facts.returns else None
    button = text.outcomes.get(facts.id, facts.id)
    way = " → ".join(filter(None, (button, to, back)))
    return _with(way, within, _cases(facts))


def _cases(facts: Condition) -> str | None:
    ages = formats.ages(facts.ages).replace("\xa0", " ") if facts.ages else None
    return ", ".join(filter(None, (facts.when, ages))) or None


def _with(whole: str, *rest: str | None) -> str:
    said = "; ".join(filter(None, rest))
    return f"{whole.removesuffix('.')} ({said})" if said else whole


def _span(names: Names, span: Duration) -> str:
    return formats.duration(span, names.guide.language).replace("\xa0", " ")
