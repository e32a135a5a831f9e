"""What disks and systems can do to us, and what they cannot: in words, or once more."""

import contextlib
import ctypes
import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from veileder.faults import REASONS, PublishFault

_ROOM = "Frigjør plass og kjør på nytt."
_ELSEWHERE = "Velg en annen mappe med --output."
_AGAIN = "Kjør på nytt."
_CURES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "Øk grensen for filstørrelse.",
    errno.ENOMEM: "Lukk andre programmer, eller bruk --jobs 1.",
    errno.EROFS: _ELSEWHERE,
    errno.EACCES: "Sjekk rettighetene, eller velg en annen mappe med --output.",
    errno.EPERM: "Sjekk rettighetene, eller velg en annen mappe med --output.",
    errno.ENAMETOOLONG: "Velg et kortere navn med --output.",
    errno.ELOOP: _ELSEWHERE,
    errno.EBUSY: "Lukk det som bruker den, og kjør på nytt.",
    errno.EMFILE: "Øk grensen for åpne filer, eller bruk --jobs 1.",
    errno.ENFILE: "Lukk andre programmer, og kjør på nytt.",
    errno.ENOLCK: _ELSEWHERE,
    errno.EIO: _AGAIN,
    errno.ESTALE: _AGAIN,
    errno.ETIMEDOUT: _AGAIN,
}
_FAULTS = {number: (REASONS[number], cure) for number, cure in _CURES.items()}
_NUMBER_IN_TEXT = re.compile(r"\[Errno (\d+)\]")  # shutil.Error has its causes as text only
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5)  # a virus scanner holds a new file for a second or two
_HERE = -100  # AT_FDCWD: paths are as seen from the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE
_NOT_OFFERED = (AttributeError, TypeError, OSError)  # how systems without a call say so


@contextlib.contextmanager
def disk_faults(output: Path, otherwise: str = "") -> Iterator[None]:
    """Turn what a disk can do to us into a PublishFault about ``output``.

    Anything else is a fault in the program and stays what it is, unless ``otherwise`` says what
    it means here.
    """
    try:
        yield
    except MemoryError:
        raise _fault(output, *_FAULTS[errno.ENOMEM], output) from None
    except OSError as error:
        reason, cure = _FAULTS.get(_number(error), (otherwise, _ELSEWHERE))
        if not reason:
            raise
        raise _fault(output, reason, cure, error.filename2 or error.filename or output) from error


@contextlib.contextmanager
def afterwards(output: Path) -> Iterator[None]:
    """Turn what a disk does when the new edition stands in ``output`` already into that truth."""
    try:
        yield
    except OSError as error:
        reason, _ = _FAULTS.get(_number(error), _FAULTS[errno.EIO])
        raise PublishFault(
            f"Det nye er satt inn i {output} og vises, men så gikk noe galt: {reason} "
            f"({error.filename or output}). Det som vises, er helt. Neste publisering rydder."
        ) from error


def half_changed(output: Path, error: OSError) -> PublishFault:
    """Return what to say when ``error`` came on the way, and all could not be put back."""
    reason, cure = _FAULTS.get(_number(error), _FAULTS[errno.EIO])
    return PublishFault(
        f"Kunne ikke lage hele {output}: {reason} ({error.filename or output}). Noen nettsteder "
        f"kan være nye og andre som før, hvert for seg. Neste bygg retter det. {cure}"
    )


def patiently(action: Callable[[], object]) -> None:
    """Do ``action``, and for a few seconds again where something else holds the file or folder."""
    for seconds in _WAITS:
        try:
            action()
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ENOTEMPTY):
                raise
            time.sleep(seconds)
        else:
            return
    action()


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it, also what may only be read."""
    if path.is_symlink() or not path.is_dir():
        patiently(lambda: path.unlink(missing_ok=True))
        return
    try:
        shutil.rmtree(path)
    except OSError:
        _make_removable(path)
        patiently(lambda: shutil.rmtree(path))


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, and say whether the system could do that."""
    try:
        rename = ctypes.CDLL(None).renameat2
        done = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    except _NOT_OFFERED:  # not Linux, or too old
        return False
    return bool(done == 0)


def to_disk(folder: Path) -> None:
    """Return when all that is in ``folder`` would survive a power cut.

    One call for the whole file system where there is one: for 2,200 files it took 0.05–0.1 s,
    and one call for each file 0.5 s on an idle machine and 17 s on a busy one
    (benchmarks/syncing.py).
    """
    if not _sync_file_system(folder):
        sync_each(folder)


def sync_each(folder: Path) -> None:
    """Ask for each file, and where the system allows it each folder, to be written to the disk."""
    for path in (folder, *folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb+") as file:  # Windows will not do it for a file opened for reading
                os.fsync(file.fileno())
        elif path.is_dir():
            sync_names(path)


def sync_names(folder: Path) -> None:
    """Return when the names in ``folder`` would survive a power cut, where a system offers that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_file_system(folder: Path) -> bool:
    try:
        sync = ctypes.CDLL(None, use_errno=True).syncfs
        descriptor = os.open(folder, os.O_RDONLY)
    except _NOT_OFFERED:
        return False
    try:
        return bool(sync(descriptor) == 0)
    finally:
        os.close(descriptor)


def _number(error: OSError) -> int:
    """Return the system's number for what went wrong, 0 for none."""
    found = _NUMBER_IN_TEXT.search(str(error))
    return int(found[1]) if found else error.errno or 0


def _fault(output: Path, reason: str, cure: str, at: object) -> PublishFault:
    return PublishFault(
        f"Kunne ikke lage {output}: {reason} ({at}). "
        f"Det som var publisert fra før, er ikke endret. {cure}"
    )


def _make_removable(folder: Path) -> None:
    """Give ourselves the right to change what is in ``folder``, where we may."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            with contextlib.suppress(OSError):
                path.chmod(path.stat().st_mode | stat.S_IRWXU)
