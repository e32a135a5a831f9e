"""A noun in the forms that a sentence needs. Forms that are regular are derived.

A name of several words, an abbreviation, and a name that has its article, stay as they are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from veileder.model.base import Language
from veileder.model.naming import Forms
from veileder.resolving.words.paradigms import formed, is_definite, paradigm

_ABBREVIATION = re.compile(r"[A-ZÆØÅ0-9]{2,}|[A-ZÆØÅ]\b")
_IN_PARENTHESES = re.compile(r".+ \(([A-ZÆØÅ]{2,6})\)")
_HISSING = ("s", "x", "z")


@dataclass(frozen=True, slots=True)
class Noun:
    """A name as it stands inside a sentence, in all its forms."""

    singular: str
    definite: str
    plural: str
    plural_definite: str

    def form(self, *, is_plural: bool = False, is_definite: bool = False) -> str:
        """Return the form that is asked for."""
        if is_plural:
            return self.plural_definite if is_definite else self.plural
        return self.definite if is_definite else self.singular


def noun(name: str, language: Language, declared: Forms | None = None) -> Noun:
    """Return ``name`` with its ``declared`` forms, and the others derived as ``language`` does."""
    declared = declared or Forms()
    singular = declared.running or running(name)
    derived = _derived(singular, language)
    return Noun(
        singular=singular,
        definite=declared.definite or derived.definite,
        plural=_lowered(declared.plural) or derived.plural,
        plural_definite=declared.plural_definite or derived.plural_definite,
    )


def running(name: str) -> str:
    """Return ``name`` as it stands inside a sentence: «Barnevernet» is «barnevernet».

    An abbreviation stays, and so does a name with capital letters further in. A name that ends
    with its abbreviation in parentheses goes by that.
    """
    if short := _IN_PARENTHESES.fullmatch(name):
        return short[1]
    return _lowered(name)


def genitive(word: str) -> str:
    """Return whose: «stafettholderens», «Moss'»."""
    return f"{word}'" if word.lower().endswith(_HISSING) else f"{word}s"


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter, also behind a sign such as «; a day is none."""
    return re.sub(r"^\W*[^\W\d_]", lambda beginning: beginning[0].upper(), text)


def _lowered(name: str | None) -> str:
    if not name:
        return ""
    later = any(word[:1].isupper() for word in re.split(r"[ /]", name)[1:])
    is_kept = _ABBREVIATION.match(name) or later
    return name if is_kept else name[0].lower() + name[1:]


def _derived(singular: str, language: Language) -> Noun:
    rows = paradigm(singular, language)
    if rows is None or _stays(singular, language):
        return Noun(*[singular] * 4)
    made: Callable[[str], str] = lambda form: formed(singular, form)  # noqa: E731
    return Noun(singular, *map(made, rows[1:]))


def _stays(word: str, language: Language) -> bool:
    is_abbreviation = re.fullmatch(r"[A-ZÆØÅ0-9-]{2,}", word) is not None
    return " " in word or is_abbreviation or is_definite(word, language)
