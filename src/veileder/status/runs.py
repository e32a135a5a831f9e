"""How the figures were before: a small file per municipality that the weekly job keeps."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from veileder.findings import told
from veileder.reading.source import Folder

FILE = "status.json"
_KEPT = 26  # runs: half a year


class Dead(BaseModel):
    """A link out that did not work: the address, why, and the file and line that it stands in."""

    model_config = ConfigDict(frozen=True)

    url: str
    reason: str
    path: str
    line: int


class Run(BaseModel):
    """The figures of one day, each as done and whole. ``dead`` is None where no link was tried."""

    model_config = ConfigDict(frozen=True)

    date: dt.date
    figures: dict[str, tuple[int, int]]
    dead: tuple[Dead, ...] | None = None


class Runs(BaseModel):
    """All runs that are kept, the oldest first."""

    model_config = ConfigDict(frozen=True)

    runs: tuple[Run, ...] = ()


def read_runs(text: str) -> tuple[Run, ...]:
    """Return the runs in the ``text`` of a file; none where it is empty or is no such file."""
    try:
        found = Runs.model_validate_json(text).runs if text else ()
    except ValidationError:
        return ()
    return tuple(sorted(found, key=lambda run: run.date))


def runs_of(root: Path, id: str) -> tuple[Run, ...]:
    """Return how the figures of the municipality in folder ``id`` were before."""
    folder, path = Folder(root), f"municipalities/{id}/{FILE}"
    source = told(folder.read(path)).value if folder.exists(path) else None
    return read_runs(source.text if source else "")


def with_run(runs: tuple[Run, ...], run: Run) -> tuple[Run, ...]:
    """Return ``runs`` with ``run`` in its place: one of each day, and the last half year alone."""
    others = (one for one in runs if one.date != run.date)
    return tuple(sorted((*others, run), key=lambda one: one.date)[-_KEPT:])


def written(runs: tuple[Run, ...]) -> str:
    """Return the text of the file. Only the last run keeps which links were dead."""
    *former, last = runs
    short = (one.model_copy(update={"dead": None}) for one in former)
    return Runs(runs=(*short, last)).model_dump_json(indent=1) + "\n"
