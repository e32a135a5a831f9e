"""How many taps, screens and seconds ten tasks take on a phone, from the front of a built site.

    python3 benchmarks/tasks.py SITE [SITE…] [--details]

Each SITE is the folder of a municipality (``site/eksempel``); name an older build of it as well to
see the difference. The tasks and the ways to go stand in ``tasks.yml``: where there are several
ways, the quickest that leads there counts. Seconds are a model and no stop-watch: 1.5 a tap, 2.5 a
screen of 360 × 740 to look through, 0.35 a letter typed.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml
from payload import chromium
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import Error as Failure
from serving import served

TASKS = Path(__file__).with_name("tasks.yml")
PHONE = {"width": 360, "height": 740}
TAP, SCREEN, LETTER = 1.5, 2.5, 0.35
_PATIENCE = 3000  # ms for something to come on the screen
_OSLO = ZoneInfo("Europe/Oslo")

Act = dict[str, str]


class Lost(Exception):
    """What a way looks for is not there."""


@dataclass
class Effort:
    """What it takes to go one way."""

    taps: int = 0
    screens: float = 0.0
    letters: int = 0
    seen: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Seconds by the model."""
        return self.taps * TAP + self.screens * SCREEN + self.letters * LETTER


@dataclass
class Reader:
    """Somebody with a phone, who looks from the top of the page and down."""

    page: Page
    effort: Effort = field(default_factory=Effort)

    def act(self, act: Act) -> None:
        """Do one act. Raises Lost."""
        [(kind, what)] = act.items()
        getattr(self, f"_{kind}")(what)

    def _tap(self, words: str) -> None:
        """Tap the first link, button or fold in view or below that says ``words``."""
        target = self._reach("a, button, summary, label", words)
        self.effort.taps += 1
        self.effort.seen.append(_line(target.inner_text()))
        target.click()
        self.page.wait_for_load_state()

    def _go(self, address: str) -> None:
        """Tap the first link whose address ends so."""
        links = self.page.locator("a[href]:visible").all()
        fits = [one for one in links if re.search(address, one.evaluate("a => a.pathname"))]
        target = self._first(fits, address)
        self.effort.taps += 1
        self.effort.seen.append(_line(target.inner_text()))
        target.click()
        self.page.wait_for_load_state()

    def _type(self, words: str) -> None:
        """Type in the first field for searching that is seen, and wait for what comes."""
        target = self._first(self.page.locator("input[type=search]:visible").all(), "a field")
        self.effort.taps += 1
        self.effort.letters += len(words)
        target.click()
        target.fill(words)
        target.press("Enter")
        self.page.wait_for_timeout(_PATIENCE // 2)

    def _write(self, words: str) -> None:
        """Write in the first field of a form; what is written costs the same on all sites."""
        target = self._first(self.page.locator("form textarea:visible").all(), "a field")
        target.fill(words)

    def _see(self, words: str) -> None:
        """Look down the page until ``words`` stand on the screen."""
        self.effort.seen.append(_line(self._reach("*", words).inner_text()))

    def _find(self, selector: str) -> None:
        """Look down the page until the first of ``selector`` stands on the screen."""
        found = self.page.locator(f"{selector}:visible").all()
        self.effort.seen.append(_line(self._first(found, selector).inner_text()))

    def _call(self, number: str) -> None:
        """Look down the page until there is a number to tap that begins so."""
        links = self.page.locator(f"a[href^='tel:{number}']:visible").all()
        self.effort.seen.append(_line(self._first(links, number).inner_text()))

    def _holds(self, words: str) -> None:
        """Find ``words`` in a field, as after coming back to a form."""
        values = "e => [...document.querySelectorAll('textarea')].map(one => one.value).join()"
        if words not in self.page.evaluate(values):
            raise Lost(words)

    def _return(self, _: str) -> None:
        """Come back to the page after the phone has dropped it."""
        self.page.reload()
        self.page.wait_for_timeout(_PATIENCE // 3)

    def _reach(self, kinds: str, words: str) -> Locator:
        found = self.page.locator(f":is({kinds}):visible").filter(has_text=re.compile(words))
        last = [one for one in found.all() if kinds != "*" or not _has_inner(one, words)]
        return self._first(last, words)

    def _first(self, found: Sequence[Locator], what: str) -> Locator:
        """Return what stands nearest below the top of the screen, and count the way to it."""
        placed = [(box["y"], number) for number, one in enumerate(found) if (box := _box(one))]
        below = [one for one in placed if one[0] > -1] or placed
        if not below:
            raise Lost(what)
        top, number = min(below)
        self.effort.screens += max(0.0, top - PHONE["height"] * 0.9) / PHONE["height"]
        found[number].scroll_into_view_if_needed()
        return found[number]


def _box(one: Locator) -> dict[str, float] | None:
    box = one.bounding_box()
    return dict(box) if box and box["width"] > 1 and box["height"] > 1 else None


def _has_inner(one: Locator, words: str) -> bool:
    inner = "(e, words) => [...e.children].some(c => new RegExp(words).test(c.innerText))"
    return bool(one.evaluate(inner, words))


def _line(text: str) -> str:
    return " ".join(text.split())[:60]


def attempts(browser: Browser, address: str, task: dict[str, object]) -> Iterator[Effort]:
    """Try each way of ``task`` on the site at ``address``, and tell of those that lead there."""
    for way in task["ways"]:  # type: ignore[attr-defined]
        context = browser.new_context(viewport=PHONE, timezone_id="Europe/Oslo", has_touch=True)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.clock.set_fixed_time(datetime.fromisoformat(str(task["at"])).replace(tzinfo=_OSLO))
        page.goto(f"{address}/", timeout=30_000)
        reader = Reader(page)
        try:
            for act in way:
                reader.act(act)
            yield reader.effort
        except (Lost, Failure):
            continue
        finally:
            context.close()


def main() -> None:
    """Print a row for each task and a column for each site."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sites", nargs="+", type=Path, metavar="SITE")
    parser.add_argument("--details", action="store_true", help="print what was seen on the way")
    options = parser.parse_args()
    tasks = yaml.safe_load(TASKS.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for task in tasks:
            print(f"\n{task['name']}")
            for site in options.sites:
                with served(site) as address:
                    ways = sorted(attempts(browser, address, task), key=lambda one: one.seconds)
                print(f"  {site!s:40}{_told(ways)}")
                if options.details and ways:
                    print(f"    {' → '.join(ways[0].seen)}")
        browser.close()


def _told(ways: Sequence[Effort]) -> str:
    if not ways:
        return "not possible"
    best = ways[0]
    return f"{best.taps} taps  {best.screens:4.1f} screens  {best.seconds:5.1f} s"


if __name__ == "__main__":
    sys.exit(main())
