"""Putting a finished build in the output. Until all of it is finished, nothing there is touched.

Building happens in a workshop beside the output: on the same disk, so that folders can change
places; ignored by git, also when we are killed; and locked as long as we live.
"""

import contextlib
import errno
import os
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO

from veileder.faults import PublishFault
from veileder.publishing.carry import carry_over
from veileder.publishing.changes import changes_to
from veileder.publishing.destination import check_owned
from veileder.publishing.disk import (
    afterwards,
    disk_faults,
    patiently,
    remove,
    sync_names,
    to_disk,
)
from veileder.publishing.lease import LEASE, demand, is_anothers, leave, take
from veileder.publishing.places import bring_back, change_places
from veileder.rendering.record import put_record
from veileder.stopping import held

_LOCK = ".gitignore"  # lock, mark and what keeps git away, in one file: there is no moment between
_NOTICE = "# Her bygger handlingsveileder. Mappen kan slettes når ingen bygger.\n*\n".encode()
_OLD = "gammel"
_FAR = 1 << 30  # Windows' locks keep others from reading; git reads the beginning
_TRIES = 100


@contextlib.contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk as ``output``, a full path, that is gone afterwards.

    Raises PublishFault when ``output`` is not ours to replace, when another build holds it, and
    when the disk lets us down while the folder is in use.
    """
    shop = _shop(output)
    with contextlib.ExitStack() as undo:
        with held(), disk_faults(output, "mappen kan ikke lages"):
            check_owned(output)
            lock = _opened(shop, output)
            undo.callback(_close, shop, output, lock)
            _write_notice(lock)
            take(shop, output)
            bring_back(shop / _OLD, output)
            _empty(shop)
            folder = Path(tempfile.mkdtemp(dir=shop))  # not where a killed build's workers write
        try:
            with disk_faults(output):
                yield folder
        except OSError:
            demand(shop, output)  # another machine that took over may have removed our files
            raise


def demand_workshop(output: Path) -> None:
    """Raise PublishFault if another machine has taken over the workshop that we are in."""
    demand(_shop(output), output)


def swap_in(new: Path, output: Path, keep: Collection[str] = ()) -> list[str]:
    """Put what is in the finished folder ``new``, in a workshop, in ``output``.

    The sites named in ``keep`` are not touched, and neither is what somebody else put in
    ``output``; other sites of ours that are not in ``new`` are removed. Returns their names.

    A first edition comes at once. After that one site after another changes places, each at once
    where the system can exchange two folders. Elsewhere there is a moment between two renames: a
    reader who hits it gets one 404, and if we are killed right there, the next build brings the
    old site back. If it goes wrong on the way, all is put back. Raises PublishFault.
    """
    _make_readable(new)
    demand(_shop(output), output)
    if not output.exists():
        to_disk(new)
        patiently(lambda: new.rename(output))
        with afterwards(output):
            sync_names(output.parent)
        return []
    changes = changes_to(output, new, keep)
    carry_over(output, new, changes)
    between = new.with_name("underveis")
    between.mkdir()
    put_record(changes.promise, between)
    to_disk(new.parent)
    with held():
        demand(_shop(output), output)
        change_places(changes, new, output, between, _shop(output) / _OLD)
    with afterwards(output):
        sync_names(output)
    return changes.gone


def _shop(output: Path) -> Path:
    return output.with_name(f".{output.name}.bygg")


def _opened(shop: Path, output: Path) -> IO[bytes]:
    """Make the workshop, or take over one that was left, and return its lock, held."""
    shop.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(_TRIES):
        shop.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # a build that ends is just removing it
            _check_shop(shop)
            file = (shop / _LOCK).open("ab+", buffering=0)
            if _locked(file, shop, output):
                return file
    raise _busy(output)


def _locked(file: IO[bytes], shop: Path, output: Path) -> bool:
    """Lock the file and say whether it is still the one that others will try to lock."""
    with contextlib.ExitStack() as undo:
        undo.callback(file.close)
        try:
            _lock_file(file.fileno())
        except (BlockingIOError, PermissionError):
            raise _busy(output) from None
        if not os.path.samestat(os.fstat(file.fileno()), (shop / _LOCK).stat()):
            return False
        undo.pop_all()
    return True


def _write_notice(lock: IO[bytes]) -> None:
    """Make the lock what it should be: the first bytes alone are what a full disk left of it."""
    if os.fstat(lock.fileno()).st_size != len(_NOTICE):
        lock.truncate(0)
        if lock.write(_NOTICE) != len(_NOTICE):  # unbuffered: a disk may take some and no more
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _busy(output: Path) -> PublishFault:
    return PublishFault(f"Et annet bygg skriver til {output} akkurat nå. Vent til det er ferdig.")


def _lock_file(descriptor: int) -> None:
    """Lock without waiting. The lock is this process' alone: it ends with it, workers or not."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl  # noqa: PLC0415 - does not exist on Windows

        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _check_shop(shop: Path) -> None:
    """Raise PublishFault if something of somebody else's stands where we build."""
    names = {path.name for path in shop.iterdir()}
    notice = (shop / _LOCK).read_bytes() if _LOCK in names else b""
    is_ours = notice == _NOTICE or (_NOTICE.startswith(notice) and not names - {_LOCK})
    if shop.is_symlink() or not is_ours:
        raise PublishFault(
            f"{shop} er i veien. Der bygges nettstedet før det settes på plass, og det som står "
            "der nå, er ikke laget av dette programmet. Gi det et annet navn, eller velg en annen "
            "mappe med --output."
        )


def _close(shop: Path, output: Path, file: IO[bytes]) -> None:
    """Remove the workshop and let go of the lock; what can't be removed, git still ignores."""
    is_windows = os.name == "nt"
    with held(), contextlib.suppress(OSError):
        with file:
            if is_anothers(shop):  # it tidies
                return
            bring_back(shop / _OLD, output)
            _empty(shop)
            leave(shop)
            if not is_windows:  # while it is locked, so that it can't be anybody else's
                (shop / _LOCK).unlink()
        if is_windows:  # where nobody can remove what another has open
            (shop / _LOCK).unlink()
        shop.rmdir()


def _empty(shop: Path) -> None:
    for path in shop.iterdir():
        if path.name not in (_LOCK, LEASE):
            remove(path)


def _make_readable(folder: Path) -> None:
    """Let a web server read what a careful umask would have kept from it."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
