"""In a real Chromium: a step answers on the first screen, and what is folded can be found."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import contextlib
import re

import pytest
from serving import served

from veileder.pipeline import build

_STEP = """---
title: Skriv ned det du undrer deg over
summary: Du har sett eller hørt noe som gjør deg urolig. Skriv det ned mens du husker det.
actions:
  - Er du redd for at barnet blir utsatt for vold eller overgrep? Følg [akuttregelen](page/emergency) nå.
  - Skriv ned det du så og hørte, i [undringsnotatet](tool/undringsnotat).
who: Du som er urolig.
say_to_child: [«Jeg lurer på hvordan du har det.»]
consent: Du trenger ikke samtykke for å skrive et notat til deg selv.
outcomes: {videre: Gå videre til nivå 1, avslutt: Avslutt}
mistakes: [Å vente til du er sikker.]
---
## Når er en undring nok?

Det er nok at du er urolig.
"""


_DEADLINE = """\
        deadlines: [{id: svar, within: 7 days, starts: I dag delte jeg med leder}]
"""


@contextlib.contextmanager
def _served(folder):
    with served(folder) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Build a small site with a real step, serve it, and return where the step is."""
    world = shared_workspace({"content/steps/undring.nb.md": _STEP}).with_theme()
    assert not build(world.root, world.root / "site").has_errors
    with _served(world.root / "site") as address:
        yield f"{address}testkommune/niva-0/undring/"


@pytest.fixture(scope="module")
def dated(shared_workspace):
    """Build the same with a deadline, serve it, and return where the step is."""
    world = shared_workspace({"content/steps/undring.nb.md": _STEP}).with_theme()
    for path, before, more in (
        ("content/guide.yml", "        laws: [barnets-beste]\n", _DEADLINE),
        ("content/steps/undring.nb.md", "mistakes:", "deadlines: {svar: skal dere svare.}\n"),
    ):
        file = world.root / path
        file.write_text(file.read_text("utf-8").replace(before, more + before, 1), "utf-8")
    assert not build(world.root, world.root / "site").has_errors
    with _served(world.root / "site") as address:
        yield f"{address}testkommune/niva-0/undring/"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(chromium, request, address):
    """Return the step on a small phone, with and without script."""
    with chromium.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param
    ) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def _box(page, selector):
    box = page.locator(selector).first.bounding_box()
    assert box
    return box


@pytest.mark.browser
def test_the_first_action_is_whole_on_the_upper_half_of_the_screen(phone):
    first = _box(phone, ".v-actions > li")

    assert phone.locator(".v-position").inner_text() == "Nivå 0 · Steg 1 av 1"
    assert first["y"] + first["height"] <= 0.45 * 740
    assert _box(phone, ".md-banner")["height"] + _box(phone, ".v-emergency")["height"] <= 88
    assert _box(phone, ".v-footer")["y"] + _box(phone, ".v-footer")["height"] <= 3 * 740


@pytest.mark.browser
def test_the_ways_at_hand_are_large_and_lead_within_the_page(phone):
    ways = phone.locator(".v-hand a")

    assert ways.all_inner_texts() == ["Gjør", "Verktøy", "Videre"]
    assert all(way.bounding_box()["height"] >= 44 for way in ways.all())
    assert _box(phone, ".v-use")["height"] >= 44
    ways.nth(1).click()
    assert phone.locator("#verktoy").is_visible()
    assert 0 <= _box(phone, "#verktoy h2")["y"] < 740 - 48 - 45


@pytest.mark.browser
def test_the_bars_never_cover_what_has_focus(phone):
    bars = _box(phone, ".v-hand")["y"]
    covered = []
    for _ in range(40):
        phone.keyboard.press("Tab")
        focused = phone.locator("main :focus:not(.v-hand a)")
        box = focused.first.bounding_box() if focused.count() else None
        if box and box["y"] + box["height"] > bars + 1:
            covered.append(focused.first.inner_text())
    assert covered == []


@pytest.mark.browser
def test_an_address_of_what_is_folded_opens_it(chromium, address):
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}#si")

        assert page.get_by_text("Jeg lurer på hvordan du har det").is_visible()
        assert page.get_by_role("heading", name="Dette kan du si").is_visible()
        assert page.get_by_text("Å vente til du er sikker").is_hidden()


@pytest.mark.browser
def test_the_next_step_is_fetched_when_the_way_there_is_seen_and_not_before(chromium, address):
    page = chromium.new_page(viewport={"width": 360, "height": 300})
    page.goto(address)
    ahead, onward = page.locator("link[rel=prefetch]"), page.locator("a[rel=next]")
    assert ahead.count() == 0 and onward.count() == 1
    assert page.locator("[data-offline]").is_hidden()  # nor is the script that nobody has asked for

    onward.scroll_into_view_if_needed()
    ahead.wait_for(state="attached")

    assert ahead.evaluate("(link) => link.href") == onward.evaluate("(link) => link.href")
    page.close()


