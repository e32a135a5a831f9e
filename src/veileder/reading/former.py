"""What ids and fields were called in earlier releases, as the records of the releases have it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from veileder.findings import told
from veileder.reading.yaml.reader import read_yaml

RECORDS = Path(__file__).resolve().parents[1] / "updating/releases"


def former_ids(kind: str) -> dict[str, str]:
    """Return what the former ids of ``kind`` are called now."""
    found: dict[str, str] = {}
    for record in _records(RECORDS):
        for one in record.get("renamed", ()):
            what, _, old = one["what"].partition("/")
            if what == kind and "step" not in one:
                found = _with(found, old, one["to"])
    return found


def former_field(name: str) -> str | None:
    """Return what a field that was called ``name`` is called now."""
    found: dict[str, str] = {}
    for record in _records(RECORDS):
        for one in record.get("fields", ()):
            found = _with(found, one["field"], one["to"])
    return found.get(name)


class ReleaseLine(NamedTuple):
    """What a release changed in one thing, in both målformer; ``about`` is what of it."""

    version: str
    date: dt.date
    ref: str
    said: Mapping[str, str]
    about: tuple[str, ...] = ()


def release_lines(folder: Path = RECORDS) -> tuple[ReleaseLine, ...]:
    """Return what each release that is out changed in the shared content, the oldest first."""
    return tuple(line for record in _records(folder) if record.get("date") for line in _of(record))


def _of(record: dict[str, Any]) -> Iterator[ReleaseLine]:
    day = dt.date.fromisoformat(str(record["date"]))
    for group in ("added", "renamed", "split", "moved", "removed", "changed"):
        for one in record.get(group, ()):
            said = {"nb": str(one["nb"]), "nn": str(one["nn"])}
            about = tuple(map(str, one.get("about", ())))
            yield ReleaseLine(str(record["version"]), day, _now(group, one), said, about)


def _now(group: str, one: dict[str, Any]) -> str:
    """Return what it is called after the release."""
    kind = str(one["what"]).partition("/")[0]
    return f"{kind}/{one['to']}" if group == "renamed" and "step" not in one else str(one["what"])


def _with(found: dict[str, str], old: str, new: str) -> dict[str, str]:
    """Return ``found`` with what was called ``old``, now or before, called ``new``."""
    return {**{was: new if now == old else now for was, now in found.items()}, old: new}


@cache
def _records(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return the records, oldest first; the program's own, so nothing is wrong in them."""
    paths = sorted(folder.glob("*.yml"), key=lambda path: _numbers(path.stem))
    read = (told(read_yaml(p.read_text(encoding="utf-8"), p.name)).value for p in paths)
    return tuple(located.data for located in read if located)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]
