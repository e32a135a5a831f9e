"""Passages that are there or not, and words put in: one text made into what is shown."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import takewhile

from veileder.resolving.words.syntax import TAG, If, Slot, Turn, meaning

_CUT = "\0"  # where a tag of a condition stood; no YAML has this sign
_EMPTY = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s*)?|[\s|]*\|[\s|]*")
_HEADING = re.compile(r"(#{1,6})\s")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
_NUMBERED = re.compile(r"(\s*)(\d+)([.)]\s)")
_SEAMS = (
    (re.compile(rf"^(\s*){_CUT}+[ ]+"), r"\1"),
    (re.compile(rf"[ ]{_CUT}+(?=[ .,;:!?)]|$)"), ""),
    (re.compile(_CUT), ""),
)

Say = Callable[[Slot], str | None]
Has = Callable[[If], bool]


def made(text: str, say: Say, has: Has) -> str:
    """Return ``text`` with its words put in, without the passages that are not for this site.

    ``say`` gives the word for a slot (None leaves it as written); ``has`` whether a condition
    holds. A list item, paragraph or row that is left empty goes, and with the last row its table,
    and with all that stood under it its heading. No double space is left.
    """
    joined = "".join(_pieces(text, say, has))
    if _CUT not in joined:
        return joined
    lines = [*_without_empty(joined.split("\n"))]
    _take_hollow(lines)
    return "\n".join(line for line in lines if line is not None)


def _pieces(text: str, say: Say, has: Has) -> Iterator[str]:
    is_shown, after = True, 0
    for found in TAG.finditer(text):
        means = meaning(found[1])
        if is_shown:
            yield text[after : found.start()]
        after = found.end()
        if isinstance(means, If):
            is_shown = has(means)
            yield _CUT
        elif isinstance(means, Turn):
            is_shown = means.word == "end" or not is_shown
            yield _CUT
        elif is_shown:
            said = say(means) if means else None
            yield found[0] if said is None else said or _CUT
    if is_shown:
        yield text[after:]


def _without_empty(lines: list[str]) -> Iterator[str | None]:
    """Yield ``lines``, None for those that a condition left empty; a list is numbered anew."""
    missing: dict[str, int] = {}
    for line in lines:
        numbered = _NUMBERED.match(line.replace(_CUT, ""))
        if _CUT in line and _EMPTY.fullmatch(line.replace(_CUT, "")):
            if numbered:
                missing[numbered[1]] = missing.get(numbered[1], 0) + 1
            yield None
            continue
        if line.strip() and not line[0].isspace() and not numbered:
            missing.clear()
        yield _renumbered(_joined(line), missing)


def _take_hollow(lines: list[str | None]) -> None:
    """Take the heads of tables and the headings out of ``lines`` that have lost all below them."""
    for number in reversed(range(len(lines))):
        line, below = lines[number] or "", lines[number + 1 :]
        if heading := _HEADING.match(line):
            under = [*takewhile(partial(_is_under, len(heading[1])), below)]
            if None in under and not any(map(_is_seen, under)):
                lines[number] = None
        elif _DELIMITER.fullmatch(line) and below[:1] == [None]:
            following = next((one for one in below if one is not None), "")
            if number and "|" not in following:
                lines[number - 1] = lines[number] = None


def _is_under(depth: int, line: str | None) -> bool:
    heading = _HEADING.match(line or "")
    return heading is None or len(heading[1]) > depth


def _is_seen(line: str | None) -> bool:
    return bool(line and line.strip())


def _joined(line: str) -> str:
    """Return ``line`` without marks, and without the double spaces that they stood between."""
    if _CUT not in line:
        return line
    for seam, put in _SEAMS:
        line = seam.sub(put, line)
    return line


def _renumbered(line: str, missing: dict[str, int]) -> str:
    numbered = _NUMBERED.match(line) if missing else None
    if numbered is None or numbered[1] not in missing:
        return line
    number = int(numbered[2]) - missing[numbered[1]]
    return f"{numbered[1]}{number}{line[numbered.end(2) :]}"
