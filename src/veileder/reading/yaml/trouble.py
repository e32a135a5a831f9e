"""What PyYAML complains of, the lines it read, and what is said of it in the end."""

import re
from collections.abc import Sequence
from typing import NamedTuple

Mark = tuple[int, int]  # line and column, from 0

FIELD = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<name>[\w-]+):(?P<value>\s.*|$)")


class Trouble(NamedTuple):
    """What PyYAML said, where it began and where it gave up, and the lines it read."""

    context: str
    problem: str
    began: Mark | None
    gave_up: Mark
    lines: list[str]
    long_quote: Mark | None  # where the last quoted text that goes over several lines begins

    @property
    def line(self) -> str:
        """The line where the parser gave up; empty after the last one."""
        return self.at(self.gave_up[0])

    def at(self, number: int) -> str:
        """Return line ``number``; empty outside the text."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def above(self, number: int) -> str:
        """Return the nearest line above line ``number`` that has something on it."""
        return next((line for line in reversed(self.lines[:number]) if line.strip()), "")


class Explained(NamedTuple):
    """What is wrong and how to mend it, and where if not where the parser gave up."""

    message: str
    cure: str
    at: Mark | None = None


def line_above(lines: Sequence[str], number: int) -> int:
    """Return the number of the nearest line above ``number`` that has something on it, or -1."""
    return next((n for n in range(min(number, len(lines)) - 1, -1, -1) if lines[n].strip()), -1)


def quoted(text: str) -> str:
    """Return ``text`` as a YAML value in the quotes that do not stand in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
