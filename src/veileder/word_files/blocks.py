"""A text in HTML as the blocks of a paper."""

import re
from html.parser import HTMLParser

from veileder.word_files.paper import Block, Line, Run

_STYLES = {"h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3", "h5": "Heading 3"}
_LISTS = {"ul": "List Bullet", "ol": "List Number"}
_LOOKS = {"strong": "b", "b": "b", "em": "i", "i": "i"}
_ENDING = {"p", "li", "td", "th", "dt", "dd", "div", "pre", "summary", *_STYLES}
_TEXT = "Normal"
_SPACE = re.compile(r"[ \t\r\n]+")  # not those that hold words together


class Lists(list[int]):
    """The numbered lists of a paper, of all its texts: the first number of each."""


def blocks(html: str, lists: Lists) -> tuple[Block, ...]:
    """Return a text of ours, in HTML, as blocks; links are the words they stand on.

    Its numbered lists are added to ``lists``, so that each begins anew on the paper.
    """
    reader = _Reader(lists)
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.blocks)


def line(html: str) -> Line:
    """Return a text of one paragraph, in HTML, as one line."""
    return tuple(run for block in blocks(html, Lists()) for run in block.line)


class _Reader(HTMLParser):
    """Collects the runs of a line until something ends it."""

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self._numbered = lists
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._looks: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._style = _TEXT
        self._is_point = self._is_task = False
        self._rows: list[list[Line]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LOOKS:
            self._looks.append(_LOOKS[tag])
        elif tag in ("br", "img"):  # of a picture, its words
            self._runs.append(Run(dict(attrs).get("alt") or "\n"))
        elif tag == "input":
            self._runs.append(Run("☐ "))
            self._is_task = True
        elif tag in _LISTS:
            self.end()
            self._lists.append((_LISTS[tag], self._number(tag, dict(attrs))))
        elif tag == "tr":
            self._rows.append([])
        elif tag in _ENDING:
            self.end()
            self._style = _STYLES.get(tag, self._style)
            if ("class", "admonition-title") in attrs:
                self._style = "Ledetekst"
            self._is_point = tag == "li" or (self._is_point and tag == "p")

    def handle_endtag(self, tag: str) -> None:
        if tag in _LOOKS:
            self._looks.pop()
        elif tag in ("td", "th"):
            self._rows[-1].append(self._taken())
        elif tag == "table":
            self.blocks.append(Block("table", rows=tuple(map(tuple, self._rows))))
            self._rows.clear()
        elif tag in _LISTS:
            self.end()
            self._lists.pop()
        elif tag in _ENDING:
            self.end()

    def handle_data(self, data: str) -> None:
        self._runs.append(Run(_SPACE.sub(" ", data), "".join(sorted(set(self._looks)))))

    def end(self) -> None:
        """End the line, unless it is inside a cell, which keeps all of its lines."""
        if self._rows:
            return
        if runs := self._taken():
            self.blocks.append(self._block(runs))
            self._style, self._is_point, self._is_task = _TEXT, False, False

    def _block(self, runs: Line) -> Block:
        depth = max(0, len(self._lists) - 1)
        if not self._lists:
            return Block(self._style, runs)
        if self._is_task:
            return Block("Valg", runs, depth)
        style, number = self._lists[-1]
        return Block(style if self._is_point else "List Continue", runs, depth, number)

    def _number(self, tag: str, attributes: dict[str, str | None]) -> int:
        if tag != "ol":
            return 0
        self._numbered.append(int(attributes.get("start") or 1))
        return len(self._numbered)

    def _taken(self) -> Line:
        runs, self._runs = _trimmed(self._runs), []
        return runs


def _trimmed(runs: list[Run]) -> Line:
    """Return ``runs`` without the space around them, and none where they are nothing else."""
    kept: list[Run] = []
    for run in runs:
        is_first = not kept or kept[-1].text.endswith((" ", "\n"))
        if text := run.text.lstrip(" ") if is_first else run.text:
            kept.append(Run(text, run.look))
    while kept and not kept[-1].text.strip(" \n"):
        kept.pop()
    return (*kept[:-1], Run(kept[-1].text.rstrip(" "), kept[-1].look)) if kept else ()
