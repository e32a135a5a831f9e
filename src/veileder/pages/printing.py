"""What a print needs: the page's own address, for people and as a QR code."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import segno

from veileder.answers import kept
from veileder.pages.base import Page, Printed
from veileder.pages.parts import Html

# Trying all eight masks takes five times as long. Of 200 addresses this one's worst code was the
# best of the eight, and nearly as good as the worst of those that were chosen one by one.
_MASK = 2
_BORDER = 4  # what the standard wants to be light on every side
_DARK = re.compile("1+")


def with_address(page: Page, site: str | None) -> Page:
    """Return ``page`` with what its print shows, if it is one that people print and hang up.

    ``site`` is the address the site is published at, or None while it is not known.
    """
    if not page.data.is_printed:
        return page
    return dataclasses.replace(page, printed=_printed(page.path, site))


def site_address(written: str | None) -> str | None:
    """Return the address a site is published at, as the folder that it is; None if not known."""
    return f"{written.rstrip('/')}/" if written and written.startswith("https://") else None


def _printed(path: str, site: str | None) -> Printed:
    if site is None:
        return Printed()
    address = f"{site.rstrip('/')}/{path}"
    return Printed(address, qr_code(address))


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
