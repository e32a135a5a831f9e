"""What an editor reads of every bad example, kept word for word in ``seen.txt``.

A message that changes shows as a change there, for a person to read before it is kept. To write
what is said now: ``VEILEDER_KEEP_SEEN=1 python3 build.py test -n 0 tests/checks``, and read the
change. Take the file away first to be rid of what was said of examples that are gone.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_KEPT = Path(__file__).with_name("seen.txt")
_MARK = "\n### "
_KEEP = bool(os.environ.get("VEILEDER_KEEP_SEEN"))

Seen = Callable[[str, str], None]


@pytest.fixture(scope="session")
def seen() -> Iterator[Seen]:
    """Return a function that holds what is said of an example against what was kept of it."""
    entries = _KEPT.read_text(encoding="utf-8").split(_MARK)[1:] if _KEPT.exists() else []
    kept = {name: text.strip("\n") for name, _, text in (e.partition("\n") for e in entries)}
    now: dict[str, str] = {}

    def hold(name: str, text: str) -> None:
        assert name not in now, f"Two examples are called {name}"
        now[name] = text
        if not _KEEP:
            said_before = kept.get(name)
            assert text == said_before, "Is it well said? Then keep it, as conftest.py tells."

    yield hold
    if _KEEP:
        entries = [f"{_MARK}{name}\n{text}\n" for name, text in sorted((kept | now).items())]
        _KEPT.write_text("".join(entries), encoding="utf-8", newline="\n")
