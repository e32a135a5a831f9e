"""What a text said when somebody last went through it, as far as git knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from veileder.authoring.review.kit import Sheet
from veileder.editing.comparing import Field, Say
from veileder.editing.history import versions
from veileder.editing.origins import Written, text_as
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.reading.fingerprint import NOT_SAID, fingerprint
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.lending import lent_to
from veileder.resolving.reviews import review_data

_Data = Mapping[str, Any]


class Between(NamedTuple):
    """What a text said when it was gone through, and what it says now, in the same målform."""

    before: _Data
    now: _Data

    def changes(self, say: Say) -> list[Field]:
        """Return the fields that have changed, each as ``say`` says it."""
        names = dict.fromkeys((*self.now, *self.before))
        pairs = {n: (self.before.get(n), self.now.get(n)) for n in names if n not in NOT_SAID}
        found = []
        for name, pair in pairs.items():
            if pair[0] != pair[1]:
                before, now = map(say(name, pair), pair)
                found.append(Field(name, now, None, before, is_known=True))
        return found


def since(root: Path, sheet: Sheet, layers: Sequence[Layer], language: Language) -> Between | None:
    """Return what has happened to ``sheet`` since it was gone through.

    None where nobody has, or where git in ``root`` does not know what was read.
    """
    last = sheet.earlier
    if last is None:
        return None
    below = _until(last.layer, layers)
    for one in sorted(SITE_LANGUAGES, key=lambda one: one is not language):
        now = review_data(sheet.key, one, layers)
        for before in _versions(root, sheet.key, below, one):
            if now and before and fingerprint(before) == last.of:
                return Between(before, now)
    return None


def _until(id: str, layers: Sequence[Layer]) -> list[Layer]:
    """Return the layers that one who reads in layer ``id`` sees."""
    index = next(n for n, layer in enumerate(layers) if layer.id == id)
    return list(layers[: index + 1])


def _versions(
    root: Path, key: TextKey, layers: Sequence[Layer], language: Language
) -> Iterator[_Data | None]:
    """Yield what text ``key`` says, and then what it said, the newest first."""
    yield review_data(key, language, layers)
    keys = _keys(key, layers)
    found = (layer.texts.get(one, {}).values() for layer in layers for one in keys)
    paths = [text.path for texts in found for text in texts]
    for written in versions(root, paths):
        yield review_data(key, language, [_as_written(layer, keys, written) for layer in layers])


def _keys(key: TextKey, layers: Sequence[Layer]) -> list[TextKey]:
    """Return the texts that ``key`` is made of: what is common, and what is lent to it."""
    lent = lent_to(key, layers)
    several = [key, *([lent.key] if lent else [])]
    return list(dict.fromkeys(k for one in several for k in (one._replace(variant=None), one)))


def _as_written(layer: Layer, keys: Sequence[TextKey], written: Written) -> Layer:
    """Return ``layer`` with those texts as they were ``written``, and the rest as it is."""
    texts = dict(layer.texts)
    for key in keys:
        of_key = texts.pop(key, {})
        as_was = {one: text_as(text, written) for one, text in of_key.items()}
        if there := {one: text for one, text in as_was.items() if text}:
            texts[key] = there
    return replace(layer, texts=texts)
