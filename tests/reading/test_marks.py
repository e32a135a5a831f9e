"""The mark of a municipality: a drawing that can do nothing, or a picture of a size that fits."""

import struct

import pytest
from sentences import as_read_through

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
        '<?xml version="1.0"?><!DOCTYPE  svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><!-- Kari -->'
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


SAID = [
    (PATH, SVG.format(inside="<script/>", more="").encode()),
    (PATH, SVG.format(inside="<style>@import 'x';</style>", more="").encode()),
    (PATH, SVG.format(inside="", more=" onload='x()'").encode()),
    (PATH, SVG.format(inside="<use href='b.svg#a'/>", more="").encode()),
    (PATH, b"<svg/>"),
    (PATH, b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    (PATH, bytes(LARGEST + 1)),
    (PATH.replace("svg", "png"), b"GIF89a"),
    (PATH.replace("svg", "png"), png(20, 240)),
]


@pytest.mark.parametrize(("path", "raw"), SAID, ids=range(len(SAID)))
def test_what_is_wrong_with_a_mark_is_told_with_a_cure(path, raw):
    (finding,) = told(read_mark(path, raw)).findings

    as_read_through((path, raw[-60:]), finding)


def test_a_mark_of_sixty_kilobytes_is_read_and_one_byte_more_is_not():
    raw = SVG.format(inside="<title>{}</title>", more="")
    most = raw.replace("{}", "x" * (60 * 1024 - len(raw) + 2)).encode()

    assert len(most) == 60 * 1024
    assert told(read_mark(PATH, most)).value
    assert told(read_mark(PATH, most + b" ")).value is None


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [(64, 64, True), (63, 64, False), (64, 63, False), (1024, 1024, True), (1025, 64, False)],
)
def test_a_picture_may_be_64_to_1024_points(width, height, fits):
    read = told(read_mark("municipalities/x/mark.png", png(width, height)))

    assert bool(read.value) == fits
    assert not fits or (read.value.width, read.value.height) == (width, height)


@pytest.mark.parametrize(
    ("more", "size"),
    [
        (' viewBox="0 0 40 48"', (40, 48)),
        (' viewBox="0,0,40.4,48.6"', (40, 49)),
        (' viewBox="0 0 0.2 48"', (1, 48)),
        (' viewBox="0 0 40 48px"', None),
        (' viewBox="0 0 40 ٤٨"', None),
        (' width="40" height="48.5px"', (40, 48)),
        (' width="40" height="48" viewBox="0 0 20 24"', (20, 24)),
        (' viewBox="0 0 40 48cm"', None),
        (' viewBox="0 0 40"', None),
        (' viewBox="0 0 40 48 1"', None),
        (' width="40"', None),
        (' width="40em" height="48"', None),
    ],
)
def test_a_drawing_is_as_large_as_it_says(more, size):
    raw = f'<svg xmlns="http://www.w3.org/2000/svg"{more}/>'.encode()
    mark = told(read_mark(PATH, raw)).value

    assert (mark and (mark.width, mark.height)) == size


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0" i:from="data:image/png" xmlns:i="urn:ink"/>',
        '<i:view xmlns:i="urn:ink" href="https://example.no" fill="url(x)"/>',
        '<path d="M0 0" fill="url(#g)"/>',
        '<use href="#a"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
        "<style>.a{fill:url( '#g' )}</style>",
        '<path d="M0 0" data-from="Kari"/>',
    ],
)
def test_notes_of_a_program_and_what_is_in_the_file_are_no_danger(inside):
    assert drawn(inside).value


@pytest.mark.parametrize("tag", ["svg", "iframe", "audio", "video", "feImage", "set", "SCRIPT"])
def test_only_what_draws_is_published(tag):
    read = drawn(f"<{tag} d='x'/><g><path d='M1 1'/></g>")

    assert read.value is None or f"<{tag} d" not in read.value.drawing or tag == "svg"


def test_a_comment_and_text_as_it_stands_are_no_declaration():
    read = drawn("<!-- <!ENTITY a> --><title><![CDATA[<b>]]></title>")

    assert "<title>&lt;b&gt;</title>" in read.value.drawing
