"""What somebody wrote beside what it is made from: what each says, what has changed, what to do.

It is made from the shared text where it is an adaptation, and from the original where it is a
translation. What that said when it was made is known only by its fingerprint, so it is looked for
in git.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from veileder.authoring.accept import with_fingerprint
from veileder.editing.differences import Part, Piece, words
from veileder.editing.documents import located_in
from veileder.editing.history import versions
from veileder.editing.items import Item, item_at, part_at
from veileder.editing.merging import adds_to, merge_values
from veileder.editing.taking import BOOKKEEPING, NotCompared
from veileder.model.base import Keys, Language, is_read
from veileder.reading.layers import Library
from veileder.reading.partial import word_fields

# From a field and all that is to be said of it, to what says each, as a person reads it.
Say = Callable[[str, Sequence[Any]], Callable[[Any], str | None]]
_IDS = frozenset({"id", "step", "level", "service_type"})


class Standing(Enum):
    """How a text stands to what it is made from."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    CHANGED = "changed"


class Raw(NamedTuple):
    """One field as it is written: before, in the text itself, and in what it is made from."""

    before: Any = None
    own: Any = None
    shared: Any = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field in what the text is made from, in the text itself, and as it was before.

    None where it is not there; ``before`` is also None where nobody knows what it was.
    """

    name: str
    shared: str | None
    own: str | None
    before: str | None = None
    is_known: bool = False
    raw: Raw = field(default_factory=Raw)

    @property
    def has_changed(self) -> bool:
        """Whether what it is made from has changed here, as far as is known."""
        return self.is_known and self.before != self.shared

    @property
    def difference(self) -> list[Piece]:
        """What the text says otherwise than what it is made from."""
        return words(self.shared or "", self.own or "")

    @property
    def change(self) -> list[Piece]:
        """What has changed in what it is made from."""
        return words(self.before or "", self.shared or "") if self.is_known else []

    @property
    def merged(self) -> list[Part]:
        """The text's own words with what has changed; empty where that is nothing to merge."""
        is_open = self.has_changed and self.own is not None and self.own != self.shared
        parts = merge_values(*self.raw) if is_open else []
        return parts if adds_to(self.raw.own, parts) else []


@dataclass(frozen=True, slots=True)
class Situation:
    """How a text stands. ``sources`` are the files it is made from, the last that counts last.

    ``missing`` says why nobody knows what it was made from, in each målform.
    """

    item: Item
    standing: Standing
    fields: tuple[Field, ...]
    sources: tuple[str, ...]
    missing: Mapping[Language, str] = field(default_factory=dict)

    @property
    def is_translation(self) -> bool:
        """Whether it says the same as its original in another language."""
        return self.item.is_translation

    @property
    def merging(self) -> dict[str, Field]:
        """The fields where what it is made from has changed since its own words were written."""
        return {} if self.is_translation else {f.name: f for f in self.fields if f.merged}


_MISSING = {
    Language.NB: "Vi vet ikke hva teksten var da dette ble skrevet. Utgaven er ikke i git her.",
    Language.NN: "Vi veit ikkje kva teksten var då dette vart skrive. Utgåva er ikkje i git her.",
}


def as_lines(value: Any) -> str | None:
    """Return ``value`` as lines, so that it can be laid beside another."""
    if isinstance(value, list):
        return "\n".join(f"- {_inside(item)}" for item in value)
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_inside(item)}" for key, item in value.items())
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return None if value is None else text.rstrip() or None


def _inside(value: Any) -> str:
    return (as_lines(value) or "").replace("\n", "\n  ")


def plainly(_: str, __: Sequence[Any]) -> Callable[[Any], str | None]:
    """Return what says a value as it is written, whichever field it is of."""
    return as_lines


