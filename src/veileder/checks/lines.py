"""A text as its reader meets it: paragraphs, headings and cells, line by line, without markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from veileder.findings import Rule
from veileder.markdown.commonmark import Parsed, Token

# Stands for code, pictures, whole addresses and signs that somebody escaped: meant as they are.
OPAQUE = "\ufffc"
_NEAR = 8  # signs


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a text, before it is known where the text stands.

    ``line`` counts from 0 in the text; ``column`` is where in the line, or None for its first sign.
    """

    rule: Rule
    line: int
    message: str
    cure: str
    column: int | None = None

    def offset(self, text: str) -> int:
        """Return where in ``text`` it is."""
        lines = text.split("\n")
        line = lines[min(self.line, len(lines) - 1)]
        first = len(line) - len(line.lstrip())
        before = sum(len(line) + 1 for line in lines[: self.line])
        return before + (first if self.column is None else self.column)


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line, and whether the line before only runs on into it."""

    number: int
    text: str
    runs_on: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The lines of one paragraph, heading or cell. ``within`` is the tag that holds them."""

    within: str
    lines: tuple[Line, ...]
    opens_item: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is neither a heading nor a cell of a table."""
        return self.within == "p"


def column(line: Line, span: tuple[int, int], source: Sequence[str]) -> int | None:
    """Return where in its line of ``source`` the words in ``span`` begin; None: can't be told.

    What follows tells them from the same signs earlier in the line.
    """
    start, end = span
    row = source[line.number] if line.number < len(source) else ""
    for words in (
        line.text[start : end + _NEAR],
        line.text[start:end],
        line.text[start:end].strip(),
    ):
        if (at := row.find(words)) >= 0:
            return at + len(words) - len(words.lstrip())
    return None


def words_of(parsed: Parsed) -> Iterator[Words]:
    """Yield what is to be read in a text, in order."""
    before: Token | None = None
    opens_item = False
    for token in parsed.tokens:
        if token.type == "inline" and before is not None:
            first = token.map[0] if token.map else 0
            yield Words(before.tag, tuple(_lines(token.children or (), first)), opens_item)
        if token.nesting > 0 and token.tag != "p":
            opens_item = token.type == "list_item_open"
        elif token.type == "inline":
            opens_item = False
        before = token


def _lines(tokens: Sequence[Token], first: int) -> Iterator[Line]:
    text, number, runs_on = "", first, False
    is_address = False
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield Line(number, text, runs_on)
            text, number, runs_on = "", number + 1, token.type == "softbreak"
        elif token.info == "auto":
            is_address = token.nesting > 0
            text += OPAQUE * is_address
        elif not is_address:
            text += _seen(token)
    yield Line(number, text, runs_on)


def _seen(token: Token) -> str:
    if token.nesting:
        return OPAQUE * (token.type == "link_open")
    # A stroke before a letter escapes nothing, and is read as it is.
    is_text = token.type == "text" or (token.info == "escape" and token.content == token.markup)
    is_letter = token.info == "entity" and not token.content.isascii()
    return token.content if is_text or is_letter else OPAQUE
