"""The parts of a WebP picture."""

import struct
from collections.abc import Iterator

from veileder.inspecting.flaws import damaged


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the name, the whole and the inside of every part. Raises Unreadable."""
    (size,) = struct.unpack("<I", content[4:8])
    at, end = 12, 8 + size
    if end > len(content):
        raise damaged("bildet er ikke helt")
    while at + 8 <= end:
        name, (length,) = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])
        after = at + 8 + length + length % 2
        if at + 8 + length > end:
            raise damaged("bildet er ikke helt")
        yield name, content[at:after], content[at + 8 : at + 8 + length]
        at = after


def sides_in(name: bytes, inside: bytes) -> tuple[int, int] | None:
    """Return how wide and high the picture is, if this part says so."""
    if name == b"VP8X":
        width, height = (int.from_bytes(inside[n : n + 3], "little") + 1 for n in (4, 7))
        return width, height
    if name == b"VP8L" and inside[:1] == b"\x2f":
        bits = int.from_bytes(inside[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and inside[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", inside[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return None
