"""How often the first hit is a right one: our search beside Material's own, on the same pages.

    python3 benchmarks/search.py [--details] [--check]

Builds the sites of ``eksempel`` (bokmål) and ``sogndal`` (nynorsk), asks every question of
``asked.py`` in a headless Chromium and prints hit rates by set and kind. Where no page answers, it
is right to find nothing, or to say that one is unsure: ``data-search-unsure`` on something seen.
Material searches plain pages with the same content, since its own index would not see what our
templates write.
"""

import argparse
import functools
import gzip
import http.server
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

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
from veileder.rendering.stage import dump
from veileder.resolving.guide import Guide
from veileder.search.entries import entries
from veileder.sites import plan_all

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Site:
    """A built site: the folders of both versions, and the paths of every ref."""

    plan: SitePlan
    ours: Path
    materials: Path
    paths: dict[str, set[str]]


def main() -> None:
    """Build, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", action="store_true", help="print every question that missed")
    parser.add_argument(
        "--check", action="store_true", help="ask the final sets too; print misses of the check set"
    )
    parser.add_argument("--only", choices=("ours", "material"), help="ask only one of the two")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sites = build_sites(Path(folder))
        with served(Path(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            ask_all(browser.new_page(), address, sites, options)


def ask_all(tab: Tab, address: str, sites: dict[str, Site], options: argparse.Namespace) -> None:
    """Ask both engines the questions of every set, and print."""
    engines = {"ours": ask_ours, "material": ask_material}
    engines = {name: ask for name, ask in engines.items() if options.only in (None, name)}
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
    """Build both versions of both sites."""
    checked, renderer = read(ROOT, list(SITES.values())), Renderer(ROOT)
    sites = {}
    for plan in plan_all(ROOT, checked):
        if guide := checked.guides.get(plan.id):
            made = make_site(renderer, plan, folder / "site" / plan.id)
            assert not made.faults, made.faults
            sites[plan.id] = build_site(plan, guide, folder)
    return sites


def build_site(plan: SitePlan, guide: Guide, folder: Path) -> Site:
    """Build Material's version of a site, and print how large our index is."""
    ours = folder / "site" / plan.id
    index = (ours / plan.frame.search_path / "index.json").read_bytes()
    size = len(gzip.compress(index, 9))
    print(f"{plan.id}: {len(plan.pages)} pages, index {len(index)} B, {size} B gzipped")
    paths: dict[str, set[str]] = {}
    for entry in entries(plan, guide):
        paths.setdefault(entry.ref, set()).add(entry.path)
    return Site(plan, ours, build_material(plan, ours, folder / "material" / plan.id), paths)


def build_material(plan: SitePlan, built: Path, folder: Path) -> Path:
    """Build stock Material with its search, from ``#innhold`` of every built page."""
    for page in plan.pages:
        html = (built / page.path / "index.html").read_text(encoding="utf-8")
        content = re.search(r'<div id="innhold".*?(?=<footer|</article>)', html, re.DOTALL)
        text = " ".join((content[0] if content else "").split())
        target = folder / "docs" / page.path / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        markdown = f"---\n{dump({'title': page.title})}---\n{with_ids(text)}\n"
        target.write_text(markdown, encoding="utf-8")
    config = {
        "site_name": plan.name,
        "theme": {"name": "material", "font": False, "language": plan.language},
        "plugins": [{"search": {"lang": "no"}}],
        "nav": [{"Start": "index.md"}],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": dict.fromkeys(
                ("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"
            ),
        },
    }
    (folder / "mkdocs.yml").write_text(dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return folder / "site"


def with_ids(html: str) -> str:
    """Give every heading an id: Material makes a hit of each section that has one."""
    numbers = iter(range(10_000))
    return re.sub(r"<h([2-4])(?![^>]* id=)", lambda m: f'<h{m[1]} id="d{next(numbers)}"', html)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on this machine and give its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


Ask = Callable[[Tab, str, Site, str], list[str]]
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
        if ask is ask_material:  # its hit is the whole glossary, ours the word in it
            right |= {path.partition("#")[0] for path in right}
        unsure = not hits or tab.eval_on_selector_all("[data-search-unsure]", UNSURE)
        results.append(Result(question, tuple(hits), tuple(hit in right for hit in hits), unsure))
    return results


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


def ask_material(tab: Tab, address: str, site: Site, question: str) -> list[str]:
    """Return the paths of Material's hits, without sections and without folders of variants."""
    base = f"{address}/material/{site.plan.id}/site/"
    if tab.url.partition("#")[0] != base:
        tab.goto(base)
        tab.wait_for_timeout(1000)
        tab.keyboard.press("f")
        tab.wait_for_timeout(2000)
    tab.fill(".md-search__input", question)
    tab.press(".md-search__input", "End")  # it listens for keys, not for what the field holds
    tab.wait_for_timeout(450)
    found = tab.eval_on_selector_all(".md-search-result__item > a", "all => all.map(a => a.href)")
    paths = [urlsplit(href.removeprefix(base)).path for href in found]
    variants = tuple(f"{variant.id}/" for variant in site.plan.frame.variants)
    return list(dict.fromkeys(_common(path, variants) for path in paths))


def _common(path: str, variants: tuple[str, ...]) -> str:
    return path.removeprefix(next((name for name in variants if path.startswith(name)), ""))


if __name__ == "__main__":
    main()
