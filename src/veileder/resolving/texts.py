"""The texts of one row of layers, each put together once, and what does not hold together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from veileder.findings import Finding, Told, told
from veileder.model.base import Language
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.compose import resolve_document
from veileder.resolving.guide import Resolved
from veileder.resolving.reviews import Standings

_Told = dict[tuple[TextKey, Language], Told[Resolved[Any] | None]]


@dataclass(slots=True)
class _Kept:
    """What was put together of one shared layer alone: the same for all, and until it changes."""

    layer: Layer | None = None
    told: _Told = field(default_factory=dict)

    def of(self, layer: Layer) -> _Told:
        if self.layer is not layer:
            self.layer, self.told = layer, {}
        return self.told


_KEPT = _Kept()


class Texts:
    """Puts a text together when it is asked for, and remembers it."""

    def __init__(self, layers: Sequence[Layer], language: Language) -> None:
        """Take the ``layers``, the shared one first, and the language that words should be in."""
        self._layers = layers
        self._language = language
        self._told: _Told = {}
        self._standings = Standings(layers, language)

    def get(
        self, key: TextKey, name: str | None = None, language: Language | None = None
    ) -> Resolved[Any] | None:
        """Return the text of ``key``, called ``name`` here; None when there is none that holds."""
        place = key, language or self._language
        if place not in self._told:
            self._told[place] = self._resolved(*place)
        text = self._told[place].value
        if text is None or language not in (None, self._language):  # a translation nobody has read
            return text and replace(text, name=name)
        return replace(text, name=name, standing=self._standings.of(key))

    def _resolved(self, key: TextKey, language: Language) -> Told[Resolved[Any] | None]:
        """Return what the layers make of ``key``; what is the shared layer's alone is kept."""
        shared, *others = self._layers
        whole = key._replace(variant=None)
        if any(key in layer.texts or whole in layer.texts for layer in others):
            return told(resolve_document(key, language, self._layers))
        kept = _KEPT.of(shared)
        if (key, language) not in kept:
            kept[key, language] = told(resolve_document(key, language, self._layers))
        return kept[key, language]

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong with the texts that were asked for."""
        for one in self._told.values():
            yield from one.findings
