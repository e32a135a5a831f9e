"""The things in a file that carry a fingerprint: a whole text, or a part of a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from veileder.authoring.originals import Original, of_tables, of_text
from veileder.editing.documents import values_in, with_values
from veileder.editing.origins import OfEntry, OfRow, OfSkeleton, OfText, Origin
from veileder.editing.taking import BOOKKEEPING, NotCompared
from veileder.model.base import Keys
from veileder.reading.layers import Layer, Library, Text

_NAMES = frozenset({"id", "step", "level", "service_type"})  # say what a row is about


@dataclass(frozen=True, slots=True)
class Item:
    """One of them: where it is, what its fingerprint is of, and what it says itself."""

    path: str
    keys: Keys  # of the part that carries the fingerprint; none where that is the whole file
    mark: str  # the field that has the fingerprint
    original: Original
    origin: Origin
    data: Mapping[str, Any]
    text: Text | None = None

    @property
    def place(self) -> str:
        """How an address names it: empty for a whole text."""
        return place_of(self.keys)

    @property
    def is_translation(self) -> bool:
        """Whether it says the same as its original in another language."""
        return self.mark == "translated_from"

    @property
    def is_entry(self) -> bool:
        """Whether it stands instead of the original as a whole, so that nothing shows through."""
        return isinstance(self.origin, OfEntry)


def place_of(keys: Keys) -> str:
    """Return how an address names the part under ``keys``."""
    return ".".join(map(str, keys))


def items(library: Library, path: str) -> list[Item]:
    """Return all that carries a fingerprint in the file at ``path``."""
    return [
        item
        for layer in library.whole
        if path in layer.sources
        for item in _of_file(library, layer, path)
    ]


def item_at(library: Library, path: str, place: str = "") -> Item:
    """Return the one at ``place``. Raises NotCompared."""
    for item in items(library, path):
        if item.place == place:
            return item
    raise NotCompared("Dette bygger ikke på en annen tekst. Her er ingenting å sammenligne.")


def _of_file(library: Library, layer: Layer, path: str) -> Iterator[Item]:
    stack = [layer] if layer is library.shared else library.stack(layer.id)
    texts = (text for some in layer.texts.values() for text in some.values())
    text = next((text for text in texts if text.path == path), None)
    located = layer.sources[path]
    for one in of_text(text, layer, stack) if text else of_tables(layer, stack):
        if one.at.path != path:
            continue
        found = (k for k, at in located.marks.items() if at == one.at and k[-1:] and _is_mark(k))
        *above, mark = next(found)
        keys = tuple(above)
        data = part_at(located.data, keys)
        origin = _origin(PurePosixPath(path).name, keys, located.data, stack, text)
        yield Item(path, keys, str(mark), one, origin, data, text)


def _is_mark(keys: Keys) -> bool:
    return keys[-1] in BOOKKEEPING


def _origin(
    file: str, keys: Keys, whole: Mapping[str, Any], stack: list[Layer], text: Text | None
) -> Origin:
    if text:
        return OfText(text, stack)
    row = part_at(whole, keys[:2])
    if file in ("terms.yml", "answers.yml", "consent.yml"):
        return OfRow(stack[-1], file, row["id"])
    if file == "guide-changes.yml":
        kind = str(keys[0])
        return OfSkeleton(stack, kind, row[kind.removesuffix("s")])
    return OfEntry(stack[:-1], file, row["id"])


def part_at(whole: Any, keys: Keys) -> Any:
    """Return what stands under ``keys``. Raises NotCompared where there is nothing."""
    for key in keys:
        try:
            whole = whole[key]
        except (KeyError, IndexError, TypeError):
            raise NotCompared("Noen har endret dette imens. Åpne siden på nytt.") from None
    return whole


def with_fields(written: str, name: str, keys: Keys, fields: Mapping[str, Any]) -> str:
    """Return the text of file ``name`` with ``fields`` in the part under ``keys``.

    None takes a field away, and a row that then says nothing goes with it. Raises Unreadable and
    NotCompared.
    """
    whole = values_in(written, name)
    part = {**part_at(whole, keys), **fields}
    left = {key: value for key, value in part.items() if value is not None}
    says_nothing = bool(keys) and left.keys() <= {*_NAMES, *BOOKKEEPING}
    return with_values(written, name, _with_part(whole, keys, None if says_nothing else left))


def _with_part(place: Any, keys: Keys, part: Mapping[str, Any] | None) -> Any:
    """Return ``place`` with ``part`` under ``keys``, or without what stands there."""
    if not keys:
        return part
    key, *below = keys
    inner = _with_part(place[key], tuple(below), part)
    if isinstance(place, list):
        rows = [inner if n == key else row for n, row in enumerate(place)]
        return [row for row in rows if row is not None]
    return {**place, str(key): inner}
