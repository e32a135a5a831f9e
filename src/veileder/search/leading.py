"""Which entries everyday words lead to, and which phrases lead where word by word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from veileder.model.everyday import Everyday
from veileder.search.entries import Entry
from veileder.search.everyday import Concept, concept, concepts
from veileder.search.words import fold, tokens

ACUTE = "emergency"  # the kind that only its own words lead to


def with_everyday(
    found: Sequence[Entry], everyday: Iterable[Everyday]
) -> tuple[list[Entry], list[Concept]]:
    """Return ``found`` with the everyday words that lead to each, and all concepts on the site.

    What is said of the acute rule in several words leads there when all of them are said.
    """
    said = concepts(everyday, (entry.ref for entry in found), _named(found))
    first, then = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for one in said:
        for number, ref in enumerate(one.refs):
            (then if number else first)[ref].extend(one.words)
    seen: set[str] = set()
    spoken = []
    for entry in found:
        own = _in_single_words(entry) if entry.kind == ACUTE else entry
        if entry.ref not in seen:
            said_first, said_then = tuple(first[entry.ref]), tuple(then[entry.ref])
            own = replace(own, said=said_then, said_first=said_first)
        seen.add(entry.ref)
        spoken.append(own)
    acute = (concept((e.ref,), _phrases(e)) for e in found if e.kind == ACUTE)
    return spoken, [*said, *acute]


def _named(found: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Return what leads to what by its name: titles, aliases, and the words of terms."""
    named: dict[str, list[str]] = defaultdict(list)
    for entry in found:
        pointers = (*entry.first_pointers, *entry.pointers)
        for name in (entry.title, *entry.names, *entry.aliases, *pointers):
            named[fold(name)].append(entry.ref)
    return {name: tuple(dict.fromkeys(refs)) for name, refs in named.items()}


def _phrases(entry: Entry) -> Iterator[str]:
    for said in (entry.names, entry.aliases):
        yield from (phrase for phrase in said if not _is_single(phrase))


def _in_single_words(entry: Entry) -> Entry:
    """Return the acute rule with its own single words: no term leads there by pointing at it."""
    names, aliases = (tuple(filter(_is_single, said)) for said in (entry.names, entry.aliases))
    return replace(entry, names=names, aliases=aliases, pointers=(), first_pointers=())


def _is_single(phrase: str) -> bool:
    return len(tokens(phrase)) < 2
