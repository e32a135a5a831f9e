"""What is said of each mistake, word for word: somebody has read it through in ``sentences.txt``.

Most tests look for a piece of a sentence; this one sees that the rest of it makes sense too. Where
the words are changed on purpose, what is new is read, and put in the file.
"""

from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "reading/sentences.txt"


def as_read_through(mistake: object, report: object) -> None:
    """Fail unless ``report`` is what somebody has read through for this ``mistake``."""
    assert str(report) == _read_through().get(ascii(mistake), "")


@cache
def _read_through() -> dict[str, str]:
    """Return the reports by what they are of: a line, and the report on those below it."""
    entries = FILE.read_text(encoding="utf-8").strip("\n").split("\n\n")
    return {mistake: said for mistake, _, said in (entry.partition("\n") for entry in entries)}
