"""What differs between two texts, word by word; and two changes of one text as one."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

_WORD = re.compile(r"\n|[^\S\n]*(?:\w+|[^\w\s]+)|[^\S\n]+")
_LONGEST = 6_000  # words of both texts together that are laid side by side; beyond that, lines


class Kind(StrEnum):
    """What has become of some words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class Piece(NamedTuple):
    """Words that follow each other, and what has become of them."""

    kind: Kind
    text: str


class Part(NamedTuple):
    """Lines that three texts agree on, or that two of them have changed in different ways.

    ``lines`` is None where somebody must choose between ``own`` and ``shared``.
    """

    lines: tuple[str, ...] | None
    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


def words(before: str, after: str) -> list[Piece]:
    """Return what was kept, removed and added from ``before`` to ``after``, in reading order.

    The pieces that are kept or removed make ``before``, those kept or added ``after``.
    """
    one, other = _WORD.findall(before), _WORD.findall(after)
    if len(one) + len(other) > _LONGEST:
        one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces = (
        piece
        for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        for piece in _pieces(tag, "".join(one[a:b]), "".join(other[c:d]))
    )
    rows = groupby(filter(lambda piece: piece.text, pieces), lambda piece: piece.kind)
    return [Piece(kind, "".join(piece.text for piece in some)) for kind, some in rows]


def _pieces(tag: str, removed: str, added: str) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece(Kind.KEPT, removed)
        return
    yield Piece(Kind.REMOVED, removed)
    yield Piece(Kind.ADDED, added)


def merge(before: str, own: str, shared: str) -> list[Part]:
    """Return ``before`` with what ``own`` and ``shared`` each have changed, line by line."""
    return merge_rows(*(text.split("\n") for text in (before, own, shared)))


def merge_rows(base: list[str], mine: list[str], theirs: list[str]) -> list[Part]:
    """Return ``base`` with what ``mine`` and ``theirs`` each have changed, row by row."""
    parts: list[Part] = []
    at = (0, 0, 0)
    for a, b, c, length in (*_common(base, mine, theirs), (len(base), len(mine), len(theirs), 0)):
        parts += changed(base[at[0] : a], mine[at[1] : b], theirs[at[2] : c])
        parts += [Part(tuple(base[a : a + length]))] if length else []
        at = (a + length, b + length, c + length)
    return parts


def chosen(parts: Sequence[Part], takes_own: Sequence[bool]) -> list[str]:
    """Return the lines of ``parts`` with one choice for each part that has none."""
    choices = iter(takes_own)
    lines = (
        part.lines if part.lines is not None else part.own if next(choices) else part.shared
        for part in parts
    )
    return [line for some in lines for line in some]


def _common(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of lines that all three have: where in each, and how many."""
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    at = 0
    while at < len(base):
        length = 0
        while (
            at + length in in_mine
            and at + length in in_theirs
            and in_mine[at + length] == in_mine[at] + length
            and in_theirs[at + length] == in_theirs[at] + length
        ):
            length += 1
        if length:
            yield at, in_mine[at], in_theirs[at], length
        at += max(length, 1)


def _places(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, length in blocks for n in range(length)}


def changed(base: list[str], mine: list[str], theirs: list[str]) -> list[Part]:
    """Return what has become of rows that not all three agree on; nothing where none has any."""
    if not (base or mine or theirs):
        return []
    if mine in (base, theirs):
        return [Part(tuple(theirs))]
    if theirs == base:
        return [Part(tuple(mine))]
    if 1 < len(base) == len(mine) == len(theirs):  # rows that follow each other, one by one
        rows = zip(base, mine, theirs, strict=True)
        return [part for one in rows for part in changed(*([row] for row in one))]
    return [Part(None, tuple(mine), tuple(theirs))]
