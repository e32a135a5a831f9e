"""Rows of a form added, taken away and moved, on the server: it works without a script too."""

from collections.abc import Sequence
from typing import Any

from veileder.editing.parts import FormPart, part_at
from veileder.editing.typed import OWN, Typed
from veileder.faults import Refusal

_VERBS = ("add", "remove", "up", "down")


def acted(parts: Sequence[FormPart], shown: Typed, act: str) -> Typed:
    """Return what is typed after ``add:path``, ``remove:path``, ``up:path`` or ``down:path``.

    Raises Refusal for what no button says.
    """
    verb, _, path = act.partition(":")
    *above, last = path.split(".")
    place: Any = shown
    for step in above:
        place = place.setdefault(step, {}) if isinstance(place, dict) else None
    if not isinstance(place, dict) or verb not in _VERBS:
        raise Refusal("Knappen finnes ikke i dette skjemaet. Last siden på nytt.")
    if verb == "add":
        rows = place.setdefault(last, {}) if isinstance(place.get(last, {}), dict) else {}
        token = f"n{1 + max((int(t[1:]) for t in rows if t[1:].isdecimal()), default=0)}"
        place[last] = {**rows, token: _empty_row(part_at(parts, path))}
    elif verb == "remove":
        place.pop(last, None)
    else:
        _move(place, last, -1 if verb == "up" else 1)
    return shown


def _empty_row(part: FormPart | None) -> Any:
    return "" if part is None or part.kind in ("lines", "refs") else {}


def _move(place: Typed, token: str, way: int) -> None:
    tokens = [one for one in place if one != OWN]
    if token not in tokens:
        return
    here = tokens.index(token)
    there = min(max(here + way, 0), len(tokens) - 1)
    tokens.insert(there, tokens.pop(here))
    rows = {one: place[one] for one in tokens} | {k: v for k, v in place.items() if k == OWN}
    place.clear()
    place.update(rows)
