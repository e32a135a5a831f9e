"""Entries of a municipality's tables that replace its region's entry with the same id."""

from collections.abc import Iterator, Sequence

from veileder.model.base import Part
from veileder.model.entries import (
    Arena,
    Arenas,
    Measure,
    Measures,
    Service,
    Services,
)
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer

Entry = Service | Measure | Arena


def entries(layer: Layer) -> Iterator[tuple[str, Entry]]:
    """Yield every entry of the layer's tables, with the name of its file."""
    services = layer.table("services.yml", Services) or Services()
    measures = layer.table("measures.yml", Measures) or Measures()
    arenas = layer.table("arenas.yml", Arenas) or Arenas()
    yield from (("services.yml", entry) for entry in services.services)
    yield from (("measures.yml", entry) for entry in measures.measures)
    yield from (("arenas.yml", entry) for entry in arenas.arenas)


def with_replaced(layers: Sequence[Layer]) -> Iterator[tuple[Entry, Entry | None]]:
    """Yield every entry of the last layer, with the one of an earlier layer that it replaces."""
    below = {(file, entry.id): entry for layer in layers[:-1] for file, entry in entries(layer)}
    for file, entry in entries(layers[-1]):
        yield entry, below.get((file, entry.id))


def entry_fingerprint(entry: Part) -> str:
    """Return the fingerprint of what ``entry`` says."""
    return fingerprint(entry.model_dump(mode="json"))
