"""PDF files: what they do when they are opened, what they say of their makers, and their words."""

import re
from collections.abc import Iterator

from veileder.inspecting.flaws import (
    SAVE_AGAIN,
    Flaw,
    damaged,
    fetches,
    locked,
    runs,
    tells,
    too_much,
)
from veileder.inspecting.names import is_office
from veileder.inspecting.pdf_objects import STRING, Object, Objects
from veileder.inspecting.pdf_text import Fonts, drawn, string
from veileder.inspecting.pictures import tells_place
from veileder.inspecting.words import Words

_PRINT = (
    "Åpne den, velg Skriv ut → Microsoft Print to PDF (på Mac: Arkiver som PDF), og bruk den nye "
    "filen."
)
_WITHOUT = (
    "Åpne dokumentet den er laget av, velg Fil → Info → Undersøk dokument og fjern alt, og lagre "
    "som PDF uten dokumentegenskaper (Lagre som → PDF → Alternativer)."
)
_DOES = (
    (rb"/(?:JavaScript|JS)\b", "et program (JavaScript)"),
    (rb"/(?:Launch|SubmitForm|ImportData)\b", "noe som starter et program eller sender skjemaet"),
    (rb"/(?:EmbeddedFiles?|FileAttachment)\b", "en annen fil lagt inn i seg"),
    (rb"/(?:RichMedia|Movie|Sound|Rendition|3D|XFA)\b", "lyd, film eller et skjema med program"),
    (rb"/AA\s{0,9}(?:<<|\d)", "noe som skjer av seg selv (AA)"),
)
_OPENS = re.compile(rb"/OpenAction\s{0,9}(?:(\[)|(<<)|(\d{1,9})\s)")
_GOES = re.compile(rb"/S\s{0,9}/GoTo\b")
_OTHERS = re.compile(rb"/(?:GoToR|GoToE|FFilter)\b")
_NOTE = re.compile(
    rb"/Subtype\s{0,9}/(?:Text|FreeText|Highlight|Underline|StrikeOut|Squiggly|Caret|Stamp|Ink)\b"
)
_ADDRESS = re.compile(rb"/URI\s{0,9}(" + STRING.pattern + rb"|<[0-9A-Fa-f\s]*+>)", re.DOTALL)
_AUTHOR = re.compile(rb"/Author\s{0,9}(" + STRING.pattern + rb"|<[0-9A-Fa-f\s]*+>)", re.DOTALL)
_CREATOR = re.compile(rb"<dc:creator>(.{0,2000}?)</dc:creator>", re.DOTALL)
_WEB = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_WORDS = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]{8,})>")
_MOST_DRAWING = 8 << 20  # bytes that draw words among other things
_AFTER_END = 64  # bytes that may stand after the end


def pdf(content: bytes) -> tuple[list[Flaw], str]:
    """Return what is wrong in a PDF, and its words. Raises Unreadable."""
    _check_whole(content)
    objects = Objects(content)
    if any(re.search(rb"/Encrypt\s{0,9}(?:<<|\d)", one.bare) for one in objects.all):
        raise locked()
    if not any(re.search(rb"/Type\s{0,9}/Pages?\b", one.bare) for one in objects.all):
        raise damaged("den har ingen sider")
    found, words = dict.fromkeys(_of_objects(objects)), Words()
    found |= dict.fromkeys(_of_streams(objects, words))
    return list(found), words.text


def _check_whole(content: bytes) -> None:
    """Raise Unreadable unless the end of a PDF is the end of the file."""
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise damaged("slutten mangler")
    if len(content[end + 5 :].strip(b"\0 \r\n\t")) > _AFTER_END:
        raise damaged("det står noe etter slutten")


def _of_objects(objects: Objects) -> Iterator[Flaw]:
    for one in objects.all:
        bare = one.bare
        yield from (runs(what, _PRINT) for sign, what in _DOES if re.search(sign, bare))
        if _opens(one, objects):
            yield runs("noe som skjer når den åpnes (OpenAction)", _PRINT)
        if _OTHERS.search(bare):
            yield fetches("en annen fil", _PRINT)
        if _NOTE.search(bare) and re.search(rb"/(?:Type\s{0,9}/Annot|Rect)\b", bare):
            yield tells("merknader", f"Slett merknadene. {SAVE_AGAIN}")
        if not all(_WEB.match(string(a)) for a in _ADDRESS.findall(one.body)):
            yield fetches(
                "en lenke til noe annet enn nettet", "Rett lenken, og lag PDF-en på nytt."
            )
        if not all(is_office(string(name)) for name in _AUTHOR.findall(one.body)):
            yield tells("navnet på den som laget den, i egenskapene", _WITHOUT)
        if one.stream and b"/DCTDecode" in bare and tells_place(one.stream):
            yield tells("et bilde som sier hvor det er tatt", _PRINT)


def _opens(one: Object, objects: Objects) -> bool:
    """Whether something else than a page is shown when the file is opened."""
    found = _OPENS.search(one.bare)
    if not found or found[1]:
        return False
    if found[2]:
        return not _GOES.search(one.bare, found.end())
    action = objects.by_number.get(int(found[3]))
    if action is None or action.bare.lstrip().startswith(b"["):
        return False
    return not _GOES.search(action.bare)


def _of_streams(objects: Objects, words: Words) -> Iterator[Flaw]:
    fonts = Fonts(objects)
    for one in objects.all:
        _say_strings(one, words)
    drawing = 0
    for one, data in objects.texts():
        if data is None:
            yield damaged("noe av teksten er pakket på en gammel måte").flaw
        elif b"/ObjStm" in one.bare or b"/XRef" in one.bare:
            continue
        elif b"/Metadata" in one.bare or b"<x:xmpmeta" in data[:2000]:
            yield from _of_metadata(data, words)
        elif b"BT" in data and b"beginbf" not in data:
            drawing += len(data)
            if drawing > _MOST_DRAWING:
                raise too_much("mer tegning enn vi kan se gjennom")
            words.say(drawn(one, data, fonts))


def _say_strings(one: Object, words: Words) -> None:
    """Take what stands outside pages: titles, what is filled in, the words of a link."""
    for text in STRING.findall(one.body):
        words.say(string(text))
    for digits in _WORDS.findall(one.body) if b"/ID" not in one.bare else ():
        words.say(string(b"<" + digits + b">"))


def _of_metadata(data: bytes, words: Words) -> Iterator[Flaw]:
    words.say(re.sub(r"<[^<>]*>", "\n", data.decode("utf-8", "replace")))
    for creator in _CREATOR.findall(data):
        names = re.sub(rb"<[^<>]*>", b" ", creator).decode("utf-8", "replace")
        if not is_office(names):
            yield tells("navnet på den som laget den, i egenskapene", _WITHOUT)
