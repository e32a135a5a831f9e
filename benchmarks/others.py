"""The same texts in other programs: Hugo, Zensical, and MkDocs with Material as it comes.

Every finished page's own content, as Markdown, and for each site a menu of 30 pages (or, where
the name says so, of all of them). None of them does what ours does besides: no control of the
content, no links followed, no stems and compounds in the search, no policy, no offline worker.
"""

import html
import json
import shutil
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from as_markdown import as_markdown
from measuring import Cost, Failed, measure, measure_all
from stock import MATERIAL, content_of

IN_MENU = 30
HUGO = "Hugo, naken mal"
STOCK = f"MkDocs + Material, meny på {IN_MENU}"
Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its folder in the site, its title, and its words as Markdown."""

    path: str
    title: str
    text: str

    def write(self, file: Path) -> None:
        """Write the page as all of them read it: Markdown with its title before it."""
        title = json.dumps(self.title, ensure_ascii=False)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {title}\n---\n{self.text}", encoding="utf-8")


Sites = Mapping[str, Sequence[Page]]


def read_pages(site: Path) -> list[Page]:
    """Return the pages of a finished site that have content of their own."""
    found = ((path, content_of(path)) for path in sorted(site.rglob("index.html")))
    return [
        Page(path.parent.relative_to(site).as_posix(), html.unescape(it[0]), as_markdown(it[1]))
        for path, it in found
        if it
    ]


class Other(Protocol):
    """A program to compare with."""

    @property
    def name(self) -> str:
        """What it is called in the tables."""

    @property
    def most(self) -> int:
        """How many sites it is asked for, at most."""

    def prepare(self, sites: Sites, folder: Path) -> Sequence[Command]:
        """Write the project into ``folder``; return what builds it, below ``folder``."""

    def output(self, folder: Path) -> list[Path]:
        """Return the folders where the pages are when it is built."""


def build(other: Other, sites: Sites, folder: Path, jobs: int) -> tuple[Cost, int, float]:
    """Build ``sites`` from nothing, in ``folder``; return the cost, the pages and the megabytes.

    Raises Failed when the program does, or when it made too few pages.
    """
    shutil.rmtree(folder, ignore_errors=True)
    cost = measure_all(other.prepare(sites, folder), jobs)
    files = [path for place in other.output(folder) for path in place.rglob("*") if path.is_file()]
    made, wanted = sum(path.suffix == ".html" for path in files), sum(map(len, sites.values()))
    if made < wanted:
        raise Failed(f"{other.name} made {made} of {wanted} pages")
    return cost, made, sum(path.stat().st_size for path in files) / 1e6


@dataclass(frozen=True, slots=True)
class Hugo:
    """Hugo with the barest of layouts: all sites in one project, which is what it is best at."""

    program: Path
    name: str = HUGO
    most: int = 50

    def prepare(self, sites: Sites, folder: Path) -> Sequence[Command]:
        """Write content, one layout and a menu for each site."""
        _write(folder / "hugo.toml", _HUGO)
        for kind in ("single", "list"):
            _write(folder / f"layouts/_default/{kind}.html", _HUGO_LAYOUT)
        _write(folder / "layouts/partials/menu.html", _HUGO_MENU)
        menus = {
            id: [(f"/{id}/{p.path}/".replace("/./", "/"), p.title) for p in _menu(pages)]
            for id, pages in sites.items()
        }
        _write(folder / "data/menus.json", json.dumps(menus))
        for id, pages in sites.items():
            above = {parent.as_posix() for page in pages for parent in Path(page.path).parents}
            for page in pages:
                name = "_index.md" if page.path in above else ""
                place = folder / "content" / id / page.path
                page.write(place / name if name else place.with_suffix(".md"))
        return [[str(self.program), "--quiet", "--source", str(folder)]]

    def output(self, folder: Path) -> list[Path]:
        """Return the one folder that all sites are in."""
        return [folder / "public"]


_HUGO = """\
baseURL = "https://example.no/"
languageCode = "nb"
title = "Handlingsveileder"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
"""
_HUGO_LAYOUT = """\
<!doctype html>
<html lang="nb">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}</title><link rel="stylesheet" href="/style.css"></head>
<body>
{{ with .FirstSection }}{{ partialCached "menu.html" .Section .Section }}{{ end }}
<main><h1>{{ .Title }}</h1>
{{ .Content }}</main>
</body>
</html>
"""
_HUGO_MENU = """\
<nav><ul>{{ range index site.Data.menus . }}
<li><a href="{{ index . 0 }}">{{ index . 1 }}</a></li>{{ end }}
</ul></nav>
"""


@dataclass(frozen=True, slots=True)
class Material:
    """A project of ``mkdocs.yml`` and Material for each site: MkDocs builds it, or Zensical."""

    name: str
    builder: tuple[str, ...]
    has_menu: bool = True
    most: int = 10

    def prepare(self, sites: Sites, folder: Path) -> Sequence[Command]:
        """Write a project for each site."""
        return [self._project(id, pages, folder / id) for id, pages in sites.items()]

    def output(self, folder: Path) -> list[Path]:
        """Return the folder of each site."""
        return [project / "site" for project in folder.iterdir()]

    def _project(self, id: str, pages: Sequence[Page], folder: Path) -> Command:
        for page in pages:
            page.write(folder / "docs" / page.path / "index.md")
        menu = "".join(f"  - {p.path}/index.md\n".replace(" ./", " ") for p in _menu(pages))
        config = folder / "mkdocs.yml"
        nav = f"nav:\n{menu}" if self.has_menu else ""
        _write(config, MATERIAL.format(name=id) + _TOLERANT + nav)
        return [*self.builder, "-f", str(config)]


_TOLERANT = """\
validation:
  omitted_files: ignore
  unrecognized_links: ignore
