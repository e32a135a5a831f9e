"""The front of a region: whom to ring, its municipalities, and one search for all of them."""

import re

import pytest
from serving import served

from veileder.pages.parts import Number
from veileder.pages.portal import Listed
from veileder.pages.region import plan_region
from veileder.resolving.bare import region_guide

_LIFE = tuple(Number(name, tel, tel, "") for name, tel in (("Politiet", "112"), ("Brann", "110")))
_URGENT = {"nb": (*_LIFE, Number("Alarmtelefonen", "116 111", "116111", "For barn."))}


_PPT = "00\u00a000\u00a000\u00a011"  # the number of it in the example


def _listed(number, name):
    return Listed(f"k{number}", f"{name} kommune", "nb", True, None, None, _URGENT, number)


def _front(renderer, plan):
    return renderer.file(plan, "index.html").decode()


@pytest.fixture(scope="module")
def region(words, shared_workspace):
    members = (*map(_listed, ("4225", "4206", "4207"), ("Lyngdal", "Farsund", "Flekkefjord")),)
    said = "name: Dalen\nlanguage: nb\nabout: Vi er flere.\n"
    guide = region_guide(
        shared_workspace({"municipalities/dalen/region.yml": said}).load(), "dalen"
    )
    return plan_region(guide, members, words, "1. januar 2026", {"nb": "sok/index.json"})


def test_a_region_says_what_it_is_and_then_has_its_search_and_its_municipalities(renderer, region):
    html = _front(renderer, region)
    order = (
        "<h1>Dalen",
        "tel:112",
        "Vi er flere.",
        "Søk hos alle kommunene her",
        "<h2>Velg kommune",
    )
    places = [html.index(words) for words in (*order, "Farsund", "Lyngdal")]

    assert places == sorted(places)
    assert 'data-index="../k4225/sok/index.json"' in html


def test_the_page_for_what_was_not_found_can_search(example, renderer, region):
    own = example.files.content["404.html"].decode()
    above = renderer.file(region, "404.html").decode()

    assert 'data-search="sok/" action="/eksempel/sok/" method="get"' in own
    assert 'data-search="sok/" method="get"' in above  # the script says whose
    assert "Søk i veilederen" in own and 'name="q"' not in own


def test_where_national_numbers_are_from_stands_apart_from_their_cards(example):
    html = example.files.content["telefoner/index.html"].decode()
    cards, sources = html.split("Hvor numrene er hentet fra")

    assert "tel:116117" in cards and "nkom.no" not in cards
    assert "nkom.no" in sources


# Hits as [path, score], with what else each of the sites says; and what they say together.
_MERGE = """sites => {
  const none = { hits: [], answers: [], unknown: [], corrected: [], heads: [], isUnsure: false };
  const found = sites.map(([member, hits, more]) => ({ member, told: { ...none, ...more,
    hits: hits.map(([path]) => ["", path, path === "akutt/" ? 0 : 1]),
    scores: hits.map(([, score]) => score) } }));
  const page = path => path.replace("tenester", "tjenester");
  const { hits, unknown, corrected } = veilederRegion.merge(found, page);
  const whose = ({ row, own }) => [row[1], own.map(({ member }) => member).join("")];
  return [hits.map(whose), unknown, corrected];
}"""
_GUESS = {"unknown": ["kvavik"], "corrected": [["kvavik", "kvikk"]]}
_MERGED = (
    # One hit of each page; what only one has stands by its own weight; the other målform is known.
    (
        [
            ["a", [["tjenester/ppt/", 5], ["x/", 2], ["z/", 0.1]], {}],
            ["b", [["y/", 9], ["tenester/ppt/", 4]], {}],
        ],
        [[["y/", "b"], ["tjenester/ppt/", "ab"], ["x/", "a"]], [], []],
    ),
    # Who has guessed a word says nothing beside who knows it, and it is not said to be unknown.
    ([["a", [["x/", 1]], {}], ["b", [["y/", 9]], _GUESS]], [[["x/", "a"]], [], []]),
    ([["b", [["y/", 9]], _GUESS]], [[["y/", "b"]], ["kvavik"], [["kvavik", "kvikk"]]]),
    # What is acute for one of them stands first.
    (
        [["a", [["akutt/", 1], ["x/", 9]], {}], ["b", [["x/", 9]], {}]],
        [[["akutt/", "a"], ["x/", "ab"]], [], []],
    ),
)


@pytest.fixture
def host(tmp_path, renderer, region, example):
    """Serve a region of which one municipality has no search."""
    sites = {"dalen/": {name: data for name, data in renderer.files(region).content.items()}}
    found = re.compile(r"sok/index\.json|assets/(?:index|hits)-nb\..*")
    own = {name: data for name, data in example.files.content.items() if found.fullmatch(name)}
    hits = next(name for name in own if "hits" in name)
    sites["k4225/"] = own
    theirs = own[hits].decode().replace(_PPT, _PPT.replace("11", "99"))
    sites["k4207/"] = own | {hits: theirs.encode()}
    for folder, content in sites.items():
        for name, data in content.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    with served(tmp_path) as address:
        yield f"{address}/"


@pytest.mark.browser
def test_a_region_s_search_is_one_ranking(host, chromium):
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{host}dalen/")
        page.fill("#sok", "ppt")
        page.press("#sok", "Enter")
        page.wait_for_selector(".v-hits__best")
        told = page.inner_text("[data-search-count]")
        assert "treff på «ppt»" in told and "ikke svar fra Farsund kommune" in told
        first = page.locator(".v-hits__best .v-hit").first
        assert "(PPT)" in first.locator("strong.v-hit__title").inner_text()  # of no single one
        ways = first.locator(".v-hit__choices a")
        assert ways.all_inner_texts() == ["Flekkefjord", "Lyngdal"]
        hrefs = ways.evaluate_all("all => all.map(a => a.href.split('/')[3])")
        assert hrefs == ["k4207", "k4225"]
        assert first.locator(".v-hit__numbers li").all_inner_texts() == [
            f"Flekkefjord\nVakttelefon for drøfting\n{_PPT.replace('11', '99')}",
            f"Lyngdal\nVakttelefon for drøfting\n{_PPT}",
        ]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert first.evaluate("hit => hit.getBoundingClientRect().top") <= 250
        assert page.url.endswith("#q=ppt")

        page.goto(f"{host}dalen/#q=barnet blir slått")
        page.reload()
        page.wait_for_selector(".v-hits__group")
        assert page.inner_text(".v-hits__group h2") == "Akutt"
        assert page.locator(".v-hit").first.locator("a[href='tel:112']").count() == 1
        page.fill("#sok", "barnevernett")
        page.press("#sok", "Enter")
        page.wait_for_selector("[data-search-unsure]")
        assert "Viser treff på «barnevernet»" in page.inner_text("[data-search-count]")

        page.fill("#sok", "kan jeg melde anonymt")
        page.press("#sok", "Enter")
        page.wait_for_selector(".v-reply")
        assert page.locator(".v-reply__answer").count() == 1  # the same in both
        assert page.inner_text(".v-reply .v-hit__whose") == "Flekkefjord, Lyngdal"
        for said, expected in _MERGED:
            assert page.evaluate(_MERGE, said) == expected
