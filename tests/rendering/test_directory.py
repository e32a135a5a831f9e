"""In a real Chromium: lists do not jump, and what is typed or chosen is what is left."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest
from serving import served

from veileder.pipeline import build

_T = "municipalities/testkommune"
_MEASURE = "  - {{id: t{0}, name: {1} {0}, description: Om dette., levels: [niva-{2}], themes: [{3}], ages: {{from_age: {4}, to_age: {5}}}}}\n"
_NAMES = ("Foreldrekurs", "Språkgruppe", "Los", "Åpen barnehage")
_FILES = {
    f"{_T}/services.yml": 'services:\n  - id: kontor\n    type: barnevern\n    name: Barnevernet\n    contacts: [{function: Vakt, phone: "22 33 44 55"}]\n    hours: [{days: mon-fri, opens: "08:00", closes: "15:30"}]\n',
    f"{_T}/measures.yml": "measures:\n"
    + "".join(_MEASURE.format(n, _NAMES[n % 4], n % 2, ("Sorg", "Rus")[n % 3 == 0], n, n + 5) for n in range(12)),
    **{f"{_T}/services/s{n}.nb.md": f"---\ntitle: {chr(65 + n)}tjeneste\nsummary: Hjelper.\n---\n" for n in range(12)},
}  # fmt: skip
_JUMPS = "window.jumps = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) window.jumps += one.value; })).observe({ type: 'layout-shift', buffered: true });"


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Build a small site, serve it, and return its address."""
    world = shared_workspace(_FILES).with_theme()
    assert not build(world.root, world.root / "site").has_errors
    with served(world.root / "site") as address:
        yield f"{address}/testkommune/"


@pytest.mark.browser
def test_lists_do_not_jump_on_a_phone_or_a_screen(chromium, address):
    for width, height in ((360, 740), (1280, 800)):
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.add_init_script(_JUMPS)
        for path in ("tjenester/", "tiltak/", "verktoy/", "sok/"):
            page.goto(address + path)
            page.wait_for_timeout(150)
            assert page.evaluate("window.jumps") <= 0.02, (path, width)
        page.close()


@pytest.mark.browser
def test_what_is_typed_and_chosen_is_what_is_left(chromium, address):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    count, rows = page.locator("[data-filter-count]"), page.locator("#tiltak [data-item]:visible")

    def told(words):
        page.wait_for_function(
            "(words) => document.querySelector('[data-filter-count]').textContent === words",
            arg=words,
        )

    page.goto(address + "tiltak/")
    assert (count.text_content(), rows.count()) == ("12 treff", 0), "all is folded"
    page.fill("#finn", "SPRAKGRUPPENE")
    told("3 treff")
    assert rows.count() == 3 and page.url.endswith("#finn=SPRAKGRUPPENE")

    page.locator(".v-filters summary").click()
    page.select_option("#filter_age", "9")
    told("2 treff")
    page.get_by_role("button", name="Vis 2 treff").click()
    assert not page.locator("#filter_age").is_visible() and rows.count() == 2
    page.get_by_role("button", name="Vis alle").click()
    told("12 treff")
    assert rows.count() == 0

    page.goto(address + "hvor-lite/")
    cells = "[...document.querySelectorAll('.v-gaps a')].map((a) => [a.href, a.textContent])"
    for href, told_there in page.evaluate(cells)[::7]:
        page.goto(href)
        assert count.text_content() == f"{told_there} treff", href

    page.goto(address + "ordliste/#ord_undring")
    assert page.locator("#ord_undring").is_visible()
    page.close()
