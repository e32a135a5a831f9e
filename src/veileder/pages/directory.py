"""A list one looks things up in: what it is folded in, and what one chooses by."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from veileder.pages.parts import Choice
from veileder.pages.view import View

_SHORT = 8  # entries that are all seen at once
_NAMED = 6  # names that a folded group has room for

E = TypeVar("E")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter by one thing that is said of the entries, with the values that occur."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """What one chooses by: ``switches`` are either on or off.

    ``total`` is how many there are before anybody has chosen. A list that ``is_short`` is not
    folded.
    """

    filters: tuple[Filter, ...]
    switches: tuple[Choice, ...]
    total: int
    is_short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a list that is folded: its heading, and the names in it if they are few."""

    title: str
    names: str
    count: int


def directory(
    view: View, total: int, filters: Iterable[Filter] = (), switches: Sequence[str] = ()
) -> Directory:
    """Return what one chooses by in a list of ``total`` entries: filters with any choice."""
    strings = view.strings
    return Directory(
        filters=tuple(one for one in filters if one.choices),
        switches=tuple(Choice(name.replace("_", "-"), strings[name]) for name in switches),
        total=total,
        is_short=total <= _SHORT,
    )


def in_groups(
    entries: Iterable[E], title: Callable[[E], str], name: Callable[[E], str]
) -> Iterator[tuple[Group, tuple[E, ...]]]:
    """Yield each group of ``entries`` that follow one another under the same ``title``."""
    for heading, members in groupby(entries, title):
        found = tuple(members)
        names = ", ".join(map(name, found)) if len(found) <= _NAMED else ""
        yield Group(title=heading, names=names, count=len(found)), found


def first_letter(name: str) -> str:
    """Return the letter that ``name`` stands under in an alphabet."""
    return name[:1].upper()
