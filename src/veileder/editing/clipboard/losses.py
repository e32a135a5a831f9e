"""What a text lost when it was pasted, in words for the one who pasted it."""

from collections.abc import Generator, Iterable
from enum import Enum
from typing import NamedTuple, TypeVar

from veileder.model.base import Language


class What(Enum):
    """Something that our Markdown has not: in bokmål and in nynorsk."""

    IMAGE = ("bilder", "bilete")
    COLOUR = ("farger og markering", "fargar og markering")
    UNDERLINE = ("understreking", "understreking")
    RAISED = ("hevet eller senket skrift", "heva eller senka skrift")
    FOOTNOTE = ("fotnoter", "fotnotar")
    COMMENT = ("kommentarer", "kommentarar")
    TRACKED = ("slettet tekst i sporede endringer", "sletta tekst i sporte endringar")
    CONTENTS = ("innholdsfortegnelse", "innhaldsliste")
    NUMBER = ("nummer foran overskrifter", "nummer framfor overskrifter")
    MERGED = ("sammenslåtte ruter i tabell", "samanslåtte ruter i tabell")
    CELL = (
        "avsnitt og lister inni ruter i tabell (står nå på én linje)",
        "avsnitt og lister inni ruter i tabell (står no på éi linje)",
    )
    LAYOUT = ("tabell brukt som ramme", "tabell brukt som ramme")
    LINK = ("lenker som ikke virker utenfra", "lenkjer som ikkje verkar utanfrå")
    HTTP = (
        "http:// i lenker (er nå https://, prøv om de virker)",
        "http:// i lenkjer (er no https://, prøv om dei verkar)",
    )
    QUOTE = ("innrykk og sitatramme", "innrykk og sitatramme")
    RULE = ("skillelinjer", "skiljelinjer")
    HIDDEN = ("skjult tekst", "skjult tekst")
    EMBEDDED = ("video, skjema og annet innebygd", "video, skjema og anna innebygd")
    SCRIPT = ("skript", "skript")
    SIGN = ("tegn fra Symbol eller Wingdings", "teikn frå Symbol eller Wingdings")
    BRACES = ("krøllparenteser (er nå vanlige)", "krøllparentesar (er no vanlege)")
    FORM = ("formatering som ikke lot seg ta med", "formatering som ikkje lét seg ta med")
    WORDS = ("ord som ikke fant sin plass", "ord som ikkje fann plassen sin")
    SIZE = ("alt: det du limte inn, er for stort", "alt: det du limte inn, er for stort")

    def said(self, language: Language) -> str:
        """Return what it is called in ``language``."""
        return self.value[language is Language.NN]


class Lost(NamedTuple):
    """One thing that was lost, and the words of it that may be missed."""

    what: What
    words: str = ""


T = TypeVar("T")
# What is lost is yielded on the way to what is returned.
Losing = Generator[Lost, None, T]

_LONGEST = 120  # signs of what is lost that are shown
_MOST = 3  # of one kind


def told(losing: Losing[T]) -> tuple[T, list[Lost]]:
    """Return what ``losing`` returns together with all that it yields."""
    lost: list[Lost] = []
    while True:
        try:
            lost.append(next(losing))
        except StopIteration as end:
            return end.value, lost


def said(lost: Iterable[Lost], language: Language) -> tuple[str, ...]:
    """Return a phrase for each kind of thing in ``lost``, with the words that may be missed."""
    found: dict[What, list[str]] = {}
    for what, words in lost:
        found.setdefault(what, []).append(_short(words))
    return tuple(_phrase(what.said(language), words) for what, words in found.items())


def _phrase(name: str, words: list[str]) -> str:
    shown = list(dict.fromkeys(filter(None, words)))
    more = ["…"] if len(shown) > _MOST else []
    listed = ", ".join([*(f"«{one}»" for one in shown[:_MOST]), *more])
    return f"{name}: {listed}" if listed else name


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()} …"
