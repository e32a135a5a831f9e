"""In a real browser: findings while she types, text at 200 %, a narrow phone, and axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PAGES = (
    "",
    "alt",
    "skjema/municipality.yml",
    "skjema/services.yml?post=barnevern-test",
    "skjema/guide-changes.yml",
)


@pytest.fixture
def tab(browser, chromium):
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    said = []
    page.on("console", lambda message: said.append(message.text))
    browser.enter(page)
    page.address = f"{browser.origin}{browser.base}/"
    yield page
    page.close()
    # Nothing is built here, so the page in the frame is not found; all else is a fault.
    assert [text for text in said if "404" not in text] == []


def test_the_printed_address_lets_in_one_browser_and_stays_nowhere(browser, chromium):
    printed = f"{browser.origin}/{browser.gate.way_in(PAGES[3])}"
    form = f"{browser.origin}{browser.base}/{PAGES[3]}"
    with chromium.new_context() as first, chromium.new_context() as second:
        page, other = first.new_page(), second.new_page()
        page.goto(printed)
        assert page.url == form
        assert page.locator('[name="f.name"]').count() == 1
        with page.expect_response(lambda answer: answer.request.method == "POST") as draft:
            page.locator('[name="f.name"]').fill("Barnevernet i nord")
        assert draft.value.status == 200
        assert "veileder" not in page.evaluate("document.cookie")
        for address in (printed, form):
            assert other.goto(address).status in (403, 404)
            assert "Barnevernet" not in other.content()
        assert other.goto(f"{browser.origin}/{browser.gate.way_in()}").status == 200


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit_a_phone_with_large_text(tab, path):
    tab.goto(tab.address + path)
    found = Axe().run(tab).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []

    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_slip_is_told_beside_its_field_and_goes_when_it_is_mended(tab, browser, file):
    tab.goto(tab.address + PAGES[3])
    phone = tab.locator('[name="f.contacts.0.phone"]')
    said = tab.locator('[data-found="f.contacts.0.phone"]')

    phone.fill("1234567")
    said.get_by_text("1234567").wait_for()
    phone.fill("00000009")
    said.get_by_text("1234567").wait_for(state="detached")
    phone.press("Enter")
    tab.get_by_role("status").get_by_text("Lagret.").wait_for()

    assert "00000009" in file("services.yml")


def test_rows_are_added_by_keyboard_and_what_was_typed_stays(tab):
    tab.goto(tab.address + PAGES[3])
    tab.locator('[name="f.name"]').fill("Nytt navn")
    tab.get_by_role("button", name="Legg til: Kontaktpunkter").press("Enter")
    tab.locator('[name="f.contacts.n1.function"]').wait_for()

    assert tab.locator('[name="f.name"]').input_value() == "Nytt navn"


def test_leaving_with_something_typed_asks_first(tab):
    tab.goto(tab.address + PAGES[3])
    tab.locator('[name="f.name"]').press_sequentially("x")
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tab.get_by_role("link", name="Alt").click()
    tab.wait_for_url("**/alt")

    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("form", "field", "keys", "said"),
    [
        (PAGES[3], "f.name", "", "Fyll ut «Navn»."),
        (PAGES[3], "f.form", "skjema.no", "Skriv https://skjema.no"),
        (PAGES[3], "f.checked", "0203", "Datoen er ikke ferdig, eller finnes ikke i kalenderen."),
        (PAGES[2], "f.number", "301", "Skriv fire sifre"),
    ],
)
def test_a_slip_is_told_while_she_types(tab, form, field, keys, said):
    tab.goto(tab.address + form)
    here = tab.locator(f'[name="{field}"]')
    here.fill("")
    here.press_sequentially(keys)

    tab.locator(f'[data-found="{field}"]').get_by_text(said).wait_for()
