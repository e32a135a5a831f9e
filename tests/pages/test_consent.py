"""Who consents at which age: one table, quoted by texts, and held against prose."""

import datetime as dt
from pathlib import Path

import pytest
from tests.conftest import MUNICIPALITY, page

from veileder.checks.consent import check_consent_ages, check_consent_rows
from veileder.pages.articles import ConsentPage
from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.reading.strings import read_strings

_PROJECT = Path(__file__).resolve().parents[2]
_MINE = "municipalities/testkommune/"
_AGE = "log:\n  opened_on: niva-1\n  consent_age: 14\n"
_CONSENT = """\
matters:
  - id: helsehjelp
    nb: {name: Helsehjelp}
    nn: {name: Helsehjelp}
    words: [helsehjelp]
  - id: skole
    nb: {name: Skole}
    nn: {name: Skule}
    words: [opplæring]
  - id: deling
    nb: {name: Deling}
    nn: {name: Deling}
consent:
  - id: helse-under
    matter: helsehjelp
    until: 16
    nb: {decides: Foreldrene}
    nn: {decides: Foreldra, translated_from: new}
  - id: helse
    matter: helsehjelp
    since: 16
    nb:
      decides: Den unge
      told: Bare den unge
      sentence: Fra 16 år sier [den unge](law/barnets-beste) ja.
    nn: {decides: Den unge, translated_from: new}
    laws: [barnets-beste]
    confirmed: false
  - id: skole
    matter: skole
    since: 15
    nb: {decides: Eleven}
    nn: {decides: Eleven, translated_from: new}
  - id: deling-under
    matter: deling
    by_municipality: until
    nb: {decides: Foreldrene}
    nn: {decides: Foreldra, translated_from: new}
  - id: deling-fra
    matter: deling
    by_municipality: from
    nb: {decides: Den unge, sentence: "{if consent_age}Fra {consent_age} år: den unge.{end}"}
    nn: {decides: Den unge, translated_from: new}
  - id: deling-uenige
    matter: deling
    circumstance: disagreement
    nb: {decides: Ta det med lederen}
    nn: {decides: Ta det med leiaren, translated_from: new}
"""
_ARTICLE = page(
    "title: Hvem sier ja\nsection: background\nsummary: Se {consent/helse}",
    "Før.\n\n{consent_table}\n\nEtter. {consent/helse} {consent/helse-under} {consent/deling-fra}",
)
_FILES = {"content/consent.yml": _CONSENT, "content/articles/ja.nb.md": _ARTICLE}


def _page(made) -> ConsentPage:
    guide = made.guide()
    strings = read_strings(_PROJECT / "theme_overrides", guide.language)
    plan: SitePlan = plan_site(guide, strings, Edition(dt.date(2026, 1, 1)), None)
    return next(one.data for one in plan.pages if isinstance(one.data, ConsentPage))


def _rows(data: ConsentPage) -> dict[str, tuple[str, str]]:
    rows = [row for matter in data.consents for row in matter.rows]
    return {row.id: (row.when, row.decides) for row in rows}


def test_the_table_has_the_age_of_the_municipality_and_rows_of_its_own(workspace):
    own = (
        _CONSENT[_CONSENT.index("consent:") :]
        .split("  - id: skole", maxsplit=1)[0]
        .replace("Foreldrene", "Mor")
    )
    made = workspace(
        {
            **_FILES,
            f"{_MINE}municipality.yml": MUNICIPALITY + _AGE,
            f"{_MINE}consent.yml": own.replace("helse-under", "helse-ny", 1).replace("16", "10", 1)
            + "  - id: helse-under\n    matter: helsehjelp\n    since: 10\n    until: 16\n"
            "    nb: {decides: Far}\n    nn: {decides: Far, translated_from: new}\n",
        }
    )
    data = _page(made)
    assert _rows(data) == {
        "helse-ny": ("Under 10 år", "Mor"),
        "helse-under": ("10–16 år", "Far"),
        "helse": ("Fra 16 år", "Den unge"),
        "skole": ("Fra 15 år", "Eleven"),
        "deling-under": ("Under 14 år", "Foreldrene"),
        "deling-fra": ("Fra 14 år", "Den unge"),
        "deling-uenige": ("Foreldrene er uenige", "Ta det med lederen"),
    }
    (health, *_) = data.consents
    last = next(row for row in health.rows if row.id == "helse")
    assert (last.told, last.confirmed, len(last.laws)) == ("Bare den unge", False, 1)
    assert not list(check_consent_rows(made.guide()))


def test_texts_quote_a_row_and_say_nothing_of_an_age_that_nobody_has_set(workspace):
    data = _page(workspace(_FILES))
    assert data.body == "<p>Før.</p>\n"
    assert "Etter. Fra 16 år sier <a" in data.rest
    assert data.rest.strip().endswith("ja. Helsehjelp: Foreldrene.</p>")
    assert "consent" not in data.rest + data.summary
    assert {"deling-under", "deling-fra"}.isdisjoint(_rows(data))


def test_an_unknown_row_is_told(workspace):
    made = workspace({**_FILES, "content/articles/b.nb.md": page("title: B", "{consent/helsa}")})
    assert "«{consent/helsa}» er for noe som ikke finnes" in "\n".join(
        map(str, made.check().findings)
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("until: 16", "until: 15"), "Ingen rad sier hvem som samtykker mellom 15 og 16 år"),
        (("since: 16", "since: 12"), "To rader sier hvem som samtykker fra 12 år"),
    ],
)
def test_rows_that_leave_a_hole_or_overlap_are_told(workspace, rows, said):
    made = workspace({**_FILES, "content/consent.yml": _CONSENT.replace(*rows, 1)})
    assert [one.message for one in check_consent_rows(made.guide())] == [said]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Fra 15 år samtykker den unge selv til helsehjelp.", 15),
        ("Fra 16 år samtykker den unge selv til helsehjelp.", None),
        ("Fra 16 år bestemmer eleven selv om opplæringen.", 16),
        ("En 12-åring kan samtykke.", 12),
        ("Fra femten år sier du selv ja til helsehjelp.", 15),
        ("Mellom 12 og 16 år kan barnet samtykke til helsehjelp.", 12),
        ("Barn på 12 år skal få helsehjelp. De samtykker.", None),
        ("Den voksne samtykker fra 18 år.", None),
    ],
)
def test_prose_with_another_age_than_the_table_is_told(workspace, text, wrong):
    made = workspace({**_FILES, "content/articles/b.nb.md": page("title: B", text)})
    told = [one.message for one in check_consent_ages(made.load())]
    said = f"Teksten sier {wrong} år, og det sier ingen rad i consent.yml"
    assert told == ([said] if wrong else [])
