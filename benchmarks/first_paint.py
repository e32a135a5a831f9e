"""What a person waits for on a phone: six kinds of page, ours beside stock Material, in one run.

    python3 benchmarks/first_paint.py [--site site/eksempel] [--before ANOTHER/eksempel] [--runs 3]
    python3 benchmarks/first_paint.py --moved  # only ours: one page of every kind, and what moves

Chromium at 360 × 780, each page as somebody meets it for the first time, over 1.6 Mbit with
150 ms and on a processor four times as slow. Ours and theirs take turns, and the figures are
medians. Prints Markdown, and what the next step costs for who has read one to its end. Exit status
1 when a target is missed.
"""

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from payload import ROOT, chromium
from playwright.sync_api import Browser, Page, sync_playwright
from serving import served
from stock import build_stock

PAGES = {
    "forsiden": "",
    "steg": "niva-1/felles-forstaelse/",
    "skjema": "verktoy/undringsnotat/",
    "tjenester": "tjenester/",
    "søk": "sok/",
    "ordliste": "ordliste/",
}
MOST_MOVED = 0.02
_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 94_000,
}
_SLOWER = 4
_WIDTHS = 360, 1280
_KIND = re.compile(r"v-page--([\w-]+)")
# Asked afterwards: what is put into a page beforehand is itself run before it, and makes it late.
_TOLD = """() => new Promise((told) => {
  const seen = { lcp: 0, cls: 0 };
  const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  const [first] = performance.getEntriesByName("first-contentful-paint");
  setTimeout(() => told({ ...seen, fcp: first.startTime }), 100);
})"""

Figures = dict[str, float]


def first_look(browser: Browser, address: str, width: int = _WIDTHS[0]) -> Figures:
    """Return what the first look at ``address`` costs: kB, requests, FCP, LCP and CLS."""
    context = browser.new_context(viewport={"width": width, "height": 780})
    page = context.new_page()
    sizes = _throttled(page)
    page.goto(address)
    page.wait_for_timeout(2000)  # what a page fetches when it has come to rest is of its weight too
    page.wait_for_load_state("networkidle")
    told: Figures = page.evaluate(_TOLD)
    context.close()
    return {**told, "kB": sum(sizes) / 1000, "requests": len(sizes)}


def _throttled(page: Page) -> list[float]:
    """Make network and processor those of a phone; return a list that gets all sizes."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
    return sizes


def second_look(browser: Browser, address: str) -> float:
    """Return the FCP of the next step for who has come to the end of the one at ``address``."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    _throttled(page)
    page.goto(address, wait_until="networkidle")
    onward = page.locator("a[rel=next]").first
    onward.scroll_into_view_if_needed()
    page.wait_for_timeout(3000)
    page.goto(onward.evaluate("(link) => link.href"))
    page.wait_for_timeout(500)
    painted: Figures = page.evaluate(_TOLD)
    context.close()
    return painted["fcp"]


def measured(bases: dict[str, str], runs: int) -> Iterator[tuple[str, dict[str, Figures]]]:
    """Yield each kind of page, and the medians of every site in ``bases`` on it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for kind, path in PAGES.items():
            found: dict[str, list[Figures]] = {name: [] for name in bases}
            for _ in range(runs):
                for name, base in bases.items():
                    found[name].append(first_look(browser, f"{base}/{path}"))
            yield kind, {name: _medians(looks) for name, looks in found.items()}
        browser.close()


def onward(bases: dict[str, str], runs: int) -> Iterator[tuple[str, float]]:
    """Yield the median FCP of the next step on every site of ours in ``bases``."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, base in bases.items():
            looks = [second_look(browser, f"{base}/{PAGES['steg']}") for _ in range(runs)]
            yield name, statistics.median(looks)
        browser.close()


def _medians(looks: list[Figures]) -> Figures:
    return {name: statistics.median(look[name] for look in looks) for name in looks[0]}


def every_kind(site: Path) -> dict[str, str]:
    """Return a page of each kind of page that ``site`` has, by the kind."""
    found: dict[str, str] = {}
    for page in sorted(site.rglob("index.html")):
        if kind := _KIND.search(page.read_text(encoding="utf-8")):
            found.setdefault(kind[1], page.parent.relative_to(site).as_posix().strip(".") + "/")
    return found


def moved(site: Path) -> int:
    """Print how much moves on every kind of page, on a phone and a screen; return 1 if too much."""
    most = 0.0
    assert every_kind(site), f"no pages in {site}: build it first"
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for kind, path in every_kind(site).items():
            looks = [first_look(browser, f"{base}/{path}", wide)["cls"] for wide in _WIDTHS]
            print(f"{kind:12} {path:40} {' '.join(f'{cls:.3f}' for cls in looks)}", flush=True)
            most = max(most, *looks)
        browser.close()
    print(f"\nmost: {most:.3f} (target ≤ {MOST_MOVED})")
    return int(most > MOST_MOVED)


def row(kind: str, figures: dict[str, Figures]) -> str:
    """Return a line of the table."""
    cells = (
        f"{one['kB']:.1f} · {one['requests']:.0f} | "
        f"{one['fcp']:.0f} | {one['lcp']:.0f} | {one['cls']:.3f}"
        for one in figures.values()
    )
    return f"| {kind} | {' | '.join(cells)} |".replace(".", ",")


def is_reached(figures: dict[str, Figures]) -> bool:
    """Say whether we paint before the stock theme, and nothing moves."""
    ours, stock = figures["vår"], figures["Material"]
    is_first = ours["fcp"] < stock["fcp"] and ours["lcp"] < stock["lcp"]
    return is_first and ours["cls"] <= MOST_MOVED


def main() -> int:
    """Print the table and return 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site" / "eksempel")
    parser.add_argument("--before", type=Path, help="the same site of an earlier version")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--moved", action="store_true", help="how much moves on every kind of page")
    options = parser.parse_args()
    if options.moved:
        return moved(options.site)
    with tempfile.TemporaryDirectory() as folder:
        stock = build_stock(options.site, Path(folder))
        with served(options.site) as ours, served(stock) as theirs:
            bases = {"vår": ours, "Material": theirs}
            if options.before is None:
                return _table(bases, options.runs)
            with served(options.before) as former:
                return _table({"før": former, **bases}, options.runs)


def _table(bases: dict[str, str], runs: int) -> int:
    heads = " | ".join(f"{name}: kB · filer | FCP ms | LCP ms | CLS" for name in bases)
    print(f"| side | {heads} |\n|{'---|' * (4 * len(bases) + 1)}")
    reached = []
    for kind, figures in measured(bases, runs):
        print(row(kind, figures), flush=True)
        reached.append(is_reached(figures))
    ours = {name: base for name, base in bases.items() if name != "Material"}
    for name, painted in onward(ours, runs):
        print(f"\nneste steg, {name}: FCP {painted:.0f} ms")
    return int(not all(reached))


if __name__ == "__main__":
    sys.exit(main())
