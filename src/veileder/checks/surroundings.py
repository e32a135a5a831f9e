"""What is known where a municipality writes: the register of numbers, and whose domains are own."""

from collections.abc import Iterator

from veileder.addresses import Context
from veileder.addresses.hosts import domain
from veileder.addresses.phones import bare
from veileder.addresses.register import Holder, called, register
from veileder.addresses.webs import host_of
from veileder.checks.address_fields import address_fields
from veileder.model.base import SITE_LANGUAGES
from veileder.model.bilingual import Helplines
from veileder.reading.layers import ENTRY_TABLES, Layer, Library

_NATIONAL = 3  # digits of a number that is the same in the whole country
_LINKS_ELSEWHERE = {"sources", "repository", "accessibility_statement"}


def surroundings(library: Library, layer: Layer) -> Context:
    """Return what is known of numbers and domains where ``layer`` is the last."""
    stack = [library.shared] if layer is library.shared else library.stack(layer.id)
    holders = (*_national(library.shared), *(own for one in stack for own in _own(one)))
    return Context(register=register(holders), own=frozenset(_domains(stack)))


def _national(shared: Layer) -> Iterator[Holder]:
    table = shared.table("helplines.yml", Helplines)
    for line in table.helplines if table else ():
        full = [line.text(language).name for language in SITE_LANGUAGES]
        names = tuple(dict.fromkeys(short for name in full for short in called(name)))
        is_local = bool(line.service) or len(bare(line.phone)) == _NATIONAL
        common = is_local or "," in "".join(full)
        yield Holder(names, (bare(line.phone),), is_common=common)


def _own(layer: Layer) -> Iterator[Holder]:
    """Yield the services, measures and meetings of ``layer`` that have numbers."""
    for table in ENTRY_TABLES:
        for entry in getattr(layer.tables.get(table), table.removesuffix(".yml"), ()):
            contacts = getattr(entry, "contacts", ())
            numbers = tuple(bare(contact.phone) for contact in contacts if contact.phone)
            name = " ".join(entry.name.casefold().split())
            if " " in name:  # one word is what many are called
                yield Holder((name,), numbers, is_national=False)


def _domains(stack: list[Layer]) -> Iterator[str]:
    """Yield the domains that those who write have said are theirs, or of whom they work with."""
    for layer in stack:
        yield from getattr(layer.settings, "domains", ())
        for path, located in layer.sources.items():
            if path.endswith(".yml"):
                for field in address_fields(located, path):
                    if field.kind == "url" and not _LINKS_ELSEWHERE & set(field.keys):
                        yield domain(host_of(field.value))
