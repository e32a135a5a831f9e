"""What is each municipality's own in data that is otherwise alike: marked, and stamped again.

A template makes of marked data what it makes of the data itself, but for the marks: it only shows
what is ``Own``. So what it made once does for all whose data differ in nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from veileder.pages.parts import Own

T = TypeVar("T")

# Letters that Unicode keeps for such use, and that no text has: a mark, and its number after it.
_MARK, _ZERO, _BASE, _DIGITS = 0xFDD5, 0xFDD6, 26, 3
_MARKS = re.compile(f"{chr(_MARK)}([{chr(_ZERO)}-{chr(_ZERO + _BASE - 1)}]{{{_DIGITS}}})")
# What is the same in a text, in a value of an attribute and anywhere in an address, and no sign of
# anything that a browser would stop. The scheme of an address is seen by those who read the page.
_HARMLESS = re.compile(r"((?:https?://)?)([\w @.,+/~()\xa0-]+)")


@dataclass(frozen=True, slots=True)
class Marked(Generic[T]):
    """Data with marks in it, and what stands where they are, in the order of their numbers."""

    data: T
    values: Sequence[str]


def marked(data: T) -> Marked[T]:
    """Return ``data``, of dataclasses and tuples, with a mark for each harmless ``Own`` text."""
    values: list[str] = []
    return Marked(_Marker(values).part(data), values)


def split(html: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the pieces of ``html`` around its marks, and the numbers of the marks."""
    pieces = _MARKS.split(html)
    return tuple(pieces[::2]), tuple(map(_number, pieces[1::2]))


def stamped(pieces: Sequence[str], numbers: Sequence[int], values: Sequence[str]) -> str:
    """Return the pieces with the values of the marks between them."""
    whole = [pieces[0]]
    for number, piece in zip(numbers, pieces[1:], strict=True):
        whole += (values[number], piece)
    return "".join(whole)


class _Marker:
    """Puts a mark in place of what it adds to ``values``."""

    def __init__(self, values: list[str]) -> None:
        self._values = values

    def part(self, part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(self.part, part))
        found = {
            name: self._own(value) if is_own else self.part(value)
            for name, is_own in _fields(part.__class__)
            if (value := getattr(part, name))
        }
        return replace(part, **found) if found else part

    def _own(self, value: Any) -> Any:
        if not isinstance(value, str):
            return tuple(map(self._own, value))
        harmless = _HARMLESS.fullmatch(value)
        if harmless is None or len(self._values) == _BASE**_DIGITS:
            return value
        self._values.append(harmless[2])
        return harmless[1] + _mark(len(self._values) - 1)


def _mark(number: int) -> str:
    digits = (number // _BASE**place % _BASE for place in reversed(range(_DIGITS)))
    return chr(_MARK) + "".join(chr(_ZERO + digit) for digit in digits)


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * _BASE + ord(digit) - _ZERO
    return number


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a kind of part that are ``Own``, or have such a text further in."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind, include_extras=True)
    own = {name: any(_is_own(one) for one in _kinds(hint)) for name, hint in hints.items()}
    return tuple((name, own[name]) for name, hint in hints.items() if own[name] or _holds(hint))


def _kinds(hint: Any) -> list[Any]:
    """Return the types that ``hint`` is made of."""
    if get_origin(hint) is Annotated or not get_args(hint):
        return [hint]
    return [kind for inner in get_args(hint) for kind in _kinds(inner)]


def _is_own(hint: Any) -> bool:
    return get_origin(hint) is Annotated and hint == Own


def _holds(hint: Any) -> bool:
    return any(isinstance(kind, type) and _fields(kind) for kind in _kinds(hint))
