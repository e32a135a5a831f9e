"""Files of Office before 2007: storages and streams in sectors, as a small disk."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from veileder.inspecting.exif import words_in
from veileder.inspecting.flaws import Flaw, damaged, locked, runs, tells
from veileder.inspecting.names import is_office

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFC  # numbers from here on are no sectors
_MAIN = {"doc": ("WordDocument",), "xls": ("Workbook", "Book"), "ppt": ("PowerPoint Document",)}
_MOST_WORDS = 4 << 20
_AUTHOR, _LAST, _MANAGER, _COMPANY = 4, 8, 14, 15
_NEW = "Lagre den som .docx, .xlsx eller .pptx, og velg den."


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class _Disk:
    def __init__(self, content: bytes) -> None:
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise damaged("den kan ikke åpnes")
        self._sector = 1 << shift
        (first,) = struct.unpack_from("<I", content, 48)
        self._cutoff, mini = struct.unpack_from("<II", content, 56)
        self._fat = self._numbers(self._fat_sectors())
        self.entries = [*self._entries(self._chain(first))]
        self._mini_fat = self._numbers(self._chain(mini))
        root = next((one for one in self.entries if one.kind == 5), None)
        self._mini = self._read(root.start) if root else b""

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._content[start : start + self._sector]

    def _numbers(self, sectors: list[int]) -> list[int]:
        found: list[int] = []
        for sector in sectors:
            raw = self._at(sector)
            found += struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
        return found

    def _fat_sectors(self) -> list[int]:
        found = list(struct.unpack_from("<109I", self._content, 76))
        following, seen = struct.unpack_from("<I", self._content, 68)[0], 0
        while following < _END and seen * self._sector < len(self._content):
            *more, following = self._numbers([following]) or [_END]
            found += more
            seen += 1
        last = len(self._content) // self._sector - 1
        return [one for one in found if one < last]

    def _chain(self, start: int, fat: list[int] | None = None) -> list[int]:
        table, found = self._fat if fat is None else fat, []
        while start < len(table):
            found.append(start)
            start = table[start]
            if len(found) > len(table):
                raise damaged("den går i ring")
        return found

    def _entries(self, sectors: list[int]) -> Iterator[_Entry]:
        for sector in sectors:
            raw = self._at(sector)
            for at in range(0, len(raw) - 127, 128):
                (length,) = struct.unpack_from("<H", raw, at + 64)
                name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", raw, at + 116)
                if raw[at + 66]:
                    yield _Entry(name, raw[at + 66], start, size)

    def _read(self, start: int) -> bytes:
        return b"".join(map(self._at, self._chain(start)))

    def stream(self, *names: str) -> bytes:
        """Return the first stream with one of ``names``."""
        one = next((e for e in self.entries if e.kind == 2 and e.name in names), None)
        if one is None:
            return b""
        if one.size >= self._cutoff:
            return self._read(one.start)[: one.size]
        chain = self._chain(one.start, self._mini_fat)
        return b"".join(self._mini[n * 64 : n * 64 + 64] for n in chain)[: one.size]


def old_office(content: bytes, suffix: str) -> tuple[list[Flaw], str]:
    """Return what is wrong in a file whose name ends with ``suffix``, and its words.

    Raises Unreadable.
    """
    try:
        disk = _Disk(content)
        names = {one.name for one in disk.entries}
        main = disk.stream(*_MAIN.get(suffix, ()))
        if names & {"EncryptedPackage", "EncryptionInfo"} or _is_locked(main, suffix):
            raise locked()
        if not main:
            raise damaged("den mangler det en slik fil skal ha")
        found = [*_of_names(names), *_of_makers(disk)]
    except (struct.error, IndexError):
        raise damaged("den kan ikke åpnes") from None
    return found, words_of(content)


def is_locked(content: bytes) -> bool:
    """Whether this is a new file with a password, which is put inside an old one."""
    return content.startswith(MAGIC) and "EncryptedPackage".encode("utf-16-le") in content


def words_of(content: bytes) -> str:
    """Return what can be read in an old file, in one byte a letter or in two."""
    size = 200 * 1024
    pieces = (content[at : at + size + 64] for at in range(0, len(content), size))
    return "\n".join(map(words_in, pieces))[:_MOST_WORDS]


def _is_locked(main: bytes, suffix: str) -> bool:
    if suffix == "doc":
        return len(main) > 12 and bool(struct.unpack_from("<H", main, 10)[0] & 0x0100)
    if suffix == "xls":  # a record that says how it is locked is among the first
        at = 0
        for _ in range(20):
            if at + 4 > len(main):
                break
            kind, size = struct.unpack_from("<HH", main, at)
            if kind == 0x2F:
                return True
            at += 4 + size
    return False


def _of_names(names: set[str]) -> Iterator[Flaw]:
    lower = {name.lower() for name in names}
    if lower & {"vba", "_vba_project", "macros", "_vba_project_cur"}:
        yield runs("makroer eller knapper som kjører noe", _NEW)
    if any(re.match(r"objectpool|mbd[0-9a-f]|\x01ole10native|package$", name) for name in lower):
        yield runs("en annen fil lagt inn i seg", f"Slett den. {_NEW}")


def _of_makers(disk: _Disk) -> Iterator[Flaw]:
    told = _properties(disk.stream("\x05SummaryInformation"))
    more = _properties(disk.stream("\x05DocumentSummaryInformation"))
    names = [told.get(_AUTHOR, ""), told.get(_LAST, ""), more.get(_MANAGER, "")]
    if not all(map(is_office, [*names, more.get(_COMPANY, "")])):
        yield tells("navnet på den som laget eller endret den, i egenskapene")


def _properties(stream: bytes) -> dict[int, str]:
    """Return the texts of the first set of properties, by number."""
    if len(stream) < 48:
        return {}
    (start,) = struct.unpack_from("<I", stream, 44)
    _, count = struct.unpack_from("<II", stream, start)
    found = {}
    for number in range(min(count, 100)):
        id, offset = struct.unpack_from("<II", stream, start + 8 + 8 * number)
        kind, size = struct.unpack_from("<II", stream, start + offset)
        raw = stream[start + offset + 8 :]
        if kind == 30:
            found[id] = raw[:size].decode("cp1252", "replace").rstrip("\0")
        elif kind == 31:
            found[id] = raw[: 2 * size].decode("utf-16-le", "replace").rstrip("\0")
    return found
