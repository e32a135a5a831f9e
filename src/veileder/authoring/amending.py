"""Writing the log of amendments: what the guide says now against what it said when last written."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from veileder.authoring.scaffold.yaml_text import yaml_text
from veileder.checked import Checked, read
from veileder.facts.snapshot import written
from veileder.facts.unsaid import LOG, facts_noted
from veileder.facts.whole import facts_of
from veileder.facts.words import amendments, changed_since
from veileder.faults import Refusal
from veileder.model.amending import Amendment, Amendments
from veileder.reading.names import FACTS
from veileder.reading.strings import words_of

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

    ``day`` is from when it holds, and ``why`` is said of each. Returns the new rows of the log;
    None where it is begun, for then there is nothing to compare with. Raises Refusal.
    """
    checked = read(root, [id])
    guide, layer = checked.guides.get(id), checked.library.layers.get(id)
    if guide is None or layer is None or checked.has_errors:
        raise NoGuide(id)
    strings = words_of(root, guide.language)
    noted, folder = facts_noted(layer), root / layer.folder
    rows: list[Amendment] | None = None
    if noted is not None:
        found = changed_since(guide, noted, strings)
        rows = list(amendments(found, guide, strings, day, why))
        known = _known(checked, id)
        _write(folder / LOG, known, merged(known, rows))
    (folder / FACTS).write_text(written(facts_of(guide, strings)), encoding="utf-8", newline="\n")
    return rows


def is_begun(root: Path, id: str) -> bool:
    """Whether the municipality has a log to go on with."""
    return (root / "municipalities" / id / FACTS).exists()


def _known(checked: Checked, id: str) -> tuple[Amendment, ...]:
    table = checked.library.layers[id].table(LOG, Amendments)
    return table.amendments if table else ()


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
