"""Entries to the index that the browser reads: words by stem, and where each stem stands."""

import json
import math
import os.path
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from veileder.guide import Guide
from veileder.model.documents import Term
from veileder.plan import SitePlan
from veileder.search.entries import Entry, entries
from veileder.search.words import STOP_WORDS, compound_parts, fold, in_other_form, pair_words, stem, tokens

# How much a word weighs where it stands; a phrase shares its weight between its words.
_TITLE, _ALIAS, _POINTER, _SUMMARY, _HEADING, _TEXT, _EXTRA = 12.0, 9.2, 6.5, 3.0, 2.5, 1.0, 0.6
_FIRST_POINTER = 8.8
_SHARED = 0.4  # the power of its number of words that the weight of a phrase is divided by
_BESIDES = 0.15  # what the rest of an entry adds to a word that is in one of its names
_AGAIN = 0.08  # what a word adds by being in several kinds of names
_FEW = 8  # so many aliases all count in full
_COMPOUND = 0.5
_STOP_WORD = 2.0  # of a title only, for questions that have no other words
_STANDING = {"emergency": 1.3, "article": 0.85, "law": 0.9, "case": 0.6, "term": 0.55, "page": 0.9}
# A weight is kept as the number of the first of these that it does not pass.
BUCKETS = (0.6, 1.5, 2.8, 4.5, 6.0, 7.2, 8.4, 9.8, 11.4)
_COMMON = 0.2  # a word in a larger share of the entries than this is only kept where it weighs most
_GROUPS = {"emergency": 0, "step": 1, "level": 1, "tool": 2, "service": 3, "measure": 3, "helpline": 3, "role": 4}
_OTHER = 5

Weights = dict[str, float]
Postings = dict[str, dict[int, int]]  # by stem and entry, the bucket of the weight


def search_index(plan: SitePlan, guide: Guide) -> str:
    """Return the index of the site as JSON: ``e`` entries, ``w`` words by stem, ``p`` their places.

    ``w`` has a line per stem: its forms, as endings after the first; ``;`` between forms that begin
    differently. The capital letter first says how much is as on the line before (A = nothing).
    ``p`` has a line per stem, with ``-`` first for common words whose light places are left out: a digit for the weight, then the entries with it as gaps, A = 1 … z = 52,
    + = 52 more.
    """
    found = entries(plan, guide)
    same = _same_terms(guide.terms)
    vocabulary = _Vocabulary(found, same)
    postings, dull = _pruned(_postings(found, vocabulary), _COMMON * len(found))
    stems = sorted(postings, key=lambda found: vocabulary.forms[found][0])
    index = {
        "e": [_entry(entry) for entry in found],
        "w": "\n".join(_front_coded([vocabulary.line(name) for name in stems])),
        "p": "\n".join("-" * (name in dull) + _coded(postings[name]) for name in stems),
        "b": [0, *BUCKETS],
        "s": " ".join(sorted(STOP_WORDS)),
        "v": [[variant["id"], variant["title"]] for variant in plan.frame["variants"]],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: Entry) -> list[Any]:
    """Return title, path, group, label, summary, phones, variants; what is empty at the end is left out."""
    row: list[Any] = [
        entry.title, entry.path, _GROUPS.get(entry.kind, _OTHER), entry.label, entry.summary,
        [list(phone) for phone in entry.phones], list(entry.variants),
    ]
    while not row[-1] and row[-1] != 0:
        row.pop()
    return row


def _same_terms(terms: Iterable[Term]) -> dict[str, str]:
    """Return the stems of nynorsk words that a term pairs with a bokmål word, word by word."""
    same = {}
    for term in terms:
        if term.nb and term.nn:
            nb, nn = tokens(term.nb.term), tokens(term.nn.term)
            if len(nb) == len(nn):
                same |= {stem(b): stem(a) for a, b in zip(nb, nn, strict=True) if stem(a) != stem(b)}
    return same


