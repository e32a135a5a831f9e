"""Taking the shared text again: one's own words for it go from the file, and all else stays."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from veileder.faults import Refusal
from veileder.findings import told
from veileder.reading.front_matter import read_front_matter

BOOKKEEPING = ("based_on", "translated_from")


class NotCompared(Refusal):
    """The text is made from nothing else, or is written so that it can't be changed in part."""


def without_field(written: str, name: str) -> str | None:
    """Return the text of a file without field ``name`` (or ``body``): the shared one shows again.

    None where nothing of one's own is left, so that the file is to be deleted. Raises NotCompared
    for a file whose fields are not on lines of their own.
    """
    ends = "\r\n" if "\r\n" in written else "\n"
    lines = written.replace("\r\n", "\n").split("\n")
    located = told(read_front_matter("\n".join(lines), "")).value
    if located is None or name not in located.data:
        raise NotCompared(f"Filen har ikke feltet «{name}».")
    if set(located.data) <= {name, *BOOKKEEPING}:
        return None
    fence = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    if name == "body":
        return ends.join([*lines[: fence + 1], ""])
    start, after = _span(located.key_marks, name, fence, lines)
    return ends.join([*lines[:start], *lines[after:]])


def _span(marks: Mapping[Any, Any], name: str, fence: int, lines: Sequence[str]) -> tuple[int, int]:
    """Return the lines of the field, without the comments and blank lines before the next."""
    starts = sorted(at.line - 1 for keys, at in marks.items() if len(keys) == 1)
    start = marks[(name,)].line - 1
    is_apart = marks[(name,)].column == 1 and all(one < other for one, other in pairwise(starts))
    if not is_apart or not re.match(r"[\"']?\w", lines[start]):
        raise NotCompared("Feltene i filen står ikke på hver sin linje.")
    after = min((line for line in (*starts, fence) if line > start), default=fence)
    while after - 1 > start and re.match(r"#|\s*$", lines[after - 1]):
        after -= 1
    return start, after
