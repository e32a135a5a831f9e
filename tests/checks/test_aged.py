"""The same content on three days: what check says of facts that grow old, and to whom."""

import calendar
import datetime as dt

import pytest
from tests.conftest import PROJECT

from veileder.authoring.report import report
from veileder.authoring.upkeep import upkeep
from veileder.model.base import Language
from veileder.model.readers import Duration, Unit
from veileder.reading.strings import words_of
from veileder.resolving.standing import due

_T = "municipalities/testkommune"
_CHECKS = """\
functions:
  - {id: ledelse, responsible: Den som samordner veilederen}
checks:
  - {facts: emergency, interval: 3 months, function: ledelse}
  - {facts: service, interval: 6 months, function: ledelse}
  - {facts: measure, interval: 12 months, function: ledelse}
  - {facts: law, interval: 12 months, function: ledelse}
  - {facts: system, interval: 12 months, function: ledelse}
"""
_SERVICES = """\
services:
  - id: vern
    type: barnevern
    name: Vernet
    checked: 2026-11-02
    contacts: [{function: Vakt, phone: "22222224"}]
    hours: [{days: every-day, opens: "00:00", closes: "24:00"}]
    holidays: open
    eves: open
  - id: hjelpen
    type: hjelp
    name: Hjelpen
    checked: 2026-11-02
    contacts: [{function: Vakt, phone: "22222225"}]
"""
_PUBLISHED = """\
name: Testkommune
number: "{}"
language: nb
status: published
contacts:
  - function: Rådgiver
    phone: "22222223"
accessibility_statement: https://uustatus.no/test
checked: 2026-11-02
systems:
  - tool: undringsnotat
    name: Loggen
"""
_OLD = "municipalities/testkommune/services.yml"


@pytest.fixture
def on(workspace, monkeypatch):
    """Return a function that reads a published municipality as it is on a day."""

    def read(day, number="9901", more=None):
        noon = calendar.timegm((*map(int, day.split("-")), 11, 0, 0))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(noon))
        world = workspace(
            {
                "content/responsible.yml": _CHECKS,
                "content/services/hjelp.nb.md": "---\ntitle: Hjelp\n---\n",
                "content/services/hjelp.nn.md": "---\ntitle: Hjelp\ntranslated_from: new\n---\n",
                f"{_T}/municipality.yml": _PUBLISHED.format(number),
                f"{_T}/services.yml": _SERVICES,
                **(more or {}),
            }
        )
        world.change("content/emergency.nb.md", "actions:", "services: [barnevern]\nactions:")
        return world.with_theme().check("testkommune")

    return read


def _said(checked):
    """Return what is told of age, as code and what it is about."""
    found = [f for f in checked.findings if f.rule.code in ("DATO05", "DATO06", "DATO07")]
    return [f"{f.rule.code} {f.message}" for f in found if f.owner == "testkommune"]


_UNSEEN = "DATO05 Ikke kontrollert, systemer: «Loggen»"
_URGENT = "DATO07 «Vernet» skulle vært kontrollert igjen 2. februar 2027. Sist var 2. november 2026"
_STALE = "DATO06 «Hjelpen» skulle vært kontrollert igjen 2. mai 2027. Sist var 2. november 2026"


@pytest.mark.parametrize(
    ("day", "said", "is_stopped"),
    [
        ("2026-12-01", [_UNSEEN], False),
        ("2027-02-02", [_UNSEEN], False),
        ("2027-02-03", [_URGENT, _UNSEEN], True),
        ("2027-06-01", [_URGENT, _STALE, _UNSEEN], True),
        ("2029-01-01", [_URGENT, _STALE, _UNSEEN], True),
    ],
)
def test_a_number_grows_old_by_itself_and_the_urgent_ones_stop_publishing(
    on, day, said, is_stopped
):
    checked = on(day)

    assert _said(checked) == said
    assert checked.has_errors is is_stopped


def test_a_draft_is_only_warned(on):
    draft = {f"{_T}/municipality.yml": _PUBLISHED.format("9901").replace("published", "draft")}

    said = _said(on("2027-06-01", more=draft))

    assert said == [_URGENT.replace("DATO07", "DATO06"), _STALE, _UNSEEN]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("checks:\n  - {facts: service, interval: 24 months}\n", [_URGENT, _UNSEEN]),
        ("checks:\n  - {facts: emergency, interval: 9 months}\n", [_STALE, _UNSEEN]),
    ],
)
def test_a_municipality_says_how_often_for_itself(on, own, said):
    assert _said(on("2027-06-01", more={f"{_T}/responsible.yml": own})) == said


def test_the_one_who_checks_is_named_in_the_words_of_the_municipality(on):
    own = "functions:\n  - {id: ledelse, responsible: Rådgiveren vår}\n"

    checked = on("2027-06-01", more={f"{_T}/responsible.yml": own})

    [cure] = [f.cure for f in checked.findings if f.rule.code == "DATO06"]
    assert cure.endswith("Det gjør: Rådgiveren vår.")


def test_a_function_that_nobody_has_is_pointed_at(on):
    own = "checks:\n  - {facts: service, function: leder}\n"

    checked = on("2026-12-01", more={f"{_T}/responsible.yml": own})

    [said] = [str(f) for f in checked.findings if f.rule.code == "REF01"]
    assert "Det finnes ingen funksjon «leder»" in said and "Bruk en av disse: ledelse." in said


def test_a_day_that_never_comes_is_no_fault_of_ours(on):
    never = _SERVICES.replace("2026-11-02", "9999-12-31")

    said = [str(f) for f in on("2026-12-01", more={f"{_T}/services.yml": never}).findings]

    assert any("DATO02" in one and "31. desember 9999" in one for one in said)


def test_the_report_and_the_weekly_list_name_what_is_overdue(on):
    before, after = on("2026-12-01"), on("2027-06-01")

    assert "Vernet" not in report(on("2026-12-01"))
    text = report(on("2027-06-01"))
    assert "  kontroll på overtid, numre i akuttregelen: 1 – Vernet\n" in text
    assert "  kontroll på overtid, tjenester: 1 – Hjelpen\n" in text
    assert "  ikke kontrollert, systemer: 1 – Loggen\n" in text
    words = words_of(PROJECT, Language.NB)
    assert "overtid" not in upkeep(before.findings, (), words)
    weekly = upkeep(after.findings, (), words)
    assert "## Numre i akuttregelen som må kontrolleres nå (1)" in weekly
    assert "## Kontroll på overtid (1)" in weekly and "Loggen" not in weekly


@pytest.mark.parametrize(
    ("checked", "amount", "unit", "last"),
    [
        ("2026-11-02", 3, Unit.MONTHS, "2027-02-02"),
        ("2026-11-30", 3, Unit.MONTHS, "2027-02-28"),
        ("2026-02-28", 24, Unit.MONTHS, "2028-02-28"),
        ("2026-11-02", 2, Unit.WEEKS, "2026-11-16"),
        ("2026-12-31", 1, Unit.DAYS, "2027-01-01"),
    ],
)
def test_a_check_holds_to_and_with_its_last_day(checked, amount, unit, last):
    day = dt.date.fromisoformat

    assert due(day(checked), Duration(amount, unit)) == day(last)


def test_what_was_never_checked_or_has_no_interval_is_never_due():
    assert due(None, Duration(3, Unit.MONTHS)) is None
    assert due(dt.date(2026, 11, 2), None) is None
