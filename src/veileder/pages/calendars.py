"""The yearly wheel as calendar files (RFC 5545): all of it, for each role and type of service.

The same content gives the same bytes all through a school year: what stands in a file is two years
from the August before the build, and its stamp is that day. ``UID`` is made of ids alone, so that
a calendar that has the file from before moves what is moved.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from icalendar import Calendar as Ical
from icalendar import Event as IcalEvent

from veileder.model.year import Event
from veileder.pages.parts import Link
from veileder.pages.reviewed import reader_of, responsible_for
from veileder.pages.view import View
from veileder.resolving.words.forms import running
from veileder.resolving.yearly import (
    Days,
    Due,
    SchoolYear,
    holidays_of,
    in_calendar,
    occurrences,
    recurrence,
    reviews_due,
)

_MADE_BY = "-//handlingsveileder//arshjul//NO"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A calendar file: its name in the folder of the page, what it is called, and what it has."""

    file: str
    title: str
    events: tuple[Event, ...]
    reviews: bool = False


def calendars(view: View) -> list[Kept]:
    """Return the calendars there are: all, by role, by type of service, and what to go through."""
    return [
        Kept("alt.ics", view.strings["year_all"], view.guide.events, reviews=True),
        *by_role(view),
        *by_service(view),
        Kept("gjennomganger.ics", view.strings["year_only_reviews"], (), reviews=True),
    ]


def calendar_links(view: View, ref: str) -> tuple[Link, ...]:
    """Return the calendar of the role or type of service ``ref``, and the wheel that it is of.

    Nothing where there is no such calendar, or nothing in it.
    """
    kind, _, id = ref.partition("/")
    kept, prefix = (by_role, "rolle") if kind == "role" else (by_service, "tjeneste")
    file = f"{prefix}-{id}.ics"
    found = next((one for one in kept(view) if one.file == file and one.events), None)
    if found is None:
        return ()
    title = view.say("year_calendar_of", title=running(found.title))
    href = view.relative(f"{view.addresses.path('year')}{file}")
    return (Link(title, href), view.known("page/year"))


def by_role(view: View) -> list[Kept]:
    """Return a calendar for each role that something is for; with it, what is for all."""
    named = dict.fromkeys(role for one in view.guide.events for role in roles_of(one))
    return [
        Kept(f"rolle-{role}.ics", link.title, tuple(_for(view, role, roles_of)))
        for role in named
        if (link := view.link(f"role/{role}"))
    ]


def by_service(view: View) -> list[Kept]:
    """Return a calendar for each type of service with pages of its own, or with events."""
    of_events = (type_ for one in view.guide.events for type_ in one.service_types)
    named = dict.fromkeys((*view.guide.settings.variants, *of_events))
    return [
        Kept(f"tjeneste-{type_}.ics", link.title, tuple(_for(view, type_, _services_of)))
        for type_ in named
        if view.guide.events and (link := view.link(f"service/{type_}"))
    ]


def roles_of(event: Event) -> Sequence[str]:
    """Return the roles that ``event`` is for, the responsible one first; none for all."""
    return [*filter(None, (event.role, *event.together_with))]


def _services_of(event: Event) -> Sequence[str]:
    return event.service_types


def _for(view: View, id: str, of: Callable[[Event], Sequence[str]]) -> Iterator[Event]:
    """Yield what ``of`` says is for ``id``, and what is for all."""
    yield from (one for one in view.guide.events if not of(one) or id in of(one))


def calendar_files(view: View, name: str, year: SchoolYear) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every calendar of the site ``name``, from ``year`` on."""
    maker = _Maker(view, name, year)
    entries = {event.id: list(maker.entries(event)) for event in view.guide.events}
    reviews = list(maker.reviews())
    for one in calendars(view):
        inside = [entry for event in one.events for entry in entries[event.id]]
        inside += reviews if one.reviews else []
        yield f"{view.path}{one.file}", maker.content(one.title, inside)


@dataclass(frozen=True, slots=True)
class _Maker:
    view: View
    site: str
    year: SchoolYear

    @property
    def last(self) -> dt.date:
        return self.year.following.last

    def content(self, title: str, entries: Sequence[IcalEvent]) -> bytes:
        """Return the file as it is sent: what the calendar is called, and its ``entries``."""
        name = self.view.say("year_calendar_name", site=self.site, part=title)
        calendar = Ical()
        calendar.add("prodid", _MADE_BY)
        calendar.add("version", "2.0")
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
        for entry in entries:
            calendar.add_component(entry)
        return bytes(calendar.to_ical())

    def entries(self, event: Event) -> Iterator[IcalEvent]:
        """Yield one entry that repeats itself, or one for each time."""
        found = occurrences(event.when, holidays_of(self.view.guide), self.year.first, self.last)
        rule = recurrence(event.when)
        if rule and found:
            entry = self._entry(event.id, found[0], event.name, self._about(event))
            entry.add("rrule", rule)
            yield entry
            return
        for year, group in groupby(found, key=lambda days: days.first.year):
            for number, days in enumerate(group, start=1):
                id = f"{event.id}.{year}.{number}"
                yield self._entry(id, days, event.name, self._about(event))

    def reviews(self) -> Iterator[IcalEvent]:
        """Yield an entry for each text that somebody should go through."""
        for due in reviews_due(self.view.guide, self.year.first, self.last):
            id = f"gjennomgang.{due.ref.replace('/', '.')}.{due.day.year}"
            title = self.view.say("year_review_of", title=due.text.title)
            yield self._entry(id, Days(due.day, due.day), title, self._about_review(due))

    def _entry(self, id: str, days: Days, title: str, about: str) -> IcalEvent:
        days = in_calendar(days)
        entry = IcalEvent()
        entry.add("uid", f"{id}.{self.view.guide.id}@arshjul.handlingsveileder")
        stamp = dt.datetime.combine(self.year.first, dt.time(), dt.UTC)
        entry.add("dtstamp", stamp)
        entry.add("dtstart", days.first)
        entry.add("dtend", days.last + _DAY)
        entry.add("summary", title)
        if about:
            entry.add("description", about)
        entry.add("transp", "TRANSPARENT")
        return entry

    def _about(self, event: Event) -> str:
        """Return what is said of ``event``, who it is for, and the pages one needs."""
        view = self.view
        lines = (
            view.plain(event.text),
            self._named("year_doer", [f"role/{event.role}"]),
            self._named("year_also", [f"role/{role}" for role in event.together_with]),
            *self._ways(view.at("").links(event.see)),
        )
        return "\n".join(filter(None, lines))

    def _about_review(self, due: Due) -> str:
        responsible = responsible_of(due)
        lines = [f"{self.view.strings['responsible']}: {responsible}"] if responsible else []
        link = self.view.at("").link(due.ref)
        return "\n".join((*lines, *self._ways([link] if link else [])))

    def _named(self, label: str, refs: Sequence[str]) -> str:
        names = ", ".join(self.view.titles(refs))
        return f"{self.view.strings[label]}: {names}" if names else ""

    def _ways(self, links: Sequence[Link]) -> Iterator[str]:
        """Yield each link as a line, with its whole address where that is known."""
        address = self.view.guide.settings.address
        for link in links:
            path = link.href.removeprefix("./")
            yield f"{link.title}: {address.rstrip('/')}/{path}" if address else link.title


def responsible_of(due: Due) -> str | None:
    """Return the function that should go through a text."""
    return responsible_for(due.text) or reader_of(due.text)
