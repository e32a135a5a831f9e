"""Days of the yearly wheel: what a rule means, and which days it gives between two others."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from veileder.model.base import Document
from veileder.model.year import MONTHS, NTH, WEEKDAYS, Holiday, When
from veileder.resolving.freshness import text_due
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.standing import later

FIRST_MONTH = 8  # the year of kindergartens and schools begins in August
_FRIDAY = 4
_SCHOOL_DAYS = 5  # of a week
_RULES = (
    ("date", "last"),
    ("week", "weekday"),
    ("nth", "weekday", "months"),
    ("day", "months"),
    ("before", "distance", "months"),
    ("after", "distance", "months"),
    ("months",),
)
_SHORTEST = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}  # the last day that a month has every year
Holidays = Mapping[str, Holiday]


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """From the first to the last day of something; ``whole_month`` is some time in that month."""

    first: dt.date
    last: dt.date
    whole_month: bool = False


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """From August in ``year`` to July."""

    year: int

    @property
    def first(self) -> dt.date:
        """The first day."""
        return dt.date(self.year, FIRST_MONTH, 1)

    @property
    def last(self) -> dt.date:
        """The last day."""
        return dt.date(self.year + 1, FIRST_MONTH, 1) - dt.timedelta(days=1)

    @property
    def following(self) -> "SchoolYear":
        """The one after it."""
        return SchoolYear(self.year + 1)

    @property
    def months(self) -> list[dt.date]:
        """The first day of each month."""
        return [later(self.first, number, "months") for number in range(12)]


def school_year(day: dt.date) -> SchoolYear:
    """Return the school year that ``day`` is in."""
    return SchoolYear(day.year if day.month >= FIRST_MONTH else day.year - 1)


def holidays_of(guide: Guide) -> Holidays:
    """Return the school holidays by id."""
    return {holiday.id: holiday for holiday in guide.holidays}


def rule_of(when: When) -> str | None:
    """Return which rule ``when`` is, by the field that it is known from; None where it is none."""
    said = {name for name in type(when).model_fields if getattr(when, name)}
    named = (names for names in _RULES if names[0] in said and said <= {*names})
    name = next(named, (None,))[0]
    lacks = {"nth": not when.weekday, "day": not when.months}
    return None if name is None or lacks.get(name) else name


def is_every_month(when: When) -> bool:
    """Whether it comes back every month."""
    return rule_of(when) == "nth" and not when.months


def months_of(when: When) -> list[int]:
    """Return the numbers of the months that ``when`` names; none for none."""
    return [MONTHS.index(name) + 1 for name in when.months]


def lost_day(when: When) -> int | None:
    """Return the first month that has not the day that ``when`` names, every year."""
    days = ((month, _SHORTEST.get(month, 31)) for month in months_of(when))
    return next((month for month, last in days if when.day and when.day > last), None)


def occurrences(when: When, holidays: Holidays, first: dt.date, last: dt.date) -> list[Days]:
    """Return every time ``when`` begins from ``first`` to ``last``, in order."""
    found = _all(when, holidays, range(first.year - 1, last.year + 2))
    return sorted(days for days in found if first <= days.first <= last)


def _all(when: When, holidays: Holidays, years: range) -> Iterator[Days]:
    rule = rule_of(when)
    if rule == "date" and when.date:
        yield Days(when.date, when.last or when.date)
    elif rule == "week":
        yield from filter(None, (_week(when, year) for year in years))
    elif rule in ("before", "after"):
        yield from _beside_holiday(when, holidays, years)
    elif rule:
        months = months_of(when) or range(1, 13)
        yield from (_in_month(when, year, month) for year in years for month in months)


def _week(when: When, year: int) -> Days | None:
    """Return the week, or the day in it; None for a year that has no such week."""
    weekday = WEEKDAYS.index(when.weekday) + 1 if when.weekday else 1
    try:
        day = dt.date.fromisocalendar(year, when.week or 1, weekday)
    except ValueError:
        return None
    return Days(day, day if when.weekday else day + dt.timedelta(days=_SCHOOL_DAYS - 1))


def _in_month(when: When, year: int, month: int) -> Days:
    first = dt.date(year, month, 1)
    last = later(first, 1, "months") - dt.timedelta(days=1)
    if when.nth and when.weekday:
        day = _nth(first, last, NTH.index(when.nth), WEEKDAYS.index(when.weekday))
        return Days(day, day)
    if when.day:
        day = first.replace(day=min(when.day, last.day))
        return Days(day, day)
    return Days(first, last, whole_month=True)


def _nth(first: dt.date, last: dt.date, nth: int, weekday: int) -> dt.date:
    if nth == len(NTH) - 1:
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * nth)


def _beside_holiday(when: When, holidays: Holidays, years: range) -> Iterator[Days]:
    """Yield the days before or after a holiday; the months for years that it has no days for."""
    holiday = holidays.get(when.before or when.after or "")
    periods = holiday.periods if holiday else ()
    days = [_beside(when, period.first if when.before else period.last) for period in periods]
    yield from (Days(day, day) for day in days)
    known = {school_year(day) for day in days}
    for year in years:
        for month in months_of(when):
            if school_year(dt.date(year, month, 1)) not in known:
                yield _in_month(When(), year, month)


def _beside(when: When, edge: dt.date) -> dt.date:
    """Return the working day that is so long before or after the ``edge`` of a holiday."""
    step = dt.timedelta(days=-1 if when.before else 1)
    if when.distance is None:
        day = edge + step
    elif when.distance.unit == "weekdays":
        day = edge
        for _ in range(when.distance.amount):
            day = _working(day + step, step)
    else:
        day = later(edge, when.distance.amount * step.days, when.distance.unit)
    return _working(day, step)


def _working(day: dt.date, step: dt.timedelta) -> dt.date:
    while day.weekday() > _FRIDAY:
        day += step
    return day


def recurrence(when: When) -> dict[str, object] | None:
    """Return ``when`` as a rule that calendars know (RFC 5545); None where it is none of theirs.

    Weeks by number are in the standard, but neither Outlook nor Google takes them.
    Something in the course of a month stands on its first Monday.
    """
    rule, months = rule_of(when), {"BYMONTH": months_of(when)} if when.months else {}
    if rule == "nth" and when.weekday and when.nth:
        number = -1 if when.nth == "last" else NTH.index(when.nth) + 1
        freq = "YEARLY" if months else "MONTHLY"
        return {"FREQ": freq, **months, "BYDAY": f"{number}{when.weekday[:2].upper()}"}
    if rule == "day":
        return {"FREQ": "YEARLY", **months, "BYMONTHDAY": when.day}
    if rule == "months":
        return {"FREQ": "YEARLY", **months, "BYDAY": "1MO"}
    return None


def in_calendar(days: Days) -> Days:
    """Return the days that a calendar shows: for some time in a month, its first Monday."""
    if not days.whole_month:
        return days
    monday = days.first + dt.timedelta(days=-days.first.weekday() % 7)
    return Days(monday, monday)


@dataclass(frozen=True, slots=True)
class Due:
    """A text that somebody should go through again, and the day."""

    day: dt.date
    ref: str
    text: Resolved[Document]


def reviews_due(guide: Guide, first: dt.date, last: dt.date) -> list[Due]:
    """Return the texts whose review runs out from ``first`` to ``last``, in order."""
    found = []
    for ref, text in _texts(guide):
        day = text_due(text, guide)
        if day and first <= day <= last:
            found.append(Due(day, ref, text))
    return sorted(found, key=lambda due: (due.day, due.ref))


def _texts(guide: Guide) -> Iterator[tuple[str, Resolved[Document]]]:
    for level in guide.common.levels:
        if level.text:
            yield f"level/{level.id}", level.text
        yield from ((f"step/{step.id}", step.text) for step in level.steps if step.text)
    for kind, documents in guide.documents.items():
        yield from ((f"{kind}/{id}", document) for id, document in documents.items())


def overlapping(holiday: Holiday) -> Iterator[int]:
    """Yield the numbers of the periods that begin before the one ahead of them has ended."""
    rows = sorted(enumerate(holiday.periods), key=lambda row: row[1].first)
    yield from (number for (_, one), (number, next_) in pairwise(rows) if next_.first <= one.last)
