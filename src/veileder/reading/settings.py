"""What a municipality or region says of itself, as far as it can be read.

A mistake in these files must not hide the mistakes in the rest of the folder, so what is right in
them is used to check the others. The mistake itself keeps the site from being built.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from veileder.findings import Finding, told
from veileder.model.base import Part, Place
from veileder.model.entries import Arena, Service
from veileder.model.kinds import TABLES
from veileder.model.measures import Measure
from veileder.model.municipality import Municipality, Region
from veileder.reading.decode import meant_by, salvage
from veileder.reading.layers import Layer
from veileder.reading.source import SourceFile
from veileder.reading.yaml.located import Located
from veileder.reading.yaml.reader import read_yaml

SETTINGS: dict[str, type[Municipality] | type[Region]] = {
    "municipality.yml": Municipality,
    "region.yml": Region,
}
ENTRIES: dict[str, type[Part]] = {
    "services.yml": Service,
    "measures.yml": Measure,
    "arenas.yml": Arena,
}
# What decides which ids there are and which are used: without them there is nothing to check by.
_KEPT = frozenset({"region", "borrow", "variants", "hide", "baton"})
_TRIES = 3
_FIELD = re.compile(r"""["']?(?P<name>[^\s:#"'-][^:]*?)["']?\s*(:|$)""")


def salvaged(name: str, located: Located, id: str) -> Part | None:
    """Return the settings in file ``name`` of folder ``id``, with stand-ins for what is wrong.

    They are only for checking: never published, and without a number that another may have.
    """
    model = SETTINGS[name]
    needed = {"name": id, "number": "0000", "language": "nb"}
    part = salvage(
        model, located, {k: v for k, v in needed.items() if k in model.model_fields}, _KEPT
    )
    if part is None:
        return None
    stand_in: dict[str, Any] = {"status": "draft"}
    if getattr(part, "number", None) == "0000":
        stand_in["number"] = f"({id})"
    return part.model_copy(update=stand_in)


def with_right_entries(layer: Layer, name: str) -> None:
    """Give ``layer`` the entries of table ``name`` that are right, where others are wrong.

    For those who borrow one of them: its owner is told of the others.
    """
    located = layer.sources.get(f"{layer.folder}/{name}")
    field, model = name.removesuffix(".yml"), ENTRIES[name]
    written = located.data.get(field) if located else None
    if located is None or name in layer.tables or not isinstance(written, list):
        return
    right: list[Part] = []
    for index, item in enumerate(written):
        with suppress(ValidationError):
            entry = model.model_validate(item)
            entry.placed(Place(located.marks, (field, index)))
            right.append(entry)
    entries: dict[str, Any] = {field: tuple(right)}
    layer.tables[name] = TABLES[name].model_construct(**entries)


def without_mistakes(source: SourceFile, findings: Sequence[Finding]) -> Located | None:
    """Return the fields of ``source`` above and below those that YAML can't make out.

    ``findings`` say where that was. None when more than a few fields are wrong.
    """
    lines = source.text.split("\n")
    for _ in range(_TRIES):
        wrong = [finding.at.line for finding in findings if finding.at.path == source.path]
        if not wrong or not _blank_out(lines, max(wrong)):
            return None
        read = told(read_yaml("\n".join(lines), source.path))
        if read.value is not None:
            return read.value
        findings = read.findings
    return None


def _blank_out(lines: list[str], wrong: int) -> bool:
    """Empty the field around line number ``wrong``; False when others depend on it."""
    starts = [i for i, line in enumerate(lines) if line[:1].strip() and line[0] not in "#-]}"]
    first = max((i for i in starts if i < wrong), default=0)
    last = min((i for i in starts if i >= wrong), default=len(lines))
    name = _FIELD.match(lines[first])
    fields = sorted(Municipality.model_fields)
    if name is None or {name["name"], meant_by(name["name"], fields)} & _KEPT:
        return False
    lines[first:last] = [""] * (last - first)
    return True
