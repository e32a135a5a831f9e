"""The field for Markdown in a real browser: buttons, keys, paste, links, preview, undo."""

# ruff: noqa: E501 - small worlds and pages read best as they stand

import socket
import threading
import time

import httpx
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import veileder.editing
from veileder.editing.text_routes import TextDesk
from veileder.model.base import Language
from veileder.reading.strings import read_strings

_PAGE = """<!doctype html><html lang="{0}"><meta charset="utf-8"><title>Prøve</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/static/markdown-field.css"><main><h1>Prøve</h1>
<label for="text">Tekst</label><textarea id="text" data-kind="markdown" data-language="{0}"></textarea></main>
<script src="/static/markdown-field.js"></script></html>"""
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'"


@pytest.fixture(scope="module")
def app(shared_workspace, project):
    world = shared_workspace()
    strings = read_strings(project / "theme_overrides", Language.NB)
    checked = world.check()
    desk = TextDesk(lambda: (checked.library, checked.guides["testkommune"]), lambda: strings)
    static = StaticFiles(packages=[(veileder.editing.__name__, "static")])

    def page(request):
        html = _PAGE.format(request.path_params["language"])
        return HTMLResponse(html, headers={"Content-Security-Policy": _POLICY})

    return Starlette(routes=[*desk.routes(), Mount("/static", static), Route("/{language}", page)])


@pytest.fixture(scope="module")
def address(app):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(100):
        try:
            httpx.get(f"http://127.0.0.1:{port}/nb")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")
def asked(address):
    with httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def test_pasted_html_comes_back_as_markdown_and_what_was_lost(asked):
    answer = asked.post("/lim", json={"html": "<p><b>Ring</b> <u>nå</u></p>"})

    assert answer.json() == {"markdown": "**Ring** nå", "lost": ["understreking"]}


def test_a_text_comes_back_as_shown_with_what_is_wrong(asked):
    text = (
        "**Ring** [oss](tool/undringsnotat)\n\n[notatet](tool/finnes-ikke) {municipality}\n\n• En\n"
    )
    answer = asked.post("/vis", json={"markdown": text, "path": "", "form": "body"}).json()

    assert '<strong>Ring</strong> <a href="#">oss</a>' in answer["html"]
    assert "Testkommune" in answer["html"]
    assert [(one["line"], one["message"][:30]) for one in answer["findings"]] == [
        (5, "«•» blir ikke et punkt i en li"),
        (3, "Lenken «tool/finnes-ikke» føre"),
    ]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "`" * 2000]
)
def test_nothing_that_is_shown_can_run(asked, text):
    answer = asked.post("/vis", json={"markdown": text})

    assert answer.status_code == 200
    assert (
        "<script" not in answer.json()["html"] and 'href="javascript' not in answer.json()["html"]
    )
    assert answer.json()["findings"]


def test_pages_to_link_to_are_found(asked):
    assert asked.get("/lenker?q=undringsn").json()[0]["target"] == "tool/undringsnotat"


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"html": 1}', b"\xff"])
def test_what_can_not_be_read_is_refused_in_a_sentence(asked, body):
    answer = asked.post("/lim", content=body)

    assert (answer.status_code, answer.json()["error"]) == (400, "Forespørselen kan ikke leses.")


@pytest.fixture
def page(chromium, address):
    page = chromium.new_page(viewport={"width": 360, "height": 780}, color_scheme="dark")
    said = []
    page.on("console", lambda message: "503" in message.text or said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/nb")
    yield page
    assert said == []
    page.close()


def _area(page):
    return page.locator("#text")


def _press(page, name):
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()


_PASTE = """(area, [html, plain]) => {
  const data = new DataTransfer(); data.setData("text/html", html); data.setData("text/plain", plain);
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


_TABLE = """<html><body><!--StartFragment--><table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Hvem<o:p></o:p></b></p></td>
<td><p class=MsoNormal>Telefon<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Vakt<o:p></o:p></p></td><td><p class=MsoNormal>00 00 00 01<o:p></o:p></p></td></tr></table><!--EndFragment--></body></html>"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("form", "text", "lost"),
    [
        ("body", "| Hvem | Telefon |\n| --- | --- |\n| Vakt | 00 00 00 01 |", ""),
        ("item", "Hvem, Telefon; Vakt, 00 00 00 01", "Dette ble borte: tabell."),
    ],
)
def test_a_table_from_word_is_pasted_as_a_table_or_as_words_where_there_is_one_line(
    page, form, text, lost
):
    area = _area(page)
    area.evaluate("(area, form) => { area.dataset.form = form; }", form)
    area.evaluate(_PASTE, [_TABLE, "Hvem\tTelefon"])

    expect(area).to_have_value(text)
    expect(page.locator(".mf-lost")).to_have_text(lost)


