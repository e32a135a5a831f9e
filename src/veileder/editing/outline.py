"""Marked text as lines, so that each can keep its place under the one that it belongs to."""

from collections.abc import Iterable
from typing import NamedTuple

from veileder.editing.differences import Kind, Piece

_DEEPEST = 6
_INDENT = 2


class Line(NamedTuple):
    """One line: how deep it stands, and its words without the room before them."""

    depth: int
    pieces: tuple[Piece, ...]


def in_lines(marked: str | Iterable[Piece]) -> list[Line]:
    """Return ``marked`` in lines; empty where none of them is a point or stands under one."""
    pieces = [Piece(Kind.KEPT, marked)] if isinstance(marked, str) else list(marked)
    rows: list[list[Piece]] = [[]]
    for kind, text in pieces:
        first, *others = text.split("\n")
        rows[-1].append(Piece(kind, first))
        rows += [[Piece(kind, other)] for other in others]
    lines = [_line(row) for row in rows]
    is_outline = any(line.depth or _said(line.pieces).startswith("•") for line in lines)
    return lines if is_outline else []


def _said(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _line(row: list[Piece]) -> Line:
    said = _said(row)
    room = len(said) - len(said.lstrip(" "))
    left, pieces = room, []
    for kind, text in row:
        gone = min(left, len(text) - len(text.lstrip(" ")))
        left -= gone
        pieces.append(Piece(kind, text[gone:]))
    return Line(min(room // _INDENT, _DEEPEST), tuple(piece for piece in pieces if piece.text))
