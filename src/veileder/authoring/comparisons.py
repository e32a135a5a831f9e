"""Writing down the day that what is local was compared with what it is made from."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from veileder.authoring.originals import Original
from veileder.authoring.scaffold.yaml_text import yaml_text
from veileder.findings import owner_of
from veileder.model.base import Ref
from veileder.model.comparing import Comparison, Comparisons
from veileder.reading.layers import Library

FILE = "compared.yml"
_HEAD = "# Dagen dere sist sammenlignet med det felles. Lages av: python3 build.py accept\n"


def note_compared(root: Path, library: Library, found: Iterable[Original], day: dt.date) -> None:
    """Write in each municipality's folder that what is ``found`` there was compared on ``day``.

    A file that can't be read keeps its days: ``check`` says what is wrong with it.
    """
    by_owner: dict[str, list[Original]] = {}
    for one in adapted(library, found):
        by_owner.setdefault(owner_of(one.at.path), []).append(one)
    for owner, theirs in by_owner.items():
        layer = library.layers[owner]
        table, file = layer.table(FILE, Comparisons), root / layer.folder / FILE
        if table is None and file.exists():
            continue
        seen = {one.ref: one.fingerprint for one in theirs}
        text = compared_text(table.compared if table else (), seen, day)
        file.write_text(text, encoding="utf-8", newline="\n")


def compared_text(known: Iterable[Comparison], seen: Mapping[Ref, str], day: dt.date) -> str:
    """Return the file that says what is ``known``, and that what is ``seen`` was compared.

    ``seen`` has the fingerprint of each. What is the same as when it was last compared keeps its
    day.
    """
    rows: dict[Ref, Comparison] = {row.ref: row for row in known}
    for ref, of in seen.items():
        if ref not in rows or rows[ref].of != of:
            rows[ref] = Comparison(ref=ref, of=of, date=day)
    said = [row.model_dump(mode="json") for _, row in sorted(rows.items())]
    return f"{_HEAD}{yaml_text({'compared': said})}\n"


def adapted(library: Library, found: Iterable[Original]) -> Iterator[Original]:
    """Yield those ``found`` that stand in what a municipality adapted: no translations."""
    for one in found:
        if owner_of(one.at.path) in library.layers and _mark(library, one) == "based_on":
            yield one


def _mark(library: Library, one: Original) -> str:
    """Return which field the fingerprint of ``one`` stands in."""
    layer = library.layers[owner_of(one.at.path)]
    marks = layer.sources[one.at.path].marks if one.at.path in layer.sources else {}
    return next((str(keys[-1]) for keys, at in marks.items() if at == one.at and keys), "")
