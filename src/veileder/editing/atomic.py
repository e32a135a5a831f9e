"""A file read and written where it is said to be: in one step, and never through a link."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from veileder.faults import Refusal, reason_of

_BEGINS, _ENDS = ".", ".tmp"  # of what is not whole yet
_HAS_HANDLES = os.open in os.supports_dir_fd  # Windows has not: there a folder goes by its path
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE
_NOT_THERE = (
    errno.ENOENT,
    errno.ENOTDIR,
    errno.ELOOP,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.ENXIO,
)


class _Held(NamedTuple):
    """A folder that stays the one it was, whatever its path is made to lead to meanwhile."""

    path: Path
    handle: int | None

    def at(self, name: str) -> str:
        """Return what a file in it is called when it is opened from ``handle``."""
        return name if self.handle is not None else str(self.path / name)


def is_half_written(name: str) -> bool:
    """Whether a file with this name is one that ``put`` is still writing, here or elsewhere."""
    return name.startswith(_BEGINS) and name.endswith(_ENDS)


def taken(path: Path, inside: Path) -> bytes | None:
    """Return what stands in a file; None where there is none, or a link on the way from ``inside``.

    Raises Refusal where the disk says no.
    """
    try:
        with _held(path.parent, inside) as folder:
            handle = os.open(folder.at(path.name), os.O_RDONLY | _FILE, dir_fd=folder.handle)
            with os.fdopen(handle, "rb") as file:
                return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError as error:
        if error.errno in _NOT_THERE:
            return None
        raise Refusal(f"{path} kunne ikke leses ({reason_of(error)}).") from None


def put(path: Path, content: bytes | None, inside: Path, mode: int | None = None) -> None:
    """Put ``content`` at ``path``; None removes it.

    No folder on the way from ``inside`` may be a link. The file has the rights ``mode``, or those
    it had. Raises Refusal where the disk says no.
    """
    try:
        with _held(path.parent, inside, is_made=content is not None) as folder:
            _write(folder, path.name, content, mode)
    except OSError as error:
        if content is None and error.errno == errno.ENOENT:
            return  # it is gone already
        said = f"{path} kunne ikke lagres ({reason_of(error)}). Det som sto der, står der fortsatt."
        raise Refusal(said) from None


def as_text(content: bytes) -> str:
    """Return what a file says; one that an old program wrote is read as that meant it."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


@contextmanager
def _held(path: Path, inside: Path, *, is_made: bool = False) -> Iterator[_Held]:
    """Hold folder ``path``, reached one folder at a time; one that is not there ``is_made``."""
    if is_made:
        inside.mkdir(parents=True, exist_ok=True)
    parts = path.relative_to(inside).parts
    if not _HAS_HANDLES:
        if is_made:
            path.mkdir(parents=True, exist_ok=True)
        yield _Held(path, None)
        return
    handle = os.open(inside, _FOLDER)
    try:
        for part in parts:
            if is_made:
                with suppress(FileExistsError):
                    os.mkdir(part, dir_fd=handle)
            above, handle = handle, os.open(part, _FOLDER, dir_fd=handle)
            os.close(above)
        yield _Held(path, handle)
    finally:
        os.close(handle)


def _write(folder: _Held, name: str, content: bytes | None, mode: int | None) -> None:
    """Write in one step."""
    at, held = folder.at, folder.handle
    if content is None:
        os.unlink(at(name), dir_fd=held)
        return
    beside = f"{_BEGINS}{secrets.token_hex(8)}{_ENDS}"
    handle = os.open(at(beside), _NEW, 0o600, dir_fd=held)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if held is not None:
                os.fchmod(handle, mode or _mode(folder, name))
        os.replace(at(beside), at(name), src_dir_fd=held, dst_dir_fd=held)
    finally:
        with suppress(OSError):  # it has become the file
            os.unlink(at(beside), dir_fd=held)


def _mode(folder: _Held, name: str) -> int:
    """Return the rights that a file has. Raises OSError for a link."""
    try:
        known = os.stat(folder.at(name), dir_fd=folder.handle, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return 0o644
    if stat.S_ISLNK(known):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return stat.S_IMODE(known) & 0o777
