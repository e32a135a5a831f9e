"""The forms of Norwegian words, from the tables of simplemma, pruned to the words of one site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from veileder.answers import recall, remember
from veileder.model.base import SITE_LANGUAGES

_RARE = (("ete", "ede"), ("ast", "ande"))  # an ending, and one that says the same
_SURE = 5  # letters: a shorter word that is whole in bokmål is not taken for a form in nynorsk
_NO_FORMS = {("fare", "faren")}  # who asks of «faren», asks of the father


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The ``lemmas`` of a site's words, where a table has one, and all ``forms`` of each lemma.

    A word that is also a form of another has its own forms too: «bruker» is one who uses.
    """

    lemmas: dict[str, str]
    forms: dict[str, tuple[str, ...]]

    def lemma(self, word: str) -> str:
        """Return what ``word`` is a form of; itself where no table knows."""
        return self.lemmas.get(word, word)


def lexicon(words: Iterable[str]) -> Lexicon:
    """Return the lexicon of ``words``, in both målformer: a site has words of the other too."""
    asked = set(words)
    if not asked <= _known.lemmas.keys():
        _learn(asked)
    lemmas = {word: _known.lemmas[word] for word in asked}
    forms = {name: _known.forms[name] for name in (*lemmas, *lemmas.values())}
    return Lexicon(
        {word: lemma for word, lemma in lemmas.items() if word != lemma},
        {name: found for name, found in forms.items() if found},
    )


# All that was asked for, also what no table has: a text with a new word costs that word alone.
_known = Lexicon({}, {})


def _learn(asked: set[str]) -> None:
    """Know all of ``asked``: as it is kept from other runs, else from the tables."""
    _take(recall(Lexicon, "lexicon"))
    missing = asked - _known.lemmas.keys()
    numbers = {word for word in missing if not any(map(str.isalpha, word))}  # in no table
    _take(Lexicon({number: number for number in numbers}, dict.fromkeys(numbers, ())))
    if words := missing - numbers:
        _take(_looked_up(words))
        remember(_known, Lexicon, "lexicon")


def _take(found: Lexicon | None) -> None:
    if found:
        _known.lemmas.update(found.lemmas)
        _known.forms.update(found.forms)


def _looked_up(words: Iterable[str]) -> Lexicon:
    tables = [_table(language) for language in SITE_LANGUAGES]
    lemmas = {word: _lemma(word, tables) for word in words}
    forms: dict[str, list[str]] = {name: [] for name in (*lemmas, *lemmas.values())}
    wanted = {name.encode() for name in forms}
    for table in tables:
        for form, lemma in table.items():
            if lemma in wanted and b" " not in form:
                forms[lemma.decode()].append(form.decode().lower())
    return Lexicon(
        lemmas, {name: tuple(sorted(_used(name, set(all)))) for name, all in forms.items()}
    )


def _used(lemma: str, forms: set[str]) -> Iterator[str]:
    """Yield the forms that somebody writes: the tables have all that was ever allowed."""
    for form in forms:
        is_old = form.endswith("i") and not lemma.endswith("i")  # «hovudi»
        is_other = (lemma, form) in _NO_FORMS
        # «åpnete», beside «åpnede»; «bankast», beside «bankande»
        is_twin = any(
            form.endswith(rare) and form.removesuffix(rare) + usual in forms
            for rare, usual in _RARE
        )
        if form == lemma or (form.isalpha() and not (is_old or is_other or is_twin)):
            yield form


def _lemma(word: str, tables: list[dict[bytes, bytes]]) -> str:
    """Return the lemma in bokmål; that in nynorsk where it is none, or only the word itself."""
    nb, nn = (table.get(word.encode()) for table in tables)
    is_whole = nb is not None and nb.decode() == word
    found = nn if nb is None or (is_whole and nn and len(word) >= _SURE) else nb
    return found.decode().lower() if found else word


@lru_cache(maxsize=2)
def _table(language: str) -> dict[bytes, bytes]:
    # It takes a tenth of a second to load, and most that is built has no new word.
    from simplemma.strategies.dictionaries import dictionary_factory  # noqa: PLC0415

    # As bytes: to look through all that is there takes a fiftieth of the time it does as text.
    return dictionary_factory._load_dictionary_from_disk(language)
