"""What one municipality or region owns."""

from typing import Literal, Self

from pydantic import model_validator

from veileder.model.base import (
    Clock,
    Colour,
    Count,
    Date,
    Fingerprint,
    Flag,
    Id,
    Language,
    Line,
    Markdown,
    MunicipalityNumber,
    Part,
    Ref,
    fact,
)
from veileder.model.readers import refusal


class Contact(Part):
    """How to reach a function, never a private person."""

    function: Line = fact("Funksjonen, for eksempel «Leder» eller «Vakttelefon».")
    phone: Line | None = fact("Telefonnummer, bare sifre.", default=None)
    email: Line | None = fact("E-post til en felles postkasse.", default=None)
    url: Line | None = fact("Nettside eller skjema på nett.", default=None)


class Hours(Part):
    """When a service can be reached."""

    days: Literal[
        "mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "sat-sun", "every-day"
    ] = fact("Dagene tiden gjelder.")
    opens: Clock = fact("Åpner, som 08:00.")
    closes: Clock = fact("Stenger, som 15:30. Før åpningstiden betyr neste dag, som 22:00–06:00.")

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.opens == self.closes:
            said = f"Åpner og stenger er begge {self.opens}. Er det døgnåpent, skriv 00:00 og 24:00"
            raise refusal(said)
        return self


class Service(Part):
    """A unit that helps: one entry of ``services.yml``."""

    id: Id = fact("Id.")
    type: Id = fact("Tjenestetypen: en fil i content/services/ eller services/.")
    name: Line = fact("Navnet på tjenesten hos dere.")
    contacts: tuple[Contact, ...] = fact(
        "Kontaktpunkter. Tom vises som «ikke fylt ut».", default=()
    )
    address: Line | None = fact("Besøksadresse.", default=None)
    hours: tuple[Hours, ...] = fact("Når tjenesten svarer.", default=())
    outside_hours: Markdown | None = fact("Hvem som svarer ellers.", default=None)
    form: Line | None = fact("Adresse til skjema på nett.", default=None)
    levels: tuple[Id, ...] = fact("Nivåene tjenesten er med på.", default=())
    for_whom: Markdown | None = fact("Hvem tjenesten er for, hos dere.", default=None)
    purpose: Markdown | None = fact("Formål.", default=None)
    criteria: Markdown | None = fact("Kriterier og forutsetninger.", default=None)
    includes: Markdown | None = fact("Hva tjenesten omfatter.", default=None)
    excludes: Markdown | None = fact("Hva tjenesten ikke omfatter.", default=None)
    how_to_refer: Markdown | None = fact("Hvordan du tar kontakt, hos dere.", default=None)
    reviewed: Date | None = fact("Dagen noen sist kontrollerte alt sammen.", default=None)
    based_on: Fingerprint | None = fact("Når oppføringen erstatter regionens.", default=None)


class Services(Part):
    """``services.yml``."""

    services: tuple[Service, ...] = fact("Tjenestene.", default=())


class Ages(Part):
    """From and to, in years. Pregnancy counts as before 0."""

    pregnancy: Flag = fact("Om tilbudet gjelder i svangerskapet.", default=False)
    from_age: Count = fact("Fra alder.", default=0)
    to_age: Count = fact("Til og med alder.", default=18)


class Measure(Part):
    """An offer that helps: one entry of ``measures.yml``."""

    id: Id = fact("Id.")
    name: Line = fact("Navn.")
    description: Markdown = fact("Hva tilbudet er.")
    service: Id | None = fact("Tjenesten som gir tilbudet: id-en i services.yml.", default=None)
    target: tuple[Literal["child", "youth", "parents", "pregnant", "staff"], ...] = fact(
        "Hvem det er for.", default=()
    )
    ages: Ages | None = fact("Aldersgruppe.", default=None)
    themes: tuple[Line, ...] = fact("Tema eller risikofaktorer.", default=())
    tier: Literal["universal", "selective", "indicated"] | None = fact(
        "Forebyggingsnivå: universelt, selektivt eller indisert.", default=None
    )
    levels: tuple[Id, ...] = fact("Nivåene tilbudet passer på.", default=())
    refer: tuple[Literal["self", "school", "service", "form", "decision"], ...] = fact(
        "Hvordan en kommer dit.", default=()
    )
    consent: Flag | None = fact("Om det trengs samtykke for å ta kontakt.", default=None)
    sector: Literal["municipal", "intermunicipal", "specialist", "state", "voluntary"] = fact(
        "Hvem som driver tilbudet.", default="municipal"
    )
    duration: Line | None = fact("Tidspunkt og varighet.", default=None)
    evidence: Line | None = fact("Hva som er kjent om virkningen, med kilde.", default=None)
    url: Line | None = fact("Nettside.", default=None)
    reviewed: Date | None = fact("Dagen noen sist kontrollerte oppføringen.", default=None)
    based_on: Fingerprint | None = fact("Når oppføringen erstatter regionens.", default=None)


class Measures(Part):
    """``measures.yml``."""

    measures: tuple[Measure, ...] = fact("Tiltakene.", default=())


