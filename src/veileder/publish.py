"""Swapping a finished build in. Until the last rename the old site stands untouched."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_MARK = ".veileder"  # tells a folder we made from one that somebody else owns


class PublishFault(Exception):
    """The output folder can't be used. The message is for the one who ran the command."""


@contextlib.contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """Give an empty folder beside ``output``, on the same disk, that is gone afterwards.

    Raises PublishFault when ``output`` is not ours to replace or another build holds it.
    """
    _check_owned(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _lock(output):
        _remove_leftovers(output)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def swap_in(new: Path, output: Path) -> None:
    """Put the finished folder ``new`` where ``output`` is, and remove what was there.

    The two renames are the only moment without a site; a reader who hits it gets one 404.
    """
    (new / _MARK).write_text("", encoding="utf-8")
    _make_readable(new)
    old = output.with_name(f".{output.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if output.exists():
        output.rename(old)
    try:
        new.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _check_owned(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishFault(f"{output} er ikke en vanlig mappe. Velg en annen med --output.")
    if output.is_dir() and any(output.iterdir()) and not (output / _MARK).exists():
        raise PublishFault(
            f"{output} har innhold som ikke er laget av dette programmet, og blir ikke overskrevet. "
            "Velg en annen mappe med --output."
        )


@contextlib.contextmanager
def _lock(output: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of even if we are killed."""
    with output.with_name(f".{output.name}-lock").open("w") as file:
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
    old = output.with_name(f".{output.name}-old")
    if old.exists() and not output.exists():
        old.rename(output)
    for leftover in output.parent.glob(f".{output.name}-*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)


def _make_readable(folder: Path) -> None:
    """Let a web server read what a careful umask would have kept from it."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
