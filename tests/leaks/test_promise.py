"""The promise of privacy, in a whole visit: the host's log has no word of hers, the device nothing.

The log is a server's own: all it was asked for, with every header.
"""

import functools
import http.server
import re
import threading

import pytest

WORD = "kanari7f3a"
STORED = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
  bases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
})"""
NOTHING = {"local": [], "session": [], "cookie": "", "bases": [], "caches": [], "workers": []}
_REFERER = re.compile(r"(?im)^referer:.*")
_KIND = re.compile(r'class="v-page v-page--([a-z]+)')
FORM = "eksempel/verktoy/undringsnotat/"


@pytest.fixture
def host(real_sites):
    """Serve the sites; give the address, and the log."""
    log = []

    class Logging(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            log.append(f"{self.requestline}\n{self.headers}")

    handler = functools.partial(Logging, directory=str(real_sites))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", log
        server.shutdown()


def one_of_each_kind(site):
    """Return the path of one page of each kind: its frame says which it is."""
    kinds = {}
    for file in sorted(site.rglob("index.html")):
        if found := _KIND.search(file.read_text("utf-8")):
            kinds.setdefault(found[1], f"{file.parent.relative_to(site).as_posix()}/")
    return kinds.values()


@pytest.mark.browser
def test_a_whole_visit_tells_the_host_no_word_and_leaves_nothing(host, chromium, real_sites):
    address, log = host
    asked = []
    with chromium.new_context(permissions=["clipboard-write"]) as context:
        page = context.new_page()
        context.on("request", lambda one: asked.append(one.url))
        kinds = one_of_each_kind(real_sites / "eksempel")
        assert len(kinds) > 15
        for path in kinds:
            page.goto(f"{address}eksempel/{path}")
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            if copy := page.query_selector("[data-copy]:visible"):
                copy.click()
        for path in ("eksempel/", "eksempel/sok/"):
            page.goto(address + path)
            page.fill("#sok", f"{WORD} slår")
            page.press("#sok", "Enter")
            page.wait_for_function("w => location.hash.includes(w)", arg=WORD)
            page.reload()
        assert WORD in page.get_attribute("[data-search-send] a", "href"), "the reader's own mail"
        page.goto(f"{address}eksempel/tiltak/")
        page.fill("#finn", WORD)
        page.wait_for_function("w => location.hash.includes(w)", arg=WORD)
        page.reload()
        assert page.input_value("#finn") == WORD
        page.goto(f"{address}eksempel/404.html")
        page.goto(address + FORM)
        for field in page.query_selector_all("form[data-form] input[type=text], form textarea"):
            if field.is_visible():
                field.fill(WORD)
                field.press("Enter")
        page.click("form[data-form] [data-print]")
        page.goto(address)
        page.fill("#kommune", WORD) if page.query_selector("#kommune:visible") else None
        stored = page.evaluate(STORED)

    assert stored == NOTHING
    assert [line for line in log if WORD in line.lower()] == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert not any("cookie:" in line.lower() for line in log)
    assert [line for line in log if _REFERER.search(line)] == []


@pytest.mark.browser
def test_without_script_no_form_sends_what_is_typed(host, chromium):
    address, log = host
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path, field in (("", "#sok"), ("sok/", "#sok")):
            page.goto(f"{address}eksempel/{path}")
            page.fill(field, WORD)
            page.press(field, "Enter")
            page.wait_for_load_state()
            assert WORD not in page.url
        page.goto(address + FORM)
        for field in page.query_selector_all("form[data-form] input[type=text], form textarea"):
            if field.is_visible():
                field.fill(WORD)
                field.press("Enter")

    assert [line for line in log if WORD in line.lower()] == []


def test_no_field_for_text_has_a_name_that_an_address_could_take(real_sites):
    """Each page: a form that a browser can send has no named field where one writes."""
    wrong = []
    for file in real_sites.rglob("*.html"):
        for form in re.findall(r"<form\b.*?</form>", file.read_text("utf-8"), re.DOTALL):
            if "data-form=" in form:
                assert '<button type="submit" disabled hidden>' in form, file
            elif re.search(
                r"<(?:input|textarea)\b(?=[^>]*\bname=)(?!=?[^>]*type=\"(?:hidden|checkbox)\")",
                form,
            ):
                wrong.append(f"{file}: {form[:200]}")
    assert wrong == []


@pytest.mark.browser
def test_what_is_stored_is_on_one_page_and_goes_from_there(host, chromium):
    address, log = host
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}eksempel/lagret/")
        assert not page.is_visible("[data-wipe]")
        page.evaluate("kept.put('theme', 'dark', 30)")
        page.goto(f"{address}eksempel/uten-dekning/")
        page.click("[data-offline-save]")
        page.wait_for_selector("[data-offline-remove]:visible")
        page.goto(f"{address}eksempel/lagret/")
        page.wait_for_selector("[data-saved-copy]:visible")
        assert page.locator(".v-kept li").count() == 1
        page.click("[data-wipe] button")
        page.wait_for_function("() => document.querySelector('[data-wipe-said]').textContent")
        assert not page.is_visible("[data-saved-copy]")
        assert page.inner_text("[data-wipe-said]") == "Det er slettet fra denne enheten."
        assert page.evaluate(STORED) == NOTHING
    assert [line for line in log if _REFERER.search(line)] == [], "nor does the worker tell"
