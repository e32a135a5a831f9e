"""A text beside the one it is made from: what each says, what has changed since, and what to do.

The one it is made from is the shared text for an adaptation, and the original for a translation.
What it said when the text was made is known only by its fingerprint, so it is looked for in git.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from veileder.authoring.accept import with_fingerprint
from veileder.authoring.originals import of_text
from veileder.editing.differences import Part, Piece, merge, words
from veileder.editing.history import versions
from veileder.editing.taking import BOOKKEEPING, NotCompared
from veileder.findings import told
from veileder.model.base import Language, is_read
from veileder.reading.fingerprint import fingerprint
from veileder.reading.front_matter import read_front_matter
from veileder.reading.layers import Layer, Library, Text
from veileder.reading.partial import word_fields
from veileder.resolving.compose import beneath


class Standing(Enum):
    """How a text stands to what it is made from."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    CHANGED = "changed"


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
        """The text's own words with what has changed, where that is known."""
        return merge(self.before or "", self.own or "", self.shared or "") if self.is_known else []


@dataclass(frozen=True, slots=True)
class Situation:
    """How a text stands. ``sources`` are the files it is made from, the last that counts last.

    ``missing`` says why nobody knows what it was made from, in each målform.
    """

    path: str
    standing: Standing
    is_translation: bool
    fields: tuple[Field, ...]
    sources: tuple[str, ...]
    missing: Mapping[Language, str] = field(default_factory=dict)


_MISSING = {
    Language.NB: "Vi vet ikke hva teksten var da dette ble skrevet. Utgaven er ikke i git her.",
    Language.NN: "Vi veit ikkje kva teksten var då dette vart skrive. Utgåva er ikkje i git her.",
}


def situation(library: Library, path: str, checkout: Path | None = None) -> Situation:
    """Return how the text in the file at ``path`` stands to what it is made from.

    ``checkout`` is where git is asked, if not in the root that was read. Raises NotCompared where
    it is made from nothing else.
    """
    text, stack = _find(library, path)
    source = _Source(text, stack)
    noted = str(text.located.data[source.mark])
    now = source.fingerprint(source.data())
    standing = Standing.CONFIRMED if noted == now else Standing.CHANGED
    standing = Standing.UNCONFIRMED if noted == "new" or is_read(noted) else standing
    before = source.data() if standing is Standing.CONFIRMED else None
    if standing is Standing.CHANGED:
        before = _earlier(checkout or library.root, source, noted)
    is_lost = standing is Standing.CHANGED and before is None
    return Situation(
        path,
        standing,
        text.is_translation,
        tuple(_fields(source, text, before)),
        tuple(source.paths),
        _MISSING if is_lost else {},
    )


def made_from(library: Library, path: str) -> dict[str, Any]:
    """Return the fields of what the text at ``path`` is made from. Raises NotCompared."""
    return _Source(*_find(library, path)).data()


def _find(library: Library, path: str) -> tuple[Text, list[Layer]]:
    for layer in library.whole:
        for texts in layer.texts.values():
            for text in texts.values():
                if text.path == path and (text.is_translation or text.is_adaptation):
                    is_shared = layer is library.shared
                    return text, [layer] if is_shared else library.stack(layer.id)
    raise NotCompared(f"{path} bygger ikke på en annen tekst.")


class _Source:
    """What a text is made from: the original beside it, or what the layers beneath it give."""

    def __init__(self, text: Text, stack: Sequence[Layer]) -> None:
        self.text = text
        self.mark = "translated_from" if text.is_translation else "based_on"
        self.layers = [stack[-1]] if text.is_translation else list(stack[:-1])

    @property
    def paths(self) -> list[str]:
        """The files it is made of."""
        keys = dict.fromkeys((self.text.key._replace(variant=None), self.text.key))
        if self.text.is_translation:
            original = self.layers[0].original(self.text.key)
            return [original.path] if original else []
        found = (la.texts.get(key, {}).values() for la in self.layers for key in keys)
        return [text.path for texts in found for text in texts]

    def data(self, written: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return its fields, as they are or with its files as ``written``."""
        layers = (
            self.layers if written is None else [_as_written(la, written) for la in self.layers]
        )
        if not self.text.is_translation:
            return beneath(self.text.key, self.text.language, layers).located.data
        original = layers[0].original(self.text.key)
        return original.located.data if original else {}

    def fingerprint(self, data: Mapping[str, Any]) -> str:
        """Return the fingerprint that a text made from ``data`` has noted."""
        only = word_fields(self.text.model) if self.text.is_translation else None
        return fingerprint(data, only)


def _as_written(layer: Layer, written: Mapping[str, str]) -> Layer:
    """Return the texts of ``layer`` that were ``written``, and no others."""
    texts = {
        key: {
            language: as_was for language, text in some.items() if (as_was := _read(text, written))
        }
        for key, some in layer.texts.items()
        if any(text.path in written for text in some.values())
    }
    return Layer(layer.id, layer.folder, texts=texts)


def _read(text: Text, written: Mapping[str, str]) -> Text | None:
    located = told(read_front_matter(written.get(text.path, ""), text.path)).value
    return replace(text, located=located) if located else None


def _earlier(root: Path, source: _Source, noted: str) -> dict[str, Any] | None:
    """Return what the source said when its fingerprint was ``noted``, if git knows."""
    for written in versions(root, source.paths):
        data = source.data(written)
        if source.fingerprint(data) == noted:
            return data
    return None


def _fields(source: _Source, text: Text, before: Mapping[str, Any] | None) -> Iterator[Field]:
    shared, own = source.data(), text.located.data
    only = word_fields(text.model) if text.is_translation else set(shared) | set(own)
    names = [name for name in (*text.model.model_fields, *own) if name in only]
    for name in dict.fromkeys(names):
        was = as_lines((before or {}).get(name))
        values = as_lines(shared.get(name)), as_lines(own.get(name)), was
        if name not in BOOKKEEPING and any(value is not None for value in values):
            yield Field(name, *values, is_known=before is not None)


def as_lines(value: Any) -> str | None:
    """Return ``value`` as lines, so that it can be laid beside another."""
    if value is None or isinstance(value, str):
        return value.rstrip() if value else None
    if isinstance(value, list):
        return "\n".join(f"- {_inside(item)}" for item in value)
    return "\n".join(f"{key}: {_inside(item)}" for key, item in value.items())


def _inside(value: Any) -> str:
    return (as_lines(value) or "").replace("\n", "\n  ")


def confirmed(library: Library, path: str, written: str) -> str:
    """Return ``written``, what stands in the file at ``path``, with today's fingerprint.

    That is ``accept``: a person has compared the two. Raises NotCompared.
    """
    text, stack = _find(library, path)
    layer = stack[-1]
    for one in of_text(text, layer, stack):
        return with_fingerprint(written, library.place_of(one.at), one.fingerprint)
    raise NotCompared(f"Teksten som {path} er oversatt fra, finnes ikke.")