class Arena(Part):
    """A meeting as it is held here: one entry of ``arenas.yml``."""

    id: Id = fact("Id.")
    type: Id = fact("Møtetypen: en fil i content/arenas/ eller arenas/.")
    name: Line = fact("Navnet på møtet hos dere.")
    purpose: Markdown | None = fact("Formål.", default=None)
    target: Markdown | None = fact("Hvilke saker som hører hjemme her.", default=None)
    frequency: Markdown | None = fact("Hvor ofte.", default=None)
    participants: Markdown | None = fact("Hvem som deltar.", default=None)
    responsible: Markdown | None = fact("Hvem som kaller inn og leder.", default=None)
    anonymous: Flag | None = fact("Om saken kan drøftes uten navn og samtykke.", default=None)
    levels: tuple[Id, ...] = fact("Nivåene møtet hører til.", default=())
    service_types: tuple[Id, ...] = fact("Bare for disse typene tjenester.", default=())
    contacts: tuple[Contact, ...] = fact("Hvordan en melder en sak.", default=())
    reviewed: Date | None = fact("Dagen noen sist kontrollerte oppføringen.", default=None)
    based_on: Fingerprint | None = fact("Når oppføringen erstatter regionens.", default=None)


class Arenas(Part):
    """``arenas.yml``."""

    arenas: tuple[Arena, ...] = fact("Møtene.", default=())


class System(Part):
    """The product behind a tool here, such as the log."""

    tool: Id = fact("Verktøyet systemet er, for eksempel stafettlogg.")
    name: Line = fact("Navnet på systemet.")
    url: Line | None = fact("Adresse til innlogging.", default=None)
    note: Markdown | None = fact("Om tilgang og bruk hos dere.", default=None)


class Baton(Part):
    """Who holds the baton on one level here."""

    level: Id = fact("Nivået.")
    role: Id = fact("Rollen.")
    name: Line | None = fact("Hva rollen kalles på dette nivået hos dere.", default=None)
    allowed: tuple[Id, ...] = fact("Bare disse typene tjenester kan ha rollen her.", default=())
    barred: tuple[Id, ...] = fact("Disse typene tjenester kan ikke ha rollen her.", default=())
    note: Markdown | None = fact("Utfyllende.", default=None)


class Brand(Part):
    """What the model is called here."""

    short: Line = fact("Kortnavnet, for eksempel BTI.")
    name: Line = fact("Hele navnet.")


class Borrowed(Part):
    """A tool that belongs to another municipality."""

    tool: Id = fact("Verktøyet.")
    owner: Id = fact("Mappen til kommunen som eier det.")


class Log(Part):
    """Where the case is documented here."""

    opened_on: Id | None = fact("Nivået der loggen blir åpnet.", default=None)
    consent_age: Count | None = fact("Alderen den unge selv samtykker fra.", default=None)
    note: Markdown | None = fact("Utfyllende.", default=None)


class Common(Part):
    """What a municipality and a region both may say."""

    name: Line = fact("Navnet.")
    website: Line | None = fact("Nettstedet.", default=None)
    address: Line | None = fact(
        "Adressen nettstedet er publisert på. Da får utskrifter adresse og QR-kode.", default=None
    )
    status: Literal["draft", "published"] = fact("draft eller published.", default="draft")
    brand: Brand | None = fact("Navnet på modellen, hvis det ikke er BTI.", default=None)
    variants: tuple[Id, ...] | None = fact(
        "Tjenestetypene som har egen utgave av veilederen.", default=None
    )
    accent: Colour | None = fact("Aksentfarge.", default=None)
    alone: Flag = fact(
        "true i en kopi (fork) der bare de som har denne linjen, skal bygges. Naboenes mapper "
        "blir liggende, så neste utgave kan hentes uten konflikter.",
        default=False,
    )
    names: dict[Ref, Line] = fact("Lokale navn, for eksempel arena/ressursteam: X.", default={})
    hide: tuple[Ref, ...] = fact("Det som ikke skal vises her.", default=())
    borrow: tuple[Borrowed, ...] = fact("Verktøy lånt av andre kommuner.", default=())
    systems: tuple[System, ...] = fact("Systemene som brukes.", default=())
    baton: tuple[Baton, ...] = fact("Hvem som holder stafettpinnen på hvert nivå.", default=())
    coordination_duty: Id | None = fact("Rollen som bærer samordningsplikten.", default=None)
    log: Log | None = fact("Om dokumentasjonen.", default=None)
    repository: Line | None = fact("Adressen der filene kan redigeres.", default=None)
    responsible: Line | None = fact("Rollen som har ansvar for veilederen.", default=None)
    contacts: tuple[Contact, ...] = fact("Hvem en spør om veilederen.", default=())
    about: Markdown | None = fact("Kort om BTI her.", default=None)
    reviewed: Date | None = fact("Dagen noen sist kontrollerte opplysningene.", default=None)


class Region(Common):
    """Several municipalities with something in common: ``region.yml``."""

    language: Language = fact("Målformen på regionens forside: nb eller nn.")


class Municipality(Common):
    """One municipality: ``municipality.yml``."""

    number: MunicipalityNumber = fact("Kommunenummeret, fire sifre.")
    language: Language = fact("Målformen: nb eller nn.")
    region: Id | None = fact("Mappen til regionen, hvis kommunen er med i en.", default=None)
    accessibility_statement: Line | None = fact(
        "Adressen til tilgjengelighetserklæringen i uustatus.no.", default=None
    )
