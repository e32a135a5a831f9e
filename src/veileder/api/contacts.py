"""``contacts.json``: whom to ring in an emergency, the services, the meetings, national numbers."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, cast

from veileder.api.parts import ApiPart, Published, Ref, about, ref, said
from veileder.api.urgent import Emergency, emergency
from veileder.model import formats
from veileder.model.bilingual import Helpline as WrittenHelpline
from veileder.model.documents import ServiceType as WrittenType
from veileder.model.entries import Service
from veileder.model.reaching import Contact as WrittenContact
from veileder.model.reaching import OtherHours as WrittenOtherHours
from veileder.pages.contacts import units
from veileder.pages.sharing import whose
from veileder.pages.view import View

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

    sector: str = said("municipal, intermunicipal, specialist, state eller voluntary.")
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


def contacts(view: View) -> Contacts:
    """Return how to reach those that help, as the pages of the site say."""
    return Contacts(
        **about(view),
        emergency=emergency(view),
        services=list(_services(view)),
        meetings=list(_meetings(view)),
        helplines=[_helpline(view, line) for line in view.guide.helplines],
        guide=_contacts(view, view.guide.settings.contacts),
    )


def _services(view: View) -> Iterator[ServiceType]:
    own = {local.value.id: local.value for local in view.guide.services}
    for document in view.guide.documents["service"].values():
        if found := ref(view, f"service/{document.id}"):
            yield ServiceType(
                **found.model_dump(),
                sector=cast(WrittenType, document.value).sector,
                units=[_unit(view, one, own.get(one.id)) for one in units(view, document.id)],
            )


def _unit(view: View, unit: Service, own: Service | None) -> Unit:
    return Unit(
        id=unit.id,
        name=unit.name,
        contacts=_contacts(view, unit.contacts),
        national=bool(unit.contacts) and not (own and own.contacts),
        address=unit.address,
        form=unit.form,
        hours=[Hours(days=one.days, opens=one.opens, closes=one.closes) for one in unit.hours],
        holidays=unit.holidays,
        eves=unit.eves,
        other_hours=[_other_hours(one) for one in unit.other_hours],
        shared=whose(view, unit) or None,
        checked=unit.reviewed,
    )


def _other_hours(written: WrittenOtherHours) -> OtherHours:
    return OtherHours(
        first=written.first,
        last=written.last or written.first,
        opens=written.opens,
        closes=written.closes,
        why=written.why,
    )


def _contacts(view: View, written: Iterable[WrittenContact]) -> list[Contact]:
    return [
        Contact(function=one.function, phone=one.phone, tel=one.tel, email=one.email, url=one.url)
        for one in view.contacts(written)
    ]


def _meetings(view: View) -> Iterator[Meeting]:
    for arena in (local.value for local in view.guide.arenas):
        found = ref(view, f"arena/{arena.type}")
        if found:
            yield Meeting(
                id=arena.id,
                name=arena.name,
                type=found,
                contacts=_contacts(view, arena.contacts),
                checked=arena.reviewed,
            )


def _helpline(view: View, line: WrittenHelpline) -> Helpline:
    text = line.text(view.guide.language)
    return Helpline(
        id=line.id,
        name=text.name,
        phone=formats.phone(line.phone),
        tel=formats.digits(line.phone),
        help=text.help,
        hours=text.hours,
        emergency=line.emergency,
        source=line.source,
        checked=line.checked,
        confirmed=line.confirmed,
    )
