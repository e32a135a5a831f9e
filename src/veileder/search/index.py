"""Entries to the index that the browser reads: words by stem, and where each stem stands."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import chain
from typing import Any

from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search.abroad import findable
from veileder.search.answered import Groups, answer_entries, groups
from veileder.search.entries import Entry
from veileder.search.everyday import Concept
from veileder.search.grammar import grammar
from veileder.search.held import BUCKETS, Words, held_words
from veileder.search.leading import ACUTE, with_everyday
from veileder.search.packing import coded, front_coded, numbered, short_path
from veileder.search.sections import Section, sections, told_apart
from veileder.search.stop_words import STOP_WORDS
from veileder.search.turns import turns

FORMAT = 7  # ``search_engine.js`` reads no other: raised when it must be read in another way
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
Needs = tuple[tuple[str, ...], ...]  # the stems of a phrase, each as those that can stand for it


def search_index(
    plan: SitePlan, guide: Guide, across: Mapping[str, Any] | None = None
) -> tuple[str, str, str]:
    """Return what finding and showing need, and the light words, as JSON, always the same.

    The first has ``n``, the format, ``e``, the entries in columns: titles, paths (``short_path``),
    groups, the types of service with a version of their own, and languages that are not the
    site's; ``b`` the weights of the buckets, ``s`` the words without meaning, ``v`` the
    types of service with pages of their own. ``w`` has every stem, front coded: its forms as what
    they share and the endings, ``;`` between forms that begin differently. ``p`` has the places of
    every stem, coded, ``-`` first for common words. ``f`` has the phrases (``_phrases``), and ``u``
    turns of speech (``turns``). ``a`` has a line for each answer: no word leads to it, but a
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
    words = held_words(found, said, plan, guide)
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
    words: Words, found: list[Entry], answers: list[Entry], plan: SitePlan
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


def _lines(
    words: Words, found: list[Entry], said: Iterable[Concept], asked: Iterable[Groups]
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
    words: Words, found: list[Entry], said: Iterable[Concept], *, is_light: bool = False
) -> str:
    """Return the phrases, the light or the others: a line for each row of entries they lead to.

    It has the entries, the best first, and after ``:`` the stems of each phrase, ``;`` before one
    that begins with the stem of the phrase before, which is then left out, and else ``,``. Phrases
    with stems that others can stand in the place of come last, with ``-`` between such groups: also
    in the first file, with those of its stems, where a light phrase has one of them for each group.
    """
    number: dict[str, int] = {}
    for at, entry in enumerate(found):
        number.setdefault(entry.ref, at)
    phrases: dict[str, set[Needs]] = defaultdict(set)
    for one in said:
        leads = numbered((number[ref] for ref in one.refs), len(found))
        said_alone = (((word,),) for word in one.words)
        is_acute = found[number[one.refs[0]]].kind == ACUTE
        for phrase in (*one.phrases, *(said_alone if is_acute else ())):
            needs = tuple(sorted({tuple(sorted(set(map(words.stem, way)))) for way in phrase}))
            at_once = words.number.keys() if is_acute else words.own
            if is_light != (set(chain(*needs)) <= at_once):
                phrases[leads].add(needs)
            elif not is_light and (part := _part(needs, at_once)):
                phrases[leads].add(part)
    code = words.light_code if is_light else words.code
    lines = (f"{leads}:{_written(all, code)}" for leads, all in phrases.items())
    return "\n".join(sorted(lines, key=_leads))


def _part(needs: Needs, at_once: Container[str]) -> Needs:
    """Return what a phrase is with the words that all fetch; nothing if it needs others."""
    part = tuple(tuple(name for name in way if name in at_once) for way in needs)
    return part if all(part) else ()


def _written(phrases: Iterable[Needs], code: Callable[[Iterable[str]], str]) -> str:
    """Return the stems of some phrases, in each the one that most of them have first."""
    plain = [tuple(chain(*needs)) for needs in phrases if all(len(way) == 1 for way in needs)]
    times = Counter(chain(*plain))
    rows = sorted(sorted(names, key=lambda name: (-times[name], name)) for names in plain)
    found, before = "", ""
    for first, *rest in rows:
        found += f";{code(rest)}" if first == before else f",{code([first, *rest])}"
        before = first
    in_ways = sorted(
        "-".join(map(code, needs)) for needs in phrases if any(len(w) > 1 for w in needs)
    )
    return ",".join(filter(None, (found.removeprefix(","), *in_ways)))


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
