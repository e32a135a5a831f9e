"""The objects of a PDF, all that stand in the file: also those that a later edition hid.

The table of places is not believed, so nothing can stand where we do not look.
"""

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from veileder.inspecting.flaws import damaged, too_much

_MOST_OBJECTS = 100_000
_MOST_BRACKETS = 600_000
_MOST_STREAM = 16 << 20
_MOST_BYTES = 32 << 20  # of all streams that are looked into
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_STREAM = re.compile(rb"\bstream(?:\r\n|\n|\r)")
_LENGTH = re.compile(rb"/Length\s{0,9}(\d{1,9})(?!\s{1,9}\d{1,9}\s{1,9}R)")
_FILTERS = re.compile(rb"/Filter\s{0,9}(\[[^\]]{0,200}\]|/\w{1,40})")
STRING = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*+\))*+\))*+\)", re.DOTALL)
_NAME_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")
_PICTURE = re.compile(rb"/(?:DCT|JPX|CCITTFax|JBIG2)Decode|/Subtype\s{0,9}/Image|/ImageMask")
_FONT = re.compile(
    rb"/Length1\b|/(?:Type1C|CIDFontType0C|OpenType)\b|/N\s{1,9}[134]\b.{0,60}/Alternate", re.DOTALL
)
_REF = rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b"


@dataclass(frozen=True)
class Object:
    """An object: its number, what it says, and what is in its stream as it stands."""

    number: int
    body: bytes
    stream: bytes | None = None

    @cached_property
    def bare(self) -> bytes:
        """The body without words, with names as they are meant: what it is and does."""
        without = STRING.sub(b"()", self.body)
        return _NAME_SIGN.sub(lambda sign: bytes([int(sign[1], 16)]), without)

    @property
    def is_picture(self) -> bool:
        """Whether its stream is a picture."""
        return _PICTURE.search(self.bare) is not None

    def ref(self, name: bytes) -> int | None:
        """Return the number of the object that is called ``name`` here, if it stands apart."""
        found = re.search(rb"/" + name + rb"\s{0,9}" + _REF, self.bare)
        return int(found[1]) if found else None

    def refs(self, name: bytes) -> list[int]:
        """Return the numbers in the list, or of the one, that is called ``name`` here."""
        found = re.search(rb"/" + name + rb"\s{0,9}(\[[^\]]*+\]|" + _REF + rb")", self.bare)
        return [int(one) for one in re.findall(_REF, found[1])] if found else []

    def inside(self, name: bytes) -> bytes | None:
        """Return the dictionary that is called ``name`` and stands right here."""
        found = re.search(rb"/" + name + rb"\s{0,9}<<", self.bare)
        return _dictionary(self.bare, found.end()) if found else None


def _dictionary(text: bytes, at: int) -> bytes:
    """Return what stands between ``at`` and the end of the dictionary that begins before it."""
    depth = 1
    for sign in re.finditer(rb"<<|>>", text[at : at + 100_000]):
        depth += 1 if sign[0] == b"<<" else -1
        if depth == 0:
            return text[at : at + sign.start()]
    return text[at : at + 100_000]


class Objects:
    """All objects of one file, and what is in their streams."""

    def __init__(self, content: bytes) -> None:
        """Find them all. Raises Unreadable."""
        self._bytes = self._brackets = 0
        self._count(content)
        self.all = [*_standing(content)]
        for one in [o for o in self.all if o.stream is not None and b"/ObjStm" in o.bare]:
            self.all += _packed(one, self.unpacked(one) or b"")
            if len(self.all) > _MOST_OBJECTS:
                raise too_much("flere deler enn vi kan se gjennom")
        self.by_number = {one.number: one for one in self.all if one.number > 0}

    def led(self, one: Object, name: bytes) -> Object | None:
        """Return the object that is called ``name`` in ``one``, if it stands apart."""
        number = one.ref(name)
        return self.by_number.get(number) if number else None

    def unpacked(self, one: Object) -> bytes | None:
        """Return what is in its stream; None for one in a way we can't look into."""
        found = _FILTERS.search(one.bare)
        data = one.stream or b""
        for way in re.findall(rb"/(\w+)", found[1]) if found else ():
            unpack = _WAYS.get(way)
            if unpack is None:
                return None
            data = unpack(data)
        self._bytes += len(data)
        self._count(data)
        if self._bytes > _MOST_BYTES:
            raise too_much(f"mer enn {_MOST_BYTES >> 20} MB når den er pakket ut")
        return data

    def _count(self, data: bytes) -> None:
        """Raise Unreadable when there are more texts than can be told apart in a while."""
        self._brackets += data.count(b"(")
        if self._brackets > _MOST_BRACKETS:
            raise too_much("flere tekstbiter enn vi kan se gjennom")

    def texts(self) -> Iterator[tuple[Object, bytes | None]]:
        """Yield every stream that is no picture, font or colour, unpacked."""
        for one in self.all:
            if one.stream is not None and not one.is_picture and not _FONT.search(one.bare):
                yield one, self.unpacked(one)


def _standing(content: bytes) -> Iterator[Object]:
    """Yield the objects as they stand in the file, and its trailers as objects without number."""
    at, count = 0, 0
    while found := _OBJECT.search(content, at):
        count += 1
        if count > _MOST_OBJECTS:
            raise too_much("flere deler enn vi kan se gjennom")
        yield from _trailers(content[at : found.start()])
        at = found.end()
        end = content.find(b"endobj", at)
        end = len(content) if end < 0 else end
        begun = _STREAM.search(content, at, end)
        if begun is None:
            yield Object(int(found[1]), content[at:end])
            at = end
            continue
        body = content[at : begun.start()]
        at = _end_of(content, body, begun.end())
        yield Object(int(found[1]), body, content[begun.end() : at])
    yield from _trailers(content[at:])


def _trailers(between: bytes) -> Iterator[Object]:
    if b"trailer" in between:
        yield Object(-1, between)


def _end_of(content: bytes, body: bytes, start: int) -> int:
    """Return where a stream ends: where it says, if it does there, or at the first end."""
    told = _LENGTH.search(body)
    if told:
        end = start + int(told[1])
        if content[end : end + 20].lstrip(b"\r\n ").startswith(b"endstream"):
            return end
    end = content.find(b"endstream", start)
    return len(content) if end < 0 else end


def _packed(one: Object, data: bytes) -> Iterator[Object]:
    """Yield the objects in a stream of objects."""
    first = re.search(rb"/First\s{0,9}(\d{1,9})", one.bare)
    if first is None:
        return
    start = int(first[1])
    numbers = [int(n) for n in re.findall(rb"\d{1,9}", data[:start])]
    places = [*zip(numbers[::2], numbers[1::2], strict=False)]
    ends = [*(place for _, place in places[1:]), len(data)]
    for (number, place), end in zip(places, ends, strict=False):
        yield Object(number, data[start + place : start + max(end, place)])


def _flate(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(data, _MOST_STREAM)
    except zlib.error:
        raise damaged("en del av den er ikke hel") from None
    if unpacking.unconsumed_tail:
        raise too_much(f"en del på mer enn {_MOST_STREAM >> 20} MB")
    return found


def _hex(data: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _a85(data: bytes) -> bytes:
    try:
        return a85decode(data.strip().removeprefix(b"<~").partition(b"~")[0])
    except ValueError:
        raise damaged("en del av den er ikke hel") from None


_WAYS = {
    b"FlateDecode": _flate,
    b"Fl": _flate,
    b"ASCIIHexDecode": _hex,
    b"AHx": _hex,
    b"ASCII85Decode": _a85,
    b"A85": _a85,
}
