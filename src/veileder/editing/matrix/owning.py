"""New values of a municipality's own ``guide.yml``."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from veileder.editing.matrix.raw import Data
from veileder.editing.matrix.state import NotDone


def with_value(own: Data, step: str, name: str, value: Any) -> Data:
    """Return ``own`` where field ``name`` of ``step`` is ``value``; an empty one is left out."""
    made = deepcopy(own)
    level, index = _place(made, step)
    row = level["steps"][index]
    if value:
        row[name] = value
    else:
        row.pop(name, None)
    return made


def with_order(own: Data, level: str, ids: Sequence[str]) -> Data:
    """Return ``own`` where the steps of ``level`` stand in the order of ``ids``."""
    made = deepcopy(own)
    steps = _level(made, level)["steps"]
    steps.sort(key=lambda row: ids.index(row["id"]) if row["id"] in ids else len(ids))
    return made


def without_step(own: Data, step: str) -> Data:
    """Return ``own`` without ``step``."""
    made = deepcopy(own)
    level, index = _place(made, step)
    del level["steps"][index]
    if not level["steps"]:
        del level["steps"]
    return made


def with_step(own: Data, level: str, row: Data, after: str) -> Data:
    """Return ``own`` with a step on ``level``, behind ``after``, or first where that is ""."""
    if any(one["id"] == row["id"] for part in own["levels"] for one in part.get("steps") or ()):
        raise NotDone("Steget er allerede i veilederen.")
    made = deepcopy(own)
    place = _level(made, level)
    steps = place["steps"] = list(place.get("steps") or ())
    ids = [one["id"] for one in steps]
    steps.insert(ids.index(after) + 1 if after in ids else 0, row)
    return made


def moved(own: Data, step: str, level: str) -> Data:
    """Return ``own`` with ``step`` on another level.

    It stands before the last step there, since that is the one that leads on.
    """
    place, index = _place(own, step)
    there = _level(own, level)
    if there is place:
        raise NotDone("Steget står allerede på nivået.")
    return with_step(without_step(own, step), level, place["steps"][index], before_last(there))


def before_last(level: Data) -> str:
    """Return the id of the last step but one, or "" where there is none."""
    steps: Sequence[Data] = level.get("steps") or ()
    return str(steps[len(steps) - 2]["id"]) if len(steps) > 1 else ""


def _level(own: Data, id: str) -> Data:
    for level in own["levels"]:
        if level["id"] == id:
            found: Data = level
            return found
    raise NotDone("Nivået finnes ikke lenger. Se hvordan veilederen er nå.")


def _place(own: Data, step: str) -> tuple[Data, int]:
    for level in own["levels"]:
        for index, row in enumerate(level.get("steps") or ()):
            if row["id"] == step:
                return level, index
    raise NotDone("Steget finnes ikke lenger. Se hvordan veilederen er nå.")
