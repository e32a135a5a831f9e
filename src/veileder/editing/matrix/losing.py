"""What a municipality's own copy has otherwise than the guide that would be used instead of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from veileder.editing.language import Words
from veileder.editing.matrix.earlier import Change, differences, order_change
from veileder.editing.matrix.raw import Data, raw
from veileder.editing.matrix.sight import Sight
from veileder.editing.matrix.state import steps_of
from veileder.editing.parts import parts_of
from veileder.model.base import Part
from veileder.model.guide import Level, Skeleton, Step
from veileder.resolving.skeleton import stages

_Steps = dict[str, Step]


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """A step that becomes otherwise: ``changes`` say what goes from it, and what comes."""

    id: str
    title: str
    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Losses:
    """What becomes otherwise, in titles; ``moved`` steps have the level that they go back to."""

    levels_gone: tuple[str, ...] = ()
    levels_back: tuple[str, ...] = ()
    steps_gone: tuple[str, ...] = ()
    steps_back: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    orders: tuple[tuple[str, Change], ...] = ()
    steps: tuple[ChangedStep, ...] = ()
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the copy says just what the other guide does."""
        return self == Losses()


def losses(sight: Sight, words: Words) -> Losses:
    """Return what becomes otherwise when the copy goes."""
    now, then = sight.skeletons.now, _without_copy(sight)
    here, there = steps_of(now), steps_of(then)
    return Losses(
        levels_gone=_titles(sight, now, then),
        levels_back=_titles(sight, then, now),
        steps_gone=tuple(_title(sight, one) for id, one in here.items() if id not in there),
        steps_back=tuple(_title(sight, one) for id, one in there.items() if id not in here),
        moved=tuple(_moved(sight, here, there, then)),
        orders=tuple(_orders(sight, now, then)),
        steps=tuple(_changed(sight, here, there)),
        facts=tuple(_facts(sight, now, then, words)),
    )


def _without_copy(sight: Sight) -> Skeleton:
    """Return the guide as it is when the copy is gone and all other files stay."""
    own = sight.layers[-1]
    others: dict[str | None, Skeleton] = {**own.skeletons}
    others.pop(None, None)
    return list(stages([*sight.layers[:-1], replace(own, skeletons=others)]))[-1][1]


def _title(sight: Sight, step: Step) -> str:
    return sight.titles.of_step(step.id, step.text)


def _titles(sight: Sight, some: Skeleton, others: Skeleton) -> tuple[str, ...]:
    known = {level.id for level in others.levels}
    return tuple(sight.titles.of("level", one.id) for one in some.levels if one.id not in known)


def _moved(sight: Sight, here: _Steps, there: _Steps, then: Skeleton) -> Iterator[tuple[str, str]]:
    now_at, then_at = _places(sight.skeletons.now), _places(then)
    for id in here:
        if id in there and now_at[id] != then_at[id]:
            yield _title(sight, here[id]), sight.titles.of("level", then_at[id])


def _places(skeleton: Skeleton) -> dict[str, str]:
    return {step.id: level.id for level in skeleton.levels for step in level.steps}


def _orders(sight: Sight, now: Skeleton, then: Skeleton) -> Iterator[tuple[str, Change]]:
    """Yield each level where the steps that stay on it change places."""
    levels = {level.id: level for level in then.levels}
    for level in now.levels:
        after = [step.id for step in levels[level.id].steps] if level.id in levels else []
        before = [step.id for step in level.steps]
        common = [id for id in before if id in after]
        if common != [id for id in after if id in before]:
            yield sight.titles.of("level", level.id), order_change(before, after)


def _changed(sight: Sight, here: _Steps, there: _Steps) -> Iterator[ChangedStep]:
    for id, step in here.items():
        changes = tuple(differences(step, there[id])) if id in there else ()
        if changes:
            yield ChangedStep(id, _title(sight, step), step.text or id, changes)


def _facts(
    sight: Sight, now: Skeleton, then: Skeleton, words: Words
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what else is said of the guide ("") and of each level: the labels of the fields."""
    levels = {level.id: level for level in then.levels}
    pairs: list[tuple[str, Part, Part | None]] = [("", now, then)]
    pairs += [(sight.titles.of("level", one.id), one, levels.get(one.id)) for one in now.levels]
    for title, mine, theirs in pairs:
        labels = tuple(_labels(mine, theirs, words)) if theirs else ()
        if labels:
            yield title, labels


def _labels(mine: Part, theirs: Part, words: Words) -> Iterator[str]:
    here, there = _own(mine), _own(theirs)
    for part in parts_of(type(mine)):
        if here.get(part.name) != there.get(part.name):
            yield words.of_field(part.label)


def _own(part: Part) -> Data:
    """Return what is said of a level or the whole, but for what stands inside it."""
    inside = {"steps" if isinstance(part, Level) else "levels", "based_on"}
    return {name: value for name, value in raw(part).items() if name not in inside}
