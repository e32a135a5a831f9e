"""What only a form can say: what it can't write as it is typed, and what it will mean."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from veileder.editing.language import Words
from veileder.editing.parts import FormPart
from veileder.editing.typed import OWN, Typed
from veileder.model.readers import meant_clock

Slip = tuple[str, str, str]  # the path, how bad it is, and what is said


def slips(parts: Sequence[FormPart], shown: Typed, t: Words, path: str = "f") -> Iterator[Slip]:
    """Yield what must be said beside a field although the file would be right without it."""
    for part in parts:
        value, at = shown.get(part.name), f"{path}.{part.name}"
        if not isinstance(value, Mapping):
            continue
        rows = [(f"{at}.{token}", row) for token, row in value.items() if token != OWN]
        if part.kind == "group":
            yield from slips(part.parts, dict(value), t, at)
        elif part.kind == "named":
            yield from _named(rows, t)
        elif part.kind == "list":
            for here, row in rows:
                yield from slips(part.parts, row if isinstance(row, dict) else {}, t, here)
    yield from _overnight(shown, t, path)


def _named(rows: Sequence[tuple[str, Any]], t: Words) -> Iterator[Slip]:
    """Yield rows that lack a half, or that another one takes the place of."""
    seen: set[str] = set()
    for at, row in rows:
        key = str(row.get("key", "")).strip() if isinstance(row, dict) else ""
        is_said = bool(row.get("value")) if isinstance(row, dict) else False
        if is_said and not key:
            yield f"{at}.key", "error", t["choose_key"]
        if key and not is_said:
            yield f"{at}.value", "error", t["say_value"]
        if key and key in seen:
            yield f"{at}.key", "error", t["key_twice"]
        seen.add(key)


def _overnight(shown: Typed, t: Words, path: str) -> Iterator[Slip]:
    opens, closes = (meant_clock(str(shown.get(name) or "")) for name in ("opens", "closes"))
    if opens and closes and closes < opens:
        yield f"{path}.closes", "note", t["next_day"].format(closes)
