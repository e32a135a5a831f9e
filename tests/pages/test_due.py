"""The last day of a deadline: the script counts as this reckoning, by one table of cases."""

import calendar
import datetime as dt
import json
from pathlib import Path

import pytest

from veileder.model.opening import is_holiday

_SCRIPTS = Path(__file__).resolve().parents[2] / "theme_overrides/javascripts"
_CASES = json.loads(Path(__file__).with_name("due_cases.json").read_text(encoding="utf-8"))


def _last_day(start, within):
    count, unit = int(within.split()[0]), within.split()[1]
    if unit == "months":
        year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
        day = min(start.day, calendar.monthrange(year, month + 1)[1])
        return dt.date(year, month + 1, day)
    if unit != "weekdays":
        return start + dt.timedelta(**{unit: count})
    days = (start + dt.timedelta(n) for n in range(1, 400))
    working = (day for day in days if day.weekday() < 5 and not is_holiday(day))
    return [next(working) for _ in range(count)][-1]


@pytest.mark.parametrize(("start", "within", "last"), _CASES)
def test_a_deadline_ends_on_the_right_day(start, within, last):
    assert _last_day(dt.date.fromisoformat(start), within).isoformat() == last


@pytest.mark.browser
def test_the_script_counts_the_same_wherever_the_telephone_is(chromium):
    starts = [dt.date(2026, 1, 1) + dt.timedelta(n * 37) for n in range(300)]
    spans = ("1 days", "3 weeks", "5 weekdays", "10 weekdays", "1 months", "13 months")
    asked = [(str(day), span, str(_last_day(day, span))) for day in starts for span in spans]
    with chromium.new_context(timezone_id="Pacific/Auckland") as context:
        page = context.new_page()
        for name in ("hours.js", "step.js"):
            page.add_script_tag(content=(_SCRIPTS / name).read_text(encoding="utf-8"))
        wrong = page.evaluate(
            "cases => cases.filter(([start, within, last]) => dueDate(start, within) !== last)",
            [*_CASES, *asked],
        )

    assert wrong == []
