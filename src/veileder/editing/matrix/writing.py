"""A state as the texts of the files it stands in; what is not changed stays byte by byte."""

from collections.abc import Iterator, Mapping, Sequence

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
    """Return the text of each file that ``state`` changes, None for one that goes.

    Raises Unreadable.
    """
    was = state_in(before)
    pairs = {
        SETTINGS: (was.settings, state.settings),
        CHANGES: (was.changes, state.changes),
        OWN: (was.own, state.own),
    }
    return {
        name: _text(name, new, before.get(name)) for name, (old, new) in pairs.items() if new != old
    }


def _text(name: str, data: Data | None, before: str | None) -> str | None:
    if data is None:
        return None
    text = _without_bare(with_values(before or "", name, data), before or "", name)
    return text if data or "#" in text else None


def _without_bare(text: str, before: str, name: str) -> str:
    """Return ``text`` without the keys that an act has emptied; those with a comment stay."""
    lines = text.split("\n")
    known = {line for _, line in _bare(before.split("\n"))}
    emptied = {number for number, line in _bare(lines) if line not in known}
    left = [line for number, line in enumerate(lines) if number not in emptied]
    made = "\n".join(left)
    return made if values_in(made, name) == values_in(text, name) else text


def _bare(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the keys that have nothing in them, and no comment above that is about them."""
    below = ""  # the next line that says something
    for number in reversed(range(len(lines))):
        line = lines[number]
        is_told = number > 0 and _is_comment(lines[number - 1])
        is_key = line.rstrip().endswith(":") and not line.lstrip().startswith(("#", "-"))
        if is_key and not is_told and not _is_inside(below, line):
            yield number, line
        if line.strip() and not _is_comment(line):
            below = line


def _is_inside(below: str, line: str) -> bool:
    """Whether ``below`` is of the value of the key on ``line``."""
    is_item = below.lstrip().startswith("-")
    return _indent(below) > _indent(line) or (is_item and _indent(below) == _indent(line))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
