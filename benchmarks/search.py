"""How often the first hit is a right one: our search beside others, on the same pages.

    python3 benchmarks/search.py [--details] [--check] [--only ours,material,pagefind,zensical]
                                 [--tools DIR]

Builds the sites of ``eksempel`` (bokmål) and ``sogndal`` (nynorsk), asks every question of
``asked.py`` in a headless Chromium and prints hit rates by set and kind. Where no page answers, it
is right to find nothing, or to say that one is unsure: ``data-search-unsure`` on something seen.
The others (``other_searches.py``) search plain pages with the same content. ``--tools`` is a
virtual environment with pagefind and zensical; without it one is made. What can't be installed is
left out, and that is said.
"""

import argparse
import gzip
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright
from serving import served

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import other_searches
from asked import (
    FINAL,
    SITES,
    Question,
    Result,
    may_show_misses,
    misses,
    read_questions,
    report,
)
from payload import chromium

from veileder.checked import read
from veileder.pages.plan import SitePlan
from veileder.rendering.assemble import make_site
from veileder.rendering.site_files import Renderer
from veileder.resolving.guide import Guide
from veileder.search.entries import entries
from veileder.sites import plan_all

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and the paths of every ref."""

    plan: SitePlan
    ours: Path
    paths: dict[str, set[str]]


Ask = Callable[[Tab, str, Site, str], list[str]]


def main() -> None:
    """Build, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", action="store_true", help="print every question that missed")
    parser.add_argument(
        "--check", action="store_true", help="ask the final sets too; print misses of the check set"
    )
    parser.add_argument(
        "--only", default="ours,material,pagefind,zensical", help="what to ask, with commas"
    )
    parser.add_argument("--tools", type=Path, help="a virtual environment with the others")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sites = build_sites(Path(folder))
        wanted = options.only.split(",")
        tools = options.tools or Path(folder) / "tools"
        others, notes = other_searches.prepare(Path(folder) / "other", wanted, tools)
        print(*notes, sep="\n")
        engines = {"ours": ask_ours} if "ours" in wanted else {}
        engines |= {name: ask_other(name) for name in others}
        with served(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            ask_all(browser.new_page(), address, sites, engines, options)


def ask_all(
    tab: Tab,
    address: str,
    sites: dict[str, Site],
    engines: dict[str, Ask],
    options: argparse.Namespace,
) -> None:
    """Ask all engines the questions of every set, and print."""
    everything: dict[str, list[Result]] = {engine: [] for engine in engines}
    for name, questions in read_questions().items():
        if name in FINAL and not options.check:
            continue
        details = options.details and may_show_misses(name, check=options.check)
        for engine, ask in engines.items():
            results = run(tab, address, sites, questions, ask)
            print(*report(name, engine, results), *misses(results if details else ()), sep="\n")
            everything[engine] += results
    for engine, results in everything.items():
        print(*report("all", engine, results), sep="\n")


def build_sites(folder: Path) -> dict[str, Site]:
    """Build both sites, and the plain projects that others search."""
    checked, renderer = read(ROOT, list(SITES.values())), Renderer(ROOT)
    sites = {}
    for plan in plan_all(ROOT, checked):
        if guide := checked.guides.get(plan.id):
            made = make_site(renderer, plan, folder / "site" / plan.id)
            assert not made.faults, made.faults
            sites[plan.id] = build_site(plan, guide, folder)
    return sites


def build_site(plan: SitePlan, guide: Guide, folder: Path) -> Site:
    """Write the plain version of a site, and print how large our index is."""
    ours = folder / "site" / plan.id
    sizes = (
        f"{name} {len(gzip.compress(next(ours.glob(f'assets/{name}-*.json')).read_bytes(), 9))} B"
        for name in ("index", "hits")
    )
    print(f"{plan.id}: {len(plan.pages)} pages, gzipped {', '.join(sizes)}")
    paths: dict[str, set[str]] = {}
    for entry in entries(plan, guide):
        paths.setdefault(entry.ref, set()).add(entry.path)
    other_searches.write_project(plan, ours, folder / "other" / plan.id)
    return Site(plan, ours, paths)


UNSURE = "all => all.some(a => a.checkVisibility())"


def run(
    tab: Tab, address: str, sites: dict[str, Site], questions: list[Question], ask: Ask
) -> list[Result]:
    """Ask every question and say which of the first three hits are right."""
    results = []
    for question in sorted(questions, key=lambda question: question.site):
        site = sites[question.site]
        hits = ask(tab, address, site, question.ask)[:3]
        right = {path for ref in question.expect for path in site.paths.get(ref, ())}
        if ask is not ask_ours:  # their hit is the whole glossary, ours the word in it
            right |= {path.partition("#")[0] for path in right}
        unsure = not hits or tab.eval_on_selector_all("[data-search-unsure]", UNSURE)
        marks = tuple(is_right(hit, right) for hit in hits)
        results.append(Result(question, tuple(hits), marks, unsure))
    return results


def is_right(hit: str, right: set[str]) -> bool:
    """Return whether ``hit`` is one of the ``right`` pages, or a part of one."""
    return hit in right or hit.partition("#")[0] in right


def ask_ours(tab: Tab, address: str, site: Site, question: str) -> list[str]:
    """Return the paths of our hits as they stand on the search page."""
    base = f"{address}/site/{site.plan.id}/"
    page = base + site.plan.frame.search_path
    if tab.url.partition("#")[0] != page:
        tab.goto(page)
    tab.fill("#sok", question)
    tab.press("#sok", "Enter")
    said = "q => document.querySelector('[data-search-count]').textContent.includes(q)"
    tab.wait_for_function(said, arg=question)
    shown = ".v-hit__title, .v-reply__more"
    found = tab.eval_on_selector_all(shown, "all => all.map(a => a.href)")
    return [href.removeprefix(base) for href in found]


def ask_other(name: str) -> Ask:
    """Return how another search is asked."""
    return lambda tab, address, site, question: other_searches.paths(
        tab, address, site.plan, name, question
    )


if __name__ == "__main__":
    main()
