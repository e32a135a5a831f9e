"""In a real Chromium: what somebody writes in a form is lost by no accident, and kept by no accident."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re

import pytest
from paper import text_of
from playwright.sync_api import expect
from serving import served

from veileder.pipeline import build

_FORM = """---
title: Undringsnotat
kind: form
form:
  - heading: Hvem notatet gjelder
    fields:
      - {id: dato, type: date, label: Dato for notatet, today: true}
      - {id: gjelder, type: choice, label: Notatet gjelder, options: [Et barn, En familie]}
      - {id: kjennemerke, type: text, label: Et kjennemerke}
  - heading: Det du har sett
    help: "Se [den andre](tool/skala)."
    fields:
      - {id: sett, type: table, label: Det jeg la merke til, columns: [Når, Hva], rows: 3}
      - {id: ord, type: long-text, label: Barnets egne ord}
      - {id: trinn, type: scale, steps_of: skala, label: Trinn på skalaen}
      - {id: deles, type: choices, label: Jeg deler med, options: [En kollega, Lederen]}
      - {id: dele-dato, type: date, label: Når deler jeg den?}
---
"""
_SCALE = """---
title: Skala
kind: scale
form:
  - heading: Hvor urolig er du?
    fields:
      - {id: uro, type: scale, label: Min uro nå, steps: [Ikke urolig, Litt urolig, Jeg er redd for barnet]}
---
"""


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Build a small site with two forms, serve it, and return its address."""
    world = shared_workspace(
        {
            "tools/undringsnotat.nb.md": _FORM,
            "tools/undringsnotat.nn.md": None,
            "tools/skala.nb.md": _SCALE,
        }
    ).with_theme()
    world.change("content/guide.yml", "[undringsnotat]", "[undringsnotat, skala]")
    built = build(world.root, world.root / "site")
    assert not built.has_errors, [str(f) for f in built.findings if f.is_error]
    with served(world.root / "site") as address:
        yield f"{address}/testkommune/verktoy/"


@pytest.fixture
def context(chromium):
    """Return a small phone that has been nowhere."""
    with chromium.new_context(
        viewport={"width": 360, "height": 740}, timezone_id="Europe/Oslo"
    ) as context:
        yield context


@pytest.fixture
def page(context, address):
    """Return the form on the phone."""
    page = context.new_page()
    page.clock.install(time="2030-11-28T10:00:00Z")
    page.goto(f"{address}undringsnotat/")
    page.wait_for_selector("[data-form-save]")
    return page


def _fill(page):
    """Fill in every field, by the keyboard where one types."""
    page.get_by_label("Et barn").check()
    page.get_by_label("Et kjennemerke").press_sequentially("EH")
    page.get_by_label("Når, rad 1").press_sequentially("Mandag")
    page.get_by_role("button", name="Legg til rad").press("Enter")
    page.keyboard.type("Tirsdag")
    page.keyboard.press("Tab")
    page.keyboard.type("Gråt.\nVille ikke hjem: «nei».\n\n=== tull ===")
    page.get_by_label("Barnets egne ord").press_sequentially("En\n    to\n\n– tre")
    page.get_by_label("Jeg er redd for barnet").check()
    page.get_by_label("Lederen", exact=True).check()
    page.get_by_label("Når deler jeg den?").fill("2030-12-24")


_STATE = """() => [...document.querySelectorAll("form[data-form] [name]")].filter((field) => field.name)
  .map((field) => [field.name, /radio|checkbox/.test(field.type) ? field.checked : field.value])"""


def _state(page):
    return page.evaluate(_STATE)


def _answer(page):
    return page.locator("[data-said]")


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def _keep(page):
    _press(page, "Husk dette skjemaet på denne enheten")


_STORED = "JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"


@pytest.mark.browser
def test_nothing_is_kept_until_she_says_so_and_then_a_call_in_between_costs_nothing(
    page, context, address
):
    page.get_by_label("Barnets egne ord").press_sequentially("Hemmelig")
    page.clock.run_for(5000)
    assert page.evaluate(_STORED) == "{}{}"
    assert "12. desember" in page.locator("[data-note-days]").inner_text()

    _keep(page)
    _fill(page)
    written = _state(page)
    kept_at = page.url
    # The phone rings: the page is hidden, and then killed before anything else is heard of it.
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden'}); document.dispatchEvent(new Event('visibilitychange'))"
    )
    page.close(run_before_unload=False)

    again = context.new_page()
    again.goto(kept_at)
    expect(_answer(again)).to_contain_text("Du fortsetter på skjemaet")
    assert _state(again) == written
    again.reload()
    expect(_answer(again)).to_contain_text("Du fortsetter på skjemaet")
    assert _state(again) == written
    again.goto(f"{address}skala/")
    again.go_back()
    expect(again.get_by_label("Barnets egne ord")).to_have_value(re.compile("Hemmelig"))
    assert _state(again) == written


