"""YAML text to located text: every value stays a string and knows its line and column.

PyYAML finds the structure; nothing is converted, so ``0301``, ``no`` and ``12:30`` stay what the
editor typed. Constructs that hide or swallow text (anchors, tags, duplicate keys, trailing
comments) are refused, see ``traps``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from veileder import rules
from veileder.findings import Finding, Location, Rule, Telling
from veileder.model.base import Keys
from veileder.reading.yaml import traps
from veileder.reading.yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SyntaxFault,
    events,
)
from veileder.reading.yaml.located import Located, Node
from veileder.reading.yaml.spread import Spread
from veileder.reading.yaml.traps import Trap, Written
from veileder.reading.yaml.trouble import Mark

MAX_DEPTH = 20
MAX_VALUES = 50_000
MAX_FINDINGS = 50  # in one file; after that it is something else than content

_BLOCK_STYLES = ("|", ">")


def read_yaml(text: str, path: str, first_line: int = 1) -> Telling[Located | None]:
    """Read one YAML mapping.

    ``text`` is NFC with LF line ends; ``first_line`` is the line of the file it begins on. None
    means that nothing can be made of the text; what is yielded says why.
    """
    reader = _Reader(text, path, first_line)
    located = reader.read()
    yield from reader.findings
    return located


class _UnreadableError(Exception):
    """Nothing sensible can be read after this; the finding is already noted."""


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.written = Written(text, text.split("\n"))
        self.path = path
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.located = Located()
        self.values = 0

    def read(self) -> Located | None:
        try:
            self._read_document()
        except SyntaxFault as fault:
            message, cure, _ = fault.explained
            self.findings.append(
                Finding(rules.YAML_SYNTAX, self._location(fault.at), message, cure)
            )
        except _UnreadableError:
            pass
        else:
            return self.located
        return None

    def _read_document(self) -> None:
        self.events = self._values()
        event = self._next()
        self._note(traps.at_top(event))
        self.located.data = self._mapping(event, ())
        for _ in self.events:  # what follows the mapping is refused on the way
            pass

    def _values(self) -> Iterator[Event]:
        """Yield the events of the single document."""
        documents = 0
        for event in events(self.written.text, self.written.lines):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._note(traps.in_document(event, documents))
            else:
                yield event
        if not documents:
            cure = "Skriv feltene, eller ta bort filen."
            self._stop(rules.FRONT_MATTER, None, "Filen er tom", cure)

    def _next(self) -> Event:
        event = next(self.events)
        self.values += 1
        if self.values > MAX_VALUES:
            message = "Filen har for mange verdier"
            self._stop(rules.YAML_LIMIT, event.start_mark, message, "Del den i flere filer.")
        self._note(traps.in_signs(event, self.written))
        return event

    def _value(self, event: Event, keys: Keys) -> Node | None:
        """Return the value that begins with ``event``; None for a value left empty."""
        if len(keys) > MAX_DEPTH:
            cure = "Se etter for mange [ eller innrykk."
            message = "For mange nivåer inni hverandre"
            self._stop(rules.YAML_LIMIT, event.start_mark, message, cure)
        self.located.marks[keys] = self._at(event.start_mark)
        is_long = event.end_mark.line > event.start_mark.line
        if isinstance(event, ScalarEvent):
            if is_long or event.style in _BLOCK_STYLES:
                self.located.spreads[keys] = self._spread(event)
            return self._scalar(event)
        self._note(traps.in_collection(event, self.written))
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, keys)
        return self._sequence(keys)

    def _spread(self, event: Event) -> Spread:
        """Return the lines a value of several lines is written in."""
        first, column = event.start_mark.line, event.start_mark.column
        if event.style in _BLOCK_STYLES:
            first, column = first + 1, 0
        elif event.style:
            column += 1
        lines = self.written.lines[first : event.end_mark.line + 1]
        return Spread(Location(self.path, first + self.first_line), column, lines)

    def _mapping(self, start: Event, keys: Keys) -> dict[str, Any]:
        self.located.marks[keys] = self._at(start.start_mark)
        result: dict[str, Any] = {}
        seen: dict[str, Location] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            self._note(traps.in_key(event, seen, self.written))
            key, at = str(event.value), self._at(event.start_mark)
            seen.setdefault(key, at)
            path = (*keys, key)
            self.located.key_marks.setdefault(path, at)
            value = self._value(self._next(), path)
            if value is not None and key not in result:
                result[key] = value
        return result

    def _sequence(self, keys: Keys) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            value = self._value(event, (*keys, len(items)))
            if value is not None:
                items.append(value)
                continue
            at, cure = self._at(event.start_mark), "Skriv noe etter streken, eller ta bort linjen."
            self._add(Finding(rules.FIELD_EMPTY, at, "Punktet er tomt", cure))
        return items

    def _scalar(self, event: Event) -> str | None:
        self._note(traps.in_value(event, self.written))
        if event.style:
            return None if traps.is_spoilt(event, self.written) else str(event.value)
        if text := traps.heading(event, self.written):
            return None if traps.is_list(event, self.written) else text
        return str(event.value) or None

    def _at(self, mark: Event) -> Location:
        return self._location((mark.line, mark.column))

    def _location(self, mark: Mark | None) -> Location:
        if mark is None:
            return Location(self.path, self.first_line)
        lines = self.written.lines
        line = min(mark[0], len(lines) - 1)  # the end may be said to be on the line after
        column = mark[1] if line == mark[0] else len(lines[line])
        return Location(self.path, line + self.first_line, column + 1)

    def _note(self, found: Iterable[Trap]) -> None:
        """Note what was ``found``, and stop where nothing can be read after it."""
        for rule, at, message, cure, is_end in found:
            self._add(Finding(rule, self._location(at), message, cure))
            if is_end:
                raise _UnreadableError

    def _add(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) >= MAX_FINDINGS:
            raise _UnreadableError

    def _stop(self, rule: Rule, mark: Event, message: str, cure: str) -> None:
        at = self._at(mark) if mark else self._location(None)
        self._add(Finding(rule, at, message, cure))
        raise _UnreadableError
