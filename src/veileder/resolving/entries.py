"""Entries of a municipality's tables that replace its region's, or are borrowed of others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from veileder import rules
from veileder.addresses import Kind, judge
from veileder.findings import Finding, Telling
from veileder.model.base import Part
from veileder.model.entries import Arena, Arenas, Service, Services
from veileder.model.measures import Measure, Measures
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import SHARED, Layer, Library, TextKey
from veileder.reading.likeness import nearest
from veileder.resolving.guide import Local

Entry = Service | Measure | Arena
_REACHED: tuple[Kind, ...] = ("phone", "email", "url")


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


def lent_entries(file: str, layers: Sequence[Layer], library: Library) -> Telling[list[Local[Any]]]:
    """Return what ``layers`` borrow in table ``file``, with what they say of it themselves.

    What its owner has not got is left out, and told of where it was asked for.
    """
    found = []
    for layer in layers:
        for wanted in getattr(layer.tables.get(file), "borrow", ()):
            local = yield from _lent(wanted, file, layer, library)
            if local:
                yield from _unsure(local, wanted, layer, library)
                found.append(local)
    return found


def _lent(wanted: Any, file: str, layer: Layer, library: Library) -> Telling[Local[Any] | None]:
    field, key = file.removesuffix(".yml"), file.removesuffix("s.yml")
    id = getattr(wanted, key)
    if any(entry.id == id for entry in getattr(layer.tables[file], field)):
        message = f"«{id}» står både under borrow og under {field}"
        cure = "Behold den ene: borrow for det andre har, ellers oppføringen deres."
        yield Finding(rules.REF_DUPLICATE, wanted.at(key), message, cure)
    owner = library.shared if wanted.owner == SHARED else library.layers.get(wanted.owner)
    table = owner.tables.get(file) if owner and owner is not layer else None
    entries_there = (entry for entry in getattr(table, field, ()) if not _is_wrong(entry))
    there = {entry.id: entry for entry in entries_there}
    if owner is None or owner is layer or id not in there:
        onwards = {getattr(one, key): one.owner for one in getattr(table, "borrow", ())}
        yield _not_there(wanted, key, there, onwards, owner if owner is not layer else None)
        return None
    own = wanted.model_fields_set - {"owner", "agreement", key}
    entry = there[id].model_copy(update={name: getattr(wanted, name) for name in own})
    lender = owner.settings.name if owner.settings else owner.id
    return Local(entry, owner.id, lender, getattr(wanted, "agreement", None))


def _is_wrong(entry: Any) -> bool:
    """Whether some number or address in an entry can't be right, wherever it stands."""
    reached = [(kind, one) for one in (entry, *getattr(entry, "contacts", ())) for kind in _REACHED]
    values = ((kind, getattr(one, kind, None)) for kind, one in reached)
    faults = (judge(kind, value) for kind, value in values if value)
    return any(rules.BY_CODE[fault.code].is_error for fault in faults if fault)


def _not_there(
    wanted: Any, key: str, there: Iterable[str], onwards: Mapping[str, str], owner: Layer | None
) -> Finding:
    """Return that what is ``wanted`` is not shown, and what to write instead, if that is known."""
    id = getattr(wanted, key)
    if owner is None:
        message = f"«{id}» vises ikke: {wanted.owner} er ingen annen mappe som har noe å låne"
        cure = "Skriv navnet på mappen i municipalities/ som har oppføringen."
        return Finding(rules.LAYER_NOT_LENT, wanted.at("owner"), message, cure)
    name = owner.settings.name if owner.settings else owner.id
    if id in onwards:
        message = f"«{id}» vises ikke: {name} låner den selv"
        cure = f"Skriv owner: {onwards[id]}."
        return Finding(rules.LAYER_NOT_LENT, wanted.at("owner"), message, cure)
    has = ", ".join(sorted(there))
    message = f"«{id}» vises ikke: {name} har den ikke, eller det er feil i den"
    others = f"De har: {has}. Skriv en av dem, eller spør {name}." if there else f"Spør {name}."
    cure = nearest(id, there) or others
    return Finding(rules.LAYER_NOT_LENT, wanted.at(key), message, cure)


def _unsure(local: Local[Any], wanted: Any, layer: Layer, library: Library) -> Iterator[Finding]:
    """Yield why something borrowed is not shown, or should not be relied on."""
    type = getattr(local.value, "type", None)
    kind = "arena" if isinstance(local.value, Arena) else "service"
    stack = [library.shared, *_above(layer, library), layer]
    if type and not any(TextKey(kind, type) in lower.texts for lower in stack):
        message = f"«{local.value.id}» vises ikke: dere har ingen side for typen «{type}»"
        cure = f"Skriv {layer.folder}/{kind}s/{type}.nb.md (eller .nn.md)."
        yield Finding(rules.LAYER_NOT_LENT, wanted.at(kind), message, cure)
    owner = library.layers.get(wanted.owner)
    statuses = [getattr(one and one.settings, "status", "published") for one in (layer, owner)]
    if statuses == ["published", "draft"]:
        message = f"«{local.value.id}» er lånt av {local.lender}, som er et utkast"
        cure = f"Spør {local.lender} om numrene er kontrollert."
        yield Finding(rules.LAYER_UNSURE_LENT, wanted.at("owner"), message, cure)


def _above(layer: Layer, library: Library) -> list[Layer]:
    """Return the region of a municipality."""
    region = library.layers.get(str(getattr(layer.settings, "region", None)))
    return [region] if region else []
