"""Blocks that came out other than they were laid out: boxes, points that are too deep, tables."""

import re
from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.checks.lines import Flaw, Words
from veileder.markdown.commonmark import DATE, Parsed, Token

_BOX = re.compile(r"[ \t]*!!!")
_ITEM = re.compile(r"[ \t]*([-*+]|\d{1,9}[.)])[ \t]+")
_DEEP = re.compile(r"(?P<sign>[-*+]|\d{1,2}[.)])[ \t]+\S")
_DEEP_BLANKS = ("    ", "\t", " \t", "  \t", "   \t")
_DASHES = re.compile(r"(?P<sign>--+)[ \t]*(?=[^\W_])")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def layout(words: Sequence[Words], parsed: Parsed, source: Sequence[str]) -> Iterator[Flaw]:
    """Yield where a text is not laid out so that its blocks become what they were meant to be."""
    for token in parsed.tokens:
        if token.type == "alert_open":
            yield from _box(token, source)
    for some in words:
        if some.is_prose:
            yield from _too_deep(some, source)
    yield from _gapped_tables(words, source)


def _box(token: Token, source: Sequence[str]) -> Iterator[Flaw]:
    """Yield the line below a box that has too little indentation to be in it, or an empty box."""
    first, after = token.map or (0, 0)
    head = source[first]
    if not _BOX.match(head):
        return
    is_empty = not any(line.strip() for line in source[first + 1 : after])
    below = source[after] if after < len(source) else ""
    depth = len(head) - len(head.lstrip())
    blanks = f"{depth + 4} mellomrom" if depth else "fire mellomrom"
    if below.strip():
        yield Flaw(
            rules.TEXT_LOST,
            after,
            "Linjen kommer utenfor boksen over, fordi den har for få mellomrom foran",
            f"Sett {blanks} foran linjen og de andre linjene som skal stå i boksen. "
            "Hører den ikke til boksen, "
            + ("skriv tekst i boksen først." if is_empty else "sett en tom linje over den."),
        )
    elif is_empty and (not token.meta["title"] or _is_near(source[after:])):
        message = "Boksen er tom, for teksten under har ikke fire mellomrom foran"
        cure = f"Sett {blanks} foran linjene som skal stå i boksen."
        yield Flaw(rules.TEXT_LOST, first, message, cure)


def _is_near(below: Sequence[str]) -> bool:
    """Whether the next line with words is indented, but not enough."""
    following = next((line for line in below if line.strip()), "")
    return following[:1].isspace()


def _too_deep(words: Words, source: Sequence[str]) -> Iterator[Flaw]:
    """Yield the first line with the sign of a point that flows into the line above."""
    dashes = [line for line in words.lines if _DASHES.match(line.text)]
    for line in words.lines[1:]:
        match = _DEEP.match(line.text)
        if match and source[line.number].startswith(_DEEP_BLANKS) and not DATE.match(line.text):
            yield _flows(line.number, match["sign"], _depth(words, match["sign"], source))
            return
    if dashes and (len(dashes) > 1 or (words.opens_item and dashes[0] is not words.lines[0])):
        sign = _DASHES.match(dashes[0].text)
        yield _flows(dashes[0].number, sign["sign"] if sign else "", _under(words, source))


def _flows(line: int, sign: str, depth: int) -> Flaw:
    right = sign if sign[0] not in "-*+" else "-"
    where = f"{depth} mellomrom" if depth else "ingen mellomrom"
    blank = "" if depth else ", og en tom linje over det første punktet"
    return Flaw(
        rules.TEXT_LIST,
        line,
        f"Punktet som begynner med «{sign}» flyter inn i linjen over",
        f"Skriv «{right} » med {where} foran, her og på linjene som hører sammen med den{blank}.",
    )


def _depth(words: Words, sign: str, source: Sequence[str]) -> int:
    """Return how far in a point is to stand: under the one above, or beside it if it follows it.

    Only a list that begins with 1 may begin right below the text of a point.
    """
    item = _ITEM.match(source[words.lines[0].number]) if words.opens_item else None
    if item and sign[0].isdigit() and int(sign[:-1]) != 1:
        return item.start(1)
    return _under(words, source)


def _under(words: Words, source: Sequence[str]) -> int:
    item = _ITEM.match(source[words.lines[0].number]) if words.opens_item else None
    return item.end() if item else 0


def is_gapped(source: Sequence[str], line: int) -> range | None:
    """Return the lines of the rows around ``line`` if blank lines part them, else None."""
    first = _end(source, line, -1)
    last = _end(source, line, 1)
    rows = range(first, last + 1)
    return rows if any(not source[row].strip() for row in rows) else None


def _end(source: Sequence[str], line: int, step: int) -> int:
    """Return the last row of a table, from ``line`` in the direction of ``step``."""
    end = line
    while 0 <= line < len(source) and (not source[line].strip() or "|" in source[line]):
        end = line if source[line].strip() else end
        line += step
    return end


def _gapped_tables(words: Sequence[Words], source: Sequence[str]) -> Iterator[Flaw]:
    """Yield each table whose rows are parted by blank lines, as Outlook pastes them, once."""
    done = -1
    for some in words:
        line = some.lines[0].number
        if not some.is_prose or line <= done or "|" not in some.lines[0].text:
            continue
        rows = is_gapped(source, line)
        if rows is None or not _looks_like_rows(source, rows):
            continue
        done = rows[-1]
        rule = " Sett en linje med like mange --- under den første raden: | --- | --- |."
        yield Flaw(
            rules.TEXT_MARKUP,
            rows[0],
            "Tabellen har tomme linjer mellom radene, så den blir ikke en tabell",
            "Ta bort de tomme linjene mellom radene."
            + ("" if any(_RULE.fullmatch(source[row]) for row in rows) else rule),
        )


def _looks_like_rows(source: Sequence[str], rows: range) -> bool:
    written = [source[row] for row in rows if source[row].strip()]
    begun = all(row.lstrip().startswith("|") for row in written)
    return begun or any(_RULE.fullmatch(row) and "|" in row for row in written)
