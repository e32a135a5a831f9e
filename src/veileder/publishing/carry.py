"""From one edition of an output to the next: what goes on standing, and what is gone."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import PublishFault
from veileder.publishing.changes import Changes
from veileder.publishing.worn import begin, is_kept, is_named

_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or a folder in the output, a link is a file. ``path`` is as in the output."""

    path: Path
    is_folder: bool


def carry_over(old: Path, new: Path, changes: Changes) -> None:
    """Give the parts of ``new`` what stands in those of ``old`` and is not ours to replace.

    Styles and scripts of former editions stay for a while. Raises PublishFault when somebody's
    file stands where a new one must.
    """
    our_folders = {folder for path in changes.ours for folder in path.parents}
    others = [
        other
        for part in changes.parts
        for other in _others(old, part)
        if other.path not in (our_folders if other.is_folder else changes.ours)
        and (other.is_folder or not is_named(other.path) or _stays(other.path, old, new, changes))
    ]
    _check_room(others, old, new)
    late = (_Entry(path, is_folder=False) for path in changes.late)
    worn = [path for path in changes.worn if (old / path).is_file()]
    _take([*others, *(file for file in late if _is_asked_for(file, old, new))], old, new)
    _take((_Entry(path, is_folder=False) for path in worn), old, new)
    begin(new, worn)


def _stays(path: Path, old: Path, new: Path, changes: Changes) -> bool:
    return path.parts[0] not in changes.gone and is_kept(path, old, new)


def _is_asked_for(late: _Entry, old: Path, new: Path) -> bool:
    """Say whether an old file of the top stands in a folder that changes places before it goes."""
    is_there = (old / late.path).is_file() and (new / late.path.parts[0]).is_dir()
    return is_there and _has_room(late, new)


def _others(old: Path, part: str) -> Iterator[_Entry]:
    """Yield all that stands in one part, folders before what is in them."""
    if (old / part).is_symlink() or not (old / part).is_dir():
        if os.path.lexists(old / part):
            yield _Entry(Path(part), is_folder=False)
        return
    for place, folders, files in os.walk(old / part, onerror=_refuse):
        here = Path(place).relative_to(old)
        yield _Entry(here, is_folder=True)
        links = [name for name in folders if Path(place, name).is_symlink()]
        yield from (_Entry(here / name, is_folder=False) for name in sorted((*files, *links)))


def _refuse(error: OSError) -> None:
    raise error  # what can't be read can't be kept


def _check_room(others: Iterable[_Entry], old: Path, new: Path) -> None:
    taken = [other.path.as_posix() for other in others if not _has_room(other, new)]
    if taken:
        more = f" og {len(taken) - _NAMED} til" if len(taken) > _NAMED else ""
        raise PublishFault(
            f"I {old} ligger noe som ikke er laget av dette programmet, der nettstedet skal ha "
            f"sine egne filer: {', '.join(taken[:_NAMED])}{more}. Flytt eller slett det, og kjør "
            "på nytt. Det som var publisert fra før, er ikke endret."
        )


def _has_room(other: _Entry, new: Path) -> bool:
    above = (new / folder for folder in other.path.parents)
    if any(os.path.lexists(place) and not place.is_dir() for place in above):
        return False
    place = new / other.path
    return not os.path.lexists(place) or (other.is_folder and place.is_dir())


def _take(others: Iterable[_Entry], old: Path, new: Path) -> None:
    folders = []
    for other in others:
        place = new / other.path
        if other.is_folder:
            place.mkdir(parents=True, exist_ok=True)
            folders.append(other.path)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            link(old / other.path, place)
    for path in folders:  # a folder that may only be read is filled first
        shutil.copystat(old / path, new / path)


def link(source: Path, target: Path) -> None:
    """Let the same file stand in two folders, or a copy where that can't be."""
    with contextlib.suppress(OSError, AttributeError, NotImplementedError):
        if not source.is_symlink():
            os.link(source, target)
            return
    shutil.copy2(source, target, follow_symlinks=False)
