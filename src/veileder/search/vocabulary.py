"""The words of one site: the stem of each, the forms of each stem, the parts of compounds."""

import os.path
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from veileder.model.bilingual import Term
from veileder.search.entries import Entry
from veileder.search.everyday import Concept
from veileder.search.forms import needed
from veileder.search.lexicon import lexicon
from veileder.search.stop_words import STOP_WORDS
from veileder.search.words import (
    compound_parts,
    fold,
    in_other_form,
    pair_words,
    stem,
    tokens,
)

_SHORTEST_COMPOUND = 8
# Of a row of words: the stems, and the stems that the compounds among them are put together of.
Meanings = tuple[tuple[str, ...], tuple[tuple[str, ...] | None, ...]]


class Vocabulary:
    """The words of ``found``; the ``terms`` say which words of the two målformer are the same.

    Words that are only said of one of the ``concepts`` share a stem; ``more`` are words that
    nothing stands on, but that questions are known by.
    """

    def __init__(
        self,
        found: Iterable[Entry],
        terms: Iterable[Term],
        concepts: Iterable[Concept] = (),
        more: Iterable[str] = (),
    ) -> None:
        found, concepts, terms, more = list(found), list(concepts), list(terms), set(more)
        said = {word for one in concepts for word in one.said}
        words = {word for entry in found for word in words_of(entry)} | said | more
        swapped = {other for word in words if (other := in_other_form(word))}
        self._lexicon = lexicon({*words, *swapped, *pair_words(), *_in_terms(terms)})
        self._same: dict[str, str] = {}
        self._same = self._same_in(terms)
        self._join(dict.fromkeys(word for entry in found for word in telling(names_of(entry))))
        self._share(found, concepts, more)
        self._stems = {word: self.stem(word) for word in words}
        known = set(self._stems.values())
        parts = ((word, self._parts(word, known)) for word in words if _is_long(word))
        self.parts = {word: made_of for word, made_of in parts if made_of}
        self._forms = self._by_stem({*words, *pair_words(), *swapped})

    def of(self, entry: Entry) -> Meanings:
        """Return the stem of every word of ``entry``, and what each is put together of."""
        words = words_of(entry)
        return tuple(map(self._stems.__getitem__, words)), tuple(map(self.parts.get, words))

    def stem(self, word: str) -> str:
        """Return the stem of ``word``, common to both målformer."""
        own = stem(self._lexicon.lemma(word))
        return self._same.get(own, own)

    def lines(self, names: Iterable[str], given: Iterable[str] = ()) -> dict[str, str]:
        """Return the forms of each stem in a line: ``;`` between those that begin differently.

        Forms that only have a regular ending are left out: the browser takes it away. So are those
        that it knows from the lines of the ``given`` stems.
        """
        before = {name: self._forms[name] for name in given}
        forms = needed({name: self._forms[name] for name in names}, before)
        return {name: _line(tuple(sorted(group))) for name, group in forms.items()}

    def _join(self, words: Iterable[str]) -> None:
        """Let a compound be found by its form in the other målform."""
        for word in words:
            other = in_other_form(word)
            if other and (theirs := self.stem(other)) != (own := self.stem(word)):
                moved = (name for name, to in self._same.items() if to == theirs)
                self._same |= dict.fromkeys((theirs, *moved), own)

    def _share(
        self, found: Iterable[Entry], concepts: Sequence[Concept], more: Iterable[str]
    ) -> None:
        """Let words that nothing else on the site has, and that are said of one thing, be one."""
        bare = (replace(entry, said=(), said_first=()) for entry in found)
        own = {self.stem(word) for entry in bare for word in words_of(entry)}
        own |= set(map(self.stem, more))
        times = Counter(name for one in concepts for name in set(map(self.stem, one.said)))
        for one in concepts:
            stems = dict.fromkeys(map(self.stem, one.words))
            alone = [name for name in stems if name not in own and times[name] == 1]
            self._same |= dict.fromkeys(alone[1:], alone[0] if alone else "")

    def _same_in(self, terms: Iterable[Term]) -> dict[str, str]:
        """Return the stem of every nynorsk word that a term pairs with a bokmål word, in order."""
        same: dict[str, str] = {}
        for term in terms:
            nb, nn = (tokens(text.term) if text else [] for text in (term.nb, term.nn))
            if len(nb) == len(nn):
                pairs = ((self.stem(b), self.stem(a)) for a, b in zip(nb, nn, strict=True))
                same |= {theirs: own for theirs, own in pairs if theirs != own}
        return same

    def _parts(self, word: str, known: set[str]) -> tuple[str, ...]:
        return tuple(self._same.get(part, part) for part in compound_parts(word, known))

    def _by_stem(self, words: Iterable[str]) -> Mapping[str, list[str]]:
        forms = defaultdict(set)
        for word in words:
            name = self.stem(word)
            forms[name].add(word)
            for lemma in (word, self._lexicon.lemma(word)):
                forms[name].update(self._lexicon.forms.get(lemma, ()))
        return {name: sorted(group) for name, group in forms.items()}


@lru_cache(maxsize=10_000)
def telling(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that carry meaning."""
    return tuple(word for word in tokens(text) if fold(word) not in STOP_WORDS)


def names_of(entry: Entry) -> str:
    """Return everything that ``entry`` is called."""
    phrases = (
        *(*entry.names, *entry.aliases, *entry.pointers, *entry.first_pointers),
        *(*entry.themes, *entry.said, *entry.said_first),
    )
    return "\n".join((entry.title, *phrases))


@lru_cache(maxsize=2_000)
def words_of(entry: Entry) -> tuple[str, ...]:
    """Return every word of ``entry`` once: those that carry meaning, and all of its title."""
    texts = (names_of(entry), entry.summary, entry.headings, entry.text, entry.extra)
    return tuple(dict.fromkeys((*telling("\n".join(texts)), *tokens(entry.title))))


def _in_terms(terms: Iterable[Term]) -> Iterator[str]:
    for term in terms:
        yield from chain(*(tokens(text.term) for text in (term.nb, term.nn) if text))


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST_COMPOUND


@lru_cache(maxsize=20_000)
def _line(forms: tuple[str, ...]) -> str:
    families: dict[str, list[str]] = {}
    for form in forms:
        families.setdefault(form[:3], []).append(form)
    return ";".join(_endings(group) for group in families.values())


def _endings(forms: list[str]) -> str:
    """Return what the forms share, and the ending of each; a lone form as it is."""
    shared = os.path.commonprefix(forms)  # noqa: RUF071 - letters are meant
    endings = (form.removeprefix(shared) for form in forms)
    return ",".join([shared, *endings]) if len(forms) > 1 else shared
