"""What is typed in a form: from posted names to a tree, from a file's values to it and back.

A list is a dict from the token of each row to what the row says, in the order of the rows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from veileder.editing import durations
from veileder.editing.parts import ROWS, FormPart
from veileder.faults import Refusal
from veileder.model.readers import meant_clock
from veileder.reading.guesses import slug

Typed = dict[str, Any]
OWN = "own"  # the box that says that an empty list is meant


class NotOneForm(Refusal):
    """What was sent is no form of ours."""

    def __init__(self) -> None:
        super().__init__(
            "Skjemaet kunne ikke leses. Last siden på nytt, og prøv igjen. Ingenting er gjort."
        )


def posted(fields: Iterable[tuple[str, str]]) -> Typed:
    """Return the tree of ``fields``, whose names have a dot between each level.

    Raises NotOneForm where a name is both a field and what has fields in it.
    """
    tree: Typed = {}
    for name, text in fields:
        *above, last = name.split(".")
        place = tree
        for step in above:
            place = place.setdefault(step, {})
            if not isinstance(place, dict):
                raise NotOneForm
        value = text.replace("\r\n", "\n")
        if last.endswith("[]"):
            rows = place.setdefault(last[:-2], [])
            if not isinstance(rows, list):
                raise NotOneForm
            rows.append(value)
        else:
            place[last] = value
    return tree


def typed(parts: Sequence[FormPart], data: Mapping[str, Any]) -> Typed:
    """Return what a form of ``parts`` shows when the file says ``data``."""
    return {part.name: _shown(part, data.get(part.name)) for part in parts}


def _shown(part: FormPart, value: Any) -> Any:
    if part.kind in ("group", "either"):
        return typed(part.parts, _as_group(part, value))
    if part.kind == "choices":
        return [value] if isinstance(value, str) else list(value or ())
    if part.kind == "duration":
        return durations.shown(value)
    if part.kind == "named":
        rows = (value or {}).items()
        inner = part.parts[0]
        return {str(n): {"key": k, "value": _shown(inner, v)} for n, (k, v) in enumerate(rows)}
    if part.kind in ROWS:
        rows = {str(n): _row(part, item) for n, item in enumerate(value or ())}
        return rows | ({OWN: "true"} if part.is_optional and value is not None else {})
    return _text_shown(part, value)


def _text_shown(part: FormPart, value: Any) -> Any:
    if part.in_both and isinstance(value, Mapping):
        return {language: str(text) for language, text in value.items()}
    return str(_first(value)) if value is not None else ""


def _as_group(part: FormPart, value: Any) -> Mapping[str, Any]:
    """Return what a group says; what is ``either`` a line or a group may be only the line."""
    is_line = part.kind == "either" and not _is_group(part, value)
    return {part.parts[0].name: value} if is_line and value else value or {}


def _is_group(part: FormPart, value: Any) -> bool:
    return isinstance(value, Mapping) and part.parts[0].name in value


def _group(part: FormPart, shown: Any, old: Any) -> Any:
    before = _as_group(part, old if part.kind == "either" or isinstance(old, dict) else {})
    made = values(part.parts, shown or {}, before)
    first = part.parts[0].name
    is_line = set(made) <= {first} and not _is_group(part, old)
    return made.get(first) if part.kind == "either" and is_line else made or None


def _row(part: FormPart, item: Any) -> Any:
    return typed(part.parts, item) if part.kind == "list" else str(_first(item))


def _first(value: Any) -> Any:
    """Return what a field says; of one in both målformer, what it says first."""
    return next(iter(value.values()), "") if isinstance(value, Mapping) else value


def _in_both(old: Mapping[str, Any], text: str) -> Any:
    """Return the ``old`` words in both målformer, with ``text`` in place of what stands first."""
    return {**old, next(iter(old), ""): text} if text else None


def values(parts: Sequence[FormPart], shown: Typed, old: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file is to say: ``old``, with what is typed in its place.

    What no part of the form shows stays. An empty field is left out, and so is what only says
    what is understood without it.
    """
    result = {key: value for key, value in old.items() if key not in {p.name for p in parts}}
    new = {part.name: _value(part, shown.get(part.name), old.get(part.name)) for part in parts}
    made = {
        part.name: new[part.name]
        for part in parts
        if new[part.name] is not None
        and not (part.name not in old and _is_understood(part, new[part.name]))
    }
    source = next((part.derived_from for part in parts if part.derived_from), ())
    if source and not made.get("id"):
        made |= _made_id(made, source)
    order = [*old, *(part.name for part in parts)]
    both = result | made
    return {key: both[key] for key in dict.fromkeys(order) if key in both}


