"""The page of the yearly wheel, and its calendars as two other programs read them."""

import datetime as dt
from pathlib import Path
from typing import Any

import ics
import pytest
import vobject
from tests.conftest import MUNICIPALITY, page

from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.pages.year import YearPage
from veileder.reading.strings import read_strings

_PROJECT = Path(__file__).resolve().parents[2]
_MINE = "municipalities/testkommune/"
_SHARED = """\
holidays:
  - id: hostferie
    name: {nb: høstferien, nn: haustferien}
events:
  - id: overganger
    name: {nb: Planlegg overganger, nn: Planlegg overgangar}
    when: {months: [feb]}
    role: ansatt
  - id: for-ferien
    name: {nb: Før ferien, nn: Før ferien}
    when: {before: hostferie, months: [sep]}
  - id: ovelse
    name: {nb: Øvelse, nn: Øving}
    when: {months: [apr]}
"""
_OWN = """\
holidays:
  - id: hostferie
    name: høstferien
    periods:
      - {first: 2026-10-05, last: 2026-10-09}
events:
  - id: ovelse
    name: "Øvelse, i uka"
    when: {week: 34}
    text: Bruk [notatet](tool/undringsnotat).
    service_types: [barnevern]
    see: [tool/undringsnotat, page/emergency]
  - id: teamet
    name: Teamet møtes
    when: {nth: first, weekday: thu}
    role: ansatt
  - id: fagdag
    name: Fagdag
    when: {date: 2027-09-14}
"""
_FILES = {
    "content/year.yml": _SHARED,
    f"{_MINE}year.yml": _OWN,
    f"{_MINE}municipality.yml": MUNICIPALITY + "address: https://veileder.example.no\n",
}


def _plan(made, day: dt.date = dt.date(2026, 11, 28)) -> SitePlan:
    guide = made.guide()
    strings = read_strings(_PROJECT / "theme_overrides", guide.language)
    return plan_site(guide, strings, Edition(day), None)


def _page(plan: SitePlan) -> YearPage:
    return next(one.data for one in plan.pages if isinstance(one.data, YearPage))


def _rows(data: YearPage) -> dict[str, list[tuple[str, str, str]]]:
    return {
        month.title: [(row.title, row.days, row.rule) for row in month.events]
        for month in data.months
        if month.events
    }


def _calendar(plan: SitePlan, name: str) -> bytes:
    return next(file.content for file in plan.files if file.path == f"arshjul/{name}")


def test_the_months_have_what_is_shared_and_what_is_ones_own(workspace):
    data = _page(_plan(workspace(_FILES)))

    assert data.heading == "Skoleåret 2026–2027"
    assert _rows(data) == {
        "August 2026": [("Øvelse, i uka", "17.–21. august 2026", "Uke 34")],
        "Oktober 2026": [("Før ferien", "2. oktober 2026", "Siste hverdag før høstferien")],
        "Februar 2027": [("Planlegg overganger", "I løpet av måneden", "")],
    }
    assert [(row.title, row.rule) for row in data.every_month] == [
        ("Teamet møtes", "Første torsdag i måneden")
    ]
    assert [(row.title, row.days) for row in data.others] == [("Fagdag", "14. september 2027")]
    assert data.months[2].holidays == ("Høstferien: 5.–9. oktober 2026",)


def test_a_row_says_for_whom_and_leads_to_what_one_needs(workspace):
    data = _page(_plan(workspace(_FILES)))
    row = data.months[0].events[0]

    assert (row.for_whom, row.holders) == ("Bare for barnevern", "barnevern")
    assert [link.href for link in row.see] == ["../verktoy/undringsnotat/", "../akutt/"]
    assert data.months[6].events[0].doer == "Ansatt"


def test_without_days_for_the_holiday_it_stands_in_its_month(workspace):
    made = workspace(_FILES | {f"{_MINE}year.yml": "events: []\n"})
    rows = _rows(_page(_plan(made)))

    assert rows["September 2026"] == [
        ("Før ferien", "I løpet av måneden", "Siste hverdag før høstferien")
    ]


def test_a_day_that_has_been_is_not_told_as_later(workspace):
    made = workspace(_FILES)
    said = [
        [one.title for one in _page(_plan(made, dt.date(y, 9, 1))).others] for y in (2026, 2028)
    ]

    assert said == [["Fagdag"], []]


def test_what_is_hidden_is_not_there(workspace):
    hidden = f"{MUNICIPALITY}hide: [event/overganger]\n"
    made = workspace(_FILES | {f"{_MINE}municipality.yml": hidden})

    assert "Februar 2027" not in _rows(_page(_plan(made)))
    assert made.report() == ""


def test_a_review_that_runs_out_stands_in_its_month(workspace):
    text = page("title: Om oss\nsection: about\nresponsible: Leder\nnext_review: 2027-01-20", "Vi.")
    plan = _plan(workspace(_FILES | {f"{_MINE}articles/om-oss.nb.md": text}))
    reviews = [row for month in _page(plan).months for row in month.reviews]

    assert [(one.title, one.day, one.responsible) for one in reviews] == [
        ("Om oss", "20. januar 2027", "Leder")
    ]
    review = vobject.readOne(_calendar(plan, "gjennomganger.ics").decode()).vevent
    assert review.summary.value == "Gjennomgang: Om oss"
    assert review.dtstart.value == dt.date(2027, 1, 20)


