"""The yearly wheel: what is done in each month of the school year, as a list and as a picture."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model import formats
from veileder.model.year import Event
from veileder.pages.base import Page, PageData
from veileder.pages.calendars import by_role, by_service, calendars, responsible_of
from veileder.pages.parts import Html, Link
from veileder.pages.variants import variant_title
from veileder.pages.view import View
from veileder.pages.year_wheel import Slice, Wheel, wheel
from veileder.pages.year_words import rule_in_words
from veileder.resolving.words.forms import running
from veileder.resolving.yearly import (
    Days,
    Due,
    SchoolYear,
    holidays_of,
    is_every_month,
    occurrences,
    reviews_due,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Something to do: ``days`` this time, and by which ``rule`` where the days do not say it.

    ``holders`` are the types of service it is for, for the browser; none for all.
    """

    title: str
    days: str
    rule: str
    text: Html
    doer: str | None
    also: str
    for_whom: str | None
    holders: str
    see: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A text to go through: when, and by which function."""

    title: str
    href: str | None
    day: str
    responsible: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRows:
    """A month: ``iso`` is how the browser and the address know it."""

    iso: str
    title: str
    holidays: tuple[str, ...]
    events: tuple[EventRow, ...]
    reviews: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarGroup:
    """Calendar files under one heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage(PageData):
    """The wheel: ``every_month`` is what comes back each month, ``others`` has no day this year."""

    template: ClassVar[str] = "year.html"
    is_printed: ClassVar[bool] = True

    heading: str
    wheel: Wheel
    every_month: tuple[EventRow, ...]
    months: tuple[MonthRows, ...]
    others: tuple[EventRow, ...]
    calendars: tuple[CalendarGroup, ...]


def year_page(view: View, year: SchoolYear) -> Page:
    """Return the page of the yearly wheel, as it is in ``year``."""
    found = {event.id: _this_year(view, event, year) for event in view.guide.events}
    months = tuple(_months(view, year, found))
    once = [event for event in view.guide.events if not is_every_month(event.when)]
    data = YearPage(
        heading=view.say("year_heading", years=f"{year.year}–{year.year + 1}"),
        wheel=wheel(
            [_slice(view, first, one) for first, one in zip(year.months, months, strict=True)],
            list(_holidays(view, year)),
        ),
        every_month=tuple(
            _row(view, event, None) for event in view.guide.events if event not in once
        ),
        months=months,
        others=tuple(
            _row(view, event, _next(view, event, year))
            for event in once
            if not found[event.id] and not _has_been(event, year)
        ),
        calendars=tuple(_calendars(view)),
    )
    title, about = view.strings["page_year"], view.strings["year_description"]
    return view.page(data, title, about, table="year.yml")


def _this_year(view: View, event: Event, year: SchoolYear) -> list[Days]:
    return occurrences(event.when, holidays_of(view.guide), year.first, year.last)


def _has_been(event: Event, year: SchoolYear) -> bool:
    return event.when.date is not None and event.when.date < year.first


def _next(view: View, event: Event, year: SchoolYear) -> Days | None:
    """Return the first time it is after ``year``, if that is known."""
    later = _this_year(view, event, year.following)
    return later[0] if later else None


def _months(view: View, year: SchoolYear, found: dict[str, list[Days]]) -> Iterator[MonthRows]:
    due = reviews_due(view.guide, year.first, year.last)
    for first in year.months:
        here = [
            (days, event)
            for event in view.guide.events
            if not is_every_month(event.when)
            for days in found[event.id]
            if _is_in(days.first, first)
        ]
        here.sort(key=lambda one: (one[0].whole_month, one[0].first))
        iso = f"{first:%Y-%m}"
        yield MonthRows(
            iso=iso,
            title=_capital(f"{formats.month(first.month)} {first.year}"),
            holidays=tuple(_holidays_in(view, first)),
            events=tuple(_row(view, event, days) for days, event in here),
            reviews=tuple(_review(view, one) for one in due if _is_in(one.day, first)),
        )


def _is_in(day: dt.date, month: dt.date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _row(view: View, event: Event, days: Days | None) -> EventRow:
    rule = rule_in_words(view, event.when)
    said = formats.days(days.first, days.last) if days and not days.whole_month else ""
    if days and days.whole_month:
        said, rule = view.strings["year_some_time"], rule if event.when.before else ""
    types = [running(variant_title(view, name)) for name in event.service_types]
    return EventRow(
        title=event.name,
        days=said,
        rule="" if said == rule else _capital(rule),
        text=view.inline(event.text),
        doer=next(iter(view.titles([f"role/{event.role}"])), None),
        also=", ".join(view.titles(f"role/{role}" for role in event.together_with)),
        for_whom=f"{view.strings['only_for']} {', '.join(types)}" if types else None,
        holders=" ".join(event.service_types),
        see=view.links(event.see),
    )


def _review(view: View, due: Due) -> ReviewRow:
    link = view.link(due.ref)
    return ReviewRow(
        title=due.text.title,
        href=link.href if link else None,
        day=formats.date(due.day),
        responsible=responsible_of(due),
    )


def _holidays(view: View, year: SchoolYear) -> Iterator[tuple[dt.date, dt.date]]:
    for holiday in view.guide.holidays:
        for period in holiday.periods:
            if period.first <= year.last and period.last >= year.first:
                yield max(period.first, year.first), min(period.last, year.last)


def _holidays_in(view: View, month: dt.date) -> Iterator[str]:
    periods = sorted(
        (period.first, period.last, holiday.name)
        for holiday in view.guide.holidays
        for period in holiday.periods
        if _is_in(period.first, month)
    )
    yield from (f"{_capital(name)}: {formats.days(first, last)}" for first, last, name in periods)


def _slice(view: View, first: dt.date, month: MonthRows) -> Slice:
    said = [month.title]
    for key, rows in (("events", month.events), ("reviews", month.reviews)):
        if rows:
            said.append(
                view.say(
                    f"year_{key}_one" if len(rows) == 1 else f"year_{key}_many", count=len(rows)
                )
            )
    return Slice(
        first=first,
        href=f"#maned_{month.iso}",
        name=formats.month(first.month)[:3],
        label=": ".join((said[0], ", ".join(said[1:]))) if said[1:] else said[0],
        events=len(month.events),
        reviews=bool(month.reviews),
    )


def _calendars(view: View) -> Iterator[CalendarGroup]:
    by = {"year_for_role": by_role(view), "year_for_service": by_service(view)}
    rest = [one for one in calendars(view) if not any(one in group for group in by.values())]
    for key, group in (("year_for_all", rest), *by.items()):
        if group:
            yield CalendarGroup(
                title=view.strings[key], links=tuple(Link(one.title, one.file) for one in group)
            )


def _capital(text: str) -> str:
    """Return ``text`` as a line of its own; what begins with a day of the month stays as it is."""
    return text[:1].upper() + text[1:]
