"""Files of Word, Excel and PowerPoint as they are now: a zip of parts that lead to each other."""

import re
from collections.abc import Iterator
from posixpath import basename

from veileder.inspecting.flaws import Flaw, Unreadable, damaged, fetches, runs, tells
from veileder.inspecting.names import is_office
from veileder.inspecting.pictures import tells_place
from veileder.inspecting.words import Words
from veileder.inspecting.xml_reading import Reading
from veileder.inspecting.zipped import Zipped

_MAIN = {"docx": "word/", "dotx": "word/", "xlsx": "xl/", "pptx": "ppt/", "potx": "ppt/"}
_TYPES = "[Content_Types].xml"
_SAVE_PLAIN = "Lagre den uten makroer, for eksempel som .docx, .xlsx eller .pptx."
_PARTS = (
    (r"vbaProject|vbaData|macrosheets/|/activeX/|customUI", "makroer eller knapper som kjører noe"),
    (r"/embeddings/|/afchunk|\.(?:html?|mht|rtf|exe|js|vbs|swf)$", "en annen fil lagt inn i seg"),
    (r"/ctrlProps/|/webextensions/", "knapper eller tillegg som kan gjøre noe"),
)
_FOUND = frozenset(
    "Relationship Override Default fldSimple instrText f creator lastModifiedBy Manager Company "
    "author cmAuthor person".split()
)
_CHANGES = frozenset("ins del moveFrom moveTo rPrChange pPrChange tblPrChange sectPrChange".split())
_COMMENTS = re.compile(r"(?:^|/)(?:comments?\w*|threadedComments?\w*|comments/.*)\.xml$", re.I)
_WEB = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
_DDE = re.compile(r"\bDDE(?:AUTO)?\b|^\s*\w+\|'", re.MULTILINE)
_INCLUDE = re.compile(r"\bINCLUDE(?:TEXT|PICTURE)\b|\bIMPORT\b|\bWEBSERVICE\(", re.IGNORECASE)
_KINDS = {
    "attachedTemplate": (
        "en mal på en annen maskin",
        "I Word: Utvikler → Dokumentmal (eller Fil → Alternativer → Tillegg → Maler → Gå til), "
        "skriv Normal som mal, og lagre.",
    ),
    "image": ("et bilde", "Slett bildet, og sett det inn på nytt med Sett inn → Bilder."),
    "externalLinkPath": (
        "tall fra en annen arbeidsbok",
        "I Excel: Data → Rediger koblinger → Bryt kobling.",
    ),
}
_OTHER = ("en annen fil", "Fil → Info → Rediger koblinger til filer → Bryt kobling, og lagre.")


def office(content: bytes, suffix: str) -> tuple[list[Flaw], str]:
    """Return what is wrong in a file whose name ends with ``suffix``, and its words.

    Raises Unreadable.
    """
    zipped = Zipped(content)
    main = _MAIN[suffix]
    if _TYPES not in zipped.names or not any(name.startswith(main) for name in zipped.names):
        raise damaged("den mangler det en slik fil skal ha")
    found = dict.fromkeys(_of_names(zipped.names))
    words = Words()
    for name, part in zipped.read():
        found |= dict.fromkeys(_of_part(name, part, words))
    return list(found), words.text


def _of_names(names: list[str]) -> Iterator[Flaw]:
    for pattern, what in _PARTS:
        if any(re.search(pattern, f"/{name}", re.IGNORECASE) for name in names):
            yield runs(what, _SAVE_PLAIN if "makro" in what else _CURE_INSIDE)


_CURE_INSIDE = "Slett den, eller lim den inn som bilde eller tekst, og lagre."


def _of_part(name: str, part: bytes, words: Words) -> Iterator[Flaw]:
    lower = name.lower()
    if lower.endswith((".xml", ".rels", ".vml")):
        yield from _of_xml(name, part, words)
    elif part[:2] == b"\xd0\xcf" or part[:2] == b"MZ":
        yield runs("en annen fil lagt inn i seg", _CURE_INSIDE)
    elif lower.endswith(_PHOTOS) and tells_place(part):
        yield tells("et bilde som sier hvor det er tatt", _CURE_PICTURE)


