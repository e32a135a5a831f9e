"""The measures of one municipality or region, each an entry.

The levels of evidence, 0 to 5, are those of Ungsinn since 2016, in version 2.1 of its criteria:
https://ungsinn.no/post_artikkel/ungsinns-klassifiseringsstruktur/ (read 2026-11-28).
"""

from typing import Literal, Self

from pydantic import model_validator

from veileder.model.base import (
    Age,
    Colour,
    Date,
    Fingerprint,
    Flag,
    Id,
    Label,
    Line,
    Markdown,
    Part,
    Url,
)
from veileder.model.declaring import fact, unsaid
from veileder.model.documents import Sector
from veileder.model.lending import SERVES, BorrowedEntry
from veileder.model.readers import refusal


class Ages(Part):
    """From and to, in years. Pregnancy counts as before 0."""

    pregnancy: Flag = fact("Svangerskapet", "Om tilbudet gjelder i svangerskapet.", default=False)
    from_age: Age = fact("Fra alder", "Alder i hele år.", default=0)
    to_age: Age = fact("Til og med alder", "Alder i hele år.", default=18)

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.to_age < self.from_age:
            raise refusal(f"Fra {self.from_age} til {self.to_age} år går baklengs. Bytt dem om")
        return self


class _MeasureHead(Part):
    """What each measure says for itself."""

    id: Id = fact("Id", "Id.")
    name: Label = fact("Navn", "Navn.")
    description: Markdown = fact("Hva det er", "Hva tilbudet er.", in_form="")


class _MeasureFacts(Part):
    """Whom a measure is for, and how one gets there."""

    service: Id | None = fact(
        "Tjeneste",
        "Tjenesten som gir tilbudet: id-en i services.yml.",
        in_form="Tjenesten som gir tilbudet.",
        to="unit",
        default=None,
    )
    target: tuple[Literal["child", "youth", "parents", "pregnant", "staff"], ...] = fact(
        "Målgruppe", "Hvem det er for.", in_form="", default=()
    )
    ages: Ages | None = fact("Alder", "Aldersgruppe.", in_form="", default=None)
    themes: tuple[Line, ...] = fact("Tema", "Tema eller risikofaktorer.", default=())
    tier: Literal["universal", "selective", "indicated"] | None = fact(
        "Forebyggingsnivå", "Forebyggingsnivå: universelt, selektivt eller indisert.", default=None
    )
    levels: tuple[Id, ...] = fact("Nivåer", "Nivåene tilbudet passer på.", to="level", default=())
    refer: tuple[Literal["self", "school", "service", "form", "decision"], ...] = fact(
        "Slik kommer en dit", "Hvordan en kommer dit.", in_form="", default=()
    )
    consent: Flag | None = fact(
        "Trenger samtykke",
        "Om tilbudet må få vite hvem det gjelder. Da må familien eller den unge ha sagt ja først.",
        default=None,
    )
    sector: Sector = fact(
        "Hvem som driver det", "Hvem som driver tilbudet.", in_form="", default="municipal"
    )
    duration: Line | None = fact("Tidspunkt og varighet", "Tidspunkt og varighet.", default=None)
    evidence: Line | None = fact(
        "Virkning", "Hva som er kjent om virkningen, med kilde.", default=None
    )
    evidence_level: Literal["0", "1", "2", "3", "4", "5"] | None = fact(
        "Evidensnivå",
        "Evidensnivået i Ungsinn, fra 0 til 5, hvis tiltaket er vurdert der. 0 er uvirksomt.",
        default=None,
        exclude_if=unsaid,
    )
    group: Line | None = fact(
        "Gruppe",
        "Overskriften tiltaket står under i listen.",
        example="For familien",
        default=None,
        exclude_if=unsaid,
    )
    severity: Line | None = fact(
        "Alvorlighet",
        "Hvilken risiko det er for, med deres ord.",
        example="Middels risiko",
        default=None,
        exclude_if=unsaid,
    )
    colour: Colour | None = fact(
        "Farge",
        "Fargen tiltaket har hos dere. Ordet for den står i colour_word.",
        in_form="Fargen tiltaket har hos dere. Skriv ordet for den også.",
        example="#ffcc00",
        default=None,
        exclude_if=unsaid,
    )
    colour_word: Line | None = fact(
        "Ordet for fargen",
        "Det fargen sier, for den som ikke ser farger: Gul, for eksempel.",
        example="Gul",
        default=None,
        exclude_if=unsaid,
    )
    url: Url | None = fact("Nettside", "Nettside.", default=None)
    checked: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte oppføringen.", default=None
    )


class Measure(_MeasureFacts, _MeasureHead):
    """An offer that helps: one entry of ``measures.yml``."""

    serves: Line | None = SERVES
    based_on: Fingerprint | None = fact(
        "Erstatter regionens", "Når oppføringen erstatter regionens.", default=None
    )

    @model_validator(mode="after")
    def _is_no_colour_alone(self) -> Self:
        if self.colour and not self.colour_word:
            raise refusal("Fargen står alene. Skriv hva den heter i colour_word, som Gul")
        return self


class _MeasureElsewhere(Part):
    """Which one it is, by the id in the owner's file."""

    measure: Id = fact("Tiltaket", "Id-en i filen til eieren.")


class BorrowedMeasure(_MeasureFacts, BorrowedEntry, _MeasureElsewhere):
    """A measure that somebody else offers: an entry under ``borrow``."""


class Measures(Part):
    """``measures.yml``."""

    order: Literal["own", "name"] | None = fact(
        "Rekkefølge",
        "own er rekkefølgen i filen, name er alfabetet. Står det tomt, er det alfabetet.",
        in_form="Rekkefølgen tiltakene står i på siden.",
        default=None,
    )
    measures: tuple[Measure, ...] = fact("Tiltak", "Tiltakene.", in_form="", default=())
    borrow: tuple[BorrowedMeasure, ...] = fact(
        "Felles med andre",
        "Det en annen kommune eller region har i sin measures.yml, og som gjelder hos dere også. "
        "Rettes det der, blir det rett hos dere. Felt dere skriver her, går foran.",
        in_form="Det en annen har i sin mappe, og som gjelder hos dere også.",
        default=(),
    )
