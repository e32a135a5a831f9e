"""Where in a file the signs of a value of several lines stand (``|``, ``>``, or just folded)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from veileder.findings import Location


@dataclass(frozen=True, slots=True)
class Spread:
    """The lines of a file that a value is written in, from the one it begins on.

    ``column`` counts from 0, and is where the value begins in the first of ``lines``.
    """

    at: Location
    column: int
    lines: Sequence[str]

    def place_of(self, text: str, offset: int) -> Location | None:
        """Return where the sign at ``offset`` of the value ``text`` is written.

        None if that cannot be told: the value is written with other signs than it has.
        """
        before = "".join(text[:offset].split())
        following = text[offset : offset + 1].strip()
        written = list(islice(self._signs(), len(before) + bool(following)))
        if "".join(sign for _, _, sign in written) != before + following or not written:
            return None
        row, column, _ = written[-1]
        return Location(self.at.path, self.at.line + row, column + 1 + (not following))

    def _signs(self) -> Iterator[tuple[int, int, str]]:
        """Yield the line, the column and each sign that is not a blank."""
        for row, line in enumerate(self.lines):
            first = 0 if row else self.column
            yield from (
                (row, column, sign)
                for column, sign in enumerate(line[first:], start=first)
                if not sign.isspace()
            )
