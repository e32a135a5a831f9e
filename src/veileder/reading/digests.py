"""Whether a folder is as it was: one hash of everything in it."""

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from veileder import groundwork

T = TypeVar("T")
# There, a folder that is a link is refused.
_NO_LINKS = {"content", "tools", "municipalities", "borrowed"}


class Digests:
    """The hashes of the folders of a root, each worked out once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, str] = {}

    def of(self, place: str) -> str:
        """Return a hash of the names and the content of all that is in the folder ``place``.

        A file that can't be read, and a folder that is not there, have hashes too. With a ``/`` at
        the end, it is of the names of what stands directly in it, and of nothing that is there.
        """
        if place not in self._known:
            self._known[place] = self._hash(place)
        return self._known[place]

    def held(self, places: Iterable[str]) -> dict[str, str] | None:
        """Return the hashes of ``places``, if each was hashed before and has the same hash now."""
        now = Digests(self.root)
        hashes = {place: now.of(place) for place in sorted(set(places))}
        return hashes if hashes.items() <= self._known.items() else None

    def _hash(self, place: str) -> str:
        if place.endswith("/"):
            return _digest_of("\0".join(self.names(place)))
        return " ".join(
            self._hash_in(folder, place) for folder in groundwork.folders(self.root, place)
        )

    def _hash_in(self, root: Path, place: str) -> str:
        around = [PurePosixPath(place), *PurePosixPath(place).parents]
        is_content = place.partition("/")[0] in _NO_LINKS
        is_linked = is_content and any((root / f).is_symlink() for f in around[:-1])
        return _digest(root / place, is_linked=is_linked)

    def settled(self, read: Callable[[], T], places: Callable[[T], Iterable[str]]) -> T:
        """Return what ``read`` reads, from the folders ``places``, after each of them was hashed.

        Which they are, may first be known when it is read; then it is read again. So something
        that is saved meanwhile can make a hash too old, and never too new.
        """
        while True:
            value = read()
            new = [place for place in places(value) if place not in self._known]
            if not new:
                return value
            for place in new:
                self.of(place)

    def names(self, place: str) -> list[str]:
        """Return the names of what stands in the folder ``place``, sorted."""
        folder = self.root / place
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _digest(place: Path, *, is_linked: bool) -> str:
    digest = hashlib.blake2b(bytes([is_linked]), digest_size=16)
    above = len(str(place))
    for entry in _all_in(str(place)):
        said = f"{entry.path[above:]}\0{entry.is_symlink()}\0"
        content = b"" if entry.is_dir(follow_symlinks=False) else _content(entry.path)
        digest.update(said.encode("utf-8", "surrogatepass") + content)
    if place.is_file():
        digest.update(_content(str(place)))
    return digest.hexdigest()


def _all_in(folder: str) -> Iterator["os.DirEntry[str]"]:
    """Yield what is in ``folder``, in one order everywhere; not what is behind a link."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _all_in(entry.path)


def _content(path: str) -> bytes:
    try:
        with io.FileIO(path) as file:  # of thousands of files, the quickest way
            return hashlib.blake2b(file.readall(), digest_size=16).digest()
    except OSError as error:
        return str(error.errno).encode()
