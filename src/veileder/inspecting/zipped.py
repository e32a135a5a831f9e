"""Files that are a zip inside: opened only when all that the zip says of itself is modest."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from veileder.inspecting.flaws import damaged, locked, too_much

_MOST_ENTRIES = 3_000
_MOST_DIRECTORY = 1 << 20  # bytes of the list of entries
_MOST_BYTES = 64 << 20  # of all entries together, unpacked
_MOST_ENTRY = 32 << 20
_DENSE = 200  # times smaller than it is: nobody writes like that
_FROM = 8 << 20  # bytes, and it matters
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Zipped:
    """The entries of a zip that can be trusted to be small."""

    def __init__(self, content: bytes) -> None:
        """Look through the list of entries. Raises Unreadable."""
        _check_end(content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, LookupError):
            raise damaged("pakken kan ikke åpnes") from None
        self._entries = [one for one in self._zip.infolist() if not one.is_dir()]
        self._check()
        self.names = [one.filename for one in self._entries]

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise too_much(f"mer enn {_MOST_ENTRIES} deler")
        if not entries or min(one.header_offset for one in entries) != 0:
            raise damaged("den begynner med noe annet enn pakken")
        names = [one.filename.casefold() for one in entries]
        if len(set(names)) < len(names):
            raise damaged("to deler i den har samme navn")
        if any(one.flag_bits & 0x41 for one in entries):
            raise locked()
        for one in entries:
            _check_entry(one)
        if sum(one.file_size for one in entries) > _MOST_BYTES:
            raise too_much(f"mer enn {_MOST_BYTES >> 20} MB når den er pakket ut")

    def read(self) -> Iterator[tuple[str, bytes]]:
        """Yield every entry, by its name. Raises Unreadable for the first that is not whole."""
        for one in self._entries:
            yield one.filename, self._content(one)

    def one(self, name: str) -> bytes:
        """Return one entry; nothing if there is none. Raises Unreadable."""
        found = next((one for one in self._entries if one.filename == name), None)
        return self._content(found) if found else b""

    def _content(self, one: zipfile.ZipInfo) -> bytes:
        try:
            content = self._zip.read(one)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
            raise damaged("en del av den er ikke hel") from None
        if len(content) != one.file_size:
            raise damaged("en del av den er ikke hel")
        return content


def _check_end(content: bytes) -> None:
    """Raise Unreadable unless the list of entries is short, and the last there is."""
    start = content.rfind(b"PK\x05\x06", max(0, len(content) - 66_000))
    if start < 0 or len(content) - start < 22:
        raise damaged("slutten mangler")
    end = content[start:]
    if len(end) != 22 + int.from_bytes(end[20:22], "little"):
        raise damaged("det står noe etter slutten")
    size = int.from_bytes(end[12:16], "little")
    if size > _MOST_DIRECTORY:
        raise too_much(f"mer enn {_MOST_ENTRIES} deler")


def _check_entry(one: zipfile.ZipInfo) -> None:
    parts = one.filename.split("/")
    if ".." in parts or one.filename.startswith("/") or re.search(r"[\\:\0]", one.filename):
        raise damaged("en del av den har et navn som fører ut av den")
    if one.compress_type not in _METHODS:
        raise damaged("den er pakket på en uvanlig måte")
    if one.file_size > _MOST_ENTRY:
        raise too_much(f"en del på mer enn {_MOST_ENTRY >> 20} MB")
    if one.file_size > max(_FROM, _DENSE * one.compress_size):
        raise too_much("den er pakket så hardt at den er laget for å fylle maskinen")
