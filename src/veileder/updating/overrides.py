"""What an own repository has instead of files of the release, and what became of those."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from veileder.updating.contents import Files
from veileder.updating.shown import differing
from veileder.updating.trees import is_whole, read_files

_PLACES = ("content", "tools", "theme_overrides")
_INTERFACE = re.compile(r"theme_overrides/interface\.n[bn]\.yml")
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Overridden:
    """A file of one's own, and what the release had by its name ``before`` and has ``after``."""

    path: str
    what: Literal["beneath", "beneath_gone", "beneath_new"]
    before: tuple[str, ...]
    after: tuple[str, ...]


def own_instead(root: Path) -> Files:
    """Return the files of an own repository that go before those of the release."""
    return {} if is_whole(root) else read_files(root, _PLACES)


def overridden(own: Files, old: Path, new: Path) -> Iterator[Overridden]:
    """Yield what is another between the releases in ``old`` and ``new`` beneath ``own`` files."""
    was, now = read_files(old, _PLACES), read_files(new, _PLACES)
    for path in own:
        before, after = was.get(path), now.get(path)
        if before == after:
            continue
        gone, come = differing(*(_lines(path, own, content) for content in (before, after)))
        if _INTERFACE.fullmatch(path) and not gone and not come:
            continue
        what = "beneath_gone" if after is None else "beneath" if before else "beneath_new"
        yield Overridden(path, what, _some(gone), _some(come))  # type: ignore[arg-type]


def _lines(path: str, own: Files, content: bytes | None) -> list[str]:
    """Return the lines to compare: of the words of the interface, those that are one's own."""
    try:
        lines = [line.strip() for line in (content or b"").decode().splitlines()]
    except UnicodeDecodeError:
        return []
    if _INTERFACE.fullmatch(path):
        keys = set(re.findall(r"^(\w+):", own[path].decode("utf-8", "replace"), re.MULTILINE))
        return [line for line in lines if line.partition(":")[0] in keys]
    return [line for line in lines if line]


def _some(lines: list[str]) -> tuple[str, ...]:
    more = ("…",) if len(lines) > _MOST_LINES else ()
    return (*lines[:_MOST_LINES], *more)
