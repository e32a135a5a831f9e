"""A site with both målformer in a real Chromium: the switch, the search, a phone, axe and paper."""

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from two_languages import FILES

from veileder.pipeline import build

pytestmark = pytest.mark.browser
PAGES = (
    "",
    "nn/niva-0/besok/",
    "nn/verktoy/vart-skjema/",
    "nn/tenester/",
    "tjenester/barnevern/",
    "nn/om/solstua/",
)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@contextmanager
def _served(folder):
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/testkommune/"
        finally:
            server.shutdown()


@pytest.fixture(scope="module")
def built(shared_workspace):
    world = shared_workspace(FILES).with_theme()
    assert not build(world.root, world.root / "site").has_errors
    return world.root / "site"


@pytest.fixture(scope="module")
def address(built):
    with _served(built) as address:
        yield address


@pytest.fixture(params=[360, 1280])
def page(chromium, request):
    opened = chromium.new_page(viewport={"width": request.param, "height": 740})
    yield opened
    opened.close()


def test_the_switch_is_reached_by_keyboard_and_leads_to_the_same_step(page, address):
    page.goto(f"{address}niva-0/besok/")
    for _ in range(4):  # past «Akutt», «hopp til innholdet» and the name of the site
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Nynorsk"
    page.keyboard.press("Enter")
    page.wait_for_url("**/nn/niva-0/besok/")

    assert page.locator("h1").inner_text() == "Besøk heime"
    page.get_by_role("link", name="Bokmål", exact=True).click()
    page.wait_for_url(f"{address}niva-0/besok/")
    assert page.locator("html").get_attribute("lang") == "nb"


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_fits_and_axe_finds_nothing(page, address, path):
    page.goto(f"{address}{path}")

    box = page.locator("[data-switch]").bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).response["violations"] == []


def test_the_search_finds_what_only_the_other_has_a_word_for(page, address):
    page.goto(f"{address}nn/sok/?q=heim")
    page.wait_for_selector(".v-hit")
    assert page.locator("[data-search-hits] > [lang], .v-hit[lang]").count() == 0

    page.get_by_role("searchbox").fill("avkrysningsark")
    page.wait_for_selector(".v-hit[lang=nb]")
    hit = page.locator(".v-hit[lang=nb] a").first
    assert page.locator(".v-hits__group h2").last.inner_text() == "Finst på bokmål"
    assert hit.get_attribute("hreflang") == "nb"
    assert "/nn/" not in hit.evaluate("(link) => link.href")
    assert Axe().run(page).response["violations"] == []


def test_the_question_goes_along_to_the_other(page, address):
    page.goto(f"{address}sok/?q=besøk hjemme")
    page.wait_for_selector(".v-hit")
    page.locator("[data-switch]").click()
    page.wait_for_url("**/nn/sok/#q=*")

    assert page.get_by_role("searchbox").input_value() == "besøk hjemme"
    page.wait_for_selector(".v-hit")
    assert "Besøk heime" in page.locator(".v-hits").inner_text()


def test_no_switch_on_paper_and_the_address_is_of_this_page(page, address):
    page.goto(f"{address}nn/niva-0/besok/")
    page.emulate_media(media="print")

    assert not page.locator("[data-switch]").is_visible()
    assert "testkommune/nn/niva-0/besok/" in page.locator("body").inner_text()


def test_nothing_is_asked_for_that_is_not_there(page, address):
    missing: list[str] = []
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
    for path in PAGES:
        page.goto(f"{address}{path}", wait_until="load")

    assert [Path(url).name for url in missing] == []


def test_the_copy_without_coverage_has_both(chromium, built):
    page = chromium.new_page()
    with _served(built) as address:
        page.goto(f"{address}nn/utan-dekning/")
        page.locator("[data-offline-save]").first.click()
        page.wait_for_selector("[data-offline-remove]:not([hidden])")

    page.goto(f"{address}nn/tenester/")  # nobody is there to answer
    assert page.locator("h1").inner_text() == "Tenester"
    page.locator("[data-switch]").click()
    page.wait_for_url(f"{address}tjenester/")
    assert page.locator("h1").inner_text() == "Tjenester"
    page.close()
