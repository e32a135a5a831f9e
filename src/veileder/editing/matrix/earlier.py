"""What has changed beneath since the municipality changed a step or an order, if git knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from veileder.editing.history import versions
from veileder.editing.matrix.raw import raw
from veileder.editing.matrix.state import steps_of
from veileder.findings import told
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.layers import Layer
from veileder.reading.yaml.reader import read_yaml
from veileder.resolving.skeleton import (
    LISTS,
    WHOLE,
    changes_of,
    level_fingerprint,
    skeleton_before,
    step_fingerprint,
)

_FILES: Mapping[str, type[Any]] = {"guide.yml": Skeleton, "guide-changes.yml": SkeletonChanges}


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what is gone from it, and what has come, as ids or rows.

    Where only the order is another, they are the whole as it was and as it is.
    """

    field: str
    gone: tuple[Any, ...]
    come: tuple[Any, ...]
    is_order: bool = False


class Earlier:
    """The guide beneath a municipality, as it was. Git is asked when somebody wants to know."""

    def __init__(self, layers: Sequence[Layer], checkout: Path) -> None:
        self._layers, self._checkout = layers, checkout

    def _skeletons(self) -> Iterator[Skeleton]:
        """Yield the guide beneath at each commit, the newest first."""
        paths = [f"{la.folder}/{name}" for la in self._layers[:-1] for name in _FILES]
        found = map(self._as_written, versions(self._checkout, paths))
        yield from (skeleton for skeleton in found if skeleton)

    def _as_written(self, written: Mapping[str, str]) -> Skeleton | None:
        layers = [self._layer(layer, written) for layer in self._layers[:-1]]
        return skeleton_before([*layers, self._layers[-1]])

    def _layer(self, layer: Layer, written: Mapping[str, str]) -> Layer:
        read = {name: _read(written, f"{layer.folder}/{name}", name) for name in _FILES}
        was = Layer(layer.id, layer.folder)
        was.skeletons = {None: read["guide.yml"]} if read["guide.yml"] else {}
        was.tables = {n: part for n, part in read.items() if part and n != "guide.yml"}
        return was

    def step(self, id: str, now: Step) -> list[Change] | None:
        """Return what has changed in a step since what was seen of it; None where nobody knows."""
        seen = {one.based_on for one in changes_of(self._layers[-1]).steps if one.step == id}
        steps = (steps_of(skeleton).get(id) for skeleton in self._skeletons())
        was = next((step for step in steps if step and step_fingerprint(step) in seen), None)
        return list(differences(was, now)) if was else None

    def level(self, id: str, now: Level) -> list[Change] | None:
        """Return how the order of a level has changed; None where nobody knows."""
        seen = {one.based_on for one in changes_of(self._layers[-1]).levels if one.level == id}
        levels = (level for one in self._skeletons() for level in one.levels if level.id == id)
        was = next((level for level in levels if level_fingerprint(level) in seen), None)
        return [order_change(_ids(was), _ids(now))] if was else None


def _read(written: Mapping[str, str], path: str, name: str) -> Any:
    if path not in written:
        return None
    located = told(read_yaml(written[path], path)).value
    try:
        return _FILES[name].model_validate(located.data) if located else None
    except ValidationError:
        return None


def _ids(level: Level) -> list[str]:
    return [step.id for step in level.steps]


def order_change(was: Sequence[str], now: Sequence[str]) -> Change:
    """Return the whole order as it was and as it is."""
    return Change("steps", tuple(was), tuple(now), is_order=True)


def differences(was: Step, now: Step) -> Iterator[Change]:
    """Yield each field of a step that is otherwise, with what is gone from it and what has come."""
    before, after = raw(was), raw(now)
    for name in (*dict.fromkeys((*WHOLE, *LISTS)), "variants"):
        old, new = before.get(name, []), after.get(name, [])
        if old != new:
            yield _change(name, _rows(old), _rows(new))


def _rows(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [{"id": key, **inside} for key, inside in value.items()]
    return value if isinstance(value, list) else [value]


def _change(name: str, old: list[Any], new: list[Any]) -> Change:
    gone, come = (
        tuple(row for row in rows if row not in others) for rows, others in ((old, new), (new, old))
    )
    if not gone and not come:
        return Change(name, tuple(old), tuple(new), is_order=True)
    return Change(name, gone, come)
