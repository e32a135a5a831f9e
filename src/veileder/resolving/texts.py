"""The texts of one row of layers, each put together once, and what does not hold together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from veileder.findings import Finding, Told, told
from veileder.model.base import Language
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.compose import resolve_document
from veileder.resolving.guide import Resolved


class Texts:
    """Puts a text together when it is asked for, and remembers it."""

    def __init__(self, layers: Sequence[Layer], language: Language) -> None:
        """Take the ``layers``, the shared one first, and the language that words should be in."""
        self._layers = layers
        self._language = language
        self._told: dict[tuple[TextKey, Language], Told[Resolved[Any] | None]] = {}

    def get(
        self, key: TextKey, name: str | None = None, language: Language | None = None
    ) -> Resolved[Any] | None:
        """Return the text of ``key``, called ``name`` here; None when there is none that holds."""
        place = key, language or self._language
        if place not in self._told:
            self._told[place] = told(resolve_document(*place, self._layers))
        text = self._told[place].value
        return replace(text, name=name) if text and name else text

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong with the texts that were asked for."""
        for one in self._told.values():
            yield from one.findings
