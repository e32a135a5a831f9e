"""Which words of a text are in the other målform than the guide they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from veileder.model.base import SITE_LANGUAGES, Language, Part
from veileder.model.both import foreign_words
from veileder.reading.layers import Layer, Text, TextKey
from veileder.reading.partial import word_fields
from veileder.resolving.guide import Resolved


def with_foreign(
    text: Resolved[Any], key: TextKey, language: Language, layers: Sequence[Layer]
) -> Resolved[Any]:
    """Return ``text`` with the words that no layer has in ``language`` marked as what they are."""
    if language not in SITE_LANGUAGES:
        return text
    model: type[Part] = type(text.value)
    by_id = {layer.id: layer for layer in layers}
    new = {
        name: foreign_words(getattr(text.value, name), other)
        for name in word_fields(model)
        if name in text.origins
        and (other := _language(by_id.get(text.origins[name]), key, name, language))
    }
    return replace(text, value=text.value.model_copy(update=new)) if new else text


def _language(layer: Layer | None, key: TextKey, name: str, wanted: Language) -> Language | None:
    """Return the other målform that a field has its words in, if it has."""
    said_in = next((said for texts in _texts(layer, key) if (said := _said(texts, name))), [])
    return None if not said_in or wanted in said_in else said_in[0]


def _texts(layer: Layer | None, key: TextKey) -> Iterator[Iterable[Text]]:
    """Yield the files about ``key``: those for its type of service go before the common ones."""
    if layer:
        yield layer.texts.get(key, {}).values()
        yield layer.texts.get(key._replace(variant=None), {}).values()


def _said(texts: Iterable[Text], name: str) -> list[Language]:
    return [text.language for text in texts if name in text.located.data]