def _made_id(made: Mapping[str, Any], source: Sequence[str]) -> dict[str, str]:
    """Return the id of a new entry, from the words that it goes by."""
    words: Any = made
    for step in source:
        words = words.get(step, "") if isinstance(words, Mapping) else ""
    id = slug(str(words))[:60].strip("-")
    return {"id": id} if id else {}


def _is_understood(part: FormPart, value: Any) -> bool:
    return isinstance(value, str | int) and str(value).lower() == part.default


def _value(part: FormPart, shown: Any, old: Any) -> Any:
    """Return the value of one field; None for one that is not filled in."""
    if part.kind in ("group", "either"):
        return _group(part, shown, old)
    if part.kind == "choices":
        return _chosen(shown, part, old) or ([] if old == [] else None)
    if part.kind in ROWS:
        return _rows(part, dict(shown or {}), old)
    if part.kind == "duration":
        return durations.written(shown, old)
    return _text(part, shown, old)


def _text(part: FormPart, shown: Any, old: Any) -> Any:
    if isinstance(shown, Mapping):
        return _said_in_both(shown, old)
    text = str(shown or "")
    if isinstance(old, Mapping):
        return _in_both(old, text.strip())
    return _single(part, text.rstrip() if part.name == "body" else text.strip(), old)


def _said_in_both(shown: Mapping[str, Any], old: Any) -> Any:
    """Return what is typed in each målform; only a line, where only the first says anything."""
    said = {language: str(text).strip() for language, text in shown.items() if str(text).strip()}
    if not isinstance(old, Mapping):
        first = next(iter(shown), "")
        return said.get(first) if said.keys() <= {first} else said
    order = [language for language in (*old, *said) if language in said]
    return {language: _same(said[language], old.get(language)) for language in order} or None


def _same(text: str, old: Any) -> Any:
    """Return ``old`` where ``text`` says the same but for what it ends with."""
    return old if isinstance(old, str) and old.strip() == text else text


def _chosen(shown: Any, part: FormPart, old: Any) -> list[str] | str:
    chosen = [shown] if isinstance(shown, str) else list(shown or ())
    if isinstance(old, str):  # one of what may be several
        first = [one for one in chosen if one == old]
        return old if chosen == [old] else [*first, *(one for one in chosen if one != old)]
    if isinstance(old, list) and set(old) == set(chosen):
        return old  # in the order it had
    return [one for one in part.choices if one in chosen] if part.choices else chosen


def _rows(part: FormPart, shown: Typed, old: Any) -> Any:
    is_own = shown.pop(OWN, None)
    if part.kind == "named":
        return _named(part, shown, old if isinstance(old, dict) else {})
    before = old if isinstance(old, list) else []
    rows = [_item(part, token, row, before) for token, row in shown.items()]
    filled = [row for row in rows if row]
    return filled or ([] if is_own or old == [] else None)


def _item(part: FormPart, token: str, row: Any, old: Sequence[Any]) -> Any:
    known = old[int(token)] if token.isdigit() and int(token) < len(old) else None
    if part.kind != "list" and isinstance(known, Mapping):
        return _in_both(known, str(row).strip())
    if part.kind != "list":
        return _same(str(row).strip(), known)
    before = known if isinstance(known, dict) else {}
    return values(part.parts, row if isinstance(row, dict) else {}, before)


def _named(part: FormPart, shown: Typed, old: Mapping[str, Any]) -> dict[str, Any] | None:
    inner = part.parts[0]
    rows = (row for row in shown.values() if isinstance(row, dict))
    made = {str(row.get("key", "")).strip(): row.get("value") for row in rows}
    result = {key: _value(inner, value, old.get(key)) for key, value in made.items() if key}
    return {key: value for key, value in result.items() if value is not None} or None


def _single(part: FormPart, text: str, old: Any) -> Any:
    """Return one value as it is to be written: a number or a yes is no text in quotes."""
    if not text or (isinstance(old, str) and old.strip() == text.strip()):
        return old if text else None
    if part.kind == "number":
        return int(text) if re.fullmatch(r"0|[1-9]\d*", text, re.ASCII) else text
    if part.kind == "flag":
        return {"true": True, "false": False}.get(text, text)
    if part.kind == "id":
        return slug(text)[:60].strip("-") or text
    if part.kind == "time":
        return meant_clock(text) or text
    is_number = part.kind == "tel" and re.fullmatch(r"[\d+\s]+", text)
    return "".join(text.split()) if is_number else text
