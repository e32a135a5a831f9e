"""How much each entry is about each word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from veileder.search.entries import Entry
from veileder.search.names import is_short
from veileder.search.stop_words import STOP_WORDS
from veileder.search.vocabulary import Meanings, Vocabulary, telling, words_of
from veileder.search.words import fold, tokens

# What a word weighs where it stands. The words of a phrase share its weight.
_TITLE, _ALIAS, _POINTER, _FIRST_POINTER, _THEME = 12.0, 9.2, 6.5, 8.8, 8.8
_SUMMARY, _HEADING, _TEXT, _EXTRA = 3.0, 2.5, 1.0, 0.9
_MEASURE = 6.0  # the summary of a measure says what it is for
_SHARED = 0.4  # the power of its number of words that the weight of a phrase is divided by
_BESIDES = 0.15  # what the rest of an entry adds to a word that is in one of its names
_AGAIN = 0.08  # what a word adds by being in several kinds of names
_FEW = 8  # so many aliases all count in full
_CROWDED = -0.15  # the power of how many times more there are that they count with
_COMPOUND = 0.5
_STOP_WORD = 2.0  # of a title only, for questions that have no other words

# BM25's two numbers: how fast more of a word stops counting, and how much a long text counts less.
_SATURATION, _LENGTH = 1.2, 0.6

_OF_KIND = {
    "emergency": 1.3,
    "service": 0.93,
    "article": 0.85,
    "law": 0.9,
    "case": 0.6,
    "theme": 1.05,
    "measure": 1.09,
    "term": 0.55,
    "page": 0.9,
}
_FORMER = 0.6  # a provision that holds no more, beside the one that does
_OF_TERM = 1.25  # a term is less than what it leads to, but all its names are as good
_SAID_FIRST = 0.95  # no kind lowers what everyday words lead to first: an editor has chosen it

Weights = Mapping[str, float]
_NONE: Weights = {}


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of one entry mean on its site."""

    stems: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...] | None]

    def stem(self, word: str) -> str:
        return self.stems[word]


class _Standing(NamedTuple):
    """How a stem stands in an entry: its weights there, and how many times it is in the text."""

    named: float | None
    beside: float
    times: float


def weights(
    entry: Entry, vocabulary: Vocabulary, average: float
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield every weight in ``entry`` with its stems: steps, tools, services and roles weigh most.

    ``average`` is the mean number of words of the texts.
    """
    length = len(telling(entry.text)) / max(average, 1)
    dull = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    of_kind = _OF_KIND.get(entry.kind, 1.0) * (_FORMER if entry.is_former else 1)
    for standing, names in _standings(entry, vocabulary.of(entry)):
        yield of_kind * _weight(standing, dull), names


def _weight(standing: _Standing, dull: float) -> float:
    """Return BM25's weight of the text, which grows ever slower, with that of all else."""
    n = standing.times
    text = _TEXT * n * (1 + _SATURATION) / (n + dull) + standing.beside
    return text if standing.named is None else standing.named + _BESIDES * text


@lru_cache(maxsize=2_000)
def _standings(entry: Entry, meanings: Meanings) -> tuple[tuple[_Standing, tuple[str, ...]], ...]:
    """Return the stems that stand alike in ``entry``, which many sites have: all together."""
    stems, parts = meanings
    known = words_of(entry)
    is_acute = entry.kind == "emergency"  # only acute words lead there, and only the whole of them
    in_parts = {} if is_acute else dict(zip(known, parts, strict=True))
    words = _Words(dict(zip(known, stems, strict=True)), in_parts)
    names, beside, times = _of_names(entry, words), Counter[str](), _NONE
    if not is_acute:
        beside, times = _beside(entry, words), _times(entry, words)
    alike: dict[_Standing, list[str]] = defaultdict(list)
    for name in names.keys() | beside.keys() | times.keys():
        alike[_Standing(names.get(name), beside[name], times.get(name, 0))].append(name)
    return tuple((standing, tuple(group)) for standing, group in alike.items())


def _of_names(entry: Entry, words: _Words) -> Weights:
    """Return the weight of every stem in its names: the best, and a little of the rest."""
    crowded = (max(len(entry.aliases), _FEW) / _FEW) ** _CROWDED
    best: dict[str, list[float]] = defaultdict(list)
    for phrases, weight in (
        ((entry.title, *entry.names), _TITLE),
        (entry.aliases, _ALIAS * crowded * (_OF_TERM if entry.kind == "term" else 1)),
        (entry.themes, _THEME),
        ((*entry.pointers, *entry.said), _POINTER),
        (entry.first_pointers, _FIRST_POINTER),
        (entry.said_first, _FIRST_POINTER / min(_OF_KIND.get(entry.kind, 1) / _SAID_FIRST, 1)),
        (filter(is_short, entry.first_pointers), _TITLE),  # it is what that is short for
    ):
        for name, found in _of_phrases(phrases, weight, words).items():
            best[name].append(found)
    stop_words = (words.stem(word) for word in tokens(entry.title) if fold(word) in STOP_WORDS)
    weighed = {name: max(all) + _AGAIN * (sum(all) - max(all)) for name, all in best.items()}
    return dict.fromkeys(stop_words, _STOP_WORD) | weighed


def _of_phrases(phrases: Iterable[str], weight: float, words: _Words) -> Weights:
    """Return the best weight of every stem: less in a long phrase, but a number tells it all."""
    best: dict[str, float] = {}
    for phrase in phrases:
        said = telling(phrase)
        shared = weight / max(len(said), 1) ** _SHARED
        for word in said:
            _raise(best, [words.stem(word)], weight if word[0].isdigit() else shared)
            _raise(best, words.parts.get(word) or (), shared * _COMPOUND)
    return best


def _raise(best: dict[str, float], names: Iterable[str], weight: float) -> None:
    for name in names:
        best[name] = max(best.get(name, 0), weight)


def _beside(entry: Entry, words: _Words) -> Counter[str]:
    """Return the weight that every stem has from the short texts of ``entry``."""
    total: Counter[str] = Counter()
    is_led_on = entry.kind == "term" and not entry.text  # its page tells, it only has the names
    for text, weight in (
        ("" if is_led_on else entry.summary, _MEASURE if entry.kind == "measure" else _SUMMARY),
        (entry.headings, _HEADING),
        (entry.extra, _EXTRA),
    ):
        total.update(dict.fromkeys(map(words.stem, telling(text)), weight))
    return total


def _times(entry: Entry, words: _Words) -> Weights:
    """Return how many times every stem is in the text; as a part of a compound, a half."""
    said = telling(entry.text)
    counts: dict[str, float] = dict(Counter(map(words.stem, said)))
    for word in said:
        _raise(counts, words.parts.get(word) or (), _COMPOUND)
    return counts
