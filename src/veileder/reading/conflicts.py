"""The marks that git leaves in a text when two have changed the same, and no one has chosen."""

import re
from collections.abc import Iterator

# Seven signs alone, or with the name of a version behind; also in a quote, a list or a comment.
_MARK = re.compile(
    r"""[\s>"'#-]*(?:[\w-]+:\s+["']?)?"""
    r"""(?<![<>=|])(?P<mark><{7}|>{7}|\|{7}|={7})(?=\s|["']?$)(?P<after>.*)"""
)
_OUTER = ("<", ">")


def conflicts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the line and column where each conflict in ``text`` begins."""
    lines = text.split("\n")
    marks = [(number, found) for number, line in enumerate(lines) if (found := _mark(line))]
    has_outer = any(found["mark"][0] in _OUTER for _, found in marks)
    is_open = False
    for number, found in marks:
        sign = found["mark"][0]
        if not (has_outer or _is_alone(found)):
            continue
        if sign == "<" or not is_open:
            yield number + 1, found.start("mark") + 1
        is_open = sign != ">"


def _mark(line: str) -> re.Match[str] | None:
    return _MARK.match(line) if any(sign * 7 in line for sign in "<>|=") else None


def _is_alone(found: re.Match[str]) -> bool:
    """Whether a middle mark without the others is what is left of a conflict.

    ``|||||||`` may be a row of a table. Seven ``=`` are taken for a mark under a line of text too:
    a heading with as many can be written another way, and a forgotten mark makes two texts one.
    """
    if found["mark"][0] == "|":
        return bool(found["after"].strip()) and "|" not in found["after"]
    return not found["after"].strip()
