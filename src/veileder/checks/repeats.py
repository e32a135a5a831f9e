"""What stands twice: in a list, where once is enough, and names that do not tell two apart."""

from collections.abc import Iterable, Iterator
from typing import Any

from veileder import rules
from veileder.findings import Finding
from veileder.model.base import Keys
from veileder.model.entries import Arena, Arenas, Service, Services
from veileder.model.measures import Measure, Measures
from veileder.reading.layers import Layer

_Entry = Service | Measure | Arena


def check_repeats(layer: Layer) -> Iterator[Finding]:
    """Yield items that stand twice in a list, and entries of one table with the same name."""
    for located in layer.sources.values():
        for keys in _repeated(located.data, ()):
            said = "Dette står to ganger"
            yield Finding(rules.REF_REPEATED, located.marks[keys], said, "Ta bort det ene.")
    services = layer.table("services.yml", Services)
    measures = layer.table("measures.yml", Measures)
    arenas = layer.table("arenas.yml", Arenas)
    yield from _namesakes(services.services if services else ())
    yield from _namesakes(measures.measures if measures else ())
    yield from _namesakes(arenas.arenas if arenas else ())


def _repeated(value: Any, keys: Keys) -> Iterator[Keys]:
    """Yield the keys of every item that an earlier one of its list is equal to."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _repeated(inner, (*keys, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if item and item in value[:index]:
                yield (*keys, index)
            yield from _repeated(item, (*keys, index))


def _namesakes(entries: Iterable[_Entry]) -> Iterator[Finding]:
    by_name: dict[object, list[_Entry]] = {}
    for entry in entries:
        # A meeting can be held by several kinds of services, under one name.
        whose = entry.service_types if isinstance(entry, Arena) else ()
        by_name.setdefault((entry.name.lower(), whose), []).append(entry)
    for entry in (one for same in by_name.values() if len(same) > 1 for one in same):
        message = f"Flere heter «{entry.name}»"
        cure = "Gi dem navn som skiller dem fra hverandre."
        yield Finding(rules.REF_REPEATED, entry.at("name"), message, cure)
