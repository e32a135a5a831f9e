"""What a fingerprint is of: what was adapted or translated, as it is now and as it once was.

Everything that ``accept`` can confirm has one. What it said earlier is made from the text of its
files at that time, in the same way as what it says now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from veileder.findings import told
from veileder.model.base import Part
from veileder.model.guide import Skeleton
from veileder.model.guide_changes import SkeletonChanges
from veileder.model.kinds import TABLES
from veileder.reading.decode import decode
from veileder.reading.fingerprint import fingerprint
from veileder.reading.front_matter import read_front_matter
from veileder.reading.layers import Layer, Text
from veileder.reading.partial import word_fields
from veileder.reading.yaml.located import Located
from veileder.reading.yaml.reader import read_yaml
from veileder.resolving.compose import beneath
from veileder.resolving.entries import entry_fingerprint
from veileder.resolving.lending import lent_to
from veileder.resolving.skeleton import level_fingerprint, skeleton_before, step_fingerprint

Written = Mapping[str, str]  # what files said, by path
P = TypeVar("P", bound=Part)


class Stated(NamedTuple):
    """What something says, field by field as it is written, and the fingerprint of it."""

    data: Mapping[str, Any]
    fingerprint: str


class Origin(Protocol):
    """What something is made from. ``paths`` are its files, the last that counts last."""

    @property
    def paths(self) -> list[str]:
        """The files it is written in."""

    def stated(self, written: Written | None = None) -> Stated | None:
        """Return what it says, as it is or with its files as ``written``."""


class OfText:
    """The original beside a translation, or what the layers beneath an adaptation give."""

    def __init__(self, text: Text, stack: Sequence[Layer]) -> None:
        self._text = text
        self._layers = [stack[-1]] if text.is_translation else list(stack[:-1])
        self._lent = lent_to(text.key, stack)

    @property
    def paths(self) -> list[str]:
        """The files it is written in."""
        text = self._text
        if text.is_translation:
            original = self._layers[0].original(text.key)
            return [original.path] if original else []
        keys = [text.key, *([self._lent.key] if self._lent else [])]
        keys = list(dict.fromkeys(k for key in keys for k in (key._replace(variant=None), key)))
        found = (la.texts.get(key, {}).values() for la in self._layers for key in keys)
        return [text.path for texts in found for text in texts]

    def stated(self, written: Written | None = None) -> Stated:
        """Return what it says, as it is or with its files as ``written``."""
        data = self._data(written)
        only = word_fields(self._text.model) if self._text.is_translation else None
        return Stated(data, fingerprint(data, only))

    def _data(self, written: Written | None) -> dict[str, Any]:
        layers = (
            self._layers if written is None else [_texts_of(la, written) for la in self._layers]
        )
        if not self._text.is_translation:
            key, language = self._text.key, self._text.language
            return beneath(key, language, layers, self._lent).located.data
        original = layers[0].original(self._text.key)
        return original.located.data if original else {}


class OfRow:
    """The words in bokmål, in the same file as those in nynorsk."""

    def __init__(self, layer: Layer, file: str, id: str) -> None:
        self._layer, self._file, self._id = layer, file, id
        self.paths = [f"{layer.folder}/{file}"]

    def stated(self, written: Written | None = None) -> Stated | None:
        """Return what it says, as it is or with its files as ``written``."""
        located = _table(self.paths[0], self._layer, written)
        table, name = (
            located and _decoded(TABLES[self._file], located),
            self._file.removesuffix(".yml"),
        )
        for index, row in enumerate(getattr(table, name, ())):
            if row.id == self._id and row.nb and located:
                return Stated(located.data[name][index]["nb"], fingerprint(row.nb.model_dump()))
        return None


class OfEntry:
    """The entry of an earlier layer that one replaces."""

    def __init__(self, below: Sequence[Layer], file: str, id: str) -> None:
        self._below, self._file, self._id = below, file, id
        self.paths = [f"{layer.folder}/{file}" for layer in below]

    def stated(self, written: Written | None = None) -> Stated | None:
        """Return what it says, as it is or with its files as ``written``."""
        for layer in reversed(self._below):
            located = _table(f"{layer.folder}/{self._file}", layer, written)
            table = _decoded(TABLES[self._file], located) if located else None
            name = self._file.removesuffix(".yml")
            for index, entry in enumerate(getattr(table, name, ())):
                if entry.id == self._id and located:
                    return Stated(located.data[name][index], entry_fingerprint(entry))
        return None


class OfSkeleton:
    """A step, or the order of the steps of a level, as the layers beneath leave it."""

    def __init__(self, stack: Sequence[Layer], kind: str, id: str) -> None:
        self._stack, self._kind, self._id = stack, kind, id
        names = ("guide.yml", "guide-changes.yml")
        paths = (f"{layer.folder}/{name}" for layer in stack[:-1] for name in names)
        self.paths = [path for path in paths if any(path in layer.sources for layer in stack)]

    def stated(self, written: Written | None = None) -> Stated | None:
        """Return what it says, as it is or with its files as ``written``."""
        below = self._stack[:-1]
        if written is not None:
            below = [_skeleton_of(layer, written) for layer in below]
        skeleton = skeleton_before([*below, self._stack[-1]])
        for level in skeleton.levels if skeleton else ():
            if self._kind == "levels" and level.id == self._id:
                order = [step.id for step in level.steps]
                return Stated({"order": order}, level_fingerprint(level))
            for step in level.steps:
                if self._kind == "steps" and step.id == self._id:
                    data = step.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
                    return Stated(data, step_fingerprint(step))
        return None


def _texts_of(layer: Layer, written: Written) -> Layer:
    """Return the texts of ``layer`` that were ``written``, and no others."""
    texts = {
        key: {
            language: as_was
            for language, text in some.items()
            if (as_was := text_as(text, written))
        }
        for key, some in layer.texts.items()
        if any(text.path in written for text in some.values())
    }
    return Layer(layer.id, layer.folder, texts=texts)


def text_as(text: Text, written: Written) -> Text | None:
    """Return ``text`` as it was ``written``; None where its file was not there."""
    located = told(read_front_matter(written.get(text.path, ""), text.path)).value
    return replace(text, located=located) if located else None


def _skeleton_of(layer: Layer, written: Written) -> Layer:
    """Return the skeleton of ``layer``, and its changes of one, as ``written``."""
    whole = _table(f"{layer.folder}/guide.yml", layer, written)
    changes = _table(f"{layer.folder}/guide-changes.yml", layer, written)
    skeleton = told(decode(Skeleton, whole)).value if whole else None
    return Layer(
        layer.id,
        layer.folder,
        skeletons={None: skeleton} if skeleton else {},
        tables={"guide-changes.yml": _decoded(SkeletonChanges, changes)} if changes else {},
    )


def _table(path: str, layer: Layer, written: Written | None) -> Located | None:
    if written is None:
        return layer.sources.get(path)
    return told(read_yaml(written[path], path)).value if path in written else None


def _decoded(model: type[P], located: Located) -> P:
    """Return the table; an empty one where it does not hold together."""
    return told(decode(model, located)).value or model()
