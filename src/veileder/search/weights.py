"""How much each entry is about each word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from veileder.search.entries import Entry
from veileder.search.vocabulary import Vocabulary, telling
from veileder.search.words import STOP_WORDS, fold, tokens

# What a word weighs where it stands. The words of a phrase share its weight.
_TITLE, _ALIAS, _POINTER, _FIRST_POINTER = 12.0, 9.2, 6.5, 8.8
_SUMMARY, _HEADING, _TEXT, _EXTRA = 3.0, 2.5, 1.0, 0.9
_SHARED = 0.4  # the power of its number of words that the weight of a phrase is divided by
_BESIDES = 0.15  # what the rest of an entry adds to a word that is in one of its names
_AGAIN = 0.08  # what a word adds by being in several kinds of names
_FEW = 8  # so many aliases all count in full
_CROWDED = -0.15  # the power of how many times more there are that they count with
_COMPOUND = 0.5
_STOP_WORD = 2.0  # of a title only, for questions that have no other words

# BM25's two numbers: how fast more of a word stops counting, and how much a long text counts less.
_SATURATION, _LENGTH = 1.2, 0.6

_STANDING = {
    "emergency": 1.3,
    "article": 0.85,
    "law": 0.9,
    "case": 0.6,
    "term": 0.55,
    "page": 0.9,
}

Weights = Mapping[str, float]


def weights(entry: Entry, vocabulary: Vocabulary, average: float) -> Weights:
    """Return the weight of every stem in ``entry``: steps, tools, services and roles weigh most.

    ``average`` is the mean number of words of the texts.
    """
    names, text = _of_names(entry, vocabulary), _of_texts(entry, vocabulary, average)
    standing = _STANDING.get(entry.kind, 1.0)
    return {
        name: standing * (names[name] + _BESIDES * text[name] if name in names else text[name])
        for name in names.keys() | text.keys()
    }


def _of_names(entry: Entry, vocabulary: Vocabulary) -> Weights:
    """Return the weight of every stem in its names: the best, and a little of the rest."""
    crowded = (max(len(entry.aliases), _FEW) / _FEW) ** _CROWDED
    best: dict[str, list[float]] = defaultdict(list)
    for phrases, weight in (
        ((entry.title, *entry.names), _TITLE),
        (entry.aliases, _ALIAS * crowded),
        (entry.pointers, _POINTER),
        (entry.first_pointers, _FIRST_POINTER),
    ):
        for name, found in _of_phrases(phrases, weight, vocabulary).items():
            best[name].append(found)
    stop_words = (vocabulary.stem(word) for word in tokens(entry.title) if fold(word) in STOP_WORDS)
    weighed = {name: max(all) + _AGAIN * (sum(all) - max(all)) for name, all in best.items()}
    return dict.fromkeys(stop_words, _STOP_WORD) | weighed


def _of_phrases(phrases: Iterable[str], weight: float, vocabulary: Vocabulary) -> Weights:
    """Return the best weight of every stem: less in a long phrase, but a number tells it all."""
    best: dict[str, float] = {}
    for phrase in phrases:
        words = telling(phrase)
        shared = weight / max(len(words), 1) ** _SHARED
        for word in words:
            _raise(best, [vocabulary.stem(word)], weight if word[0].isdigit() else shared)
            _raise(best, vocabulary.parts.get(word, ()), shared * _COMPOUND)
    return best


def _raise(best: dict[str, float], names: Iterable[str], weight: float) -> None:
    for name in names:
        best[name] = max(best.get(name, 0), weight)


def _of_texts(entry: Entry, vocabulary: Vocabulary, average: float) -> Counter[str]:
    total: Counter[str] = Counter()
    for text, weight in (
        (entry.summary, _SUMMARY),
        (entry.headings, _HEADING),
        (entry.extra, _EXTRA),
    ):
        total.update(dict.fromkeys(map(vocabulary.stem, telling(text)), weight))
    total.update(_of_text(entry.text, vocabulary, average))
    return total


def _of_text(text: str, vocabulary: Vocabulary, average: float) -> Weights:
    """Return BM25's weight of each stem: it grows ever slower, and more slowly in a long text."""
    words = telling(text)
    counts: dict[str, float] = dict(Counter(map(vocabulary.stem, words)))
    for word in words:
        _raise(counts, vocabulary.parts.get(word, ()), _COMPOUND)
    dull = _SATURATION * (1 - _LENGTH + _LENGTH * len(words) / max(average, 1))
    return {name: _TEXT * n * (1 + _SATURATION) / (n + dull) for name, n in counts.items()}
