"""What a municipality's own files say of the guide. An act makes a new state of an old one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from veileder.editing.matrix.raw import Data
from veileder.faults import Refusal
from veileder.model.guide import Level, Skeleton, Step

T = TypeVar("T")


class NotDone(Refusal):
    """What was asked for can't be done; the message says why, and what to do instead.

    ``field`` is the field of the form that must be filled in otherwise, if it is one.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Skeletons:
    """``beneath`` is the guide without what the municipality changes, ``now`` with it."""

    beneath: Skeleton
    now: Skeleton

    def level_now(self, id: str) -> Level:
        """Return a level as it is here. Raises NotDone."""
        return _one({level.id: level for level in self.now.levels}, id)

    def level_of(self, step: str) -> Level:
        """Return the level that a step is on here. Raises NotDone."""
        return _one({one.id: level for level in self.now.levels for one in level.steps}, step)

    def step_now(self, id: str) -> Step:
        """Return a step as it is here. Raises NotDone."""
        return _one(steps_of(self.now), id)

    def step_beneath(self, id: str) -> Step | None:
        """Return a step as it is without the municipality; None for one of its own."""
        return steps_of(self.beneath).get(id)

    def level_beneath(self, id: str) -> Level | None:
        """Return a level as it is without the municipality; None for one of its own."""
        return next((level for level in self.beneath.levels if level.id == id), None)


def steps_of(skeleton: Skeleton) -> dict[str, Step]:
    """Return every step of ``skeleton`` by id."""
    return {step.id: step for level in skeleton.levels for step in level.steps}


def _one(known: Mapping[str, T], id: str) -> T:
    if id not in known:
        raise NotDone("Det finnes ikke lenger. Se hvordan veilederen er nå.")
    return known[id]


@dataclass(frozen=True, slots=True)
class State:
    """The values of ``municipality.yml``, ``guide-changes.yml`` and ``guide.yml``.

    ``own`` is None where the municipality has no skeleton of its own.
    """

    settings: Data = field(default_factory=dict)
    changes: Data = field(default_factory=dict)
    own: Data | None = None
