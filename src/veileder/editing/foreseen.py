"""What «Lag forslag» would do now, told before it is done: by titles, never by file names."""

from dataclasses import dataclass
from pathlib import Path

from veileder.editing.attached import is_attached
from veileder.editing.desk import Desk
from veileder.editing.files import Outside
from veileder.editing.proposal import NotProposed, outlook
from veileder.editing.titles import called
from veileder.reading.names import MADE


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The open proposal's sentences, the titles of what is new, and what is still wrong in it.

    ``folder`` is what to hand on where there is nowhere to send it.
    """

    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    waits: bool
    errors: int
    warnings: int
    folder: Path | None


def foreseen(desk: Desk) -> Foreseen | None:
    """Return what a proposal would be now; None where git can't tell."""
    root = desk.bench.root
    try:
        known = outlook(root, desk.id)
    except NotProposed:
        return None
    if known is None:
        return None
    findings = desk.checked()[0]
    errors = sum(finding.is_error for finding in findings)
    warnings = sum(finding.is_warning for finding in findings)
    folder = None if known.has_remote else root / "municipalities" / desk.id
    titles = dict.fromkeys(_title(desk, name) for name in known.names if name not in MADE)
    return Foreseen(known.sentences, tuple(titles), known.waits, errors, warnings, folder)


def _title(desk: Desk, name: str) -> str:
    if is_attached(name):
        return f"{desk.words['kinds_file']}: {name.rpartition('/')[2]}"
    try:
        text = desk.files.read(name)
    except Outside:
        return name  # put there by other means than this
    except UnicodeDecodeError:
        text = None
    return called(name, text, desk.words, desk.references)