"""


def stock(*, has_menu: bool = True) -> Material:
    """Return MkDocs with Material, of this very environment."""
    name = STOCK if has_menu else "MkDocs + Material, automatisk meny"
    return Material(name, (sys.executable, "-m", "mkdocs", "build", "--quiet"), has_menu)


def installed(names: Sequence[str], tools: Path) -> tuple[list[Other], list[str]]:
    """Return those of the named programs that are there, and a sentence on each, there or not.

    ``tools`` is a virtual environment; where it has none, one is made with what is needed.
    """
    found: list[Other] = []
    notes: list[str] = []
    if {"hugo", "zensical"} & set(names) and not (tools / "pyvenv.cfg").is_file():
        notes += _install([name for name in names if name != "stock"], tools)
    for name in names:
        if name == "stock":
            found += [stock(), stock(has_menu=False)]
            notes.append(
                f"mkdocs {version('mkdocs')}, mkdocs-material {version('mkdocs-material')}."
            )
        elif (runs := program(name, tools)) is None:
            notes.append(f"{name} er ikke installert, og er utelatt.")
        else:
            menu = f"Zensical, meny på {IN_MENU}"
            is_hugo = name == "hugo"
            found.append(Hugo(runs) if is_hugo else Material(menu, (str(runs), "build")))
            notes.append(f"{released(name, tools)}.")
    return found, notes


def released(name: str, tools: Path) -> str:
    """Return the name and the version of an installed package."""
    places = tools.glob(f"lib/python*/site-packages/{name}-*.dist-info")
    return next((place.stem.replace("-", " ") for place in places), name)


def program(name: str, tools: Path) -> Path | None:
    """Return a program of the environment; Hugo itself, not the Python around it."""
    inner = sorted(tools.glob(f"lib/python*/site-packages/{name}/binaries/{name}"))
    places = [*inner, Path(sysconfig.get_path("scripts", vars={"base": str(tools)})) / name]
    return next((place for place in places if place.is_file()), None)


def _install(names: Sequence[str], tools: Path) -> list[str]:
    try:
        measure([sys.executable, "-m", "venv", str(tools)])
        measure([str(tools / "bin/python"), "-m", "pip", "install", "--quiet", *names])
    except Failed as failed:
        return [f"{' og '.join(names)} lot seg ikke installere: {str(failed).splitlines()[-1]}"]
    return []


def _menu(pages: Sequence[Page]) -> Sequence[Page]:
    """Return the pages nearest the front, which come first in a menu."""
    return sorted(pages, key=lambda page: (page.path.count("/"), page.path))[:IN_MENU]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
