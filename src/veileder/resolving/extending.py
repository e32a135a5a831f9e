"""What changes put into a skeleton: new levels and steps, and steps that stand somewhere else."""

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from veileder.model.base import Part
from veileder.model.guide import Group, Level, Skeleton, Step
from veileder.model.guide_changes import NewLevel, NewStep, SkeletonChanges, StepChange

P = TypeVar("P", bound=Part)
Placed = NewStep | StepChange
_Levels = dict[str, list[Step]]


def extended_by(skeleton: Skeleton, changes: SkeletonChanges, variant: str | None) -> Skeleton:
    """Return ``skeleton`` with what ``changes`` add to it for ``variant``, each in its place."""
    new_levels = [level for level in changes.new_levels if level.service_type in (None, variant)]
    placed = placed_in(changes, variant)
    if not new_levels and not placed:
        return skeleton
    for new in new_levels:
        skeleton = _with_level(skeleton, new)
    steps = {level.id: list(level.steps) for level in skeleton.levels}
    place(placed, steps)
    levels = tuple(
        level.model_copy(update={"steps": tuple(steps[level.id])}) for level in skeleton.levels
    )
    return skeleton.model_copy(update={"levels": levels})


def placed_in(changes: SkeletonChanges, variant: str | None) -> list[Placed]:
    """Return what says where a step stands: the new steps, and those that are moved."""
    moved = [one for one in changes.steps if one.after or one.first_in]
    placed: list[Placed] = [*changes.new_steps, *moved]
    return [one for one in placed if one.service_type in (None, variant)]


def place(placed: Iterable[Placed], steps: _Levels) -> list[Placed]:
    """Put the steps in their places in ``steps``; return those whose place is not there.

    Several after the same step stand in the order they are written in, and one may stand after
    another that is written below it.
    """
    waiting, last = list(placed), dict[str, str]()
    while True:
        left = [one for one in waiting if not _put(one, steps, last)]
        if len(left) in (0, len(waiting)):
            return left
        waiting = left


def _put(one: Placed, steps: _Levels, last: dict[str, str]) -> bool:
    """Put one step in its place; return whether it is there, and the step too."""
    anchor = f"level/{one.first_in}" if one.first_in else f"step/{one.after}"
    step = _as(Step, one) if isinstance(one, NewStep) else _found(one.step, steps)
    id = step.id if step else ""
    is_there = one.first_in in steps if one.first_in else _found(one.after, steps, id) is not None
    if step is None or not is_there:
        return False
    for level, row in steps.items():
        steps[level] = [other for other in row if other.id != id]
    before = last.get(anchor, one.after if not one.first_in else None)
    last[anchor] = id
    level = one.first_in or next(name for name, row in steps.items() if _index(before, row) >= 0)
    steps[level].insert(_index(before, steps[level]) + 1, step)
    return True


def _found(id: str | None, steps: _Levels, besides: str = "") -> Step | None:
    """Return the step ``id``, if it is there and not ``besides``."""
    found = (step for row in steps.values() for step in row if step.id == id != besides)
    return next(found, None)


def _index(id: str | None, row: Sequence[Step]) -> int:
    return next((index for index, step in enumerate(row) if step.id == id), -1)


def _with_level(skeleton: Skeleton, new: NewLevel) -> Skeleton:
    """Return ``skeleton`` with a level more, or instead of the one that has its id."""
    levels = [level for level in skeleton.levels if level.id != new.id]
    ids = [level.id for level in levels]
    if new.before in ids:
        index = ids.index(new.before)
    else:
        index = ids.index(new.after) + 1 if new.after in ids else len(ids)
    around = set(ids[max(index - 1, 0) : index + 1])
    groups = tuple(_with_member(group, new.id, around) for group in skeleton.groups)
    levels.insert(index, _as(Level, new))
    return skeleton.model_copy(update={"levels": tuple(levels), "groups": groups})


def _with_member(group: Group, level: str, around: set[str]) -> Group:
    """Return ``group`` with a level that came between two of its own: it would be split by it."""
    if len(around) < 2 or not around <= set(group.levels):
        return group
    return group.model_copy(update={"levels": (*group.levels, level)})


def _as(model: type[P], new: Part) -> P:
    """Return what ``new`` says, as what it is when it has its place."""
    made = model.model_construct(**{name: getattr(new, name) for name in model.model_fields})
    made._place = new._place
    return cast("P", made)
