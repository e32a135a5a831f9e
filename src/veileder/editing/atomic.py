"""A file written in one step: what stood there, or all of what is new."""

import os
import tempfile
from pathlib import Path

from veileder.faults import Refusal

_BEGINS, _ENDS = ".", ".tmp"  # of what is not whole yet


def is_half_written(name: str) -> bool:
    """Whether a file with this name is one that ``put`` is still writing, here or elsewhere."""
    return name.startswith(_BEGINS) and name.endswith(_ENDS)


def put(path: Path, content: bytes | None) -> None:
    """Put ``content`` at ``path``; None removes it. Raises Refusal where the disk says no."""
    try:
        _write(path, content)
    except OSError as error:
        said = f"{path} kunne ikke lagres ({error.strerror}). Det som sto der, står der fortsatt."
        raise Refusal(said) from None


def _write(path: Path, content: bytes | None) -> None:
    """Write in one step, with the rights the file had."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=_BEGINS, suffix=_ENDS)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
