"""Writing the log of amendments: what the guide says now against what it said when last written."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from veileder.authoring.folding import merged
from veileder.authoring.scaffold.yaml_text import yaml_text
from veileder.checked import read, remembered_reading
from veileder.dates import today
from veileder.facts.snapshot import written
from veileder.facts.unsaid import LOG, facts_noted, has_lost_facts
from veileder.facts.whole import facts_of
from veileder.facts.words import amendments, changed_since
from veileder.faults import Refusal
from veileder.kept import keeping
from veileder.model.amending import Amendment
from veileder.reading.digests import Digests
from veileder.reading.layers import Layer
from veileder.reading.library import wanted_regions
from veileder.reading.names import FACTS
from veileder.reading.strings import words_of
from veileder.resolving.bare import region_guide
from veileder.resolving.guide import Guide
from veileder.resolving.tables import amendments_of
from veileder.resolving.words.interface import said_in

_HEAD = """\
# Det som er endret i veilederen, den nyeste endringen sist. Vises på siden med endringer.
# Lages av: python3 build.py amend. Dere kan rette why (hvorfor) og date (gjelder fra) her.
"""
_ROWS = re.compile(r"^amendments:\n(?=  - )", re.MULTILINE)  # indented as yaml_text does it


class NoGuide(Refusal):
    """The folder has no guide that can be read."""

    def __init__(self, id: str) -> None:
        super().__init__(f"{id} kan ikke leses. Rett det check viser først.")


class LostFacts(Refusal):
    """There is a log, and nothing to compare the guide with."""

    def __init__(self, layer: Layer) -> None:
        path = f"{layer.folder}/{FACTS}"
        super().__init__(
            f"{path} er borte. Uten den ser ingen hva som er endret siden loggen sist ble ført. "
            "Ingenting er ført. Hent filen fra git, eller fra maskinen loggen ble ført på. Finnes "
            f"den ingen steder, skriv det dere har endret i det siste, i {layer.folder}/{LOG}, og "
            f"kjør: python3 build.py amend {layer.id} --begin"
        )


class BegunAlready(Refusal):
    """Somebody would begin a log that can be gone on with."""

    def __init__(self, layer: Layer) -> None:
        super().__init__(f"{layer.folder}/{FACTS} finnes, så loggen er begynt. Kjør uten --begin.")


class Logged(NamedTuple):
    """What came of it: the rows that are ``told`` now, and those that are ``withdrawn``."""

    told: tuple[Amendment, ...]
    withdrawn: tuple[Amendment, ...]


def amend(
    root: Path, id: str, day: dt.date, why: str | None = None, *, begins: bool = False
) -> Logged | None:
    """Write what is changed in the guide of ``id`` since last, and what it says now.

    The guide of a region is what it says for all its municipalities. ``day`` is from when it
    holds, and ``why``, in one line, is said of each. Returns None where the log is begun, for then
    there is nothing to compare with: also anew, where it ``begins``. Raises Refusal.
    """
    guide, layer = _sound(root, id)
    strings = words_of(root, guide.language)
    noted, folder = facts_noted(layer), root / layer.folder
    if begins and noted is not None:
        raise BegunAlready(layer)
    if has_lost_facts(layer) and not begins:
        raise LostFacts(layer)
    logged: Logged | None = None
    if noted is not None:
        found = changed_since(guide, noted, strings)
        known = amendments_of(layer)
        new = amendments(found, guide, strings, day, why)
        rows = merged(known, new, said_in(guide, strings), today())
        _write(folder / LOG, known, rows)
        logged = _logged(known, rows)
    (folder / FACTS).write_text(written(facts_of(guide, strings)), encoding="utf-8", newline="\n")
    return logged


def _logged(known: Sequence[Amendment], rows: Sequence[Amendment]) -> Logged:
    told = tuple(row for row in rows if row not in known)
    places = {_place(row) for row in told}
    gone = (row for row in known if row not in rows and _place(row) not in places)
    return Logged(told, tuple(gone))


def _place(row: Amendment) -> tuple[dt.date, str, str, tuple[str, ...]]:
    return row.date, row.ref, row.part, row.services


def is_begun(root: Path, id: str) -> bool:
    """Whether the municipality or region has a log to go on with."""
    return (root / "municipalities" / id / FACTS).exists()


def _sound(root: Path, id: str) -> tuple[Guide, Layer]:
    """Return the guide in folder ``id``, which has no errors. Raises Refusal.

    What is wrong with a municipality is no concern of its region's.
    """
    if id in wanted_regions(root, [id]):
        with keeping():
            beneath = remembered_reading(root, [id], Digests(root))
        layer = beneath.base.layers.get(id)
        is_wrong = any(one.is_error and one.owner in ("", id) for one in beneath.beneath)
        if layer is None or is_wrong:
            raise NoGuide(id)
        return region_guide(beneath.base, id), layer
    checked = read(root, [id])
    guide, layer = checked.guides.get(id), checked.library.layers.get(id)
    if guide is None or layer is None or checked.has_errors:
        raise NoGuide(id)
    return guide, layer


def _write(path: Path, known: Sequence[Amendment], rows: Sequence[Amendment]) -> None:
    """Write ``rows``. What people have written around those that are ``known`` stays."""
    if list(rows) == list(known):
        return
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    begun = _ROWS.search(text)
    if begun and list(rows[: len(known)]) == list(known):
        added = _text(rows[len(known) :]).partition("\n")[2]
        text = text.rstrip("\n") + f"\n{added}\n"
    else:
        text = f"{text[: begun.start()] if begun else _HEAD}{_text(rows)}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _text(rows: Iterable[Amendment]) -> str:
    said = [{**one.model_dump(mode="json", exclude_none=True), "date": one.date} for one in rows]
    return yaml_text({"amendments": said})
