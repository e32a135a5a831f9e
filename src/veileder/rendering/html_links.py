"""The finished sites, read as a browser would: every link must lead somewhere.

Content is checked before anything is built. This is the last look, at what is about to be
published, and what it finds is mostly a fault of ours.
"""

import posixpath
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath

from veileder.rendering.html_read import Link, Read
from veileder.rendering.page_faults import PageFault

_NOT_FOUND = "404.html"
_FRONT = "index.html"


@dataclass(frozen=True, slots=True)
class Outward:
    """What of one site others must know: its files, and the links that lead out of it.

    ``links`` are by target, as a path below all sites, with a page that has the link.
    """

    site: str
    files: frozenset[str]
    links: Mapping[str, str]


def outward(site: str, pages: Mapping[str, Read], files: Iterable[str]) -> Outward:
    """Return what others must know of ``site``, whose pages and files are by path on it."""
    own = frozenset(files)
    links = {
        normpath(posixpath.join(site, path)): name
        for name, page in pages.items()
        for path, _ in page.links
        if _leads_out(site, path, own)
    }
    return Outward(site, own, links)


def site_faults(
    site: str, pages: Mapping[str, Read], files: Collection[str]
) -> Iterator[PageFault]:
    """Yield everything that is wrong with the links and the frame of the pages of one site."""
    places = {name: frozenset(page.ids) for name, page in pages.items()}
    wrong = dict(
        _wrong(site, {link for page in pages.values() for link in page.links}, places, files)
    )
    reached = _reached(pages)
    for name, page in pages.items():
        shown = posixpath.join(site, name)
        yield from (PageFault(shown, problem) for problem in _frame_faults(page))
        yield from (PageFault(shown, wrong[link]) for link in page.links if link in wrong)
        yield from (PageFault(shown, _lost(shown, anchor)) for anchor in _missing(page))
        if name not in reached and not page.leads_on and name != _NOT_FOUND:
            yield PageFault(shown, "kan ikke nås fra forsiden")


def faults_between(
    sites: Iterable[Outward],
    municipalities: Collection[str],
    regions: Iterable[str],
    others: Collection[str],
) -> Iterator[PageFault]:
    """Yield the links from site to site that lead nowhere, or where they may not.

    A municipality's page may link to what stands above it, and to nothing else: a page on the front
    of one of ``regions``, or the page to choose on. ``others`` are paths of files that stand beside
    the new ``sites``.
    """
    made = {one.site: one for one in sites}
    above = {*regions}
    for one in made.values():
        for path, name in one.links.items():
            page = posixpath.join(one.site, name)
            if not _stands(path, made) and path not in others:
                yield PageFault(page, f"lenker til «{path}», som ikke finnes")
            elif one.site in municipalities and not _is_above(path, above):
                yield PageFault(page, f"lenker til «{path}», som hører til en annen kommune")


def _is_above(path: str, regions: Collection[str]) -> bool:
    return path == _FRONT or path.partition("/")[0] in regions


def _leads_out(site: str, path: str, files: Collection[str]) -> bool:
    """Say whether a path on a site leads to another: above it, or from the top to one below."""
    return path.startswith("../") or (not site and path not in files and "/" in path)


def _stands(path: str, made: Mapping[str, Outward]) -> bool:
    site, _, file = path.partition("/")
    if site in made and file:
        return file in made[site].files
    return "" in made and path in made[""].files


def _wrong(
    site: str, links: Iterable[Link], places: Mapping[str, Collection[str]], files: Collection[str]
) -> Iterator[tuple[Link, str]]:
    """Yield the links within a site that lead nowhere, with what is wrong."""
    for path, anchor in links:
        shown = normpath(posixpath.join(site, path))
        if not path or _leads_out(site, path, files):
            continue
        if path not in files:
            yield (path, anchor), f"lenker til «{shown}», som ikke finnes"
        elif anchor and path in places and anchor not in places[path]:
            yield (path, anchor), _lost(shown, anchor)


def _missing(page: Read) -> Iterator[str]:
    """Yield the places on ``page`` that it leads to itself, and that are not there."""
    for path, anchor in page.links:
        if anchor and not path and anchor not in page.ids:
            yield anchor


def _lost(path: str, anchor: str) -> str:
    return f"lenker til «{path}#{anchor}», men stedet finnes ikke på siden"


def _frame_faults(page: Read) -> Iterator[str]:
    """Yield what is wrong with a page by itself."""
    if page.headings != 1:
        yield f"har {page.headings} overskrifter på øverste nivå, ikke én"
    if page.images_without_alt:
        yield f"har {page.images_without_alt} bilder uten alt-tekst"
    if len(set(page.ids)) < len(page.ids):
        repeated = ((id, times) for id, times in Counter(page.ids).items() if times > 1)
        yield from (f"har id-en «{id}» {times} ganger" for id, times in repeated)


def _reached(pages: Mapping[str, Read]) -> set[str]:
    """Return the files that some way through the pages of a site leads to from its front."""
    reached, queue = {_FRONT}, deque([_FRONT])
    while queue:
        page = pages.get(queue.popleft())
        links = {path for path, _ in page.links} if page else set()
        queue.extend(links - reached)
        reached |= links
    return reached
