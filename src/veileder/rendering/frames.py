"""The frame around pages: made once for pages and sites that are alike, then stamped.

A frame is what a template makes of a page whose title, description, print and body are only
marks, on a site whose name and telephones are. What is stamped is letter for letter what the
template makes of the page itself; tests hold it against a plain ``mkdocs build``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import cast

from markupsafe import escape

from veileder.pages.base import Feedback, Page, Printed, VariantLink
from veileder.pages.edits import Edit
from veileder.pages.frame import Frame as SiteFrame
from veileder.pages.parts import Html, Own
from veileder.pages.plan import SitePlan
from veileder.rendering.html_read import Read, read_html
from veileder.rendering.mkdocs_theme import Theme, page_context
from veileder.rendering.policy import is_suspect, with_meta
from veileder.rendering.stamps import Marked, marked, split, stamped
from veileder.rendering.tidy import tidied

# Letters that Unicode keeps for such use, and that no text has.
_TITLE, _DESCRIPTION, _QR, _ADDRESS, _BODY = (chr(0xFDD0 + number) for number in range(5))
_TWIN, _NAMED, _PLACED = (chr(0x2FFFE), chr(0x3FFFE), chr(0x4FFFE))
_BODY_LINE = f"\n{_BODY}\n"
_FOLDERS = ("assets/", "images/", "javascripts/", "stylesheets/")  # of the theme
_EDIT, _END = chr(0x1FFFE), chr(0x1FFFF)  # around what a way to the files has of its own
_MARKS = re.compile(
    f"([{_TITLE}{_DESCRIPTION}{_QR}{_ADDRESS}{_TWIN}{_NAMED}{_PLACED}]|{_EDIT}[^{_END}]+{_END}|{_BODY_LINE})"
)

_OF_PAGE = re.compile(
    f'<link rel="alternate"[^>]*>|href="(?:{_TWIN}|{_EDIT}[^"]+)"'
)  # each page reads its own


@dataclass(frozen=True, slots=True)
class Site:
    """What frames show of a site."""

    name: Own
    language: str
    frame: SiteFrame


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: pieces of HTML, and between them the marks to stamp."""

    pieces: tuple[str, ...]
    marks: tuple[str, ...]
    read: Read
    is_suspect: bool

    def of(self, values: Sequence[str]) -> "Frame":
        """Return the frame for a site with these ``values`` of its own."""
        pieces = (stamped(*split(piece), values) for piece in self.pieces)
        return replace(self, pieces=tuple(pieces))

    def around(self, page: Page, body: str) -> str:
        """Return the whole of ``page``; ``body`` begins and ends with a new line."""
        values = {_BODY_LINE: body, **_values(page)}
        stamped = (values[mark] for mark in self.marks)
        return "".join(chain.from_iterable(zip_longest(self.pieces, stamped, fillvalue="")))


def site_of(plan: SitePlan) -> Marked[Site]:
    """Return what frames show of the site of ``plan``, and what is its own."""
    return marked(Site(plan.name, plan.language, plan.frame))


class Frames:
    """The frames of sites that are alike, each made when a page first needs it.

    ``written`` puts in the addresses that the common files have.
    """

    def __init__(self, site: Site, theme: Theme, written: Callable[[str], str]) -> None:
        self.site = site
        self._written = written
        self._templates = theme.templates
        self._settings = theme.settings(site.name, site.language, site.frame)
        self._leading = frozenset(_led_through(site.frame))
        self._made: dict[tuple[object, ...], Frame] = {}
        self._stamped: dict[tuple[object, ...], Frame] = {}
        self._values: Sequence[str] = ()

    def stamp(self, values: Sequence[str]) -> None:
        """Let the frames be those of the site with these ``values`` of its own, from now on."""
        if values != self._values:
            self._values, self._stamped = values, {}

    def frame(self, page: Page) -> Frame:
        """Return the frame of ``page``."""
        path = self._alike(page.path)
        printed = page.printed and _printed(page.printed)
        ways = (_edits(page), page.variant, _variants(page), not page.twin, not page.feedback)
        key = (page.template, path, not page.description, printed, *ways)
        if key not in self._made:
            self._made[key] = self._make(page, path)
        if key not in self._stamped:
            self._stamped[key] = self._made[key].of(self._values)
        return self._stamped[key]

    def _alike(self, path: str) -> str:
        """Return a path from which every link of the frame looks as it does from ``path``.

        All pages of a folder see them alike, but for the pages that a link leads to or through.
        """
        if path in self._leading:
            return path
        folder = path.rstrip("/").rpartition("/")[0]
        return f"{folder}/{_BODY}/".lstrip("/")

    def _make(self, page: Page, path: str) -> Frame:
        template = self._templates.get_template(page.template)
        context = template.new_context(dict(page_context(self._settings, path, _marked(page))))
        context.blocks["content"] = [_mark_of_body]
        html = self._written(tidied("".join(template.root_render_func(context))))
        pieces = _MARKS.split(with_meta(html, page.path))
        read = read_html(_OF_PAGE.sub("", html), f"{path}index.html")
        return Frame(tuple(pieces[::2]), tuple(pieces[1::2]), read, is_suspect(html))


