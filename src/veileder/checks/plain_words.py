"""Plain words in prose that should have been placeholders, so that they follow what is renamed."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from veileder import rules
from veileder.checks.prose import prose, ref_of
from veileder.findings import Finding
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.model.municipality import Municipality
from veileder.model.naming import Forms
from veileder.reading.layers import Layer, Library
from veileder.resolving.settings import default_brand
from veileder.resolving.skeleton import skeleton_for
from veileder.resolving.words.forms import noun

# What the law calls somebody, and words of every day.
_EXEMPT = frozenset("koordinator barnekoordinator ansatt tilsett leder leiar".split()) | {
    "koordinerende enhet",
    "koordinerande eining",
    "individuell plan",
}
# What is not prose: links' addresses, placeholders, addresses, and what is shown letter for letter.
_NOT_PROSE = re.compile(r"\]\([^)]*\)|\{[^{}]*\}|<[^>]*>|https?://\S+|\S+@\S+|`[^`]*`")
_FORMS = {"definite": " def", "plural": " plural", "plural_definite": " plural def"}


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words to look for in one målform, each with the placeholder to write instead."""

    pattern: re.Pattern[str]
    instead: Mapping[str, str]

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where in ``text`` a word stands."""
        prose = _NOT_PROSE.sub(lambda other: " " * len(other[0]), text)
        yield from self.pattern.finditer(prose)

    def placeholder(self, match: re.Match[str]) -> str:
        """Return what to write instead of a word that was found."""
        word = match[0]
        inside = self.instead[(match["word"] or word).lower()] + (" gen" if match["gen"] else "")
        is_capital = word[0].isupper() and not word[:2].isupper()
        return f"{{{inside[0].upper() if is_capital else inside[0]}{inside[1:]}}}"


@dataclass(slots=True)
class _Kept:
    """The words of one shared layer, which many municipalities stand on."""

    layer: Layer | None = None
    words: dict[tuple[tuple[str, str], ...], Mapping[Language, PlainWords]] = field(
        default_factory=dict
    )

    def of(self, layer: Layer, levels: Mapping[str, str]) -> Mapping[Language, PlainWords]:
        if self.layer is not layer:
            self.layer, self.words = layer, {}
        key = tuple(levels.items())
        if key not in self.words:
            self.words[key] = {lang: _known(layer, lang, levels) for lang in SITE_LANGUAGES}
        return self.words[key]


_KEPT = _Kept()


def check_plain_words(library: Library) -> Iterator[Finding]:
    """Yield the plain words in the layers of ``library`` that should be placeholders."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        yield from plain_words(layer, stack)


def plain_words(layer: Layer, stack: Sequence[Layer]) -> Iterator[Finding]:
    """Yield the words in the prose of ``layer`` that stand for things its ``stack`` has.

    A level that the stack has not is told of as one. In a municipality's own text, which nobody
    else has, only what it calls something else is told of.
    """
    levels = dict(_levels(stack))
    renamed = _renamed(layer, stack)
    known = _KEPT.of(stack[0], levels)
    for own, language, spot, value in prose(layer):
        for match in known[language].found(value):
            at = spot.at(value, match.start())
            if match["level"] and match[0].lower() not in levels:
                if layer is not stack[0] and levels:
                    message = f"Teksten nevner {match[0].lower()}, som dere ikke har"
                    cure = "Skriv nivået det gjelder hos dere, eller ta det bort."
                    yield Finding(rules.WORD_ABSENT_HERE, at, message, cure)
                continue
            instead = known[language].placeholder(match)
            if renamed is not None and _thing(instead) not in renamed:
                continue
            if not (spot.is_title and own and instead[1:].lower().startswith(own)):
                message = f"«{match[0]}» følger ikke med når det får et annet navn"
                yield Finding(rules.WORD_PLAIN, at, message, f"Skriv {instead}.")


def _renamed(layer: Layer, stack: Sequence[Layer]) -> Set[str] | None:
    """Return the things that a municipality has names of its own for; None for other layers."""
    if not isinstance(layer.settings, Municipality):
        return None
    names = {ref for one in stack if one.settings for ref in one.settings.names}
    said = [one.settings for one in stack if one.settings]
    brand = {"brand"} if any(one.brand for one in said) else set()
    log = {"log"} if any(one.documents for one in said) else set()
    return names | brand | log


def _thing(placeholder: str) -> str:
    """Return the thing that a placeholder is the word for: «{Role/x def}» is of «role/x»."""
    inside = placeholder.strip("{}").partition(" ")[0]
    return inside[0].lower() + inside[1:]


def _levels(stack: Sequence[Layer]) -> Iterator[tuple[str, str]]:
    """Yield «nivå 2» and the placeholder for it, for every level of the last skeleton."""
    names = {name for layer in stack for name in layer.skeletons}
    for name in sorted(names, key=str):
        skeleton = skeleton_for(stack, name)
        for level in skeleton.levels if skeleton else ():
            if level.label:
                yield f"nivå {level.label}".lower(), f"level/{level.id}"


def _known(shared: Layer, language: Language, levels: Mapping[str, str]) -> PlainWords:
    instead = {"bti": "brand"}
    for key, texts in shared.texts.items():
        text = texts.get(language) or shared.original(key)
        ref = ref_of(key)
        if text and (key.kind in ("role", "arena") or ref == "log"):
            instead |= _forms(ref, text.located.data, language)
    known = "|".join(sorted(map(re.escape, instead), key=len, reverse=True))
    pattern = rf"(?<![\w/-])(?:(?P<word>{known})(?P<gen>s)?|(?P<level>nivå \d))(?![\w-])"
    return PlainWords(re.compile(pattern, re.IGNORECASE), {**instead, **levels})


def _forms(ref: str, data: Mapping[str, Any], language: Language) -> dict[str, str]:
    title = str(data.get("title", "")).replace("{brand}", default_brand(language).short)
    if not title or title.lower() in _EXEMPT or "{" in title:
        return {}
    forms = data.get("forms")
    made = noun(title, language, Forms.model_validate(forms) if isinstance(forms, dict) else None)
    said = {getattr(made, name).lower(): f"{ref}{tail}" for name, tail in _FORMS.items()}
    return said | {made.singular.lower(): ref, title.lower(): ref}
