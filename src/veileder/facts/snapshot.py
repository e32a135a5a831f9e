"""The facts as a file, a line for each: what the guide said when its amendments were last written.

It is text and no YAML, since nobody writes it: a line is what it is of, what of it, and what is
said, with tabs between.
"""

from collections.abc import Iterable

from veileder.facts.rows import Fact

_HEAD = "# Det veilederen sa da amendments.yml sist ble ført. Lages av: python3 build.py amend"


def written(facts: Iterable[Fact]) -> str:
    """Return the text of the file of ``facts``."""
    return "\n".join([_HEAD, *map("\t".join, facts), ""])


def read(text: str) -> tuple[Fact, ...]:
    """Return the facts in ``text``; a line that is none, as one that git left, says nothing."""
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(Fact(*row) for row in rows if len(row) == len(Fact._fields))
