"""What the placeholders stand for in one guide, in one målform."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from veileder.model.base import Language
from veileder.model.municipality import Brand
from veileder.model.naming import Forms
from veileder.resolving.words.forms import Noun, capital, genitive, noun
from veileder.resolving.words.passages import made
from veileder.resolving.words.syntax import PLACES, QUOTED, If, Slot

CONSENT_AGE = 16  # from when the young consent themselves, where a guide says nothing
_SIGNS = re.compile(r"[\\`*_\[\]<>&|~#!{}]")
_MUNICIPALITY = Slot("municipality", None, (), is_capital=False)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_FIRST = re.compile(r"^(\d+)(?=[.)])|^(?=[-+=])")


@dataclass(frozen=True, slots=True)
class Called:
    """A name as somebody has written it, with the forms that are declared of it."""

    name: str
    forms: Forms | None = None


def _quoted_nothing(ref: str, language: Language) -> None:
    """Quote nothing: there is no guide to quote from."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What things are called in one guide, as written: names may have placeholders of their own.

    ``called`` gives the name of ``kind/id``, ``level_word``, ``step_word`` or ``log`` in a
    målform, ``quoted`` the sentence of one. ``labels`` are the short marks of levels, and
    ``present`` is what this site has.
    """

    called: Callable[[str, Language], Called | None]
    labels: Mapping[str, str]
    present: frozenset[str]
    plain: Mapping[str, str]
    brand: Callable[[Language], Brand]
    quoted: Callable[[str, Language], str | None] = _quoted_nothing


@dataclass(slots=True)
class Words:
    """Puts words in for the placeholders of texts in one målform."""

    naming: Naming
    language: Language
    _nouns: dict[str, Noun | None] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def in_markdown(self, text: str) -> str:
        """Return Markdown ``text`` with its words in; no word in it is read as Markdown."""

        def said(slot: Slot) -> str | None:
            quoted = self.quote(slot)
            return _inert(self.word(slot)) if quoted is None else quoted

        return made(text, said, self.has) if "{" in text else text

    def in_line(self, text: str) -> str:
        """Return ``text``, which is shown as it is, with its words in."""

        def said(slot: Slot) -> str | None:
            quoted = self.quote(slot)
            return self.word(slot) if quoted is None else _LINK.sub(r"\1", quoted)

        return made(text, said, self.has) if "{" in text else text

    def in_interface(self, text: str, *, is_own: bool = False) -> str:
        """Return a text whose other braces are filled in later, by ``format``.

        So is the municipality's name where the text is not its own, since what is said in the
        same words is made once for all.
        """

        def said(slot: Slot) -> str | None:
            word = None if slot == _MUNICIPALITY and not is_own else self.word(slot)
            return word and word.replace("{", "(").replace("}", ")")

        return made(text, said, self.has) if "{" in text else text

    def has(self, asked: If) -> bool:
        """Whether the site has what is ``asked`` for, or has not, as it is asked."""
        return (asked.ref in self.naming.present) is not asked.is_not

    def word(self, slot: Slot) -> str | None:
        """Return what stands in ``slot`` here; None for what is unknown."""
        said = self._said(slot)
        if said is None:
            return None
        if "gen" in slot.forms:
            said = genitive(said)
        return capital(said) if slot.is_capital else said

    def quote(self, slot: Slot) -> str | None:
        """Return the Markdown sentence that ``slot`` quotes; None where it quotes nothing."""
        sentence = self.naming.quoted(slot.ref, self.language) if slot.name in QUOTED else None
        if not sentence or slot.ref in self._asked:
            return None
        self._asked.add(slot.ref)
        filled = self.in_markdown(sentence)
        self._asked.discard(slot.ref)
        return filled

    def _said(self, slot: Slot) -> str | None:
        if slot.name in self.naming.plain:
            return self.naming.plain[slot.name]
        if slot.name == "brand":
            brand = self.naming.brand(self.language)
            return brand.name if "full" in slot.forms else brand.short
        if slot.name in PLACES:
            return self._place(slot.ref, self.naming.labels.get(slot.ref))
        named = self.noun(slot.ref)
        if named is None:
            return None
        return named.form(is_plural="plural" in slot.forms, is_definite="def" in slot.forms)

    def _place(self, ref: str, label: str | None) -> str | None:
        """Return «nivå 2», or «‹Undring›» for what has only a title."""
        if label:
            word = self.noun("level_word")
            return f"{word.singular} {label}" if word else label
        called = self.naming.called(ref, self.language)
        return f"«{self._filled(ref, called.name)}»" if called else None

    def title(self, ref: str) -> str | None:
        """Return the name of ``ref`` as a heading, also of what is not here; None if unknown."""
        called = self.naming.called(ref, self.language)
        return self._filled(ref, called.name) if called else None

    def noun(self, ref: str) -> Noun | None:
        """Return what ``ref`` is called here, in all its forms."""
        if ref not in self._nouns:
            called = self.naming.called(ref, self.language)
            self._nouns[ref] = self._noun(ref, called) if called else None
        return self._nouns[ref]

    def _noun(self, ref: str, called: Called) -> Noun:
        declared = called.forms and called.forms.model_copy(
            update={
                name: self._filled(ref, form)
                for name in Forms.model_fields
                if (form := getattr(called.forms, name))
            }
        )
        return noun(self._filled(ref, called.name), self.language, declared)

    def _filled(self, ref: str, name: str) -> str:
        """Return a ``name`` with its own placeholders filled in; one of itself stays."""
        if "{" not in name or ref in self._asked:
            return name
        self._asked.add(ref)
        filled = self.in_line(name)
        self._asked.discard(ref)
        return filled


def _inert(word: str | None) -> str | None:
    """Return ``word`` so that Markdown shows it as it is."""
    if word is None:
        return None
    return _FIRST.sub(lambda start: f"{start[1] or ''}\\", _SIGNS.sub(r"\\\g<0>", word))


@dataclass(slots=True)
class Vocabulary:
    """The words of one guide, in each målform, for all and for one type of service.

    ``language`` is that of its site. ``naming`` says what things are called for one type of
    service, or for all, and on one level.
    """

    language: Language
    naming: Callable[..., Naming]
    level: str | None = None
    _known: dict[tuple[Language, str | None], Words] = field(default_factory=dict)

    def on(self, level: str) -> "Vocabulary":
        """Return the words for texts that stand on ``level``."""
        return Vocabulary(self.language, self.naming, level)

    def of(self, language: Language, variant: str | None = None) -> Words:
        """Return the words for texts in ``language``, as those in ``variant`` see the guide."""
        place = language, variant
        if place not in self._known:
            self._known[place] = Words(self.naming(variant, self.level), language)
        return self._known[place]
