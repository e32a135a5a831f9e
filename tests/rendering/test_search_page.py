"""In a real Chromium: what the search page of the example shows on the first screen of a phone."""

import functools
import http.server
import threading

import pytest

_TOP = "all => all[0].getBoundingClientRect().top"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.fixture
def phone(chromium, real_sites):
    handler = functools.partial(_Silent, directory=str(real_sites))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        tab = chromium.new_page(viewport={"width": 360, "height": 740})
        tab.goto(f"http://127.0.0.1:{server.server_address[1]}/eksempel/sok/")
        yield tab
        tab.close()
        server.shutdown()


def _ask(tab, question):
    tab.fill("#sok", question)
    tab.press("#sok", "Enter")
    tab.wait_for_function(
        "q => document.querySelector('[data-search-count]').textContent.includes(q)", arg=question
    )


@pytest.mark.browser
def test_the_first_screen_says_what_was_done_and_answers(phone):
    _ask(phone, "stille barn")
    assert phone.eval_on_selector_all(".v-hit", _TOP) <= 250
    assert phone.locator(".v-hits__best .v-hit").count() == 3

    _ask(phone, "barnevernett")
    assert "Viser treff på «barnevernet»" in phone.inner_text("[data-search-count]")
    assert phone.is_visible("[data-search-unsure]")
    assert phone.eval_on_selector_all(".v-hit", _TOP) <= 250

    _ask(phone, "kan jeg melde anonymt")
    phone.wait_for_selector(".v-reply")
    assert phone.eval_on_selector_all(".v-reply", _TOP) <= 250
    assert phone.locator(".v-reply a[href^='tel:']").count() > 0
    assert phone.is_visible(".v-reply__more")

    phone.click(".v-reply__more")
    phone.go_back()
    phone.wait_for_selector(".v-reply")
    assert phone.input_value("#sok") == "kan jeg melde anonymt"
