"""The pictures that the texts of a site show, and what they are called there."""

import re
from collections.abc import Iterable, Iterator

from veileder.pages.base import Page
from veileder.pages.plain import as_plain
from veileder.resolving.guide import Guide

_PLACE = "assets"  # where what has a hash in its name stands


def picture_path(source: str, version: str) -> str:
    """Return what the picture in the file ``source`` is called on a site: by what is in it."""
    stem, _, suffix = source.rpartition("/")[2].rpartition(".")
    return f"{_PLACE}/{stem}.{version}.{suffix}"


def pictures_shown(guide: Guide, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Yield the source and the path of each picture that one of ``pages`` shows."""
    paths = {picture_path(source, one.version): source for source, one in guide.pictures.items()}
    if not paths:
        return
    asked = re.compile("|".join(map(re.escape, sorted(paths))))
    found = {path for page in pages for path in asked.findall(str(as_plain(page.data)))}
    yield from ((paths[path], path) for path in sorted(found))
