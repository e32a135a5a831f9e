"""Entries to the index that the browser reads: words by stem, and where each stem stands."""

import json
import os.path
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.abroad import findable
from veileder.search.answered import Groups, answer_entries, asked_words, groups
from veileder.search.entries import Entry
from veileder.search.everyday import Concept
from veileder.search.grammar import grammar
from veileder.search.leading import with_everyday
from veileder.search.stop_words import STOP_WORDS
from veileder.search.vocabulary import Vocabulary, telling
from veileder.search.weights import weights

FORMAT = 1  # ``search_engine.js`` reads no other: raised when it must be read in another way
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
    "answer": 6,
}
_OTHER = 5
_MOST_SHARED = 25  # as a capital letter: Z

Places = Mapping[int, int]  # by the number of an entry, the bucket of the weight


def search_index(
    plan: SitePlan, guide: Guide, across: Mapping[str, Any] | None = None
) -> tuple[str, str]:
    """Return what finding needs and what showing needs, as JSON, the same for the same site.

    The first has ``n``, the format, ``e``, the entries: title, path, group, the types of
    service with a version of their own, and a language that is not the site's; ``b`` the
    weights of the buckets, ``s`` the words without meaning, ``v`` the types of service with
    pages of their own. ``w`` has a line per stem: its forms as what they share and the endings,
    ``;`` between forms that begin differently; the capital first says how many letters are as
    on the line before (A = none). ``p`` has a line per stem, ``-`` first for common words whose
    light places are left out: the digit of each bucket, and the gaps between the entries in it
    (A = 1 … z = 52, + = 52 more). ``f`` has phrases, ``:`` between the stems of its words and
    the entries it leads to, the best first. ``a`` has a line for each of the last entries, the
    answers: no word leads to them, but a question with a stem of every group of theirs (``;``
    between groups). ``g`` is the ``grammar``, and ``o`` what is ``across``, in the other
    målform, where the site has both. The second has for each entry its label, summary and
    numbers, without what is empty at the end.
    """
    found, said = with_everyday(findable(plan, guide), guide.everyday)
    shown = [*found, *answer_entries(plan)]
    index = {
        "n": FORMAT,
        "e": [_found(entry) for entry in shown],
        **_words(found, said, plan, guide),
        "b": [0, *BUCKETS],
        "s": " ".join(sorted(STOP_WORDS)),
        "v": [[variant.id, variant.title] for variant in plan.frame.variants],
        "g": grammar(plan, guide, found),
        **({"o": across} if across else {}),
    }
    told = [_row(entry.label, entry.summary, list(map(list, entry.phones))) for entry in shown]
    return _json(index), _json(told)


def _words(found: list[Entry], said: list[Concept], plan: SitePlan, guide: Guide) -> dict[str, str]:
    """Return the parts of the index that are about words: forms, places, phrases and answers."""
    vocabulary = Vocabulary(found, guide.terms, said, asked_words(plan, guide))
    places = _places(found, vocabulary)
    common = {name for name, held in places.items() if len(held) > _COMMON * len(found)}
    kept = {name: _kept(held, common=name in common) for name, held in places.items()}
    phrases, asked = list(_phrases(found, said, vocabulary)), groups(plan, guide, vocabulary.stem)
    wanted = {name for names, _ in phrases for name in names} | set(chain(*chain(*asked)))
    telling = (name for name in (*kept, *wanted) if name in wanted or _tells(kept[name]))
    lines = sorted((line, name) for name, line in vocabulary.lines(telling).items())
    number = {name: at for at, (_, name) in enumerate(lines)}
    return {
        "w": "\n".join(_front_coded(line for line, _ in lines)),
        "p": "\n".join("-" * (n in common) + _coded(kept.get(n, {})) for _, n in lines),
        "f": "\n".join(_phrase((number[n] for n in names), leads) for names, leads in phrases),
        "a": "\n".join(_groups(each, number) for each in asked),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _group(entry: Entry) -> int:
    return _GROUPS.get(entry.kind, _OTHER)


def _found(entry: Entry) -> list[Any]:
    of_kind = _group(entry), list(entry.variants)
    return _row(entry.title, entry.path, *of_kind, entry.language)


def _row(*told: Any) -> list[Any]:
    """Return what is ``told``, without what is empty at the end."""
    row = list(told)
    while row and row[-1] in ("", []):
        row.pop()
    return row


def _phrases(
    found: list[Entry], said: Iterable[Concept], vocabulary: Vocabulary
) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the stems of every phrase, and the entries it leads to."""
    number: dict[str, int] = {}
    for at, entry in enumerate(found):
        number.setdefault(entry.ref, at)
    for one in said:
        leads = [number[ref] for ref in one.refs]
        for words in one.phrases:
            yield list(dict.fromkeys(map(vocabulary.stem, words))), leads


def _phrase(stems: Iterable[int], leads: Iterable[int]) -> str:
    return ":".join(",".join(map(str, numbers)) for numbers in (stems, leads))


def _groups(groups: Groups, number: Mapping[str, int]) -> str:
    """Return groups of stems: «;» between them, «,» in them."""
    return ";".join(",".join(str(number[name]) for name in names) for names in groups)


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
