"""Small files of the types that offices have, whole and without secrets, to spoil in one place."""

import io
import struct
import zipfile
import zlib

MAIN = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    "docx": ("word/document.xml", "wordprocessingml.document", "<w:body><w:p>{}</w:p></w:body>"),
    "dotx": ("word/document.xml", "wordprocessingml.template", "<w:body><w:p>{}</w:p></w:body>"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet", "<sheets>{}</sheets>"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation", "<s>{}</s>"),
    "potx": ("ppt/presentation.xml", "presentationml.template", "<s>{}</s>"),
}
_OPEN = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def zipped(parts, kind=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def office(suffix="docx", words="", **more):
    """Return an Office file; in the names of ``more`` parts, ``__`` is a slash and ``_`` a dot."""
    main, kind, body = _KINDS[suffix]
    said = body.format(f"<w:t>{words}</w:t>")
    parts = {
        "[Content_Types].xml": f'<Types><Override ContentType="{MAIN}{kind}.main+xml"/></Types>',
        main: f'<w:document xmlns:w="w">{said}</w:document>',
        **{name.replace("__", "/").replace("_", "."): part for name, part in more.items()},
    }
    return zipped(parts)


def word(inside="", rels="", **more):
    """Return a Word file with XML ``inside`` its text, and relationships ``rels``."""
    if rels:
        more["word/_rels/document.xml.rels"] = f"<Relationships>{rels}</Relationships>"
    types = f'<Types><Override ContentType="{MAIN}wordprocessingml.document.main+xml"/></Types>'
    text = f'<w:document xmlns:w="w"><w:body>{inside}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": text, **more})


def open_document(suffix="odt", inside="", **more):
    kind = f"application/vnd.oasis.opendocument.{_OPEN[suffix]}"
    content = f'<o xmlns:text="t" xmlns:x="x" xmlns:office="o" xmlns:draw="d">{inside}</o>'
    return zipped({"mimetype": kind, "content.xml": content, **more})


def pdf(*objects, page=b"", content=b"BT /F1 12 Tf (Hei) Tj ET"):
    """Return a PDF of one page, with more ``objects``: from number 5 on."""
    packed = zlib.compress(content)
    first = (
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /Contents 4 0 R " + page + b">>",
        b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (len(packed), packed),
    )
    all_of_it = enumerate((*first, *objects), 1)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in all_of_it)
    return b"%PDF-1.7\n" + body + b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def _chunk(name, inside):
    whole = name + inside
    return struct.pack(">I", len(inside)) + whole + struct.pack(">I", zlib.crc32(whole))


def png(*chunks, width=2, height=2, rows=None):
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(rows if rows is not None else (b"\0" * (width + 1)) * height)
    more = b"".join(_chunk(*one) for one in chunks)
    parts = _chunk(b"IHDR", head) + more + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def exif(*tags):
    """Return what a camera says: ``tags`` are numbers with their small values."""
    table = b"".join(struct.pack(">HHIHH", tag, 3, 1, value, 0) for tag, value in tags)
    return b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", len(tags)) + table + b"\0\0\0\0"


def _segment(marker, inside):
    return bytes([0xFF, marker]) + struct.pack(">H", len(inside) + 2) + inside


def jpg(*segments, width=3, height=2):
    sides = b"\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    more = b"".join(_segment(*one) for one in segments)
    scan = _segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34"
    return b"\xff\xd8" + more + _segment(0xC0, sides) + scan + b"\xff\xd9"


def webp(*chunks):
    bits = (3 - 1) | (2 - 1) << 14
    inside = b"\x2f" + struct.pack("<I", bits) + b"\0"
    parts = [(b"VP8X", bytes([0x0C, 0, 0, 0, 2, 0, 0, 1, 0, 0])), (b"VP8L", inside), *chunks]
    body = b"WEBP" + b"".join(
        n + struct.pack("<I", len(c)) + c + b"\0" * (len(c) % 2) for n, c in parts
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def old(suffix="doc", *names, author="", main=b""):
    """Return an Office file from before 2007 with streams or storages of these ``names``."""
    stream = {"doc": "WordDocument", "xls": "Workbook", "ppt": "PowerPoint Document"}[suffix]
    said = author.encode("cp1252") + b"\0"
    properties = b"\xfe\xff" + b"\0" * 42 + struct.pack("<I", 48)
    properties += struct.pack("<IIII", 0, 1, 4, 16) + struct.pack("<II", 30, len(said)) + said
    streams = [
        (stream, main.ljust(4096, b"\0")),
        ("\x05SummaryInformation", properties.ljust(4096, b"\0")),
    ]
    streams += [(name, b"") for name in names]
    entries, data, fat = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)], b"", {}
    count = 1 + -(-(len(streams) + 1) // 4)
    for name, content in streams:
        start = count + len(data) // 512
        size = len(content) // 512
        fat |= {start + n: start + n + 1 for n in range(size)} | (
            {start + size - 1: 0xFFFFFFFE} if size else {}
        )
        entries.append(_entry(name, 2 if size else 1, start if size else 0xFFFFFFFE, len(content)))
        data += content
    table = {0: 0xFFFFFFFD, **{n: n + 1 for n in range(1, count)}, count - 1: 0xFFFFFFFE, **fat}
    numbers = struct.pack("<128I", *(table.get(n, 0xFFFFFFFF) for n in range(128)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + numbers + b"".join(entries).ljust((count - 1) * 512, b"\0") + data


def _entry(name, kind, start, size):
    raw = name.encode("utf-16-le") + b"\0\0"
    about = struct.pack("<HBB", len(raw), kind, 1) + b"\xff" * 12 + b"\0" * 36
    return raw.ljust(64, b"\0") + about + struct.pack("<III", start, size, 0)


WHOLE = {
    **{suffix: office(suffix) for suffix in _KINDS},
    **{suffix: open_document(suffix) for suffix in _OPEN},
    **{suffix: old(suffix) for suffix in ("doc", "xls", "ppt")},
    "pdf": pdf(),
    "png": png(),
    "jpg": jpg(),
    "webp": webp(),
}
