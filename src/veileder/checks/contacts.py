"""Phone numbers, e-mail and web addresses: their form, and that they belong here."""

from collections.abc import Iterator
from typing import NamedTuple

from veileder import rules
from veileder.findings import Finding, Location
from veileder.markdown.contact_forms import Fault, email_fault, phone_fault, url_fault
from veileder.model.base import Keys
from veileder.model.entries import Services
from veileder.model.formats import digits
from veileder.reading.layers import ENTRY_TABLES, Layer, Library, TextKey

_URL_FIELDS = {"url", "form", "website", "repository", "accessibility_statement"}
_JUDGES = {
    "phone": phone_fault,
    "email": email_fault,
    **dict.fromkeys(_URL_FIELDS, url_fault),
}
RULE_OF = {
    "phone": rules.CONTACT_PHONE,
    "email": rules.CONTACT_EMAIL,
    "url": rules.CONTACT_URL,
}


def check_contacts(library: Library) -> Iterator[Finding]:
    """Yield numbers and addresses with the wrong form, in any table or document."""
    for layer in library.whole:
        for key, value, at in _judged(layer):
            if fault := _JUDGES[key](value):
                yield as_finding(fault, at)
        settings = layer.settings
        if settings and settings.address and (fault := url_fault(settings.address)):
            yield as_finding(fault, settings.at("address"))


def as_finding(fault: Fault, at: Location) -> Finding:
    """Return the finding of a number or an address that stands at ``at``."""
    return Finding(RULE_OF[fault.kind], at, fault.message, fault.cure)


def _judged(layer: Layer) -> Iterator[tuple[str, str, Location]]:
    """Yield every number and address of a layer: its field, itself, and where it stands."""
    for located in layer.sources.values():
        for keys, at in located.marks.items():
            name = keys[-1] if keys else None
            if name in _JUDGES and isinstance(value := _lookup(located.data, keys), str):
                yield str(name), value.strip(), at


def _lookup(data: object, keys: Keys) -> object:
    for key in keys:
        try:
            data = data[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):  # a field left empty has a place and no value
            return None
    return data


class OwnContact(NamedTuple):
    """A number or an address: its field, its plain form, where, and the entry it stands in.

    ``table`` and ``entry`` are empty where it is no part of an entry.
    """

    field: str
    value: str
    at: Location
    table: str
    entry: str


def own_contacts(library: Library, layer: Layer) -> Iterator[OwnContact]:
    """Yield the numbers and mail addresses of a municipality that should be nobody else's."""
    national = {
        digits(v).removeprefix("+47") for key, v, _ in _judged(library.shared) if key == "phone"
    }
    common = national | set(_of_several(library, layer))
    entry_of = dict(_entries(layer))
    for key, value, at in _judged(layer):
        number = _plain(key, value)
        if key in ("phone", "email") and number not in common and len(number) > 6:
            yield OwnContact(key, number, at, *entry_of.get(at, ("", "")))


def _entries(layer: Layer) -> Iterator[tuple[Location, tuple[str, str]]]:
    """Yield the places of contacts in entries, each with the table and the id of the entry."""
    for table in ENTRY_TABLES:
        for entry in getattr(layer.tables.get(table), table.removesuffix(".yml"), ()):
            for index, _ in enumerate(getattr(entry, "contacts", ())):
                for field in ("phone", "email"):
                    yield entry.at("contacts", index, field), (table, entry.id)


def _plain(key: str, value: str) -> str:
    return digits(value).removeprefix("+47") if key == "phone" else value.lower()


def _of_several(library: Library, layer: Layer) -> Iterator[str]:
    """Yield the contacts of services that several municipalities share, or that the state runs."""
    services = layer.table("services.yml", Services)
    for service in services.services if services else ():
        key = TextKey("service", service.type)
        kind = layer.original(key) or library.shared.original(key)
        if kind and kind.located.data.get("sector", "municipal") != "municipal":
            for contact in service.contacts:
                yield _plain("phone", contact.phone or "")
                yield _plain("email", contact.email or "")
