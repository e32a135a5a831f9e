"""Two outputs beside each other: which pages somebody will see a difference on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath

from veileder.faults import PublishFault
from veileder.rendering.record import Record, read_record, standing

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Difference:
    """One page that is ``ny``, ``endret`` or ``borte``; ``path`` is as in the output."""

    site: str
    path: str
    title: str
    what: str


def compared(old: Path, new: Path) -> list[Difference]:
    """Return the pages whose own content differs between two outputs, site by site.

    Raises PublishFault when ``new`` is no output of ours; an ``old`` that is none has no pages.
    """
    if read_record(new) is None:
        raise PublishFault(f"{new} er ikke et ferdig bygg.")
    sites, before = _sites(new), _sites(old)
    return [
        difference
        for id in sorted({*sites, *before})
        for difference in _in_site(id, _pages(old, before.get(id)), _pages(new, sites.get(id)))
    ]


def _sites(output: Path) -> Mapping[str, Record]:
    return {id: record for id, record in standing(output).items() if not record.portal}


def _pages(output: Path, record: Record | None) -> dict[str, str]:
    if record is None:
        return {}
    files = (file for file in record.files if PurePosixPath(file).name == "index.html")
    paths = [f"{record.site}/{file}" for file in files]
    return {path: (output / path).read_text(encoding="utf-8") for path in paths}


def _in_site(site: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for path in sorted({*old, *new}):
        if path not in old:
            yield Difference(site, path, title_of(new[path]), "ny")
        elif path not in new:
            yield Difference(site, path, title_of(old[path]), "borte")
        elif _content(old[path]) != _content(new[path]):
            yield Difference(site, path, title_of(new[path]), "endret")


def title_of(html: str) -> str:
    """Return what a page is called in its browser."""
    found = _TITLE.search(html)
    return unescape(found[1]).strip() if found else ""


def _content(html: str) -> tuple[str, str]:
    found = _MAIN.search(html)
    return title_of(html), found[0] if found else html
