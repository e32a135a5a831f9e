"""What the picture of the guide is made of, and how the ways in it share their lanes."""

from collections.abc import Sequence
from dataclasses import dataclass

_LANE = 13  # between two lanes, where there is room for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A level or a step to draw, in order. ``key`` is its ref.

    ``ends`` are the ways out of the guide, in words, ``to`` the refs of the stops that it leads
    to, and ``leads_on`` whether the next stop is one of them.
    """

    key: str
    label: str
    kind: str
    ends: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    leads_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle. ``kind`` is ``row``, or that of its stop, for the stylesheet."""

    kind: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text; ``kind`` is that of its stop, or ``end`` for a way out of the guide."""

    kind: str
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A way as the path of an SVG; ``kind`` is ``on`` or ``back``."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is drawn, what lies beneath first."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Trunk:
    """The ways from several places to one, which run together in a lane; by their heights."""

    kind: str
    end: int
    starts: list[int]

    @property
    def span(self) -> tuple[int, int]:
        """Where the lane is in use, from above."""
        return min(self.end, *self.starts), max(self.end, *self.starts)


def in_lanes(trunks: Sequence[Trunk], first: int, last: int) -> list[tuple[int, Trunk]]:
    """Return ``trunks`` with where their lanes are: the short ones first, none across another."""
    lanes: list[list[Trunk]] = []
    for trunk in sorted(trunks, key=lambda one: one.span[1] - one.span[0]):
        free = next((ln for ln in lanes if not any(_meet(trunk, other) for other in ln)), None)
        if free is None:
            lanes.append(free := [])
        free.append(trunk)
    between = min(_LANE, (last - first) // max(1, len(lanes) - 1))
    return [(first + between * number, one) for number, lane in enumerate(lanes) for one in lane]


def into_level(x: int, y: int) -> Arrow:
    """Return the head of an arrow that ends at the right edge ``x`` of a box."""
    return Arrow(kind="head", path=f"M{x + 8} {y - 4}l-6 4l6 4")


def _meet(one: Trunk, other: Trunk) -> bool:
    (top, bottom), (other_top, other_bottom) = one.span, other.span
    return top < other_bottom + 4 and other_top < bottom + 4
