"""Markdown written by people to HTML that is safe by construction. The only user of ``markdown``.

Raw HTML, images, attributes and reference links are not part of the language here; what looks like
them comes out as the text it is. Links keep their target in ``href`` as ``ref:kind/id`` until a
page knows its own address.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import AUTOLINK_RE, AutolinkInlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor

from veileder.anchors import heading_id
from veileder.linkify import linkify
from veileder.model.base import REF_PATTERN
from veileder.tappable import Tap

_EXTERNAL = re.compile(r"(https://|mailto:|tel:)\S+", re.IGNORECASE)
_REF = re.compile(rf"(?P<ref>{REF_PATTERN})(#(?P<anchor>[\w-]+))?")
_PLACED = re.compile(r'<a href="ref:([^"]*)">(.*?)</a>', re.DOTALL)
# One pair of brackets and one of parentheses (the address may have its own), so that what is not
# a link is passed over at once: the library's own pattern takes quadratic time.
_LINK = r"(?<!!)\[(?=[^\[\]]*\]\([^()]*(\([^()]*\)[^()]*)*\))"
_ALLOWED_CLASSES = frozenset({"admonition", "admonition-title", "note", "tip", "warning", "danger"})
MAX_SIGNS = 1_000
MAX_NESTING = 10
_NESTED = re.compile(rf"([ \t]*(>|([-+*]|\d+\.)(?=[ \t]))){{{MAX_NESTING + 1}}}")
PLACEHOLDERS = ("brand", "municipality")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


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


def excess(text: str) -> tuple[int, str] | None:
    """Return the line (from 0) and a message where ``text`` is more than the parser can take."""
    for sign in "[`*_#&!":
        if (count := text.count(sign)) > MAX_SIGNS:
            line = text.count("\n", 0, text.index(sign))
            return line, f"Teksten har «{sign}» {count} ganger, og kan ha det {MAX_SIGNS} ganger"
    for number, line_text in enumerate(text.split("\n")):
        spread = line_text.expandtabs(4)
        indent = len(spread) - len(spread.lstrip())
        if indent > 4 * MAX_NESTING or _NESTED.match(line_text):
            return number, f"Mer enn {MAX_NESTING} nivåer inni hverandre"
    return None


@lru_cache(maxsize=20_000)
def render(text: str) -> Rendered:
    """Return ``text`` as HTML with references still unplaced."""
    reader = _reader()
    html = reader.convert(text)
    found: _Collector = reader.treeprocessors["veileder"]  # type: ignore[assignment]
    taps: _Tapper = reader.treeprocessors["tappable"]  # type: ignore[assignment]
    headings = tuple(_headings(reader.toc_tokens))  # type: ignore[attr-defined]
    return Rendered(html, _positions(text, found.links), headings, taps.found)


def place(html: str, address: Callable[[str], str | None], values: Mapping[str, str]) -> str:
    """Point the references of ``html`` at real addresses and fill in the placeholders.

    ``address`` gives the href of a reference, or None where it leads nowhere on this site: then
    only the words of the link remain.
    """

    def link(match: re.Match[str]) -> str:
        href = address(unescape(match[1]))
        return f'<a href="{escape(href)}">{match[2]}</a>' if href is not None else match[2]

    placed = _PLACED.sub(link, html)
    return _PLACEHOLDER.sub(lambda m: escape(values.get(m[1], m[0])), placed)


def plain(html: str) -> str:
    """Return the words of ``html`` without tags, with single spaces."""
    words = re.sub(r"</?(?:a|strong|em|code)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())


def slug(text: str) -> str:
    """Return ``text`` as lower-case ASCII words joined by hyphens: å → a, ø → o, æ → ae."""
    special = text.lower().replace("ø", "o").replace("æ", "ae")
    ascii_text = unicodedata.normalize("NFKD", special).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def _reader() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=["tables", "sane_lists", "admonition", "pymdownx.betterem", "toc", _Safe()],
        extension_configs={"toc": {"slugify": lambda text, _: slug(text), "marker": ""}},
    )


class _Autolink(AutolinkInlineProcessor):
    """A bare address, which is no link inside the words of another link."""

    ANCESTOR_EXCLUDES = ("a",)


class _Safe(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        for registry, name in (
            (md.preprocessors, "html_block"),
            (md.inlinePatterns, "html"),
            (md.inlinePatterns, "link"),
            (md.inlinePatterns, "autolink"),
            (md.inlinePatterns, "image_link"),
            (md.inlinePatterns, "image_reference"),
            (md.inlinePatterns, "short_image_ref"),
            (md.inlinePatterns, "reference"),
            (md.inlinePatterns, "short_reference"),
            (md.inlinePatterns, "automail"),
            (md.parser.blockprocessors, "reference"),
        ):
            registry.deregister(name)
        md.inlinePatterns.register(_Autolink(AUTOLINK_RE, md), "autolink", 120)
        md.inlinePatterns.register(LinkInlineProcessor(_LINK, md), "link", 160)
        md.treeprocessors.register(_Collector(md), "veileder", -1)  # when escapes are letters
        md.treeprocessors.register(_Tapper(md), "tappable", -2)


class _Collector(Treeprocessor):
    """Notes every link and leaves only the attributes that are allowed."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.links: list[tuple[str, str]] = []

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._allow_link(element)
            else:
                self._allow(element)

    def _allow(self, element: ET.Element) -> None:
        """Keep the id of a heading and the class of a box; nothing else is needed."""
        attributes = dict(element.attrib)
        element.attrib.clear()
        if element.tag == "h1":  # the page has its title
            element.tag = "h2"
        if "id" in attributes:
            element.set("id", heading_id(attributes["id"]))
        classes = [c for c in attributes.get("class", "").split() if c in _ALLOWED_CLASSES]
        if classes:
            element.set("class", " ".join(classes))

    def _allow_link(self, element: ET.Element) -> None:
        href = element.get("href", "")
        self.links.append((href, "".join(element.itertext())))
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


def _positions(text: str, found: list[tuple[str, str]]) -> tuple[Link, ...]:
    """Find where each link stands, in the order the parser met them."""
    links, start = [], 0
    for href, shown in found:
        at = text.find(f"({href}", start)
        at = at + 1 if at >= 0 else max(text.find(href), 0)
        links.append(Link(href, at, shown))
        start = at
    return tuple(links)


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found = []
    for token in tokens:
        found.append(
            Heading(int(str(token["level"])), str(token["id"]), unescape(str(token["name"])))
        )
        found.extend(_headings(token["children"]))  # type: ignore[arg-type]
    return found
