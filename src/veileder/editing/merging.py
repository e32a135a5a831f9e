"""Two changes of one value as one: lines of a text, points of a list, entries of a group."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from veileder.editing.differences import Part, changed, merge_rows


def merge_values(before: Any, own: Any, shared: Any) -> list[Part]:
    """Return ``before`` with what ``own`` and ``shared`` each have changed, row by row.

    Empty where they are not written in the same way, so that only one of them can be taken whole.
    """
    values = (before, own, shared)
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) != 1:
        return []
    if isinstance(own, Mapping):
        return list(_by_key(*(value or {} for value in values)))
    base, mine, theirs = (as_rows(value) for value in values)
    return merge_rows(base, mine, theirs)


def as_rows(value: Any) -> list[str]:
    """Return ``value`` as rows that can be merged."""
    if isinstance(value, Mapping):
        return [json.dumps([key, item]) for key, item in value.items()]
    if isinstance(value, list):
        return [json.dumps(item) for item in value]
    return value.rstrip().split("\n") if value else []


def _by_key(before: Any, own: Any, shared: Any) -> Iterator[Part]:
    for key in dict.fromkeys((*own, *shared, *before)):
        rows = (
            [json.dumps([key, some[key]])] if key in some else [] for some in (before, own, shared)
        )
        yield from (part for part in changed(*rows) if part != Part(()))


def adds_to(own: Any, parts: Sequence[Part]) -> bool:
    """Whether ``parts`` say more than ``own`` does, or may, when somebody has chosen."""
    rows = [row for part in parts for row in part.lines or ()]
    has_choices = any(part.lines is None for part in parts)
    return bool(parts) and (has_choices or as_rows(value_of(rows, own)) != as_rows(own))


def value_of(rows: Sequence[str], like: Any) -> Any:
    """Return the value that ``rows`` make, written as ``like`` is; None where nothing is left."""
    if isinstance(like, Mapping):
        return dict(json.loads(row) for row in rows) or None
    if isinstance(like, list):
        return [json.loads(row) for row in dict.fromkeys(rows)] or None
    return "\n".join(rows) or None


def shown_by(say: Callable[[Any], str | None], like: Any) -> Callable[[Sequence[str]], str]:
    """Return what makes the text that a person reads of rows, with ``say`` for a whole value."""

    def shown(rows: Sequence[str]) -> str:
        value = value_of(rows, like)
        return "" if value is None else (say(value) or "")

    return shown
