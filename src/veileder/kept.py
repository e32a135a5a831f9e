"""What was worked out before, kept from run to run by a hash of everything that went into it.

Only functions that always give the same answer are kept: from texts to what JSON can say. A key
is made of the function, its arguments and the whole program, so nothing in the store can be out
of date. What is damaged is not believed, and taking the store away costs time and nothing else.

The store stands in the user's own cache folder, never among the content: whoever can change that
must not be able to say what a text comes out as.
"""

import contextlib
import functools
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from platformdirs import user_cache_path
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from veileder.dates import today

PLACE = "VEILEDER_CACHE"  # another folder for it, or nothing for none
_FILE = "kept.sqlite3"
# Those that what is kept, and what stands, comes out of; not those that only wait, show or ask.
LIBRARIES = (
    "jinja2 markdown markdown-it-py markupsafe mkdocs mkdocs-material pydantic pymdown-extensions"
    " pyyaml segno snowballstemmer"
).split()
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB, sum BLOB, day INTEGER)"
_DAYS = 14  # without use, and an entry is forgotten
_MOST = 200 << 20  # bytes of the file, and it is begun anew
_WAIT = 0.5  # seconds, for another run that writes

P = ParamSpec("P")
R = TypeVar("R")
New = dict[bytes, bytes]


def kept(kind: type[R]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the answers of a function of texts and numbers, between runs, where there is a store.

    ``kind`` is the type of the answers, made of dataclasses and of what JSON knows.
    """

    def around(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def looked_up(*given: P.args, **named: P.kwargs) -> R:
            if _Store.open is None:
                return function(*given, **named)
            question = (function.__qualname__, *given, *sorted(named.items()))
            found = recall(kind, *question)
            if found is None:
                found = function(*given, **named)
                remember(found, kind, *question)
            return found

        return looked_up

    return around


def recall(kind: type[R], *question: object) -> R | None:
    """Return what was answered to ``question``, texts and numbers, if that is known."""
    found = _Store.open.find(_Store.open.key(question)) if _Store.open else None
    return None if found is None else cast(R, _said(cast(Hashable, kind)).validate_json(found))


def remember(answer: R, kind: type[R], *question: object) -> None:
    """Keep what is answered to ``question``, where there is a store."""
    if _Store.open is not None:
        with contextlib.suppress(PydanticSerializationError):  # half a letter is not kept
            _Store.open.new[_Store.open.key(question)] = _said(cast(Hashable, kind)).dump_json(
                answer
            )


@functools.cache
def _said(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


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
        self._owner = os.getpid()

    def key(self, question: tuple[object, ...]) -> bytes:
        said = json.dumps(question, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(said, key=self._program, digest_size=20).digest()

    def find(self, key: bytes) -> bytes | None:
        if key in self.new:
            return self.new[key]
        connection = self._here()
        if connection is None:
            return None
        with _nothing_if_damaged():
            row = connection.execute("SELECT value, sum FROM kept WHERE key = ?", (key,)).fetchone()
            if row and row[1] == _sum(row[0]):
                self._used.add(key)
                return bytes(row[0])
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
    file = folder / _FILE
    for _ in range(2):
        with contextlib.suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if file.exists() and file.stat().st_size > _MOST:
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


@contextlib.contextmanager
def _nothing_if_damaged() -> Iterator[None]:
    with contextlib.suppress(sqlite3.Error):
        yield


def _sum(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=8).digest()


@functools.cache
def program_digest() -> bytes:
    """Return a hash of this program and of the libraries that answers and sites come out of."""
    digest = hashlib.blake2b(digest_size=32)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    digest.update(" ".join(map(version, LIBRARIES)).encode())
    return digest.digest()
