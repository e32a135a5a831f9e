"""The words, by their first letter."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.markdown.anchors import term_id
from veileder.model.bilingual import Term
from veileder.pages.base import Page, PageData
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
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
class Letter:
    """The words that begin with one letter."""

    letter: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(PageData):
    """All words."""

    template: ClassVar[str] = "glossary.html"

    letters: tuple[Letter, ...]


def glossary_page(view: View) -> Page:
    """Return the page of all words."""
    words = sorted((_word(view, t) for t in view.guide.terms), key=lambda w: _collated(w.word))
    letters: dict[str, list[Word]] = {}
    for word in words:
        letters.setdefault(word.word[0].upper(), []).append(word)
    data = GlossaryPage(
        letters=tuple(Letter(letter=sign, words=tuple(w)) for sign, w in letters.items())
    )
    return view.page(data, view.strings["page_glossary"], view.strings["glossary_description"])


def _word(view: View, term: Term) -> Word:
    text = term.text(view.guide.language)
    known = {t.id: t for t in view.guide.terms}
    return Word(
        id=term.id,
        word=text.term if text else term.id,
        definition=view.html(text.definition if text else None),
        aliases=term.aliases,
        see=view.links(term.see),
        confused_with=tuple(
            Link(term_text(known[id], view.guide), f"#{term_id(id)}")
            for id in term.confused_with
            if id in known
        ),
    )


_ALPHABET = {"æ": "z1", "ø": "z2", "å": "z3"}


def _collated(word: str) -> tuple[str, ...]:
    """Return a key that sorts æ, ø and å last, as Norwegian does."""
    return tuple(_ALPHABET.get(sign, sign) for sign in word.lower())
