"""From one edition of an output to the next: what goes on standing, and what is gone."""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import PublishFault
from veileder.rendering.record import MARK, read_record, standing

_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Other:
    """A file or a folder that is not among those to be replaced. ``path`` is as in the output."""

    path: Path
    is_folder: bool


def carry_over(old: Path, new: Path, keep: Collection[str]) -> list[str]:
    """Give ``new`` what stands in ``old`` and is not ours to replace; return the sites now gone.

    That is the sites in ``keep`` as they are, and everything that somebody else put there. The
    sites in ``new``, and those of ours in neither, are replaced or gone. Raises PublishFault when
    somebody's file stands where a new one must.
    """
    replaced = {
        name: record
        for name, record in standing(old).items()
        if name not in keep or (new / name).is_dir()
    }
    ours = set(_made(old, ""))
    ours.update(path for name in replaced for path in _made(old, name))
    others = list(_others(old, ours))
    _check_room(others, old, new)
    _take(others, old, new)
    return [name for name in replaced if read_record(new / name) is None]


def _made(output: Path, site: str) -> Iterator[Path]:
    """Yield the files of ours in one site, as paths in the output."""
    record = read_record(output / site)
    if record:
        yield from (Path(site, file) for file in (*record.files, MARK))


def _others(old: Path, ours: Collection[Path]) -> Iterator[_Other]:
    """Yield all that is not ours, folders before what is in them."""
    our_folders = {folder for path in ours for folder in path.parents}
    for place, folders, files in os.walk(old, onerror=_refuse):
        here = Path(place).relative_to(old)
        links = [name for name in folders if Path(place, name).is_symlink()]
        if here not in our_folders and here != Path():
            yield _Other(here, is_folder=True)
        yield from (
            _Other(here / name, is_folder=False)
            for name in sorted((*files, *links))
            if here / name not in ours
        )


def _refuse(error: OSError) -> None:
    raise error  # what can't be read can't be kept


def _check_room(others: Iterable[_Other], old: Path, new: Path) -> None:
    taken = [other.path.as_posix() for other in others if not _has_room(other, new)]
    if taken:
        more = f" og {len(taken) - _NAMED} til" if len(taken) > _NAMED else ""
        raise PublishFault(
            f"I {old} ligger noe som ikke er laget av dette programmet, der nettstedet skal ha "
            f"sine egne filer: {', '.join(taken[:_NAMED])}{more}. Flytt eller slett det, og kjør "
            "på nytt. Det som var publisert fra før, er ikke endret."
        )


def _has_room(other: _Other, new: Path) -> bool:
    above = (new / folder for folder in other.path.parents)
    if any(os.path.lexists(place) and not place.is_dir() for place in above):
        return False
    place = new / other.path
    return not os.path.lexists(place) or (other.is_folder and place.is_dir())


def _take(others: Iterable[_Other], old: Path, new: Path) -> None:
    folders = []
    for other in others:
        place = new / other.path
        if other.is_folder:
            place.mkdir(parents=True, exist_ok=True)
            folders.append(other.path)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            link(old / other.path, place)
    for path in reversed(folders):  # a folder that may only be read is filled first
        shutil.copystat(old / path, new / path)


def link(source: Path, target: Path) -> None:
    """Let the same file stand in two folders, or a copy where that can't be."""
    with contextlib.suppress(OSError, AttributeError, NotImplementedError):
        if not source.is_symlink():
            os.link(source, target)
            return
    shutil.copy2(source, target, follow_symlinks=False)
