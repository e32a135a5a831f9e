"""A plan to a finished site in a folder: render → look once more → write."""

import gzip
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from veileder.pages.plan import SitePlan
from veileder.rendering.assets import asked_for_by
from veileder.rendering.html_links import Outward, outward, site_faults
from veileder.rendering.page_faults import LargePage, PageFault, PageFaults
from veileder.rendering.record import with_manifest
from veileder.rendering.site_files import Renderer, SiteFiles

LARGEST = 25_000  # bytes of a page as it is sent
_MAY_BE_LARGE = 50_000  # no text of letters packs so badly that a smaller page is too large


@dataclass(frozen=True, slots=True)
class Made:
    """A site that was made: what others must know of it, and what is wrong with it.

    ``faults`` stop it; pages that are ``large`` do not.
    """

    outward: Outward
    faults: tuple[PageFault, ...]
    large: tuple[LargePage, ...] = ()


def make_site(renderer: Renderer, plan: SitePlan, folder: Path) -> Made:
    """Write the site of ``plan`` into ``folder``, and look at every page and every link in it.

    Raises ThemeFault.
    """
    try:
        files = renderer.files(plan)
    except PageFaults as wrong:  # a page that no policy can be put on
        return Made(outward(plan.id, {}, ()), wrong.faults)
    pages = {name: page.read for name, page in files.pages.items()}
    content = with_manifest(files.content)
    write_files(folder, content)
    made = outward(plan.id, pages, content)
    return Made(made, _faults(plan, files), tuple(_large(plan.id, files)))


def faults_in(
    plan: SitePlan, renderer: Renderer, others: Collection[str] = ()
) -> tuple[PageFault, ...]:
    """Make the site of ``plan`` for nobody, and return what is wrong in it.

    ``others`` are the paths of files that are not in the plan, and are there when they are asked
    for. Raises ThemeFault.
    """
    try:
        files = renderer.files(plan)
    except PageFaults as wrong:  # a page that no policy can be put on
        return wrong.faults
    return _faults(plan, files, others)


def _faults(
    plan: SitePlan, files: SiteFiles, others: Collection[str] = ()
) -> tuple[PageFault, ...]:
    pages = {name: page.read for name, page in files.pages.items()}
    return (
        *_stopped(plan.id, files),
        *style_faults(plan.id, files.content),
        *site_faults(plan.id, pages, {*files.content, *others}),
    )


def _stopped(site: str, files: SiteFiles) -> Iterator[PageFault]:
    """Yield what the content policy of each page would stop."""
    for name, page in files.pages.items():
        if page.stopped:
            yield PageFault(f"{site}/{name}".lstrip("/"), "; ".join(page.stopped))


def _large(site: str, files: SiteFiles) -> Iterator[LargePage]:
    """Yield the pages that are dearer to fetch than a page may be."""
    for name in files.pages:
        html = files.content[name]
        if len(html) > _MAY_BE_LARGE and (size := len(gzip.compress(html, mtime=0))) > LARGEST:
            yield LargePage(f"{site}/{name}".lstrip("/"), size)


def style_faults(site: str, content: Mapping[str, bytes]) -> Iterator[PageFault]:
    """Yield the files that stylesheets of a site ask for and that are not there."""
    for name in content:
        for asked in asked_for_by(name, content[name]):
            if asked not in content:
                yield PageFault(f"{site}/{name}".lstrip("/"), f"bruker «{asked}», som ikke finnes")


def write_files(folder: Path, content: Mapping[str, bytes]) -> None:
    """Write files, by path, into a folder that has none of them."""
    for made in sorted({name.rpartition("/")[0] for name in content}):
        (folder / made).mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        (folder / name).write_bytes(data)
