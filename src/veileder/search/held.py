"""The words of a site: those all fetch, those that wait for a question, and their places."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.answered import asked_words, groups
from veileder.search.entries import Entry
from veileder.search.everyday import Concept
from veileder.search.frequent import FREQUENT
from veileder.search.leading import ACUTE
from veileder.search.packing import Places, coded, front_coded, numbered
from veileder.search.stop_words import STOP_WORDS
from veileder.search.vocabulary import Vocabulary, telling, words_of
from veileder.search.weights import weights
from veileder.search.words import tokens

# A weight is kept as the number of the last of these that it reaches.
BUCKETS = (0.9, 2.0, 4.5, 6.0, 7.2, 8.4, 9.8, 11.4)
_PASSING = 2  # the highest bucket of words that only stand in the text
# The highest bucket of words that are only fetched when a question has one; of those in few places.
_LIGHT, _LONE = 4, 6
_SOME = 3  # places: in so few, a word must weigh more to be fetched at once
_FEW = 2  # places: of fewer, the lightest matter too
_MANY = 4  # places where a word weighs more: of so many, no light ones matter
_COMMON = 0.15  # a word in a larger share of the entries is only kept where it weighs more


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a site: the number of each stem in the index, and where it stands.

    ``own`` are those that are in the index for their own sake, not only for the acute rule.
    """

    vocabulary: Vocabulary
    number: Mapping[str, int]
    own: frozenset[str]
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
        return numbered((self.number[name] for name in names), len(self.number))

    def light_code(self, names: Iterable[str]) -> str:
        """Return how some stems are written where there are light ones among them."""
        every = {**self.number, **self.light_number}
        return numbered((every[name] for name in names), len(every))

    @property
    def rare(self) -> dict[str, int]:
        """In how many entries each stem stands, but for those that stand everywhere."""
        held = ((name, self.places.get(name, {})) for name in self.number)
        return {name: len(places) for name, places in held if name not in self.common}


def held_words(found: list[Entry], said: list[Concept], plan: SitePlan, guide: Guide) -> Words:
    """Return the words of the site: those that tell, and those of phrases and answers."""
    vocabulary = Vocabulary(found, guide.terms, said, asked_words(plan, guide))
    places = _places(found, vocabulary)
    common = frozenset(n for n, held in places.items() if len(held) > _COMMON * len(found))
    common -= set(map(vocabulary.stem, _topics(guide)))
    common |= {name for name in map(vocabulary.stem, FREQUENT) if name in places}
    kept = {name: _kept(held, common=name in common) for name, held in places.items()}
    asked = set(chain(*chain(*groups(plan, guide, vocabulary.stem))))
    named = set(map(vocabulary.stem, chain(*map(words_of, map(_bare, found)))))
    small = _spoken(said, vocabulary) & set(map(vocabulary.stem, STOP_WORDS))
    own = frozenset(n for n in kept if n in named and _tells(kept[n])) | asked | small
    wanted = own | _spoken(_acute(found, said), vocabulary)
    kept |= {n: _kept(places.get(n, {}), common=True) for n in wanted - own}
    lines = sorted((line, name) for name, line in vocabulary.lines(wanted).items())
    number = {name: at for at, (_, name) in enumerate(lines)}
    phrased: dict[str, Places] = {
        vocabulary.stem(word): {} for one in said for word in chain(*chain(*one.phrases))
    }
    passing = {
        n: {} if n in common else held
        for n, held in {**phrased, **places}.items()
        if n not in number
    }
    names, light = _light(vocabulary, passing, number, common)
    light_number = {name: at for at, name in enumerate(names, len(number))}
    return Words(
        vocabulary, number, own, light_number, [line for line, _ in lines], kept, common, light
    )


def _topics(guide: Guide) -> Iterator[str]:
    """Yield each word that the list of words explains: it tells, also where it stands all over."""
    for term in guide.terms:
        for text in filter(None, (term.nb, term.nn)):
            if len(said := tokens(text.term)) == 1:
                yield said[0]


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


def _spoken(said: Iterable[Concept], vocabulary: Vocabulary) -> set[str]:
    return {vocabulary.stem(word) for one in said for word in one.said}


def _acute(found: Iterable[Entry], said: Iterable[Concept]) -> Iterator[Concept]:
    """Return the concepts of the acute rule: no question waits for their words."""
    acute = {entry.ref for entry in found if entry.kind == ACUTE}
    return (one for one in said if one.refs[0] in acute)


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
    return max(places.values(), default=0) > (_LIGHT if len(places) > _SOME else _LONE)
