"""The chosen type of service is carried everywhere: by plain links, and by one small script."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re
from urllib.parse import urljoin

import pytest
from serving import served

from veileder.pipeline import build

_T = "municipalities/testkommune"
_FILES = {
    f"{_T}/municipality.yml": """name: Testkommune
number: "9901"
language: nb
variants: [barnehage, barnevern]
baton:
  - level: niva-0
    role: ansatt
    allowed: [barnehage, ppt]
    barred: [barnevern]
    note: Undringen er din til du har delt den med lederen og dere har avtalt hvem som går videre.
""",
    **{
        f"content/services/{id}.nb.md": f"---\ntitle: {title}\n---\n"
        for id, title in {"barnehage": "Barnehage", "ppt": "PPT"}.items()
    },
    "content/steps/undring.nb.md": """---
title: Skriv ned
summary: Du har sett noe.
who: Du som er urolig. Undringen er din til du har delt den med noen. Undringen er ikke din når du har delt den med lederen.
actions: ["Skriv i [notatet](tool/undringsnotat). Se [undring](term/undring)."]
outcomes: {videre: Gå videre, avslutt: Avslutt}
---
""",
    "content/steps/undring.barnehage.nb.md": "---\nsummary: For oss i barnehagen.\n---\n",
    # its own way, without the last step
    f"{_T}/guide.barnevern.yml": "levels:\n  - id: niva-0\n    steps:\n      - id: undring\n        role: ansatt\n        outcomes: [{id: videre, to: close}, {id: avslutt, to: close}]\n",
}


@pytest.fixture(scope="module")
def site(shared_workspace):
    """Build a site with two types of service, one of them with a way of its own."""
    world = shared_workspace(_FILES).with_theme()
    world.change(
        "content/guide.yml",
        "[undringsnotat]",
        "[undringsnotat]\n        deadlines: [{id: svar, within: 3 days}]",
    )
    world.change("content/steps/undring.nb.md", "outcomes:", "deadlines: {svar: Svar.}\noutcomes:")
    built = build(world.root, world.root / "site")
    assert [str(f) for f in built.findings if f.is_error] == []
    return world.root / "site/testkommune"


def _text(site, path):
    return (site / path / "index.html").read_text(encoding="utf-8")


def _part(site, path, start, end):
    return re.search(rf"{start}.*?{end}", _text(site, path), re.DOTALL)[0]


def _ways(html):
    return re.findall(r'href="([^"]*)"[^>]*>(?:<[^>]*>)*([^<]+)', html)


def _said(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_the_header_leads_to_the_same_page_for_each_type(site):
    panel = r'data-variants="[^"]*".*?<nav'
    own = _part(site, "barnehage/niva-0/undring", panel, "</nav>")

    assert _ways(own) == [
        ("../../../niva-0/undring/", "Alle tjenester"),
        ("../../../barnehage/niva-0/undring/", "Barnehage"),
        ("../../../barnevern/niva-0/undring/", "Barnevern"),
    ]
    assert re.search(r'data-variant="barnehage" aria-current="true"', own)
    assert "data-chosen>Barnehage<" in own
    # one that has no such step leads to its front, and so does every page that all share
    assert _ways(_part(site, "niva-1/felles-plan", panel, "</nav>"))[2] == (
        "../../barnevern/",
        "Barnevern",
    )
    assert _ways(_part(site, "verktoy/undringsnotat", panel, "</nav>"))[1:] == [
        ("../../barnehage/", "Barnehage"),
        ("../../barnevern/", "Barnevern"),
    ]
    assert 'data-elsewhere="niva-1/= ' in _text(site, "verktoy/undringsnotat")


def test_every_way_from_a_page_of_a_type_keeps_the_type_without_a_script(site):
    place = "barnehage/niva-0/undring/"
    html = _text(site, place).replace(_part(site, place, 'data-variants="', "</nav>"), "")
    ways = [
        urljoin(f"//t/{place}", way) for way in re.findall(r'<a [^>]*?href="([^#"][^"]*)"', html)
    ]

    ways = [way for way in ways if re.match("//t/", way)]
    assert [
        way for way in ways if not re.search(r"^//t/barnehage/|/\?for=barnehage(#|$)", way)
    ] == []
    for own in (
        "barnehage/",
        "barnehage/verktoy/",
        "verktoy/undringsnotat/?for=barnehage",
        "sok/?for=barnehage",
        "akutt/?for=barnehage",
    ):
        assert f"//t/{own}" in ways
    assert any(re.search(r"ordliste/\?for=barnehage#ord_undring$", way) for way in ways)
    assert '<input type="hidden" name="for" value="barnehage">' in _text(site, "barnehage")


def test_who_may_hold_the_baton_is_told_as_far_as_it_concerns_the_type_and_once(site):
    def who(path):
        return _said(_part(site, path, 'id="hvem"', "</details>"))

    assert "Kan ha rollen her: Barnehage og flere." in who("barnehage/niva-0/undring")
    assert "Kan ikke" not in who("barnehage/niva-0/undring")
    assert "Kan ikke ha rollen her: Barnevern." in who("barnevern/niva-0/undring")
    assert "Kan ha rollen her: Barnehage, PPT." in who("barnevern/niva-0/undring")
    assert "Kan ha rollen her: Barnehage, PPT." in who("niva-0/undring")
    told = who("niva-0/undring")
    assert told.count("til du har delt den med") == 1  # what the municipality says itself
    assert told.endswith("Du som er urolig. Undringen er ikke din når du har delt den med lederen.")


@pytest.fixture(scope="module")
def address(site):
    with served(site.parent) as address:
        yield f"{address}/testkommune/"


@pytest.mark.browser
def test_the_type_goes_along_through_what_all_share_and_is_remembered_only_when_asked(
    chromium, address
):
    page = chromium.new_page(viewport={"width": 360, "height": 740})

    def at(path, title=""):
        page.wait_for_url(lambda url: url == f"{address}{path}")
        if title:
            chosen(title)

    def chosen(title):
        page.locator("[data-chosen]", has_text=title).wait_for()
        return title

    page.goto(f"{address}barnehage/niva-0/undring/")
    page.locator(".v-actions a").first.click()
    at("verktoy/undringsnotat/?for=barnehage", "Barnehage")
    page.locator(".v-links a").first.click()
    at("barnehage/niva-0/undring/")

    # from the search, which knows the type from its address
    page.locator("[data-search-link]").click()
    at("sok/?for=barnehage", "Barnehage")
    page.locator("#sok").fill("skriv ned")
    page.locator(".v-hit__title").first.click()
    at("barnehage/niva-0/undring/", "Barnehage")

    # one tap: the same page for another type, also where all share it; what is for others is not shown
    page.goto(f"{address}frister/?for=barnehage")
    assert chosen("Barnehage")
    assert page.locator(".v-limits li").first.is_visible()
    page.locator(".v-menu--variant > summary").click()
    page.locator("[data-variant=barnevern]").click()
    at("frister/?for=barnevern", "Barnevern")
    assert not page.locator(".v-limits li").first.is_visible()
    page.goto(f"{address}verktoy/undringsnotat/?for=barnevern")
    assert chosen("Barnevern")
    page.locator(".v-brand").click()
    at("barnevern/")
    assert page.evaluate("localStorage.length") == 0

    # remembered by the act: the front starts there, all types are still one tap away, and forgotten in the same place
    page.locator(".v-menu--variant > summary").click()
    page.get_by_role("button", name="Husk valget").click()
    kept = page.evaluate("JSON.parse(localStorage['veileder:testkommune:variant'])")
    assert (kept["value"], len(kept["until"])) == ("barnevern", 10)
    page.goto(address)
    page.wait_for_url(f"{address}barnevern/")
    page.goto(f"{address}roller/")
    assert chosen("Barnevern")
    page.goto(f"{address}barnevern/")
    page.locator(".v-menu--variant > summary").click()
    page.locator("[data-variant='']").click()
    at("?for=", "Alle tjenester")
    page.locator(".v-entrances a").nth(1).click()
    assert chosen("Alle tjenester")
    page.locator(".v-menu--variant > summary").click()
    page.get_by_role("button", name="Glem valget").click()
    page.goto(address)
    at("")
    assert page.evaluate("localStorage.length") == 0
    page.close()
