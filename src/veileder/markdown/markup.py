"""Markdown written by people to HTML that is safe by construction.

Blocks and inline signs are read by ``commonmark``, so that a text is here what it is in the preview
of GitHub and GitLab; Python-Markdown makes the HTML. Raw HTML, attributes and images of others
are not part of the language; what looks like them comes out as the text it is. Links keep their
target in ``href`` as ``ref:kind/id`` until a page knows its own address.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import accumulate

from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

import markdown
from veileder.answers import kept
from veileder.markdown.anchors import heading_id
from veileder.markdown.commonmark import BOXES, Parsed, parse, parse_line
from veileder.markdown.linkify import linkify
from veileder.markdown.pictures import MADE, Placed
from veileder.markdown.tappable import Tap
from veileder.markdown.tree import LINES, TreeReader
from veileder.model.base import REF_PATTERN

_EXTERNAL = re.compile(r"(https://|mailto:|tel:)\S+", re.IGNORECASE)
_REF = re.compile(rf"(?P<ref>{REF_PATTERN})(#(?P<anchor>[\w-]+))?")
_PLACED = re.compile(r'<a href="ref:([^"]*)">(.*?)</a>', re.DOTALL)
_ALLOWED_CLASSES = BOXES | {"admonition", "admonition-title", "v-task"}
# What an element may have besides an id and a class.
_ALLOWED = {"ol": ("start",), "img": ("alt", "src"), "input": ("type", "disabled", "checked")}


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its target, where in the text it stands (from 0), and what it shows."""

    href: str
    offset: int
    shown: str = ""

    @property
    def is_reference(self) -> bool:
        """Whether it points at something of our own, as ``kind/id`` or ``kind/id#anchor``."""
        return _REF.fullmatch(self.href) is not None

    @property
    def is_external(self) -> bool:
        """Whether it is a full address of a kind that is allowed."""
        return _EXTERNAL.fullmatch(self.href) is not None

    @property
    def ref(self) -> str:
        """The ``kind/id`` of a reference."""
        return self.href.partition("#")[0]

    @property
    def anchor(self) -> str:
        """What stands after ``#``, or nothing."""
        return self.href.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a rendered text. ``id`` is what content calls it after ``#``."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, with what is in it."""

    html: str
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    taps: tuple[Tap, ...] = ()

    @property
    def inline(self) -> str:
        """The HTML without the paragraph around it, for a text of one paragraph."""
        match = re.fullmatch(r"<p>(.*)</p>", self.html, re.DOTALL)
        return match[1] if match and "<p>" not in match[1] else self.html


@lru_cache(maxsize=20_000)
@kept(Rendered)
def render(text: str) -> Rendered:
    """Return ``text`` as HTML with references still unplaced."""
    return _rendered(text, parse(text))


@lru_cache(maxsize=20_000)
@kept(Rendered)
def render_field(text: str) -> Rendered:
    """Return the text of a field as HTML: a text of one line has no lists or headings."""
    return render(text) if "\n" in text.strip() else _rendered(text, parse_line(text.strip()))


def _rendered(text: str, parsed: Parsed) -> Rendered:
    reader = _reader(parsed)
    html = reader.convert(text)
    found: _Collector = reader.treeprocessors["veileder"]  # type: ignore[assignment]
    taps: _Tapper = reader.treeprocessors["tappable"]  # type: ignore[assignment]
    headings = tuple(_headings(getattr(reader, "toc_tokens", [])))
    return Rendered(html, tuple(_positions(text, found.links)), headings, taps.found)


def _no_picture(_: str) -> Placed | None:
    return None


def place(
    html: str,
    address: Callable[[str], str | None],
    picture: Callable[[str], Placed | None] = _no_picture,
) -> str:
    """Point the references of ``html`` at real addresses.

    ``address`` gives the href of a reference, or None where it leads nowhere on this site: then
    only the words of the link remain. ``picture`` gives the place of a picture, by its path, or
    None where only its words are to be shown.
    """

    def shown(match: re.Match[str]) -> str:
        found = picture(unescape(match[2]))
        if found is None:
            return match[1]
        sides = f'width="{found.width}" height="{found.height}"'
        return f'<img alt="{match[1]}" src="{escape(found.href)}" {sides} loading="lazy">'

    def link(match: re.Match[str]) -> str:
        href = address(unescape(match[1]))
        return f'<a href="{escape(href)}">{match[2]}</a>' if href is not None else match[2]

    return MADE.sub(shown, _PLACED.sub(link, html))


