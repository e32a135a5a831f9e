"""Measures in the municipality's own order, under its headings, with colour, risk and evidence."""

import re

import pytest

from veileder.model.measures import Measure
from veileder.resolving.entries import entry_fingerprint

_T = "municipalities/testkommune"
_ONE = "  - id: {id}\n    name: {name}\n    description: Det er {name}.\n{more}"


def _measures(*entries, order=""):
    said = "".join(_ONE.format(id=id, name=name, more=more) for id, name, more in entries)
    return {f"{_T}/measures.yml": f"{order}measures:\n{said}"}


@pytest.fixture
def page(workspace, tmp_path):
    """Return a function that builds a world and gives one of its pages."""

    def built(files, path="tiltak"):
        world = workspace(files).with_theme()
        assert not [f for f in world.build(tmp_path / "site").findings if f.is_error]
        return (tmp_path / f"site/testkommune/{path}/index.html").read_text()

    return built


def _names(html):
    return re.findall(r"<h[23]><a[^>]*>([^<]+)</a></h[23]>", html)


@pytest.mark.parametrize(
    ("order", "names"), [("", ["Alfa", "Beta"]), ("order: own\n", ["Beta", "Alfa"])]
)
def test_they_come_by_name_or_as_they_are_written(page, order, names):
    html = page(_measures(("b", "Beta", ""), ("a", "Alfa", ""), order=order))

    assert _names(html) == names


def test_the_list_says_when_each_was_checked_and_when_nobody_has(page):
    html = page(_measures(("a", "Alfa", "    checked: 2026-01-02\n"), ("b", "Beta", "")))

    said = re.findall(r'<p class="v-muted">(.+)</p>', html)
    assert [re.sub(r"<[^>]+>", "", one) for one in said] == [
        "Kontrollert 2. januar 2026",
        "Ikke kontrollert",
    ]


def test_groups_are_headings_in_the_order_they_are_written(page):
    html = page(
        _measures(
            ("b", "Beta", "    group: For barnet\n"),
            ("c", "Ceta", ""),
            ("a", "Alfa", "    group: For alle\n"),
            ("d", "Delta", "    group: For barnet\n"),
        )
    )

    heads = re.findall(r"<summary><h2>([^<]+) <span[^>]*>\((\d)\)", html)
    assert heads == [("For barnet", "2"), ("For alle", "1"), ("Andre tiltak", "1")]
    assert _names(html) == ["Beta", "Delta", "Alfa", "Ceta"]


def test_what_it_is_for_is_shown_and_can_be_chosen_by(page):
    more = (
        '    severity: Middels risiko\n    colour: "#ffee00"\n    colour_word: Gul\n'
        "    evidence_level: 3\n"
    )
    html = page(_measures(("a", "Alfa", more)))

    for said in ("Middels risiko", "Evidensnivå 3 av 5 (Ungsinn)", 'fill="#ffee00"', "Gul"):
        assert said in html
    for name in ("severity", "colour-word", "evidence-level"):
        assert f'name="{name}"' in html and f"data-{name}=" in html


def test_it_stands_on_the_page_of_the_measure_too(page):
    more = '    group: For alle\n    colour: "#ffee00"\n    colour_word: Gul\n    severity: Høy\n'
    html = page(_measures(("a", "Alfa", more)), "tiltak/a")

    for said in ("For alle", "Gul", 'fill="#ffee00"', "Høy"):
        assert said in html


def test_a_colour_is_never_alone(workspace):
    report = workspace(_measures(("a", "Alfa", '    colour: "#ffee00"\n'))).report()

    assert "Fargen står alene. Skriv hva den heter i colour_word" in report


def test_what_adapts_a_regions_entry_keeps_its_fingerprint():
    """Fields that came later do not make every adaptation look outdated."""
    plain = Measure(id="a", name="A", description="B")
    assert entry_fingerprint(plain) == "9af2fe64"
    assert entry_fingerprint(plain.model_copy(update={"group": "C"})) != "9af2fe64"


@pytest.mark.parametrize(
    ("ages", "way"),
    [
        ("{from_age: 6, to_age: 16}", "Via skole"),
        ("{from_age: 3, to_age: 16}", "Via barnehage eller skole"),
        ("{from_age: 6, to_age: 16, pregnancy: true}", "Via barnehage eller skole"),
    ],
)
def test_no_kindergarten_leads_to_what_is_for_pupils_alone(page, ages, way):
    html = page(_measures(("los", "Los", f"    ages: {ages}\n    refer: [school]\n")), "tiltak/los")

    assert re.findall(r"Via [a-zæøå ]+", html) == [way]


def test_who_runs_it_may_be_the_county(page):
    html = page(_measures(("los", "Los", "    sector: county\n")), "tiltak/los")

    assert "Fylkeskommunen" in html


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        (
            "true",
            "De som bestemmer, må ha sagt ja før du sier hvem det gjelder. "
            "En voksen bestemmer selv. Om helsehjelp bestemmer den unge som regel selv fra 16 år, "
            "om opplæring fra 15 år. "
            "Ved mistanke om vold, overgrep eller tvang spør du ikke foresatte, "
            "men følger akuttregelen.",
        ),
        (
            "false",
            "Du kan spørre uten å si hvem det gjelder. "
            "Sier du det, eller sender du et skjema, må familien eller den unge ha sagt ja. "
            "Ved mistanke om vold, overgrep eller tvang spør du ikke foresatte, "
            "men følger akuttregelen.",
        ),
    ],
)
def test_it_says_who_must_have_said_yes_and_to_what(page, consent, said):
    html = page(_measures(("a", "Alfa", f"    consent: {consent}\n")), "tiltak/a")

    assert f"<dt>Samtykke</dt><dd>{said}</dd>" in html


def test_several_ways_there_are_told_apart(page):
    html = page(_measures(("a", "Alfa", "    refer: [self, form]\n")), "tiltak/a")

    assert "<dd>Tar kontakt selv · Skjema eller henvisning</dd>" in html
