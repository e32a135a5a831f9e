"""Rows of a form added, taken away and moved, on the server: it works without a script too."""

from collections.abc import Sequence
from typing import Any

from veileder.editing.parts import FormPart, part_at
from veileder.editing.typed import OWN, Typed


def acted(parts: Sequence[FormPart], shown: Typed, act: str) -> Typed:
    """Return what is typed after ``add:path``, ``remove:path``, ``up:path`` or ``down:path``."""
    verb, _, path = act.partition(":")
    *above, last = path.split(".")
    place = shown
    for step in above:
        place = place.setdefault(step, {})
    if verb == "add":
        rows = place.setdefault(last, {}) if isinstance(place.get(last, {}), dict) else {}
        token = f"n{1 + max((int(t[1:]) for t in rows if t[1:].isdigit()), default=0)}"
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
    here = tokens.index(token) if token in tokens else 0
    there = min(max(here + way, 0), len(tokens) - 1)
    tokens.insert(there, tokens.pop(here))
    rows = {one: place[one] for one in tokens} | {k: v for k, v in place.items() if k == OWN}
    place.clear()
    place.update(rows)
