"""Where every value of a YAML text begins and ends, by lines, so that one can be exchanged alone.

Lines count from 0. A value ends with its last line of words; blank lines and comments below it
belong to what follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from veileder.reading.yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    events,
)

Spot = tuple[int, int]  # line and column


@dataclass(slots=True)
class Node:
    """One value: a text, a list or a group, from ``start`` up to ``end``."""

    start: Spot
    end: Spot
    text: str | None = None
    style: str | None = None
    items: list["Node"] = field(default_factory=list)
    fields: dict[str, "Field"] = field(default_factory=dict)
    is_list: bool = False
    is_flow: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written where the value could stand."""
        return self.text == "" and not self.style

    @property
    def is_group(self) -> bool:
        """Whether it is fields with names."""
        return self.text is None and not self.is_list


@dataclass(slots=True)
class Field:
    """A key, where it stands, and its value."""

    at: Spot
    value: Node


def read_nodes(text: str) -> Node:
    """Return the group that ``text`` is. The text has been read without findings before."""
    lines = text.split("\n")
    stream = (e for e in events(text, lines) if not isinstance(e, DocumentStartEvent))
    return _Nodes(stream, lines).value(next(stream))


class _Nodes:
    def __init__(self, stream: Iterator[Event], lines: list[str]) -> None:
        self.stream = stream
        self.lines = lines

    def value(self, event: Event) -> Node:
        start = event.start_mark.line, event.start_mark.column
        node = Node(start, start)
        if isinstance(event, ScalarEvent):
            node.text, node.style = str(event.value), event.style
            node.end = self._end_of_scalar(event)
            return node
        node.is_flow = bool(event.flow_style)
        if isinstance(event, MappingStartEvent):
            last = self._fields(node)
        else:
            node.is_list = True
            last = self._items(node)
        if node.is_flow:
            node.end = last.end_mark.line, last.end_mark.column
        return node

    def _fields(self, node: Node) -> Event:
        while not isinstance(key := next(self.stream), MappingEndEvent):
            value = self.value(next(self.stream))
            at = key.start_mark.line, key.start_mark.column
            node.fields[str(key.value)] = Field(at, value)
            after_colon = key.end_mark.line, key.end_mark.column + 1
            value.end = max(value.end, after_colon)
            node.end = max(node.end, value.end)
        return key

    def _items(self, node: Node) -> Event:
        while not isinstance(event := next(self.stream), SequenceEndEvent):
            node.items.append(self.value(event))
            node.end = max(node.end, node.items[-1].end)
        return event

    def _end_of_scalar(self, event: Event) -> Spot:
        if event.style not in ("|", ">"):
            return event.end_mark.line, event.end_mark.column
        last = event.end_mark.line
        last = min(last if event.end_mark.column else last - 1, len(self.lines) - 1)
        while not self.lines[last].strip():
            last -= 1
        return last, len(self.lines[last])