def situation(
    library: Library,
    path: str,
    checkout: Path | None = None,
    *,
    place: str = "",
    written: str | None = None,
    say: Say = plainly,
) -> Situation:
    """Return how the text in the file at ``path``, or the part of it at ``place``, stands.

    ``checkout`` is where git is asked, if not in the root that was read; ``written`` what stands
    in the file, if not what was read. Raises NotCompared where it is made from nothing else.
    """
    item = item_at(library, path, place)
    now = item.origin.stated()
    if now is None:
        raise NotCompared("Det som dette bygger på, finnes ikke lenger.")
    own = item.data if written is None else _own(item, path, written)
    noted = str(own.get(item.mark, ""))
    standing = Standing.CONFIRMED if noted == now.fingerprint else Standing.CHANGED
    standing = Standing.UNCONFIRMED if noted == "new" or is_read(noted) else standing
    before = now.data if standing is Standing.CONFIRMED else None
    if standing is Standing.CHANGED:
        before = _earlier(checkout or library.root, item, noted)
    is_lost = standing is Standing.CHANGED and before is None
    fields = tuple(_fields(item, now.data, own, before, say))
    return Situation(item, standing, fields, tuple(item.origin.paths), _MISSING if is_lost else {})


def made_from(library: Library, path: str) -> Mapping[str, Any]:
    """Return the fields of what the text at ``path`` is made from. Raises NotCompared."""
    now = item_at(library, path).origin.stated()
    return now.data if now else {}


def _own(item: Item, path: str, written: str) -> Mapping[str, Any]:
    """Return what stands in the file. Raises NotCompared where it is about something else now."""
    located = located_in(written, PurePosixPath(path).name)
    own: Mapping[str, Any] = part_at(located.data if located else {}, item.keys)
    if any(own.get(name) != item.data.get(name) for name in _IDS & item.data.keys()):
        raise NotCompared("Noen har endret dette imens. Åpne siden på nytt.")
    return own


def _earlier(root: Path, item: Item, noted: str) -> Mapping[str, Any] | None:
    """Return what it was made from when its fingerprint was ``noted``, if git knows."""
    for written in versions(root, item.origin.paths):
        stated = item.origin.stated(written)
        if stated and stated.fingerprint == noted:
            return stated.data
    return None


def _fields(
    item: Item,
    shared: Mapping[str, Any],
    own: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    say: Say,
) -> Iterator[Field]:
    for name in _names(item, shared, own, before or {}):
        raw = Raw((before or {}).get(name), own.get(name), shared.get(name))
        was, mine, theirs = map(say(name, raw), raw)
        if raw.own is not None and theirs is not None and not item.is_translation:
            mine = mine or ""  # what is emptied is another than what is left as it was
        if any(value is not None for value in (was, mine, theirs)):
            yield Field(name, theirs, mine, was, is_known=before is not None, raw=raw)


def _names(item: Item, *several: Mapping[str, Any]) -> list[str]:
    """Return the fields to compare, in the order of their model."""
    written = dict.fromkeys(name for data in several for name in data)
    model = item.text.model if item.text else item.original.model
    names = dict.fromkeys((*model.model_fields, *written))
    only = set(written)
    if item.text and item.is_translation:
        only = set(word_fields(model))
    elif item.keys[:1] == ("levels",):
        only = {"order"}  # of a level nothing else is looked at
    return [name for name in names if name in only - {*BOOKKEEPING, *_IDS}]


def confirmed(library: Library, path: str, written: str, place: str = "") -> str:
    """Return ``written``, what stands in the file at ``path``, with today's fingerprint.

    That is ``accept``: a person has compared the two. Raises NotCompared.
    """
    item = item_at(library, path, place)
    _own(item, path, written)
    located = located_in(written, PurePosixPath(path).name)
    keys: Keys = (*item.keys, item.mark)
    if located is None or keys not in located.marks:
        raise NotCompared("Noen har endret dette imens. Åpne siden på nytt.")
    return with_fingerprint(written, located.marks[keys], item.original.fingerprint)
