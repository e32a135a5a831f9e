"""Changes of the shared skeleton: of what is not there, or of what has changed since."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from veileder import rules
from veileder.checks.read import unsealed
from veileder.findings import Finding
from veileder.model.base import is_read
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.guide_changes import LevelChange, SkeletonChanges, StepChange
from veileder.reading.layers import Layer
from veileder.reading.likeness import nearest
from veileder.resolving.compose import now_called
from veileder.resolving.skeleton import (
    LISTS,
    changes_of,
    level_fingerprint,
    stages,
    stated,
    step_fingerprint,
)


def check_changes(layers: Sequence[Layer]) -> Iterator[Finding]:
    """Yield what is wrong in how ``layers`` change the common skeleton."""
    changed = list(stages(layers))
    for layer, _ in changed[:1]:
        own = layer.table("guide-changes.yml", SkeletonChanges)
        if own is not None:
            message = "Endringene brukes ikke, for mappen har sin egen guide.yml"
            cure = "Gjør endringene i guide.yml, og ta bort guide-changes.yml."
            yield Finding(rules.LAYER_NOTHING, own.at(), message, cure)
    used = [layer for layer, _ in changed]
    for (_, skeleton), (layer, _) in pairwise(changed):
        yield from _changes(skeleton, layer, used)


def _changes(skeleton: Skeleton, layer: Layer, layers: Sequence[Layer]) -> Iterator[Finding]:
    changes = changes_of(layer)
    levels = {level.id: level for level in skeleton.levels}
    steps = {step.id: step for level in skeleton.levels for step in level.steps}
    for change in changes.steps:
        if change.step not in steps:
            new = now_called("step", change.step, layers)
            yield _nothing(change.at("step"), "steget", change.step, steps, new)
            continue
        yield from _hidden(change, steps[change.step])
        if stated(change):
            yield from _basis(change, step_fingerprint(steps[change.step]), layer)
    for level_change in changes.levels:
        if level_change.level not in levels:
            yield _nothing(level_change.at("level"), "nivået", level_change.level, levels)
        elif level_change.order is not None:
            yield from _order(level_change, levels[level_change.level], layer)
            now = level_fingerprint(levels[level_change.level])
            yield from _basis(level_change, now, layer)


def _hidden(change: StepChange, step: Step) -> Iterator[Finding]:
    """Yield what the change takes out of a list that does not have it."""
    for name in LISTS:
        there = {
            id for one in (step, *step.variants.values()) for id in getattr(one, name, None) or ()
        }
        for index, id in enumerate(getattr(change.hide, name)):
            if id not in there:
                cure = nearest(id, sorted(there)) or "Ta bort linjen."
                message = f"Steget «{step.id}» har ikke «{id}» i {name}"
                yield Finding(rules.LAYER_HIDE, change.hide.at(name, index), message, cure)


def _order(change: LevelChange, level: Level, layer: Layer) -> Iterator[Finding]:
    steps = [step.id for step in level.steps]
    order = change.order or ()
    for index, step in enumerate(order):
        if step not in steps:
            message = f"Rekkefølgen nevner steget «{step}», som ikke finnes"
            cure = f"{nearest(step, steps)} Ellers ta det ut av order.".strip()
            yield Finding(rules.LAYER_GONE, change.at("order", index), message, cure)
        if step in order[:index]:
            message = f"Steget «{step}» står to ganger i rekkefølgen"
            at = change.at("order", index)
            yield Finding(rules.REF_DUPLICATE, at, message, "Behold bare det ene.")
    hidden = layer.settings.hide if layer.settings else ()
    for step in steps:
        if step not in order and f"step/{step}" not in hidden:
            message = f"Rekkefølgen mangler steget «{step}»; det står der fellesoppsettet har det"
            cure = f"Legg det til i order, eller skjul det med hide: [step/{step}]."
            yield Finding(rules.LAYER_CHANGED, change.at("order"), message, cure)


def _nothing(at: Any, what: str, name: str, known: Any, new: str | None = None) -> Finding:
    if new:
        message = f"Endrer {what} «{name}», som nå heter «{new}»"
        return Finding(rules.LAYER_HIDE, at, message, f"Skriv {new}.")
    cure = nearest(name, known) or "Se content/guide.yml for gyldige id-er."
    return Finding(rules.LAYER_HIDE, at, f"Endrer {what} «{name}», som ikke finnes", cure)


def _basis(change: StepChange | LevelChange, now: str, layer: Layer) -> Iterator[Finding]:
    if change.based_on == now:
        return
    path = change.at().path
    if change.based_on is None:
        cure = f"Legg til «based_on: new», og kjør: python3 build.py accept {path}"
        yield Finding(
            rules.LAYER_UNMARKED,
            change.at(),
            "Endringen bytter ut noe felles uten å si hva den bygger på",
            cure,
        )
    elif is_read(change.based_on):
        yield unsealed(change.at("based_on"), change.based_on, now)
    else:
        whose = layer.settings.name if layer.settings else layer.id
        yield Finding(
            rules.LAYER_CHANGED,
            change.at("based_on"),
            f"Det felles oppsettet er endret siden {whose} tilpasset det, eller ikke bekreftet",
            f"Sammenlign med content/guide.yml, og kjør: python3 build.py accept {path}",
        )
