"""Rules of the yearly wheel, and the days that they give."""

import datetime as dt

import pytest

from veileder.model.year import Holiday, When
from veileder.resolving.yearly import occurrences, recurrence, rule_of, school_year

_YEAR = school_year(dt.date(2026, 11, 28))
_HOLIDAYS = {
    "jul": Holiday.model_validate(
        {
            "id": "jul",
            "name": "juleferien",
            "periods": [
                {"first": "2026-12-21", "last": "2027-01-01"},
                {"first": "2027-12-20", "last": "2027-12-31"},
            ],
        }
    ),
    "host": Holiday.model_validate({"id": "host", "name": "høstferien"}),
}


def _days(**when: object) -> list[str]:
    found = occurrences(When.model_validate(when), _HOLIDAYS, _YEAR.first, _YEAR.last)
    return [
        f"{days.first:%d.%m.%y}"
        if days.first == days.last
        else f"{days.first:%d.%m}–{days.last:%d.%m.%y}"
        for days in found
    ]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ({"date": "2027-03-12"}, ["12.03.27"]),
        ({"date": "2027-03-12", "last": "2027-03-13"}, ["12.03–13.03.27"]),
        ({"week": "34"}, ["17.08–21.08.26"]),
        ({"week": "1", "weekday": "mon"}, ["04.01.27"]),
        ({"week": "53", "weekday": "fri"}, ["01.01.27"]),
        ({"nth": "second", "weekday": "wed", "months": ["sep", "mar"]}, ["09.09.26", "10.03.27"]),
        ({"nth": "last", "weekday": "sun", "months": ["may"]}, ["30.05.27"]),
        ({"day": "31", "months": ["jan", "aug"]}, ["31.08.26", "31.01.27"]),
        ({"months": ["oct"]}, ["01.10–31.10.26"]),
        ({"before": "jul"}, ["18.12.26"]),
        ({"after": "jul"}, ["04.01.27"]),
        ({"before": "jul", "distance": "2 weeks"}, ["07.12.26"]),
        ({"before": "jul", "distance": "3 weekdays"}, ["16.12.26"]),
        ({"before": "jul", "distance": "1 days"}, ["18.12.26"]),
        ({"before": "host"}, []),
        ({"before": "host", "months": ["sep"]}, ["01.09–30.09.26"]),
        ({"before": "jul", "months": ["dec"]}, ["18.12.26"]),
    ],
)
def test_the_days_of_a_school_year(when, days):
    assert _days(**when) == days


def test_a_week_53_is_only_in_the_years_that_have_one():
    last = school_year(dt.date(2030, 1, 1)).last
    found = occurrences(When(week=53), {}, dt.date(2026, 8, 1), last)

    assert [days.first for days in found] == [dt.date(2026, 12, 28)]


def test_every_month_has_a_first_thursday():
    assert len(_days(nth="first", weekday="thu")) == 12


@pytest.mark.parametrize(
    ("day", "first"), [("2026-07-31", 2025), ("2026-08-01", 2026), ("2027-01-01", 2026)]
)
def test_a_school_year_begins_in_august(day, first):
    assert school_year(dt.date.fromisoformat(day)).year == first


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"nth": "first"},
        {"weekday": "mon"},
        {"day": "4"},
        {"last": "2027-01-01"},
        {"distance": "2 weeks"},
        {"before": "jul", "after": "jul"},
        {"date": "2027-01-01", "months": ["jan"]},
    ],
)
def test_what_is_no_rule(when):
    assert rule_of(When.model_validate(when)) is None


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        ({"nth": "first", "weekday": "thu"}, {"FREQ": "MONTHLY", "BYDAY": "1TH"}),
        (
            {"nth": "last", "weekday": "wed", "months": ["sep"]},
            {"FREQ": "YEARLY", "BYMONTH": [9], "BYDAY": "-1WE"},
        ),
        ({"day": "15", "months": ["jan"]}, {"FREQ": "YEARLY", "BYMONTH": [1], "BYMONTHDAY": 15}),
        ({"months": ["may"]}, {"FREQ": "YEARLY", "BYMONTH": [5], "BYDAY": "1MO"}),
        ({"week": "34"}, None),
        ({"before": "jul"}, None),
        ({"date": "2027-03-12"}, None),
    ],
)
def test_what_calendars_can_repeat_themselves(when, rule):
    assert recurrence(When.model_validate(when)) == rule
