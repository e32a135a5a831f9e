"""Letters of twice the size, a narrow screen, wide spacing, colours by force: nothing is lost."""

# ruff: noqa: E501 - what a browser is asked stands as it is asked

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from quality import page_kinds
from serving import served

from veileder.pages.plan import SitePlan

_NYNORSK = ("", "niva-0/undring/", "verktoy/undringsnotat/", "tenester/", "mote/", "vegen/")
_OVER = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
  Math.max(0, ...[...document.querySelectorAll('.v-emergency')].map((bar) => bar.offsetHeight / innerHeight)),
  [...document.querySelectorAll('.v-brand__municipality')].some((name) =>
    name.textContent.split(/[\\s-]+/).length < new Set([...name.firstChild.data].map((_, at) => {
      const range = document.createRange(); range.setStart(name.firstChild, at); range.setEnd(name.firstChild, at + 1);
      return range.getClientRects()[0]?.top ?? 0; }).filter(Boolean)).size)]"""  # fmt: skip
_SIZE = "(size) => { document.documentElement.style.fontSize = size; }"
_OPEN = "document.querySelectorAll('details').forEach((fold) => { fold.open = !fold.closest('.v-emergency'); })"
_SPACED = """() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'); }"""
_SMALL = """() => [...document.querySelectorAll('a[href], button, summary')].filter((one) => {
  const box = one.getBoundingClientRect(), words = one.closest('p, li, dd, td')?.textContent.trim() ?? '';
  const in_text = getComputedStyle(one).display === 'inline' && words.length > one.textContent.trim().length + 4;
  return one.checkVisibility() && !in_text && !one.matches('.v-skip') && (box.height < 43.5 || box.width < 43.5);
}).map((one) => one.outerHTML.slice(0, 90))"""
_BARE = """() => [...document.querySelectorAll('.v-say li, .v-filters, .v-about-tool, .v-facts-list, .v-local, .v-form__privacy, .md-banner, .admonition, .v-avoid')]
  .filter((box) => box.checkVisibility() && getComputedStyle(box).borderTopWidth === '0px').map((box) => box.className)"""


@pytest.mark.browser
def test_nothing_is_lost_on_any_kind_of_page(
    chromium: Browser, real_sites: Path, real_plans: list[SitePlan]
) -> None:
    paths = [path for path in page_kinds(real_plans, ["eksempel"]) if (real_sites / path).exists()]
    shown = [*paths, *(f"sogndal/{path}" for path in _NYNORSK)]
    with served(real_sites) as address, chromium.new_context() as context:
        page = context.new_page()
        lost = {path: found for path in shown if (found := _lost(page, f"{address}/{path}"))}

    assert lost == {}
    assert len(shown) > len(paths) > 25


def _lost(page: Page, address: str) -> list[object]:
    """Return what is too wide, too high, too small or without its frame on one page."""
    found: list[object] = []
    page.emulate_media(forced_colors="none")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.evaluate(_SIZE, "200%")
    wider, bar, is_cut = page.evaluate(_OVER)
    found += [("200 %", wider, bar, is_cut)] if wider or bar > 0.15 or is_cut else []
    page.evaluate(_SIZE, "")
    page.evaluate(_OPEN)
    found += page.evaluate(_SMALL)
    page.evaluate(_SPACED)
    found += [("spaced", wider)] if (wider := page.evaluate(_OVER)[0]) else []
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.adoptedStyleSheets = []")
    found += [("320", wider)] if (wider := page.evaluate(_OVER)[0]) else []
    page.emulate_media(forced_colors="active")
    return found + page.evaluate(_BARE)