def _mark_of_body(_: object) -> Iterator[str]:
    yield _BODY


def _marked(page: Page) -> dict[str, object]:
    """Return what the front matter of ``page`` says, with marks for what is its own."""
    return {
        "title": _TITLE,
        "description": page.description and _DESCRIPTION,
        "template": page.template,
        "edits": _edits(page),
        "printed": page.printed and _printed(page.printed),
        "feedback": page.feedback and Feedback(_NAMED, _PLACED),
        "variant": page.variant,
        "variants": _variants(page),
        "twin": page.twin and _TWIN,
        "around": None,  # the settings have it
    }


def _printed(printed: Printed) -> Printed:
    return Printed(printed.address and _ADDRESS, printed.qr and cast(Html, _QR))


def _edits(page: Page) -> tuple[Edit, ...]:
    """Return the ways to the files with marks; what reads the frame sees that they lead out."""
    return tuple(
        Edit(
            edit.kind,
            f"{edit.address.partition('://')[0]}://{_EDIT}address{number}{_END}",
            f"{_EDIT}name{number}{_END}",
        )
        for number, edit in enumerate(page.edits)
    )


def _variants(page: Page) -> tuple[VariantLink, ...]:
    """Return the ways to the same page for other types of service, with marks."""
    return tuple(replace(link, href=f"{_EDIT}variant-{link.id}{_END}") for link in page.variants)


def _values(page: Page) -> dict[str, str]:
    """Return what stands where the marks are, as a template would have written it."""
    printed, feedback = page.printed or Printed(), page.feedback or Feedback("", "")
    return {
        _TITLE: escape(page.title),
        _DESCRIPTION: escape(page.description),
        _ADDRESS: escape(printed.address or ""),
        _QR: printed.qr or "",
        _TWIN: escape(page.twin or ""),
        _NAMED: escape(feedback.title),
        _PLACED: escape(feedback.address),
        **dict(_edit_values(page)),
        **{
            mark.href: escape(link.href)
            for mark, link in zip(_variants(page), page.variants, strict=True)
        },
    }


def _edit_values(page: Page) -> Iterator[tuple[str, str]]:
    for mark, edit in zip(_edits(page), page.edits, strict=True):
        yield mark.address.partition("://")[2], escape(edit.address.partition("://")[2])
        yield mark.name, escape(edit.name)


def _led_through(frame: SiteFrame) -> Iterator[str]:
    """Yield the paths that some link of the frame leads to, and those of the folders above."""
    for path in _paths(frame):
        parts = path.rstrip("/").split("/")
        yield from ("/".join(parts[: n + 1]) + "/" for n in range(len(parts)))
    yield ""


def _paths(frame: SiteFrame) -> Iterator[str]:
    yield from (entry.path for entry in (*frame.nav, *frame.footer))
    varied = [entry.path for entry in frame.nav if entry.varied]
    yield from (f"{variant.id}/{path}" for variant in frame.variants for path in varied)
    yield from (frame.search_path, *_FOLDERS)
    yield frame.emergency.path if frame.emergency else ""
