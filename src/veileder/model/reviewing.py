"""Who answers for the texts, and what they have gone through: two tables that any layer may have.

A review is a row beside the texts and not a line in them, so a text says the same before and after
it, and a municipality can go through what it shares with all others.
"""

from typing import Literal

from veileder.model.base import Date, Fingerprint, Id, Part, Ref, Span
from veileder.model.base import Line as OneLine
from veileder.model.both import Line
from veileder.model.declaring import fact, unsaid

ReviewKind = Literal["fag", "jus"]


class Review(Part):
    """That a function has gone through a text as it was then."""

    ref: Ref = fact("Tekst", "Teksten som er gjennomgått.", example="tool/undringsnotat", to="page")
    variant: Id | None = fact(
        "Bare for",
        "Tjenestetypen, når det er den egne utgaven av steget eller nivået.",
        to="service",
        default=None,
    )
    kind: ReviewKind = fact(
        "Slags gjennomgang", "fag (faglig) eller jus (juridisk).", in_form="Faglig eller juridisk."
    )
    by: Line = fact(
        "Gjennomgått av",
        "Funksjonen som gikk gjennom teksten, aldri en person.",
        example="Ledende helsesykepleier",
    )
    organisation: Line | None = fact(
        "Virksomhet",
        "Hvor funksjonen hører til. Uten den er det kommunen eller regionen mappen er for.",
        default=None,
    )
    date: Date = fact("Dato", "Dagen hele teksten ble gjennomgått.")
    of: Fingerprint = fact(
        "Gjelder",
        "Fingeravtrykk av teksten som ble lest. Skriv lest, og kjør accept --read.",
        in_form="Hvilken utgave av teksten som ble lest.",
    )


class Reviews(Part):
    """The reviews: ``reviews.yml``."""

    reviews: tuple[Review, ...] = fact(
        "Gjennomganger", "Gjennomgangene, den nyeste sist.", in_form="", default=()
    )


class Function(Part):
    """A profession, the function of it that answers for texts, and which texts."""

    id: Id = fact("Id", "Id.")
    name: Line | None = fact("Fag", "Faget, som navn på settet til gjennomgang.", default=None)
    responsible: Line | None = fact(
        "Funksjon",
        "Funksjonen som skal gå gjennom tekstene, aldri en person.",
        example="Ledende helsesykepleier",
        default=None,
    )
    kind: ReviewKind | None = fact(
        "Slags gjennomgang",
        "fag (faglig) eller jus (juridisk).",
        in_form="Faglig eller juridisk.",
        default=None,
    )
    interval: Span | None = fact(
        "Hvor ofte", "Hvor lenge en gjennomgang holder.", example="12 months", default=None
    )
    answers_for: tuple[OneLine, ...] | None = fact(
        "Svarer for",
        "Slag tekster (law) og enkelttekster (tool/undringsnotat). Det som nevner teksten selv, "
        "går foran det som nevner slaget.",
        default=None,
    )


# The kinds of facts that grow old, in the order they are told.
FactKind = Literal[
    "emergency", "helpline", "service", "arena", "measure", "system", "municipality",
    "agreement", "law", "consent", "answer", "source", "text",
]  # fmt: skip


class Check(Part):
    """How long a check of one kind of fact holds, and which function checks it."""

    facts: FactKind = fact(
        "Slags opplysning",
        "emergency (nummer i akuttregelen), helpline (landsdekkende nummer), service (tjeneste), "
        "arena (møte), measure (tiltak), system, municipality (om kommunen), agreement (avtale), "
        "law (lov), consent (hvem samtykker), answer (spørsmål og svar), source (kilde) eller text "
        "(tekst).",
        in_form="Det som blir kontrollert.",
    )
    interval: Span | None = fact(
        "Hvor ofte", "Hvor lenge en kontroll holder.", example="6 months", default=None
    )
    function: Id | None = fact(
        "Hvem kontrollerer",
        "Id-en til en av funksjonene her eller i content/responsible.yml.",
        in_form="Id-en til funksjonen som kontrollerer.",
        example="ledelse",
        default=None,
    )


class Functions(Part):
    """Those who answer for the texts, and how often facts are checked: ``responsible.yml``."""

    functions: tuple[Function, ...] = fact(
        "Funksjoner",
        "Funksjonene. I kommunens egen fil er det nok med id og det som er annerledes.",
        in_form="",
        default=(),
    )
    checks: tuple[Check, ...] = fact(
        "Kontroller",
        "Hvor ofte hvert slag opplysninger blir kontrollert, og hvem som gjør det. I kommunens "
        "egen fil er det nok med det som er annerledes.",
        in_form="Hvor ofte hvert slag opplysninger blir kontrollert. Bare det som er annerledes "
        "hos dere.",
        default=(),
        exclude_if=unsaid,
    )
