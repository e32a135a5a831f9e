"""What only a form can say: what it can't write as it is typed, and what it will mean."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from veileder.editing.forms import Form
from veileder.editing.language import Words
from veileder.editing.oddities import OF_WHOLE, oddities, overlapping
from veileder.editing.parts import FormPart
from veileder.editing.typed import OWN, Typed
from veileder.model.readers import meant_clock

Slip = tuple[str, str, str]  # the path, how bad it is, and what is said


def slips(form: Form, shown: Typed, t: Words) -> Iterator[Slip]:
    """Yield what must be said beside a field although the file would be right without it."""
    is_adapted = "based_on" in form.data
    for path, level, said in _slips(form.parts, shown, t, "f"):
        if not (is_adapted and said in {t[word] for word in OF_WHOLE}):
            yield path, level, said


def _slips(parts: Sequence[FormPart], shown: Typed, t: Words, path: str) -> Iterator[Slip]:
    for part in parts:
        value = shown.get(part.name)
        if isinstance(value, Mapping):
            yield from _inside(part, value, t, f"{path}.{part.name}")
    yield from _odd(shown, t, path)
    yield from _overnight(shown, t, path)


def _inside(part: FormPart, value: Mapping[str, Any], t: Words, at: str) -> Iterator[Slip]:
    rows = [(f"{at}.{token}", row) for token, row in _rows_of(value)]
    if part.kind in ("group", "either"):
        yield from _slips(part.parts, dict(value), t, at)
    elif part.kind == "named":
        yield from _named(rows, t)
    elif part.kind == "duration":
        yield from _odd(dict(value), t, at)
    elif part.kind == "list":
        for here, row in rows:
            yield from _slips(part.parts, row if isinstance(row, dict) else {}, t, here)
        for here in overlapping(dict(rows)) if part.name == "hours" else ():
            yield f"{here}.opens", "warning", t["odd_overlap"]


def _odd(shown: Typed, t: Words, path: str) -> Iterator[Slip]:
    for name, word in oddities(shown):
        yield f"{path}.{name}".rstrip("."), "warning", t[word]


def _rows_of(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the rows of a list as they are typed, without the box that says it is meant."""
    return [(token, row) for token, row in value.items() if token != OWN]


def _named(rows: Sequence[tuple[str, Any]], t: Words) -> Iterator[Slip]:
    """Yield rows that lack a half, or that another one takes the place of."""
    seen: set[str] = set()
    for at, row in rows:
        key = str(row.get("key", "")).strip() if isinstance(row, dict) else ""
        is_said = _is_said(row.get("value")) if isinstance(row, dict) else False
        if is_said and not key:
            yield f"{at}.key", "error", t["choose_key"]
        if key and not is_said:
            yield f"{at}.value", "error", t["say_value"]
        if key and key in seen:
            yield f"{at}.key", "error", t["key_twice"]
        seen.add(key)


def _is_said(value: Any) -> bool:
    return any(map(_is_said, value.values())) if isinstance(value, Mapping) else bool(value)


def _overnight(shown: Typed, t: Words, path: str) -> Iterator[Slip]:
    opens, closes = (meant_clock(str(shown.get(name) or "")) for name in ("opens", "closes"))
    if opens and closes and closes < opens:
        yield f"{path}.closes", "note", t["next_day"].format(closes)
