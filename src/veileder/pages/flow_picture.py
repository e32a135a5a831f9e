"""Where everything stands in the picture of the guide for a phone: one thing below the other.

Levels are rows, steps boxes and ways arrows. Positions are whole pixels of a picture as wide as the
text on a small phone. The ways run in lanes beside the boxes, those that end in the same place
together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from veileder.pages.flow_parts import Arrow, Box, Line, Picture, Stop, Trunk, in_lanes, into_level

_WIDTH = 328
_LEFT, _RIGHT = 8, 222  # the edges of the boxes
_LANES, _LAST_LANE = 236, 320
_LINE, _PAD = 17, 8
_LETTERS = 25  # in a line of a box, also in a wide typeface
_GAP, _ROW_GAP = 13, 14
_ENTRY = 10  # below the upper edge of a box: where a way comes in


@dataclass(frozen=True, slots=True)
class _Placed:
    stop: Stop
    top: int
    label: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def bottom(self) -> int:
        return self.top + 2 * _PAD + _LINE * (len(self.label) + len(self.ends))

    @property
    def entry(self) -> int:
        return self.top + _ENTRY


def drawn(stops: Sequence[Stop]) -> Picture:
    """Return the picture of ``stops``; the first of them is a level."""
    placed = list(_placed(stops))
    trunks = in_lanes(_trunks(placed), _LANES, _LAST_LANE)
    rows = list(_rows(placed))
    boxes = [
        Box(kind=p.stop.kind, x=_LEFT, y=p.top, width=_RIGHT - _LEFT, height=p.bottom - p.top)
        for p in placed
    ]
    arrows = [*_steps_on(placed), *_ways(trunks)]
    return Picture(
        width=_WIDTH,
        height=placed[-1].bottom + _GAP if placed else 0,
        boxes=(*rows, *boxes),
        arrows=tuple(arrows),
        lines=tuple(line for p in placed for line in _lines(p)),
    )


def _placed(stops: Sequence[Stop]) -> Iterator[_Placed]:
    y = 0
    for stop in stops:
        y += _GAP if stop.kind == "step" else _ROW_GAP
        label = tuple(wrap(stop.label, _LETTERS))
        ends = tuple(
            line for end in stop.ends for line in wrap(end, _LETTERS, subsequent_indent="   ")
        )
        one = _Placed(stop, y, label, ends)
        yield one
        y = one.bottom


def _rows(placed: Sequence[_Placed]) -> Iterator[Box]:
    """Yield the ground of each level, around it and its steps."""
    starts = [index for index, one in enumerate(placed) if one.stop.kind != "step"]
    for start, after in zip(starts, [*starts[1:], len(placed)], strict=True):
        top, bottom = placed[start].top - 5, placed[after - 1].bottom + 5
        yield Box(kind="row", x=0, y=top, width=_WIDTH, height=bottom - top)


def _trunks(placed: Sequence[_Placed]) -> list[Trunk]:
    places = {one.stop.key: one for one in placed}
    found: dict[tuple[str, str], Trunk] = {}
    for one in placed:
        for way, start in zip(one.stop.to, _exits(one), strict=True):
            target = places[way]
            kind = "on" if target.top > one.top else "back"
            trunk = found.setdefault(
                (way, kind), Trunk(kind, target.entry + (kind == "back") * 5, [])
            )
            trunk.starts.append(start)
    return list(found.values())


def _exits(one: _Placed) -> list[int]:
    """Return where the ways leave a box: one below the other, beneath where ways come in."""
    top, count = one.entry + 8, len(one.stop.to)
    room = one.bottom - 4 - top
    return [top + room * (2 * number + 1) // (2 * count) for number in range(count)]


def _ways(trunks: Sequence[tuple[int, Trunk]]) -> Iterator[Arrow]:
    for x, trunk in trunks:
        starts = "".join(f"M{_RIGHT} {start}H{x}V{trunk.end}" for start in trunk.starts)
        yield Arrow(kind=trunk.kind, path=f"{starts}H{_RIGHT + 2}")
        yield into_level(_RIGHT, trunk.end)


def _steps_on(placed: Sequence[_Placed]) -> Iterator[Arrow]:
    for one, following in pairwise(placed):
        if one.stop.leads_on:
            end = following.top - 2
            yield Arrow(kind="on", path=f"M{_LEFT + 20} {one.bottom}V{end}")
            yield Arrow(kind="head", path=f"M{_LEFT + 16} {end - 5}l4 5l4 -5")


def _lines(one: _Placed) -> Iterator[Line]:
    for number, text in enumerate((*one.label, *one.ends), start=1):
        kind = one.stop.kind if number <= len(one.label) else "end"
        yield Line(kind=kind, x=_LEFT + 10, y=one.top + _PAD + _LINE * number - 4, text=text)
