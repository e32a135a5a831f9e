"""The neutral icons in the colour of a municipality.

The pictures have a palette: shades from the common colour to white, and its edges in less and
less of it. To give one another colour is to write its palette anew.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping

from veileder.rendering.colour import light_view, mix

COMMON = "#1f5c57"  # of the pictures as they are
DRAWING = "images/icon.svg"
PICTURES = tuple(f"images/icon-{name}.png" for name in ("180", "192", "512", "mask-512"))
_WHITE = "#ffffff"
_HEAD = 8  # bytes before the first piece of a PNG


def icons(common: Mapping[str, bytes], accent: str | None) -> dict[str, bytes]:
    """Return the icons among the ``common`` files in the colour ``accent``; none for the common."""
    if accent is None:
        return {}
    colour = light_view(accent)["--v-accent"]
    made = {name: coloured(common[name], colour) for name in PICTURES if name in common}
    if DRAWING in common:
        made[DRAWING] = common[DRAWING].replace(COMMON.encode(), colour.encode())
    return made


def coloured(png: bytes, colour: str) -> bytes:
    """Return a picture with the palette of the icons in another ``colour``."""
    parts = (
        (kind, _palette(data, colour) if kind == b"PLTE" else data) for kind, data in _parts(png)
    )
    return png[:_HEAD] + b"".join(map(_part, parts))


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _HEAD
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _part(part: tuple[bytes, bytes]) -> bytes:
    whole = b"".join(part)
    return struct.pack(">I", len(part[1])) + whole + struct.pack(">I", zlib.crc32(whole))


def _palette(data: bytes, colour: str) -> bytes:
    """Return the shades of ``data``, each with as much white in it as before."""
    darkest = int(COMMON[1:3], 16)
    shares = ((red - darkest) / (255 - darkest) for red in data[::3])
    return bytes.fromhex("".join(mix(colour, _WHITE, share)[1:] for share in shares))
