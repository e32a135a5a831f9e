"""Opening hours for reading, and as the browser computes «open now» from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from veileder.model import formats
from veileder.model.entries import Service
from veileder.model.reaching import Hours as WrittenHours
from veileder.model.reaching import OtherHours as WrittenOtherHours
from veileder.pages.parts import OtherHours
from veileder.reading.strings import Strings

ALWAYS = "every-day 00:00-24:00;open;open;"  # as the browser reads it: day and night
_WHOLE_DAY = ("00:00", "24:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours of some days of the week."""

    days: str
    clock: str


def weekly(strings: Strings, service: Service) -> tuple[Hours, ...]:
    """Return the hours of each group of days, all that are written of it together."""
    groups: dict[str, list[WrittenHours]] = {}
    for hours in service.hours:
        groups.setdefault(hours.days, []).append(hours)
    return tuple(
        Hours(days=strings[f"days_{days.replace('-', '_')}"], clock=_clocks(strings, members))
        for days, members in groups.items()
    )


def special(strings: Strings, service: Service) -> tuple[str, ...]:
    """Return what is said of holidays, and of the two eves."""
    said = (("holidays", service.holidays), ("eves", service.eves))
    return tuple(strings[f"{name}_{rule}"] for name, rule in said if rule)


def others(service: Service) -> tuple[OtherHours, ...]:
    """Return the days that differ."""
    return tuple(map(_other, service.other_hours))


def lines(strings: Strings, service: Service) -> tuple[str, ...]:
    """Return the weekly hours of a service in a few short lines."""
    return tuple(f"{hours.days} {hours.clock}" for hours in weekly(strings, service))


def written(service: Service) -> str:
    """Return the hours of a service as ``hours.js`` reads them; empty if nobody has said."""
    week = ",".join(f"{hours.days} {hours.opens}-{hours.closes}" for hours in service.hours)
    other = ",".join(_written(other) for other in service.other_hours)
    if not week and not other:
        return ""
    return ";".join((week, service.holidays or "", service.eves or "", other))


def _clocks(strings: Strings, hours: Sequence[WrittenHours]) -> str:
    """Return some hours of a day as people say them: a night is all day but for the day.

    A language whose words for that are empty has the hours as they are written: nobody can read
    «00.00–08.00, 15.30–24.00» the wrong way round.
    """
    if len(hours) == 2 and strings["whole_day_but"]:
        early, late = sorted(hours, key=lambda one: one.opens)
        if (early.opens, late.closes) == _WHOLE_DAY and early.closes < late.opens:
            closed = formats.clock(early.closes, late.opens)
            return strings["whole_day_but"].replace("{clock}", closed)
    return ", ".join(
        strings["whole_day"]
        if (one.opens, one.closes) == _WHOLE_DAY
        else formats.clock(one.opens, one.closes)
        for one in hours
    )


def _written(other: WrittenOtherHours) -> str:
    days = f"{other.first} {other.last or other.first}"
    return f"{days} {other.opens}-{other.closes}" if other.opens else days


def _other(hours: WrittenOtherHours) -> OtherHours:
    last = hours.last or hours.first
    return OtherHours(
        days=formats.days(hours.first, last),
        clock=formats.clock(hours.opens, hours.closes) if hours.opens and hours.closes else "",
        why=hours.why or "",
        last=last.isoformat(),
    )
