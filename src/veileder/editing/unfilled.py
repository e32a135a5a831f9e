"""What is empty and matters, the numbers first: each with the field where it is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from veileder.checks.published import has_phone, urgent_types
from veileder.editing.language import Words
from veileder.model.entries import Arena, Service
from veileder.resolving.guide import Guide
from veileder.status.marks import is_reached, missing_services, type_title

_NEW_SERVICE = "skjema/services.yml?post=%2B#f.type"


@dataclass(frozen=True, slots=True)
class Gap:
    """What is empty: what it is of, which word says so, and the address of the field."""

    where: str
    word: str
    href: str


def gaps(guide: Guide, t: Words) -> Iterator[Gap]:
    """Yield what is empty, in the order of what can hurt most."""
    yield from _numbers(guide)
    services = [local.value for local in guide.services if local.layer == guide.id]
    for service in services:
        if not is_reached(service):
            yield Gap(service.name, "no_number", _field("services.yml", service.id, "contacts"))
    yield from _missing_types(guide)
    yield from _settings(guide, t)
    urgent = {*urgent_types(guide)}
    for service in services:
        yield from _hours(service, is_urgent=service.type in urgent)
    for local in guide.arenas:
        if local.layer == guide.id:
            yield from _meeting(local.value)


def _field(name: str, entry: str, field: str) -> str:
    return f"skjema/{name}?post={quote(entry)}#f.{field}"


def _numbers(guide: Guide) -> Iterator[Gap]:
    """Yield the services of the emergency rule that have no number of their own here."""
    for type in urgent_types(guide):
        if not has_phone(guide, type):
            mine = (local.value for local in guide.services if local.value.type == type)
            entry = next(mine, None)
            href = _field("services.yml", entry.id, "contacts") if entry else _NEW_SERVICE
            yield Gap(type_title(guide, type), "no_emergency_number", href)


def _missing_types(guide: Guide) -> Iterator[Gap]:
    """Yield the types of service that steps send people to, and that nobody is of here."""
    for type in missing_services(guide):
        yield Gap(type_title(guide, type), "no_service", _NEW_SERVICE)


def _settings(guide: Guide, t: Words) -> Iterator[Gap]:
    own = guide.municipality
    is_answered = any(one.phone or one.email for one in guide.settings.contacts)
    empty = {
        "contacts": None if is_answered else "no_guide_contact",
        "accessibility_statement": None if own.accessibility_statement else "no_statement",
        "responsible": None if guide.settings.responsible else "no_responsible",
        "coordination_duty": None if guide.settings.coordination_duty else "no_coordination",
    }
    for field, word in empty.items():
        if word:
            yield Gap(t["municipality_yml"], word, f"skjema/municipality.yml#f.{field}")


def _hours(service: Service, *, is_urgent: bool) -> Iterator[Gap]:
    if not service.hours:
        yield Gap(service.name, "no_hours", _field("services.yml", service.id, "hours"))
    elif is_urgent and not service.outside_hours:
        href = _field("services.yml", service.id, "outside_hours")
        yield Gap(service.name, "no_outside_hours", href)


def _meeting(arena: Arena) -> Iterator[Gap]:
    if not arena.participants and not arena.responsible:
        yield Gap(arena.name, "no_participants", _field("arenas.yml", arena.id, "participants"))
    if not is_reached(arena):
        yield Gap(arena.name, "no_way_in", _field("arenas.yml", arena.id, "contacts"))
