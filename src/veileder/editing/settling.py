"""What she decides where she has compared: to merge, or to take the shared words again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from veileder.editing.comparing import Field, Situation, as_lines
from veileder.editing.differences import Kind, Part, Piece, chosen, words
from veileder.editing.items import with_fields
from veileder.editing.merging import shown_by, value_of
from veileder.editing.taking import NotCompared, without_field

OWN, SHARED = "own", "shared"
CHOICE = "velg."  # how the name of a choice on the page begins
Choices = Mapping[str, str]  # by the name of the choice: OWN or SHARED


class Row(NamedTuple):
    """A part of a merged field as it is shown: words that stand, or two to choose between."""

    pieces: tuple[Piece, ...] = ()
    choice: str = ""
    own: str = ""
    shared: str = ""


class Unchosen(NotCompared):
    """Somebody must first choose between lines in ``fields``."""

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__("Velg først mellom linjene som begge har endret.")
        self.fields = frozenset(fields)


def rows_of(field: Field, say: Callable[[Any], str | None]) -> list[Row]:
    """Return the merged ``field`` as it is shown: whole with what is new marked, or in parts."""
    shown = shown_by(say, field.raw.own)
    names = iter(_choices(field))
    if not _is_open(field.merged):
        lines = [line for part in field.merged for line in part.lines or ()]
        return [Row(tuple(words(field.own or "", shown(lines))))]
    return [
        Row((Piece(Kind.KEPT, shown(part.lines)),))
        if part.lines is not None
        else Row((), next(names), *_options(part, shown, field))
        for part in field.merged
    ]


def _options(part: Part, shown: Callable[[Sequence[str]], str], field: Field) -> tuple[str, str]:
    """Return both to choose between as they are read; as they are written, if it is only there."""
    own, shared = shown(part.own), shown(part.shared)
    if own == shared:
        shown = shown_by(as_lines, field.raw.own)
        return shown(part.own), shown(part.shared)
    return own, shared


def _is_open(parts: Iterable[Part]) -> bool:
    return any(part.lines is None for part in parts)


def _choices(field: Field) -> list[str]:
    """Return what the choices in a field are called on the page."""
    count = sum(part.lines is None for part in field.merged)
    return [f"{CHOICE}{field.name}.{number}" for number in range(count)]


def has_choices(now: Situation) -> bool:
    """Whether somebody must choose before all is merged."""
    return any(_is_open(field.merged) for field in now.merging.values())


def merged(written: str, name: str, now: Situation, fields: Iterable[str], choices: Choices) -> str:
    """Return the text of file ``name`` with ``fields`` merged. Raises Unchosen and Unreadable."""
    open_fields = [now.merging[one] for one in fields if one in now.merging]
    unchosen = [
        field.name
        for field in open_fields
        if any(choices.get(choice) not in (OWN, SHARED) for choice in _choices(field))
    ]
    if unchosen:
        raise Unchosen(unchosen)
    values = {field.name: _value(field, choices) for field in open_fields}
    return with_fields(written, name, now.item.keys, values)


def _value(field: Field, choices: Choices) -> Any:
    takes_own = [choices[choice] == OWN for choice in _choices(field)]
    return value_of(chosen(field.merged, takes_own), field.raw.own)


def taken(written: str, name: str, now: Situation, field: str) -> str | None:
    """Return the text of file ``name`` with the shared words in ``field``; None for no file.

    Raises NotCompared and Unreadable.
    """
    item = now.item
    if item.text:
        return without_field(written, field)
    shared = {one.name: one.raw.shared for one in now.fields}
    if field not in shared:
        raise NotCompared("Feltet finnes ikke her lenger. Åpne siden på nytt.")
    return with_fields(written, name, item.keys, {field: shared[field] if item.is_entry else None})
