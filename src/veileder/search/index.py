"""Entries to the index that the browser reads: words by stem, and where each stem stands."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.abroad import findable
from veileder.search.answered import Groups, answer_entries, asked_words, groups
from veileder.search.entries import Entry
from veileder.search.everyday import Concept
from veileder.search.frequent import FREQUENT
from veileder.search.grammar import grammar
from veileder.search.leading import with_everyday
from veileder.search.packing import Places, coded, front_coded, short_path, stems
from veileder.search.sections import Section, sections, told_apart
from veileder.search.stop_words import STOP_WORDS
from veileder.search.turns import turns
from veileder.search.vocabulary import Vocabulary, telling, words_of
from veileder.search.weights import weights

FORMAT = 4  # ``search_engine.js`` reads no other: raised when it must be read in another way
# A weight is kept as the number of the last of these that it reaches.
BUCKETS = (0.9, 2.0, 4.5, 6.0, 7.2, 8.4, 9.8, 11.4)
_PASSING = 2  # the highest bucket of words that only stand in the text
# The highest bucket of words that are only fetched when a question has one; of those in one place.
_LIGHT, _LONE = 4, 5
_FEW = 3  # places: of so many, the lightest do not matter
_MANY = 7  # places where a word weighs more: of so many, no light ones matter
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


def search_index(
    plan: SitePlan, guide: Guide, across: Mapping[str, Any] | None = None
) -> tuple[str, str, str]:
    """Return what finding and showing need, and the light words, as JSON, always the same.

    The first has ``n``, the format, ``e``, the entries in columns: titles, paths (``short_path``),
    groups, the types of service with a version of their own, and languages that are not the
    site's; ``b`` the weights of the buckets, ``s`` the words without meaning, ``v`` the
    types of service with pages of their own. ``w`` has every stem, front coded: its forms as what
    they share and the endings, ``;`` between forms that begin differently. ``p`` has the places of
    every stem, coded, ``-`` first for common words. ``f`` has a line for each row of
    entries that phrases lead to, the best first, and after ``:`` the stems of each phrase. ``u``
    has turns of speech (``turns``). ``a`` has a line for each answer: no word leads to it, but a
    question with a stem of every group of its (``;`` between groups). ``g`` is the ``grammar``,
    and ``o`` what is ``across``, in the other målform, where the site has both.

    The second has a row for each entry and then for each answer, without what is empty at the end:
    label, summary, numbers, and its parts, each with heading, stems, and the anchor if the heading
    does not say it; an answer has its title and path instead.

    The third has ``w`` and ``p`` of more stems, numbered on from the first's, and ``f`` of phrases
    with any of them, for questions with a word that the first has not: words in passing, those of
    other languages, and those that are only everyday words, but for the acute ones.
    """
    found, said = with_everyday(findable(plan, guide), guide.everyday)
    answers = list(answer_entries(plan))
    words = _words(found, said, plan, guide)
    index = {  # in the order that packs best
        "n": FORMAT,
        "e": _columns(found),
        "s": " ".join(sorted(STOP_WORDS)),
        "u": "\n".join(turns(guide.everyday, [entry.ref for entry in found])),
        **_lines(words, found, said, groups(plan, guide, words.stem)),
        "b": [0, *BUCKETS],
        "v": [[variant.id, variant.title] for variant in plan.frame.variants],
        "g": grammar(plan, guide, found),
        **({"o": across} if across else {}),
    }
    more = {**words.light, "f": _phrases(words, found, said, is_light=True)}
    return _json(index), _json(_told(words, found, answers, plan)), _json(more)


def _told(
    words: "_Words", found: list[Entry], answers: list[Entry], plan: SitePlan
) -> list[list[Any]]:
    """Return what showing needs of each entry, and then of each answer."""
    rare = words.rare
    parts = {
        path: [_section(one, words.code(names)) for one, names in told_apart(all, words.stem, rare)]
        for path, all in sections(plan).items()
    }
    return [
        *(_row(_label(e, plan), e.summary, e.phones, parts.get(e.path, [])) for e in found),
        *(_row(e.label, e.summary, e.phones, e.title, e.path) for e in answers),
    ]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a site: the number of each stem in the index, and where it stands."""

    vocabulary: Vocabulary
    number: Mapping[str, int]
    light_number: Mapping[str, int]
    lines: list[str]
    places: Mapping[str, Places]
    common: frozenset[str]
    light: Mapping[str, str]

    def stem(self, word: str) -> str:
        """Return the stem of ``word``."""
        return self.vocabulary.stem(word)

    def code(self, names: Iterable[str]) -> str:
        """Return how some stems are written."""
        return stems((self.number[name] for name in names), len(self.number))

    def light_code(self, names: Iterable[str]) -> str:
        """Return how some stems are written where there are light ones among them."""
        every = {**self.number, **self.light_number}
        return stems((every[name] for name in names), len(every))

    @property
    def rare(self) -> dict[str, int]:
        """In how many entries each stem stands, but for those that stand everywhere."""
        held = ((name, self.places.get(name, {})) for name in self.number)
        return {name: len(places) for name, places in held if name not in self.common}


