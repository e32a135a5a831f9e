"""What can be read on a PDF that Chromium printed."""

import re
import zlib


def text_of(pdf: bytes) -> str:
    """Return the letters of all pages, in the order they were drawn."""
    found = re.finditer(rb"(\d+) 0 obj\s*(.*?)endobj", pdf, re.DOTALL)
    objects = {int(part[1]): part[2] for part in found}
    letters = {
        number: _letters(_stream(objects[int(named[1])]))
        for number, part in objects.items()
        if (named := re.search(rb"/ToUnicode (\d+) 0 R", part))
    }
    return "".join(
        _drawn(part, _stream(objects[int(drawing[1])]), letters)
        for part in objects.values()
        if (drawing := re.search(rb"/Contents (\d+) 0 R", part))
    )


def _stream(part: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*?)\r?\nendstream", part, re.DOTALL)
    return zlib.decompress(found[1]) if found else b""


def _letters(table: bytes) -> dict[int, str]:
    """Return which letter each glyph of a font stands for."""
    known = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, sign in re.findall(rb"<(\w+)> <(\w+)>", block):
            known[int(glyph, 16)] = bytes.fromhex(sign.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, sign in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", block):
            for glyph in range(int(first, 16), int(last, 16) + 1):
                known[glyph] = chr(int(sign, 16) + glyph - int(first, 16))
    return known


def _drawn(page: bytes, drawing: bytes, letters: dict[int, dict[int, str]]) -> str:
    fonts = {name: int(number) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", page)}
    font: dict[int, str] = {}
    text = ""
    for name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> ?Tj", drawing):
        if name:
            font = letters.get(fonts.get(name, 0), {})
        pairs = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
        text += "".join(font.get(glyph, "?") for glyph in pairs)
    return text
