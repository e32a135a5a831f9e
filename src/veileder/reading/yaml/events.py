"""What PyYAML sees in a text: a row of events. The only module that reads YAML with it."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from veileder.reading.yaml.errors import explain, trouble
from veileder.reading.yaml.trouble import Explained, Mark

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SyntaxFault",
    "events",
]

Event = Any  # PyYAML has no types
_FRAMES = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)


class SyntaxFault(Exception):
    """A text that is not YAML: what is wrong, and where (None: nowhere in particular)."""

    def __init__(self, explained: Explained, at: Mark | None) -> None:
        """Take what is wrong, and the place to say it at."""
        super().__init__(explained.message)
        self.explained = explained
        self.at = at


def events(text: str, lines: Sequence[str]) -> Iterator[Event]:
    """Yield the events of ``text``, which has these ``lines``; documents begin, and have values.

    Raises SyntaxFault.
    """
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if not isinstance(event, _FRAMES):
                yield event
    except yaml.YAMLError as error:
        raise _fault(_python_error(text) or error, text, lines) from None


def _fault(error: yaml.YAMLError, text: str, lines: Sequence[str]) -> SyntaxFault:
    explained = explain(trouble(error, list(lines), _long_quote(text)))
    mark = getattr(error, "problem_mark", None)
    return SyntaxFault(explained, explained.at or (mark and (mark.line, mark.column)))


def _python_error(text: str) -> yaml.YAMLError | None:
    """Return PyYAML's own error: its wording is the same on every machine."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _long_quote(text: str) -> Mark | None:
    """Return where the last quoted text that goes over several lines begins, before the error."""
    found = None
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            start: Any = event.start_mark
            end: Any = event.end_mark
            if getattr(event, "style", None) in ("'", '"') and start.line != end.line:
                found = start.line, start.column
    except yaml.YAMLError:
        pass
    return found
