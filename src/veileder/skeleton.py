"""The skeleton one municipality and one type of service sees: chosen, changed and narrowed."""

from collections.abc import Iterator, Sequence
from typing import Any

from veileder import rules
from veileder.decode import nearest
from veileder.findings import Finding
from veileder.fingerprint import fingerprint
from veileder.load import Layer
from veileder.model.guide import (
    Level,
    LevelChange,
    Skeleton,
    SkeletonChanges,
    Step,
    StepChange,
    StepVariant,
)

_WHOLE = ("tools", "deadlines", "outcomes", "services", "laws", "role")
_LISTS = ("tools", "services", "laws", "anonymous")


def skeleton_for(
    layers: Sequence[Layer], variant: str | None, findings: list[Finding]
) -> Skeleton | None:
    """Return the skeleton of the last layer that has one, with the later layers' changes.

    A skeleton for the variant goes before the common one of the same layer.
    """
    skeleton = _layered(layers, variant, findings)
    if skeleton is None:
        return None
    levels = tuple(_narrowed(level, variant) for level in skeleton.levels)
    return skeleton.model_copy(update={"levels": levels})


def _layered(
    layers: Sequence[Layer], variant: str | None, findings: list[Finding]
) -> Skeleton | None:
    chosen = _chosen(layers, variant)
    if chosen is None:
        return None
    index, skeleton = chosen
    for layer in layers[index + 1 :]:
        changes = layer.table("guide-changes.yml", SkeletonChanges)
        if changes and variant is None:  # the same changes hold for every variant: said once
            findings.extend(_check_changes(skeleton, changes, layer))
        if changes:
            skeleton = _changed(skeleton, changes, variant)
    return skeleton


def skeleton_before(layers: Sequence[Layer]) -> Skeleton | None:
    """Return the common skeleton as the layers beneath the last one leave it."""
    return _layered(layers[:-1], None, [])


def _chosen(layers: Sequence[Layer], variant: str | None) -> tuple[int, Skeleton] | None:
    for index in reversed(range(len(layers))):
        found = layers[index].skeletons.get(variant) or layers[index].skeletons.get(None)
        if found:
            return index, found
    return None


def _narrowed(level: Level, variant: str | None) -> Level:
    return level.model_copy(
        update={"steps": tuple(_for_variant(step, variant) for step in level.steps)}
    )


def _for_variant(step: Step, variant: str | None) -> Step:
    special = step.variants.get(variant) if variant else None
    narrowed = step.model_copy(update=_stated(special)) if special else step
    outcomes = tuple(
        outcome
        for outcome in narrowed.outcomes
        if not outcome.services or variant in outcome.services
    )
    return narrowed.model_copy(update={"outcomes": outcomes})


def _stated(change: StepVariant) -> dict[str, Any]:
    """Return the fields of a step that ``change`` replaces."""
    return {name: value for name in _WHOLE if (value := getattr(change, name)) is not None}


def _changed(skeleton: Skeleton, changes: SkeletonChanges, variant: str | None) -> Skeleton:
    by_level = {change.level: change for change in changes.levels}
    by_step: dict[str, list[StepChange]] = {}
    for change in changes.steps:
        if change.service_type in (None, variant):
            by_step.setdefault(change.step, []).append(change)
    levels = tuple(
        _changed_level(level, by_level.get(level.id), by_step) for level in skeleton.levels
    )
    return skeleton.model_copy(update={"levels": levels})


def _changed_level(
    level: Level, change: LevelChange | None, by_step: dict[str, list[StepChange]]
) -> Level:
    steps = tuple(_changed_step(step, by_step.get(step.id, [])) for step in level.steps)
    update: dict[str, Any] = {"steps": steps}
    if change:
        names = ("label", "baton", "duration", "written")
        update |= {n: v for n in names if (v := getattr(change, n)) is not None}
        if change.order is not None:
            known = {step.id: step for step in steps}
            update["steps"] = tuple(known[i] for i in change.order if i in known)
    return level.model_copy(update=update)


def _changed_step(step: Step, changes: Sequence[StepChange]) -> Step:
    for change in changes:
        step = step.model_copy(update=_stated(change))
        lists = {name: _edited(step, change, name) for name in _LISTS}
        step = step.model_copy(update=lists)
    return step


def _edited(step: Step, change: StepChange, name: str) -> tuple[str, ...]:
    """Return list ``name`` of ``step`` with what the change adds, without what it hides."""
    hidden = getattr(change.hide, name)
    kept = tuple(i for i in getattr(step, name) if i not in hidden)
    return kept + tuple(i for i in getattr(change.add, name) if i not in kept)


def _check_changes(skeleton: Skeleton, changes: SkeletonChanges, layer: Layer) -> Iterator[Finding]:
    levels = {level.id: level for level in skeleton.levels}
    steps = {step.id: step for level in skeleton.levels for step in level.steps}
    for change in changes.steps:
        if change.step not in steps:
            yield _nothing(change.at("step"), "steget", change.step, steps)
        elif _stated(change):
            yield from _check_basis(change, step_fingerprint(steps[change.step]), layer)
    for level_change in changes.levels:
        if level_change.level not in levels:
            yield _nothing(level_change.at("level"), "nivået", level_change.level, levels)
        elif level_change.order is not None:
            yield from _check_order(level_change, levels[level_change.level])
            now = level_fingerprint(levels[level_change.level])
            yield from _check_basis(level_change, now, layer)


def _check_order(change: LevelChange, level: Level) -> Iterator[Finding]:
    steps = [step.id for step in level.steps]
    for index, step in enumerate(change.order or ()):
        if step not in steps:
            yield _nothing(change.at("order", index), "steget", step, steps)


def _nothing(at: Any, what: str, name: str, known: Any) -> Finding:
    cure = nearest(name, known) or "Se content/guide.yml for gyldige id-er."
    return Finding(rules.LAYER_HIDE, at, f"Endrer {what} «{name}», som ikke finnes", cure)


def step_fingerprint(step: Step) -> str:
    """Return the fingerprint of what the shared skeleton says of ``step``."""
    return fingerprint(step.model_dump(mode="json"))


def level_fingerprint(level: Level) -> str:
    """Return the fingerprint of the order of the steps of ``level``."""
    return fingerprint({"steps": [step.id for step in level.steps]})


def _check_basis(change: StepChange | LevelChange, now: str, layer: Layer) -> Iterator[Finding]:
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
    else:
        whose = layer.settings.name if layer.settings else layer.id
        yield Finding(
            rules.LAYER_CHANGED,
            change.at("based_on"),
            f"Det felles oppsettet er endret siden {whose} tilpasset det, eller ikke bekreftet",
            f"Sammenlign med content/guide.yml, og kjør: python3 build.py accept {path}",
        )
