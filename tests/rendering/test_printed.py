"""In a real Chromium: what the code on a print leads to, and the log of one type of service."""

import functools
import http.server
import threading

import pytest
from tests.conftest import MUNICIPALITY

_HOME = "municipalities/testkommune"
_LOG = """\
amendments:
  - {date: 2026-09-01, ref: step/undring, title: Når du undrer deg, part: Teksten er endret}
  - {date: 2026-10-01, ref: step/undring, title: Når du undrer deg, part: Frister, after: 10 dager}
  - {date: 2026-10-02, ref: tool/undringsnotat, title: Undringsnotat, part: Teksten er endret}
  - {date: 2026-10-03, ref: step/evaluer, title: Se på planen, part: Teksten er endret}
  - {date: 2026-11-01, ref: role/ansatt, title: Ansatt, part: Ny, services: [barnevern]}
  - {date: 2026-11-01, ref: role/ansatt, title: Ansatt, part: Navnet, services: [skole]}
"""


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.fixture
def page(workspace, chromium, tmp_path_factory):
    """A browser's page that leads anywhere on a site with a log."""
    settings = "address: https://veileder.example.no\nvariants: [barnevern, skole]\n"
    world = {
        f"{_HOME}/municipality.yml": MUNICIPALITY + settings,
        f"{_HOME}/amendments.yml": _LOG,
        f"{_HOME}/services/skole.nb.md": "---\ntitle: Skole\n---\n",
    }
    output = tmp_path_factory.mktemp("site")
    workspace(world).with_theme().build(output, "testkommune")
    handler = functools.partial(_Silent, directory=str(output / "testkommune"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        with chromium.new_context(base_url=address) as context:
            yield context.new_page()
        server.shutdown()


@pytest.mark.browser
def test_a_print_that_still_holds_is_told_so(page):
    page.goto("niva-0/undring/")
    edition = page.locator("[data-edition]").get_attribute("data-edition")
    page.goto("about:blank")
    page.goto(f"niva-0/undring/#v={edition}.5")
    answer = page.locator(".v-print-answer")
    answer.wait_for()
    assert answer.inner_text() == "Utskriften gjelder fortsatt. Siden sier det samme i dag."


@pytest.mark.browser
def test_an_old_print_is_told_what_is_changed_since_of_what_the_page_is_about(page):
    page.goto("niva-0/undring/#v=00000000.1")
    answer = page.locator(".v-print-answer")
    answer.locator("text=Se alle endringer").wait_for()
    assert "Siden er endret siden utskriften." in answer.inner_text()
    rows = [link.inner_text() for link in answer.locator("li a").all()]
    assert [row.partition(" · ")[0] for row in rows] == [
        "Ansatt: Navnet",
        "Ansatt: Ny",
        "Undringsnotat: Teksten er endret",
        "Når du undrer deg: Frister",
    ]
    answer.locator("li a").nth(2).click()
    assert page.locator("li:target h3").inner_text() == "Undringsnotat"


@pytest.mark.browser
def test_without_the_script_the_page_shows_its_edition_and_the_log_says_what_that_means(page):
    page.route("**/*.js", lambda route: route.abort())
    page.goto("niva-0/undring/")
    page.locator(".v-footer summary").click()
    assert page.locator(".v-edition").is_visible()
    page.goto("endringer/")
    assert "Nederst på utskriften står det «Utgave»" in page.locator("main").inner_text()


@pytest.mark.browser
def test_the_address_alone_says_which_type_of_service_is_shown(page):
    page.goto("endringer/")
    assert page.locator(".v-month li:visible").count() == 6
    page.goto("endringer/#valg_skole")
    shown = page.locator(".v-month li:visible").all_inner_texts()
    assert len(shown) == 5
    assert not any("Ny ·" in text for text in shown)
    assert page.locator(".v-pick:visible").inner_text() == "Vis det som gjelder: Skole"
