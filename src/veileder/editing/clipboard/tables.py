"""Tables with one line in each cell and the same number of cells in each row."""

import re
from collections.abc import Sequence

from bs4.element import NavigableString, Tag

from veileder.editing.clipboard.items import moved
from veileder.editing.clipboard.losses import Losing, Lost, What
from veileder.editing.clipboard.tree import BLOCKS, MARKER, new

_WIDEST = 20
_ENDS = (".", ":", ";", ",", "!", "?")


def cells_of(table: Tag) -> list[list[Tag]]:
    """Return the cells of each row of ``table``, without those of tables inside it."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = ([c for c in row.find_all(["td", "th"], recursive=False)] for row in rows)
    return [row for row in cells if row]


def is_frame(rows: Sequence[Sequence[Tag]]) -> bool:
    """Whether a table only places what is in it, as mail programs do."""
    has_tables = any(cell.find("table") for row in rows for cell in row)
    return has_tables or len(rows) < 2 or max(map(len, rows), default=0) < 2


def table(rows: Sequence[Sequence[Tag]]) -> Losing[Tag]:
    """Return a table of ``rows``; a merged cell has its words in the first of its places."""
    made = new("table")
    placed = _placed(rows)
    width = min(max(map(len, placed)), _WIDEST)
    if any(_span(cell, side) > 1 for row in rows for cell in row for side in _SPANS):
        yield Lost(What.MERGED)
    if any(cell.find([*BLOCKS, "br"]) for row in rows for cell in row if _parts(cell) > 1):
        yield Lost(What.CELL)
    for number, row in enumerate(placed):
        line = new("tr")
        for cell in [*row[:width], *[None] * (width - len(row))]:
            line.append(_cell(cell, "td" if number else "th"))
        made.append(line)
    return made


_SPANS = ("colspan", "rowspan")


def _span(cell: Tag, side: str) -> int:
    written = str(cell.get(side) or "1")
    return max(1, min(int(written), _WIDEST)) if written.isascii() and written.isdigit() else 1


def _placed(rows: Sequence[Sequence[Tag]]) -> list[list[Tag | None]]:
    """Return the cells of each row where they are seen; None below and beside a merged one."""
    taken: dict[tuple[int, int], Tag | None] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for down in range(_span(cell, "rowspan")):
                for beside in range(_span(cell, "colspan")):
                    taken[number + down, column + beside] = None
            taken[number, column] = cell
    return [
        [taken.get((number, at)) for at in range(_width(taken, number))]
        for number in range(len(rows))
    ]


def _width(taken: dict[tuple[int, int], Tag | None], row: int) -> int:
    return max((column + 1 for number, column in taken if number == row), default=0)


def _parts(cell: Tag) -> int:
    inner = [tag for tag in cell.find_all([*BLOCKS]) if not tag.find([*BLOCKS])]
    return sum(bool(tag.get_text(strip=True)) for tag in inner) + len(cell.find_all("br"))


def _make_one_line(cell: Tag) -> None:
    """Part what stands in ``cell`` by signs, and take away those that began a point."""
    for sign in cell.find_all(MARKER):
        if not re.search(r"\w", sign.get_text()):
            sign.decompose()
    for mark in cell.find_all("br"):
        mark.replace_with(NavigableString(_between(mark)))
    inner = [tag for tag in cell.find_all([*BLOCKS]) if not tag.find([*BLOCKS])]
    for block in inner[:-1]:
        if block.get_text(strip=True):
            block.append(NavigableString(_between(block)))


def _cell(cell: Tag | None, name: str) -> Tag:
    made = new(name)
    if cell is None:
        return made
    _make_one_line(cell)
    moved(cell, made)
    for tag in made.find_all([*BLOCKS, "input"]):
        tag.unwrap()
    if name == "th":
        for tag in made.find_all("b"):
            tag.unwrap()
    made.smooth()
    return made


def _between(before: Tag) -> str:
    """Return what parts two lines that now stand on one: a blank after the end of a sentence."""
    words = before.get_text().rstrip() or str(before.previous_sibling or "").rstrip()
    return " " if not words or words.endswith(_ENDS) else "; "
