"""An update done: her folders and the version that is asked for, together or not at all."""

import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from veileder.faults import Refusal
from veileder.findings import Finding
from veileder.updating.letters import letter_files, letters
from veileder.updating.plan import Version, planned
from veileder.updating.release import Releases
from veileder.updating.trees import mend, put_in, read_files, write_whole

_PINNED = "requirements.txt"
_PIN = re.compile(r"^(handlingsveileder[ \t]*==[ \t]*)([\w.+-]+)", re.MULTILINE)
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Done:
    """What an update did, or would do: the letters by municipality, and the files it changed."""

    letters: Mapping[str, str]
    changed: Sequence[str]


class NotSafe(Refusal):
    """What a municipality has would be wrong after the update: nothing is done."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        more = len(findings) - _MOST_SHOWN
        rows = [str(finding) for finding in findings[:_MOST_SHOWN]]
        rows += [f"… og {more} til."] if more > 0 else []
        head = "Oppdateringen ville gitt disse feilene hos dere, så ingenting er endret:"
        super().__init__("\n".join([head, *rows]))


def update(root: Path, old: Version, new: Version, releases: Releases, *, is_trial: bool) -> Done:
    """Bring the folders in ``root`` from ``old`` to ``new``; a trial only tells what would be.

    Raises Refusal, and then all is as it was.
    """
    mend(root)
    with planned(root, old, new, releases) as plan:
        if plan.new_errors:
            raise NotSafe(plan.new_errors)
        said = letters(plan, releases, new.number)
        changed = [path for path, _, _ in plan.changed("municipalities")]
        if not is_trial:
            written = letter_files(plan, said, new.number)
            _put_in(root, plan.was, {**written, **plan.files}, new.number)
        return Done(said, changed)


def _put_in(root: Path, was: dict[str, bytes], files: dict[str, bytes], version: str) -> None:
    """Let the folders and the pinned version be new. A letter that was written before stays.

    Who is killed between the two has new folders and the old version; the same update again
    finds nothing to change in them, and pins the version.
    """
    put_in(root, was, files)
    with contextlib.ExitStack() as undo:
        undo.callback(lambda: put_in(root, read_files(root, ["municipalities"]), was))
        pin = pinned(root)
        if pin is not None and pin != version:
            text = (root / _PINNED).read_bytes().decode("utf-8")
            write_whole(root / _PINNED, _PIN.sub(rf"\g<1>{version}", text))
        undo.pop_all()


def pinned(root: Path) -> str | None:
    """Return the version that an own repository asks for; None where it asks for none."""
    path = root / _PINNED
    match = _PIN.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return match[2] if match else None
