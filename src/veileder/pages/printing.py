"""What a print needs: the page's own address, for people and as a QR code."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from hashlib import sha256

import segno

from veileder.answers import kept
from veileder.pages.base import Page, Printed
from veileder.pages.parts import Html
from veileder.resolving.guide import Guide

# Trying all eight masks takes five times as long. Of 200 addresses this one's worst code was the
# best of the eight, and nearly as good as the worst of those that were chosen one by one.
_MASK = 2
_BORDER = 4  # what the standard wants to be light on every side
_DARK = re.compile("1+")
_MARKED = re.compile(r"<[^>]*>")
_NOT_READ = frozenset(
    "href template provenance crumbs previous next siblings built reviewed checked id ids".split()
)


def with_address(page: Page, guide: Guide) -> Page:
    """Return ``page`` with what its print shows, if it is one that people print and hang up.

    The code leads to the page with its edition, and how many amendments there were, so that it can
    say what is changed since.
    """
    if not page.data.is_printed:
        return page
    edition, site = edition_of(page), guide.settings.address
    if site is None:
        return dataclasses.replace(page, printed=Printed(edition=edition))
    address = f"{site.rstrip('/')}/{page.path}"
    code = qr_code(f"{address}#v={edition}.{len(guide.amendments)}")
    return dataclasses.replace(page, printed=Printed(address, code, edition))


def edition_of(page: Page) -> str:
    """Return eight hexadecimal digits of the words that ``page`` shows, wherever links lead."""
    said = "\n".join((page.title, *_words_in(page.data)))
    return sha256(_MARKED.sub(" ", said).encode()).hexdigest()[:8]


def _words_in(data: object) -> list[str]:
    """Return all texts in a part of a page, always in the same order."""
    found: list[str] = []
    left = [data]
    while left:
        value = left.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            left.extend(value)
        elif dataclasses.is_dataclass(value):
            left.extend([getattr(value, name) for name in _shown(value.__class__)])
    return found


@cache
def _shown(kind: type) -> tuple[str, ...]:
    """Return the fields of a part of a page that say something: all but where it leads."""
    return tuple(f.name for f in dataclasses.fields(kind) if f.name not in _NOT_READ)


def site_address(written: str | None) -> str | None:
    """Return the address a site is published at, as the folder that it is; None if not known."""
    return f"{written.rstrip('/')}/" if written and written.startswith("https://") else None


@lru_cache(maxsize=500)
def qr_code(text: str) -> Html:
    """Return a QR code of ``text`` as an SVG element without style or class."""
    rows = _rows(text)
    size = len(rows) + 2 * _BORDER
    path = "m".join(_lines(rows))
    return Html(f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="M{path}"/></svg>')


@kept(list[int])
def _rows(text: str) -> list[int]:
    """Return the rows of the code of ``text``, each as a number: a bit is set where it is dark."""
    code = segno.make(text, error="m", micro=False, mask=_MASK)
    return [int("".join(map(str, row)), 2) for row in code.matrix]


def _lines(rows: Sequence[int]) -> Iterator[str]:
    """Yield a line for every run of dark: how far it is from the last one's end, and its length.

    This is what segno draws, and it is drawn in a tenth of the time.
    """
    x, y = -_BORDER, -_BORDER - 0.5  # a line is as thick as a row, and drawn along its middle
    for number, row in enumerate(rows):
        for run in _DARK.finditer(f"{row:0{len(rows)}b}"):
            start, end = run.span()
            yield f"{start - x} {number - y}h{end - start}"
            x, y = end, number
