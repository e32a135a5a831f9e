"""The sites as the sources stand right now, in memory: a page is made when somebody looks at it."""

import mimetypes
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath

from veileder.above import above
from veileder.api.files import api_paths
from veileder.checked import One, Reading, remembered_reading
from veileder.editions import COMMON, Editions, MadeOf
from veileder.findings import Finding, Rule
from veileder.kept import keeping
from veileder.pages.plan import SitePlan
from veileder.pages.portal import listed
from veileder.rendering.assemble import faults_in
from veileder.rendering.page_faults import page_findings
from veileder.rendering.site_files import Renderer, renderer
from veileder.resolving.guide import Guide
from veileder.search import index_paths
from veileder.sites import Planner

_PAGE, _NOT_FOUND = "index.html", "404.html"


@dataclass(frozen=True, slots=True)
class File:
    """What a browser gets. ``status`` is 301 where the address lacks the slash at its end.

    Nothing at all with 404 says that no site has a page that says so.
    """

    content: bytes
    media_type: str = "text/html"
    status: int = 200


@dataclass(frozen=True, slots=True)
class _Read:
    """A municipality that was read, and what it was read from."""

    one: One
    made_of: MadeOf


@dataclass(slots=True)
class _Site:
    """A site as planned, and what was worked out of it since. Those above have no guide."""

    plan: SitePlan
    guide: Guide | None = None
    data: dict[str, bytes] = field(default_factory=dict)
    faults: list[Finding] | None = field(default=None)


class Live:
    """Sites that follow their sources. Several threads may use it.

    Errors of the rules in ``passed`` stop publishing, and not that a page is seen here.
    """

    def __init__(
        self, root: Path, asked: Sequence[str] = (), passed: Collection[Rule] = ()
    ) -> None:
        self._root, self._asked, self._passed = root, asked, passed
        self._lock = threading.RLock()
        self._read: Mapping[str, _Read] = {}
        self._sites: dict[str, _Site] = {}
        self._renderer: Renderer | None = None
        self._reading: Reading | None = None
        self._waiting: set[str] | None = None  # those to be planned; None when nobody waits

    def renew(self) -> list[Finding]:
        """Read what has changed, and return all findings; its pages are planned when asked for.

        A site with errors stays as it was. Raises UnknownMunicipality, and ThemeFault.
        """
        with self._lock, keeping():
            editions = Editions(self._root)
            reading = remembered_reading(self._root, self._asked, editions.digests)
            before = self._read
            now = {i: _read(i, reading, editions, before.get(i)) for i in reading.ids}
            if any(_is_held_back(now[i].one, reading) for i in self._waiting or () if i in now):
                self._planned()  # the last good one, while it is known
            self._read = now
            new_theme = renderer(self._root, editions.theme)
            is_new = new_theme is not self._renderer
            self._renderer = new_theme
            changed = {i for i, r in self._read.items() if is_new or before.get(i) != r}
            self._waiting = changed | (self._waiting or set())
            self._reading = reading
            ones = [read.one for read in self._read.values()]
            told = (finding for one in ones for finding in one.findings)
            return reading.judged(told, [one.facts for one in ones if one.facts]).findings

    def _planned(self) -> None:
        """Plan what has changed since somebody last asked for a page."""
        if self._waiting is not None and self._reading is not None:
            changed, self._waiting = self._waiting, None
            self._plan(self._reading, changed)

    def _plan(self, reading: Reading, changed: set[str]) -> None:
        planner = Planner(self._root)
        stopped = {finding.owner for finding in reading.beneath if finding.is_error}
        kept = {id: site for id, site in self._sites.items() if id in self._read}
        for id in changed:
            one = self._read[id].one
            if one.guide and not one.is_held_back(stopped, self._passed):
                kept[id] = _Site(planner.pages(one.guide, one.findings), one.guide)
        lists = [
            listed(site.guide, site.plan.figures, site.plan.mentions)
            for site in kept.values()
            if site.guide
        ]
        tops = above(lists, {}, reading.base, stopped).plans(planner)
        self._sites = kept | {plan.id: _Site(plan) for plan in tops}

    def one(self, id: str) -> One | None:
        """Return a municipality as it was last read, also with errors in it."""
        read = self._read.get(id)
        return read.one if read else None

    def faults(self) -> list[Finding]:
        """Make every page that nobody has looked at since it changed; return what is wrong."""
        with self._lock:
            self._planned()
        return [fault for site in list(self._sites.values()) for fault in self._faults(site)]

    def _faults(self, site: _Site) -> list[Finding]:
        with self._lock:
            if site.faults is None and self._renderer:
                asked_for = _late(site.plan) if site.guide else ()  # made when it is
                wrong = faults_in(site.plan, self._renderer, asked_for)
                site.faults = list(page_findings(wrong, [site.plan]))
            return site.faults or []

    def file(self, address: str) -> File:
        """Return what stands at ``address``: a path from where the sites stand, without query."""
        path = normpath(f"/{address}").lstrip("/")
        with self._lock:
            self._planned()
            found = self._content(path)
            if found is not None and not address.endswith("/"):
                return File(found, mimetypes.guess_type(path)[0] or "application/octet-stream")
            page = self._content(f"{path}/{_PAGE}".lstrip("/"))
            if page is not None:
                is_folder = not path or address.endswith("/")
                return File(page) if is_folder else File(b"", status=301)
            return self._not_found(path)

    def _not_found(self, path: str) -> File:
        """Return the page of the site that the address is in, or of the one above all."""
        pages = (self._content(f"{id}/{_NOT_FOUND}".lstrip("/")) for id in (_site_of(path), ""))
        return File(next(filter(None, pages), b""), status=404)

    def _content(self, path: str) -> bytes | None:
        id = _site_of(path) if _site_of(path) in self._sites else ""
        site, name = self._sites.get(id), path.removeprefix(f"{id}/") if id else path
        if site is None or self._renderer is None:
            return None
        if site.guide and name in _late(site.plan):
            return self._data(site, site.guide, name)
        return self._renderer.file(site.plan, name)

    def _data(self, site: _Site, guide: Guide, name: str) -> bytes | None:
        if not site.data:
            site.data.update(Planner(self._root).data(site.plan, guide))
        return site.data.get(name)


def _late(plan: SitePlan) -> set[str]:
    """Return the paths of what is made when a browser asks for it."""
    return index_paths(plan) | api_paths(plan)


def _is_held_back(one: One, reading: Reading) -> bool:
    return one.is_held_back({finding.owner for finding in reading.beneath if finding.is_error})


def _site_of(path: str) -> str:
    return path.partition("/")[0]


def _read(id: str, reading: Reading, editions: Editions, before: _Read | None) -> _Read:
    """Return the municipality as it is now: as before, where nothing of it has changed."""
    if before and before.made_of == editions.of(set(before.made_of) - {COMMON}):
        return before
    one = reading.settled(id, editions.digests)
    return _Read(one, editions.of(one.folders))
