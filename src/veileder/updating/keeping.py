"""Shared texts as they were, whole, so that who goes on needing one can have it as their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from veileder.editing.documents import with_values
from veileder.model.base import Language
from veileder.model.kinds import KINDS
from veileder.reading.layers import Layer, Library, TextKey
from veileder.resolving.compose import beneath

_FORMER = ("former_ids", "based_on", "translated_from")


@dataclass(frozen=True, slots=True)
class OldTexts:
    """What the shared content said before, in today's names; ``files`` has what lies beside."""

    library: Library
    files: Mapping[str, bytes]

    def whole(
        self, ref: str, folder: str, there: Mapping[str, bytes]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the files that make the text of ``ref`` the own of ``folder``.

        With what the folder says otherwise, in its own language. ``there`` are the folder's files
        as they are now: what is attached does not take the place of one of them.
        """
        kind, _, id = ref.partition("/")
        name = PurePosixPath(folder).name
        if name not in self.library.layers or kind not in KINDS:
            return
        stack = self.library.stack(name)
        for key in self._keys(kind, id, stack):
            language = _language(stack[-1], key)
            data = (
                _whole(key, language, stack) if not key.variant else _special(key, language, stack)
            )
            path = _path(folder, key, language)
            if data:
                yield path, with_values("", path, data).encode()
                yield from self._attached(data, folder, there)

    def _keys(self, kind: str, id: str, stack: list[Layer]) -> list[TextKey]:
        found = {key: None for layer in stack for key in layer.texts if key[:2] == (kind, id)}
        return sorted(found, key=lambda key: key.variant or "")

    def _attached(
        self, data: Mapping[str, Any], folder: str, there: Mapping[str, bytes]
    ) -> Iterator[tuple[str, bytes]]:
        for attachment in data.get("files", ()):
            old, new = f"tools/{attachment['file']}", f"{folder}/tools/{attachment['file']}"
            if old in self.files and new not in there:
                yield new, self.files[old]


def _language(layer: Layer, key: TextKey) -> Language:
    """Return the language of the folder: of its settings, or of the text that it has itself."""
    if layer.settings:
        return layer.settings.languages[0]
    own = layer.original(key)
    return own.language if own else Language.NB


def _whole(key: TextKey, language: Language, stack: list[Layer]) -> dict[str, Any]:
    data = beneath(key, language, stack).located.data
    return {name: value for name, value in data.items() if name not in _FORMER}


def _special(key: TextKey, language: Language, stack: list[Layer]) -> dict[str, Any]:
    """Return only what is said for one type of service."""
    data: dict[str, Any] = {}
    for layer in stack:
        texts = layer.texts.get(key, {})
        for text in (layer.original(key), texts.get(language)):
            data |= text.located.data if text else {}
    return {name: value for name, value in data.items() if name not in _FORMER and value != ""}


def _path(folder: str, key: TextKey, language: Language) -> str:
    name = ".".join(filter(None, (key.id, key.variant, language, "md")))
    return f"{folder}/{KINDS[key.kind].folder}/{name}"
