"""Who should go through a text, and who has; and how long a check of anything holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from veileder.model.base import Language
from veileder.model.readers import Duration
from veileder.model.reviewing import FactKind, Function, ReviewKind


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review of a text as it stands: ``layer`` is whose.

    ``language`` is the målform that was read where it is the other one; ``is_changed`` says that
    the text is no longer what was read, and ``is_beneath`` that what was read has local words on
    top. ``of`` is the fingerprint of what was read.
    """

    kind: ReviewKind
    by: str
    organisation: str | None
    date: dt.date
    layer: str
    language: Language | None = None
    is_changed: bool = False
    is_beneath: bool = False
    of: str = ""

    @property
    def holds(self) -> bool:
        """Whether the text on the page is the one that was read, in one of the målformer."""
        return not self.is_changed


@dataclass(frozen=True, slots=True)
class Standing:
    """Who should go through a text, who has, and whether the function is named by those here."""

    function: Function | None = None
    is_own: bool = False
    reviews: tuple[Reviewed, ...] = ()

    @property
    def last(self) -> dt.date | None:
        """The day of the last review that holds."""
        return max((one.date for one in self.reviews if one.holds), default=None)

    @property
    def due(self) -> dt.date | None:
        """The day the last review that holds, no longer does."""
        return due(self.last, self.function.interval if self.function else None)


@dataclass(frozen=True, slots=True)
class Held:
    """How long a check of one kind holds, and the function that checks; None where nobody says."""

    interval: Duration | None = None
    owner: str | None = None


Checking = Mapping[FactKind, Held]
NOBODY_YET = Standing()
_DAYS = {"hours": 0, "days": 1, "weekdays": 1, "weeks": 7}


def due(checked: dt.date | None, interval: Duration | None) -> dt.date | None:
    """Return the last day that a check holds; None where it was never done or has no end."""
    if checked is None or interval is None:
        return None
    try:
        return later(checked, interval.amount, interval.unit)
    except (ValueError, OverflowError):  # after the last year there is a calendar for
        return None


def is_overdue(last: dt.date | None, today: dt.date) -> bool:
    """Whether the ``last`` day that a check holds, is over."""
    return last is not None and last < today


def later(day: dt.date, amount: int, unit: str) -> dt.date:
    """Return the day that is ``amount`` of ``unit`` after ``day``."""
    if unit != "months":
        return day + dt.timedelta(days=amount * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + amount
    first = dt.date(months // 12, months % 12 + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
