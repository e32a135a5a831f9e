"""The words, by their first letter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model.base import Source as WrittenSource
from veileder.model.bilingual import Term
from veileder.pages.base import Page, PageData
from veileder.pages.directory import Directory, Group, directory, first_letter, in_groups
from veileder.pages.parts import Html, Link, Source, source
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, ways
from veileder.resolving.addresses import term_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, what it means, and what it is not."""

    id: str
    word: str
    definition: Html
    aliases: tuple[str, ...]
    see: tuple[Link, ...]
    confused_with: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Group):
    """The words that begin with one letter."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source, and the words whose meaning builds on it."""

    source: Source
    words: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(PageData):
    """All words, or those of one volume."""

    template: ClassVar[str] = "glossary.html"

    letters: tuple[Letter, ...]
    directory: Directory
    cited: tuple[Cited, ...] = ()
    volumes: Volumes | None = None


def glossary_pages(view: View) -> Iterator[Page]:
    """Yield the pages of all words; which word stands on which, the addresses say."""
    groups = view.addresses.glossary
    named = ways(view, groups, lambda term: term_text(term, view.guide))
    for (here, among), terms in zip(named, groups, strict=True):
        data = GlossaryPage(
            letters=_letters([_word(here, term) for term in terms]),
            directory=directory(here, sum(map(len, groups))),
            cited=_cited(here, terms),
            volumes=among,
        )
        title = view.strings["page_glossary"]
        title = among.titled(title) if among else title
        yield here.page(data, title, view.strings["glossary_description"], table="terms.yml")


def word_paths(pages: Iterable[Page]) -> dict[str, str]:
    """Return the path of the page that has each word, by id."""
    return {
        word.id: page.path
        for page in pages
        if isinstance(page.data, GlossaryPage)
        for letter in page.data.letters
        for word in letter.words
    }


def _letters(words: Iterable[Word]) -> tuple[Letter, ...]:
    groups = in_groups(words, lambda one: first_letter(one.word), lambda one: one.word)
    return tuple(
        Letter(title=one.title, names=one.names, count=one.count, words=found)
        for one, found in groups
    )


def _word(view: View, term: Term) -> Word:
    text, word = term.text(view.guide.language), term_text(term, view.guide)
    known = {t.id: t for t in view.guide.terms}
    return Word(
        id=term.id,
        word=word,
        definition=view.html(text.definition if text else None),
        aliases=tuple(alias for alias in term.aliases if alias.lower() != word.lower()),
        see=view.links(term.see),
        confused_with=tuple(
            Link(term_text(known[id], view.guide), _place(view, id))
            for id in term.confused_with
            if id in known
        ),
    )


def _cited(view: View, terms: Iterable[Term]) -> tuple[Cited, ...]:
    """Return each source once, by title, with those of ``terms`` that build on it.

    Not what stands on a page that the word leads to: that is one tap away, and the list is long.
    """
    found: dict[Source, list[Link]] = {}
    for term in sorted(terms, key=lambda term: term_text(term, view.guide).casefold()):
        link = Link(term_text(term, view.guide), _place(view, term.id))
        near = {one.url for one in _near(view, term)}
        for written in (one for one in term.sources if one.url not in near):
            found.setdefault(source(written, view.strings), []).append(link)
    ordered = sorted(found, key=lambda one: one.title.casefold())
    return tuple(Cited(source=one, words=tuple(found[one])) for one in ordered)


def _near(view: View, term: Term) -> Iterator[WrittenSource]:
    """Yield the sources of the texts that ``term`` leads to."""
    for ref in term.see:
        kind, _, id = ref.partition("/")
        document = view.guide.documents.get(kind, {}).get(id)
        yield from document.value.sources if document else ()


def _place(view: View, term: str) -> str:
    """Return the href of a word: only where on this page, if it stands here."""
    path, _, place = view.addresses.targets[f"term/{term}"].path.partition("#")
    return f"#{place}" if path == view.path else f"{view.relative(path)}#{place}"