@pytest.mark.browser
def test_paper_shows_all_that_is_folded_and_no_furniture(phone):
    phone.emulate_media(media="print")

    for words in ("Jeg lurer på", "Å vente til", "Det er nok at", "Du trenger ikke samtykke"):
        assert _box(phone, f"text={words}")["height"] > 0
    assert phone.locator(".v-hand").is_hidden()
    assert phone.locator(".v-route ol").is_hidden()
    assert phone.locator(".v-actions").is_visible()


@pytest.mark.browser
def test_on_a_wide_screen_steps_and_tools_stand_beside_the_text(chromium, address):
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)

        route, action, tools = (
            _box(page, one) for one in (".v-route ol", ".v-actions", ".v-tools")
        )
        assert route["x"] + route["width"] <= action["x"]
        assert action["x"] + action["width"] <= tools["x"]
        assert tools["x"] + tools["width"] >= 1150
        assert page.locator("#hvem").is_visible()


@pytest.mark.browser
def test_letters_twice_as_large_need_no_scrolling_sideways(chromium, address):
    with chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(address)
        page.add_style_tag(content=":root { font-size: 200% !important }")

        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert 740 - _box(page, ".v-hand")["y"] <= 0.2 * 740


_MEASURED = """() => {
  const bottom = (one) => { const e = document.querySelector(one); return e ? e.getBoundingClientRect().bottom : 0; };
  return [bottom(".v-footer"), bottom(".v-actions > li")];
}"""


@pytest.mark.browser
def test_the_longest_real_steps_are_short_and_begin_with_what_one_does(chromium, real_sites):
    """Of two municipalities, and of each type of service: those with most to read."""
    pages = {path: path.read_text("utf-8") for path in sorted(real_sites.rglob("index.html"))}
    steps = {path: text for path, text in pages.items() if 'class="v-step"' in text}
    by_length = sorted(steps, key=lambda path: len(_at_sight(steps[path])), reverse=True)
    by_start = sorted(steps, key=lambda path: len(_until_first(steps[path])), reverse=True)
    wrong = {}
    with (
        _served(real_sites) as address,
        chromium.new_context(viewport={"width": 360, "height": 740}) as context,
    ):
        page = context.new_page()
        for path in {*by_length[:16], *by_start[:10]}:
            step = f"{path.parent.relative_to(real_sites)}/"
            page.goto(address + step, wait_until="domcontentloaded")
            length, first = page.evaluate(_MEASURED)
            if length > 3 * 740 or first > 0.45 * 740 + 0.5:
                wrong[step] = (length, first)

    assert len(steps) > 26
    assert wrong == {}


def _at_sight(page):
    """Return the words of a step that are seen before anything is unfolded."""
    shown = re.sub(
        r"</summary>.*?</details>", "", page.partition('class="v-step"')[2], flags=re.DOTALL
    )
    return re.sub("<[^>]*>|\\s+", " ", shown.partition("<footer")[0])


def _until_first(page):
    """Return the words of a step until its first action is said."""
    head, _, act = page.partition('class="v-step__head"')[2].partition('class="v-actions"')
    return re.sub("<[^>]*>", "", head.partition("<nav")[0] + act.partition("</li>")[0])


@pytest.fixture
def her_phone(chromium, dated):
    """Return a page on the step with a deadline, on a phone that can keep things."""
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-28T10:00:00+01:00")
        page.goto(dated)
        yield page


_STORED = "JSON.stringify(Object.entries(localStorage))"


@pytest.mark.browser
def test_what_is_ticked_is_kept_only_when_she_says_so_and_is_forgotten(her_phone):
    page = her_phone
    assert page.get_by_text("Husk avkryssingene").is_hidden()
    page.get_by_role("checkbox").nth(1).check()
    assert page.evaluate(_STORED) == "[]"

    page.get_by_role("button", name="Husk avkryssingene på denne enheten").click()
    assert page.get_by_text("Huskes til 28. desember 2026").is_visible()
    assert "Skriv" not in page.evaluate(_STORED)
    page.reload()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [False, True]

    page.goto(f"{page.url.rsplit('/niva-0', 1)[0]}/lagret/")
    assert page.locator(".v-kept li").all_inner_texts()[0].startswith("Avkryssinger: Skriv ned")
    page.get_by_role("button", name="Glem alt").click()
    assert page.get_by_text("Ingenting er lagret.").is_visible()
    assert page.evaluate(_STORED) == "[]"


@pytest.mark.browser
def test_a_deadline_becomes_a_date_when_she_says_that_it_begins(her_phone):
    page = her_phone
    page.locator(".v-deadlines summary").click()
    page.get_by_role("button", name="I dag delte jeg med leder").click()

    assert "Innen lørdag 5. desember 2026" in page.locator(".v-due").inner_text()
    assert "kalenderdager" in page.locator(".v-due").inner_text()
    assert page.evaluate(_STORED) == "[]"
    page.get_by_role("button", name="Husk datoen på denne enheten").click()
    assert page.get_by_text("Huskes til 4. januar 2027").is_visible()
    page.reload()
    assert "Innen lørdag 5. desember" in page.locator(".v-due").text_content()
    page.locator(".v-due").get_by_role("button", name="Glem dette").click()
    assert page.evaluate(_STORED) == "[]"
    assert page.get_by_role("button", name="I dag delte jeg med leder").is_visible()
