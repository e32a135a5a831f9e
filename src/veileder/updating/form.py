"""What an original says, apart from its form: plain words may have become placeholders."""

from typing import Any

from pydantic import ValidationError

from veileder.authoring.originals import Original
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Library
from veileder.reading.partial import variant_of
from veileder.resolving.bare import NOBODY, bare_library
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve
from veileder.resolving.words.filling import filled


def bare_guide(library: Library) -> Guide:
    """Return the shared content of ``library`` as one without a word of its own sees it."""
    return resolve(bare_library(library, None), NOBODY).value


def says_the_same(was: Original, before: Guide, now: Original, after: Guide) -> bool:
    """Whether two originals say the same, letter for letter, in the words of two bare guides."""
    if was.fingerprint == now.fingerprint:
        return True
    then = fingerprint(in_words(was, before), was.only)
    return then == fingerprint(in_words(now, after), now.only)


def in_words(original: Original, guide: Guide) -> dict[str, Any]:
    """Return what ``original`` says with the words of ``guide`` put in.

    A field that is left empty is not there. What this program can't read stays as it is written.
    """
    open_ = [name for name, value in original.data.items() if _has_braces(value)]
    if not open_:
        return original.data
    try:
        part = variant_of(original.model).model_validate(original.data)
    except ValidationError:
        return original.data
    words = guide.words.of(original.language, original.variant)
    said = filled(part, words, open_).model_dump(mode="json", include=set(open_))
    whole = original.data | said
    return {name: value for name, value in whole.items() if value or name not in said}


def _has_braces(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_braces, value.values()))
    return any(map(_has_braces, value)) if isinstance(value, list) else "{" in str(value)