def test_the_wheel_says_in_words_what_its_marks_say(workspace):
    sectors = _page(_plan(workspace(_FILES))).wheel.sectors

    assert [one.label for one in sectors[:3]] == [
        "August 2026: 1 hendelse",
        "September 2026",
        "Oktober 2026: 1 hendelse",
    ]
    assert len(_page(_plan(workspace(_FILES))).wheel.holidays) == 1


def test_two_other_programs_read_the_calendars(workspace):
    text = _calendar(_plan(workspace(_FILES)), "alt.ics").decode()
    theirs = {one.summary.value: one for one in vobject.readOne(text).vevent_list}
    others = {one.name: one for one in ics.Calendar(text).events}

    assert (
        theirs.keys()
        == others.keys()
        == {
            "Planlegg overganger",
            "Før ferien",
            "Øvelse, i uka",
            "Teamet møtes",
            "Fagdag",
        }
    )
    week = others["Øvelse, i uka"]
    assert (week.begin.date(), week.end.date()) == (dt.date(2027, 8, 23), dt.date(2027, 8, 28))
    assert "https://veileder.example.no/verktoy/undringsnotat/" in week.description
    entries = vobject.readOne(text).vevent_list
    before = [one.dtstart.value for one in entries if one.summary.value == "Før ferien"]
    assert before == [dt.date(2026, 10, 2), dt.date(2027, 9, 6)]
    thursdays = theirs["Teamet møtes"].getrruleset(addRDate=True)
    assert [f"{day:%d.%m.%Y}" for day in thursdays[:3]] == [
        "06.08.2026",
        "03.09.2026",
        "01.10.2026",
    ]
    february = theirs["Planlegg overganger"].getrruleset(addRDate=True)
    assert [f"{day:%d.%m.%Y}" for day in february[:2]] == ["01.02.2027", "07.02.2028"]


@pytest.mark.parametrize(
    ("name", "has"),
    [
        (
            "rolle-ansatt.ics",
            {"Planlegg overganger", "Før ferien", "Øvelse, i uka", "Teamet møtes", "Fagdag"},
        ),
        (
            "tjeneste-barnevern.ics",
            {"Planlegg overganger", "Før ferien", "Øvelse, i uka", "Teamet møtes", "Fagdag"},
        ),
        ("tjeneste-skole.ics", {"Planlegg overganger", "Før ferien", "Teamet møtes", "Fagdag"}),
    ],
)
def test_a_calendar_has_what_is_for_one_and_what_is_for_all(workspace, name, has):
    skole = {
        "content/services/skole.nb.md": "---\ntitle: Skole\n---\n",
        "content/services/skole.nn.md": "---\ntitle: Skule\ntranslated_from: new\n---\n",
    }
    made = workspace(
        _FILES | skole | {f"{_MINE}municipality.yml": f"{MUNICIPALITY}variants: [skole]\n"}
    )
    found = vobject.readOne(_calendar(_plan(made), name).decode()).vevent_list

    assert {one.summary.value for one in found} == has


def _led(plan: SitePlan, path: str) -> list[tuple[str, str]]:
    data: Any = next(one.data for one in plan.pages if one.path == path)
    return [(link.title, link.href) for link in data.calendar]


def test_a_role_and_a_service_lead_to_the_calendar_of_their_own(workspace):
    plan = _plan(workspace(_FILES))
    year = ("Årshjul", "../../arshjul/")

    assert _led(plan, "roller/ansatt/") == [
        ("Kalenderfil for ansatt", "../../arshjul/rolle-ansatt.ics"),
        year,
    ]
    assert _led(plan, "tjenester/barnevern/") == [
        ("Kalenderfil for barnevern", "../../arshjul/tjeneste-barnevern.ics"),
        year,
    ]
    assert _calendar(plan, "rolle-ansatt.ics") and _calendar(plan, "tjeneste-barnevern.ics")
    assert _led(plan, "roller/stafettholder/") == []  # nothing is for this role alone


def test_where_nothing_is_to_be_done_nobody_is_led_to_an_empty_calendar(workspace):
    variant = {f"{_MINE}municipality.yml": f"{MUNICIPALITY}variants: [barnevern]\n"}
    plan = _plan(workspace(variant))

    assert _led(plan, "tjenester/barnevern/") == _led(plan, "roller/ansatt/") == []


def test_the_same_content_gives_the_same_file_all_through_the_school_year(workspace):
    made = workspace(_FILES)
    august, july = (_plan(made, day) for day in (dt.date(2026, 8, 1), dt.date(2027, 7, 31)))

    assert _calendar(august, "alt.ics") == _calendar(july, "alt.ics")
    next_year = _calendar(_plan(made, dt.date(2027, 8, 1)), "alt.ics").decode()
    before = {
        one.uid.value for one in vobject.readOne(_calendar(july, "alt.ics").decode()).vevent_list
    }
    after = {one.uid.value for one in vobject.readOne(next_year).vevent_list}
    assert "teamet.testkommune@arshjul.handlingsveileder" in before & after
    assert "ovelse.2027.1.testkommune@arshjul.handlingsveileder" in before & after


def test_the_lines_are_as_the_standard_wants_them(workspace):
    content = _calendar(_plan(workspace(_FILES)), "alt.ics")

    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.count(b"DTSTAMP:20260801T000000Z") == content.count(b"BEGIN:VEVENT")
