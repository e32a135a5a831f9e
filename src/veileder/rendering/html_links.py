"""The finished sites, read as a browser would: every link must lead somewhere.

Content is checked before anything is built. This is the last look, at what is about to be
published, and what it finds is mostly a fault of ours.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from veileder.rendering.page_faults import PageFault

_LINKS = {"href", "xlink:href", "src", "poster", "data", "action", "formaction"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_REFRESH = re.compile(r"""\s*[\d.]+\s*;\s*url\s*=\s*["']?([^"']+)""", re.IGNORECASE)
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
_NOT_FOUND = "404.html"


@dataclass(slots=True)
class _Page:
    """What matters here of one page. Links are paths below the checked folder."""

    ids: Counter[str] = field(default_factory=Counter)
    links: set[tuple[str, str]] = field(default_factory=set)
    headings: int = 0
    images_without_alt: int = 0
    leads_on: bool = False


def check_links(
    folder: Path, sites: Iterable[str], portals: Iterable[str] = (), others: Iterable[str] = ()
) -> list[PageFault]:
    """Return everything wrong with the links and the frame of the pages in ``folder``.

    ``sites`` are the folders of one municipality each: a page there may link to its own site, and
    to the front of one of ``portals`` (the regions) or of ``folder`` itself. ``others`` are paths
    of files that are not in ``folder`` and will stand beside what is.
    """
    tree = _Tree(folder, frozenset(sites), frozenset(portals), frozenset(others))
    return sorted({*tree.page_faults(), *tree.link_faults(), *tree.orphans(), *tree.style_faults()})


def links_of(folder: Path, page: str) -> set[str]:
    """Return the files below ``folder`` that the page links to or loads, as paths from there."""
    return {path for path, _ in _read(folder, page).links}


class _Tree:
    """All pages and files, read once."""

    def __init__(
        self,
        folder: Path,
        sites: frozenset[str],
        portals: frozenset[str],
        others: frozenset[str],
    ) -> None:
        self.folder = folder
        self.sites = sites
        self.others = others
        self.fronts = {"index.html", *(f"{portal}/index.html" for portal in portals)}
        self.files = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        self.pages = {name: _read(folder, name) for name in self._names(".html")}

    def page_faults(self) -> Iterator[PageFault]:
        """Yield what is wrong with each page by itself."""
        for name, page in self.pages.items():
            if page.headings != 1:
                yield PageFault(name, f"har {page.headings} overskrifter på øverste nivå, ikke én")
            if page.images_without_alt:
                yield PageFault(name, f"har {page.images_without_alt} bilder uten alt-tekst")
            for id, times in page.ids.items():
                if times > 1:
                    yield PageFault(name, f"har id-en «{id}» {times} ganger")

    def link_faults(self) -> Iterator[PageFault]:
        """Yield the links that lead nowhere, or where they may not."""
        for name, page in self.pages.items():
            for path, anchor in page.links:
                problem = self._problem(name, path, anchor)
                if problem:
                    yield PageFault(name, problem)

    def orphans(self) -> Iterator[PageFault]:
        """Yield the pages no way leads to from the front of their site."""
        reached = {page for site in self._sites() for page in self._reached(site)}
        for name, page in self.pages.items():
            if name not in reached and not page.leads_on and not name.endswith(_NOT_FOUND):
                yield PageFault(name, "kan ikke nås fra forsiden")

    def style_faults(self) -> Iterator[PageFault]:
        """Yield the files that stylesheets ask for and that are not there."""
        for name in self._names(".css"):
            text = (self.folder / name).read_text(encoding="utf-8")
            for address in _CSS_URL.findall(text):
                if not _SCHEME.match(address) and _resolve(name, address)[0] not in self.files:
                    yield PageFault(name, f"bruker «{address}», som ikke finnes")

    def _names(self, ending: str) -> list[str]:
        return sorted(name for name in self.files if name.endswith(ending))

    def _problem(self, name: str, path: str, anchor: str) -> str | None:
        if path not in self.files and path not in self.others:
            return f"lenker til «{path}», som ikke finnes"
        if anchor and path in self.pages and anchor not in self.pages[path].ids:
            return f"lenker til «{path}#{anchor}», men stedet finnes ikke på siden"
        if self._is_foreign(name, path):
            return f"lenker til «{path}», som hører til en annen kommune"
        return None

    def _is_foreign(self, name: str, path: str) -> bool:
        """Say whether a link leaves the municipality it is on, other than to a front above it."""
        own = _site_of(name)
        return own in self.sites and _site_of(path) != own and path not in self.fronts

    def _sites(self) -> list[str]:
        return sorted({_site_of(name) for name in self.pages})

    def _reached(self, site: str) -> set[str]:
        """Return the pages of ``site`` that some way through its own pages leads to."""
        front = f"{site}/index.html".lstrip("/")
        reached, queue = {front}, deque([front])
        while queue:
            page = self.pages.get(queue.popleft())
            links = {path for path, _ in page.links if _site_of(path) == site} if page else set()
            queue.extend(links - reached)
            reached |= links
        return reached


class _Reader(HTMLParser):
    """Notes the ids, links, headings and images of a page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.page = _Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.headings += tag == "h1"
        self.page.images_without_alt += tag == "img" and not any(key == "alt" for key, _ in attrs)
        for key, value in attrs:
            if key == "id" and value:
                self.page.ids[value] += 1
            elif value and key in _LINKS:
                self._add(value)
            elif value and key == "srcset":
                self._add_all(part.split()[0] for part in value.split(",") if part.split())
            elif value and key == "content" and (refresh := _REFRESH.match(value)):
                self.page.leads_on = True
                self._add(refresh.group(1))

    def _add_all(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self._add(address)

    def _add(self, address: str) -> None:
        if not _SCHEME.match(address):
            self.page.links.add(_resolve(self.name, address))


def _read(folder: Path, name: str) -> _Page:
    reader = _Reader(name)
    reader.feed((folder / name).read_text(encoding="utf-8"))
    reader.close()
    return reader.page


def _resolve(page: str, address: str) -> tuple[str, str]:
    """Return the file that ``address`` means on ``page``, and the place in it."""
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(anchor)
    folder = "" if path.startswith("/") else page.rpartition("/")[0]
    joined = normpath(f"{folder}/{path}".lstrip("/") or ".")
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        joined = normpath(f"{joined}/index.html")
    return joined, unquote(anchor)


def _site_of(name: str) -> str:
    """Return the folder at the top that the file ``name`` is in, empty for none."""
    folder, slash, _ = name.partition("/")
    return folder if slash else ""
