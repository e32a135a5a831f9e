"""Pictures: their type and sides, and the same picture without what a camera or program adds.

Nothing is drawn anew: parts that a browser needs are copied, and all others are left out. So the
picture is as sharp as it was, and the same bytes come out on every machine.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from veileder import rules
from veileder.inspecting.exif import orientation_of, place_in, words_in
from veileder.inspecting.flaws import SAVE_AGAIN, Unreadable, damaged, flaw, too_much
from veileder.inspecting.webp import chunks, sides_in

PICTURES = {"png": "PNG-bilde", "jpg": "JPG-bilde", "webp": "WebP-bilde"}
MOST_POINTS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split())
_PNG_SAID = frozenset(b"tEXt zTXt iTXt eXIf tIME".split())
_PIECE = 1 << 20
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_SOF = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_PADDED = re.compile(rb"\xff+")
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_TURNED = frozenset(range(5, 9))  # ways of holding a camera that change the sides


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown: its sides, the bytes to publish, and what was left out."""

    width: int
    height: int
    content: bytes
    words: str = ""
    has_place: bool = False


def kind_of(content: bytes) -> str | None:
    """Return what type of picture this is, as its name ends; None if it is none we publish."""
    if content.startswith(_PNG):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def picture(content: bytes) -> Picture:
    """Return the picture in ``content``. Raises Unreadable."""
    reader = {"png": _png, "jpg": _jpg, "webp": _webp}.get(kind_of(content) or "")
    if reader is None:
        raise damaged("den er ikke et bilde vi kjenner")
    try:
        found = reader(content)
    except (struct.error, IndexError):
        raise damaged("bildet er ikke helt") from None
    if not (found.width > 0 and found.height > 0):
        raise damaged("bildet har ingen størrelse")
    return found


def tells_place(content: bytes) -> bool:
    """Whether a picture inside another file says where it was taken."""
    try:
        return picture(content).has_place
    except Unreadable:
        return place_in(content[: 256 * 1024])


def _fits(width: int, height: int) -> None:
    if width * height > MOST_POINTS:
        raise too_much(f"bildet er {width} × {height} punkter")


def _picture(width: int, height: int, kept: list[bytes], said: list[bytes]) -> Picture:
    words, has_place = "\n".join(map(words_in, said)), any(map(place_in, said))
    return Picture(width, height, b"".join(kept), words, has_place)


def _png(content: bytes) -> Picture:
    kept, said, data = [_PNG], [], []
    for name, whole, inside in _chunks(content):
        if name in _PNG_KEPT:
            kept.append(whole)
        elif name in _PNG_SAID:
            said.append(_unpacked(name, inside))
        if name == b"IDAT":
            data.append(inside)
    if kept[1][4:8] != b"IHDR":
        raise damaged("bildet begynner ikke som et bilde")
    width, height, depth, colour, _, _, laced = struct.unpack(">IIBBBBB", kept[1][8:21])
    _fits(width, height)
    row = 1 + -(-width * depth * _CHANNELS.get(colour, 4) // 8)
    _check_data(data, row * height, is_laced=bool(laced))
    return _picture(width, height, kept, said)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the name, the whole and the inside of every part of a PNG. Raises Unreadable."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        (size,) = struct.unpack(">I", content[at : at + 4])
        name, inside = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        end = at + 12 + size
        (told,) = struct.unpack(">I", content[end - 4 : end])
        if zlib.crc32(name + inside) != told:
            raise damaged("bildet er ikke helt")
        yield name, content[at:end], inside
        at = end


def _check_data(data: list[bytes], wanted: int, *, is_laced: bool) -> None:
    """Raise Unreadable unless the points of a PNG are all there, and no more."""
    unpacking, size = zlib.decompressobj(), 0
    try:
        for one in data:
            rest = one
            while rest and not unpacking.eof:
                size += len(unpacking.decompress(rest, _PIECE))
                rest = unpacking.unconsumed_tail
                if size > 2 * wanted + _PIECE:
                    raise too_much("bildet er større enn det sier")
    except zlib.error:
        raise damaged("bildet er ikke helt") from None
    if not unpacking.eof or (size < wanted and not is_laced):
        raise damaged("bildet er ikke helt")


def _unpacked(name: bytes, inside: bytes) -> bytes:
    """Return the words of a part of a PNG, which may be packed."""
    head, _, rest = inside.partition(b"\0")
    packed = {b"zTXt": rest[1:], b"iTXt": rest[2:].split(b"\0", 2)[-1]}.get(name)
    if packed is None:
        return inside
    try:
        return head + b" " + zlib.decompressobj().decompress(packed, _PIECE)
    except zlib.error:
        return inside


def _jpg(content: bytes) -> Picture:
    kept, said, sides = [b"\xff\xd8"], [], (0, 0)
    for marker, segment in _segments(content):
        inside = segment[4:]
        if marker in _SOF:
            sides = struct.unpack(">HH", inside[1:5])[::-1]
            _fits(*sides)
        if _is_drawn(marker, inside):
            kept.append(segment)
        else:
            said.append(inside)
    width, height = sides
    turn = next(filter(None, map(orientation_of, said)), 1)
    if turn != 1:
        kept.insert(1, _turning(turn))
    if turn in _TURNED:
        width, height = height, width
    return _picture(width, height, kept, said)


def _is_drawn(marker: int, inside: bytes) -> bool:
    """Whether a browser needs this part to draw the picture as it is."""
    if marker == 0xE0:
        return inside.startswith(b"JFIF\0") and len(inside) == 14  # without a small picture
    if marker == 0xE2:
        return inside.startswith(b"ICC_PROFILE\0")
    return marker == 0xEE or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield every part of a JPG, its marker and the whole of it. Raises Unreadable."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise damaged("bildet er ikke helt")
        padded = _PADDED.match(content, at)
        at = padded.end() - 1 if padded else at
        marker = content[at + 1]
        if marker == 0xD9:
            yield marker, b"\xff\xd9"
            return
        size = 0 if marker in _BARE else struct.unpack(">H", content[at + 2 : at + 4])[0]
        end = at + 2 + size
        if marker == 0xDA:
            end = _end_of_scan(content, end)
        if end > len(content):
            raise damaged("bildet er ikke helt")
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the points end that begin at ``at``: at the next marker."""
    found = _MARKER.search(content, at)
    if found is None:
        raise damaged("bildet er ikke helt")
    return found.start()


def _turning(turn: int) -> bytes:
    """Return the one thing a camera adds that must stay: which way is up."""
    tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">HHI", turn, 0, 0)
    inside = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(inside) + 2) + inside


def _webp(content: bytes) -> Picture:
    kept, said, sides = [], [], (0, 0)
    for name, whole, inside in chunks(content):
        if name in (b"ANIM", b"ANMF"):
            cure = f"Lagre ett av bildene. {SAVE_AGAIN}"
            raise Unreadable(flaw(rules.ATTACHED_TYPE, "Bildet beveger seg", cure))
        if name == b"VP8X":  # without saying that there is more to read
            kept.append(whole[:8] + bytes([whole[8] & ~0x0C]) + whole[9:])
        elif name in (b"VP8 ", b"VP8L", b"ALPH", b"ICCP"):
            kept.append(whole)
        else:
            said.append(inside)
        sides = sides_in(name, inside) or sides
    if not any(one[:4] in (b"VP8 ", b"VP8L") for one in kept):
        raise damaged("bildet er ikke helt")
    _fits(*sides)
    body = b"WEBP" + b"".join(kept)
    return _picture(*sides, [b"RIFF", struct.pack("<I", len(body)), body], said)
