"""Phone numbers, e-mail and web addresses: their form, and that they belong here."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from veileder import rules
from veileder.addresses import Context, Fault, judge
from veileder.addresses.phones import bare
from veileder.addresses.register import Register
from veileder.checks.address_fields import AddressField, address_fields, lookup
from veileder.checks.surroundings import surroundings
from veileder.findings import Finding, Location
from veileder.model.base import Keys
from veileder.model.entries import Services
from veileder.reading.layers import ENTRY_TABLES, Layer, Library, TextKey
from veileder.reading.yaml.located import Located


def check_contacts(library: Library) -> Iterator[Finding]:
    """Yield numbers and addresses that may not stand in a field, in any table or document."""
    for layer in library.whole:
        known = surroundings(library, layer)
        for path, located in layer.sources.items():
            for field in address_fields(located, path):
                contexts = _named(known, located, field.keys)
                faults = (judge(field.kind, field.value, context) for context in contexts)
                if fault := next(filter(None, faults), None):
                    yield as_finding(fault, field.at)


def as_finding(fault: Fault, at: Location) -> Finding:
    """Return the finding of a number or an address that stands at ``at``."""
    return Finding(rules.BY_CODE[fault.code], at, fault.message, fault.cure)


def _named(known: Context, located: Located, keys: Keys) -> Iterator[Context]:
    """Yield what is known, with each name that stands over the field: its function, its entry.

    A field is what the municipality's own numbers are known from, so only the national are asked.
    """
    national = tuple(holder for holder in known.register.holders if holder.is_national)
    yield (asked := replace(known, register=Register(national)))
    for end in range(len(keys) - 1, 0, -1):
        around = lookup(located.data, keys[:end])
        for name in ("function", "name") if isinstance(around, dict) else ():
            said = lookup(around, (name,))
            for one in said.values() if isinstance(said, dict) else (said,):
                if isinstance(one, str):
                    yield replace(asked, before=one)


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
    national = {bare(one.value) for one in _fields(library.shared) if one.kind == "phone"}
    common = national | set(_of_several(library, layer))
    entry_of = dict(_entries(layer))
    for kind, value, _, at in _fields(layer):
        number = _plain(kind, value)
        if kind in ("phone", "email") and number not in common and len(number) > 6:
            yield OwnContact(kind, number, at, *entry_of.get(at, ("", "")))


def _fields(layer: Layer) -> Iterator[AddressField]:
    for path, located in layer.sources.items():
        yield from address_fields(located, path)


def _entries(layer: Layer) -> Iterator[tuple[Location, tuple[str, str]]]:
    """Yield the places of contacts in entries, each with the table and the id of the entry."""
    for table in ENTRY_TABLES:
        for entry in getattr(layer.tables.get(table), table.removesuffix(".yml"), ()):
            for index, _ in enumerate(getattr(entry, "contacts", ())):
                for field in ("phone", "email"):
                    yield entry.at("contacts", index, field), (table, entry.id)


def _plain(key: str, value: str) -> str:
    return bare(value) if key == "phone" else value.lower()


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
