"""YAML text to located text: every value stays a string and knows its line and column.

This is the only module that reads YAML written by people. PyYAML finds the structure; nothing
is converted, so ``0301``, ``no`` and ``12:30`` stay what the editor typed. Constructs that hide
or swallow text (anchors, tags, duplicate keys, trailing comments) are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from veileder import rules
from veileder.findings import Finding, Location, Rule
from veileder.model.base import Keys
from veileder.model.kinds import LIST_FIELDS
from veileder.reading.signs import is_invisible
from veileder.reading.yaml.errors import explain, trouble
from veileder.reading.yaml.lists import (
    UNDER_POINTS,
    folded_points,
    text_in_sign,
    text_with_points,
    wrong_bullet,
)
from veileder.reading.yaml.spread import Spread
from veileder.reading.yaml.trouble import FIELD, Explained, Mark

MAX_DEPTH = 20
MAX_VALUES = 50_000
MAX_FINDINGS = 50  # in one file; after that it is something else than content

# Behind a value only this can't be meant as text: well apart, and a word.
_COMMENT = re.compile(r",?(\s{2,}|\s*\t\s*)# +[^\W\d_]")

_BLOCK_STYLES = ("|", ">")

Node = str | list[Any] | dict[str, Any]


@dataclass
class Located:
    """A tree of strings, lists and dicts, with the location of every value and key."""

    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Keys, Location] = field(default_factory=dict)
    key_marks: dict[Keys, Location] = field(default_factory=dict)
    spreads: dict[Keys, Spread] = field(default_factory=dict)


def read_yaml(text: str, path: str, findings: list[Finding], first_line: int = 1) -> Located | None:
    """Read one YAML mapping.

    ``text`` is NFC with LF line ends; ``first_line`` is the line of the file it begins on. What is
    wrong is added to ``findings``; None means that nothing can be made of the text.
    """
    reader = _Reader(text, path, first_line)
    try:
        located = reader.read()
    except _UnreadableError:
        located = None
    findings.extend(reader.findings)
    return located


def strings_in(value: Node, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every string in ``value``, with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from strings_in(item, (*keys, index))
    else:
        for key, item in value.items():
            yield from strings_in(item, (*keys, key))


class _UnreadableError(Exception):
    """Nothing sensible can be read after this; the finding is already noted."""


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.text = text
        self.path = path
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.located = Located()
        self.values = 0

    def read(self) -> Located:
        self.events = iter(self._events())
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            self._stop(
                rules.YAML_SYNTAX,
                event.start_mark,
                "Filen skal bestå av felt: «navn: verdi»",
                "Begynn hver linje med et feltnavn, kolon og mellomrom.",
            )
        self.located.data = self._mapping(event, ())
        for _ in self.events:  # what follows the mapping is refused on the way
            pass
        return self.located

    def _events(self) -> Iterator[Any]:
        """Yield the events of the single document, the fast parser's if it has no complaint."""
        try:
            yield from self._document(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            self._report_syntax(_python_error(self.text) or error)

    def _document(self, loader: Any) -> Iterator[Any]:
        documents = 0
        for event in yaml.parse(self.text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
            elif not isinstance(
                event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent
            ):
                yield event
        if not documents:
            self._add(
                rules.FRONT_MATTER,
                self._location(None),
                "Filen er tom",
                "Skriv feltene, eller ta bort filen.",
            )
            raise _UnreadableError

    def _check_document(self, event: Any, number: int) -> None:
        if event.tags or event.version:
            self._stop(
                rules.YAML_SPECIAL,
                event.start_mark,
                "Linjer som begynner med % kan ikke brukes",
                "Ta bort linjen.",
            )
        if number > 1:
            self._stop(
                rules.YAML_SYNTAX,
                event.start_mark,
                "Her begynner et nytt dokument (---)",
                "Ta bort linjen med ---, så alle feltene hører sammen.",
            )

    def _next(self) -> Any:
        event = next(self.events)
        self.values += 1
        if self.values > MAX_VALUES:
            self._stop(
                rules.YAML_LIMIT,
                event.start_mark,
                "Filen har for mange verdier",
                "Del den i flere filer.",
            )
        self._refuse_special(event)
        return event

    def _refuse_special(self, event: Any) -> None:
        start: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            self._stop_at(wrong_bullet(self.lines, start.line))
            self._stop(
                rules.YAML_SPECIAL,
                event.start_mark,
                f"«*{event.anchor}» er en YAML-henvisning",
                'Sett hele verdien i anførselstegn: "*…".',
            )
        if getattr(event, "anchor", None):
            self._add(
                rules.YAML_SPECIAL,
                self._location(event.start_mark),
                f"«&{event.anchor}» blir borte",
                'Sett hele verdien i anførselstegn: "&…".',
            )
        if getattr(event, "tag", None):
            self._add(
                rules.YAML_SPECIAL,
                self._location(event.start_mark),
                f"«{event.tag}» kan ikke brukes",
                'Sett hele verdien i anførselstegn: "!…".',
            )

    def _value(self, event: Any, keys: Keys) -> Node | None:
        """Return the value that begins with ``event``; None for a value left empty."""
        if len(keys) > MAX_DEPTH:
            self._stop(
                rules.YAML_LIMIT,
                event.start_mark,
                "For mange nivåer inni hverandre",
                "Se etter for mange [ eller innrykk.",
            )
        self.located.marks[keys] = self._location(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent) and event.flow_style:
            self._refuse_comment(event.end_mark, r"\s*#")
        if isinstance(event, yaml.MappingStartEvent):
            self._refuse_placeholder(event)
            return self._mapping(event, keys)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(keys)
        if event.style in _BLOCK_STYLES or event.end_mark.line > event.start_mark.line:
            self.located.spreads[keys] = self._spread(event)
        return self._scalar(event)

    def _refuse_placeholder(self, event: Any) -> None:
        """Refuse a word in braces, which was meant as the place of a name."""
        start: Any = event.start_mark
        word = re.match(r"\{[^\W\d]\w*\}", self._rest_of_line(start))
        found = text_in_sign(self.lines[start.line]) if word else None
        if event.flow_style and found:
            self._stop(rules.YAML_SYNTAX, start, found.message, found.cure)

    def _spread(self, event: Any) -> Spread:
        """Return the lines a value of several lines is written in."""
        first, column = event.start_mark.line, event.start_mark.column
        if event.style in _BLOCK_STYLES:
            first, column = first + 1, 0
        elif event.style:
            column += 1
        lines = self.lines[first : event.end_mark.line + 1]
        return Spread(Location(self.path, first + self.first_line), column, lines)

    def _mapping(self, start: Any, keys: Keys) -> dict[str, Any]:
        self.located.marks[keys] = self._location(start.start_mark)
        result: dict[str, Any] = {}
        seen: dict[str, Location] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, seen)
            path = (*keys, key)
            self.located.key_marks.setdefault(path, self._location(event.start_mark))
            value = self._value(self._next(), path)
            if value is not None and key not in result:
                result[key] = value
        return result

    def _key(self, event: Any, seen: dict[str, Location]) -> str:
        at = self._location(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            if found := text_in_sign(self.lines[start.line]):
                self._stop(rules.YAML_SYNTAX, start, found.message, found.cure)
            self._stop(
                rules.YAML_SYNTAX,
                event.start_mark,
                "Et feltnavn må være et enkelt ord",
                "Skriv «navn: verdi».",
            )
        key = str(event.value)
        self._refuse_invisible(event)
        if not event.style:
            self._stop_at(wrong_bullet(self.lines, event.start_mark.line))
        if key == "<<":
            self._add(rules.YAML_SPECIAL, at, "«<<» kan ikke brukes", "Skriv feltene helt ut.")
        if key in seen:
            self._add(
                rules.YAML_DUPLICATE,
                at,
                f"Feltet «{key}» står også på linje {seen[key].line}",
                "Behold bare det ene.",
            )
        seen.setdefault(key, at)
        return key

    def _sequence(self, keys: Keys) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            value = self._value(event, (*keys, len(items)))
            if value is None:
                self._add(
                    rules.FIELD_EMPTY,
                    self._location(event.start_mark),
                    "Punktet er tomt",
                    "Skriv noe etter streken, eller ta bort linjen.",
                )
            else:
                items.append(value)
        return items

    def _scalar(self, event: Any) -> str | None:
        text = str(event.value)
        if self._refuse_invisible(event):
            return None
        if event.style == ">":
            self._refuse_folded_points(event)
        if event.style:
            return text
        start = event.start_mark
        rest = self._rest_of_line(event.end_mark)
        heading = None if text or _COMMENT.match(rest) else re.match(r"\s*#+ *([^\s#].*)", rest)
        if heading:
            return self._heading(event, heading[1])
        self._refuse_comment(event.end_mark, r",?\s+#")
        self._stop_at(wrong_bullet(self.lines, start.line))
        self._refuse_inner_dash(event)
        if re.match(r"-[^\W\d]", text) and not self.lines[start.line][: start.column].strip():
            self._add(
                rules.YAML_SYNTAX,
                self._location(event.start_mark),
                "Streken mangler et mellomrom, så dette blir ikke en liste",
                "Skriv «- » med mellomrom foran hvert punkt, eller sett verdien i anførselstegn.",
            )
        return text or None

    def _heading(self, event: Any, text: str) -> str | None:
        """Return the ``text`` of a comment where a value should be, noted as what it became."""
        self._add(
            rules.YAML_COMMENT,
            self._location(event.end_mark),
            "Teksten bak « #» blir borte",
            f"Skriv uten #: {text.strip()}. Er det en kommentar, flytt den til en egen linje.",
        )
        field = FIELD.match(self.lines[event.start_mark.line])
        return None if field and field["name"] in LIST_FIELDS else text.strip()

    def _refuse_folded_points(self, event: Any) -> None:
        """Note points in a text under ``>``, which makes one line of them."""
        end = event.end_mark
        last = end.line if end.column else end.line - 1
        if folded_points(self.lines[event.start_mark.line + 1 : last + 1]):
            sign = self._rest_of_line(event.start_mark).split()[0]
            self._add(
                rules.TEXT_LIST,
                self._location(event.start_mark),
                f"Med {sign} flyter linjene under sammen, så punktene ikke blir en liste",
                f"Skriv | i stedet for {sign}.",
            )

    def _refuse_invisible(self, event: Any) -> bool:
        """Note a sign that the source let pass because it was written with a backslash."""
        if event.style != '"':
            return False
        signs = (s for s in str(event.value) if is_invisible(s) and s not in self.text)
        sign = next(signs, None)
        if sign is not None:
            self._add(
                rules.FILE_CHARACTER,
                self._location(event.start_mark),
                f"Verdien har et usynlig tegn: U+{ord(sign):04X}",
                "Skriv verdien uten omvendt skråstrek.",
            )
        return sign is not None

    def _refuse_inner_dash(self, event: Any) -> None:
        """Note a dash so far in that its item becomes part of the text above."""
        start, end = event.start_mark, event.end_mark
        last = end.line if end.column else end.line - 1
        if last > start.line:
            self._stop_at(text_with_points(self.lines, start.line))
        for number in range(start.line + 1, min(last, len(self.lines) - 1) + 1):
            if self.lines[number].lstrip().startswith("- "):
                self._add(
                    rules.YAML_SYNTAX,
                    self._place(number, self.lines[number].index("-")),
                    "Streken er rykket inn for langt, så punktet blir en del av teksten over",
                    UNDER_POINTS,
                )

    def _refuse_comment(self, end: Any, comment: str) -> None:
        rest = self._rest_of_line(end)
        if re.match(comment, rest) and not _COMMENT.match(rest):
            self._add(
                rules.YAML_COMMENT,
                self._location(end),
                "Teksten bak « #» blir borte",
                "Sett hele verdien i anførselstegn. Er det en kommentar, skriv to mellomrom foran "
                "# og ett bak, eller flytt den til en egen linje.",
            )

    def _rest_of_line(self, mark: Any) -> str:
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _location(self, mark: Any) -> Location:
        if mark is None:
            return Location(self.path, self.first_line)
        line = min(mark.line, len(self.lines) - 1)  # the end may be said to be on the line after
        column = mark.column if line == mark.line else len(self.lines[line])
        return Location(self.path, line + self.first_line, column + 1)

    def _place(self, line: int, column: int) -> Location:
        return Location(self.path, line + self.first_line, column + 1)

    def _add(self, rule: Rule, at: Location, message: str, cure: str) -> None:
        self.findings.append(Finding(rule, at, message, cure))
        if len(self.findings) >= MAX_FINDINGS:
            raise _UnreadableError

    def _stop(self, rule: Rule, mark: Any, message: str, cure: str) -> None:
        self._add(rule, self._location(mark), message, cure)
        raise _UnreadableError

    def _stop_at(self, found: Explained | None) -> None:
        """Stop with what was ``found``, if anything was."""
        if found and found.at:
            self._add(rules.YAML_SYNTAX, self._place(*found.at), found.message, found.cure)
            raise _UnreadableError

    def _report_syntax(self, error: yaml.YAMLError) -> None:
        found = explain(trouble(error, self.lines, _long_quote(self.text)))
        at = self._location(getattr(error, "problem_mark", None))
        if found.at:
            at = self._place(*found.at)
        self._add(rules.YAML_SYNTAX, at, found.message, found.cure)
        raise _UnreadableError


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


def _python_error(text: str) -> yaml.YAMLError | None:
    """Return PyYAML's own error: its wording is the same on every machine."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None
