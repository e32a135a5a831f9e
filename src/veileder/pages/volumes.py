"""A list on as many pages as it needs, and the ways between them."""

import os.path
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar

from veileder.pages.view import View
from veileder.resolving.volumes import LETTERS, divided, volume_path

T = TypeVar("T")
E = TypeVar("E")


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeLink:
    """A way to a volume: «A–Fo» by the names in it, «1–25» where they follow no alphabet."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Volumes:
    """All volumes of a list, seen from one of them; ``before`` and ``after`` are its neighbours."""

    all: tuple[VolumeLink, ...]
    before: VolumeLink | None
    after: VolumeLink | None

    def titled(self, title: str) -> str:
        """Return the title of the page; the first has that of the list."""
        name = next(volume.title for volume in self.all if volume.current)
        return f"{title}: {name}" if self.before else title


@dataclass(frozen=True, slots=True)
class Volume(Generic[E]):
    """One page of a list, as seen from there. ``among`` is None where one page holds all."""

    view: View
    entries: tuple[E, ...]
    among: Volumes | None

    @property
    def is_first(self) -> bool:
        """Whether the list begins here."""
        return self.among is None or self.among.before is None

    def title(self, title: str) -> str:
        """Return the title of the page of a list that is called ``title``."""
        return self.among.titled(title) if self.among else title


def in_volumes(
    view: View,
    items: Sequence[T],
    entry: Callable[[View, T], E],
    name: Callable[[T], str] | None = None,
    beside: object = (),
) -> Iterator[Volume[E]]:
    """Yield the pages of the list that begins at ``view``: one, if that has room for all.

    ``name`` is by what the items are in alphabetical order, if they are. ``beside`` is what else
    one of the pages shows.
    """
    most = max(LETTERS - letters_in(beside), LETTERS // 3)
    groups = divided(items, lambda item: letters_in(entry(view, item)), most)
    for (there, among), group in zip(ways(view, groups, name), groups, strict=True):
        yield Volume(there, tuple(entry(there, item) for item in group), among)


def ways(
    view: View, groups: Sequence[Sequence[T]], name: Callable[[T], str] | None
) -> Iterator[tuple[View, Volumes | None]]:
    """Yield where each of ``groups`` stands, the first at ``view``, and the ways to the others."""
    if len(groups) == 1:
        yield view, None
        return
    titles = _by_name(groups, name) if name else _by_number(groups)
    for current in range(len(groups)):
        there = view.at(volume_path(view.path, current + 1), view.variant)
        yield there, _volumes(there, view.path, titles, current)


def letters_in(value: Any) -> int:
    """Return how many letters ``value`` shows: a part of a page, or some of them."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(map(letters_in, value))
    if is_dataclass(value):
        return sum(letters_in(getattr(value, field.name)) for field in fields(value))
    return 0


def _volumes(view: View, folder: str, titles: Sequence[str], current: int) -> Volumes:
    links = tuple(
        VolumeLink(
            title=title,
            href=view.relative(volume_path(folder, number + 1)),
            current=number == current,
        )
        for number, title in enumerate(titles)
    )
    return Volumes(
        all=links,
        before=links[current - 1] if current else None,
        after=links[current + 1] if current + 1 < len(links) else None,
    )


def _by_number(groups: Sequence[Sequence[T]]) -> list[str]:
    titles, seen = [], 0
    for group in groups:
        first, seen = seen + 1, seen + len(group)
        titles.append(_from_to(str(first), str(seen)))
    return titles


def _by_name(groups: Sequence[Sequence[T]], name: Callable[[T], str]) -> list[str]:
    """Return «A–Fo», «Fr–K»: no more letters than tell a volume from those beside it."""
    edges = [(name(group[0]), name(group[-1])) for group in groups]
    lasts = ["", *(last for _, last in edges)]
    firsts = [*(first for first, _ in edges[1:]), ""]
    ends = (
        (_told_from(first, before), _told_from(last, after))
        for (first, last), before, after in zip(edges, lasts[:-1], firsts, strict=True)
    )
    return [_from_to(first, last) for first, last in ends]


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _told_from(name: str, other: str) -> str:
    """Return the beginning of ``name`` that ``other`` does not have."""
    alike = os.path.commonprefix([name.lower(), other.lower()])  # noqa: RUF071 - letters are meant
    rest = name[len(alike) :].lstrip()
    start = name[: len(name) - len(rest) + 1]
    return start[:1].upper() + start[1:]
