"""What cameras and programs write beside a picture: where, who, and which way is up."""

import re
import struct

_MOST = 256 * 1024  # bytes that are looked through
_RUN = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_SIGN = re.compile(rb"[0-9A-Za-z]{2}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){4,}")
_PLACE_TAG, _TURN_TAG = 0x8825, 0x0112
_MOST_TAGS = 500
_XMP_PLACE = re.compile(rb"exif:GPS(?:Latitude|Longitude|Position)", re.IGNORECASE)


def words_in(said: bytes) -> str:
    """Return what can be read in it, in one byte a letter or in two."""
    said = said[:_MOST]
    narrow = [_decoded(run) for run in _RUN.findall(said) if _SIGN.search(run)]
    wide = [run.decode("utf-16-le", "replace") for run in _WIDE.findall(said)]
    return "\n".join((*narrow, *wide))


def _decoded(run: bytes) -> str:
    try:
        return run.decode()
    except UnicodeDecodeError:
        return run.decode("cp1252", "replace")


def place_in(said: bytes) -> bool:
    """Whether it says where the picture was taken."""
    return _tag(said, _PLACE_TAG) is not None or _XMP_PLACE.search(said[:_MOST]) is not None


def orientation_of(said: bytes) -> int | None:
    """Return how the camera was held, from 1 to 8, if it says so."""
    turn = _tag(said, _TURN_TAG)
    return turn if turn in range(1, 9) else None


def _tag(said: bytes, wanted: int) -> int | None:
    """Return the value of one tag of the first table, which small numbers stand in."""
    start = next((at + 4 for at in (said.find(b"II*\0"), said.find(b"MM\0*")) if at >= 0), 0) - 4
    if start < 0:
        return None
    order = "<" if said[start : start + 1] == b"I" else ">"
    try:
        (table,) = struct.unpack_from(f"{order}I", said, start + 4)
        (count,) = struct.unpack_from(f"{order}H", said, start + table)
        for number in range(min(count, _MOST_TAGS)):
            at = start + table + 2 + 12 * number
            tag, kind = struct.unpack_from(f"{order}HH", said, at)
            if tag == wanted:
                short = kind == 3
                (value,) = struct.unpack_from(f"{order}{'H' if short else 'I'}", said, at + 8)
                return int(value)
    except struct.error:
        pass
    return None