_CURE_PICTURE = (
    "Slett bildet, og sett inn et skjermbilde av det, eller et du har fjernet stedet fra (i "
    "Windows: høyreklikk → Egenskaper → Detaljer → Fjern egenskaper)."
)


def _of_xml(name: str, part: bytes, words: Words) -> Iterator[Flaw]:
    reading = Reading(_FOUND, tags=words.tags)
    try:
        reading.take(part or b"<empty/>")
    except Unreadable:
        if name.lower().endswith(".vml"):  # written by old programs, and not always XML
            return
        raise
    words.add(reading)
    if name == _TYPES:
        yield from _of_types(reading)
    elif name.endswith(".rels"):
        yield from _of_ways(reading)
    elif name.startswith("docProps/"):
        yield from _of_makers(reading)
    else:
        yield from _of_body(name, reading)


def _of_types(reading: Reading) -> Iterator[Flaw]:
    if any("macroenabled" in a.get("ContentType", "").lower() for _, a in reading.attributes):
        yield runs("makroer eller knapper som kjører noe", _SAVE_PLAIN)


def _of_ways(reading: Reading) -> Iterator[Flaw]:
    for _, way in reading.attributes:
        kind, target = basename(way.get("Type", "")), way.get("Target", "")
        if kind == "aFChunk":
            yield runs("en annen fil lagt inn i seg", _CURE_INSIDE)
        if way.get("TargetMode", "").lower() != "external":
            continue
        if kind != "hyperlink":
            yield fetches(*_KINDS.get(kind, _OTHER))
        elif not _WEB.match(target):
            yield fetches(
                "en lenke til en fil på en maskin, ikke til nettet",
                "Høyreklikk på lenken → Rediger, og skriv en adresse som begynner med https://.",
            )


def _of_makers(reading: Reading) -> Iterator[Flaw]:
    said = {tag: "".join(parts) for tag, parts in reading.under.items()}
    for tag, what in (
        ("creator", "navnet på den som laget den"),
        ("lastModifiedBy", "navnet på den som sist endret den"),
        ("Manager", "navnet på en leder"),
        ("Company", "navnet på en arbeidsplass som ikke er kommunen"),
    ):
        if not is_office(said.get(tag, "")):
            yield tells(f"{what} i egenskapene")


def _of_body(name: str, reading: Reading) -> Iterator[Flaw]:
    if _COMMENTS.search(name) and reading.names & {"comment", "cm", "threadedComment"}:
        yield tells("merknader")
    if name.startswith("word/") and reading.names & _CHANGES:
        yield tells("sporede endringer", f"Se gjennom → Godta alle endringer. {_THEN}")
    if name.startswith("xl/revisions"):
        yield tells("en logg over hvem som har endret hva")
    if {"oleObject", "control", "OLEObject"} & reading.names:
        yield runs("en annen fil lagt inn i seg", _CURE_INSIDE)
    if {"ddeLink", "ddeItem"} & reading.names:
        yield runs("en kobling som kjører et program (DDE)", _CURE_FIELD)
    yield from _of_fields(reading)


def _of_fields(reading: Reading) -> Iterator[Flaw]:
    """Yield what is wrong in what a document works out when it is opened."""
    fields = [a.get("instr", "") for tag, a in reading.attributes if tag == "fldSimple"]
    fields += ["".join(reading.under.get("instrText", [])), "\n".join(reading.under.get("f", []))]
    for instruction in fields:
        if _DDE.search(instruction):
            yield runs("en kobling som kjører et program (DDE)", _CURE_FIELD)
        elif _INCLUDE.search(instruction):
            yield fetches("et felt med en annen fil", _CURE_FIELD)


_THEN = "Lagre deretter."
_CURE_FIELD = "Merk alt (Ctrl+A), trykk Ctrl+Shift+F9 så feltene blir vanlig tekst, og lagre."
