"""The shared words in Debian's dictionaries: misspellings, and words of the other målform.

Hunspell does not know every compound; one that is two known words is accepted. What is right but
unknown stands in ``tests/project/spelling/<målform>.txt``, one word a line.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from veileder.model.base import Language
from veileder.reading.layers import Library
from veileder.reading.library import load
from veileder.reading.partial import word_fields
from veileder.reading.strings import read_strings

ROOT = Path(__file__).resolve().parents[2]
_DICTIONARIES = {Language.NB: "nb_NO", Language.NN: "nn_NO"}
_NOISE = re.compile(
    r"^!!! \w+|\]\([^)]*\)|https?://\S+|\S+@\S+|\{[^{}\n]*\}|\b[\w.-]+\.(?:no|com|org)\b|`[^`]*`",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_PART = 3


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


@pytest.mark.parametrize("language", _DICTIONARIES)
def test_every_word_is_in_the_dictionary_of_its_maalform(
    language: Language, library: Library
) -> None:
    if not _has_dictionary(_DICTIONARIES[language]):
        pytest.skip(f"hunspell with {_DICTIONARIES[language]} is not installed")
    places = dict(_words(library, language))
    known = set(
        (ROOT / f"tests/project/spelling/{language}.txt").read_text(encoding="utf-8").split()
    )
    unknown = _unknown(set(places) - known, language)

    assert sorted(f"{word} ({places[word]})" for word in unknown) == []


def _has_dictionary(name: str) -> bool:
    if shutil.which("hunspell") is None:
        return False
    listed = subprocess.run(
        ["hunspell", "-D"], input="", capture_output=True, text=True, check=False
    )
    return name in listed.stdout + listed.stderr


def _words(library: Library, language: Language) -> Iterator[tuple[str, str]]:
    """Yield every word that the shared texts say in ``language``, and where."""
    for place, text in _texts(library, language):
        yield from ((word, place) for word in _WORD.findall(_NOISE.sub(" ", text)))


def _texts(library: Library, language: Language) -> Iterator[tuple[str, str]]:
    for texts in library.shared.texts.values():
        if text := texts.get(language):
            for name in word_fields(text.model) & set(text.located.data):
                yield from ((text.path, part) for part in _said(text.located.data[name]))
    for term in library.shared.tables["terms.yml"].terms:
        if words := getattr(term, language):
            yield f"terms.yml: {term.id}", f"{words.term} {words.definition}"
    strings = read_strings(ROOT / "theme_overrides", language)
    yield from ((key, value) for key, value in strings.items() if not key.startswith("path_"))


def _said(value: object) -> Iterator[str]:
    """Yield the texts in a field; ids and types of form fields are not said."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _said(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("id", "type", "rows", "level"):
                yield from _said(item)


def _unknown(words: set[str], language: Language) -> set[str]:
    """Return the words that neither are known nor are put together of two known words."""
    unknown = _misspelt(words, language)
    parts = {word: list(_parts(word.lower())) for word in unknown}
    bad = _misspelt({part for pairs in parts.values() for pair in pairs for part in pair}, language)
    return {
        word
        for word in unknown
        if not any(first not in bad and last not in bad for first, last in parts[word])
    }


def _parts(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut ``word`` in two, also without a joining s or e."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, last = word[:cut], word[cut:]
        yield first, last
        if first[-1] in "se" and cut > _SHORTEST_PART:
            yield first[:-1], last


def _misspelt(words: set[str], language: Language) -> set[str]:
    done = subprocess.run(
        ["hunspell", "-d", _DICTIONARIES[language], "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())