@pytest.mark.browser
def test_notes_are_listed_continued_kept_longer_deleted_and_go_by_themselves(page, address):
    _keep(page)
    assert "Slettes 12. desember" in page.locator("[data-note-state]").inner_text()
    _press(page, "Behold 14 dager til")
    assert "Slettes 26. desember" in page.locator("[data-note-state]").inner_text()
    page.get_by_label("Kjennemerke", exact=True).press_sequentially("eh")
    page.get_by_label("Barnets egne ord").press_sequentially("Det første")
    _press(page, "Begynn på et nytt")
    assert page.get_by_label("Barnets egne ord").input_value() == ""
    _keep(page)
    page.get_by_label("Barnets egne ord").press_sequentially("Det andre")

    page.get_by_role("link", name="Undringsnotat EH").press("Enter")
    expect(page.get_by_label("Barnets egne ord")).to_have_value("Det første")

    page.goto(address)
    notes = page.get_by_role("region", name="Husket på denne enheten").get_by_role("listitem")
    expect(notes).to_have_count(2)
    notes.get_by_role("button", name=re.compile("Slett: Undringsnotat EH")).press("Enter")
    expect(notes).to_have_count(1)
    page.keyboard.press("Enter")  # the focus is on «Angre»
    expect(notes).to_have_count(2)

    page.goto(f"{address}../lagret/")
    kept = page.locator(".v-kept li")
    expect(kept).to_have_count(2)
    assert "Slettes 12. desember 2030." in kept.filter(has_text="EH").inner_text()
    page.get_by_role("button", name="Glem alt").press("Enter")
    expect(kept).to_have_count(0)
    assert (
        page.locator("[data-kept-list] [role=status]").inner_text()
        == "Det er glemt. Ingenting er lagret."
    )
    assert "nettsteder husker" in page.locator("#glem-ikke").inner_text()
    _press(page, "Angre")
    expect(kept).to_have_count(2)
    page.get_by_role("link", name="Undringsnotat EH").press("Enter")
    expect(page.get_by_label("Barnets egne ord")).to_have_value("Det første")
    page.clock.set_fixed_time("2031-01-20T10:00:00Z")
    page.reload()
    expect(page.get_by_text("Skriv").first).to_be_attached()
    assert page.evaluate(_STORED) == "{}{}"


@pytest.mark.browser
def test_what_is_forgotten_elsewhere_is_not_written_again(page):
    _keep(page)
    page.get_by_label("Barnets egne ord").press_sequentially("Hei")
    page.evaluate("kept.forgetAll()")
    page.get_by_label("Barnets egne ord").press_sequentially("!")
    page.clock.run_for(1000)

    expect(_answer(page)).to_contain_text("ikke lenger husket")
    assert page.evaluate(_STORED) == "{}{}"
    assert page.get_by_label("Barnets egne ord").input_value() == "Hei!"


@pytest.mark.browser
def test_names_and_identity_numbers_are_warned_of_and_never_kept(page):
    _keep(page)
    mark = page.get_by_label("Kjennemerke", exact=True)
    for text, said in [
        ("Kari", "ligner et navn"),
        ("Ola Nordmann", "ligner et navn"),
        ("01010012345", "ligner et fødselsnummer"),
    ]:
        mark.fill("")
        mark.press_sequentially(text)
        expect(page.locator("[data-mark-warning]")).to_contain_text(said)
    mark.fill("KN2")
    expect(page.locator("[data-mark-warning]")).to_be_empty()

    words = page.get_by_label("Barnets egne ord")
    words.press_sequentially("Født 010100 12345 her")
    expect(page.get_by_role("alert").filter(has_text="ligner et fødselsnummer")).to_be_visible()
    page.clock.run_for(1000)
    stored = page.evaluate(_STORED)
    assert "Født •••••• ••••• her" in stored and "12345" not in stored
    assert "Kari" not in stored and "Ola" not in stored and "KN2" in stored
    words.fill("Født i januar")
    expect(page.locator("[data-warning]")).to_have_count(0)


