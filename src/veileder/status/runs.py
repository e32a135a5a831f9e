"""How the figures were before: a small file per municipality that the weekly job keeps."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from veileder.findings import told
from veileder.reading.source import Folder

FILE = "status.json"
_KEPT = 26  # runs: half a year


class TriedLink(BaseModel):
    """A link out that was tried, with the file and line that it stands in.

    ``reason`` says why it did not work, and is empty where it did.
    """

    model_config = ConfigDict(frozen=True)

    url: str
    reason: str
    path: str
    line: int


class LinkCount(BaseModel):
    """How many of the links in a part of the guide, or of a type of service, worked."""

    model_config = ConfigDict(frozen=True)

    part: str
    service: str = ""
    done: int
    whole: int


class Run(BaseModel):
    """The figures of one day, each as done and whole.

    ``dead`` and ``links`` are what came of the links; None where none was tried that day.
    """

    model_config = ConfigDict(frozen=True)

    date: dt.date
    figures: dict[str, tuple[int, int]]
    dead: tuple[TriedLink, ...] | None = None
    links: tuple[LinkCount, ...] | None = None


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


def last_tried(runs: tuple[Run, ...]) -> Run | None:
    """Return the last run where links were tried; None if they never were."""
    return next((run for run in reversed(runs) if run.dead is not None), None)


def written(runs: tuple[Run, ...]) -> str:
    """Return the text of the file. Only the last run that tried the links says how each was."""
    tried, nothing = last_tried(runs), {"dead": None, "links": None}
    kept = (run if run is tried else run.model_copy(update=nothing) for run in runs)
    return Runs(runs=tuple(kept)).model_dump_json(indent=1) + "\n"
