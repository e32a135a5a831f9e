"""Just enough of PDF to know what was printed: pages, their text, and what a file says of itself.

Reads what Chromium and WeasyPrint write: streams that are packed or not, objects in streams, and
fonts that say which letters their signs are.
"""

import re
import zlib
from dataclasses import dataclass, field

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.S)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_HEX = rb"\s*<([0-9a-fA-F]+)>"
_PAIR, _RANGE = re.compile(_HEX * 2), re.compile(_HEX * 3)
_DRAWN = re.compile(
    rb"/(\S+)\s+[\d.]+\s+Tf|<([0-9a-fA-F\s]*)>|\b(ET|Tm|T\*|[1-9.-][\d.]* Td)\s|/(\w+) Do"
)


@dataclass
class Pdf:
    """A file: its objects by number, and the text of each page in the order it was drawn."""

    objects: dict[int, bytes]
    streams: dict[int, bytes]
    _fonts: dict[int, dict[int, str]] = field(default_factory=dict)

    @property
    def pages(self) -> list[str]:
        """The text of every page; where one word ends and the next begins is not always known."""
        return [self._text(body) for body in self._leaves(self._root(b"Pages"))]

    def has(self, word: bytes) -> bool:
        """Say whether ``word`` stands in one of the objects, streams apart."""
        return any(word in body for body in self.objects.values())

    def _root(self, name: bytes) -> int:
        (catalog,) = (o for o in self.objects.values() if re.search(rb"/Type\s*/Catalog", o))
        return self._named(catalog, name)

    def _named(self, body: bytes, name: bytes) -> int:
        found = re.search(rb"/" + re.escape(name) + rb"\s+(\d+) 0 R", body)
        assert found, name
        return int(found[1])

    def _leaves(self, number: int) -> list[bytes]:
        body = self.objects[number]
        kids = re.search(rb"/Kids\s*\[(.*?)\]", body, re.S)
        if not kids:
            return [body]
        return [leaf for kid in _REFERENCE.findall(kids[1]) for leaf in self._leaves(int(kid))]

    def _text(self, page: bytes) -> str:
        contents = re.search(rb"/Contents\s*(\[.*?\]|\d+ 0 R)", page, re.S)
        assert contents
        drawn = b"\n".join(self.streams[int(n)] for n in _REFERENCE.findall(contents[1]))
        return re.sub(r"\s+", " ", self._drawn(drawn, self._resources(page))).strip()

    def _resources(self, body: bytes) -> bytes:
        found = re.search(rb"/Resources\s+(\d+) 0 R", body)
        return self.objects[int(found[1])] if found else body

    def _inside(self, resources: bytes, kind: bytes) -> bytes:
        found = re.search(rb"/" + kind + rb"\s*(?:<<(.*?)>>|(\d+) 0 R)", resources, re.S)
        if not found:
            return b""
        return found[1] if found[1] is not None else self.objects[int(found[2])]

    def _drawn(self, content: bytes, resources: bytes) -> str:
        fonts, forms = self._inside(resources, b"Font"), self._inside(resources, b"XObject")
        letters: dict[int, str] = {}
        said: list[str] = []
        for font, signs, move, form in _DRAWN.findall(content):
            if font:
                letters = self._font(self._named(fonts, font))
            elif signs:
                packed = bytes.fromhex(signs.decode())
                codes = (packed[i] << 8 | packed[i + 1] for i in range(0, len(packed) - 1, 2))
                said.extend(letters.get(code, "") for code in codes)
            elif move:
                said.append(" ")
            elif form and (inner := self.streams.get(self._named(forms, form))):
                said.append(
                    self._drawn(inner, self._resources(self.objects[self._named(forms, form)]))
                )
        return "".join(said)

    def _font(self, number: int) -> dict[int, str]:
        if number not in self._fonts:
            body = self.objects[number]
            has = b"/ToUnicode" in body
            self._fonts[number] = (
                _letters(self.streams[self._named(body, b"ToUnicode")]) if has else {}
            )
        return self._fonts[number]


def read_pdf(file: bytes) -> Pdf:
    """Return what a PDF consists of."""
    objects: dict[int, bytes] = {}
    streams: dict[int, bytes] = {}
    for number, body in _OBJECT.findall(file):
        stream = _STREAM.search(body)
        objects[int(number)] = body[: stream.start()] if stream else body
        if stream:
            packed = b"/FlateDecode" in body[: stream.start()]
            streams[int(number)] = (
                zlib.decompressobj().decompress(stream[1]) if packed else stream[1]
            )
    for number, stream in streams.items():
        if re.search(rb"/Type\s*/ObjStm", objects[number]):
            objects = {**_in_stream(objects[number], stream), **objects}
    return Pdf(objects, streams)


def _in_stream(head: bytes, stream: bytes) -> dict[int, bytes]:
    first = int(re.search(rb"/First (\d+)", head)[1])  # type: ignore[index]
    places = [int(n) for n in stream[:first].split()]
    pairs = list(zip(places[::2], places[1::2], strict=True))
    ends = [place for _, place in pairs[1:]] + [len(stream)]
    return {
        number: stream[first + place : first + end]
        for (number, place), end in zip(pairs, ends, strict=True)
    }


def _letters(cmap: bytes) -> dict[int, str]:
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, letter in _PAIR.findall(block):
            letters[int(code, 16)] = _utf16(letter)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, letter in _RANGE.findall(block):
            for code in range(int(low, 16), int(high, 16) + 1):
                letters[code] = chr(int(letter, 16) + code - int(low, 16))
    return letters


def _utf16(letter: bytes) -> str:
    return bytes.fromhex(letter.decode()).decode("utf-16-be")
