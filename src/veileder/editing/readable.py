"""A value of a field as a person reads it: titles instead of ids, labels instead of keys."""

from collections.abc import Mapping, Sequence
from typing import Any

from veileder.editing.comparing import as_lines
from veileder.editing.language import Words
from veileder.editing.parts import FormPart, parts_of
from veileder.editing.references import References
from veileder.model.base import Keys
from veileder.model.guide import Step
from veileder.model.kinds import TABLES


class Readable:
    """Says values of the fields in ``parts``, in the words of one municipality."""

    def __init__(self, parts: Sequence[FormPart], words: Words, references: References) -> None:
        self._parts = {part.name: part for part in parts}
        self._words, self._references = words, references

    def label(self, name: str) -> str:
        """Return what a field is called."""
        part = self._parts.get(name)
        return self._words.of_field(part.label) if part else name

    def say(self, name: str, value: Any) -> str | None:
        """Return the value of a field as lines; None where it says nothing."""
        return as_lines(self._plain(self._parts.get(name), value))

    def _plain(self, part: FormPart | None, value: Any) -> Any:
        if part is None or value is None:
            return value
        if part.kind == "named" and isinstance(value, Mapping):
            known = dict(self._references.options(part.to))
            inner = part.parts[0]
            return {known.get(key, key): self._plain(inner, one) for key, one in value.items()}
        if isinstance(value, Mapping):
            inside = {one.name: one for one in part.parts}
            return {
                self._words.of_field(inside[key].label): self._plain(inside[key], one)
                for key, one in value.items()
                if key in inside and inside[key].kind != "id"
            }
        if isinstance(value, list):
            return [self._plain(part, one) for one in value]
        return self._single(part, str(value))

    def _single(self, part: FormPart, text: str) -> str:
        if part.kind == "flag":
            return self._words[{"true": "yes", "True": "yes"}.get(text, "no")]
        known = dict(self._references.options(part.to)) if part.to else {}
        is_chosen = part.kind in ("choice", "choices")
        return known.get(text) or (self._words.of_choice(part.name, text) if is_chosen else text)


def parts_at(file: str, keys: Keys) -> tuple[FormPart, ...]:
    """Return the parts of what stands under ``keys`` of a table."""
    parts = parts_of(TABLES[file])
    for key in keys:
        if isinstance(key, str):
            parts = next(part.parts for part in parts if part.name == key)
    return (*parts_of(Step), *parts) if keys[:1] == ("steps",) else parts
