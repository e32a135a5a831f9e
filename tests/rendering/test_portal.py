"""The pages above the sites: whom to ring, a municipality among all, one search for a region."""

import gzip
import re

import pytest
from serving import served

from veileder.markdown.markup import plain
from veileder.model.counties import COUNTIES, county_of
from veileder.pages.parts import Number
from veileder.pages.portal import Listed, plan_chooser
from veileder.pages.region import plan_region
from veileder.reading.strings import read_strings
from veileder.rendering.site_files import Renderer
from veileder.resolving.bare import region_guide

_SOME = ("Ås", "Ørland", "Østre Toten", "Vegårshei", "Indre Østfold", "Hægebostad")
_LIFE = tuple(Number(name, tel, tel, "") for name, tel in (("Politiet", "112"), ("Brann", "110")))
_URGENT = {"nb": (*_LIFE, Number("Alarmtelefonen", "116 111", "116111", "For barn."))}


_PPT = "00\u00a000\u00a000\u00a011"  # the number of it in the example


def _listed(number, name, *, region=None, formerly=()):
    id = f"k{number}"
    return Listed(id, f"{name} kommune", "nb", True, region, None, _URGENT, number, formerly)


def _all():
    """Return as many municipalities as there are, with names as long as theirs."""
    counties = [*COUNTIES]
    for n in range(357):
        name = _SOME[n] if n < len(_SOME) else f"Oppdiktet{n:03}dal"
        number = f"{counties[n % 15]}{n // 15 + 1:02}"
        formerly = ("Audnedal", "1027") if name == "Vegårshei" else ()
        yield _listed(number, name, region="dalen" if n < 5 else None, formerly=formerly)


@pytest.fixture(scope="module")
def words(project):
    return read_strings(project / "theme_overrides", "nb")


@pytest.fixture(scope="module")
def renderer(project):
    return Renderer(project)


def _front(renderer, plan):
    return renderer.file(plan, "index.html").decode()


@pytest.fixture(scope="module")
def chooser(renderer, words):
    sites = [*_all(), _listed("0000", "Nydal")]
    return _front(renderer, plan_chooser(sites, [("dalen", "Dalen")], words, "1. januar 2026"))


def test_all_municipalities_weigh_little_and_are_folded_by_county(chooser):
    groups = re.findall(r"<details[^>]*data-choose-group([^>]*)><summary>(.*?)</summary>", chooser)
    names = [plain(name) for _, name in groups]

    assert len(gzip.compress(chooser.encode())) <= 20_000
    assert chooser.count('<li><a href="k') == 358
    assert len(groups) == 16 and not any("open" in said for said, _ in groups)
    assert names[:3] == ["Agder (24)", "Akershus (24)", "Buskerud (24)"]
    assert names[-2:] == ["Østfold (24)", "Oppdiktede eksempler (1)"]


def test_whom_to_ring_stands_before_the_list_and_region_and_number_in_it(chooser):
    told = [chooser.index(words) for words in ("tel:112", "tel:116111", "data-choose", "k0301/")]

    assert told == sorted(told)
    assert re.search(r"Ås kommune <small>0301 · Dalen</small>", chooser)
    assert '<a href="dalen/">Alle kommunene i Dalen</a>' in chooser
    assert "Nydal kommune</span>" in chooser  # no number that is nobody's


def test_a_few_are_shown_at_once(renderer, words):
    plan = plan_chooser([_listed("4225", "Lyngdal")], [], words, "1. januar 2026")
    html = _front(renderer, plan)

    assert re.search(r"<details[^>]* data-choose-group open>", html)
    assert "Regioner" not in html


def test_a_county_is_known_by_the_number():
    assert (county_of("4640"), county_of("0301"), county_of("0000")) == ("Vestland", "Oslo", None)


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
def host(tmp_path, chooser, renderer, region, example):
    """Serve the page to choose on, and a region of which one municipality has no search."""
    files = {name: data for name, data in renderer.files(region).content.items()}
    sites = {"": files | {"index.html": chooser.encode()}, "dalen/": files}
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
def test_typing_finds_a_municipality_and_a_region_s_search_is_one_ranking(host, chromium):
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(host)
        height, wide = page.evaluate(
            "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
        )
        assert height <= 3 * 740 and wide <= 360
        found = {}
        for typed in ("as", "0301", "audn", "1027", "dalen agder", "østr", "finnes ikke", ""):
            page.fill("#kommune", typed)
            shown = page.locator(
                "[data-choose-group] li:visible span:first-child"
            ).all_inner_texts()
            found[typed] = [name.split(" kommune")[0] for name in shown]
        assert found["as"] == found["0301"] == ["Ås"]
        assert found["audn"] == found["1027"] == ["Vegårshei"]  # what it was called before
        assert found["østr"] == ["Østre Toten"] and found["finnes ikke"] == found[""] == []

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
