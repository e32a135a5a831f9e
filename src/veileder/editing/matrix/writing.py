"""A state as the texts of the files it stands in; what is not changed stays byte by byte."""

from collections.abc import Mapping

from veileder.editing.documents import values_in, with_values
from veileder.editing.matrix.raw import Data
from veileder.editing.matrix.state import State

SETTINGS, CHANGES, OWN = "municipality.yml", "guide-changes.yml", "guide.yml"
FILES = (SETTINGS, CHANGES, OWN)
Texts = Mapping[str, str | None]


def state_in(texts: Texts) -> State:
    """Return what the files say. Raises Unreadable."""
    read = {name: values_in(text, name) for name, text in texts.items() if text is not None}
    return State(read.get(SETTINGS, {}), read.get(CHANGES, {}), read.get(OWN))


def written(state: State, before: Texts) -> dict[str, str | None]:
    """Return the text of each file that ``state`` changes; None takes it away. Raises Unreadable."""
    was = state_in(before)
    pairs = {
        SETTINGS: (was.settings, state.settings),
        CHANGES: (was.changes, state.changes),
        OWN: (was.own, state.own),
    }
    return {
        name: _text(name, new, before.get(name))
        for name, (old, new) in pairs.items()
        if new != old
    }


def _text(name: str, data: Data | None, before: str | None) -> str | None:
    if data is None:
        return None
    text = _without_bare(with_values(before or "", name, data), before or "", name)
    return text if data or "#" in text else None


def _without_bare(text: str, before: str, name: str) -> str:
    """Return ``text`` without the keys that an act has emptied; those with a comment stay."""
    lines, known = text.split("\n"), before.split("\n")
    left = [
        line
        for number, line in enumerate(lines)
        if line in known or not _is_bare(number, lines)
    ]
    made = "\n".join(left)
    return made if values_in(made, name) == values_in(text, name) else text


def _is_bare(number: int, lines: list[str]) -> bool:
    """Whether a line is a key with nothing in it, and no comment above that is about it."""
    line = lines[number].rstrip()
    if not line.endswith(":") or line.lstrip().startswith(("#", "-")):
        return False
    is_told = number > 0 and lines[number - 1].lstrip().startswith("#")
    below = next((one for one in lines[number + 1 :] if one.strip() and not _is_comment(one)), "")
    is_empty = _indent(below) <= _indent(line) and not (
        _indent(below) == _indent(line) and below.lstrip().startswith("-")
    )
    return is_empty and not is_told


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
