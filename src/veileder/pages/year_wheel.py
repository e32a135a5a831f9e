"""The yearly wheel as a picture: twelve months around a circle, from August, as SVG.

Positions are whole pixels of a picture as wide as the text on a small phone. What it says by marks
is said in words by the list beside it; each month leads to its place there.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

_SIZE = 328
_CENTRE = _SIZE // 2
_INNER, _OUTER, _EDGE = 62, 148, 157  # the ring of months, and the line of holidays around it
_NAME, _MARKS = 128, 88  # how far from the centre
_GAP = 11  # between two marks
_MOST = 3  # marks in a row; what is more is a number


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to do in a month (``event``), or texts to go through (``review``)."""

    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A month: its shape, and where its name and its number stand.

    ``number`` is written in place of marks where there are too many.
    """

    iso: str
    href: str
    name: str
    label: str
    path: str
    x: int
    y: int
    marks: tuple[Mark, ...]
    number: str
    number_x: int
    number_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """The picture; ``holidays`` are lines along its edge."""

    size: int
    centre: int
    years: tuple[str, str]
    sectors: tuple[Sector, ...]
    holidays: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What the wheel says of a month: ``label`` in words, and how much there is of each kind."""

    first: dt.date
    href: str
    name: str
    label: str
    events: int
    reviews: bool


def wheel(slices: Sequence[Slice], holidays: Sequence[tuple[dt.date, dt.date]]) -> Wheel:
    """Return the picture of ``slices``, twelve of them, and of ``holidays``, first to last day."""
    start = slices[0].first
    return Wheel(
        size=_SIZE,
        centre=_CENTRE,
        years=(f"{start.year}–", str(start.year + 1)),
        sectors=tuple(_sector(number, one) for number, one in enumerate(slices)),
        holidays=tuple(_arc(start, first, last) for first, last in holidays),
    )


def _sector(number: int, one: Slice) -> Sector:
    middle = number + 0.5
    marks = tuple(_marks(middle, one)) if one.events <= 2 * _MOST else ()
    x, y = _at(middle, _NAME)
    number_x, number_y = _at(middle, _MARKS)
    return Sector(
        iso=f"{one.first:%Y-%m}",
        href=one.href,
        name=one.name,
        label=one.label,
        path=_ring(number),
        x=x,
        y=y + 5,
        marks=marks,
        number="" if marks or not one.events else str(one.events),
        number_x=number_x,
        number_y=number_y + 5,
    )


def _marks(middle: float, one: Slice) -> list[Mark]:
    """Return the marks of a month, in rows around the place for them."""
    kinds = ["event"] * one.events + ["review"] * one.reviews
    x, y = _at(middle, _MARKS)
    rows = [kinds[start : start + _MOST] for start in range(0, len(kinds), _MOST)]
    top = y - _GAP * (len(rows) - 1) // 2
    return [
        Mark(kind, x - _GAP * (len(row) - 1) // 2 + _GAP * column, top + _GAP * line)
        for line, row in enumerate(rows)
        for column, kind in enumerate(row)
    ]


def _at(month: float, radius: int) -> tuple[int, int]:
    """Return the place ``radius`` from the centre in the direction of ``month``, from the top."""
    angle = month * pi / 6 - pi / 2
    return round(_CENTRE + radius * cos(angle)), round(_CENTRE + radius * sin(angle))


def _ring(number: int) -> str:
    (a, b), (c, d) = _at(number, _OUTER), _at(number + 1, _OUTER)
    (e, f), (g, h) = _at(number + 1, _INNER), _at(number, _INNER)
    outer, inner = f"{_OUTER} {_OUTER} 0 0 1", f"{_INNER} {_INNER} 0 0 0"
    return f"M{a} {b}A{outer} {c} {d}L{e} {f}A{inner} {g} {h}Z"


def _arc(start: dt.date, first: dt.date, last: dt.date) -> str:
    """Return the line along the edge from the beginning of ``first`` to the end of ``last``."""
    after = last + dt.timedelta(days=1)
    begins, ends = _place(start, first), _place(start, after)
    (a, b), (c, d) = _at(begins, _EDGE), _at(ends, _EDGE)
    return f"M{a} {b}A{_EDGE} {_EDGE} 0 0 1 {c} {d}"


def _place(start: dt.date, day: dt.date) -> float:
    """Return how many months ``day`` is after ``start``, within the year."""
    following = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    length = (following - day.replace(day=1)).days
    months = (day.year - start.year) * 12 + day.month - start.month + (day.day - 1) / length
    return min(max(months, 0.0), 12.0)
