"""In a real Chromium: what is printed is the document alone, and whole."""

import functools
import http.server
import threading

import pytest
from pdf_reading import read_pdf

_FURNITURE = ("Øv på dette", "Brukes i", "Om denne teksten", "Åpent nå", "Rediger", "yyyy", "åååå")
_LINES = [f"linje {number}" for number in range(1, 21)]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def page(chromium, real_sites):
    """Return a browser's page that leads anywhere on the built sites."""
    handler = functools.partial(_Silent, directory=str(real_sites))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        with chromium.new_context(base_url=address, locale="en-US") as context:
            yield context.new_page()
        server.shutdown()


def _printed(page):
    """Return the text of each sheet."""
    return read_pdf(page.pdf(prefer_css_page_size=True)).pages


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "most", "first"),
    [
        ("eksempel/verktoy/samtykke-samarbeid/", 2, "Samtykke til samarbeid"),
        ("sogndal/verktoy/overforing/", 2, "Sogndal kommune"),
        ("eksempel/akutt/", 1, "Barnevernvakta"),
        ("eksempel/om/for-foresatte/", 2, "Til deg som er mor, far eller foresatt"),
        ("eksempel/niva-1/avgjor-1/", 4, "Eksempel kommune"),
    ],
)
def test_a_sheet_says_whose_it_is_and_has_no_furniture(page, path, most, first):
    page.goto(path)
    page.wait_for_load_state("networkidle")  # the script of a form is fetched late
    sheets = _printed(page)
    whole = " ".join(sheets)

    assert len(sheets) <= most
    assert first in sheets[0]
    assert f"Side 1 av {len(sheets)}" in sheets[0]
    assert "Utskrift" in sheets[0]
    assert [word for word in _FURNITURE if word in whole] == []


@pytest.mark.browser
def test_every_line_that_was_written_is_printed_and_dates_are_norwegian(page):
    page.goto("eksempel/verktoy/undringsnotat/")
    page.wait_for_selector("[data-form-save]")
    page.locator(".v-form .v-field--long-text textarea").first.fill("\n".join(_LINES))
    page.locator(".v-form input[type=date]").first.fill("2026-11-03")
    page.get_by_label("En ungdom").check()
    sheets = _printed(page)
    whole = " ".join(sheets)

    assert [line for line in _LINES if line not in whole] == []
    assert "3. november 2026" in whole
    assert page.locator(".v-written:visible").count() == 0
    page.emulate_media(media="print")
    assert page.get_by_text("En ungdom", exact=True).locator("visible=true").count() == 1
    assert page.get_by_text("En kollega, uten navn", exact=True).is_visible()
    page.emulate_media(media="null")


@pytest.mark.browser
def test_the_handbook_begins_with_whose_it_is_whom_to_ring_and_what_is_in_it(page):
    page.goto("eksempel/handbok/")
    first, *sheets = _printed(page)

    for words in ("Eksempel kommune", "Politiet 112", "Barnevernvakta", "Innhold", "Nivå 1:"):
        assert words in first
    assert len(sheets) <= 15
    assert [len(text) for text in sheets[:-1] if len(text) < 700] == []
