"""What a print needs: the page's own address, for people and as a QR code."""

import dataclasses
from functools import lru_cache

import segno

from veileder.pages.base import Page, Printed
from veileder.pages.parts import Html

# Trying all eight masks takes five times as long. Of 200 addresses this one's worst code was the
# best of the eight, and nearly as good as the worst of those that were chosen one by one.
_MASK = 2


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


@lru_cache(maxsize=4096)
def qr_code(text: str) -> Html:
    """Return a QR code of ``text`` as an SVG element without style or class."""
    code = segno.make(text, error="m", micro=False, mask=_MASK)
    return Html(code.svg_inline(svgclass=None, lineclass=None, omitsize=True))
