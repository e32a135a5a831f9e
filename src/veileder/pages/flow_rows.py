"""Where everything stands in the picture of the guide for a screen or a sheet: a row a level.

The steps stand beside each other. The ways leave a box below, run under the boxes of its row, and
between rows in lanes to the right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from veileder.pages.flow_parts import Arrow, Box, Line, Picture, Stop, Trunk, in_lanes, into_level

_WIDTH = 680
_LEFT, _RIGHT = 8, 604  # the edges of the rows' boxes
_LANES, _LAST_LANE = 616, 674
_MOST = 6  # steps beside each other that can be read
_BETWEEN = 16
_LINE, _PAD, _LETTER = 13, 5, 7
_HEAD, _BELOW, _TRACK, _ROW_GAP = 28, 7, 7, 10


@dataclass(slots=True)
class _Step:
    stop: Stop
    x: int
    width: int
    lines: tuple[Line, ...]

    @property
    def entry(self) -> int:
        return self.x + 10


@dataclass(slots=True)
class _Row:
    level: Stop
    steps: list[_Step] = field(default_factory=list)
    top: int = 0
    height: int = 0  # of its boxes
    tracks: int = 0

    @property
    def floor(self) -> int:
        """The lower edge of the boxes."""
        return self.top + _HEAD + self.height

    @property
    def bottom(self) -> int:
        return self.floor + (_BELOW + _TRACK * self.tracks if self.steps else 0) + 2

    def track(self, number: int) -> int:
        return self.floor + _BELOW + _TRACK * number


def drawn_in_rows(stops: Sequence[Stop]) -> Picture | None:
    """Return the wide picture of ``stops``; None where a level has too many steps for a row."""
    rows = list(_rows(stops))
    if not rows or max(len(row.steps) for row in rows) > _MOST:
        return None
    _set_apart(rows)
    return Picture(
        width=_WIDTH,
        height=rows[-1].bottom + _ROW_GAP,
        boxes=tuple(box for row in rows for box in _boxes(row)),
        arrows=(*(arrow for row in rows for arrow in _steps_on(row)), *_ways(rows)),
        lines=tuple(line for row in rows for line in _lines(row)),
    )


def _rows(stops: Sequence[Stop]) -> Iterator[_Row]:
    levels = [index for index, stop in enumerate(stops) if stop.kind != "step"]
    groups = [stops[a:b] for a, b in zip(levels, [*levels[1:], len(stops)], strict=True)]
    columns = max((len(group) - 1 for group in groups), default=1) or 1
    width = (_RIGHT - _LEFT - _BETWEEN * (columns - 1)) // columns
    for level, *steps in groups:
        row = _Row(level)
        for number, stop in enumerate(steps):
            x = _LEFT + number * (width + _BETWEEN)
            row.steps.append(_Step(stop, x, width, _written(stop, x, width)))
        yield row


def _written(stop: Stop, x: int, width: int) -> tuple[Line, ...]:
    """Return the lines in a box, by their distance from its upper edge."""
    letters = max(6, (width - 2 * _PAD) // _LETTER)
    said = [("step", line) for line in wrap(stop.label, letters)]
    said += [("end", line) for end in stop.ends for line in wrap(end, letters)]
    return tuple(
        Line(kind=kind, x=x + _PAD, y=_PAD + _LINE * number - 3, text=text)
        for number, (kind, text) in enumerate(said, start=1)
    )


def _set_apart(rows: Sequence[_Row]) -> None:
    """Give every row its place, with room below for the ways that run there."""
    homes = {step.stop.key: row for row in rows for step in row.steps}
    for row in rows:
        row.tracks += sum(len(step.stop.to) for step in row.steps)
        for way in (way for step in row.steps for way in step.stop.to):
            if homes.get(way, row) is not row:
                homes[way].tracks += 1
    top = _ROW_GAP
    for row in rows:
        row.top = top
        most = max((len(step.lines) for step in row.steps), default=0)
        row.height = 2 * _PAD + _LINE * most if row.steps else 0
        top = row.bottom + _ROW_GAP


def _boxes(row: _Row) -> Iterator[Box]:
    yield Box(kind="row", x=0, y=row.top - 4, width=_WIDTH, height=row.bottom - row.top + 8)
    yield Box(kind=row.level.kind, x=_LEFT, y=row.top, width=_RIGHT - _LEFT, height=_HEAD - 6)
    for step in row.steps:
        yield Box(kind="step", x=step.x, y=row.top + _HEAD, width=step.width, height=row.height)


def _lines(row: _Row) -> Iterator[Line]:
    yield Line(kind=row.level.kind, x=_LEFT + _PAD, y=row.top + 15, text=row.level.label)
    for step in row.steps:
        for line in step.lines:
            y = row.top + _HEAD + line.y
            yield Line(kind=line.kind, x=line.x, y=y, text=line.text)


def _steps_on(row: _Row) -> Iterator[Arrow]:
    for step in row.steps:
        if step.stop.leads_on:
            y, end = row.top + _HEAD + 12, step.x + step.width + _BETWEEN - 2
            yield Arrow(kind="on", path=f"M{step.x + step.width} {y}H{end}")
            yield Arrow(kind="head", path=f"M{end - 5} {y - 4}l5 4l-5 4")


@dataclass(slots=True)
class _Way:
    """A way from ``start`` under its box, along the track at ``track``, to a row or a step."""

    start: int
    track: int
    source: _Row
    target: _Row
    step: _Step | None

    @property
    def kind(self) -> str:
        return "on" if self.target.top > self.source.top else "back"

    @property
    def stays(self) -> bool:
        """Whether it ends at a box of its own row."""
        return self.step is not None and self.target is self.source


def _ways(rows: Sequence[_Row]) -> Iterator[Arrow]:
    ways = list(_all_ways(rows))
    for way in ways:
        if way.stays and way.step:
            start = f"M{way.start} {way.source.floor}V{way.track}"
            kind = "back" if way.step.x < way.start else "on"
            yield from _up_to(way.step, way.target, kind, start)
    yield from _between_rows([way for way in ways if not way.stays])


def _all_ways(rows: Sequence[_Row]) -> Iterator[_Way]:
    homes = {step.stop.key: (row, step) for row in rows for step in row.steps}
    levels = {row.level.key: row for row in rows}
    for row in rows:
        track = 0
        for step in row.steps:
            count = len(step.stop.to)
            for number, key in enumerate(step.stop.to):
                start = step.x + 24 + (step.width - 32) * (2 * number + 1) // (2 * count)
                target, end = homes.get(key) or (levels[key], None)
                yield _Way(start, row.track(track), row, target, end)
                track += 1


def _between_rows(ways: Sequence[_Way]) -> Iterator[Arrow]:
    """Yield the ways that run in lanes; those to the same place in one."""
    used: dict[str, int] = {}
    ends: dict[tuple[str, str], tuple[Trunk, list[_Way]]] = {}
    for way in ways:
        key = way.step.stop.key if way.step else way.target.level.key
        if (key, way.kind) not in ends:
            trunk = Trunk(way.kind, _end(way, used), [])
            ends[key, way.kind] = trunk, []
        trunk, along = ends[key, way.kind]
        trunk.starts.append(way.track)
        along.append(way)
    along_of = {id(trunk): along for trunk, along in ends.values()}
    for x, trunk in in_lanes([trunk for trunk, _ in ends.values()], _LANES, _LAST_LANE):
        yield from _in_lane(x, trunk, along_of[id(trunk)])


def _end(way: _Way, used: dict[str, int]) -> int:
    """Return at what height a way leaves its lane: by the level's head, or under the boxes."""
    if way.step is None:
        return way.target.top + (8 if way.kind == "on" else 14)
    own = sum(len(step.stop.to) for step in way.target.steps)
    key = way.target.level.key
    used[key] = used.get(key, 0) + 1
    return way.target.track(own + used[key] - 1)


def _in_lane(x: int, trunk: Trunk, ways: Sequence[_Way]) -> Iterator[Arrow]:
    starts = "".join(f"M{w.start} {w.source.floor}V{w.track}H{x}V{trunk.end}" for w in ways)
    target, step = ways[0].target, ways[0].step
    if step is None:
        yield Arrow(kind=trunk.kind, path=f"{starts}H{_RIGHT + 2}")
        yield into_level(_RIGHT, trunk.end)
    else:
        yield from _up_to(step, target, trunk.kind, starts)


def _up_to(step: _Step, row: _Row, kind: str, start: str) -> Iterator[Arrow]:
    """Yield a way that begins with the path ``start`` and ends under a box."""
    yield Arrow(kind=kind, path=f"{start}H{step.entry}V{row.floor + 2}")
    yield Arrow(kind="head", path=f"M{step.entry - 4} {row.floor + 7}l4 -6l4 6")
