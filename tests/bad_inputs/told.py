"""All that is told of each mistake, in ``told.txt``, so that a changed sentence is seen in review.

Written anew by ``python -m tests.bad_inputs.told``. What is told differently on another day stands
there without its words.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

FILE = Path(__file__).with_name("told.txt")
_DAYS = ("2026-11-28", "2027-02-17")
_HEAD = re.compile(r"^== (.+)\n", re.MULTILINE)


def told() -> dict[str, str]:
    """Return what is told of each mistake, by its name; nothing where the day decides."""
    _, *pieces = _HEAD.split(FILE.read_text(encoding="utf-8"))
    texts = zip(pieces[::2], pieces[1::2], strict=True)
    return {name: text.strip("\n") for name, text in texts}


def _told_on(day: str) -> Iterator[tuple[str, str]]:
    from tests.bad_inputs import test_bad_inputs as test  # noqa: PLC0415 - it reads what we write

    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(f"{day}T12:00Z").timestamp()))
    with tempfile.TemporaryDirectory() as made, test.shared_world(Path(made, "felles")) as world:
        for one in test.BAD:
            seen = test.look(world, Path(made, "egen", *one.name.split("/")), one)
            yield one.name, "\n".join(map(str, seen.first))


def _main() -> None:
    one, other = (dict(_told_on(day)) for day in _DAYS)
    same = {name: text if other[name] == text else "" for name, text in one.items()}
    text = "".join(f"== {name}\n{text}\n\n" for name, text in same.items())
    FILE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _main()