@pytest.mark.browser
def test_links_open_beside_what_no_device_keeps(page, context):
    link = page.get_by_role("link", name="den andre")
    page.get_by_label("Barnets egne ord").press_sequentially("Hei")
    with context.expect_page() as beside:
        link.press("Enter")
    assert beside.value.url.endswith("/skala/") and page.url.endswith("/undringsnotat/")
    assert page.get_by_label("Barnets egne ord").input_value() == "Hei"
    expect(_answer(page)).to_contain_text("ny fane")

    _keep(page)
    link.press("Enter")
    page.wait_for_url("**/skala/")


@pytest.mark.browser
def test_emptying_asks_and_can_be_undone(page):
    _fill(page)
    written = _state(page)
    _press(page, "Tøm")
    page.keyboard.press("Enter")  # «Nei, behold» has the focus
    assert _state(page) == written

    _press(page, "Tøm")
    _press(page, "Ja, tøm")
    expect(_answer(page)).to_contain_text("Skjemaet er tomt")
    assert [v for _, v in _state(page) if v] == ["2030-11-28"], "today alone"
    _press(page, "Angre")
    assert _state(page) == written


@pytest.mark.browser
def test_every_line_grows_on_the_screen_and_is_printed_also_without_field_sizing(context, address):
    page = context.new_page()
    page.route(
        "**/forms*.css",
        lambda route: route.fulfill(
            body=re.sub(r"field-sizing:content;?", "", route.fetch().text()),
            content_type="text/css",
        ),
    )
    page.goto(f"{address}undringsnotat/")
    page.wait_for_selector("[data-form-save]")
    words = page.get_by_label("Barnets egne ord")
    assert words.evaluate("(area) => getComputedStyle(area).fieldSizing") == "fixed"
    words.press_sequentially("\n".join(f"Linje {n}." for n in range(20)))
    page.get_by_label("Et kjennemerke").fill("Ord " * 60 + "slutt")
    page.get_by_label("Når deler jeg den?").fill("2030-12-24")

    assert words.evaluate("(area) => area.scrollHeight <= area.clientHeight + 1")
    printed = text_of(page.pdf(format="A4"))
    assert [f"Linje {n}." in printed for n in range(20)] == [True] * 20
    paper = page.evaluate(
        "dispatchEvent(new Event('beforeprint')), [...document.querySelectorAll('[data-written]')].map((copy) => copy.textContent).filter(Boolean)"
    )
    page.emulate_media(media="print")
    shown = page.locator("[data-written]:visible:not(:empty)").all_inner_texts()
    assert shown == paper and "24. desember 2030" in shown
    assert [f"Linje {n}." in "\n".join(shown) for n in range(20)] == [True] * 20
    assert any(text.endswith("slutt") for text in shown)
    assert words.is_hidden()


@pytest.mark.browser
def test_tables_open_one_row_and_a_blank_form_prints_all(page):
    rows = page.locator(".v-rows tbody tr")
    assert [row.is_visible() for row in rows.all()] == [True, False, False]
    for _ in range(3):
        _press(page, "Legg til rad")
    assert [row.is_visible() for row in rows.all()] == [True] * 4
    assert page.locator(":focus").get_attribute("aria-label") == "Når, rad 4"
    page.reload()
    page.emulate_media(media="print")
    assert [row.is_visible() for row in page.locator(".v-rows tbody tr").all()] == [True] * 3


@pytest.mark.browser
def test_where_the_municipality_keeps_nothing_there_is_no_such_button(context, address):
    page = context.new_page()
    page.route(
        "**/undringsnotat/",
        lambda route: route.fulfill(
            body=route.fetch().text().replace(" data-keep", ""), content_type="text/html"
        ),
    )
    page.goto(f"{address}undringsnotat/")
    page.wait_for_selector("[data-form-save]")

    assert page.locator("[data-note-panel]").is_hidden()
    assert page.get_by_role("button", name="Lagre som Word").is_visible()


@pytest.mark.browser
def test_without_script_the_form_says_how_it_is_printed(chromium, address):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}undringsnotat/")

        assert page.locator("noscript p").is_visible()
        assert page.locator("form button:visible").count() == 0
        assert page.locator(".v-rows tbody tr:visible").count() == 3
