"""Which words of a text are in the other målform than the guide they stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from veileder.model.base import SITE_LANGUAGES, Language
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
    by_id = {layer.id: layer for layer in layers}
    new = {
        name: foreign_words(getattr(text.value, name), other)
        for name in word_fields(type(text.value))
        if name in text.origins
        and (other := _language(by_id.get(text.origins[name]), key, name, language))
    }
    return replace(text, value=text.value.model_copy(update=new)) if new else text


def _language(layer: Layer | None, key: TextKey, name: str, wanted: Language) -> Language | None:
    """Return the other målform that a field has its words in, if it has."""
    written = [text for text in _texts(layer, key) if name in text.located.data]
    if not written or any(text.language is wanted for text in written):
        return None
    return written[0].language


def _texts(layer: Layer | None, key: TextKey) -> Iterator[Text]:
    """Yield the files that say something of ``key``: those for its type of service first."""
    if layer:
        yield from layer.texts.get(key, {}).values()
        if key.variant:
            yield from layer.texts.get(key._replace(variant=None), {}).values()