def plain(html: str) -> str:
    """Return the words of ``html`` without tags, with single spaces."""
    html = re.sub(r'<img alt="([^"]*)"[^>]*>', r"\1", html)
    words = re.sub(r"</?(?:a|strong|em|code)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())


def slug(text: str) -> str:
    """Return ``text`` as lower-case ASCII words joined by hyphens: å → a, ø → o, æ → ae."""
    special = text.lower().replace("ø", "o").replace("æ", "ae")
    ascii_text = unicodedata.normalize("NFKD", special).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


class _Safe(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Collector(md), "veileder", -1)
        md.treeprocessors.register(_Tapper(md), "tappable", -2)


def _reader(parsed: Parsed) -> markdown.Markdown:
    has_headings = any(token.type == "heading_open" for token in parsed.tokens)
    ids = [TocExtension(slugify=lambda text, _: slug(text), marker="")] if has_headings else []
    return TreeReader(parsed, extensions=[*ids, _Safe()])


class _Collector(Treeprocessor):
    """Notes every link and leaves only the attributes that are allowed."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.links: list[tuple[str, str, str]] = []

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._allow_link(element)
            else:
                self._allow(element)

    def _allow(self, element: ET.Element) -> None:
        """Keep the id of a heading, the class of a box and what a list or box to tick needs."""
        attributes = dict(element.attrib)
        element.attrib.clear()
        for name in _ALLOWED.get(element.tag, ()):
            if name in attributes:
                element.set(name, attributes[name])
        if element.tag == "h1":  # the page has its title
            element.tag = "h2"
        if "id" in attributes:
            element.set("id", heading_id(attributes["id"]))
        classes = [c for c in attributes.get("class", "").split() if c in _ALLOWED_CLASSES]
        if classes:
            element.set("class", " ".join(classes))

    def _allow_link(self, element: ET.Element) -> None:
        href = element.get("href", "")
        shown = "".join(element.itertext()).replace(AMP_SUBSTITUTE, "&")
        self.links.append((href.replace(AMP_SUBSTITUTE, "&"), element.get(LINES, ""), shown))
        element.attrib.clear()
        if _REF.fullmatch(href):
            element.set("href", f"ref:{href}")
        elif _EXTERNAL.fullmatch(href):
            element.set("href", href)


class _Tapper(Treeprocessor):
    """Makes links of bare numbers and addresses."""

    found: tuple[Tap, ...] = ()

    def run(self, root: ET.Element) -> None:
        self.found = linkify(root)


def _positions(text: str, found: list[tuple[str, str, str]]) -> Iterator[Link]:
    """Yield each link with where it stands, in the order the parser met them."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    after = 0
    for href, lines, shown in found:
        first, last = (int(line) for line in lines.split(":")) if lines else (0, len(starts) - 1)
        after = max(after, starts[first])
        at = _place(text, href.removeprefix("mailto:"), after, starts[min(last, len(starts) - 1)])
        yield Link(href, after if at is None else at, shown)
        after = after if at is None else at + 1


def _place(text: str, href: str, start: int, end: int) -> int | None:
    """Return where ``href`` stands as an address between two places in ``text``, or at all."""
    written = re.escape(href)
    as_address = re.compile(rf"(?<=\]\(){written}|(?<=<){written}").search(text, start, end)
    found = as_address or re.compile(written).search(text, start, end)
    return found.start() if found else None


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found = []
    for token in tokens:
        name = unescape(str(token["name"]))
        found.append(Heading(int(str(token["level"])), str(token["id"]), name))
        found.extend(_headings(token["children"]))  # type: ignore[arg-type]
    return found
