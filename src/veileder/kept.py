"""The store of what was worked out before: bytes, kept from run to run by a hash of the question.

A key is made of the question, the whole program, its libraries and Python. What is damaged is not
believed, and taking the store away costs time and nothing else. ``answers`` keeps functions of
texts here, ``unchanged`` what came of folders.

The store stands in the user's own cache folder, never among the content: whoever can change that
must not be able to say what a text comes out as, and some of what is kept is code to Python. So a
folder that is not the user's own, or that others can write in, is done without.
"""

import contextlib
import functools
import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from veileder.dates import today

PLACE = "VEILEDER_CACHE"  # another folder for it, or nothing for none
FILE = "kept.sqlite3"  # in that folder
# Those that what is kept, and what stands, comes out of; not those that only wait, show or ask.
LIBRARIES = (
    "icalendar jinja2 markdown markdown-it-py markupsafe mkdocs mkdocs-material pydantic"
    " pymdown-extensions python-docx pyyaml segno simplemma snowballstemmer"
).split()
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB, sum BLOB, day INTEGER)"
_DAYS = 14  # without use, and an entry is forgotten
_MOST = 200 << 20  # bytes of the file, and it is begun anew
_WAIT = 0.5  # seconds, for another run that writes

New = dict[bytes, bytes]


def find(*question: object) -> bytes | None:
    """Return what was answered to ``question``, texts and numbers, if that is known."""
    return _Store.open.find(_Store.open.key(question)) if _Store.open else None


def put(answer: bytes, *question: object) -> None:
    """Keep what is answered to ``question``, where there is a store, instead of any before it."""
    if _Store.open is not None:
        _Store.open.new[_Store.open.key(question)] = answer


def is_open() -> bool:
    """Whether there is a store to look in."""
    return _Store.open is not None


@contextlib.contextmanager
def keeping() -> Iterator[None]:
    """Keep answers as long as the block lasts, if there is a folder that can be written."""
    before, _Store.open = _Store.open, _Store(_folder())
    try:
        yield
        _Store.open.write()
    finally:
        _Store.open.close()
        _Store.open = before


def drained() -> New:
    """Return the new answers of this process, and forget them: another process will keep them."""
    if _Store.open is None:
        return {}
    new, _Store.open.new = _Store.open.new, {}
    return new


def take(new: Mapping[bytes, bytes]) -> None:
    """Keep what another process worked out."""
    if _Store.open is not None:
        _Store.open.new.update(new)


class _Store:
    open: "_Store | None" = None

    def __init__(self, folder: Path | None) -> None:
        self.new: New = {}
        self._used: set[bytes] = set()
        self._folder = folder
        self._program = program_digest()
        self._connection = _connected(folder)
        self._is_new = _is_empty(self._connection)
        self._owner = os.getpid()

    def key(self, question: tuple[object, ...]) -> bytes:
        said = json.dumps(question, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(said, key=self._program, digest_size=20).digest()

    def find(self, key: bytes) -> bytes | None:
        if key in self.new:
            return self.new[key]
        connection = None if self._is_new else self._here()
        if connection is None:
            return None
        with _nothing_if_damaged():
            row = connection.execute("SELECT value, sum FROM kept WHERE key = ?", (key,)).fetchone()
            if row and isinstance(row[0], bytes) and row[1] == _sum(row[0]):
                self._used.add(key)
                return row[0]
        return None

    def write(self) -> None:
        """Add what is new, and forget what nobody has used for long."""
        if self._connection is None:
            return
        day = today().toordinal()
        rows = [(key, value, _sum(value), day) for key, value in self.new.items()]
        with _nothing_if_damaged(), self._connection as connection:
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
            used = ((day, key, day) for key in self._used)
            connection.executemany("UPDATE kept SET day = ? WHERE key = ? AND day < ?", used)
            if self._used or not rows:  # a store that has just been made has nothing old
                connection.execute("DELETE FROM kept WHERE day < ?", (day - _DAYS,))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def _here(self) -> sqlite3.Connection | None:
        """Return a connection of this process' own: a fork must not use its parent's."""
        if self._owner != os.getpid():
            self._connection, self._owner = _connected(self._folder), os.getpid()
        return self._connection


def _folder() -> Path | None:
    """Return the folder of the store, or None where the user has no place for it."""
    named = os.environ.get(PLACE)
    place = user_cache_path("handlingsveileder", False) if named is None else Path(named)
    return place if named != "" and place.is_absolute() else None


def _connected(folder: Path | None) -> sqlite3.Connection | None:
    """Open the store; a damaged or a large one is begun anew, and none is fine too."""
    if folder is None:
        return None
    file = folder / FILE
    for _ in range(2):
        with contextlib.suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not _is_own(folder):
                return None
            if file.exists() and (file.stat().st_size > _MOST or not _is_own(file)):
                file.unlink()
            connection = sqlite3.connect(file, timeout=_WAIT)
            try:
                connection.execute("PRAGMA synchronous = OFF")  # what is lost is worked out again
                connection.execute(_TABLE)
            except sqlite3.OperationalError:  # locked, or read-only
                connection.close()
                return None
            except sqlite3.DatabaseError:
                connection.close()
                file.unlink()
                continue
            return connection
    return None


def _is_empty(connection: sqlite3.Connection | None) -> bool:
    """Whether there is nothing to ask for, as in the first run of all, which asks most."""
    with _nothing_if_damaged():
        return connection is not None and not connection.execute("SELECT 1 FROM kept").fetchone()
    return False


def _is_own(path: Path) -> bool:
    """Whether nobody but the user (and who rules the machine) can have put anything there."""
    if os.name == "nt":  # rights are the folder's above, which is the user's own
        return True
    there = path.stat()
    return there.st_uid == os.geteuid() and not there.st_mode & 0o022


@contextlib.contextmanager
def _nothing_if_damaged() -> Iterator[None]:
    with contextlib.suppress(sqlite3.Error):
        yield


def _sum(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=8).digest()


@functools.cache
def program_digest() -> bytes:
    """Return a hash of this program, and of Python and the libraries that sites come out of."""
    digest = hashlib.blake2b(digest_size=32)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    digest.update(" ".join([sys.version, *map(version, LIBRARIES)]).encode())
    return digest.digest()
