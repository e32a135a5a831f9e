"""What is told of folders that are hidden: nobody shall wonder where the others are."""

from collections.abc import Collection
from pathlib import Path

from veileder.reading.alone import alone


def hidden_neighbours(root: Path, asked: Collection[str]) -> str:
    """Return a sentence on who alone is made in ``root``, or nothing where nobody is hidden."""
    only = [] if asked else alone(root)
    if not only:
        return ""
    return f"Bare {', '.join(only)} er med. Linjen «alone: true» skjuler de andre mappene."