def _words(found: list[Entry], said: list[Concept], plan: SitePlan, guide: Guide) -> _Words:
    """Return the words of the site: those that tell, and those of phrases and answers."""
    vocabulary = Vocabulary(found, guide.terms, said, asked_words(plan, guide))
    places = _places(found, vocabulary)
    common = frozenset(n for n, held in places.items() if len(held) > _COMMON * len(found))
    common |= {name for name in map(vocabulary.stem, FREQUENT) if name in places}
    kept = {name: _kept(held, common=name in common) for name, held in places.items()}
    needed = _needed(found, said, vocabulary) | set(
        chain(*chain(*groups(plan, guide, vocabulary.stem)))
    )
    own = set(map(vocabulary.stem, chain(*map(words_of, map(_bare, found)))))
    telling = (
        name for name in (*kept, *needed) if name in needed or (name in own and _tells(kept[name]))
    )
    lines = sorted((line, name) for name, line in vocabulary.lines(telling).items())
    number = {name: at for at, (_, name) in enumerate(lines)}
    phrased = {vocabulary.stem(word): {} for one in said for word in chain(*one.phrases)}
    passing = {
        n: {} if n in common else held for n, held in (phrased | places).items() if n not in number
    }
    names, light = _light(vocabulary, passing, number, common)
    light_number = {name: at for at, name in enumerate(names, len(number))}
    return _Words(
        vocabulary, number, light_number, [line for line, _ in lines], kept, common, light
    )


def _bare(entry: Entry) -> Entry:
    """Return ``entry`` without everyday words, and without any that are not Norwegian."""
    aliases = () if entry.language else entry.aliases
    return replace(
        entry,
        said=(),
        said_first=(),
        aliases=aliases,
        title="" if entry.language else entry.title,
        summary="" if entry.language else entry.summary,
    )


def _needed(found: Iterable[Entry], said: Iterable[Concept], vocabulary: Vocabulary) -> set[str]:
    """Return the stems that no question waits for: those of the acute rule and the small words."""
    acute = {entry.ref for entry in found if _GROUPS.get(entry.kind) == 0}
    led = (one for one in said if one.refs[0] in acute)
    words = chain(STOP_WORDS, *((*one.words, *chain(*one.phrases)) for one in led))
    known = {vocabulary.stem(word) for one in said for word in (*one.words, *chain(*one.phrases))}
    return known & set(map(vocabulary.stem, words))


def _light(
    vocabulary: Vocabulary,
    places: Mapping[str, Places],
    heavy: Iterable[str],
    common: frozenset[str],
) -> tuple[list[str], dict[str, str]]:
    """Return the stems beside the ``heavy`` ones, in order, and their forms and places."""
    lines = sorted((line, name) for name, line in vocabulary.lines(places, heavy).items())
    return [name for _, name in lines], {
        "w": "".join(front_coded(line for line, _ in lines)),
        "p": "".join("-" * (name in common) + coded(places[name]) for _, name in lines),
    }


def _lines(
    words: _Words, found: list[Entry], said: Iterable[Concept], asked: Iterable[Groups]
) -> dict[str, str]:
    """Return the parts of the index that are about words: forms, places, phrases and answers."""
    held = ("-" * (n in words.common) + coded(words.places.get(n, {})) for n in words.number)
    return {
        "w": "".join(front_coded(words.lines)),
        "f": _phrases(words, found, said),
        "p": "".join(held),
        "a": "\n".join(";".join(map(words.code, each)) for each in asked),
    }


def _phrases(
    words: _Words, found: list[Entry], said: Iterable[Concept], *, is_light: bool = False
) -> str:
    """Return the entries that some phrases lead to, with the stems of each: the light, or not."""
    number: dict[str, int] = {}
    for at, entry in enumerate(found):
        number.setdefault(entry.ref, at)
    code = words.light_code if is_light else words.code
    phrases: dict[str, dict[str, None]] = defaultdict(dict)
    for one in said:
        leads = ",".join(str(number[ref]) for ref in one.refs)
        for names in (set(map(words.stem, phrase)) for phrase in one.phrases):
            if is_light != (names <= words.number.keys()):
                phrases[leads][code(sorted(names))] = None
    lines = (f"{leads}:{','.join(sorted(all))}" for leads, all in phrases.items() if all)
    return "\n".join(sorted(lines, key=_leads))


def _leads(line: str) -> str:
    return line.partition(":")[0]


def _columns(found: Iterable[Entry]) -> list[Any]:
    """Return titles, paths and groups of entries; the variants and the languages of some."""
    rows = [(e.title, short_path(e.path, e.title), _GROUPS.get(e.kind, _OTHER)) for e in found]
    titles, paths, kinds = zip(*rows, strict=True) if rows else ((), (), ())
    own = {at: entry.variants for at, entry in enumerate(found) if entry.variants}
    abroad = {at: entry.language for at, entry in enumerate(found) if entry.language}
    return ["\n".join(titles), "\n".join(paths), "".join(map(str, kinds)), own, abroad]


def _label(entry: Entry, plan: SitePlan) -> str:
    """Return its label, with the type of service that it is only for."""
    only = (one.title for one in plan.frame.variants if entry.path.startswith(f"{one.id}/"))
    return " · ".join(filter(None, (*only, entry.label)))


def _section(one: Section, code: str) -> list[str]:
    return [one.heading, code] if one.is_named else [one.heading, code, one.anchor]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(*told: Any) -> list[Any]:
    """Return what is ``told``, without what is empty at the end."""
    row = list(told)
    while row and row[-1] in ("", [], ()):
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
    """Return the places of a stem but for the light ones, where others tell what it is about."""
    named = sum(bucket > _PASSING for bucket in places.values())
    lowest = 1 if len(places) < _FEW else _PASSING
    if common or named >= _MANY:
        lowest = _PASSING + 1
    return {number: bucket for number, bucket in places.items() if bucket >= lowest}


def _tells(places: Places) -> bool:
    """Return whether a stem is worth its space where all fetch it: some entry is about it."""
    return max(places.values(), default=0) > (_LIGHT if len(places) > 1 else _LONE)
