"""The way through the guide: every step can be reached, leads on, and comes to an end."""

from collections.abc import Iterator, Sequence
from typing import Any

from veileder import rules
from veileder.checks.broken import Broken
from veileder.findings import Finding, owner_of
from veileder.model.documents import StepText
from veileder.model.ways import Deadline, Outcome
from veileder.reading.likeness import nearest
from veileder.resolving.guide import Guide, GuideLevel, GuideStep, Resolved, Variant

_END = "end"
_AWAY = ("role/", "service/", "arena/", "article/")  # from where a case can come back


def check_flow(guide: Guide, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong with the way through each variant of the guide."""
    for variant in guide.variants.values():
        known = targets(guide, variant) | unread.refs | (set(guide.hidden) - _dropped(guide))
        yield from _batons(variant)
        yield from _outcomes(variant, known, _former(guide, variant))
        yield from _to_hidden(guide, variant)
        yield from _reach(variant)


def _dropped(guide: Guide) -> set[str]:
    """Return the levels and steps that guide-changes.yml drops: one's own way there is a slip."""
    parts = filter(None, (guide.municipality, guide.region))
    return set(guide.hidden) - {ref for part in parts for ref in part.hide}


def _to_hidden(guide: Guide, variant: Variant) -> Iterator[Finding]:
    """Yield what is hidden here though an outcome leads to it: the button then leads nowhere."""
    ways = {o.to: step for _, step in variant.steps.values() for o in step.facts.outcomes}
    for settings in filter(None, (guide.municipality, guide.region)):
        for index, ref in enumerate(settings.hide):
            if ref in ways and ref in guide.hidden:
                what, step = guide.hidden[ref], ways[ref].title
                message = f"«{what}» er skjult, men et utfall i «{step}» leder dit"
                cure = "Ta bort linjen, eller skriv andre outcomes for steget i guide-changes.yml."
                yield Finding(rules.FLOW_HIDDEN, settings.at("hide", index), message, cure)


def _batons(variant: Variant) -> Iterator[Finding]:
    """From the second level on exactly one role holds the baton; «beyond» is somebody else's."""
    for level in variant.levels[1:]:
        is_said = level.baton is not None or level.is_held_by_nobody
        if level.facts.kind != "beyond" and not is_said:
            yield Finding(
                rules.FLOW_NO_BATON,
                level.facts.at("id"),
                f"Ingen rolle holder stafettpinnen på «{level.title}»",
                "Skriv for eksempel «baton: stafettholder» på nivået, eller «baton: none» når "
                "ingen skal ha den der.",
            )


def _former(guide: Guide, variant: Variant) -> dict[str, str]:
    """Return what an outcome may lead to, by what it was called before."""
    texts: list[tuple[str, str, Resolved[Any] | None]] = [
        ("level", level.id, level.text) for level in variant.levels
    ]
    texts += [("step", step.id, step.text) for _, step in variant.steps.values()]
    for kind in ("service", "role", "arena", "article"):
        texts += [(kind, id, document) for id, document in guide.documents.get(kind, {}).items()]
    return {
        f"{kind}/{former}": f"{kind}/{id}"
        for kind, id, text in texts
        if text
        for former in text.value.former_ids
    }


def _outcomes(variant: Variant, known: set[str], former: dict[str, str]) -> Iterator[Finding]:
    for level in variant.levels:
        for step in level.steps:
            is_last = step is level.steps[-1]
            if is_last and not step.facts.outcomes:
                yield _no_end(level, step)
            for outcome in step.facts.outcomes:
                yield from _outcome(step, outcome, known, former, is_last=is_last)
            yield from _deadline_words(step)


def _no_end(level: GuideLevel, step: GuideStep) -> Finding:
    message = f"Det siste steget på «{level.title}» sier ikke hvor saken går videre"
    cure = (
        f"Skriv outcomes for steget «{step.id}» i guide.yml. Er det et felles steg, skriv i "
        f"guide-changes.yml under steps: «- step: {step.id}», «add:», «outcomes:», "
        "«- id: avslutt» og «to: close» (eller level/… med nivået saken går til)."
    )
    return Finding(rules.FLOW_LAST_STEP, step.facts.at("id"), message, cure)


def _outcome(
    step: GuideStep, outcome: Outcome, known: set[str], former: dict[str, str], *, is_last: bool
) -> Iterator[Finding]:
    if outcome.to == "next" and is_last:
        message = f"Utfallet «{outcome.id}» fører til neste steg, men dette er det siste på nivået"
        cure = "Skriv level/… med nivået saken går til, eller close når den avsluttes."
        yield Finding(rules.FLOW_NOWHERE, outcome.at("to"), message, cure)
    elif outcome.to in former and outcome.to not in known:
        new = former[outcome.to]
        message = f"Utfallet «{outcome.id}» fører til «{outcome.to}», som nå heter «{new}»"
        yield Finding(rules.FLOW_NOWHERE, outcome.at("to"), message, f"Skriv to: {new}.")
    elif outcome.to not in known:
        cure = (
            nearest(outcome.to, sorted(known)) or "Bruk close, eller et steg eller nivå som finnes."
        )
        message = f"Utfallet «{outcome.id}» fører til «{outcome.to}», som ikke finnes her"
        yield Finding(rules.FLOW_NOWHERE, outcome.at("to"), message, cure)
    if outcome.returns and not outcome.to.startswith(_AWAY):
        message = f"Utfallet «{outcome.id}» fører til «{outcome.to}», og sier også returns"
        cure = "Ta bort returns. Det hører til når saken går til en rolle, tjeneste eller et møte."
        yield Finding(rules.FLOW_NOWHERE, outcome.at("returns"), message, cure)
    if step.text and outcome.id not in step.text.value.outcomes:
        message = f"Utfallet «{outcome.id}» har ingen tekst på knappen i steget «{step.id}»"
        yield _no_words(outcome, step.text, "outcomes", message)


def _no_words(
    part: Outcome | Deadline, text: Resolved[StepText], field: str, message: str
) -> Finding:
    """Return the finding that the text of a step has no words for ``part``.

    It stands in the text, unless that is shared and ``part`` is one's own.
    """
    at, own = text.value.at(field), part.at("id")
    if owner_of(own.path) in ("", owner_of(at.path)):
        return Finding(rules.FLOW_WORDS, at, message, f"Skriv under {field}: {part.id}: …")
    file = f"municipalities/{owner_of(own.path)}/steps/{text.id}.{text.language}.md"
    cure = f"Lag {file} med «based_on: new» og under {field}: {part.id}: …"
    return Finding(rules.FLOW_WORDS, own, message, cure)


def targets(guide: Guide, variant: Variant) -> set[str]:
    """Return everything an outcome may lead to in this variant."""
    found = {"close", "next", "page/emergency"}
    found |= {f"level/{level.id}" for level in variant.levels}
    found |= {f"step/{step}" for step in variant.steps}
    for kind in ("service", "role", "arena", "article"):
        found |= {f"{kind}/{id}" for id in guide.documents.get(kind, {})}
    return found


def _deadline_words(step: GuideStep) -> Iterator[Finding]:
    deadlines = step.facts.deadlines
    if step.text and deadlines and owner_of(deadlines[0].at().path):
        yield from _unused_words(step.text, deadlines)
    for deadline in deadlines:
        if step.text and len(deadlines) > 1 and deadline.id not in step.text.value.deadlines:
            message = f"Fristen «{deadline.id}» har ingen tekst som sier når den gjelder"
            yield _no_words(deadline, step.text, "deadlines", message)


def _unused_words(text: Resolved[StepText], deadlines: Sequence[Deadline]) -> Iterator[Finding]:
    """Yield the words of deadlines that a skeleton of one's own calls something else."""
    ids = {deadline.id for deadline in deadlines}
    wordless = [deadline for deadline in deadlines if deadline.id not in text.value.deadlines]
    for id in text.value.deadlines.keys() - ids if wordless else ():
        message = f"Teksten til fristen «{id}» vises ikke: steget har ingen frist med den id-en"
        cure = f"Skriv id: {id} på fristen det gjelder."
        yield Finding(rules.FLOW_UNUSED_WORDS, wordless[0].at("id"), message, cure)


def _reach(variant: Variant) -> Iterator[Finding]:
    ways = _ways(variant)
    if not ways:
        return
    reached = _closure({next(iter(ways))}, ways)
    backwards: dict[str, set[str]] = {}
    for source, following in ways.items():
        for target in following:
            backwards.setdefault(target, set()).add(source)
    ending = _closure({_END}, backwards)
    for level, step in variant.steps.values():
        yield from _judge(level, step, reached=reached, ending=ending)


def _judge(
    level: GuideLevel, step: GuideStep, *, reached: set[str], ending: set[str]
) -> Iterator[Finding]:
    if step.id not in reached:
        yield Finding(
            rules.FLOW_UNREACHABLE,
            step.facts.at("id"),
            f"Ingen vei fører til steget «{step.id}»",
            f"Legg til et utfall som leder til level/{level.id} eller step/{step.id}.",
        )
    if step.id not in ending:
        yield Finding(
            rules.FLOW_ENDLESS,
            step.facts.at("id"),
            f"Fra steget «{step.id}» finnes det ingen vei til en avslutning",
            "Legg til et utfall som avslutter (close) eller fører videre.",
        )


def _ways(variant: Variant) -> dict[str, set[str]]:
    """Return where one can go from each step, in order; ``_END`` is out of the guide."""
    first = {
        f"level/{level.id}": level.steps[0].id if level.steps else _END for level in variant.levels
    }
    ways: dict[str, set[str]] = {}
    for level in variant.levels:
        for index, step in enumerate(level.steps):
            following = level.steps[index + 1].id if index + 1 < len(level.steps) else None
            ways[step.id] = _from_step(step, following, first)
    return ways


def _from_step(step: GuideStep, following: str | None, first: dict[str, str]) -> set[str]:
    """Return the steps that ``step`` leads to. Steps in the middle of a level also lead on."""
    found = {following} if following else set()
    for outcome in step.facts.outcomes:
        if outcome.to.startswith("step/"):
            found.add(outcome.to.removeprefix("step/"))
        elif outcome.to.startswith("level/"):
            found.add(first.get(outcome.to, _END))
        elif outcome.returns:
            found.add(outcome.returns)
        elif outcome.to != "next" or following is None:
            found.add(_END)
    return found


def _closure(start: set[str], ways: dict[str, set[str]]) -> set[str]:
    """Return everything that can be reached from ``start``."""
    found, waiting = set(start), list(start)
    while waiting:
        for target in ways.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found
