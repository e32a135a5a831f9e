"""What the weekly job keeps: the figures of the day, and which links were dead."""

from collections.abc import Sequence
from pathlib import Path

from veileder.authoring.status.overview import Status, overview
from veileder.checked import Checked
from veileder.front_door.formats import write_file
from veileder.status.runs import FILE, Dead, Run, runs_of, with_run, written

_SHARED = ("content/", "tools/")


def record(checked: Checked, dead: Sequence[Dead] | None) -> list[Path]:
    """Write the figures of the day beside each municipality's files; return the files written.

    ``dead`` has each link once for every place it is written; None where none was tried. Raises
    Refusal.
    """
    return [_write(status, checked.library.root, dead) for status in overview(checked).statuses]


def _write(status: Status, root: Path, dead: Sequence[Dead] | None) -> Path:
    guide = status.guide
    run = Run(
        date=status.known.day,
        figures={name: (one.done, one.whole) for name, one in status.figures.whole.items()},
        dead=None if dead is None else _own(dead, guide.id, guide.region_id),
    )
    file = root / "municipalities" / guide.id / FILE
    write_file(file, written(with_run(runs_of(root, guide.id), run)))
    return file


def _own(dead: Sequence[Dead], id: str, region: str | None) -> tuple[Dead, ...]:
    """Return the links on the site of a municipality, each where it is written first."""
    places = (*_SHARED, f"municipalities/{id}/", f"municipalities/{region}/")
    own = (one for one in dead if one.path.startswith(places))
    return tuple({one.url: one for one in reversed([*own])}.values())[::-1]
