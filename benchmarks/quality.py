"""What must be zero, in real Chromium, over every page kind: printed, and counted.

    python3 benchmarks/quality.py [ID…] [--quick] [--vnu vnu.jar]

Per page, at 360, 768 and 1280 px, light and dark: axe violations (WCAG 2.2 A and AA, best
practice), third-party requests, console errors, content policy violations, sideways scroll, and
targets under 44 px. ``--vnu`` names the Nu HTML checker's jar (npm package vnu-jar); then every
page is also validated. Exit status 1 if anything is not zero.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from payload import chromium
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from serving import served

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from veileder.checked import read  # noqa: E402
from veileder.pages.plan import SitePlan  # noqa: E402
from veileder.pipeline import build  # noqa: E402
from veileder.sites import plan_all  # noqa: E402

Views = Sequence[tuple[int, Literal["light", "dark"]]]
QUICK: Views = ((360, "light"), (1280, "dark"))
ALL: Views = tuple((width, scheme) for width in (360, 768, 1280) for scheme in ("light", "dark"))
_AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What one taps must be 44 px high, except links in running text (WCAG 2.5.8 excepts them too).
_TAPPED = "button, summary, input, select, textarea, .v-button, nav a, .v-steps a, .v-contact__row"
_SMALL_TARGETS = """(tapped) => [...document.querySelectorAll(tapped)]
  .filter(e => e.checkVisibility() && !e.closest('p'))
  .filter(e => e.type !== 'checkbox' && e.type !== 'radio')
  .filter(e => e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 90))"""


@dataclass
class Measured:
    """What was wrong on one page in one view, by kind."""

    where: str
    problems: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, problem: str) -> None:
        """Note one problem."""
        self.problems.setdefault(kind, []).append(problem)


def page_kinds(plans: Iterable[SitePlan], ids: list[str]) -> list[str]:
    """Return the path of one page of every template, for each municipality, and of the portals."""
    paths = {}
    for plan in plans:
        for page in plan.pages:
            prefix = f"{plan.id}/" if plan.id else ""
            paths.setdefault((plan.id, page.template), prefix + page.path)
    return [*paths.values(), *(f"{id}/404.html" for id in ids)]


def violations(page: Page, **options: Any) -> list[dict[str, Any]]:
    """Return what axe finds wrong with a page as it stands.

    axe does not describe all that is right, which takes it as long as to look for what is wrong.
    """
    asked = {"resultTypes": ["violations"], **options}
    found: list[dict[str, Any]] = Axe().run(page, options=asked).response["violations"]
    return found


def measure(page: Page, address: str, path: str, found: Measured) -> None:
    """Load one page, and add everything that is wrong with it to ``found``."""
    page.goto(f"{address}/{path}", wait_until="load")
    for violation in violations(page, **_AXE):
        target = violation["nodes"][0]["target"]
        found.add("axe", f"{violation['id']}: {target} ({len(violation['nodes'])})")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.add("sideways scroll", str(page.evaluate("document.documentElement.scrollWidth")))
    for target in page.evaluate(_SMALL_TARGETS, _TAPPED):
        found.add("small targets", target)


def listen(page: Page, address: str, results: Sequence[Measured]) -> None:
    """Note in the last of ``results`` what the page asks for and complains of."""
    page.on(
        "request",
        lambda r: (
            None
            if r.url.startswith((address, "data:", "blob:"))
            else results[-1].add("third-party requests", r.url)
        ),
    )
    page.on(
        "console",
        lambda m: (
            results[-1].add(
                "policy violations" if "Content Security" in m.text else "console errors", m.text
            )
            if m.type == "error"
            else None
        ),
    )
    page.on("pageerror", lambda error: results[-1].add("console errors", str(error)))


def views(browser: Browser, pairs: Views) -> Iterator[tuple[str, BrowserContext]]:
    """Yield a context to look in for every width and colour scheme."""
    for width, scheme in pairs:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        yield f"{width} {scheme}", context
        context.close()


def survey(browser: Browser, folder: Path, paths: list[str], pairs: Views) -> list[Measured]:
    """Return what is wrong on every page of ``paths``, in the views of ``pairs``.

    One tab goes from page to page, as a reader does: a new one takes longer than most pages.
    """
    results: list[Measured] = []
    with served(folder) as address:
        for name, context in views(browser, pairs):
            listen(page := context.new_page(), address, results)
            for path in paths:
                results.append(Measured(f"{path} at {name}"))
                measure(page, address, path, results[-1])
    return results


def validate(jar: Path, pages: list[Path]) -> list[str]:
    """Return the errors of the Nu HTML checker in ``pages``."""
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr or done.stdout)["messages"]
    return [
        f"{m['url'].rpartition('/site/')[2]}:{m.get('lastLine')}: {m['message']}" for m in messages
    ]


def main() -> int:
    """Build, look at everything, print what is wrong, and return 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ids", nargs="*", default=["eksempel", "sogndal"])
    parser.add_argument("--quick", action="store_true", help="two views instead of six")
    parser.add_argument("--vnu", type=Path, help="vnu.jar")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        checked = build(ROOT, folder, options.ids)
        if checked.has_errors:
            sys.exit("The content has errors: python3 build.py check")
        paths = page_kinds(plan_all(ROOT, read(ROOT, options.ids)), options.ids)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            results = survey(browser, folder, paths, QUICK if options.quick else ALL)
            browser.close()
        errors = validate(options.vnu, sorted(folder.rglob("*.html"))) if options.vnu else None
    return show(results, errors)


def show(results: list[Measured], errors: list[str] | None) -> int:
    """Print the counts and what they are made of."""
    kinds = (
        "axe",
        "third-party requests",
        "console errors",
        "policy violations",
        "sideways scroll",
        "small targets",
    )
    total = 0
    for kind in kinds:
        count = sum(len(result.problems.get(kind, [])) for result in results)
        total += count
        print(f"{kind:22}{count:>6}  in {len(results)} views")
    if errors is not None:
        print(f"{'HTML errors (vnu)':22}{len(errors):>6}")
        total += len(errors)
    for result in results:
        for kind, problems in result.problems.items():
            print(
                f"  {result.where}: {kind}: {problems[0]}"
                + (f" and {len(problems) - 1} more" if len(problems) > 1 else "")
            )
    for error in (errors or [])[:20]:
        print(f"  {error}")
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main())
