"""What is seen on a telephone: real pages in a real Chromium."""

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from fault_cases.case import Case, Skip, Verdict, brief, outcome
from fault_cases.side import Files, Side
from fault_cases.world import settings, text

_THEME = "På telefonen"
_HOME = "municipalities/prove"
_ROW = "| " + " | ".join(f"Dag {n}" for n in range(1, 9)) + " |\n"
_MAIL = "pedagogisk@prove.kommune.no"
_TABLE = f"\n{_ROW}|{'---|' * 8}\n{_ROW}| {_MAIL} | b | c | d | e | f | g | h |\n"
_SMALL = (
    "\n| Hvem | E-post | Når du tar kontakt |\n|---|---|---|\n"
    f"| Ledende helsesykepleier | {_MAIL} | Når foresatte har samtykket til samarbeid |\n"
)
_CODE = f"\n    {'en-lang-linje-med-kode ' * 6}\n\n"
_ARABIC = (
    "\nاتصل بالرقم **116 117** الآن.\n\n"
    "[57 67 68 69](tel:57676869)\n\n"
    "من 08:00–15:30 كل يوم.\n\n"
    "العنوان Storgata 12 B, 6856 Sogndal هنا.\n\n"
    "اتصل 22 33 44 55 أو 112.\n"
)
_FILES: Files = {
    f"{_HOME}/municipality.yml": settings(
        "Prøve kommune", "9901", "language: nb\naddress: https://kommunen.github.io/repo/prove"
    ),
    f"{_HOME}/articles/bred.nb.md": text("title: Bred", _TABLE),
    f"{_HOME}/articles/epost.nb.md": text("title: E-post", _SMALL),
    f"{_HOME}/articles/kode.nb.md": text("title: Kode", _CODE),
    f"{_HOME}/articles/hjelp.nb.md": text("title: Hjelp\nsection: parents", "\nRing 116 117.\n"),
    f"{_HOME}/articles/hjelp.ar.md": text("title: مساعدة\ntranslated_from: new", _ARABIC),
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Where two pieces of text stand on the screen: the first in the page that contains both.
_PLACES = """
([first, second]) => {
  const walker = document.createTreeWalker(document.querySelector("main") || document.body, 4);
  let whole = "", spans = [];
  for (let node; (node = walker.nextNode());) {
    spans.push([whole.length, node]);
    whole += node.data.replace(/[\\u00a0\\u202f]/g, " ");
  }
  const at = whole.indexOf(first);
  const to = whole.indexOf(second, at + first.length);
  if (at < 0 || to < 0 || to - at > 60) return null;
  const rect = place => {
    const [start, node] = spans.filter(([begin]) => begin <= place).pop();
    const range = document.createRange();
    range.setStart(node, place - start);
    range.setEnd(node, place - start + 1);
    const box = range.getBoundingClientRect();
    return {left: box.left, top: box.top};
  };
  return [rect(at), rect(to)];
}
"""
_LINES_OF = """
(wanted) => {
  const walker = document.createTreeWalker(document.body, 4);
  const counts = [];
  for (let node; (node = walker.nextNode());) {
    const at = node.data.indexOf(wanted);
    if (at < 0 || node.parentElement.closest("script,style")) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    counts.push(new Set([...range.getClientRects()].map(box => Math.round(box.top))).size);
  }
  return counts;
}
"""
_BOX_OF = """
(selector) => {
  let box = document.querySelector(selector);
  for (; box && box !== document.body; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth)
      return box.tabIndex;
  }
  return null;
}
"""


class _Silent(http.server.SimpleHTTPRequestHandler):
    """Serve a site below ``/repo/``, and its own page for what is not there, as hosts do."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(
            path.removeprefix("/repo") if path.startswith("/repo/") else "/-"
        )

    def send_error(self, code: int, *_: Any) -> None:
        page = Path(self.directory, "404.html")
        body = page.read_bytes() if page.is_file() and self.path.startswith("/repo/") else b"?"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


def _site(side: Side) -> Path:
    if "phone" not in side.memory:
        world = side.world(_FILES, keep=["prove"])
        world.run("accept", str(world.root / f"{_HOME}/articles/hjelp.ar.md"))
        run = world.build("prove")
        side.memory["phone"] = (world.site, run)
    site, run = side.memory["phone"]
    if run.code != 0:
        raise Skip(f"bygget feiler: {outcome(run)}")
    found: Path = site
    return found


def _browser_path() -> str:
    found = os.environ.get("VEILEDER_CHROMIUM") or next(
        filter(None, map(shutil.which, _BROWSERS)), None
    )
    if found is None:
        raise Skip("ingen Chromium på denne maskinen")
    return found


def _looked(side: Side) -> dict[str, Verdict]:
    """Open every page once on a narrow telephone, and return what each case sees."""
    if "looked" not in side.memory:
        side.memory["looked"] = dict(_look(_site(side), _browser_path()))
    seen: dict[str, Verdict] = side.memory["looked"]
    return seen


def _look(site: Path, executable: str) -> Iterator[tuple[str, Verdict]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is installed

    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        for name, (path, look) in _LOOKS.items():
            page.goto(address + path)
            yield name, look(page)
        browser.close()


def _in_order(first: str, second: str, page: Any) -> Verdict:
    """Say whether what is written first is seen to the left, as numbers and times are read."""
    places = page.evaluate(_PLACES, [first, second])
    if places is None:
        return Verdict(False, f"«{first} {second}» finnes ikke")
    one, two = places
    right = one["left"] < two["left"] or one["top"] < two["top"] - 4
    return Verdict(right, f"sett: {first} {second}" if right else f"sett: {second} {first}")


def _width(page: Any) -> Verdict:
    width = page.evaluate("document.documentElement.scrollWidth")
    return Verdict(width <= 360, f"siden er {width} px bred")


def _focus(selector: str, page: Any) -> Verdict:
    index = page.evaluate(_BOX_OF, selector)
    said = "ruller ikke i egen boks" if index is None else f"tabindex {index}"
    return Verdict(index == 0, said)


def _whole(page: Any) -> Verdict:
    """Say whether an e-mail address stands whole on one line of a cell."""
    lines = page.evaluate(_LINES_OF, _MAIL)
    return Verdict(bool(lines) and max(lines) == 1, f"linjer: {lines}")


def _styled(page: Any) -> Verdict:
    """Our own page, with its style."""
    margin = page.evaluate("getComputedStyle(document.body).fontFamily")
    plain = "Times" in margin or not page.query_selector("a")
    return Verdict(not plain, brief(f"skrift: {margin}"))


def _leads_home(page: Any) -> Verdict:
    """Say whether the first link on the page leads to a page that is there."""
    base = page.url.partition("/repo/")[0]
    for link in page.query_selector_all("a[href]"):
        target = link.evaluate("a => a.href")
        if target.startswith(base) and "#" not in target:
            answer = page.request.get(target)
            return Verdict(
                answer.status == 200 and "/repo" in target,
                f"{target.removeprefix(base)}: {answer.status}",
            )
    outside = [a.get_attribute("href") for a in page.query_selector_all("a[href^=http]")]
    right = any(str(href).startswith("https://kommunen.github.io/repo/") for href in outside)
    return Verdict(right, brief(f"lenker: {outside}"))


_AR = "prove/om/hjelp/ar/"
_ORDERS = {
    "116 117 på arabisk": ("116", "117"),
    "57 67 68 69 som lenke på arabisk": ("57", "69"),
    "08:00–15:30 på arabisk": ("08:00", "15:30"),
    "22 33 44 55 i teksten på arabisk": ("22", "55"),
    "Storgata 12 B, 6856 Sogndal på arabisk": ("Storgata", "Sogndal"),
}


_WIDE, _CODED, _DEEP = "prove/om/bred/", "prove/om/kode/", "prove/en/to/tre/"
_LOOKS: dict[str, tuple[str, Callable[[Any], Verdict]]] = {
    **{name: (_AR, partial(_in_order, *parts)) for name, parts in _ORDERS.items()},
    "En bred tabell gjør ikke siden bred": (_WIDE, _width),
    "En bred tabell kan nås med tastaturet": (_WIDE, partial(_focus, "main table")),
    "En e-postadresse i en bred tabell blir ikke delt i biter": (_WIDE, _whole),
    "En e-postadresse i en smal tabell blir ikke delt i biter": ("prove/om/epost/", _whole),
    "En lang kodelinje gjør ikke siden bred": (_CODED, _width),
    "En lang kodelinje kan nås med tastaturet": (_CODED, partial(_focus, "main pre")),
    "Siden som ikke finnes, har stil": ("finnes-ikke", _styled),
    "Siden som ikke finnes, langt nede, har stil": (_DEEP, _styled),
    "Siden som ikke finnes, fører hjem": ("finnes-ikke", _leads_home),
    "Siden som ikke finnes, langt nede, fører hjem": (_DEEP, _leads_home),
}


def _seen(name: str, side: Side) -> Verdict:
    return _looked(side)[name]


CASES = [Case(_THEME, name, partial(_seen, name)) for name in _LOOKS]
