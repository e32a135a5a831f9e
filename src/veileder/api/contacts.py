"""Fills ``contacts.json``: the services, the meetings, the national numbers."""

from collections.abc import Iterable, Iterator
from typing import cast

from veileder.api.data.contacts import (
    Contact,
    Contacts,
    Helpline,
    Hours,
    Meeting,
    OtherHours,
    ServiceType,
    Unit,
)
from veileder.api.parts import about, ref
from veileder.api.urgent import emergency
from veileder.model import formats
from veileder.model.bilingual import Helpline as WrittenHelpline
from veileder.model.documents import ServiceType as WrittenType
from veileder.model.entries import Service
from veileder.model.reaching import Contact as WrittenContact
from veileder.model.reaching import OtherHours as WrittenOtherHours
from veileder.pages.contacts import units
from veileder.pages.sharing import whose
from veileder.pages.view import View


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
        checked=unit.checked,
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
                checked=arena.checked,
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
