"""A finished page as the Markdown somebody could have written it in, for other programs to build.

Headings, paragraphs, lists, tables, links and emphasis; the same words in the same order. What
Markdown has no sign for (icons, boxes, fields) leaves only its words.
"""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote button dd details div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header label legend li main nav ol p pre section summary table ul".split()
)
_LINES = frozenset({"a", "td", "th"})  # what must stand on one line, blocks or not
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_UNSEEN = frozenset({"svg", "script", "style", "template"})
_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def as_markdown(html: str) -> str:
    """Return a piece of finished HTML as Markdown."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_block()
    return "\n".join(writer.lines) + "\n"


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._is_item = False
        self._lists: list[str] = []
        self._in_line = self._unseen = 0
        self._links: list[tuple[int, str]] = []
        self._cells: list[str] = []
        self._is_first_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append("1. " if tag == "ol" else "- ")
        elif tag == "li" or tag in _HEADINGS:
            # A heading may be a point, and a point that a script puts in a list stands in none.
            self._mark += _HEADINGS.get(tag) or "".join(self._lists[-1:])
        elif tag == "a":
            self._links.append((len(self._words), dict(attrs).get("href") or ""))
        elif tag == "table":
            self._is_first_row = True
        self._words.append(_EMPHASIS.get(tag, ""))
        self._unseen += tag in _UNSEEN
        self._in_line += tag in _LINES

    def handle_endtag(self, tag: str) -> None:
        self._in_line -= tag in _LINES
        self._unseen -= tag in _UNSEEN
        self._words.append(_EMPHASIS.get(tag, ""))
        if tag == "a":
            self._end_link()
        elif tag in ("td", "th"):
            self._cells.append(self._said())
        elif tag == "tr":
            self._end_row()
        if tag in _BLOCKS:
            self.end_block()
        if tag == "li" or tag in _HEADINGS:
            self._mark = ""
        elif tag in ("ul", "ol"):
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(_SIGNS.sub(r"\\\1", data))

    def end_block(self) -> None:
        """Write what was said since the last block, unless it must go on in the same line."""
        if self._in_line:
            self._words.append(" ")
            return
        if said := self._said():
            is_item = bool(self._lists and self._mark)
            if not (is_item and self._is_item):
                self.lines.append("")
            self.lines.append(f"{'    ' * (len(self._lists) - is_item)}{self._mark}{said}")
            self._is_item, self._mark = is_item, ""

    def _said(self) -> str:
        said = " ".join("".join(self._words).split())
        self._words.clear()
        return said

    def _end_link(self) -> None:
        start, address = self._links.pop()
        text = "".join(self._words[start:])
        if address and (bare := text.strip()):
            before, after = text[: text.index(bare)], text[text.index(bare) + len(bare) :]
            text = f"{before}[{' '.join(bare.split())}]({address}){after}"
        self._words[start:] = [text]

    def _end_row(self) -> None:
        row = f"| {' | '.join(self._cells)} |"
        self.lines += ["", row] if self._is_first_row else [row]
        if self._is_first_row:
            self.lines.append("|---" * len(self._cells) + "|")
            self._is_first_row = False
        self._cells.clear()
