"""Markdown as GitHub and GitLab read it. The only user of ``markdown_it``.

Two things differ from there, and only these: boxes (``!!! note "Title"``) are part of the language,
and a date that begins a line is text, where a list would take its number away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

__all__ = ["BOXES", "DATE", "Parsed", "Token", "cells", "has_html", "parse", "parse_line"]

# Deeper than any text may be (``limits.excess``), so that nothing is left out.
_OPTIONS: Mapping[str, Any] = {"linkify": False, "store_labels": True, "maxNesting": 200}
_MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember "
    "jan feb mar apr jun jul aug sep sept okt nov des"
)
# A day and its month, or a year: "1. mai", "17. og 18. mai", "2026."
DATE = re.compile(
    r"(\d{4,9}[.)]|\d{1,2}\.([ \t]*(og|eller|til|[-–])[ \t]*\d{1,2}\.)?[ \t]+"
    rf"({'|'.join(_MONTHS.split())})\b)",
    re.IGNORECASE,
)
_POINT = re.compile(r"[ \t]*([-*+][ \t]+)?(?P<text>(?P<number>\d{1,2})[.)][ \t].*)")
_SMALL_DATE = re.compile(DATE.pattern)
_FAR = 100  # lines that are looked at to tell a list from a date
_BOX = re.compile(r'!!! ?(?P<kind>[\w-]+)(?:[ ]+"(?P<title>.*)")?[ \t]*')
# The kinds of boxes GitHub has, and what each is called here.
_ALERTS = {"NOTE": "note", "TIP": "tip", "IMPORTANT": "warning", "WARNING": "warning"} | {
    "CAUTION": "danger"
}
BOXES = frozenset(_ALERTS.values())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a flat row of tokens, and the link definitions in it: label to line (from 0)."""

    tokens: tuple[Token, ...]
    definitions: Mapping[str, int]


class _Reader(MarkdownIt):
    """Takes every address as written: which are allowed is for others to say."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the library's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        return link


@lru_cache(maxsize=2_000)
def parse(text: str) -> Parsed:
    """Return the blocks of ``text``; HTML is text like any other."""
    env: dict[str, Any] = {}
    tokens = _without_english(_reader(html=False).parse(text, env))
    found = env.get("references", {})
    return Parsed(tuple(tokens), {label: ref["map"][0] for label, ref in found.items()})


@lru_cache(maxsize=1_000)
def parse_line(text: str) -> Parsed:
    """Return ``text``, a field of one line, as one paragraph: a list sign is a sign there."""
    opening, closing = Token("paragraph_open", "p", 1), Token("paragraph_close", "p", -1)
    return Parsed((opening, *_reader(html=False).parseInline(text), closing), {})


def has_html(text: str, *, is_line: bool) -> tuple[tuple[int, str], ...]:
    """Return each piece of HTML as GitHub sees it: the line its block begins on, and the piece."""
    reader = _reader(html=True)
    tokens = reader.parseInline(text) if is_line else reader.parse(text)
    found = []
    for token in tokens:
        line = token.map[0] if token.map else 0
        pieces = [token, *(token.children or ())]
        found += [(line, piece.content) for piece in pieces if piece.type.startswith("html")]
    return tuple(found)


def cells(row: str) -> int:
    """Return how many cells GitHub sees in the line ``row`` of a table."""
    found = escapedSplit(row.strip())
    return len(found) - (found[0] == "") - (len(found) > 1 and found[-1] == "")


@lru_cache(maxsize=2)
def _reader(*, html: bool) -> MarkdownIt:
    reader = _Reader("gfm-like2", {**_OPTIONS, "html": html})
    reader.disable("text_join")  # what was escaped can be told from what was not
    before_paragraph: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    reader.block.ruler.at("list", _list, before_paragraph)
    reader.block.ruler.before("blockquote", "box", _box, before_paragraph)
    return reader


def _without_english(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield ``tokens`` with the boxes of GitHub named as ours, without their English titles."""
    is_title = is_english = False
    for token in tokens:
        if token.type == "alert_open":
            token.meta["kind"] = _ALERTS.get(token.meta["kind"], token.meta["kind"])
            is_english = bool(token.markup)
        is_title = token.type == "alert_title_open" or (is_title and token.type == "inline")
        is_end = token.type == "alert_title_close"
        if not (is_english and (is_title or is_end)):
            yield token


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Begin a list, but not where a date begins a line of prose."""
    if DATE.match(_line(state, start)):
        around = range(max(start - _FAR, 0), min(start + _FAR, state.lineMax))
        lines = [state.src[state.bMarks[line] : state.eMarks[line]] for line in around]
        if not _in_numbered_run(lines, start - around[0]):
            return False
    return list_block(state, start, end, silent)


def _in_numbered_run(lines: Sequence[str], at: int) -> bool:
    """Whether the date that begins a line is a point of a list 1., 2., 3.

    «1. mai» alone, or among other dates of small letters, is a date; «2. Mai er stengt» between
    points 1 and 3 is not.
    """
    points = [(line, m) for line, text in enumerate(lines) if (m := _POINT.match(text))]
    here = next((index for index, (line, _) in enumerate(points) if line == at), 0)
    first = here + 1 - int(points[here][1]["number"]) if points else -1
    run = points[max(first, 0) : here + 1 + (here == first)]
    is_run = [int(point["number"]) for _, point in run] == list(range(1, len(run) + 1))
    if first < 0 or len(run) < 2 or not is_run:
        return False
    within = lines[run[0][0] : run[-1][0] + 1]
    is_parted = any(map(_is_break, within, within[1:]))
    return not is_parted and not all(_SMALL_DATE.match(point["text"]) for _, point in run)


def _is_break(before: str, line: str) -> bool:
    """Whether ``line`` begins a paragraph of its own after a list."""
    return not before.strip() and line[:1].strip() != "" and not _POINT.match(line)


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read ``!!! kind "title"`` and the indented lines below it as a box."""
    match = _BOX.fullmatch(_line(state, start))
    if not match or state.is_code_block(start):
        return False
    if silent:
        return True
    after = _end_of_box(state, start + 1, end)
    token = state.push("alert_open", "div", 1)
    token.map, token.meta = [start, after], {"kind": match["kind"], "title": match["title"]}
    if match["title"]:
        _title(state, match["title"], start)
    _inside(state, start + 1, after)
    state.push("alert_close", "div", -1)
    state.line = after
    return True


def _end_of_box(state: StateBlock, line: int, end: int) -> int:
    """Return the line after the last that is indented as the inside of a box."""
    after = line
    while line < end and (state.isEmpty(line) or state.sCount[line] - state.blkIndent >= 4):
        line += 1
        if not state.isEmpty(line - 1):
            after = line
    return after


def _title(state: StateBlock, title: str, line: int) -> None:
    state.push("alert_title_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = title, [line, line + 1], []
    state.push("alert_title_close", "p", -1)


def _inside(state: StateBlock, start: int, after: int) -> None:
    parent, state.parentType = state.parentType, "blockquote"
    last, state.lineMax = state.lineMax, after
    state.blkIndent += 4
    state.md.block.tokenize(state, start, after)
    state.blkIndent -= 4
    state.parentType, state.lineMax = parent, last
