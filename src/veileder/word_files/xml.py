"""Words as WordprocessingML: paragraphs, tables, and controls that can be filled in."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from veileder.word_files.paper import Block, Line, Run

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 64  # letters in a tag, to Word
_BLANK = "\u2002" * 20  # wide spaces: what Word itself shows where nothing is written yet
_BOX = "☐"
_SYMBOLS = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
_CHECKED = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
_LOOKS = {"b": "<w:b/>", "i": "<w:i/>"}
_INDENT = 360  # twentieths of a point, for each list that a point is in
FIRST_LIST = 100  # numbered lists have the numbers after this
_WIDTH = 9638  # of the text on A4 between margins of 2 cm


def whole(parts: Iterable[str]) -> str:
    """Return a body of these parts, which can be read as XML."""
    return f"<w:body {_NAMESPACES}>{''.join(parts)}</w:body>"


def safe(text: str) -> str:
    """Return ``text`` as it can stand in XML, without signs that no XML can have."""
    return escape(clean(text), quote=True)


def clean(text: str) -> str:
    """Return ``text`` without signs that no XML can have."""
    return _NOT_XML.sub("", text)


def runs(line: Line) -> str:
    """Return the words of a line."""
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    look = "".join(_LOOKS[one] for one in run.look)
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{safe(part)}</w:t>' for part in run.text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{words}</w:r>"


def paragraph(style: str, inside: str, more: str = "") -> str:
    """Return a paragraph; ``style`` is the id of its style, ``more`` what else it is like."""
    named = f'<w:pStyle w:val="{style}"/>' if style != "Normal" else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def text_of(block: Block) -> str:
    """Return a block of a text."""
    if block.style == "table":
        head, *rest = [[runs(cell) for cell in row] for row in block.rows]
        return table("", head, rest)
    style = block.style.replace(" ", "")
    return paragraph(style, runs(block.line), _numbering(block) + _far(block.depth))


def _numbering(block: Block) -> str:
    if block.style != "List Number":
        return ""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{FIRST_LIST + block.list}"/></w:numPr>'


def _far(depth: int) -> str:
    return f'<w:ind w:left="{_INDENT * (depth + 1)}" w:hanging="{_INDENT}"/>' if depth else ""


def table(
    label: str, head: Sequence[str], rows: Iterable[Sequence[str]], parts: Sequence[int] = ()
) -> str:
    """Return a table of cells, whose first row is shown again on each page it goes on to.

    ``label`` is what a screen reader says of it, if anything, and ``parts`` how wide each column
    is beside the others.
    """
    said = f'<w:tblCaption w:val="{safe(label)}"/>' if label else ""
    parts = parts or [1] * len(head)
    widths = [_WIDTH * part // sum(parts) for part in parts]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{_row(head, widths, 'Tabellhode', '<w:tblHeader/>')}"
        f"{''.join(_row(row, widths, 'Tabelltekst') for row in rows)}"
        f"</w:tbl>{paragraph('Tabellslutt', '')}"
    )


def _row(cells: Sequence[str], widths: Sequence[int], style: str, more: str = "") -> str:
    even = [*cells, *[""] * (len(widths) - len(cells))]
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, cell)}</w:tc>'
        for cell, width in zip(even, widths, strict=False)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{inside}</w:tr>"


def answer(tag: str, label: str, lines: int, kind: str = '<w:text w:multiLine="1"/>') -> str:
    """Return a control to write in, with room for some ``lines`` by hand."""
    room = f"<w:r><w:t>{_BLANK}</w:t>{'<w:br/>' * (lines - 1)}</w:r>"
    return _control(tag, label, f"<w:showingPlcHdr/>{kind}", room)


def date(tag: str, label: str, language: str) -> str:
    """Return a control to choose a date in."""
    kind = (
        f'<w:date><w:dateFormat w:val="d. MMMM yyyy"/><w:lid w:val="{language}"/>'
        '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return answer(tag, label, 1, kind)


def tick(tag: str, label: str) -> str:
    """Return a box to tick."""
    return _control(tag, label, _CHECKED, f"<w:r><w:rPr>{_SYMBOLS}</w:rPr><w:t>{_BOX}</w:t></w:r>")


def _control(tag: str, label: str, kind: str, inside: str) -> str:
    named = f'<w:alias w:val="{safe(label[:_LONGEST])}"/><w:tag w:val="{safe(tag[:_LONGEST])}"/>'
    return f"<w:sdt><w:sdtPr>{named}{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
