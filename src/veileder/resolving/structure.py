"""What a municipality and its region changed in the skeleton, for people to read of."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from veileder.model.guide import Level, Step
from veileder.model.guide_changes import StepChange
from veileder.reading.layers import Layer
from veileder.resolving.skeleton import LISTS, ROWS, changes_of, stated

_OF_LEVEL = ("label", "baton", "duration", "written", "order")


@dataclass(frozen=True, slots=True)
class Structural:
    """A change of a level or step: that it is new or moved, or which of its ``fields`` differ."""

    what: Literal["new", "moved", "changed"]
    fields: tuple[str, ...]
    layer: str


@dataclass(frozen=True, slots=True)
class Underneath:
    """By ref, the texts that are adapted here, and by id the steps and levels that are changed.

    Each is as it is in the layer beneath the last that changes it. ``compared`` is the day somebody
    last compared what is local with it, where that is still the same.
    """

    texts: Mapping[str, Any] = field(default_factory=dict)
    steps: Mapping[str, Step] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    compared: Mapping[str, dt.date] = field(default_factory=dict)


def structural(layers: Sequence[Layer]) -> Mapping[str, Structural]:
    """Return what ``layers`` changed in levels and steps, by ref; the last to say so counts."""
    found: dict[str, Structural] = {}
    for layer in layers[1:]:
        for ref, change in _of(layer):
            known = found.get(ref)
            if known is None or known.what != "new" or change.what == "new":
                found[ref] = change
    return found


def _of(layer: Layer) -> Iterator[tuple[str, Structural]]:
    changes = changes_of(layer)
    for change in changes.levels:
        fields = tuple(name for name in _OF_LEVEL if getattr(change, name) is not None)
        yield f"level/{change.level}", Structural("changed", fields, layer.id)
    for one in changes.steps:
        is_moved = one.after or one.first_in
        yield (
            f"step/{one.step}",
            Structural("moved" if is_moved else "changed", _fields(one), layer.id),
        )
    inside = [step for level in changes.new_levels for step in level.steps]
    for new in (*changes.new_steps, *inside):
        yield f"step/{new.id}", Structural("new", (), layer.id)
    for level in changes.new_levels:
        yield f"level/{level.id}", Structural("new", (), layer.id)


def _fields(change: StepChange) -> tuple[str, ...]:
    """Return the parts of a step that are replaced, added to or taken from."""
    lists = (n for n in (*LISTS, *ROWS) if getattr(change.add, n) or getattr(change.hide, n))
    return tuple(dict.fromkeys((*stated(change), *lists)))
