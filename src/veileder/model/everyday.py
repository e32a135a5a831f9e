"""Everyday words that people search with, and what they are about: ``words.yml``."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from veileder.model.base import REF_PATTERN, Line, Part
from veileder.model.declaring import fact
from veileder.model.readers import pattern

_REF = re.compile(REF_PATTERN)
Tongue = Annotated[
    str,
    pattern(
        r"[a-z]{2,3}", "er ikke et språk. Skriv koden for det, som en, pl, uk, ar, so eller ti"
    ),
]


class Everyday(Part):
    """Words for one concept, and what they lead to: the first is the best answer.

    What leads to nothing on a site is passed over there, so the next of them becomes the first.
    """

    leads_to: tuple[Line, ...] = fact(
        "Fører til",
        "Sider, den beste først, som tool/undringsnotat, eller et ord som står på nettstedet. "
        "Det en kommune ikke har, hoppes over der.",
        to="page",
        min_length=1,
    )
    nb: tuple[Line, ...] = fact(
        "Bokmål",
        "Ord og korte uttrykk folk søker med, også på dialekt. Skråstrek står i uttrykk mellom ord "
        "som kan bytte plass: far/mor slår/sparker. Da må alle ordene stå i spørsmålet.",
        default=(),
    )
    nn: tuple[Line, ...] = fact("Nynorsk", "Det samme på nynorsk.", default=())
    unless: tuple[Line, ...] = fact(
        "Ikke når",
        "Vendinger der det første ordet betyr noe annet, så det ikke fører hit: slår av lyset. "
        "Skråstrek står mellom ord som kan bytte plass: slår/slo av/på lyset/lampa. Er det et "
        "senere ord, får det + foran, og spørsmålet må begynne med vendingen: "
        "pc har +hengt seg.",
        default=(),
    )
    other: Mapping[Tongue, Annotated[tuple[Line, ...], Field(min_length=1)]] = fact(
        "Andre språk",
        "Det samme på andre språk, etter språkkode: en, pl, uk, ar, so, ti.",
        default={},
    )

    @property
    def refs(self) -> tuple[str, ...]:
        """The pages it leads to."""
        return tuple(one for one in self.leads_to if is_page(one))

    @property
    def concepts(self) -> tuple[str, ...]:
        """The words it leads to: what they lead to, it leads to."""
        return tuple(one for one in self.leads_to if not is_page(one))

    @property
    def said(self) -> tuple[str, ...]:
        """All its words, in every language."""
        return (*self.nb, *self.nn, *(word for words in self.other.values() for word in words))


class EverydayWords(Part):
    """The everyday words of the search: ``words.yml``."""

    words: tuple[Everyday, ...] = fact("Hverdagsord", "Ordene.", in_form="", default=())


def ways(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of ``phrase``, each as those that ``/`` stands between; one word as it is.

    So «far/mor slår» is («far», «mor») and («slår»), and «AD/HD» is itself.
    """
    words = phrase.split()
    return tuple(tuple(word.split("/")) if len(words) > 1 else (word,) for word in words)


def is_page(target: str) -> bool:
    """Whether ``target`` of a word is a page, and not another word."""
    return _REF.fullmatch(target) is not None
