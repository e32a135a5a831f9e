"""Passages that are there or not, and words put in: one text made into what is shown."""

import re
from collections.abc import Callable, Iterator

from veileder.resolving.words.syntax import TAG, If, Slot, Turn, meaning

_CUT = "\0"  # where a tag of a condition stood; no YAML has this sign
_EMPTY = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s*)?|[\s|]*\|[\s|]*")
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
    holds. A list item, paragraph or row that is left empty goes, and no double space is left.
    """
    joined = "".join(_pieces(text, say, has))
    if _CUT not in joined:
        return joined
    return "\n".join(_without_empty(joined.split("\n")))


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
            yield (say(means) if means else None) or found[0]
    if is_shown:
        yield text[after:]


def _without_empty(lines: list[str]) -> Iterator[str]:
    """Yield ``lines`` without those that a condition left empty; a list is numbered anew."""
    missing: dict[str, int] = {}
    for line in lines:
        numbered = _NUMBERED.match(line.replace(_CUT, ""))
        if _CUT in line and _EMPTY.fullmatch(line.replace(_CUT, "")):
            if numbered:
                missing[numbered[1]] = missing.get(numbered[1], 0) + 1
            continue
        if line.strip() and not line[0].isspace() and not numbered:
            missing.clear()
        yield _renumbered(_joined(line), missing)


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
