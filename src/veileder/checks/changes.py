"""Changes of the shared skeleton: of what is not there, or of what has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from veileder import rules
from veileder.checks.extensions import check_extensions, is_new
from veileder.checks.own_skeleton import check_own_skeleton
from veileder.checks.read import unsealed
from veileder.findings import Finding
from veileder.model.base import is_read
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.guide_changes import LevelChange, SkeletonChanges, StepChange
from veileder.reading.layers import Layer
from veileder.reading.likeness import nearest
from veileder.resolving.compose import now_called
from veileder.resolving.extending import extended_by
from veileder.resolving.skeleton import (
    LISTS,
    ROWS,
    changes_of,
    level_fingerprint,
    stages,
    stated,
    step_fingerprint,
)


def check_changes(layers: Sequence[Layer]) -> Iterator[Finding]:
    """Yield what is wrong in how ``layers`` change the common skeleton."""
    changed = list(stages(layers))
    yield from check_own_skeleton(layers)
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
    yield from check_extensions(skeleton, changes)
    steps = {step.id: step for level in skeleton.levels for step in level.steps}
    for change in changes.steps:
        if change.step in steps:
            yield from _step(change, steps[change.step], layer)
        elif is_new(change.step, changes):
            yield _own(change)
        else:
            new = now_called("step", change.step, layers)
            yield _nothing(change.at("step"), "steget", change.step, steps, new)
    yield from _levels(skeleton, changes, layer)


def _step(change: StepChange, step: Step, layer: Layer) -> Iterator[Finding]:
    yield from _hidden(change, step)
    if stated(change):
        yield from _basis(change, step_fingerprint(step), layer)


def _levels(skeleton: Skeleton, changes: SkeletonChanges, layer: Layer) -> Iterator[Finding]:
    levels = {level.id: level for level in skeleton.levels}
    extended = {level.id: level for level in extended_by(skeleton, changes, None).levels}
    for change in changes.levels:
        if change.level not in extended:
            yield _nothing(change.at("level"), "nivået", change.level, levels)
        elif change.order is not None:
            yield from _order(change, extended, layer)
            if change.level in levels:
                yield from _basis(change, level_fingerprint(levels[change.level]), layer)


def _hidden(change: StepChange, step: Step) -> Iterator[Finding]:
    """Yield what the change takes out of a list that does not have it."""
    for name in (*LISTS, *ROWS):
        there = {
            getattr(row, "id", row)
            for one in (step, *step.variants.values())
            for row in getattr(one, name, None) or ()
        }
        for index, id in enumerate(getattr(change.hide, name)):
            if id not in there:
                cure = nearest(id, sorted(there)) or "Ta bort linjen."
                message = f"Steget «{step.id}» har ikke «{id}» i {name}"
                yield Finding(rules.LAYER_HIDE, change.hide.at(name, index), message, cure)


def _order(change: LevelChange, levels: Mapping[str, Level], layer: Layer) -> Iterator[Finding]:
    steps = [step.id for step in levels[change.level].steps]
    changes = changes_of(layer)
    order = change.order or ()
    for index, step in enumerate(order):
        home = next((one.id for one in levels.values() if step in _ids(one)), None)
        if step not in steps and home:
            message = f"Rekkefølgen nevner steget «{step}», som står på {home}"
            place = f"«- step: {step}» og «first_in: {change.level}»"
            cure = f"Skal det flyttes, skriv under steps: {place}."
            yield Finding(rules.LAYER_GONE, change.at("order", index), message, cure)
        elif step not in steps:
            message = f"Rekkefølgen nevner steget «{step}», som ikke finnes"
            cure = f"{nearest(step, steps)} Ellers ta det ut av order.".strip()
            yield Finding(rules.LAYER_GONE, change.at("order", index), message, cure)
        if step in order[:index]:
            message = f"Steget «{step}» står to ganger i rekkefølgen"
            at = change.at("order", index)
            yield Finding(rules.REF_DUPLICATE, at, message, "Behold bare det ene.")
    hidden = {*changes.hide, *(layer.settings.hide if layer.settings else ())}
    for step in steps:
        if step not in order and f"step/{step}" not in hidden and not is_new(step, changes):
            message = f"Rekkefølgen mangler steget «{step}»; det står der fellesoppsettet har det"
            cure = f"Legg det til i order, eller skjul det med hide: [step/{step}]."
            yield Finding(rules.LAYER_CHANGED, change.at("order"), message, cure)


def _ids(level: Level) -> set[str]:
    return {step.id for step in level.steps}


def _own(change: StepChange) -> Finding:
    message = f"Steget «{change.step}» er deres eget"
    cure = "Skriv endringen der steget står, under new_steps eller new_levels."
    return Finding(rules.LAYER_HIDE, change.at("step"), message, cure)


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
