"""Everyday words, as what they lead to on one site: single words, and phrases word by word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from veileder.model.everyday import Everyday, ways
from veileder.search.stop_words import STOP_WORDS
from veileder.search.words import fold, tokens

_MOST = 4  # pages that one word leads to

Refs = Mapping[str, tuple[str, ...]]  # by the folded name of something, what it leads to


Phrase = tuple[tuple[str, ...], ...]  # its words, each as those that can stand in its place


@dataclass(frozen=True, slots=True)
class Concept:
    """What some words lead to here, the best first, and the words: single ones, and phrases."""

    refs: tuple[str, ...]
    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """All its words, also those of phrases."""
        return (*self.words, *chain(*chain(*self.phrases)))


def concepts(everyday: Iterable[Everyday], there: Iterable[str], named: Refs) -> list[Concept]:
    """Return the words that lead somewhere: ``there`` are the refs of the site.

    ``named`` says what is called something: a word may lead to it by name. Words in a language
    that a page is translated into lead to the translation before the page.
    """
    every, known = list(everyday), frozenset(there)
    by_word = {fold(word): one for one in reversed(every) for word in one.said}
    found: list[Concept] = []
    for one in every:
        refs = (ref for ref in _refs(one, by_word, named) if ref in known)
        if leads := tuple(dict.fromkeys(refs)):
            found.extend(_concepts(one, leads, known))
    return found


def _concepts(one: Everyday, leads: Sequence[str], known: frozenset[str]) -> Iterator[Concept]:
    """Yield the concept of ``one``, and one for each language that a page it leads to is in too."""
    abroad = {
        language: own
        for language in one.other
        if (own := [ref for ref in leads if f"{ref}.{language}" in known])
    }
    others = (words for language, words in one.other.items() if language not in abroad)
    yield concept(tuple(leads[:_MOST]), (*one.nb, *one.nn, *chain(*others)))
    for language, own in abroad.items():
        both = ((f"{ref}.{language}", ref) if ref in own else (ref,) for ref in leads)
        yield concept(tuple(chain(*both))[:_MOST], one.other[language])


def concept(refs: tuple[str, ...], said: Iterable[str]) -> Concept:
    """Return the concept of all that is ``said`` of ``refs``."""
    told = dict.fromkeys(map(_phrase, said))
    single = tuple(words[0][0] for words in told if len(words) == 1)
    return Concept(refs, single, tuple(words for words in told if len(words) > 1))


def _refs(one: Everyday, by_word: Mapping[str, Everyday], named: Refs) -> Iterator[str]:
    for target in one.leads_to:
        if target in one.refs:
            yield target
            continue
        yield from named.get(fold(target), ())
        other = by_word.get(fold(target))
        if other is not None and other is not one:
            yield from other.refs


def _phrase(said: str) -> Phrase:
    """Return the words of what is ``said``: those that carry meaning, all where only one does.

    So «skrive ut» is more than «skrive». With ``/`` all of them count: whoever wrote it chose them.
    """
    words = tuple(_alike(word) for word in ways(said)) if "/" in said else ()
    if any(len(word) > 1 for word in words):
        return words
    every = tokens(said)
    told = tuple(word for word in every if fold(word) not in STOP_WORDS)
    return tuple((word,) for word in (told if len(told) > 1 else every))


def _alike(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*map(tokens, words))))
