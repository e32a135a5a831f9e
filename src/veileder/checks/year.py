"""The yearly wheel: rules that give no day, ends before beginnings, and who is not there."""

import datetime as dt
from collections.abc import Iterator

from veileder import rules
from veileder.checks.known import Known, unknown_id, unknown_in
from veileder.findings import Finding, Location
from veileder.model import formats
from veileder.model.base import SITE_LANGUAGES, Part
from veileder.model.both import Both
from veileder.model.year import Event, When, Year
from veileder.reading.layers import Layer
from veileder.resolving.guide import Guide
from veileder.resolving.yearly import (
    holidays_of,
    lost_day,
    months_of,
    overlapping,
    rule_of,
    school_year,
)

_HOW = (
    "Skriv én av disse: date; week; nth og weekday; months og day; before eller after; "
    "eller bare months."
)
_CLOSE = ("before", "after")
_ODD_WEEK = 53


def check_year_rules(layer: Layer) -> Iterator[Finding]:
    """Yield what is wrong in the rules and the holidays of ``layer`` by themselves."""
    table = layer.table("year.yml", Year)
    for event in table.events if table else ():
        yield from _rule(event.when, event.when.at())
        yield from _order(event.when, event.when.date, event.when.last)
    for holiday in table.holidays if table else ():
        for period in holiday.periods:
            yield from _order(period, period.first, period.last)
        for number in overlapping(holiday):
            message = f"«{holiday.name}» begynner før den forrige er slutt"
            at = holiday.at("periods", number, "first")
            yield Finding(rules.WHEEL_ORDER, at, message, "Rett dagene.")


def check_past_days(layer: Layer, today: dt.date) -> Iterator[Finding]:
    """Yield single days and holidays that were in an earlier school year."""
    table, begins = layer.table("year.yml", Year), school_year(today).first
    for event in table.events if table else ():
        day = event.when.last or event.when.date
        if day and day < begins:
            message = f"{formats.date(day)} var i et tidligere skoleår"
            cure = "Ta det bort, eller skriv dagen for neste gang."
            yield Finding(rules.DATE_PAST, event.when.at("date"), message, cure)
    for holiday in table.holidays if table else ():
        latest = max(holiday.periods, key=lambda period: period.last, default=None)
        if latest and latest.last < begins:
            message = f"Dagene for {holiday.name} er fra et tidligere skoleår"
            cure = "Skriv dagene for dette skoleåret i et nytt punkt under periods."
            yield Finding(rules.DATE_PAST, latest.at("first"), message, cure)


def check_shared_year(shared: Layer) -> Iterator[Finding]:
    """Yield shared words that are not written in both målformer."""
    table = shared.table("year.yml", Year) or Year()
    fields: list[tuple[Part, str]] = [(holiday, "name") for holiday in table.holidays]
    fields += [(event, name) for event in table.events for name in ("name", "text")]
    for part, name in fields:
        text = getattr(part, name)
        said = text.said if isinstance(text, Both) else {}
        wanted = () if text is None else SITE_LANGUAGES
        for language in (one for one in wanted if one not in said):
            message = f"Feltet «{name}» mangler på {SITE_LANGUAGES[language]}"
            cure = f"Skriv det i begge: {name}: {{nb: …, nn: …}}."
            yield Finding(rules.LANGUAGE_MISSING, part.at(name), message, cure)


def check_year(guide: Guide, known: Known) -> Iterator[Finding]:
    """Yield events for those and at holidays that there are none of."""
    for event in guide.events:
        yield from unknown_id(event, "role", "role", known)
        yield from unknown_in(event, "together_with", "role", known)
        yield from unknown_in(event, "service_types", "service", known)
        for name in _CLOSE:
            yield from unknown_id(event.when, name, "holiday", known)
        yield from _without_days(event, guide)


def _without_days(event: Event, guide: Guide) -> Iterator[Finding]:
    """Yield that one's own event is at a holiday that has no days here."""
    holidays = holidays_of(guide)
    for name in _CLOSE:
        holiday = holidays.get(getattr(event.when, name) or "")
        is_own = f"/{guide.id}/" in event.at().path
        if holiday and not holiday.periods and not event.when.months and is_own:
            message = f"Dere har ingen dager for {holiday.name}"
            cure = "Skriv dagene under holidays, eller skriv months her."
            yield Finding(rules.WHEEL_NO_DAYS, event.when.at(name), message, cure)


def _rule(when: When, at: Location) -> Iterator[Finding]:
    """Yield why ``when`` is not one rule with a day in every year."""
    lost = lost_day(when)
    if rule_of(when) is None:
        yield Finding(rules.WHEEL_RULE, at, _why(when), _HOW)
    elif lost:
        month = formats.month(lost)
        message = f"Det er ikke hvert år en {when.day}. {month}"
        cure = f"Skriv en dag som alltid er der, eller ta bort {month}."
        yield Finding(rules.WHEEL_RULE, when.at("day"), message, cure)
    elif when.week == _ODD_WEEK:
        message = f"Det er ikke hvert år en uke {_ODD_WEEK}"
        yield Finding(rules.WHEEL_RULE, when.at("week"), message, "Skriv uka før eller etter.")
    elif when.distance and when.distance.unit == "hours":
        message, cure = "Avstanden til ferien kan ikke være i timer", "Skriv dager eller uker."
        yield Finding(rules.WHEEL_RULE, when.at("distance"), message, cure)


def _why(when: When) -> str:
    said = [name for name in type(when).model_fields if getattr(when, name)]
    if not said:
        return "Det står ikke når det er"
    if when.nth and not when.weekday:
        return f"«{when.nth}» sier ikke hvilken ukedag"
    if when.weekday and not (when.nth or when.week):
        return "Ukedagen sier ikke hvilken uke, eller hvilken i måneden"
    if when.day and not months_of(when):
        return f"«{when.day}» sier ikke hvilken måned"
    if len(said) == 1:
        return f"«{said[0]}» er ingen regel alene"
    return f"{' og '.join([', '.join(said[:-1]), said[-1]])} hører ikke til samme regel"


def _order(part: Part, first: dt.date | None, last: dt.date | None) -> Iterator[Finding]:
    if first and last and last < first:
        message = f"Siste dag er {formats.date(last)}, før den første"
        yield Finding(rules.WHEEL_ORDER, part.at("last"), message, "Rett en av dagene.")
