"""The words of a PDF: what its pages draw, letter by letter, with the fonts they use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from veileder.inspecting.pdf_objects import Object, Objects

_TOKEN = re.compile(
    rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)|<([0-9A-Fa-f\s]*+)>"
    rb"|/([^\s/<>\[\]()]{1,60})\s{1,9}-?[\d.]{1,12}\s{1,9}Tf"
    rb"|(?<![\d.])(-?\d{1,6})(?:\.\d{0,9})?\s{0,9}(?=[(<])"
    rb"|(?<![\d.])(-?[\d.]{1,12})\s{1,9}(T[dDm])\b|(T\*)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
_BLANK = -180  # thousandths: where letters stand so far apart, there is a blank
_MAPPED = re.compile(
    rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(?:<([0-9A-Fa-f]{1,64})>|\[([^\]]*+)\])"
    rb"|<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,64})>"
)
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_FONTS = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_MOST_RANGE = 65_536


@dataclass(slots=True)
class _Font:
    """How the bytes of a text become letters."""

    width: int = 1
    letters: dict[int, str] = field(default_factory=dict)

    def said(self, raw: bytes) -> str:
        if not self.letters and self.width == 1:
            return raw.decode("cp1252", "replace")
        codes = (
            int.from_bytes(raw[at : at + self.width], "big")
            for at in range(0, len(raw), self.width)
        )
        other = (lambda code: bytes([code]).decode("cp1252", "replace")) if self.width == 1 else chr
        return "".join(self.letters.get(code) or other(code) for code in codes)


def drawn(one: Object, content: bytes, fonts: "Fonts") -> str:
    """Return the words that the stream ``content`` of ``one`` draws."""
    known = fonts.of(one)
    font, words, line = _Font(), [""], b""
    for token in _TOKEN.finditer(content):
        literal, hexadecimal, name, gap, place, move, next_line = token.groups()
        if literal is not None:
            words.append(font.said(_plain(literal)))
        elif hexadecimal is not None:
            words.append(font.said(from_hex(hexadecimal)))
        elif name is not None:
            font = known.get(name) or fonts.any_named(name)
        elif gap is not None:
            words.append(" " if int(gap) < _BLANK else "")
        elif next_line:
            words.append("\n")
        else:
            before = line if move == b"Tm" else b"0"
            words.append(_moved(place, before, words[-1]))
            line = place if move == b"Tm" else line
    return "".join(words)


def _moved(place: bytes, before: bytes, last: str) -> str:
    """Return what a move is to a reader: another line, a blank, or nothing between two letters."""
    if place.strip(b"0.-") != before.strip(b"0.-"):
        return "\n"
    return " " if len(last) > 1 else ""


def string(written: bytes) -> str:
    """Return the words of a string as it stands outside pages, ``(…)`` or ``<…>``."""
    inside = written[1:-1]
    raw = _plain(inside) if written[:1] == b"(" else from_hex(inside)
    if raw[:2] == b"\xfe\xff":
        return raw[2:].decode("utf-16-be", "replace")
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("cp1252", "replace")


def _plain(inside: bytes) -> bytes:
    if b"\\" not in inside:
        return inside
    return _ESCAPE.sub(_unescaped, inside)


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1] in b"01234567":
        return bytes([int(sign, 8) & 255])
    return b"" if sign in (b"\r\n", b"\n", b"\r") else _ESCAPED.get(sign, sign)


def from_hex(digits: bytes) -> bytes:
    """Return the bytes of hexadecimal ``digits``; what is no digit is passed over."""
    bare = re.sub(rb"[^0-9A-Fa-f]", b"", digits)
    return bytes.fromhex((bare + b"0" * (len(bare) % 2)).decode("ascii"))


class Fonts:
    """The fonts of a file, by the object that draws with them."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._made: dict[int, _Font] = {}
        self._named: dict[bytes, list[int]] = {}
        self._pages: dict[int, Object] = {}
        for one in objects.all:
            for content in one.refs(b"Contents") if b"/Contents" in one.body else ():
                self._pages[content] = one
            if b"/Font" in one.body:
                for name, number in self._in(one).items():
                    self._named.setdefault(name, []).append(number)

    def of(self, one: Object) -> Mapping[bytes, _Font]:
        """Return the fonts that the stream of ``one`` may use, by name."""
        where: Object | None = self._pages.get(one.number, one)
        for _ in range(20):  # what a page has not, those above it have
            if where is None:
                break
            if found := self._in(where):
                return {name: self._font(number) for name, number in found.items()}
            where = self._objects.led(where, b"Parent")
        return {}

    def any_named(self, name: bytes) -> _Font:
        """Return a font that somebody in the file calls ``name``."""
        return self._font(next(iter(self._named.get(name, [])), 0))

    def _in(self, one: Object) -> dict[bytes, int]:
        """Return the numbers of the fonts in the resources of ``one``."""
        apart = self._objects.led(one, b"Resources")
        for place in (apart, one):
            if place is None:
                continue
            listed = self._objects.led(place, b"Font")
            inside = listed.bare if listed else place.inside(b"Font")
            if inside:
                return {name: int(number) for name, number in _FONTS.findall(inside)}
        return {}

    def _font(self, number: int) -> _Font:
        if number not in self._made:
            self._made[number] = self._read(self._objects.by_number.get(number))
        return self._made[number]

    def _read(self, one: Object | None) -> _Font:
        if one is None:
            return _Font()
        font = _Font(2 if b"/Type0" in one.bare else 1)
        table = self._objects.led(one, b"ToUnicode")
        if table is not None and table.stream is not None:
            for kind, block in _BLOCK.findall(self._objects.unpacked(table) or b""):
                font.letters |= dict(_letters(block, is_range=kind == b"bfrange"))
        return font


def _letters(block: bytes, *, is_range: bool) -> Iterator[tuple[int, str]]:
    """Yield what letters the codes of one block of a table are."""
    if not is_range:
        for code, letter in re.findall(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,64})>", block):
            yield int(code, 16), _utf16(letter)
        return
    for found in _MAPPED.finditer(block):
        low, high, start, several = found[1], found[2], found[3], found[4]
        if low is None:
            continue
        first, last = int(low, 16), min(int(high, 16), int(low, 16) + _MOST_RANGE)
        if several is not None:
            letters = re.findall(rb"<([0-9A-Fa-f]{1,64})>", several)
            yield from ((first + n, _utf16(letter)) for n, letter in enumerate(letters))
        elif start is not None and len(start) <= 4:
            base = int(start, 16) - first
            yield from ((code, chr(base + code)) for code in range(first, last + 1))


def _utf16(digits: bytes) -> str:
    return from_hex(digits).decode("utf-16-be", "replace")
