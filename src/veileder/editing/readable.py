"""A value of a field as a person reads it: titles instead of ids, labels instead of keys."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from veileder.editing.comparing import as_lines
from veileder.editing.language import Words
from veileder.editing.parts import ROWS, FormPart, parts_of
from veileder.editing.plain_lines import plain_lines
from veileder.editing.references import References
from veileder.model import formats
from veileder.model.base import Keys
from veileder.model.guide import Step
from veileder.model.kinds import TABLES
from veileder.model.readers import to_duration

_HIDDEN = ("id", "seen")  # kinds of parts that say nothing to a person


class Readable:
    """Says values of the fields in ``parts``, in the words of one municipality."""

    def __init__(self, parts: Sequence[FormPart], words: Words, references: References) -> None:
        self._parts = {part.name: part for part in parts}
        self._words, self._references = words, references

    def label(self, name: str) -> str:
        """Return what a field is called."""
        part = self._parts.get(name)
        return self._words.of_field(part.label) if part else name

    def say(self, name: str, value: Any, *, signs: bool = False) -> str | None:
        """Return the value of a field as lines; None where it says nothing.

        With ``signs`` a text has the signs of Markdown that it is written with.
        """
        part = self._parts.get(name)
        if part is None or value is None:
            return as_lines(value)
        lines = _Saying(self._words, self._references, signs=signs).lines(part, value)
        return "\n".join(lines).rstrip() or None

    def alike(self, name: str, values: Sequence[Any]) -> Callable[[Any], str | None]:
        """Return what says each of ``values`` of a field so that what differs is seen.

        That is without the signs, unless the signs are what differs.
        """
        pairs = combinations([value for value in values if value is not None], 2)
        signs = any(
            as_lines(one) != as_lines(other) and self.say(name, one) == self.say(name, other)
            for one, other in pairs
        )
        return lambda value: self.say(name, value, signs=signs)


class _Saying:
    def __init__(self, words: Words, references: References, *, signs: bool) -> None:
        self.words, self.references, self.signs = words, references, signs

    def lines(self, part: FormPart, value: Any) -> list[str]:
        if isinstance(value, Mapping):
            return [line for row in self.rows(part, value) for line in row]
        if isinstance(value, list):
            return [line for item in value for line in _point(self.lines(part, item))]
        return self.text(part, str(value)).split("\n")

    def rows(self, part: FormPart, value: Mapping[str, Any]) -> Iterator[list[str]]:
        """Yield the lines of each field inside a group, or of each entry of one with free names."""
        if part.kind == "named":
            known = dict(self.references.options(part.to)) if part.to else {}
            for key, one in value.items():
                yield _labelled(known.get(key, key), part.parts[0], self.lines(part.parts[0], one))
            return
        for inner in part.parts:
            if value.get(inner.name) is not None and inner.kind not in _HIDDEN:
                label = self.words.of_field(inner.label)
                yield _labelled(label, inner, self.lines(inner, value[inner.name]))

    def text(self, part: FormPart, text: str) -> str:
        if part.kind == "flag":
            return self.words["yes" if text.lower() == "true" else "no"]
        if part.kind in ("markdown", "lines"):
            return text.rstrip() if self.signs else plain_lines(text, self.title)
        if part.kind in ("choice", "choices"):
            known = dict(self.references.options(part.to)) if part.to else {}
            return known.get(text) or self.words.of_choice(part.name, text)
        if part.to:
            return self.referred(part.to, text)
        return _measured(part, text, self.words)

    def referred(self, to: str, id: str) -> str:
        known = dict(self.references.options(to)).get(id)
        return known or self.words.texts.get(f"target_{id}") or id

    def title(self, ref: str) -> str:
        """Return what a reference in a text leads to."""
        page, _, _ = ref.partition("#")
        for to in ("page", "target"):
            if known := dict(self.references.options(to)).get(page):
                return known
        kind, _, id = page.partition("/")
        return str(self.words.site.get(f"page_{id}", "")) if kind == "page" else page


def _labelled(label: str, part: FormPart, lines: Sequence[str]) -> list[str]:
    if len(lines) == 1 and part.kind not in ROWS:
        return [f"{label}: {lines[0]}"]
    return [f"{label}:", *(f"  {line}" for line in lines)]


def _point(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" if number else f"• {line}" for number, line in enumerate(lines)]


def _measured(part: FormPart, text: str, words: Words) -> str:
    """Return a day or a length of time in words, if it is one."""
    try:
        if part.kind == "date":
            return formats.date(dt.date.fromisoformat(text))
        if part.kind == "duration":
            return formats.duration(to_duration(text), words.language)
    except (ValueError, AttributeError):
        return text
    return text.rstrip()


def parts_at(file: str, keys: Keys) -> tuple[FormPart, ...]:
    """Return the parts of what stands under ``keys`` of a table."""
    parts = parts_of(TABLES[file])
    for key in keys:
        if isinstance(key, str):
            parts = next(part.parts for part in parts if part.name == key)
    return (*parts_of(Step), *parts) if keys[:1] == ("steps",) else parts
