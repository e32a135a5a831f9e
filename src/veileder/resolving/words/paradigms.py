"""How Norwegian nouns are inflected, by what they end with, in both målformer.

A compound goes as its last part does. Rows are tried in order, and the first that fits, holds.
"""

import re
from typing import NamedTuple

from veileder.model.base import Language


class Paradigm(NamedTuple):
    """The forms of words with one of some tails: «-» is the word, each «~» a letter less of it."""

    tail: re.Pattern[str]
    definite: str
    plural: str
    plural_definite: str


def _read(table: str) -> tuple[Paradigm, ...]:
    rows = (line.split() for line in table.strip().splitlines())
    return tuple(Paradigm(re.compile(f"(?:{tails})$"), *forms) for tails, *forms in rows)


_NEUTER_NB = (
    "team|råd|tiltak|steg|trinn|utvalg|nettverk|kart|ark|hus|skriv|vern|verktøy|brev|fag"
    "|lag|bord|ledd|punkt|rom|tilbud"
)
_NEUTER_NN = (
    "team|råd|tiltak|steg|trinn|utval|nettverk|kart|ark|hus|skriv|vern|verktøy|brev|fag"
    "|lag|bord|ledd|punkt|rom|tilbod|panel"
    "|nivå|skjema|notat|kontor|sekretariat|forum|referat|prosjekt|dokument|mandat|system|senter"
)
_TABLES = {
    Language.NB: _read(f"""
        {_NEUTER_NB}                                      -et        -        -ene
        nivå|skjema|notat|kontor|sekretariat|forum        -et        -er      -ene
        referat|prosjekt|dokument|mandat|system|panel     -et        -er      -ene
        senter                                            -et        ~~re     ~~rene
        program                                           -met       -mer     -mene
        møte|samtykke|hefte|styre|kvarter                 -t         -r       -ne
        ansatt                                            den=-e     -e       de=-e
        er                                                -en        -e       -ne
        e                                                 -n         -r       -ne
        [^\\W\\d_]                                        -en        -er      -ene
    """),
    Language.NN: _read(f"""
        {_NEUTER_NN}                                      -et        -        -a
        program                                           -met       -        -ma
        møte|samtykke|hefte|styre                         -t         -        ~a
        tilsett                                           den=-e     -e       dei=-e
        ar                                                -en        -ar      -ane
        ing|heit|eining                                   -a         -ar      -ane
        skule|lege|fase|hage|plass|gjeng                  ~en        ~ar      ~ane
        e                                                 ~a         -r       -ne
        [^\\W\\d_]                                        -en        -ar      -ane
    """),
}
# What ends so has its article already, so that it is left as it is.
_DEFINITE = {
    Language.NB: re.compile(
        rf"(?:(?:{_NEUTER_NB}|nivå|skjema|notat|kontor|forum|senter)(?:et|ene)|møtet|møtene"
        r"|\wing(?:en|a|ene)|het(?:en|ene)|sjon(?:en|ene)|[eo]r(?:en|ene|ne)|tjeneste(?:n|ne)"
        r"|grupp(?:en|a|ene)|logg(?:en|ene)|plan(?:en|ene)|skole(?:n|ne)|hagen|klinikken|politiet)$"
    ),
    Language.NN: re.compile(
        rf"(?:(?:{_NEUTER_NN})(?:et|a)|møt(?:et|a)|\wing(?:a|ane)|heit(?:a|ene)|sjon(?:en|ane)"
        r"|[ao]r(?:en|ane)|tenest(?:a|ene)|grupp(?:a|ene)|logg(?:en|ane)|plan(?:en|ane)"
        r"|skul(?:en|ane)|hagen|klinikken|politiet)$"
    ),
}


def paradigm(word: str, language: Language) -> Paradigm | None:
    """Return how ``word`` goes; None for one that no letters end, such as a number."""
    rows = _TABLES.get(language, _TABLES[Language.NB])
    return next((row for row in rows if row.tail.search(word.lower())), None)


def is_definite(word: str, language: Language) -> bool:
    """Whether ``word`` has its article already: «drøftingsteamet»."""
    return _DEFINITE.get(language, _DEFINITE[Language.NB]).search(word.lower()) is not None


def formed(word: str, form: str) -> str:
    """Return ``word`` in ``form`` of a paradigm."""
    before, is_split, form = form.rpartition("=")
    letters = form.lstrip("-~")
    cut = form.count("~")
    stem = word[: len(word) - cut] if cut else word
    return f"{before} {stem}{letters}" if is_split else f"{stem}{letters}"
