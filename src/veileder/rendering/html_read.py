"""What matters of a finished piece of HTML: its ids, where its links lead, its headings.

This reads what our templates and our Markdown write: tags in which every ``<``, ``>`` and quote
of a value is escaped. A test holds it against Python's own parser.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

_TAG = re.compile(r"""<!--.*?-->|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LINKS = {"href", "xlink:href", "src", "poster", "data", "action", "formaction"}
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


def read_html(html: str, page: str) -> Read:
    """Return what matters of ``html``, which stands on the page that is the file ``page``."""
    ids: list[str] = []
    addresses: list[str] = []
    headings = without_alt = 0
    leads_on = False
    for tag, written in _TAG.findall(html):
        headings += tag == "h1"
        attributes = dict(_attributes(written))
        without_alt += tag == "img" and "alt" not in attributes
        ids += filter(None, [attributes.get("id")])
        addresses += _addresses(attributes)
        if refresh := _REFRESH.match(attributes.get("content", "")):
            leads_on = True
            addresses.append(refresh[1])
    return Read(tuple(ids), frozenset(_resolved(addresses, page)), headings, without_alt, leads_on)


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        yield name, unescape(value) if "&" in value else value


def _addresses(attributes: dict[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if value and name in _LINKS:
            yield value
        elif name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.split())


def _resolved(addresses: Iterable[str], page: str) -> Iterator[Link]:
    for address in addresses:
        if not _SCHEME.match(address):
            yield resolve(page, address)


def resolve(page: str, address: str) -> Link:
    """Return the file that ``address`` means on ``page``, and the place in it.

    A place on the page itself is in no file. An address from the root of the domain is left as
    it is: it leads out of every site.
    """
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return "", unquote(anchor)
    joined = normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        joined = normpath(posixpath.join(joined, "index.html"))
    return joined, unquote(anchor)
