"""``contacts.json``: whom to ring in an emergency, the services, the meetings, national numbers."""

import datetime as dt
from typing import Literal

from veileder.api.data.parts import ApiPart, Published, Ref, said


class Urgent(ApiPart):
    """Somebody to ring when it is urgent."""

    name: str = said("Tjenesten som svarer.")
    function: str | None = said("Funksjonen, når tjenesten har flere numre.")
    phone: str | None = said("Nummeret for lesing; null når ingen har skrevet det.")
    tel: str | None = said("Nummeret for oppringing.")
    national: bool = said("Om nummeret er nasjonalt.")
    stands_in_for: str | None = said("Tjenesten som mangler lokalt nummer, og som dette er for.")
    hours: list[str] = said("Når det svarer, for lesing. Tom betyr at ingen har skrevet det.")
    help: str | None = said("Når en ringer dit.")


class Emergency(ApiPart):
    """The acute rule: whom to ring, in this order."""

    href: str = said("Siden med akuttregelen, sett fra denne filen.")
    life: list[Urgent] = said("Ved fare for liv. Disse først.")
    services: list[Urgent] = said("Tjenestene som skal varsles.")
    advice: list[Urgent] = said("Andre som svarer.")


Days = Literal["mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "sat-sun", "every-day"]


Special = Literal["closed", "open", "sunday"]


class Contact(ApiPart):
    """A way to reach a function, never a person."""

    function: str = said("Funksjonen, som «Vakttelefon».")
    phone: str | None = said("Nummeret for lesing.")
    tel: str | None = said("Nummeret for oppringing.")
    email: str | None = said("En felles postkasse.")
    url: str | None = said("Nettside eller skjema.")


class Hours(ApiPart):
    """When a service answers on some days of the week."""

    days: Days = said("Dagene.")
    opens: str = said("Åpner, som 08:00.")
    closes: str = said("Stenger. Før åpningstiden betyr neste dag; 00:00–24:00 er hele døgnet.")


class OtherHours(ApiPart):
    """Days that differ."""

    first: dt.date = said("Den første dagen.")
    last: dt.date = said("Den siste dagen; den samme når det bare er én.")
    opens: str | None = said("Åpner; null når det er stengt hele dagen.")
    closes: str | None = said("Stenger; null når det er stengt hele dagen.")
    why: str | None = said("Anledningen.")


class Unit(ApiPart):
    """A unit that helps."""

    id: str = said("Id-en til enheten.")
    name: str = said("Navnet.")
    contacts: list[Contact] = said("Måter å nå den på. Tom betyr «ikke fylt ut».")
    national: bool = said("Om numrene er nasjonale, fordi ingen lokale er skrevet.")
    address: str | None = said("Besøksadressen.")
    form: str | None = said("Adressen til skjema på nett.")
    hours: list[Hours] = said("Når den svarer. Tom betyr at ingen har skrevet det.")
    holidays: Special | None = said(
        "På helligdager, 1. og 17. mai: closed, open (som ellers i uka), sunday (som på søndager)."
    )
    eves: Special | None = said("På julaften og nyttårsaften, på samme måte.")
    other_hours: list[OtherHours] = said("Dager med andre tider enn vanlig.")
    shared: str | None = said("Hvem den er felles for, og hvem som driver den.")
    checked: dt.date | None = said("Dagen noen sist kontrollerte alt; null når ingen har det.")


class ServiceType(Ref):
    """A type of service, with its units here."""

    sector: str = said(
        "municipal, intermunicipal, partnership, county, specialist, state eller voluntary."
    )
    units: list[Unit] = said("Enhetene her. Tom betyr «ikke fylt ut».")


class Meeting(ApiPart):
    """A meeting as it is held here."""

    id: str = said("Id-en til møtet.")
    name: str = said("Navnet.")
    type: Ref = said("Møtetypen, med siden som sier mer.")
    contacts: list[Contact] = said("Slik melder en en sak. Tom betyr «ikke fylt ut».")
    checked: dt.date | None = said("Dagen noen sist kontrollerte oppføringen.")


class Helpline(ApiPart):
    """A national number."""

    id: str = said("Id-en.")
    name: str = said("Navnet.")
    phone: str = said("Nummeret for lesing.")
    tel: str = said("Nummeret for oppringing.")
    help: str = said("Når en ringer dit.")
    hours: str | None = said("Når den svarer, for lesing.")
    emergency: bool = said("Om nummeret står i akuttregelen.")
    source: str = said("Hvor nummeret er hentet fra.")
    checked: dt.date | None = said("Dagen det ble kontrollert mot kilden.")
    confirmed: bool = said("Om det er kontrollert hos eieren.")


class Contacts(Published):
    """How to reach those that help."""

    emergency: Emergency | None = said("Akuttregelen.")
    services: list[ServiceType] = said("Typene tjenester, hver med enhetene her.")
    meetings: list[Meeting] = said("Møtene som blir holdt her.")
    helplines: list[Helpline] = said("De nasjonale telefonene.")
    guide: list[Contact] = said("De som svarer for veilederen. Tom betyr «ikke fylt ut».")
