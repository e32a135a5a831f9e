"""Local units of a type of service, ready to tap."""

from collections.abc import Iterable
from dataclasses import dataclass

from veileder.model.bilingual import Helpline
from veileder.model.entries import Service
from veileder.model.reaching import Contact as WrittenContact
from veileder.pages.checking import service_checked
from veileder.pages.opening_hours import Hours, others, special, weekly, written
from veileder.pages.parts import Checked, Contact, OtherHours, Own, Point, day
from veileder.pages.sharing import whose
from veileder.pages.view import View

_TEXTS = (
    "for_whom",
    "purpose",
    "criteria",
    "includes",
    "excludes",
    "how_to_refer",
    "outside_hours",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A local unit: how to reach it, and when; ``written`` is for the browser.

    ``checked`` is when somebody last looked at all of it.
    """

    name: str
    contacts: tuple[Contact, ...]
    hours: tuple[Hours, ...]
    special_days: tuple[str, ...]
    other_hours: tuple[OtherHours, ...]
    written: str
    checked: Checked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The agreement with ``party`` that a unit is used by, and when it holds.

    ``until`` is the last day as a machine reads it.
    """

    party: str
    title: str
    url: Own | None
    holds: str
    until: str | None
    checked: Checked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeUnit(Unit):
    """Everything about one unit; ``form`` is the address of one on the web.

    ``whose`` says who shares it and who runs it, and ``agreement`` by what agreement.
    """

    id: str
    address: str | None
    form: Own | None
    texts: tuple[Point, ...]
    whose: str
    agreement: Agreed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceContacts:
    """A type of service with its local units; no units means «ikke fylt ut».

    It ``is_known`` when somebody has written how to reach one of them, or when.
    """

    title: str
    href: str | None
    units: tuple[Unit, ...]
    is_known: bool


def service_contacts(view: View, type_ids: Iterable[str]) -> tuple[ServiceContacts, ...]:
    """Return the types of service that this site shows, each with its units."""
    return tuple(
        _contacts(view, link.title, link.href, units(view, id))
        for id in type_ids
        if (link := view.link(f"service/{id}"))
    )


def all_units(view: View, type_ids: Iterable[str]) -> list[Service]:
    """Return the municipality's units of several types."""
    return [service for id in type_ids for service in units(view, id)]


def giver(view: View, service: Service) -> ServiceContacts:
    """Return one unit under the link of its type, or under its own name if that has no page."""
    link = view.link(f"service/{service.type}")
    title, href = (link.title, link.href) if link else (service.name, None)
    return _contacts(view, title, href, [service])


def _contacts(
    view: View, title: str, href: str | None, services: Iterable[Service]
) -> ServiceContacts:
    local = tuple(unit(view, service) for service in services)
    is_known = any(one.contacts or one.written for one in local)
    return ServiceContacts(title=title, href=href, units=local, is_known=is_known)


def units(view: View, type_id: str) -> list[Service]:
    """Return the municipality's units of one type, with the national number if it has no own."""
    own = [local.value for local in view.guide.services if local.value.type == type_id]
    lines = [line for line in view.guide.helplines if line.service == type_id]
    if not lines or any(service.contacts for service in own):
        return own
    days = [line.checked for line in lines if line.checked]
    national = {
        "contacts": tuple(_contact(view, line) for line in lines),
        "checked": min(days) if len(days) == len(lines) else None,
    }
    if own:
        return [service.model_copy(update=national) for service in own]
    name = lines[0].text(view.guide.language).name
    return [Service(id=f"{type_id}-landet", type=type_id, name=name, **national)]


def _contact(view: View, line: Helpline) -> WrittenContact:
    """Return a national number as that of a local unit."""
    return WrittenContact(function=line.text(view.guide.language).name, phone=line.phone)


def unit(view: View, service: Service) -> Unit:
    """Return how to reach one unit."""
    return Unit(
        name=service.name,
        contacts=view.contacts(service.contacts),
        hours=weekly(view.strings, service),
        special_days=special(view.strings, service),
        other_hours=others(service),
        written=written(service),
        checked=service_checked(view.guide, view.strings, service),
    )


def whole_unit(view: View, service: Service) -> WholeUnit:
    """Return everything about one unit."""
    short = unit(view, service)
    return WholeUnit(
        name=short.name,
        contacts=short.contacts,
        hours=short.hours,
        special_days=short.special_days,
        other_hours=short.other_hours,
        written=short.written,
        checked=short.checked,
        id=service.id,
        address=service.address,
        form=service.form,
        whose=whose(view, service),
        agreement=_agreed(view, service.id),
        texts=tuple(
            Point(view.strings[name], view.html(value))
            for name in _TEXTS
            if (value := getattr(service, name))
        ),
    )


def _agreed(view: View, id: str) -> Agreed | None:
    """Return the agreement by which the service ``id`` is borrowed."""
    local = next((one for one in view.guide.services if one.value.id == id), None)
    if local is None or local.agreement is None:
        return None
    agreed = local.agreement
    first, last = day(agreed.since), day(agreed.until)
    said = (("agreement_since", first), ("agreement_until", last))
    return Agreed(
        party=local.lender or "",
        title=agreed.title,
        url=agreed.url,
        holds=", ".join(view.say(key, day=one) for key, one in said if one),
        until=agreed.until.isoformat() if agreed.until else None,
        checked=view.checked("agreement", agreed.checked),
    )
