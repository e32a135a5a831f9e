"""The tables of one municipality or region: services and meetings, each an entry."""

from typing import Literal

from veileder.model.base import (
    Date,
    Fingerprint,
    Flag,
    Id,
    Part,
    Url,
)
from veileder.model.both import Label, Line, Markdown
from veileder.model.declaring import fact
from veileder.model.lending import SERVES, Agreement, BorrowedEntry
from veileder.model.reaching import Contact, Hours, OtherHours


class _ServiceHead(Part):
    """What each service says for itself."""

    id: Id = fact("Id", "Id.")
    type: Id = fact(
        "Tjenestetype",
        "Tjenestetypen: en fil i content/services/ eller services/.",
        in_form="Hva slags tjeneste dette er.",
        to="service",
    )
    name: Label = fact("Navn", "Navnet på tjenesten hos dere.", example="Eksempel helsestasjon")


_Special = Literal["closed", "open", "sunday"]


class _ServiceFacts(Part):
    """How a service is reached, and what it does."""

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
    holidays: _Special | None = fact(
        "På helligdager",
        "Om tjenesten svarer på helligdager, 1. mai og 17. mai: closed, open (som ellers i uka) "
        "eller sunday (som på søndager). Står det tomt, vises det ikke.",
        in_form="Helligdager, 1. mai og 17. mai. Står det tomt, vises det ikke.",
        default=None,
    )
    eves: _Special | None = fact(
        "På julaften og nyttårsaften",
        "Det samme for 24. og 31. desember: closed, open eller sunday. Er det kortere tid, skriv "
        "dagene i other_hours.",
        in_form="24. og 31. desember. Er det kortere tid, skriv dagene under «andre tider».",
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
    checked: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte alt sammen.", default=None
    )


class Service(_ServiceFacts, _ServiceHead):
    """A unit that helps: one entry of ``services.yml``."""

    serves: Line | None = SERVES
    based_on: Fingerprint | None = fact(
        "Erstatter regionens", "Når oppføringen erstatter regionens.", default=None
    )


class _ServiceElsewhere(Part):
    """Which one it is, by the id in the owner's file."""

    service: Id = fact("Tjenesten", "Id-en i filen til eieren.")


class BorrowedService(_ServiceFacts, BorrowedEntry, _ServiceElsewhere):
    """A service that somebody else runs: an entry under ``borrow``."""

    agreement: Agreement | None = fact(
        "Avtale", "Avtalen dere har med den som driver tjenesten.", default=None
    )


class Services(Part):
    """``services.yml``."""

    services: tuple[Service, ...] = fact("Tjenester", "Tjenestene.", in_form="", default=())
    borrow: tuple[BorrowedService, ...] = fact(
        "Felles med andre",
        "Det en annen kommune eller region har i sin services.yml, og som gjelder hos dere også. "
        "Rettes det der, blir det rett hos dere. Felt dere skriver her, går foran.",
        in_form="Det en annen har i sin mappe, og som gjelder hos dere også.",
        default=(),
    )


class _ArenaHead(Part):
    """What each meeting says for itself."""

    id: Id = fact("Id", "Id.")
    type: Id = fact(
        "Møtetype",
        "Møtetypen: en fil i content/arenas/ eller arenas/.",
        in_form="Hva slags møte dette er.",
        to="arena",
    )
    name: Label = fact("Navn", "Navnet på møtet hos dere.")


class _ArenaFacts(Part):
    """How a meeting is held, and how one gets a case there."""

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
    checked: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist kontrollerte oppføringen.", default=None
    )


class Arena(_ArenaFacts, _ArenaHead):
    """A meeting as it is held here: one entry of ``arenas.yml``."""

    serves: Line | None = SERVES
    based_on: Fingerprint | None = fact(
        "Erstatter regionens", "Når oppføringen erstatter regionens.", default=None
    )


class _ArenaElsewhere(Part):
    """Which one it is, by the id in the owner's file."""

    arena: Id = fact("Møtet", "Id-en i filen til eieren.")


class BorrowedArena(_ArenaFacts, BorrowedEntry, _ArenaElsewhere):
    """A meeting that somebody else holds: an entry under ``borrow``."""


class Arenas(Part):
    """``arenas.yml``."""

    arenas: tuple[Arena, ...] = fact("Møter", "Møtene.", in_form="", default=())
    borrow: tuple[BorrowedArena, ...] = fact(
        "Felles med andre",
        "Det en annen kommune eller region har i sin arenas.yml, og som gjelder hos dere også. "
        "Rettes det der, blir det rett hos dere. Felt dere skriver her, går foran.",
        in_form="Det en annen har i sin mappe, og som gjelder hos dere også.",
        default=(),
    )
