"""Swapping a finished build in. Until the last moment the old site stands untouched."""

import contextlib
import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from veileder.faults import Refusal

_MARK = ".veileder"  # tells a folder we made from one that somebody else owns
_DISK_FAULTS = {
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "disken er full",
    errno.EROFS: "disken kan bare leses",
    errno.EACCES: "ingen tilgang",
    errno.EPERM: "ingen tilgang",
    errno.EIO: "disken svarer ikke som den skal",
}
_HERE = -100  # AT_FDCWD: paths are as seen from the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE


class PublishFault(Refusal):
    """The output folder can't be used. The message is for the one who ran the command."""


@contextlib.contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """Give an empty folder beside ``output``, on the same disk, that is gone afterwards.

    Raises PublishFault when ``output`` is not ours to replace, when another build holds it, and
    when the disk lets us down while the folder is in use.
    """
    _check_owned(output)
    folder = _beside(output, "build")
    with _disk_faults(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        with _lock(output):
            _remove_leftovers(output)
            folder.mkdir()
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)


def swap_in(new: Path, output: Path) -> None:
    """Put the finished folder ``new`` where ``output`` is, and remove what was there.

    Where the system can exchange two folders there is no moment without a site. Elsewhere there
    is one between two renames: a reader who hits it gets one 404, and if we are killed right
    there, the next build brings the old site back.
    """
    (new / _MARK).write_text("", encoding="utf-8")
    _make_readable(new)
    if not output.exists():
        new.rename(output)
    elif _exchange(new, output):
        shutil.rmtree(new, ignore_errors=True)
    else:
        _replace(new, output)


def _exchange(new: Path, output: Path) -> bool:
    """Let two folders change places at once, and say whether the system could do that."""
    with contextlib.suppress(OSError, AttributeError):  # not Linux, or too old
        rename = ctypes.CDLL(None).renameat2
        paths = os.fsencode(new), os.fsencode(output)
        return bool(rename(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
    return False


def _replace(new: Path, output: Path) -> None:
    old = _beside(output, "old")
    output.rename(old)
    try:
        new.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _beside(output: Path, purpose: str) -> Path:
    """Return our own path beside ``output``. It can't be mistaken for another output's."""
    return output.with_name(f".{output.name}.{purpose}")


def _check_owned(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishFault(f"{output} er ikke en vanlig mappe. Velg en annen med --output.")
    if output.is_dir() and any(output.iterdir()) and not (output / _MARK).exists():
        raise PublishFault(
            f"{output} har innhold som ikke er laget av dette programmet, og blir ikke "
            "overskrevet. Velg en annen mappe med --output."
        )


@contextlib.contextmanager
def _disk_faults(output: Path) -> Iterator[None]:
    """Turn what a disk can do to us into words; anything else is a fault in the program."""
    try:
        yield
    except OSError as error:
        reason = _DISK_FAULTS.get(error.errno or 0)
        if reason is None:
            raise
        raise PublishFault(
            f"Kunne ikke lage {output}: {reason} ({error.filename or output}). "
            "Det som var publisert fra før, er ikke endret."
        ) from error


@contextlib.contextmanager
def _lock(output: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of even if we are killed."""
    with _beside(output, "lock").open("w", encoding="utf-8") as file:
        try:
            _lock_file(file.fileno())
        except OSError:
            raise PublishFault(
                f"Et annet bygg skriver til {output} akkurat nå. Vent til det er ferdig."
            ) from None
        yield


def _lock_file(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl  # noqa: PLC0415 - does not exist on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove_leftovers(output: Path) -> None:
    """Clean up after a build that was killed, and bring the old site back if it was in between."""
    old = _beside(output, "old")
    if old.exists() and not output.exists():
        old.rename(output)
    for leftover in (old, _beside(output, "build")):
        if leftover.exists():
            shutil.rmtree(leftover)


def _make_readable(folder: Path) -> None:
    """Let a web server read what a careful umask would have kept from it."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
