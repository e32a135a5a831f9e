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
from veileder.search.words import STOP_WORDS, compound_parts, fold, pair_words, stem, tokens

# How much a word weighs where it stands; a phrase shares its weight between its words.
_TITLE, _ALIAS, _POINTER, _SUMMARY, _HEADING, _TEXT, _EXTRA = 12.0, 8.0, 7.0, 3.0, 2.5, 1.0, 0.6
_BESIDES = 0.3  # what the rest of an entry adds to a word that is in one of its names
_COMPOUND = 0.5
_STANDING = {"emergency": 1.3, "article": 0.9, "law": 0.85, "case": 0.6, "term": 0.7, "page": 0.9}
# A weight is kept as the number of the first of these that it does not pass.
BUCKETS = (0.5, 0.9, 1.5, 2.4, 3.6, 5.2, 7.2, 9.4, 12.0)
_COMMON = 0.2  # a word in a larger share of the entries than this is only kept where it weighs most
_GROUPS = {"emergency": 0, "step": 1, "level": 1, "tool": 2, "service": 3, "measure": 3, "helpline": 3, "role": 4}
_OTHER = 5

Weights = dict[str, float]


def search_index(plan: SitePlan, guide: Guide) -> str:
    """Return the index of the site as JSON: ``e`` entries, ``w`` words by stem, ``p`` their places.

    ``w`` has a line per stem: its forms, as endings after the first; ``;`` between forms that begin
    differently. The capital letter first says how much is as on the line before (A = nothing).
    ``p`` has a line per stem: a digit for the weight, then the entries with it as gaps, A = 1 … z = 52,
    + = 52 more.
    """
    found = entries(plan, guide)
    same = _same_terms(guide.terms)
    vocabulary = _Vocabulary(found, same)
    postings = _postings(found, vocabulary)
    stems = sorted(postings, key=lambda found: vocabulary.forms[found][0])
    index = {
        "e": [_entry(entry) for entry in found],
        "w": "\n".join(_front_coded([vocabulary.line(name) for name in stems])),
        "p": "\n".join(_coded(postings[name]) for name in stems),
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
        self.same = same
        self.counts: Counter[str] = Counter()
        words: set[str] = set(pair_words())
        for entry in found:
            own = _words(" ".join((entry.title, *entry.aliases, *entry.pointers, entry.summary,
                                   entry.headings, entry.text, entry.extra)))
            self.counts.update(set(map(self.stem, own)))
            words |= set(own)
        self._set_forms(words)
        self.parts = {word: self._parts(word) for word in words if len(word) >= 8}

    def stem(self, word: str) -> str:
        """Return the stem of ``word``, common to both målformer."""
        own = stem(word)
        return self.same.get(own, own)

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


def _postings(found: list[Entry], vocabulary: _Vocabulary) -> dict[str, dict[int, int]]:
    """Return for every stem the entries that have it, by number, with the bucket of its weight."""
    average = sum(len(_words(entry.text)) for entry in found) / max(len(found), 1)
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(found):
        for name, weight in _weights(entry, vocabulary, average).items():
            bucket = _bucket(weight * _STANDING.get(entry.kind, 1.0))
            if bucket:
                postings[name][number] = bucket
    limit = _COMMON * len(found)
    return {name: kept for name, places in postings.items() if (kept := _kept(places, limit))}


def _kept(places: dict[int, int], limit: float) -> dict[int, int]:
    if len(places) <= limit:
        return places
    return {number: bucket for number, bucket in places.items() if bucket > 3}


def _bucket(weight: float) -> int:
    return sum(weight >= edge for edge in BUCKETS)


def _weights(entry: Entry, vocabulary: _Vocabulary, average: float) -> Weights:
    """Return the weight of every stem in the entry: its best name, and the rest added."""
    names: Weights = {}
    for phrases, weight, dull in (
        ((entry.title,), _TITLE, 0.35), (entry.aliases, _ALIAS, 0.5), (entry.pointers, _POINTER, 0.5)
    ):
        for phrase in phrases:
            words = _words(phrase)
            _raise(names, _shared(words, weight / max(len(words), 1) ** dull, vocabulary))
    total = Counter[str]()
    for text, weight in ((entry.summary, _SUMMARY), (entry.headings, _HEADING), (entry.extra, _EXTRA)):
        total.update(dict.fromkeys(_stems(text, vocabulary), weight))
    total.update(_of_text(entry.text, vocabulary, average))
    return {
        name: names[name] + _BESIDES * total[name] if name in names else total[name]
        for name in names.keys() | total.keys()
    }


def _raise(names: Weights, weights: Weights) -> None:
    for name, weight in weights.items():
        names[name] = max(names.get(name, 0), weight)


def _shared(words: list[str], shared: float, vocabulary: _Vocabulary) -> Weights:
    """Return the weight of each word of a phrase, and a smaller one of the parts of compounds."""
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
