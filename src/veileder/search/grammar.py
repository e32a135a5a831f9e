"""What is read first in a question: levels and steps by number, ages, from the site's own data."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide, GuideLevel, Variant
from veileder.search.entries import Entry
from veileder.search.packing import coded
from veileder.search.words import fold

# What people call a level and a step, besides what they are called here.
_LEVEL, _STEP = "nivå fase", "steg trinn"
_NUMBERS = """
    en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten
"""
_ALSO = {"ett": 1, "ein": 1, "eitt": 1, "syv": 7, "søtten": 17, "åttan": 18}
_ORDINALS = "første andre tredje fjerde femte sjette sjuende åttende niende tiende"
_ALSO_ORDINALS = """
    fyrste:1 syvende:7 sjuande:7 åttande:8 niande:9 tiande:10
"""
# Words that say an age: from and to, in years.
_AGES = """
    baby:0-1 babyen:0-1 babyer:0-1 babyar:0-1 spedbarn:0-1 spedbarnet:0-1 nyfødt:0-0 nyfødd:0-0
    småbarn:1-3 småbarnet:1-3 toddler:1-2 barnehagebarn:1-5 barnehagebarnet:1-5 småskole:6-9
    småskule:6-9 mellomtrinnet:10-12 mellomsteget:10-12 tenåring:13-18 tenåringen:13-18
    tenåringer:13-18 tenåringar:13-18 ungdomsskole:13-16 ungdomsskolen:13-16 ungdomsskule:13-16
    ungdomsskulen:13-16 ungdomstrinnet:13-16 ungdomssteget:13-16 vg1:16-17 vg2:17-18 vg3:18-19
"""
_RANGE = re.compile(r"(\d{1,2})\s*[–-]\s*(\d{1,2})\s*år\b")


def grammar(plan: SitePlan, guide: Guide, found: Sequence[Entry]) -> dict[str, Any]:
    """Return what the browser needs to read structure: ``found`` are the entries, by number.

    ``l`` and ``s`` are the words for a level and a step; ``n`` has every level with its entry, its
    label and the entries of its steps in order; ``w`` numbers in letters, ``o`` as in «første»,
    ``a`` words for ages, and ``e`` the entries that are for an age, by from and to.
    """
    number: dict[str, int] = {}
    for at, entry in enumerate(found):
        number.setdefault(entry.ref, at)
    variants = list(guide.variants.values())
    return {
        "l": _words(_LEVEL, plan.frame.t["level"], *(v.level_word for v in variants)),
        "s": _words(_STEP, *(v.step_word for v in variants)),
        "n": [row for level in _levels(variants) if (row := _level(level, number))],
        "w": _numbers(_NUMBERS) | {fold(word): n for word, n in _ALSO.items()},
        "o": _numbers(_ORDINALS) | _pairs(_ALSO_ORDINALS),
        "a": {word: [int(n) for n in span.split("-")] for word, span in _split(_AGES)},
        "e": {span: coded(own) for span, own in _by_age(found, guide).items()},
    }


def _words(words: str, *own: str | None) -> list[str]:
    said = [*words.split(), *(word.lower() for word in own if word)]
    return sorted({fold(word) for word in said}, key=lambda word: (-len(word), word))


def _levels(variants: Iterable[Variant]) -> Iterator[GuideLevel]:
    """Yield every level once: that of the common variant before those of types of service."""
    levels = {level.id: level for variant in variants for level in reversed(variant.levels)}
    common = next((variant.levels for variant in variants if variant.service_type is None), ())
    levels |= {level.id: level for level in common}
    yield from (*common, *(level for level in levels.values() if level not in common))


def _level(level: GuideLevel, number: Mapping[str, int]) -> list[Any] | None:
    own = number.get(f"level/{level.id}")
    steps = [number.get(f"step/{step.id}", -1) for step in level.steps]
    label = fold(str(level.facts.label)) if level.facts.label is not None else ""
    return None if own is None else [own, label, *steps]


def _numbers(words: str) -> dict[str, int]:
    return {fold(word): n for n, word in enumerate(words.split(), 1)}


def _split(words: str) -> Iterator[tuple[str, str]]:
    for pair in words.split():
        word, _, value = pair.partition(":")
        yield fold(word), value


def _pairs(words: str) -> dict[str, int]:
    return {word: int(value) for word, value in _split(words)}


def _by_age(found: Sequence[Entry], guide: Guide) -> Mapping[str, dict[int, int]]:
    by_age: dict[str, dict[int, int]] = defaultdict(dict)
    for at, first, last in _ages(found, guide):
        by_age[f"{first} {last}"][at] = 0
    return by_age


def _ages(found: Sequence[Entry], guide: Guide) -> Iterator[tuple[int, int, int]]:
    """Yield [entry, from, to] of measures with ages, and of what has ages in its title."""
    ages = {f"measure/{one.value.id}": one.value.ages for one in guide.measures if one.value.ages}
    for at, entry in enumerate(found):
        if entry.kind == "measure" and (said := ages.get(entry.ref)):
            yield at, said.from_age, said.to_age
        elif match := _RANGE.search(entry.title):
            yield at, int(match[1]), int(match[2])
