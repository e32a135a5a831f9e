"""Bare numbers and addresses in a tree of elements become links, whatever parser made the tree."""

import re
import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from veileder.markdown.tappable import BLOCK, CELL, Tap, is_tappable, taps

_PHONES = re.compile(r"(tlf|telefon|mobil|phone)\w*[.:]?$", re.IGNORECASE)
_UNREAD = {"a", "code", "pre"}
_NEVER = {*_UNREAD, *(f"h{level}" for level in range(1, 7))}
# What an element is in a text that is read: nothing but its words, a cell, a blank, or a block.
_EDGES = {
    **dict.fromkeys(("a", "code", "em", "strong", "del", "span"), ""),
    **dict.fromkeys(("td", "th"), CELL),
    "br": " ",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text: the text of ``owner``, or what follows it inside ``parent``."""

    text: str
    owner: ET.Element | None = None
    parent: ET.Element | None = None
    is_open: bool = False
    is_unread: bool = False  # a link is judged as one, and code is an example


def linkify(root: ET.Element) -> tuple[Tap, ...]:
    """Make links in ``root``, and return all that was found outside links, with what is wrong.

    What stands before a number is seen across bold and italics; a link is never made across them,
    nor inside headings, code and other links.
    """
    if not is_tappable("".join(root.itertext())):
        return ()
    pieces = list(_pieces(root, is_open=True, phones=frozenset(_phone_cells(root))))
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    inside: dict[int, list[Tap]] = {}
    seen: list[Tap] = []
    for tap in taps("".join(piece.text for piece in pieces)):
        index = bisect_right(starts, tap.start) - 1
        is_open = pieces[index].is_open and tap.end <= starts[index + 1]
        middle = bisect_right(starts, (tap.start + tap.end) // 2) - 1
        if not pieces[middle].is_unread:
            seen.append(tap if is_open else replace(tap, href=None))
        if is_open:
            inside.setdefault(index, []).append(tap)
    for index, found in inside.items():
        _link(pieces[index], starts[index], found)
    return tuple(seen)


def _phone_cells(root: ET.Element) -> Iterator[ET.Element]:
    """Yield the cells of columns whose heading says that they hold phone numbers."""
    for table in root.iter("table"):
        heads = [_PHONES.match("".join(head.itertext()).strip()) for head in table.iter("th")]
        for row in table.iter("tr"):
            cells = row.findall("td")
            yield from (cell for cell, head in zip(cells, heads, strict=False) if head)


def _pieces(
    element: ET.Element, is_open: bool, phones: frozenset[ET.Element], is_unread: bool = False
) -> Iterator[_Piece]:
    """Yield all text in the order it is read, with a break wherever a block begins or ends."""
    is_open = is_open and element.tag not in _NEVER
    is_unread = is_unread or element.tag in _UNREAD
    edge = _EDGES.get(element.tag, BLOCK)
    yield _Piece(edge)
    if element in phones:
        yield _Piece("Telefon: ")
    yield _Piece(element.text or "", element, is_open=is_open, is_unread=is_unread)
    for child in list(element):
        yield from _pieces(child, is_open, phones, is_unread)
        yield _Piece(child.tail or "", child, element, is_open, is_unread)
    yield _Piece(edge)


def _link(piece: _Piece, start: int, found: list[Tap]) -> None:
    """Put a link into ``piece``, which begins at ``start``, for each that leads somewhere."""
    owner, parent = piece.owner, piece.parent
    good = [tap for tap in found if tap.href]
    if owner is None or not good:
        return
    place = 0 if parent is None else list(parent).index(owner) + 1
    ends = [tap.start - start for tap in good[1:]] + [len(piece.text)]
    links = [
        _anchor(tap, piece.text[tap.end - start : end]) for tap, end in zip(good, ends, strict=True)
    ]
    before = piece.text[: good[0].start - start]
    if parent is None:
        owner.text = before
    else:
        owner.tail = before
    for offset, link in enumerate(links):
        (owner if parent is None else parent).insert(place + offset, link)


def _anchor(tap: Tap, tail: str) -> ET.Element:
    link = ET.Element("a", {"href": str(tap.href)})
    link.text, link.tail = tap.text, tail
    return link
