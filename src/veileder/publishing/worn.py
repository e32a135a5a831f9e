"""Styles and scripts of former editions, kept for a while beside the new ones.

A page that a browser kept, or that somebody has had open, asks for those it was made with. They
have a hash in their name, so they are in nobody's way. The time that a file has on the disk is
when the last edition that had it gave way.
"""

import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

DAYS = 30
_NAMED = re.compile(r"(?:[^/]+/)?assets/[\w-]+\.[0-9a-f]{8}\.\w+")


def is_named(path: Path) -> bool:
    """Say whether a file, by its path in an output, has a name that says what is in it."""
    return _NAMED.fullmatch(path.as_posix()) is not None


def is_kept(path: Path, old: Path, new: Path) -> bool:
    """Say whether such a file of an earlier edition than ``old`` goes on standing in ``new``."""
    age = time.time() - (old / path).stat().st_mtime
    return age < DAYS * 86_400 and not os.path.lexists(new / path)


def begin(folder: Path, paths: Iterable[Path]) -> None:
    """Let the time of these files in ``folder`` run from now."""
    for path in paths:
        os.utime(folder / path)
