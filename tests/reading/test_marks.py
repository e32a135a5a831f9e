"""The mark of a municipality: a drawing that can do nothing, or a picture of a size that fits."""

import struct

import pytest

from veileder.findings import told
from veileder.reading.marks import LARGEST, read_mark

PATH = "municipalities/x/mark.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"{more}>{inside}</svg>'


def drawn(inside="", more=""):
    return told(read_mark(PATH, SVG.format(inside=inside, more=more).encode()))


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)


def test_a_drawing_is_written_anew_with_its_sides_and_without_the_notes_of_its_program():
    read = drawn(
        '<title>Våpen</title><metadata>Kari</metadata><i:view xmlns:i="urn:ink" i:who="Kari"/>'
        '<style>.a{fill:url(#g)}</style><path class="a" d="M0 0h9" i:x="Kari" xmlns:i="urn:ink"/>'
    )

    assert read.findings == ()
    assert (read.value.width, read.value.height) == (40, 48)
    assert '<path class="a" d="M0 0h9" />' in read.value.drawing
    assert "Kari" not in read.value.drawing
    assert "<title>Våpen</title>" in read.value.drawing


def test_a_head_as_drawing_programs_write_it_is_read():
    head = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><!-- Kari -->'
    )
    raw = SVG.replace('viewBox="0 0 40 48"', 'width="40px" height="48.4"').format(
        inside="", more=""
    )
    read = told(read_mark(PATH, (head + raw).encode()))

    assert 'viewBox="0 0 40 48.4"' in read.value.drawing
    assert "DOCTYPE" not in read.value.drawing


@pytest.mark.parametrize(
    ("inside", "more"),
    [
        ("<script>alert(1)</script>", ""),
        ("<g><a href='#x'/></g>", ""),
        ("<foreignObject/>", ""),
        ("<image href='https://example.no/x.png'/>", ""),
        ("<animate attributeName='href' to='javascript:x'/>", ""),
        ("<path onclick='x()'/>", ""),
        ("<x:script xmlns:x='http://www.w3.org/1999/xhtml'/>", ""),
        ("<use href='other.svg#a'/>", ""),
        (
            "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='https://example.no/a#a'/>",
            "",
        ),
        ("<path fill='url(https://example.no/a)'/>", ""),
        ("<path style='fill:u\\72l(x)'/>", ""),
        ("<style>@import 'x.css';</style>", ""),
        ("<style><![CDATA[.a{fill:url( 'x' )}]]></style>", ""),
        ("", " onload='x()'"),
    ],
)
def test_what_runs_or_fetches_is_told_of_and_not_published(inside, more):
    read = drawn(inside, more)

    assert read.value is None
    assert [finding.rule.code for finding in read.findings] == ["FIL07"]


@pytest.mark.parametrize(
    "raw",
    [
        b"<html/>",
        b"\xff\xfe",
        b"<svg",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 x 9"/>',
    ],
)
def test_what_is_no_drawing_with_a_size_is_told_of(raw):
    read = told(read_mark(PATH, raw))

    assert read.value is None
    assert [finding.rule.code for finding in read.findings] == ["FIL07"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (png(200, 240), None),
        (png(20, 240), "FIL07"),
        (png(200, 2400), "FIL07"),
        (b"GIF89a", "FIL07"),
        (bytes(LARGEST + 1), "FIL03"),
    ],
)
def test_a_picture_is_of_a_size_that_fits(raw, code):
    read = told(read_mark("municipalities/x/mark.png", raw))

    assert [finding.rule.code for finding in read.findings] == ([code] if code else [])
    assert (read.value is None) == bool(code)