class _Vocabulary:
    """The words of the site: which stem each belongs to, and the parts of compounds."""

    def __init__(self, found: Iterable[Entry], same: Mapping[str, str]) -> None:
        self.same = dict(same)
        self.counts: Counter[str] = Counter()
        words: set[str] = set(pair_words())
        swaps: dict[str, str] = {}
        for entry in found:
            names = " ".join((entry.title, *entry.names, *entry.aliases, *entry.pointers, *entry.first_pointers))
            own = _words(" ".join((names, entry.summary, entry.headings, entry.text, entry.extra)))
            self.counts.update(set(map(self.stem, own)))
            words |= {*own, *tokens(entry.title)}
            swaps |= {word: other for word in _words(names) if (other := in_other_form(word))}
        self._join(swaps)
        self._set_forms(words | set(swaps.values()))
        self.parts = {word: self._parts(word) for word in words if len(word) >= 8}

    def stem(self, word: str) -> str:
        """Return the stem of ``word``, common to both målformer."""
        own = stem(word)
        return self.same.get(own, own)

    def _join(self, swaps: Mapping[str, str]) -> None:
        """Let a compound be found by its form in the other målform."""
        for word, other in swaps.items():
            own, theirs = self.stem(word), self.stem(other)
            if own != theirs:
                self.same |= {name: own for name, to in self.same.items() if to == theirs} | {theirs: own}

    def _set_forms(self, words: Iterable[str]) -> None:
        forms = defaultdict(set)
        for word in words:
            forms[self.stem(word)].add(fold(word))
        self.forms = {name: sorted(group) for name, group in forms.items()}

    def _parts(self, word: str) -> list[str]:
        known = self.counts
        return [self.same.get(part, part) for part in compound_parts(word, known)]

    def line(self, name: str) -> str:
        """Return the forms of a stem as one line."""
        families: dict[str, list[str]] = {}
        for form in self.forms[name]:
            families.setdefault(form[:3], []).append(form)
        return ";".join(_endings(forms) for forms in families.values())


def _endings(forms: list[str]) -> str:
    shared = os.path.commonprefix(forms)
    return ",".join([shared, *(form[len(shared):] for form in forms)]) if len(forms) > 1 else shared


def _words(text: str) -> list[str]:
    return [word for word in tokens(text) if fold(word) not in STOP_WORDS]


def _postings(found: list[Entry], vocabulary: _Vocabulary) -> Postings:
    """Return for every stem the entries that have it, by number, with the bucket of its weight."""
    average = sum(len(_words(entry.text)) for entry in found) / max(len(found), 1)
    postings: Postings = defaultdict(dict)
    for number, entry in enumerate(found):
        for name, weight in _weights(entry, vocabulary, average).items():
            bucket = _bucket(weight * _STANDING.get(entry.kind, 1.0))
            if bucket:
                postings[name][number] = bucket
    return postings


def _pruned(postings: Postings, limit: float) -> tuple[Postings, set[str]]:
    """Leave common words only where they weigh most; return what is left, and those words."""
    dull = {name for name, places in postings.items() if len(places) > limit}
    kept = {name: {n: b for n, b in postings[name].items() if b > 3} for name in dull}
    return {name: places for name, places in (postings | kept).items() if places}, dull


def _bucket(weight: float) -> int:
    return sum(weight >= edge for edge in BUCKETS)


def _weights(entry: Entry, vocabulary: _Vocabulary, average: float) -> Weights:
    """Return the weight of every stem in the entry: its best name, and the rest added."""
    names = _of_names(entry, vocabulary)
    total = Counter[str]()
    for text, weight in ((entry.summary, _SUMMARY), (entry.headings, _HEADING), (entry.extra, _EXTRA)):
        total.update(dict.fromkeys(_stems(text, vocabulary), weight))
    total.update(_of_text(entry.text, vocabulary, average))
    return {
        name: names[name] + _BESIDES * total[name] if name in names else total[name]
        for name in names.keys() | total.keys()
    }


