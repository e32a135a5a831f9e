"""Lists one looks things up in: what a row says, what one chooses by, and where there is little."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re

import pytest

from veileder.model.measures import Ages
from veileder.pages.age_bands import is_of, written_ages

_T = "municipalities/testkommune"
_MEASURE = "  - {{id: {0}, name: {1}, description: Om {1}., {2}}}\n"
_FILES = {
    f"{_T}/services.yml": """\
services:
  - id: vakt
    type: barnevern
    name: Barnevernvakta
    contacts: [{function: Vakt, phone: "22 33 44 55"}]
    hours: [{days: mon-fri, opens: "08:00", closes: "15:30"}]
    checked: 2026-11-02
  - {id: kontor, type: barnevern, name: Kontoret}
""",
    f"{_T}/measures.yml": "measures:\n"
    + _MEASURE.format("kurs", "Kurs", "service: vakt, levels: [niva-0], themes: [Sorg], ages: {from_age: 6, to_age: 12}, tier: indicated, target: [staff, child]")
    + _MEASURE.format("gruppe", "Gruppe", "levels: [niva-1], themes: [Rus, Sorg], tier: universal, target: [parents]")
    + _MEASURE.format("los", "Los", "themes: [Rus], ages: {pregnancy: true, to_age: 0}"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(shared_workspace):
    """Build a small site once; return a function from path to HTML."""
    world = shared_workspace(_FILES).with_theme()
    site = world.root / "site"
    assert [str(f) for f in world.build(site).findings if f.is_error] == []
    return lambda path: (site / "testkommune" / path / "index.html").read_text(encoding="utf-8")


def _words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\xa0", " ").split())


def _rows(html):
    return re.findall(r"<li[^>]* data-item.*?</li>", html, re.DOTALL)


def test_a_service_says_whom_to_ring_when_and_who_has_no_number(pages):
    (row,) = [row for row in _rows(pages("tjenester")) if "Barnevernvakta" in row]

    assert 'href="tel:22334455"' in row and 'data-hours="mon-fri 08:00-15:30;' in row
    assert "Mandag–fredag 08.00–15.30" in _words(row)
    assert "Nummer mangler: Kontoret" in _words(row)
    assert "Ikke kontrollert" in row, "one of its units is not"


def test_a_service_is_found_by_the_age_and_themes_of_its_measures(pages):
    html = pages("tjenester")

    assert 'data-theme="Sorg" data-age="6-12"' in html
    assert re.findall(r'<select id="filter_(\w+)"', html)[-3:] == ["age", "theme", "sector"]
    assert '<input type="checkbox" name="open-now"' in html


def test_choices_come_in_an_order_with_a_meaning_and_in_plain_words(pages):
    html = pages("tiltak")
    offered = {
        name: re.findall(r'<option value="([^"]+)">', options)
        for name, options in re.findall(r'name="([\w-]+)"><option value="">(.*?)</select>', html)
    }

    assert offered["age"][:6] == ["pregnancy", "0-5", "6-12", "13-18", "0", "1"]
    assert (offered["tier"], offered["target"]) == (
        ["universal", "indicated"],
        ["child", "parents", "staff"],
    )
    assert "For dem som strever (indisert)" in html
    assert "3 treff" in _words(html), "how many there are is said before any script"


def test_every_tool_stands_once_with_the_steps_that_use_it(pages):
    html = pages("verktoy")

    assert len(re.findall(r'href="[^"]*undringsnotat/"', html)) == 1
    assert "Skjema (1)" in _words(html)
    assert "Brukes i" in html


def test_where_there_are_no_measures_is_marked_and_the_rest_leads_to_them(pages):
    html = pages("hvor-lite")
    overview, *_ = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    rows = [_words(row) for row in re.findall(r"<tr>(.*?)</tr>", overview, re.DOTALL)]

    assert "Alle Gravid 0–5 6–12 13–18" in _words(html)
    assert [row.split()[-5:] for row in rows[:2]] == [list("10010"), list("11111")]
    assert '<td class="v-gap"><span>0</span></td>' in overview
    assert '<a href="../tiltak/?level=niva-0&amp;age=6-12">1</a>' in html
    assert re.search(r"ikke med i alle tabellene \(1\) Los", _words(html))


def test_the_search_page_is_no_list_of_pages(pages):
    main = pages("sok").partition('<div id="innhold"')[2].partition("<footer")[0]

    assert "<nav" not in main


@pytest.mark.parametrize(
    ("ages", "wanted", "fits"),
    [
        (None, "7", True),
        (Ages(from_age=6, to_age=12), "12", True),
        (Ages(from_age=6, to_age=12), "13-18", False),
        (Ages(from_age=6, to_age=13), "13-18", True),
        (Ages(from_age=0, to_age=5), "pregnancy", False),
        (Ages(pregnancy=True, to_age=0), "0-5", False),
        (Ages(pregnancy=True, to_age=1), "0-5", True),
        (Ages(pregnancy=True, to_age=0), "pregnancy", True),
    ],
)
def test_who_a_measure_is_for_by_age(ages, wanted, fits):
    assert is_of(written_ages(ages), wanted) is fits


def test_what_is_typed_is_folded_as_a_search_is(project):
    search, directory = (
        re.sub(
            r"\n +", "\n", (project / f"theme_overrides/javascripts/{name}.js").read_text("utf-8")
        )
        for name in ("search/words", "directory")
    )

    assert re.search(r"const fold = .*?;\n", search, re.DOTALL)[0] in directory
