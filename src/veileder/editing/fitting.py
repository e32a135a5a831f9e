"""Whether what is sent is what a form of these parts sends: only a page of ours is listened to."""

import re
from collections.abc import Sequence
from typing import Any

from veileder.editing.parts import ROWS, FormPart
from veileder.editing.typed import OWN

_TOKEN = re.compile(r"[a-z]?[0-9]{1,9}")


def fits(parts: Sequence[FormPart], shown: Any) -> bool:
    """Whether ``shown`` has groups, rows and texts just where ``parts`` has them.

    What no part shows may be anything, for it is not read.
    """
    if not isinstance(shown, dict):
        return False
    return all(_fits(part, shown[part.name]) for part in parts if part.name in shown)


def _fits(part: FormPart, said: Any) -> bool:
    if part.kind in ("group", "either"):
        return fits(part.parts, said)
    if part.kind == "choices":
        return isinstance(said, str) or _are_texts(said)
    if part.kind in ROWS:
        return isinstance(said, dict) and all(_is_row(part, *row) for row in said.items())
    is_several = part.kind == "duration" or part.in_both
    return isinstance(said, str) or (
        is_several and isinstance(said, dict) and _are_texts([*said.values()])
    )


def _is_row(part: FormPart, token: str, row: Any) -> bool:
    if token == OWN:
        return isinstance(row, str)
    if not _TOKEN.fullmatch(token):
        return False
    if part.kind == "named":
        is_keyed = isinstance(row, dict) and isinstance(row.get("key", ""), str)
        return is_keyed and ("value" not in row or _fits(part.parts[0], row["value"]))
    if part.kind == "list":
        return fits(part.parts, row)
    return isinstance(row, str)


def _are_texts(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(one, str) for one in said)
