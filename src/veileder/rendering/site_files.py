"""Every file of one site, in memory: its pages, and what stands beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from veileder.dates import today
from veileder.model.base import Language
from veileder.pages.base import Page
from veileder.pages.handbook import HandbookPage
from veileder.pages.plan import SitePlan
from veileder.rendering.assets import Assets
from veileder.rendering.attached import published
from veileder.rendering.bodies import Bodies
from veileder.rendering.booklet import booklet
from veileder.rendering.colour import accent_css
from veileder.rendering.frames import Frames, site_of
from veileder.rendering.html_read import Read, read_html, resolve
from veileder.rendering.icons import icons
from veileder.rendering.manifest import FILE as MANIFEST
from veileder.rendering.manifest import manifest_file
from veileder.rendering.mkdocs_theme import Theme, error_context, load_theme
from veileder.rendering.named import Named, named
from veileder.rendering.offline import NOT_SAVED, offline_files
from veileder.rendering.policy import META, violations, with_inline_policy, with_meta
from veileder.rendering.redirects import redirects
from veileder.rendering.search_files import INDEX, SearchFiles, search_files
from veileder.rendering.theme import STYLE, check_templates
from veileder.rendering.tidy import from_folder, tidied

_KINDS = 16  # of sites, whose frames are remembered
_NOT_FOUND = "404.html"
_INDEX = f'data-index="{INDEX}"'
_FROM_ROOT = re.compile(r'(="/)(?!/)')


@lru_cache(maxsize=1)
def renderer(root: Path, edition: str) -> "Renderer":  # noqa: ARG001 - it is asked for anew
    """Return the renderer of ``root``, the same as long as the theme there is of one edition."""
    return Renderer(root)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page, what was read of it, and what its content policy would stop."""

    html: str
    read: Read
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """One site: its pages, and the content of all its files, by path."""

    pages: dict[str, Rendered]
    content: dict[str, bytes]


class Renderer:
    """From plans to files; what several sites have in common is made once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._theme = load_theme(root, Language)
        self._bodies = Bodies(self._theme)
        self._assets = Assets(root, self._theme)
        self._frames: list[Frames] = []
        self._named: dict[str | None, Named] = {}

    def files(self, plan: SitePlan) -> SiteFiles:
        """Return all files of the site of ``plan``.

        Raises ThemeFault, and PolicyFault when a page has no place for its policy.
        """
        check_templates(self._root, {page.template for page in plan.pages})
        made = {name: page for one in plan.editions for name, page in self._pages(*one)}
        search = search_files(plan)
        pages = {
            name: _with_index(page, search, _index_of(plan, name)) for name, page in made.items()
        }
        pages[_NOT_FOUND] = _not_found(plan, self._theme)
        content = {name: page.html.encode() for name, page in pages.items()}
        beside = {name: file for one in plan.editions for name, file in self._beside(*one)}
        content |= {name: beside[name] for name in beside.keys() - search.paths.keys()}
        content |= search.content
        asked_for = {path for page in pages.values() for path, _ in page.read.links}
        content |= {**self._of_theme(plan, asked_for), **content}
        booklets = self._booklets(plan, content)
        content |= booklets
        if not plan.frame.portal:
            content[MANIFEST] = self._manifest(plan)
            content[NOT_SAVED] = _not_found(_not_saved(plan), self._theme).html.encode()
            unsaved = _unsaved(plan) | booklets.keys()
            day, template = today().isoformat(), self._assets.worker
            content |= offline_files(plan, day, content, unsaved, template)
        return SiteFiles(pages, content)

    def _booklets(self, plan: SitePlan, content: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the PDFs that pages of ``plan`` lead to; phones do not keep them."""
        found = [
            (folder, page.path, page.data.pdf)
            for folder, edition in plan.editions
            for page in edition.pages
            if isinstance(page.data, HandbookPage) and page.data.pdf
        ]
        style = self._assets.booklet
        return {
            f"{folder}{path}{pdf}": booklet(content[f"{folder}{path}index.html"], style)
            for folder, path, pdf in found
        }

    def file(self, plan: SitePlan, name: str) -> bytes | None:
        """Return one file of the site of ``plan``, made now; None where it has none of that name.

        The offline worker is not among them: it knows every other file.
        """
        for folder, edition in plan.editions:
            found = self._file_of(edition, name.removeprefix(folder))
            if found is not None and name.startswith(folder):
                return found
        if name == _NOT_FOUND:
            return _not_found(plan, self._theme).html.encode()
        if name == MANIFEST and not plan.frame.portal:
            return self._manifest(plan)
        return self._of_theme(plan, [name]).get(name)

    def _file_of(self, plan: SitePlan, name: str) -> bytes | None:
        """Return one file in the målform of ``plan``."""
        for page in plan.pages:
            if f"{page.path}index.html" == name:
                return self._page(page, plan, self._frames_of(plan.around(page))).html.encode()
        for attachment in plan.attachments:
            if attachment.path == name:
                return published(self._root, attachment.source)
        written = self._of(plan).written
        others = {name: written(html).encode() for name, html in redirects(plan)}
        others |= {file.path: file.content for file in plan.files}
        return others.get(name)

    def _pages(self, folder: str, plan: SitePlan) -> Iterator[tuple[str, Rendered]]:
        """Yield the pages in the målform of ``plan``, which stand in ``folder``."""
        frames, written = self._frames_of(plan), self._of(plan).written
        for page in plan.pages:
            its = self._frames_of(plan.around(page)) if page.language else frames
            made = self._page(page, plan, its)
            yield f"{folder}{page.path}index.html", replace(made, read=made.read.beneath(folder))
        for name, plain in redirects(plan):
            html = written(plain)
            read, stopped = read_html(html, f"{folder}{name}"), tuple(violations(html))
            yield f"{folder}{name}", Rendered(with_meta(html, name), read, stopped)

    def _frames_of(self, plan: SitePlan) -> Frames:
        """Return the frames of a site: those of the last one that was alike, if there is one."""
        own = site_of(plan)
        alike = [frames for frames in self._frames if frames.site == own.data]
        frames = alike[0] if alike else Frames(own.data, self._theme, self._of(plan).written)
        others = [other for other in self._frames if other is not frames]
        self._frames = [frames, *others[: _KINDS - 1]]
        frames.stamp(own.values)
        return frames

    def _page(self, page: Page, plan: SitePlan, frames: Frames) -> Rendered:
        frame, (body, own) = frames.frame(page), self._bodies.body(page, plan.around(page))
        html = frame.around(page, body.of(own))
        is_suspect = frame.is_suspect or body.is_suspect
        stopped = violations(html.replace(META, "", 1)) if is_suspect else ()
        read = frame.read + body.read + _read_others(page)
        return Rendered(html, read, tuple(stopped))

    def _beside(self, folder: str, plan: SitePlan) -> Iterator[tuple[str, bytes]]:
        for attachment in plan.attachments:
            yield f"{folder}{attachment.path}", published(self._root, attachment.source)
        for file in plan.files:
            yield f"{folder}{file.path}", file.content

    def _of_theme(self, plan: SitePlan, asked_for: Iterable[str]) -> dict[str, bytes]:
        """Return the files of the theme that a site has, in its own colour."""
        common, its = self._assets.files(asked_for), self._of(plan)
        plain = {name: common[name] for name in common.keys() - its.paths.keys()}
        return {**plain, **icons(plain, plan.frame.accent), **its.content}

    def _of(self, plan: SitePlan) -> Named:
        """Return the files of the theme that have a hash in their name, for sites of one colour."""
        accent = plan.frame.accent
        if accent not in self._named:
            common = self._assets.files([])
            style = common.get(STYLE, b"") + accent_css(accent).encode()
            self._named[accent] = named({**common, **icons(common, accent), STYLE: style})
        return self._named[accent]

    def _manifest(self, plan: SitePlan) -> bytes:
        return self._of(plan).written(manifest_file(plan)).encode()


