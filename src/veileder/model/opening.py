"""When a service answers, by what is written of its hours; ``javascripts/hours.js`` says the same.

Both are held to one table of cases, ``tests/pages/opening_cases.json``.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from veileder.model.entries import Service
from veileder.model.reaching import Hours

OSLO = ZoneInfo("Europe/Oslo")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIXED = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}
_FROM_EASTER = {-3, -2, 0, 1, 39, 49, 50}
_EVES = {(12, 24), (12, 31)}
_DAY = 24 * 60
_AHEAD = 62  # days to look for when it opens again: a long summer
_LONG = 7 * _DAY  # what is open for longer than this has no end worth telling
Minutes = tuple[int, int]  # from and to, counted from midnight


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a service answers, and the moment that changes; None is not known, or not soon."""

    is_open: bool
    changes: dt.datetime | None


def answer(service: Service, moment: dt.datetime) -> Answer | None:
    """Return whether ``service`` answers at ``moment``, by the clock in Norway; None: not said."""
    local = moment.astimezone(OSLO)
    now = local.hour * 60 + local.minute
    days = range(-1, _AHEAD)
    spans = {n: spans_on(service, local.date() + dt.timedelta(n)) for n in days}
    unsaid = [n * _DAY for n in days if spans[n] is None]
    runs = list(_runs(spans))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    for start, end in runs:
        if start <= now < end:
            is_told = end - now < _LONG and end not in unsaid
            return Answer(True, midnight + dt.timedelta(minutes=end) if is_told else None)
    if 0 in unsaid:
        return None
    opens = next((start for start, _ in runs if start > now), None)
    if opens is None or any(now < day <= opens for day in unsaid):
        return Answer(False, None)
    return Answer(False, midnight + dt.timedelta(minutes=opens))


def spans_on(service: Service, day: dt.date) -> list[Minutes] | None:
    """Return when ``service`` opens and closes on ``day``, in minutes; None if nobody has said."""
    others = [o for o in service.other_hours if o.first <= day <= (o.last or o.first)]
    if others:
        return [_span(o.opens, o.closes) for o in others if o.opens and o.closes]
    if not service.hours:
        return None
    rule, is_named = service.holidays, is_holiday(day)
    if not is_named and (day.month, day.day) in _EVES:
        rule, is_named = service.eves, service.eves is not None or day.weekday() < 5
    if not is_named or rule == "open":
        return _of(service, day.weekday())
    if rule:
        return _of(service, 6) if rule == "sunday" else []
    every = [_minutes(hours) for hours in service.hours if hours.days == "every-day"]
    return every or None


def is_holiday(day: dt.date) -> bool:
    """Say whether the law keeps ``day`` as a holiday, or as the first or the seventeenth of May."""
    return (day.month, day.day) in _FIXED or (day - easter(day.year)).days in _FROM_EASTER


def easter(year: int) -> dt.date:
    """Return Easter Sunday (Gauss' rule, as Meeus has it)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7  # noqa: E741 - its name in the rule
    month, day = divmod(h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def _of(service: Service, weekday: int) -> list[Minutes]:
    return [_minutes(hours) for hours in service.hours if covers(hours.days, weekday)]


def covers(days: str, weekday: int) -> bool:
    """Say whether ``days``, as hours have them, has ``weekday``, counted from Monday as 0."""
    first, _, last = days.partition("-")
    return days == "every-day" or _WEEK.index(first) <= weekday <= _WEEK.index(last or first)


def _minutes(hours: Hours) -> Minutes:
    return _span(hours.opens, hours.closes)


def _span(opens: str, closes: str) -> Minutes:
    start, end = _clock(opens), _clock(closes)
    return start, end if end > start else end + _DAY


def _clock(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def _runs(spans: dict[int, list[Minutes] | None]) -> Iterator[Minutes]:
    """Yield the spans of all days in order, those that meet as one."""
    known = sorted((n * _DAY + a, n * _DAY + b) for n, day in spans.items() for a, b in day or ())
    run: Minutes | None = None
    for start, end in known:
        if run and start <= run[1]:
            run = run[0], max(end, run[1])
            continue
        if run:
            yield run
        run = start, end
    if run:
        yield run
