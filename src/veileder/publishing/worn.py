"""Styles and scripts of former editions, kept for a while beside the new ones.

A page that a browser kept, or that somebody has had open, asks for those it was made with. They
have a hash in their name, so they are in nobody's way. The time that a file has on the disk is
when the last edition that had it gave way.
"""

import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from veileder.rendering.record import read_record, standing

DAYS = 30
_NAMED = re.compile(r"(?:[^/]+/)?assets/[\w-]+\.[0-9a-f]{8}\.\w+")


def is_named(path: Path) -> bool:
    """Say whether a file, by its path in an output, has a name that says what is in it."""
    return _NAMED.fullmatch(path.as_posix()) is not None


def is_kept(path: Path, old: Path, new: Path) -> bool:
    """Say whether such a file of an earlier edition than ``old`` goes on standing in ``new``."""
    age = time.time() - (old / path).stat().st_mtime
    return age < DAYS * 86_400 and not os.path.lexists(new / path)


def carry_worn(old: Path, new: Path) -> None:
    """Give the fresh build in ``new`` the styles and scripts of the release ``old`` that it lacks.

    The time of those that ``old`` was made with runs from now; what it had kept goes when it is
    over, and so does all of a site that is not in ``new``.
    """
    made_with = {Path(site, file) for site, file in _files(old)}
    for found in (*old.glob("assets/*"), *old.glob("*/assets/*")):
        path = found.relative_to(old)
        is_wanted = is_named(path) and (new / path.parent).is_dir()
        if is_wanted and path in made_with and not os.path.lexists(new / path):
            shutil.copyfile(found, new / path)
        elif is_wanted and path not in made_with and is_kept(path, old, new):
            shutil.copy2(found, new / path)


def is_more_of(manifest: str, other: str) -> bool:
    """Say whether ``manifest`` has all that ``other`` has, and else only what is kept for a while.

    Both have lines of a hash and a path.
    """
    more = {*manifest.splitlines()} - {*other.splitlines()}
    is_all = {*other.splitlines()} <= {*manifest.splitlines()}
    return is_all and all(is_named(Path(line.partition("  ")[2])) for line in more)


def _files(output: Path) -> Iterator[tuple[str, str]]:
    """Yield the site and the path of every file that an output was made with."""
    top = read_record(output)
    records = {**standing(output), **({"": top} if top else {})}
    yield from ((site, file) for site, record in records.items() for file in record.files)


def begin(folder: Path, paths: Iterable[Path]) -> None:
    """Let the time of these files in ``folder`` run from now."""
    for path in paths:
        os.utime(folder / path)