def _of_names(entry: Entry, vocabulary: _Vocabulary) -> Weights:
    """Return the weight of every stem in what the entry is called: the best, and a little of the rest."""
    crowded = (max(len(entry.aliases), _FEW) / _FEW) ** -0.15
    sources = (
        ((entry.title, *entry.names), _TITLE),
        (entry.aliases, _ALIAS * crowded),
        (entry.pointers, _POINTER),
        (entry.first_pointers, _FIRST_POINTER),
    )
    names: dict[str, list[float]] = defaultdict(list)
    for phrases, weight in sources:
        for name, best in _of_phrases(phrases, weight, vocabulary).items():
            names[name].append(best)
    stop_words = (vocabulary.stem(word) for word in tokens(entry.title) if fold(word) in STOP_WORDS)
    found = {name: max(best) + _AGAIN * (sum(best) - max(best)) for name, best in names.items()}
    return dict.fromkeys(stop_words, _STOP_WORD) | found


def _of_phrases(phrases: Iterable[str], weight: float, vocabulary: _Vocabulary) -> Weights:
    """Return the best weight of every stem: less the longer its phrase is, but a number tells it all."""
    weights: Weights = {}
    for phrase in phrases:
        words = _words(phrase)
        shared = weight / max(len(words), 1) ** _SHARED
        _raise(weights, _of_words(words, shared, vocabulary))
        numbers = (vocabulary.stem(word) for word in words if word[0].isdigit())
        _raise(weights, dict.fromkeys(numbers, weight))
    return weights


def _raise(names: Weights, weights: Weights) -> None:
    for name, weight in weights.items():
        names[name] = max(names.get(name, 0), weight)


def _of_words(words: Iterable[str], shared: float, vocabulary: _Vocabulary) -> Weights:
    """Return the weight of each word, and a smaller one of the parts of compounds."""
    weights: Weights = {}
    for word in words:
        _raise(weights, {vocabulary.stem(word): shared})
        _raise(weights, dict.fromkeys(vocabulary.parts.get(word, ()), shared * _COMPOUND))
    return weights


def _stems(text: str, vocabulary: _Vocabulary) -> set[str]:
    return {vocabulary.stem(word) for word in _words(text)}


def _of_text(text: str, vocabulary: _Vocabulary, average: float) -> Weights:
    """Return BM25's weight of each stem: it grows ever slower, and more slowly in a long text."""
    words = _words(text)
    counts = Counter(map(vocabulary.stem, words))
    for word in words:
        counts.update(dict.fromkeys(vocabulary.parts.get(word, ()), 0))
    dull = 1.2 * (0.4 + 0.6 * len(words) / max(average, 1))
    return {name: _TEXT * 2.2 * max(n, _COMPOUND) / (max(n, _COMPOUND) + dull) for name, n in counts.items()}


def _front_coded(lines: list[str]) -> list[str]:
    coded, before = [], ""
    for line in lines:
        shared = min(len(os.path.commonprefix([before, line])), 25)
        coded.append(chr(65 + shared) + line[shared:])
        before = line
    return coded


def _coded(places: Mapping[int, int]) -> str:
    """Return the places of a stem: the heaviest first, each weight with the gaps between entries."""
    by_bucket: dict[int, list[int]] = defaultdict(list)
    for number, bucket in sorted(places.items()):
        by_bucket[bucket].append(number)
    return "".join(f"{bucket}{_gaps(by_bucket[bucket])}" for bucket in sorted(by_bucket, reverse=True))


def _gaps(numbers: Iterable[int]) -> str:
    coded, before = "", -1
    for number in numbers:
        more, gap = divmod(number - before - 1, 52)
        coded += "+" * more + (chr(65 + gap) if gap < 26 else chr(71 + gap))
        before = number
    return coded
