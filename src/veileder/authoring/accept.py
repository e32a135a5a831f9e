"""Confirming that a person has looked: writes the fingerprint of today's original into the file."""

import re
from collections.abc import Sequence
from pathlib import Path

from veileder.authoring.comparisons import note_compared
from veileder.authoring.originals import originals, reviewed_texts
from veileder.dates import today
from veileder.faults import Refusal
from veileder.findings import Location
from veileder.groundwork import is_beneath
from veileder.model.base import is_read
from veileder.reading.library import load

_FINGERPRINT = re.compile(r"""^("[^"]*"|'[^']*'|[^\s,}\]]+)""")


class AcceptFault(Refusal):
    """The file is not one that can be confirmed. The message is for the one who ran the command."""


def accept_read(root: Path) -> list[str]:
    """Write the fingerprints where an editor has written that the two are compared.

    Returns each as ``path:line: fingerprint``.
    """
    library = load(root)
    places = [
        (library.place_of(one.at), one.fingerprint)
        for one in (*originals(library), *reviewed_texts(library))
        if is_read(one.noted) and not is_beneath(root, one.at.path)
    ]
    written = [(at, value) for at, value in places if write_fingerprint(root, at, value)]
    note_compared(root, library, (one for one in originals(library) if is_read(one.noted)), today())
    return [f"{at.path}:{at.line}: {value}" for at, value in written]


def accept(root: Path, files: Sequence[Path]) -> list[str]:
    """Update ``translated_from`` and ``based_on`` in ``files`` (or in all files of folders).

    Returns the paths that were changed. Raises AcceptFault for a file with nothing to confirm.
    """
    wanted = [_relative(root, file) for file in files]
    library = load(root)
    own = (one for one in originals(library) if not is_beneath(root, one.at.path))
    found = [one for one in own if _is_wanted(one.at.path, wanted)]
    for path in wanted:
        if not any(_is_wanted(one.at.path, [path]) for one in found):
            raise AcceptFault(f"{path} har ingen translated_from eller based_on å bekrefte.")
    places = [(library.place_of(one.at), one.fingerprint) for one in found]
    changed = [at.path for at, value in places if write_fingerprint(root, at, value)]
    note_compared(root, library, found, today())
    return list(dict.fromkeys(changed))


def _relative(root: Path, file: Path) -> str:
    """Return ``file``, given from here or as findings write it, as a path from ``root``."""
    inside = [path for path in (file, root / file) if path.resolve().is_relative_to(root.resolve())]
    if not inside:
        raise AcceptFault(f"{file} ligger ikke under {root}.")
    path = next((path for path in inside if path.exists()), None)
    if path is None:
        raise AcceptFault(f"{file} finnes ikke.")
    return path.resolve().relative_to(root.resolve()).as_posix()


def _is_wanted(path: str, wanted: Sequence[str]) -> bool:
    return any(one in (".", path) or path.startswith(f"{one}/") for one in wanted)


def write_fingerprint(root: Path, at: Location, value: str) -> bool:
    """Put ``value`` where the fingerprint at ``at`` stands; return whether that changed it."""
    path = root / at.path
    with path.open(encoding="utf-8", newline="") as file:  # keeps the line ends as they are
        text = file.read()
    written = with_fingerprint(text, at, value)
    if written == text:
        return False
    path.write_text(written, encoding="utf-8", newline="")
    return True


def with_fingerprint(text: str, at: Location, value: str) -> str:
    """Return ``text``, of a whole file, with ``value`` where the fingerprint at ``at`` stands."""
    lines = text.split("\n")
    line, start = lines[at.line - 1], at.column - 1
    lines[at.line - 1] = line[:start] + _FINGERPRINT.sub(_quoted(value), line[start:], count=1)
    return "\n".join(lines)


def _quoted(value: str) -> str:
    """Quote what other YAML programs would take for a number, such as 12345678 or 1234e567."""
    return f'"{value}"' if re.fullmatch(r"\d+(e\d+)?", value) else value
