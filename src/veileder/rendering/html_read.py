"""What matters of a finished piece of HTML: its ids, where its links lead, its headings.

This reads what our templates and our Markdown write: tags in which every ``<``, ``>`` and quote
of a value is escaped. A test holds it against Python's own parser.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

_TAG = re.compile(r"""<(?:([a-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+)>|!--.*?-->)""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LINKS = {"href", "xlink:href", "src", "data-script", "poster", "data", "action", "formaction"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_REFRESH = re.compile(r"""\s*[\d.]+\s*;\s*url\s*=\s*["']?([^"']+)""", re.IGNORECASE)

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one piece of a page. ``links`` are files and places in them.

    Files are paths from the root of the site; ``..`` leads out of it.
    """

    ids: tuple[str, ...] = ()
    links: frozenset[Link] = frozenset()
    headings: int = 0
    images_without_alt: int = 0
    leads_on: bool = False

    def __add__(self, other: "Read") -> "Read":
        """Return what is read of two pieces of one page together."""
        return Read(
            self.ids + other.ids,
            self.links | other.links,
            self.headings + other.headings,
            self.images_without_alt + other.images_without_alt,
            self.leads_on or other.leads_on,
        )

    def beneath(self, folder: str) -> "Read":
        """Return what is read of the same piece on a site where all of it is in ``folder``."""
        if not folder:
            return self
        links = (_beneath(folder, link) for link in self.links)
        return replace(self, links=frozenset(links))

    def moved(self, paths: Mapping[str, str]) -> "Read":
        """Return what is read of a page that asks for other files: the new ``paths`` by the old."""
        links = ((paths.get(path, path), anchor) for path, anchor in self.links)
        return replace(self, links=frozenset(links))


def _beneath(folder: str, link: Link) -> Link:
    path, anchor = link
    return (normpath(posixpath.join(folder, path)) if path else ""), anchor


class _Tag(NamedTuple):
    """The same of one tag, before it is known which page it stands on."""

    id: str | None
    addresses: tuple[str, ...]
    is_heading: bool
    is_without_alt: bool
    leads_on: bool


def read_html(html: str, page: str) -> Read:
    """Return what matters of ``html``, which stands on the page that is the file ``page``."""
    tags = [tag for written in _TAG.findall(html) if written and (tag := _tag(written))]
    return Read(
        ids=tuple(tag.id for tag in tags if tag.id),
        links=frozenset(resolve(page, address) for tag in tags for address in tag.addresses),
        headings=sum(tag.is_heading for tag in tags),
        images_without_alt=sum(tag.is_without_alt for tag in tags),
        leads_on=any(tag.leads_on for tag in tags),
    )


@lru_cache(maxsize=10_000)
def _tag(written: str) -> _Tag | None:
    """Return what matters of one tag, if anything. Most tags are on many pages, as they are."""
    (name, _), *rest = _attributes(written)
    attributes = dict(rest)
    refresh = _REFRESH.match(attributes.get("content", ""))
    addresses = (*_addresses(attributes), *([refresh[1]] if refresh else ()))
    tag = _Tag(
        id=attributes.get("id"),
        addresses=tuple(address for address in addresses if not _SCHEME.match(address)),
        is_heading=name == "h1",
        is_without_alt=name == "img" and "alt" not in attributes,
        leads_on=bool(refresh),
    )
    return tag if any(tag) else None


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    """Yield the name of a tag, and then its attributes with their values."""
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        yield name, unescape(value) if "&" in value else value


def _addresses(attributes: dict[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if value and name in _LINKS:
            yield value
        elif name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.split())


@lru_cache(maxsize=20_000)
def resolve(page: str, address: str) -> Link:
    """Return the file that ``address`` means on ``page``, and the place in it.

    A place on the page itself is in no file. An address from the root of the domain is left as
    it is: it leads out of every site.
    """
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return "", unquote(anchor)
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    parts = (posixpath.dirname(page), path, *["index.html"] * is_folder)
    return normpath(posixpath.join(*parts)), unquote(anchor)
