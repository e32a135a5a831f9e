"""Files of LibreOffice: text, sheets and slides in the open format."""

import re
from collections.abc import Iterator

from veileder.inspecting.flaws import Flaw, damaged, fetches, locked, runs, tells
from veileder.inspecting.names import is_office
from veileder.inspecting.pictures import tells_place
from veileder.inspecting.words import Words
from veileder.inspecting.xml_reading import Reading
from veileder.inspecting.zipped import Zipped

_TYPES = {"odt": b"text", "ods": b"spreadsheet", "odp": b"presentation"}
_MANIFEST = "META-INF/manifest.xml"
_LINKED = frozenset("a image object object-ole section-source template plugin applet".split())
_FOUND = _LINKED | frozenset("creator initial-creator printed-by".split())
_PROGRAMS = re.compile(r"^(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_AWAY = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|\.\./\.\.", re.IGNORECASE)
_INSIDE = "Slett det, eller lim det inn som bilde eller tekst, og lagre."
_LINKS = "Rediger → Koblinger til eksterne filer → Bryt kobling, og lagre."


def open_document(content: bytes, suffix: str) -> tuple[list[Flaw], str]:
    """Return what is wrong in a file whose name ends with ``suffix``, and its words.

    Raises Unreadable.
    """
    zipped = Zipped(content)
    kind = zipped.one("mimetype").strip()
    if not kind.startswith(b"application/vnd.oasis.opendocument." + _TYPES[suffix]):
        raise damaged("den mangler det en slik fil skal ha")
    if b"encryption-data" in zipped.one(_MANIFEST):
        raise locked()
    if "content.xml" not in zipped.names:
        raise damaged("den mangler det en slik fil skal ha")
    found: dict[Flaw, None] = {}
    if any(_PROGRAMS.search(name) for name in zipped.names):
        found[runs("makroer", "Verktøy → Makroer → slett dem, og lagre.")] = None
    words = Words()
    for name, part in zipped.read():
        found |= dict.fromkeys(_of_part(name, part, words))
    return list(found), words.text


def _of_part(name: str, part: bytes, words: Words) -> Iterator[Flaw]:
    if part[:2] == b"\xd0\xcf" or part[:2] == b"MZ" or part[:4] == b"PK\x03\x04":
        yield runs("en annen fil lagt inn i seg", _INSIDE)
    elif name.startswith("Pictures/") and tells_place(part):
        yield tells("et bilde som sier hvor det er tatt", "Slett det, og sett inn et skjermbilde.")
    if name.endswith((".xml", ".rdf")):
        reading = Reading(_FOUND, tags=words.tags)
        reading.take(part or b"<empty/>")
        words.add(reading)
        yield from _of_makers(reading) if name == "meta.xml" else _of_body(reading)


def _of_makers(reading: Reading) -> Iterator[Flaw]:
    names = [name for parts in reading.under.values() for name in parts]
    if not all(map(is_office, names)):
        yield tells("navnet på den som laget eller endret den, i egenskapene")
    if any(_AWAY.match(a.get("href", "")) for tag, a in reading.attributes if tag == "template"):
        yield fetches("en mal på en annen maskin", "Lim innholdet inn i et nytt, tomt dokument.")


def _of_body(reading: Reading) -> Iterator[Flaw]:
    if "annotation" in reading.names:
        yield tells("merknader", "Slett merknadene: Vis → Merknader. Lagre deretter.")
    if "changed-region" in reading.names:
        yield tells("sporede endringer", "Rediger → Spor endringer → Godta alle. Lagre deretter.")
    if reading.names & {"dde-source", "dde-connection"}:
        yield runs("en kobling som kjører et program (DDE)", _LINKS)
    if "event-listener" in reading.names:
        yield runs("noe som kjører når en trykker", _INSIDE)
    for tag, attributes in reading.attributes:
        yield from _of_tag(tag, attributes.get("href", ""))


def _of_tag(tag: str, href: str) -> Iterator[Flaw]:
    if tag in ("plugin", "applet", "object-ole"):
        yield runs("en annen fil lagt inn i seg", _INSIDE)
    elif tag == "a" and not _WEB.match(href) and _AWAY.match(href):
        yield fetches("en lenke til en fil på en maskin, ikke til nettet", "Rett lenken.")
    elif tag in _LINKED - {"a", "template"} and _AWAY.match(href):
        yield fetches("et bilde eller en fil", _LINKS)
