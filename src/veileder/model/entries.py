"""The tables of one municipality or region: services, measures and meetings, each an entry."""

from typing import Literal, Self

from pydantic import model_validator

from veileder.model.base import (
    Age,
    Date,
    Fingerprint,
    Flag,
    Id,
    Part,
    Url,
)
from veileder.model.both import Line, Markdown
from veileder.model.declaring import fact
from veileder.model.reaching import Contact, Hours, OtherHours
from veileder.model.readers import refusal


class Service(Part):
    """A unit that helps: one entry of ``services.yml``."""

    id: Id = fact("Id", "Id.")
    type: Id = fact(
        "Tjenestetype",
        "Tjenestetypen: en fil i content/services/ eller services/.",
        in_form="Hva slags tjeneste dette er.",
        to="service",
    )
    name: Line = fact("Navn", "Navnet på tjenesten hos dere.", example="Eksempel helsestasjon")
    contacts: tuple[Contact, ...] = fact(
        "Kontaktpunkter",
        "Kontaktpunkter. Tom vises som «ikke fylt ut».",
        in_form="Uten kontaktpunkt vises «ikke fylt ut».",
        default=(),
    )
    address: Line | None = fact(
        "Besøksadresse", "Besøksadresse.", example="Eksempelveien 1, 0000 Eksempel", default=None
    )
    hours: tuple[Hours, ...] = fact("Åpningstider", "Når tjenesten svarer.", default=())
    holidays: Literal["closed", "open"] | None = fact(
        "På helligdager",
        "Om tjenesten svarer på helligdager, 1. mai og 17. mai. Står det tomt, vises det ikke.",
        default=None,
    )
    other_hours: tuple[OtherHours, ...] = fact(
        "Stengt eller andre tider",
        "Dager med andre tider enn vanlig, for eksempel julaften, romjulen og ferien.",
        default=(),
    )
    outside_hours: Markdown | None = fact(
        "Utenom åpningstiden", "Hvem som svarer ellers.", default=None
    )
    form: Url | None = fact(
        "Skjema på nett",
        "Adresse til skjema på nett.",
        example="https://eksempel.example.no/skjema",
        default=None,
    )
    levels: tuple[Id, ...] = fact("Nivåer", "Nivåene tjenesten er med på.", to="level", default=())
    for_whom: Markdown | None = fact(
        "Hvem den er for", "Hvem tjenesten er for, hos dere.", default=None
    )
    purpose: Markdown | None = fact("Formål", "Formål.", default=None)
    criteria: Markdown | None = fact("Kriterier", "Kriterier og forutsetninger.", default=None)
    includes: Markdown | None = fact("Omfatter", "Hva tjenesten omfatter.", default=None)
    excludes: Markdown | None = fact("Omfatter ikke", "Hva tjenesten ikke omfatter.", default=None)
    how_to_refer: Markdown | None = fact(
        "Slik tar du kontakt", "Hvordan du tar kontakt, hos dere.", default=None
    )
    reviewed: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte alt sammen.", default=None
    )
    based_on: Fingerprint | None = fact(
        "Erstatter regionens", "Når oppføringen erstatter regionens.", default=None
    )


class Services(Part):
    """``services.yml``."""

    services: tuple[Service, ...] = fact("Tjenester", "Tjenestene.", in_form="", default=())


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


class Measure(Part):
    """An offer that helps: one entry of ``measures.yml``."""

    id: Id = fact("Id", "Id.")
    name: Line = fact("Navn", "Navn.")
    description: Markdown = fact("Hva det er", "Hva tilbudet er.", in_form="")
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
        "Trenger samtykke", "Om det trengs samtykke for å ta kontakt.", default=None
    )
    sector: Literal["municipal", "intermunicipal", "specialist", "state", "voluntary"] = fact(
        "Hvem som driver det", "Hvem som driver tilbudet.", in_form="", default="municipal"
    )
    duration: Line | None = fact("Tidspunkt og varighet", "Tidspunkt og varighet.", default=None)
    evidence: Line | None = fact(
        "Virkning", "Hva som er kjent om virkningen, med kilde.", default=None
    )
    url: Url | None = fact("Nettside", "Nettside.", default=None)
    reviewed: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte oppføringen.", default=None
    )
    based_on: Fingerprint | None = fact(
        "Erstatter regionens", "Når oppføringen erstatter regionens.", default=None
    )


class Measures(Part):
    """``measures.yml``."""

    measures: tuple[Measure, ...] = fact("Tiltak", "Tiltakene.", in_form="", default=())


class Arena(Part):
    """A meeting as it is held here: one entry of ``arenas.yml``."""

    id: Id = fact("Id", "Id.")
    type: Id = fact(
        "Møtetype",
        "Møtetypen: en fil i content/arenas/ eller arenas/.",
        in_form="Hva slags møte dette er.",
        to="arena",
    )
    name: Line = fact("Navn", "Navnet på møtet hos dere.")
    purpose: Markdown | None = fact("Formål", "Formål.", default=None)
    target: Markdown | None = fact("Saker", "Hvilke saker som hører hjemme her.", default=None)
    frequency: Markdown | None = fact("Hvor ofte", "Hvor ofte.", default=None)
    participants: Markdown | None = fact("Deltakere", "Hvem som deltar.", default=None)
    responsible: Markdown | None = fact(
        "Ansvarlig for møtet", "Hvem som kaller inn og leder.", default=None
    )
    anonymous: Flag | None = fact(
        "Kan drøftes uten navn", "Om saken kan drøftes uten navn og samtykke.", default=None
    )
    levels: tuple[Id, ...] = fact("Nivåer", "Nivåene møtet hører til.", to="level", default=())
    service_types: tuple[Id, ...] = fact(
        "Bare for", "Bare for disse typene tjenester.", to="service", default=()
    )
    contacts: tuple[Contact, ...] = fact(
        "Slik melder du en sak", "Hvordan en melder en sak.", default=()
    )
    reviewed: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte oppføringen.", default=None
    )
    based_on: Fingerprint | None = fact(
        "Erstatter regionens", "Når oppføringen erstatter regionens.", default=None
    )


class Arenas(Part):
    """``arenas.yml``."""

    arenas: tuple[Arena, ...] = fact("Møter", "Møtene.", in_form="", default=())
