"""The skeleton one municipality and one type of service sees: chosen, changed and narrowed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from veileder import rules
from veileder.findings import Finding, Location
from veileder.model.base import Keys, Part, Place
from veileder.model.guide import (
    Level,
    LevelChange,
    Skeleton,
    SkeletonChanges,
    Step,
    StepChange,
    StepVariant,
)
from veileder.reading.decode import nearest
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer
from veileder.resolving.compose import now_called

_WHOLE = ("tools", "deadlines", "outcomes", "services", "laws", "role")
_LISTS = ("tools", "services", "laws", "anonymous")
P = TypeVar("P", bound=Part)


def skeleton_for(
    layers: Sequence[Layer], variant: str | None, findings: list[Finding]
) -> Skeleton | None:
    """Return the skeleton of the last layer that has one, with the later layers' changes.

    A skeleton for the variant goes before the common one of the same layer.
    """
    chosen = _chosen(layers, variant)
    if chosen is None:
        return None
    index, skeleton = chosen
    if variant is None:  # the same changes hold for every variant: said once
        findings.extend(_check_layers(skeleton, layers[index:]))
    skeleton = _narrowed(skeleton, variant)
    for layer in layers[index + 1 :]:
        skeleton = _changed(skeleton, _changes(layer), variant)
    return _without_foreign_outcomes(skeleton, variant)


def skeleton_before(layers: Sequence[Layer]) -> Skeleton | None:
    """Return the common skeleton as the layers beneath the last one leave it."""
    chosen = _chosen(layers[:-1], None)
    if chosen is None:
        return None
    index, skeleton = chosen
    for layer in layers[index + 1 : -1]:
        skeleton = _changed(skeleton, _changes(layer), None)
    return skeleton


def _changes(layer: Layer) -> SkeletonChanges:
    return layer.table("guide-changes.yml", SkeletonChanges) or SkeletonChanges()


def _chosen(layers: Sequence[Layer], variant: str | None) -> tuple[int, Skeleton] | None:
    for index in reversed(range(len(layers))):
        found = layers[index].skeletons.get(variant) or layers[index].skeletons.get(None)
        if found:
            return index, found
    return None


def _narrowed(skeleton: Skeleton, variant: str | None) -> Skeleton:
    return _with_steps(skeleton, lambda step: _for_variant(step, variant))


def _with_steps(skeleton: Skeleton, change: Callable[[Step], Step]) -> Skeleton:
    levels = tuple(
        level.model_copy(update={"steps": tuple(change(step) for step in level.steps)})
        for level in skeleton.levels
    )
    return skeleton.model_copy(update={"levels": levels})


def _for_variant(step: Step, variant: str | None) -> Step:
    special = step.variants.get(variant) if variant else None
    return _updated(step, _stated(special), special.at) if special else step


def _without_foreign_outcomes(skeleton: Skeleton, variant: str | None) -> Skeleton:
    """Leave out the outcomes that are for other types of service."""

    def own(step: Step) -> Step:
        outcomes = tuple(o for o in step.outcomes if not o.services or variant in o.services)
        return step.model_copy(update={"outcomes": outcomes})

    return _with_steps(skeleton, own)


def _stated(change: StepVariant) -> dict[str, Any]:
    """Return the fields of a step that ``change`` replaces."""
    return {name: value for name in _WHOLE if (value := getattr(change, name)) is not None}


def _updated(part: P, values: Mapping[str, Any], at: Callable[..., Location]) -> P:
    """Return ``part`` with ``values``, which stand where ``at`` says."""
    changed = part.model_copy(update=dict(values))
    marks: dict[Keys, Location] = {(): part.at()}
    for name in type(part).model_fields:
        where = at if name in values else part.at
        marks[(name,)] = where(name)
        marks |= {(name, key): where(name, key) for key in _entries(getattr(changed, name))}
    changed._place = Place(marks)
    return changed


def _entries(value: Any) -> Iterable[str | int]:
    """Return the keys of what stands directly inside ``value``."""
    if isinstance(value, tuple):
        return range(len(value))
    return value if isinstance(value, Mapping) else ()


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
    if change is None:
        return level.model_copy(update={"steps": steps})
    if change.order is not None:
        steps = tuple(_ordered(steps, change.order))
    names = ("label", "baton", "duration", "written")
    stated = {n: v for n in names if (v := getattr(change, n)) is not None}
    return _updated(level, stated, change.at).model_copy(update={"steps": steps})


def _ordered(steps: Sequence[Step], order: Sequence[str]) -> list[Step]:
    """Return ``steps`` in ``order``. One that it does not name comes after the one it came after.

    Such a step may be newer than the order, and must not be lost.
    """
    known = {step.id: step for step in steps}
    ordered = [known[id] for id in dict.fromkeys(order) if id in known]
    for index, step in enumerate(steps):
        if step.id not in order:
            before = steps[index - 1] if index else None
            ordered.insert(ordered.index(before) + 1 if before else 0, step)
    return ordered


def _changed_step(step: Step, changes: Sequence[StepChange]) -> Step:
    for change in changes:
        step = _updated(step, _stated(change), change.at)
        for name in _LISTS:
            step = _edited(step, change, name)
    return step


def _edited(step: Step, change: StepChange, name: str) -> Step:
    """Return ``step`` with what the change adds to list ``name``, without what it hides."""
    hidden, before = getattr(change.hide, name), getattr(step, name)
    places = {id: step.at(name, i) for i, id in enumerate(before) if id not in hidden}
    for index, id in enumerate(getattr(change.add, name)):
        places.setdefault(id, change.add.at(name, index))
    if tuple(places) == before:
        return step
    order = list(places.values())
    return _updated(
        step, {name: tuple(places)}, lambda *keys: order[keys[1]] if keys[1:] else step.at(*keys)
    )


def _check_layers(skeleton: Skeleton, layers: Sequence[Layer]) -> Iterator[Finding]:
    """Yield what is wrong in the changes of ``layers``; the first one has ``skeleton`` itself."""
    own = layers[0].table("guide-changes.yml", SkeletonChanges)
    if own is not None:
        message = "Endringene brukes ikke, for mappen har sin egen guide.yml"
        cure = "Gjør endringene i guide.yml, og ta bort guide-changes.yml."
        yield Finding(rules.LAYER_NOTHING, own.at(), message, cure)
    for layer in layers[1:]:
        yield from _check_changes(skeleton, layer, layers)
        skeleton = _changed(skeleton, _changes(layer), None)


def _check_changes(skeleton: Skeleton, layer: Layer, layers: Sequence[Layer]) -> Iterator[Finding]:
    changes = _changes(layer)
    levels = {level.id: level for level in skeleton.levels}
    steps = {step.id: step for level in skeleton.levels for step in level.steps}
    for change in changes.steps:
        if change.step not in steps:
            new = now_called("step", change.step, layers)
            yield _nothing(change.at("step"), "steget", change.step, steps, new)
            continue
        yield from _check_hidden(change, steps[change.step])
        if _stated(change):
            yield from _check_basis(change, step_fingerprint(steps[change.step]), layer)
    for level_change in changes.levels:
        if level_change.level not in levels:
            yield _nothing(level_change.at("level"), "nivået", level_change.level, levels)
        elif level_change.order is not None:
            yield from _check_order(level_change, levels[level_change.level], layer)
            now = level_fingerprint(levels[level_change.level])
            yield from _check_basis(level_change, now, layer)


def _check_hidden(change: StepChange, step: Step) -> Iterator[Finding]:
    """Yield what the change takes out of a list that does not have it."""
    for name in _LISTS:
        there = {
            id for one in (step, *step.variants.values()) for id in getattr(one, name, None) or ()
        }
        for index, id in enumerate(getattr(change.hide, name)):
            if id not in there:
                cure = nearest(id, sorted(there)) or "Ta bort linjen."
                message = f"Steget «{step.id}» har ikke «{id}» i {name}"
                yield Finding(rules.LAYER_HIDE, change.hide.at(name, index), message, cure)


def _check_order(change: LevelChange, level: Level, layer: Layer) -> Iterator[Finding]:
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
