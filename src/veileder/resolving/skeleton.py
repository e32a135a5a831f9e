"""The skeleton one municipality and one type of service sees: chosen, changed and narrowed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from veileder.findings import Location
from veileder.model.base import Keys, Part, Place
from veileder.model.guide import Level, Skeleton, Step, StepVariant
from veileder.model.guide_changes import LevelChange, SkeletonChanges, StepChange
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer
from veileder.resolving.extending import extended_by

FACTS = ("together_with", "baton")
WHOLE = ("tools", "deadlines", "outcomes", "services", "laws", "role")
OF_ALL = ("numbered", "level_word", "step_word", "groups")
LISTS = ("tools", "services", "laws", "anonymous")
ROWS = ("deadlines", "outcomes")
P = TypeVar("P", bound=Part)
C = TypeVar("C", StepChange, LevelChange)


def skeleton_for(layers: Sequence[Layer], variant: str | None) -> Skeleton | None:
    """Return the skeleton of the last layer that has one, with the later layers' changes.

    A skeleton for the variant goes before the common one of the same layer.
    """
    last = _last(layers, variant)
    return last and _without_foreign(last, variant)


def skeleton_before(layers: Sequence[Layer], variant: str | None = None) -> Skeleton | None:
    """Return the skeleton, the common one if no other is asked for, beneath the last layer."""
    return _last(layers[:-1], variant)


def stages(layers: Sequence[Layer], variant: str | None = None) -> Iterator[tuple[Layer, Skeleton]]:
    """Yield the last layer that has a whole skeleton, and each that changes it after that.

    With each comes the skeleton as it leaves it.
    """
    chosen = _chosen(layers, variant)
    if chosen is None:
        return
    index, whole = chosen
    skeleton = _narrowed(whole, variant)
    yield layers[index], skeleton
    for layer in layers[index + 1 :]:
        skeleton = _changed(skeleton, changes_of(layer), variant)
        yield layer, skeleton


def changes_of(layer: Layer) -> SkeletonChanges:
    """Return what ``layer`` changes in the skeleton beneath it."""
    return layer.table("guide-changes.yml", SkeletonChanges) or SkeletonChanges()


def _last(layers: Sequence[Layer], variant: str | None) -> Skeleton | None:
    return next((skeleton for _, skeleton in reversed([*stages(layers, variant)])), None)


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
    return _updated(step, stated(special), special.at) if special else step


def _without_foreign(skeleton: Skeleton, variant: str | None) -> Skeleton:
    """Leave out the outcomes and deadlines that are for other types of service."""

    def own(step: Step) -> Step:
        kept = {
            name: tuple(r for r in getattr(step, name) if not r.services or variant in r.services)
            for name in ROWS
        }
        return step.model_copy(update=kept)

    return _with_steps(skeleton, own)


def stated(change: StepVariant) -> dict[str, Any]:
    """Return the fields of a step that ``change`` replaces."""
    names = (*WHOLE, *FACTS)
    return {name: value for name in names if (value := getattr(change, name)) is not None}


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
    extended = extended_by(skeleton, changes, variant)
    by_level, by_step = _of_variant(changes.levels, variant), _of_variant(changes.steps, variant)
    levels = tuple(
        _changed_level(level, by_level.get(level.id, []), by_step) for level in extended.levels
    )
    of_all = {n: v for n in OF_ALL if (v := getattr(changes, n)) is not None}
    return extended.model_copy(update={**of_all, "levels": levels})


def _of_variant(changes: Iterable[C], variant: str | None) -> dict[str, list[C]]:
    """Return the changes that hold in ``variant``, by what they change."""
    found: dict[str, list[C]] = {}
    for change in changes:
        if change.service_type in (None, variant):
            id = change.step if isinstance(change, StepChange) else change.level
            found.setdefault(id, []).append(change)
    return found


def _changed_level(
    level: Level, changes: Sequence[LevelChange], by_step: Mapping[str, Sequence[StepChange]]
) -> Level:
    steps = tuple(_changed_step(step, by_step.get(step.id, [])) for step in level.steps)
    names = ("label", "baton", "duration", "written")
    for change in changes:
        if change.order is not None:
            steps = tuple(_ordered(steps, change.order))
        stated = {n: v for n in names if (v := getattr(change, n)) is not None}
        level = _updated(level, stated, change.at)
    return level.model_copy(update={"steps": steps})


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
        words = {"text": change.text} if change.text else {}
        step = _updated(step, stated(change) | words, change.at)
        for name in LISTS:
            step = _edited(step, change, name)
        for name in ROWS:
            step = _with_rows(step, change, name)
    return step


def _with_rows(step: Step, change: StepChange, name: str) -> Step:
    """Return ``step`` with the deadlines or outcomes that the change adds, and not what it hides.

    One that the step has already, by its id, stands where that stood, also when that is hidden.
    """
    added = {row.id: row for row in getattr(change.add, name)}
    gone, before = set(getattr(change.hide, name)) - added.keys(), getattr(step, name)
    rows = {row.id: row for row in before if row.id not in gone} | added
    after = tuple(rows.values())
    if after == before:
        return step
    return _updated(
        step, {name: after}, lambda *keys: after[keys[1]].at() if keys[1:] else step.at(*keys)
    )


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


def step_fingerprint(step: Step) -> str:
    """Return the fingerprint of what the shared skeleton says of ``step``."""
    return fingerprint(step.model_dump(mode="json"))


def level_fingerprint(level: Level) -> str:
    """Return the fingerprint of the order of the steps of ``level``."""
    return fingerprint({"steps": [step.id for step in level.steps]})


def whole_fingerprint(level: Level) -> str:
    """Return the fingerprint of all that the shared skeleton says of ``level`` and its steps."""
    return fingerprint(level.model_dump(mode="json"))
