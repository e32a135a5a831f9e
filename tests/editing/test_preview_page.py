"""The page beside a form: of whatever the form is about, as soon as it is typed."""

# ruff: noqa: E501 - small worlds read best as they stand

import json

import pytest
from playwright.sync_api import expect

HOME = "municipalities/testkommune"
WORLD = {
    f"{HOME}/services.yml": "services:\n  - id: vern\n    type: barnevern\n    name: Vernet\n",
    f"{HOME}/measures.yml": "measures:\n  - id: kurs\n    name: Kurs\n    description: Et kurs.\n",
    f"{HOME}/arenas.yml": "arenas:\n  - id: mote\n    type: team\n    name: Møtet\n",
    f"{HOME}/terms.yml": "terms:\n  - id: vakt\n    nb:\n      term: Vakt\n      definition: Svar.\n",
    f"{HOME}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [egen]\n",
    f"{HOME}/arenas/team.nb.md": "---\ntitle: Team\nkind: discussion\n---\n",
    f"{HOME}/arenas/annet.nb.md": "---\ntitle: Annet\nkind: discussion\n---\n",
    f"{HOME}/articles/artikkel.nb.md": "---\ntitle: Artikkel\n---\nTekst.\n",
    f"{HOME}/cases/ovelse.nb.md": "---\ntitle: Øvelse\n---\nTekst.\n",
    f"{HOME}/steps/undring.nb.md": "---\nsummary: Vårt.\nbased_on: new\n---\n",
    f"{HOME}/levels/niva-1.nb.md": "---\npurpose: Vårt.\nbased_on: new\n---\n",
    f"{HOME}/roles/hjelper.nb.md": "---\ntitle: Hjelper\n---\nHjelper.\n",
    f"{HOME}/laws/egen-lov.nb.md": "---\ntitle: Egen lov\nact_name: Loven\n---\nLov.\n",
    f"{HOME}/services/tilbud.nb.md": "---\ntitle: Tilbud\n---\nTekst.\n",
    f"{HOME}/tools/egen.nb.md": "---\ntitle: Eget verktøy\nkind: form\n---\nTekst.\n",
    f"{HOME}/emergency.nb.md": "---\nbased_on: new\nactions:\n  - Ring 112.\n  - Ring oss.\n---\n",
}
PAGES = {
    "municipality.yml": ("", "Testkommune"),
    "guide-changes.yml": ("", "Testkommune"),
    "services.yml": ("tjenester/", "Tjenester"),
    "services.yml?post=vern": ("tjenester/barnevern/", "Vernet"),
    "measures.yml": ("tiltak/", "Tiltak"),
    "measures.yml?post=kurs": ("tiltak/kurs/", "Et kurs."),
    "arenas.yml": ("moter/", "Møter"),
    "arenas.yml?post=mote": ("moter/team/", "Møtet"),
    "terms.yml": ("ordliste/", "Ordliste"),
    "terms.yml?post=vakt": ("ordliste/#ord_vakt", "Vakt"),
    "arenas/team.nb.md": ("moter/team/", "Møtet"),
    "articles/artikkel.nb.md": ("om/artikkel/", "Artikkel"),
    "cases/ovelse.nb.md": ("ovelser/ovelse/", "Øvelse"),
    "steps/undring.nb.md": ("niva-0/undring/", "Vårt."),
    "levels/niva-1.nb.md": ("niva-1/", "Vårt."),
    "roles/hjelper.nb.md": ("roller/hjelper/", "Hjelper"),
    "laws/egen-lov.nb.md": ("lov/egen-lov/", "Egen lov"),
    "services/tilbud.nb.md": ("tjenester/tilbud/", "Tilbud"),
    "tools/egen.nb.md": ("verktoy/egen/", "Eget verktøy"),
    "emergency.nb.md": ("akutt/", "Ring oss."),
}


@pytest.fixture
def browser(workspace, open_forms):
    return open_forms(workspace(WORLD).with_theme())