@pytest.mark.browser
def test_buttons_write_markdown_and_undo_takes_it_back(page):
    area = _area(page)
    area.fill("Ring")
    area.select_text()
    _press(page, "Fet")
    assert area.input_value() == "**Ring**"
    area.press("Control+b")
    assert area.input_value() == "Ring"
    _press(page, "Punktliste")
    assert area.input_value() == "- Ring"
    area.press("End")
    area.press("Enter")
    page.keyboard.type("Skriv")
    area.press("Enter")
    area.press("Enter")
    assert area.input_value().rstrip("\n") == "- Ring\n- Skriv"
    page.keyboard.type("\nEtterpå")
    _press(page, "Overskrift")
    assert area.input_value().endswith("\n\n## Etterpå")
    _press(page, "Tabell")
    assert area.input_value().endswith("## Etterpå\n\n| Dag | Kl. |\n| --- | --- |\n|  |  |")
    for _ in range(40):
        area.press("Control+z")
    assert area.input_value() in ("", "Ring")


@pytest.mark.browser
def test_what_is_pasted_is_markdown_and_what_was_lost_is_said_and_undo_works(page):
    area = _area(page)
    area.fill("Før")
    area.press("End")
    area.evaluate(_PASTE, ["<ul><li><b>En</b></li><li>To</li></ul><img src=x alt=Kart>", "En To"])

    page.get_by_text("Dette ble borte: bilder: «Kart».").wait_for()
    assert area.input_value() == "Før\n\n- **En**\n- To"
    page.locator(".mf-shown li >> nth=1").wait_for()
    area.press("Control+z")
    assert area.input_value() == "Før"


@pytest.mark.browser
def test_when_the_program_is_gone_the_words_are_pasted_and_it_says_so(page):
    page.route("**/lim", lambda route: route.fulfill(status=503, body=""))
    _area(page).evaluate(_PASTE, ["<b>Ring</b>", "Ring"])
    page.get_by_text("Bare ordene er limt inn").wait_for()
    assert _area(page).input_value() == "Ring"


@pytest.mark.browser
def test_a_page_is_linked_to_by_searching_for_it(page):
    area = _area(page)
    area.fill("Fyll ut notatet nå")
    area.evaluate("area => area.setSelectionRange(8, 15)")
    area.press("Control+k")
    page.get_by_label("Søk etter en side").fill("undringsn")
    page.get_by_role("button", name="Undringsnotat verktøy").click()

    assert area.input_value() == "Fyll ut [notatet](tool/undringsnotat) nå"
    page.locator(".mf-shown a").wait_for()
    _press(page, "Telefon")
    page.get_by_label("Telefonnummer").fill("00 01 23 45")
    page.get_by_role("button", name="Sett inn").click()
    assert "[00 01 23 45](tel:00012345)" in area.input_value()
    _press(page, "Boks")
    page.get_by_label("Viktig").check()
    page.get_by_role("button", name="Sett inn").click()
    assert '\n\n!!! warning "Viktig"\n    tekst' in area.input_value()


@pytest.mark.browser
def test_what_is_wrong_stands_below_the_field_and_is_told_to_screen_readers(page):
    area = _area(page)
    area.press_sequentially("• En")

    page.get_by_text("Feil, linje 1: «•» blir ikke et punkt").wait_for()
    assert area.get_attribute("aria-invalid") == "true"
    area.fill("En")
    page.wait_for_selector(".mf-findings:empty", state="attached")
    assert area.get_attribute("aria-invalid") == "false"


@pytest.mark.browser
def test_the_toolbar_is_one_stop_and_arrows_go_inside_it(page):
    page.keyboard.press("Tab")
    names = []
    for key in ("ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"):
        page.keyboard.press(key)
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names == ["Fet", "Tabell", "Overskrift", "Tabell", "Overskrift"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "text"


def _violations(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room_for_it_and_axe_finds_nothing(page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/nn")
    area = _area(page)
    area.fill(
        '• En\n\n| A | B |\n| --- | --- |\n| [x](tool/undringsnotat) | y |\n\n!!! note "Merk"\n    Tekst'
    )
    page.locator(".mf-findings li").wait_for()
    page.locator(".mf-shown table").wait_for()
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    sizes = page.eval_on_selector_all(
        ".mf button", "all => all.map(b => b.getBoundingClientRect().toJSON())"
    )
    assert all(size["height"] >= 44 and size["width"] >= 44 for size in sizes)
    _press(page, "Lenkje")
    page.get_by_label("Søk etter ei side").fill("plan")
    page.locator(".mf-hits button").first.wait_for()
    assert _violations(page) == []
    page.keyboard.press("Escape")
    page.wait_for_selector("#text:focus")
