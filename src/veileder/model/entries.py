"""The tables of one municipality or region: services, measures and meetings, each an entry."""

from typing import Literal, Self

from pydantic import model_validator

from veileder.model.base import (
    Age,
    Clock,
    Date,
    Email,
    Fingerprint,
    Flag,
    Id,
    Line,
    Markdown,
    Part,
    Phone,
    Url,
)
from veileder.model.declaring import fact
from veileder.model.readers import refusal


class Contact(Part):
    """How to reach a function, never a private person."""

    function: Line = fact(
        "Funksjon", "Funksjonen, for eksempel «Leder» eller «Vakttelefon».", example="Vakttelefon"
    )
    phone: Phone | None = fact(
        "Telefon", "Telefonnummer, bare sifre.", example="00000004", default=None
    )
    email: Email | None = fact(
        "E-post", "E-post til en felles postkasse.", example="helsestasjon@example.no", default=None
    )
    url: Url | None = fact(
        "Nettside",
        "Nettside eller skjema på nett.",
        example="https://eksempel.example.no",
        default=None,
    )


class Hours(Part):
    """When a service can be reached."""

    days: Literal[
        "mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "sat-sun", "every-day"
    ] = fact("Dager", "Dagene tiden gjelder.")
    opens: Clock = fact("Åpner", "Åpner, som 08:00.", in_form="", example="08:00")
    closes: Clock = fact(
        "Stenger",
        "Stenger, som 15:30. Før åpningstiden betyr neste dag, som 22:00–06:00.",
        in_form="Et klokkeslett før åpningstiden betyr neste dag, som 22:00–06:00.",
        example="15:30",
    )

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.opens == self.closes:
            said = f"Åpner og stenger er begge {self.opens}. Er det døgnåpent, skriv 00:00 og 24:00"
            raise refusal(said)
        return self


class OtherHours(Part):
    """Days when a service is closed, or can be reached at other times than usual."""

    first: Date = fact(
        "Første dag", "Dagen det gjelder, eller den første av flere.", example="2026-12-24"
    )
    last: Date | None = fact(
        "Siste dag", "Tom når det bare er én dag.", example="2027-01-01", default=None
    )
    opens: Clock | None = fact(
        "Åpner", "Tom når det er stengt hele dagen.", example="10:00", default=None
    )
    closes: Clock | None = fact(
        "Stenger", "Tom når det er stengt hele dagen.", example="14:00", default=None
    )
    why: Line | None = fact(
        "Anledning", "Kort, som ansatte kjenner det igjen.", example="Romjulen", default=None
    )

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.last and self.last < self.first:
            raise refusal("Den siste dagen er før den første. Bytt dem, eller rett året")
        if (self.opens is None) != (self.closes is None):
            said = "Bare det ene klokkeslettet er med. Skriv begge, eller ingen når det er stengt"
            raise refusal(said)
        if self.opens is not None and self.opens == self.closes:
            said = f"Åpner og stenger er begge {self.opens}. Er det stengt, la begge stå tomme"
            raise refusal(said)
        return self


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

    services: tuple[Service, ...] = fact("Tjenester", "Tjenestene.", default=())


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
    description: Markdown = fact("Hva det er", "Hva tilbudet er.")
    service: Id | None = fact(
        "Tjeneste",
        "Tjenesten som gir tilbudet: id-en i services.yml.",
        in_form="Tjenesten som gir tilbudet.",
        to="unit",
        default=None,
    )
    target: tuple[Literal["child", "youth", "parents", "pregnant", "staff"], ...] = fact(
        "Målgruppe", "Hvem det er for.", default=()
    )
    ages: Ages | None = fact("Alder", "Aldersgruppe.", default=None)
    themes: tuple[Line, ...] = fact("Tema", "Tema eller risikofaktorer.", default=())
    tier: Literal["universal", "selective", "indicated"] | None = fact(
        "Forebyggingsnivå", "Forebyggingsnivå: universelt, selektivt eller indisert.", default=None
    )
    levels: tuple[Id, ...] = fact("Nivåer", "Nivåene tilbudet passer på.", to="level", default=())
    refer: tuple[Literal["self", "school", "service", "form", "decision"], ...] = fact(
        "Slik kommer en dit", "Hvordan en kommer dit.", default=()
    )
    consent: Flag | None = fact(
        "Trenger samtykke", "Om det trengs samtykke for å ta kontakt.", default=None
    )
    sector: Literal["municipal", "intermunicipal", "specialist", "state", "voluntary"] = fact(
        "Hvem som driver det", "Hvem som driver tilbudet.", default="municipal"
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

    measures: tuple[Measure, ...] = fact("Tiltak", "Tiltakene.", default=())


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

    arenas: tuple[Arena, ...] = fact("Møter", "Møtene.", default=())
