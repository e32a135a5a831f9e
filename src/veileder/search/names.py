"""What the content calls things: aliases of their own, and the words of terms that lead to them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from veileder.model.bilingual import Term
from veileder.model.law import Law
from veileder.pages.arenas import ArenaPage
from veileder.pages.base import PageData
from veileder.pages.laws import LawPage
from veileder.pages.levels import LevelPage
from veileder.pages.services import ServicePage
from veileder.pages.tools import ToolPage
from veileder.resolving.guide import Guide, GuideLevel
from veileder.search.words import fold

Names = Mapping[str, list[str]]
_ABBREVIATION = 5  # letters, at most


def aliases(guide: Guide) -> Names:
    """Return for every ref the other names that its own source, and its local name, give it."""
    return _gathered((*_of_documents(guide), *_of_skeleton(guide)))


def pointers(terms: Iterable[Term]) -> tuple[Names, Names]:
    """Return for every ref the words, in both målformer, of the terms that say «see» it.

    The second part has the terms that name it first. An abbreviation that leads to several things
    of one kind, themes aside, is none of them, and so the first of nothing.
    """
    terms = list(terms)
    every = _gathered((ref, term_names(term)) for term in terms for ref in term.see)
    first = _gathered((term.see[0], _first_names(term)) for term in terms if term.see)
    return every, first


def themes(names: Iterable[str], terms: Iterable[Term]) -> tuple[str, ...]:
    """Return ``names`` of themes, with all that the terms of those names are called."""
    said = {fold(name): name for name in names}
    called = (term_names(term) for term in terms)
    meant = (words for words in called if not said.keys().isdisjoint(map(fold, words)))
    return tuple(dict.fromkeys(chain(said.values(), *meant)))


def is_short(phrase: str) -> bool:
    """Whether ``phrase`` is an abbreviation."""
    return phrase.isupper() and len(phrase) <= _ABBREVIATION


def _first_names(term: Term) -> list[str]:
    kinds = [ref.partition("/")[0] for ref in term.see if not ref.startswith("theme/")]
    is_several = len(kinds) > 1 and len(set(kinds)) == 1
    return [name for name in term_names(term) if not (is_several and is_short(name))]


def term_names(term: Term) -> list[str]:
    """Return the word of a term in both målformer, and its aliases."""
    return [text.term for text in (term.nb, term.nn) if text] + list(term.aliases)


def local_names(data: PageData) -> Iterator[str | None]:
    """Yield what levels, laws, units, meetings and systems are called here."""
    match data:
        case LevelPage():
            yield data.name
        case LawPage():
            yield data.reference
        case ServicePage():
            yield from (unit.name for unit in data.units)
        case ArenaPage():
            yield from (data.type, *(meeting.name for meeting in data.meetings))
        case ToolPage(system=system) if system:
            yield system.name


def _gathered(named: Iterable[tuple[str, list[str]]]) -> Names:
    found: dict[str, list[str]] = {}
    for ref, names in named:
        found.setdefault(ref, []).extend(names)
    return found


def _of_documents(guide: Guide) -> Iterator[tuple[str, list[str]]]:
    for kind, documents in guide.documents.items():
        for document in documents.values():
            ref = "page/emergency" if kind == "emergency" else f"{kind}/{document.id}"
            yield ref, [*document.value.aliases, document.value.title]
            if isinstance(document.value, Law):
                yield from _of_law(ref, document.value)


def _of_law(ref: str, law: Law) -> Iterator[tuple[str, list[str]]]:
    """Yield «barnevernsloven § 13-2» for the provision, and for those that have taken over."""
    reference = f"{law.act_name} {law.section or ''}"
    yield ref, [reference, law.section or ""]
    yield from ((f"law/{heir}", [reference]) for heir in law.superseded_by)


def _of_skeleton(guide: Guide) -> Iterator[tuple[str, list[str]]]:
    for variant in guide.variants.values():
        for level in variant.levels:
            yield from _of_level(level)


def _of_level(level: GuideLevel) -> Iterator[tuple[str, list[str]]]:
    if level.text:
        yield f"level/{level.id}", [*level.text.value.aliases, level.text.value.title]
    if level.baton and level.baton.name:
        yield f"role/{level.baton.role}", [level.baton.name]
    for step in level.steps:
        if step.text:
            yield f"step/{step.id}", [*step.text.value.aliases, step.text.value.title]
