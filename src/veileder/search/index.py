"""Entries to the index that the browser reads: words by stem, and where each stem stands."""

import json
import os.path
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.entries import Entry, entries
from veileder.search.vocabulary import Vocabulary, telling
from veileder.search.weights import weights
from veileder.search.words import STOP_WORDS

FORMAT = 1  # ``search.js`` reads no other: raised when it must be read in another way
# A weight is kept as the number of the last of these that it reaches.
BUCKETS = (0.9, 2.0, 4.5, 6.0, 7.2, 8.4, 9.8, 11.4)
_PASSING = 2  # the highest bucket of words that only stand in the text
_COMMON = 0.15  # a word in a larger share of the entries is only kept where it weighs more
_GROUPS = {
    "emergency": 0,
    "step": 1,
    "level": 1,
    "tool": 2,
    "service": 3,
    "measure": 3,
    "helpline": 3,
    "role": 4,
}
_OTHER = 5
_MOST_SHARED = 25  # as a capital letter: Z

Places = Mapping[int, int]  # by the number of an entry, the bucket of the weight


def search_index(plan: SitePlan, guide: Guide, across: Mapping[str, Any] | None = None) -> str:
    """Return the index of the site as JSON, always the same for the same site.

    ``f`` is the format, ``e`` has the entries, ``b`` the weights of the buckets, ``s`` the words
    without meaning and ``v`` the types of service with a version of their own. ``w`` has a line
    per stem: its forms as what they share and the endings, ``;`` between forms that begin
    differently; the capital first says how many letters are as on the line before (A = none).
    ``p`` has a line per stem, ``-`` first for common words whose light places are left out: the
    digit of each bucket, and the gaps between the entries in it (A = 1 … z = 52, + = 52 more).
    ``o`` is what is ``across``, in the other målform, where the site has both.
    """
    found = entries(plan, guide)
    vocabulary = Vocabulary(found, guide.terms)
    places = _places(found, vocabulary)
    common = {name for name, held in places.items() if len(held) > _COMMON * len(found)}
    kept = {name: _kept(held, common=name in common) for name, held in places.items()}
    lines = sorted((vocabulary.line(name), name) for name, held in kept.items() if _tells(held))
    index = {
        "f": FORMAT,
        "e": [_entry(entry) for entry in found],
        "w": "\n".join(_front_coded(line for line, _ in lines)),
        "p": "\n".join("-" * (name in common) + _coded(kept[name]) for _, name in lines),
        "b": [0, *BUCKETS],
        "s": " ".join(sorted(STOP_WORDS)),
        "v": [[variant.id, variant.title] for variant in plan.frame.variants],
        **({"o": across} if across else {}),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: Entry) -> list[Any]:
    """Return what a hit shows, without what is empty at the end."""
    row: list[Any] = [
        entry.title,
        entry.path,
        _GROUPS.get(entry.kind, _OTHER),
        entry.label,
        entry.summary,
        [list(phone) for phone in entry.phones],
        list(entry.variants),
    ]
    while row[-1] in ("", []):
        row.pop()
    return row


def _places(found: list[Entry], vocabulary: Vocabulary) -> Mapping[str, Places]:
    """Return for every stem the entries that have it."""
    average = sum(len(telling(entry.text)) for entry in found) / max(len(found), 1)
    places: dict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(found):
        for weight, names in weights(entry, vocabulary, average):
            if bucket := _bucket(weight):
                for name in names:
                    places[name][number] = bucket
    return places


def _bucket(weight: float) -> int:
    return bisect_right(BUCKETS, weight)


def _kept(places: Places, *, common: bool) -> Places:
    if not common:
        return places
    return {number: bucket for number, bucket in places.items() if bucket > _PASSING}


def _tells(places: Places) -> bool:
    """Return whether a stem is worth its space: more than a word in passing in one text."""
    return len(places) > 1 or max(places.values(), default=0) > 1


def _front_coded(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        start = os.path.commonprefix([before, line])  # noqa: RUF071 - letters are meant
        shared = min(len(start), _MOST_SHARED)
        yield chr(ord("A") + shared) + line[shared:]
        before = line


def _coded(places: Places) -> str:
    by_bucket: dict[int, list[int]] = defaultdict(list)
    for number, bucket in sorted(places.items()):
        by_bucket[bucket].append(number)
    buckets = sorted(by_bucket, reverse=True)
    return "".join(f"{bucket}{_gaps(by_bucket[bucket])}" for bucket in buckets)


def _gaps(numbers: Iterable[int]) -> str:
    coded, before = "", -1
    for number in numbers:
        more, gap = divmod(number - before - 1, 52)
        coded += "+" * more + chr(gap + (ord("A") if gap < 26 else ord("a") - 26))
        before = number
    return coded
