"""When a service answers: Python and the browser say the same of one table of cases."""

import datetime as dt
import json
from pathlib import Path

import pytest

from veileder.model.entries import Service
from veileder.model.opening import OSLO, answer, easter
from veileder.pages.opening_hours import written

PROJECT = Path(__file__).resolve().parents[2]
_TABLE = json.loads(Path(__file__).with_name("opening_cases.json").read_text(encoding="utf-8"))
_WEEK = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_WORDS = f"Åpent nå|Åpent nå – til {{time}}|Stengt nå|Åpner {{time}}|{','.join(_WEEK)}"
# Easter as the almanacs have it: among them the latest there can be, and the last year we promise.
_EASTERS = [
    "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2035-03-25",
    "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28",
]  # fmt: skip


def _service(name):
    parts = _TABLE["services"][name]
    return Service.model_validate({"id": "en", "type": "en", "name": name, **parts})


def _told(service, moment):
    found = answer(service, moment)
    if found is None:
        return ""
    if found.changes is None:
        return "Åpent nå" if found.is_open else "Stengt nå"
    now, then = moment.astimezone(OSLO).replace(tzinfo=None), found.changes
    days, hour = (then.date() - now.date()).days, f"{then:%H.%M}"
    if found.is_open and hour == "00.00":  # midnight ends the day it closes
        hour = "24.00"
    if found.is_open:
        return f"Åpent nå – til {hour if then - now < dt.timedelta(1) else _day(then) + hour}"
    named = _day(then) if days < 7 else f"{then.day}.{then.month}. "
    return f"Åpner {named + hour if days else hour}"


def _day(moment):
    return f"{_WEEK[moment.weekday()]} "


@pytest.mark.parametrize(("name", "at", "said"), _TABLE["cases"])
def test_a_service_answers_by_what_is_written(name, at, said):
    assert _told(_service(name), dt.datetime.fromisoformat(at)) == said


@pytest.mark.parametrize("day", _EASTERS)
def test_easter_is_as_in_the_almanac(day):
    assert easter(int(day[:4])).isoformat() == day


@pytest.fixture
def far_away(chromium):
    """Return a page of somebody whose telephone is on the other side of the world."""
    with chromium.new_context(timezone_id="Pacific/Auckland") as context:
        page = context.new_page()
        script = PROJECT / "theme_overrides/javascripts/hours.js"
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
        yield page


_ASK = """([cases, words]) => cases.map(([hours, at]) =>
  openingHours.at(hours, words, new Date(at))?.text ?? "")"""


@pytest.mark.browser
def test_the_script_says_the_same_wherever_the_telephone_is(far_away):
    asked = [(written(_service(name)), at) for name, at, _ in _TABLE["cases"]]
    said = far_away.evaluate(_ASK, [asked, _WORDS])

    assert [[*case[:2], got] for case, got in zip(_TABLE["cases"], said, strict=True)] == [
        list(case) for case in _TABLE["cases"]
    ]


@pytest.mark.browser
def test_the_script_knows_every_easter_until_2100(far_away):
    hours = "every-day 00:00-23:59;closed;;"
    days = [easter(year) + dt.timedelta(n) for year in range(2026, 2101) for n in (-3, 1, 39, 50)]
    said = far_away.evaluate(_ASK, [[(hours, f"{day}T10:00:00Z") for day in days], _WORDS])

    assert [
        day.isoformat() for day, now in zip(days, said, strict=True) if "Åpner" not in now
    ] == []
