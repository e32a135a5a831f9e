"""New values of a municipality's own ``guide.yml``."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from veileder.editing.matrix.raw import Data
from veileder.editing.matrix.state import NotDone
from veileder.model.guide import Step


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


def placed(id: str, ids: Iterable[str], shared: Iterable[str]) -> list[str]:
    """Return ``ids`` with ``id`` where it stands among the ``shared`` ones, or last."""
    order, left = list(shared), [one for one in ids if one != id]
    later = order[order.index(id) + 1 :] if id in order else []
    place = next((i for i, one in enumerate(left) if one in later), len(left))
    return [*left[:place], id, *left[place:]]


def for_variants(
    own: Data, shared: Step | None, step: str, name: str, id: str, *, is_in: bool
) -> Data:
    """Return ``own`` where the lists of single types of services have ``id`` too, or no longer.

    One that the shared guide has for all but such a type, does not come to it.
    """
    made = deepcopy(own)
    level, index = _place(made, step)
    for service, special in (level["steps"][index].get("variants") or {}).items():
        theirs = shared.variants.get(service) if shared else None
        order = getattr(theirs, name) or () if theirs else ()
        is_for_others = order and id not in order and id in getattr(shared, name)
        if name in special and id and not (is_in and (is_for_others or id in special[name])):
            left = [one for one in special[name] if one != id]
            special[name] = placed(id, left, order) if is_in else left
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
