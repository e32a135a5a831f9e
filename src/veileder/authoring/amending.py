"""Writing the log of amendments: what the guide says now against what it said when last written."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from veileder.authoring.scaffold.yaml_text import yaml_text
from veileder.checked import read, remembered_reading
from veileder.facts.snapshot import written
from veileder.facts.unsaid import LOG, facts_noted
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

_HEAD = """\
# Det som er endret i veilederen, den nyeste endringen sist. Vises på siden med endringer.
# Lages av: python3 build.py amend. Dere kan rette why (hvorfor) og date (gjelder fra) her.
"""
_ROWS = re.compile(r"^amendments:\n(?=  - )", re.MULTILINE)  # indented as yaml_text does it


class NoGuide(Refusal):
    """The folder has no guide that can be read."""

    def __init__(self, id: str) -> None:
        super().__init__(f"{id} kan ikke leses. Rett det check viser først.")


def amend(root: Path, id: str, day: dt.date, why: str | None = None) -> list[Amendment] | None:
    """Write what is changed in the guide of ``id`` since last, and what it says now.

    The guide of a region is what it says for all its municipalities. ``day`` is from when it
    holds, and ``why`` is said of each. Returns the new rows of the log; None where it is begun, for
    then there is nothing to compare with. Raises Refusal.
    """
    guide, layer = _sound(root, id)
    strings = words_of(root, guide.language)
    noted, folder = facts_noted(layer), root / layer.folder
    rows: list[Amendment] | None = None
    if noted is not None:
        found = changed_since(guide, noted, strings)
        rows = list(amendments(found, guide, strings, day, why))
        known = amendments_of(layer)
        _write(folder / LOG, known, merged(known, rows))
    (folder / FACTS).write_text(written(facts_of(guide, strings)), encoding="utf-8", newline="\n")
    return rows


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


def merged(known: Sequence[Amendment], new: Iterable[Amendment]) -> list[Amendment]:
    """Return ``known`` with the ``new``: what is changed twice in a day is told once.

    What is again as it was that morning is not told.
    """
    rows = list(known)
    for one in new:
        same = (n for n, old in enumerate(rows) if _is_same(old, one))
        number = next(same, None)
        if number is None:
            rows.append(one)
            continue
        old = rows[number]
        if old.before is not None and old.before == one.after:
            del rows[number]
        else:
            rows[number] = one.model_copy(update={"before": old.before, "why": one.why or old.why})
    return rows


def _is_same(old: Amendment, new: Amendment) -> bool:
    """Whether ``new`` goes on from ``old``: the same day, of the same, for the same."""
    is_of_same = (old.date, old.ref, old.part) == (new.date, new.ref, new.part)
    return is_of_same and old.services == new.services and old.after == new.before


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