def _seen(browser, page):
    """Return the address in the frame, and the sentence over it."""
    frame = page.partition("<iframe ")[2].partition('src="')[2].partition('"')[0]
    said = page.partition('aria-live="polite"><span class="warning" data-why')[2]
    shown = [one for one in said.partition("</p>")[0].split("<span") if " hidden" not in one]
    return frame.removeprefix(f"{browser.base}/vis/testkommune/"), "".join(shown)


def test_every_kind_of_form_leads_to_its_page(browser):
    assert [str(one) for one in browser.desk.checked()[0] if one.is_error] == []
    kinds = {name for name in browser.desk.files.names() if name.partition("?")[0] not in PAGES}
    assert kinds == {"arenas/annet.nb.md"}  # no such meeting is held
    for form, (path, words) in PAGES.items():
        frame, said = _seen(browser, browser.get(f"skjema/{form}"))
        assert (form, frame) == (form, path) and ">" not in said
        assert words in browser.get(f"vis/testkommune/{path}"), form


def _now(browser, form):
    """Return where the frame is to lead now, and why it is not as typed."""
    seen = json.loads(browser.get(form.replace("skjema/", "side/")))
    return seen["page"].removeprefix(f"{browser.base}/vis/testkommune/"), seen["why"]


def test_what_is_not_shown_anywhere_is_said(browser):
    frame, said = _seen(browser, browser.get("skjema/arenas/annet.nb.md"))

    assert frame == "moter/" and "Møtetypen får en side når" in said


def test_a_new_tool_is_seen_at_once_and_while_a_form_is_built_of_it(browser):
    browser.post("ny", [("folder", "tools"), ("title", "Samtykke")])
    form = "skjema/tools/samtykke.nb.md"
    frame, said = _seen(browser, browser.get(form))

    assert frame == "verktoy/samtykke/" and said.count(">") == 0
    assert "Ingen steg bruker verktøyet" in browser.get(form)
    browser.send(form, "add:f.form")
    browser.send(form, "add:f.form.n1.fields")
    browser.send(
        form, "draft", f__form__n1__heading="Om barnet", f__form__n1__fields__n1__label="Hva du så",
        f__form__n1__fields__n1__type="long-text",
    )  # fmt: skip
    assert _now(browser, form) == ("verktoy/samtykke/", "")
    page = browser.get("vis/testkommune/verktoy/samtykke/")
    assert "Om barnet" in page and "Hva du så" in page
    assert "Samtykke" in browser.get("vis/testkommune/verktoy/")


def test_a_new_measure_gets_its_page_when_it_has_what_it_must_have(browser):
    form = "skjema/measures.yml?post=%2B"
    frame, said = _seen(browser, browser.get(form))
    assert frame == "tiltak/" and "Siden kommer når navnet" in said

    browser.send(form, "draft", f__name="Lekegruppe")
    assert _now(browser, form)[1] == "seen_held"
    browser.send(form, "draft", f__name="Lekegruppe", f__description="Vi leker.")

    assert _now(browser, form) == ("tiltak/lekegruppe/", "")
    assert "Vi leker." in browser.get("vis/testkommune/tiltak/lekegruppe/")


@pytest.mark.browser
def test_the_frame_follows_to_the_page_of_what_is_typed(browser, phone):
    browser.enter(phone)
    phone.goto(f"{browser.origin}{browser.base}/skjema/measures.yml?post=%2B")
    frame = phone.locator("#page")
    assert frame.get_attribute("src").endswith("/tiltak/")
    phone.locator('[name="f.name"]').fill("Lekegruppe")
    phone.get_by_text("Siden viser det slik det var sist uten feil").wait_for()
    phone.locator('[name="f.description"]').fill("Vi leker.")
    phone.frame_locator("#page").get_by_text("Vi leker.").first.wait_for()

    assert frame.get_attribute("src").endswith("/tiltak/lekegruppe/")
    expect(phone.get_by_text("Siden viser det slik det var sist uten feil")).to_be_hidden()
