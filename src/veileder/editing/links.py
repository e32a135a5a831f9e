"""Pages to link to, found by what they are called, with the link that our Markdown has for each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from veileder.markdown.markup import render
from veileder.model.base import Language
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide
from veileder.search.names import aliases, pointers
from veileder.search.words import fold, tokens

MOST = 12
_KINDS = {
    "article": ("artikkel", "artikkel"),
    "arena": ("møte", "møte"),
    "case": ("øvelse", "øving"),
    "theme": ("tema", "tema"),
    "law": ("lov", "lov"),
    "level": ("nivå", "nivå"),
    "measure": ("tiltak", "tiltak"),
    "page": ("side", "side"),
    "role": ("rolle", "rolle"),
    "service": ("tjeneste", "teneste"),
    "step": ("steg", "steg"),
    "term": ("ord i ordlisten", "ord i ordlista"),
    "tool": ("verktøy", "verktøy"),
}


class Found(NamedTuple):
    """A page, or a heading on one: what it is called, what it is, and what a link to it is."""

    title: str
    kind: str
    target: str


def find(guide: Guide, strings: Strings, query: str) -> list[Found]:
    """Return the pages whose title, other names or headings have all the words of ``query``.

    The best come first: those called so, then those with another such name, then headings. A word
    that is begun is enough.
    """
    asked = [fold(word) for word in tokens(query)]
    if not asked:
        return []
    ranked = sorted(_hits(guide, strings, asked), key=lambda hit: hit[0])
    best: dict[str, Found] = {}
    for _, found in ranked:
        best.setdefault(found.target, found)
    return list(best.values())[:MOST]


def _hits(
    guide: Guide, strings: Strings, asked: list[str]
) -> Iterator[tuple[tuple[int, int, str], Found]]:
    addresses = Addresses(guide, strings)
    known, (pointing, _) = aliases(guide), pointers(guide.terms)
    places = {**addresses.targets, **addresses.steps.get(None, {})}
    for ref, place in places.items():
        kind = _kind(ref, guide.language)
        found = Found(place.title, kind, ref)
        others = (*known.get(ref, ()), *pointing.get(ref, ()))
        if has_all([place.title], asked):
            begins = fold(place.title.split()[0]).startswith(asked[0]) if place.title else False
            yield (0 if begins else 1, len(place.title), ref), found
        elif has_all(others, asked):
            yield (2, len(place.title), ref), found
        for title, target in _headings(guide, ref):
            if has_all([title], asked):
                name = f"{place.title} – {title}"
                yield (3, len(name), target), Found(name, kind, target)


def has_all(names: Iterable[str], asked: list[str]) -> bool:
    """Whether one of ``names`` has words that begin as all of ``asked``, which are folded."""
    said = ([fold(word) for word in tokens(name)] for name in names)
    return any(all(any(w.startswith(one) for w in words) for one in asked) for words in said)


def _kind(ref: str, language: Language) -> str:
    return _KINDS[ref.partition("/")[0]][language is Language.NN]


def _headings(guide: Guide, ref: str) -> Iterator[tuple[str, str]]:
    """Yield the headings in the text of ``ref``, and the link to each."""
    kind, _, id = ref.partition("/")
    document = guide.documents.get(kind, {}).get(id)
    for heading in render(document.value.body).headings if document else ():
        yield heading.text, f"{ref}#{heading.id}"
