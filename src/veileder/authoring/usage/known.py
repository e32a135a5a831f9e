"""The pages that may be counted: those of finished sites, by the addresses they are asked for at.

What is told of a log is told by these pages alone, so nothing that a reader wrote in an address
can come out again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from veileder.faults import PublishFault, Refusal
from veileder.publishing.compared import title_of
from veileder.publishing.releases import is_place
from veileder.rendering.record import Record, read_record, standing

_MOVED = re.compile(r'http-equiv="?refresh', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is told of, by its ``path`` in its ``site``; ``owner`` is whose that is."""

    site: str
    owner: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """Every page of some sites, and each by the paths it may be asked for at.

    ``hosts`` are those that the sites say they are published on.
    """

    pages: tuple[Page, ...]
    by_path: Mapping[str, Page]
    hosts: frozenset[str]

    def find(self, address: str) -> Page | None:
        """Return the page at an address as it stands in a log; None where there is none of ours.

        A whole address, with a host in it, is only ours on a host that we know.
        """
        scheme, _, rest = address.partition("://")
        if not scheme.isalpha():
            return self.by_path.get(plain(address))
        host, _, path = rest.partition("/")
        return self.by_path.get(plain(path)) if host.lower() in self.hosts else None

    def above(self, address: str) -> Page | None:
        """Return the nearest page above a path where nothing is, of a municipality or a region.

        There is none above what looks like a file and not a page, which robots ask for.
        """
        parts = plain(address).split("/")
        if any("." in part.removesuffix(".html") for part in parts):
            return None
        places = ("/".join(parts[:count]) for count in range(len(parts) - 1, -1, -1))
        found = next((self.by_path[place] for place in places if place in self.by_path), None)
        return found if found and found.site else None


def plain(address: str) -> str:
    """Return a path without what stands around and after it, in small letters."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    parts = [part for part in unquote(path, errors="replace").lower().split("/") if part]
    return "/".join(parts[:-1] if parts[-1:] == ["index.html"] else parts)


def known_pages(output: Path, site: str | None = None) -> Known:
    """Return the pages of what is built or published in ``output``, of one ``site`` or all.

    A site is asked for where its address says that it is published, or in its folder. Raises
    PublishFault where nothing of ours stands, and Refusal where two sites have the same place.
    """
    folder = output / "current" if is_place(output) else output
    top = read_record(folder)
    if top is None:
        raise PublishFault(
            f"{output} er ikke et ferdig bygg. Si hvor nettstedene står med --site, eller lag dem "
            "med: python3 build.py build"
        )
    sites = {"": top, **standing(folder)}
    chosen = {id: one for id, one in sites.items() if site in (None, id)}
    if not chosen:
        raise Refusal(f"{site} er ikke med i bygget {output}.")
    pages = {id: tuple(_pages(folder / id, one)) for id, one in chosen.items()}
    every = tuple(page for these in pages.values() for page in these)
    hosts = frozenset(urlsplit(one.address or "").netloc.lower() for one in chosen.values())
    return Known(every, _places(chosen, pages), hosts - {""})


def _places(sites: Mapping[str, Record], pages: Mapping[str, tuple[Page, ...]]) -> dict[str, Page]:
    places: dict[str, Page] = {}
    starts: dict[str, str] = {}
    for id, record in sites.items():
        if record.address:
            start = plain(urlsplit(record.address).path)
            if start in starts:
                raise Refusal(
                    f"{starts[start]} og {id} har samme sti i adressen sin, så loggen sier ikke "
                    "hvem av dem en side er hos. Velg én med --municipality."
                )
            starts[start] = id
            places |= {f"{start}/{page.path}".strip("/"): page for page in pages[id]}
    for id, these in pages.items():
        for page in these:
            places.setdefault(f"{id}/{page.path}".strip("/"), page)
    return places


def _pages(folder: Path, record: Record) -> Iterator[Page]:
    """Yield the pages of one site, but for those that only lead on to where a page is now."""
    for file in record.files:
        if PurePosixPath(file).name == "index.html":
            html = (folder / file).read_text(encoding="utf-8", errors="replace")
            if not _MOVED.search(html[:2000]):
                title = title_of(html)
                path = file.removesuffix("index.html")
                shown = title.rpartition(" – ")[0] or title
                yield Page(record.site, record.title, path, shown)