def _with_index(page: Rendered, files: SearchFiles, index: str) -> Rendered:
    """Return a page that asks for the search index where it is, and not for what is kept of it."""
    if _INDEX not in page.html:
        return page
    return replace(page, html=files.written(page.html, index), read=files.read(page.read))


def _index_of(plan: SitePlan, name: str) -> str:
    """Return the plain path of the index in the målform of a page."""
    folder, edition = next(one for one in plan.editions[::-1] if name.startswith(one[0]))
    return f"{folder}{edition.frame.search_path}{INDEX}"


def _unsaved(plan: SitePlan) -> set[str]:
    """Return the paths of files that no offline copy needs."""
    return {
        f"{folder}{file.path}"
        for folder, one in plan.editions
        for file in one.files
        if not file.is_saved
    }


def _read_others(page: Page) -> Read:
    """Return what the ways to the same page for others add to what is read of ``page``."""
    ways = (*(link.href for link in page.variants), *([page.twin] if page.twin else []))
    return Read(links=frozenset(resolve(f"{page.path}index.html", way) for way in ways))


def _not_saved(plan: SitePlan) -> SitePlan:
    """Return the plan with the words for what is asked for without coverage and not saved."""
    t = plan.frame.t
    words = {"not_found": t["offline_not_here"], "not_found_help": t["offline_not_here_help"]}
    return replace(plan, frame=replace(plan.frame, t={**t, **words}))


def _not_found(plan: SitePlan, theme: Theme) -> Rendered:
    """Return the page for what was not found, which stands alone at any address."""
    settings = theme.settings(plan.name, plan.language, plan.frame)
    template = theme.templates.get_template(_NOT_FOUND)
    html = tidied(template.render(error_context(settings)))
    read = read_html(_FROM_ROOT.sub('="', html), _NOT_FOUND)
    name = f"{plan.id}/{_NOT_FOUND}".lstrip("/")
    return Rendered(with_inline_policy(from_folder(html, plan.id), name), read)
