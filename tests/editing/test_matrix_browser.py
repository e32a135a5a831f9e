"""The matrix in a real browser: on a phone and a wide screen, axe, and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CHANGES = "steps:\n  - step: undring\n    based_on: new\n    role: stafettholder\n"


@pytest.fixture
def changed(browser):
    """The app where something is changed, hidden and unconfirmed."""
    folder = browser.desk.files.folder
    (folder / "guide-changes.yml").write_text(CHANGES, "utf-8")
    settings = (folder / "municipality.yml").read_text("utf-8")
    (folder / "municipality.yml").write_text(f"{settings}hide: [step/felles-plan]\n", "utf-8")
    browser.desk.bench.refresh()
    browser.desk.changed()
    return browser


@pytest.mark.parametrize(
    ("width", "colours", "is_own"), [(360, "light", False), (1280, "dark", True)]
)
def test_the_matrix_is_accessible_and_fits(changed, chromium, width, colours, is_own):
    if is_own:
        fields = dict(changed.hidden("veileder")) | {"_act": "copy"}
        assert changed.post("veileder", fields).status_code == 303
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=colours)
    changed.enter(page)
    for path in ("veileder", "veileder/steg/undring"):
        page.goto(f"{changed.origin}{changed.base}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        for size in ("100%", "200%"):
            page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_all_is_done_without_a_script_and_an_id(browser, chromium, file):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    browser.enter(page)
    said = page.get_by_role("status")
    page.goto(f"{browser.origin}{browser.base}/veileder")

    page.get_by_role("button", name="Flytt ned: Lag en plan").click()
    expect(said).to_contain_text("Flyttet ned: Lag en plan")
    page.get_by_role("link", name="Endre: Lag en plan").click()
    page.get_by_label("Legg til et verktøy").first.select_option(label="Undringsnotat")
    page.get_by_role("button", name="Legg til et verktøy").click()
    expect(said).to_contain_text("Lagt til: Undringsnotat")
    page.get_by_text("Legg til en vei ut").click()
    page.get_by_label("Tekst på knappen").fill("Gå videre")
    page.get_by_label("Fører til").select_option(label="Undring")
    page.get_by_role("button", name="Legg til", exact=True).last.click()
    expect(said).to_contain_text("Lagret: Gå videre")

    assert "tools: [undringsnotat]" in file("guide-changes.yml")
    assert "to: level/niva-0" in file("guide-changes.yml")
    page.get_by_role("button", name="Angre siste lagring").click()
    expect(said).to_contain_text("Angret.")
    assert page.url.endswith("/veileder?sagt=undone")
    assert "to: level/niva-0" not in file("guide-changes.yml")
    context.close()


def test_what_is_typed_survives_a_crash_and_leaving_asks(browser, chromium):
    address = f"{browser.origin}{browser.base}/veileder/steg/evaluer"
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    browser.enter(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address)
    page.get_by_text("Legg til en frist").click()
    page.get_by_label("Når fristen gjelder").fill("etter forrige møte")
    page.get_by_label("Antall").first.fill("14 dager")
    page.wait_for_timeout(600)  # the draft is sent on a pause

    page.goto("about:blank")
    assert asked == ["beforeunload"]
    page.goto(address)
    assert page.get_by_label("Når fristen gjelder").input_value() == "etter forrige møte"
    page.get_by_role("button", name="Legg til", exact=True).first.click()
    wrong = page.locator("#wrong")
    expect(wrong).to_be_focused()
    assert wrong.input_value() == "14 dager"
    expect(page.locator("#wrong-said")).to_contain_text("ikke et antall")
    wrong.fill("14")
    page.get_by_label("Enhet").first.select_option(label="dager")
    page.get_by_role("button", name="Legg til", exact=True).first.click()
    expect(page.get_by_role("status")).to_contain_text("Lagret: etter forrige møte")
    expect(page.get_by_text("Forkast utkastet")).to_have_count(0)
    page.close()


def test_a_form_that_is_as_it_was_again_is_no_draft(browser, phone):
    browser.enter(phone)
    phone.goto(f"{browser.origin}{browser.base}/veileder/steg/evaluer")
    role = phone.get_by_label("Ansvarlig rolle")
    before = role.input_value()
    for choice in ("ansatt", before):
        with phone.expect_response(lambda answer: answer.status == 204):
            role.select_option(choice)

    phone.once("dialog", lambda asked: asked.accept())
    phone.reload()
    expect(phone.get_by_text("Forkast utkastet")).to_have_count(0)


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1280, "light")])
def test_the_page_that_asks_is_accessible_and_fits(changed, chromium, width, colours):
    fields = dict(changed.hidden("veileder"))
    changed.post("veileder", fields | {"_act": "copy"})
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=colours)
    changed.enter(page)
    page.goto(f"{changed.origin}{changed.base}/veileder")
    page.get_by_role("button", name="Bruk den felles veilederen igjen").click()
    expect(page.locator("main")).to_contain_text("Steg som blir som de felles")

    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
