"""The forms of Norwegian words, from the tables of simplemma, pruned to the words of one site."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from simplemma.strategies.dictionaries import dictionary_factory

from veileder.answers import kept
from veileder.model.base import SITE_LANGUAGES

_SURE = 5  # letters: a shorter word that is whole in bokmål is not taken for a form in nynorsk


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The ``lemmas`` of a site's words, where a table has one, and all ``forms`` of each lemma.

    A word that is also a form of another has its own forms too: «bruker» is one who uses.
    """

    lemmas: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]

    def lemma(self, word: str) -> str:
        """Return what ``word`` is a form of; itself where no table knows."""
        return self.lemmas.get(word, word)


def lexicon(words: Iterable[str]) -> Lexicon:
    """Return the lexicon of ``words``, in both målformer: a site has words of the other too."""
    return _lexicon(" ".join(sorted(set(words))))


@lru_cache(maxsize=4)
@kept(Lexicon)
def _lexicon(words: str) -> Lexicon:
    tables = [_table(language) for language in SITE_LANGUAGES]
    lemmas = {word: _lemma(word, tables) for word in words.split()}
    wanted = {word.encode() for word in (*lemmas, *lemmas.values())}
    forms: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        for form, lemma in table.items():
            if lemma in wanted and b" " not in form:
                forms[lemma.decode()].append(form.decode().lower())
    named = {word: lemma for word, lemma in lemmas.items() if word != lemma}
    return Lexicon(named, {lemma: tuple(sorted(set(all))) for lemma, all in forms.items()})


def _lemma(word: str, tables: list[dict[bytes, bytes]]) -> str:
    """Return the lemma in bokmål; that in nynorsk where it is none, or only the word itself."""
    nb, nn = (table.get(word.encode()) for table in tables)
    is_whole = nb is not None and nb.decode() == word
    found = nn if nb is None or (is_whole and nn and len(word) >= _SURE) else nb
    return found.decode().lower() if found else word


@lru_cache(maxsize=2)
def _table(language: str) -> dict[bytes, bytes]:
    # As bytes: to look through all that is there takes a fiftieth of the time it does as text.
    return dictionary_factory._load_dictionary_from_disk(language)
