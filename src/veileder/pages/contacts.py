"""Local units of a type of service, ready to tap."""

from veileder.model import formats
from veileder.model.base import Language
from veileder.model.municipality import Contact, Hours, Service
from veileder.pages.base import Data, View, day


def service_contacts(view: View, type_id: str) -> Data:
    """Return the service type's link and its local units; no units means «ikke fylt ut»."""
    link = view.link(f"service/{type_id}") or {"title": type_id, "href": None}
    return {**link, "units": [unit_data(view, service) for service in units(view, type_id)]}


def units(view: View, type_id: str) -> list[Service]:
    """Return the municipality's units of one type, with the national number if it has no own."""
    own = [local.value for local in view.guide.services if local.value.type == type_id]
    national = _national(view, type_id)
    if not national or any(service.contacts for service in own):
        return own
    if own:
        return [service.model_copy(update={"contacts": national}) for service in own]
    name = national[0].function
    return [Service(id=f"{type_id}-landet", type=type_id, name=name, contacts=national)]


def _national(view: View, type_id: str) -> tuple[Contact, ...]:
    """Return the national numbers that the shared content names for this type of service."""
    lines = [line for line in view.guide.helplines if line.service == type_id]
    is_nynorsk = view.guide.language is Language.NN
    return tuple(
        Contact(function=(line.nn if is_nynorsk else line.nb).name, phone=line.phone)
        for line in lines
    )


def unit_data(view: View, service: Service) -> Data:
    """Return everything about one unit."""
    texts = (
        "for_whom",
        "purpose",
        "criteria",
        "includes",
        "excludes",
        "how_to_refer",
        "outside_hours",
    )
    return {
        "id": service.id,
        "name": service.name,
        "contacts": view.contacts(service.contacts),
        "address": service.address,
        "hours": [hours_data(view, hours) for hours in service.hours],
        "form": service.form,
        "levels": view.links(f"level/{level}" for level in service.levels),
        "reviewed": day(service.reviewed),
        "texts": [
            {"label": view.strings[name], "html": view.html(value)}
            for name in texts
            if (value := getattr(service, name))
        ],
    }


def hours_data(view: View, hours: Hours) -> Data:
    """Return opening hours for reading, and as the browser computes «open now» from them."""
    return {
        "days": view.strings[f"days_{hours.days.replace('-', '_')}"],
        "clock": formats.clock(hours.opens, hours.closes),
        "days_id": hours.days,
        "opens": hours.opens,
        "closes": hours.closes,
    }
