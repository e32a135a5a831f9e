"""The mark of a municipality: a picture of its own, as safe to publish as our own files.

A drawing (SVG) is not copied but written anew from a list of what a drawing may have, so that
nothing that runs, and nothing that fetches from elsewhere, can follow with it.
"""

import re
import struct
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from veileder import rules
from veileder.findings import Finding, Location, Telling
from veileder.reading.layers import Mark

LARGEST = 60 * 1024  # bytes: every page shows it
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DRAWN = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan"
    " clipPath mask pattern linearGradient radialGradient stop style".split()
)
# What runs, or shows what is not in the file. Other things are notes of a drawing program.
_REFUSED = frozenset(
    "script handler foreignObject image feImage a animate animateMotion animateTransform set"
    " iframe audio video".split()
)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+svg[^\[\]<>]*>")
_FETCHED = re.compile(r"url\((?!\s*[\"']?#)|@|\\|expression|javascript:|data:", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LENGTH = re.compile(rf"({_NUMBER.pattern})(?:px)?")
_PNG = b"\x89PNG\r\n\x1a\n"
_SIDES = (64, 1024)
_SAVE_AGAIN = "Lagre den på nytt som «vanlig SVG» (plain SVG), eller som mark.png."


def read_mark(path: str, raw: bytes) -> Telling[Mark | None]:
    """Return the mark in the file at ``path``; None where it can't be used, and why is yielded."""
    if len(raw) > LARGEST:
        message = f"Merket er på {-(-len(raw) // 1024)} kB, og kan ha høyst {LARGEST // 1024}"
        cure = "Alle sider viser merket. Be om en enklere eller mindre utgave av det."
        yield Finding(rules.FILE_SIZE, Location(path), message, cure)
        return None
    if path.endswith(".png"):
        return (yield from _picture(path, raw))
    return (yield from _drawing(path, raw))


def _picture(path: str, raw: bytes) -> Telling[Mark | None]:
    if raw[:8] != _PNG or raw[12:16] != b"IHDR":
        yield Finding(rules.FILE_TYPE, Location(path), "Filen er ikke et PNG-bilde", _SAVE_AGAIN)
        return None
    width, height = struct.unpack(">II", raw[16:24])
    least, most = _SIDES
    if not (least <= min(width, height) and max(width, height) <= most):
        message = f"Merket er {width} × {height} punkter, og hver side må være {least}–{most}"
        yield Finding(rules.FILE_TYPE, Location(path), message, "Lagre det i en annen størrelse.")
        return None
    return Mark(path, width, height)


def _drawing(path: str, raw: bytes) -> Telling[Mark | None]:
    try:
        text = _DOCTYPE.sub("", raw.decode("utf-8-sig"), count=1)
        root = Xml.fromstring(text) if "<!" not in _without_notes(text) else None  # noqa: S314 - entities are refused
    except (UnicodeDecodeError, Xml.ParseError):
        root = None
    if root is None or root.tag != f"{_SVG}svg":
        yield Finding(rules.FILE_TYPE, Location(path), "Filen er ikke en ren SVG", _SAVE_AGAIN)
        return None
    if why := next(_dangers(root), None):
        message = f"Merket har {why}, og det kan ikke publiseres"
        yield Finding(rules.FILE_TYPE, Location(path), message, _SAVE_AGAIN)
        return None
    _clean(root)
    size = _size(root)
    if size is None:
        message = "Merket sier ikke hvor stort det er (viewBox)"
        yield Finding(rules.FILE_TYPE, Location(path), message, _SAVE_AGAIN)
        return None
    Xml.register_namespace("", _SVG.strip("{}"))  # it is common to all, and others may take it
    return Mark(path, *size, Xml.tostring(root, encoding="unicode"))


def _without_notes(text: str) -> str:
    return re.sub(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL)


def _dangers(root: Xml.Element) -> Iterator[str]:
    """Yield what a drawing has that runs, or that is fetched."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in _REFUSED:
            yield f"<{name}>"
        if name == "style" and _FETCHED.search(element.text or ""):
            yield "en stil som henter noe"
        for key, value in element.attrib.items():
            local = key.rpartition("}")[2]
            if local.lower().startswith("on"):
                yield f"et program ({local})"
            is_drawn = element.tag.startswith(_SVG) and key in (local, _LINK)
            if is_drawn and (_FETCHED.search(value) or _leads_out(local, value)):
                yield f"en henvisning ut av filen ({local})"


def _leads_out(name: str, value: str) -> bool:
    return name in ("href", "src") and not value.startswith("#")


def _clean(element: Xml.Element) -> None:
    """Take from ``element`` all that is no drawing: the notes of drawing programs."""
    for key in [key for key in element.attrib if key.startswith("{") and key != _LINK]:
        del element.attrib[key]
    for child in list(element):
        if child.tag.startswith(_SVG) and child.tag.removeprefix(_SVG) in _DRAWN:
            _clean(child)
        else:
            element.remove(child)


def _size(root: Xml.Element) -> tuple[int, int] | None:
    """Return how wide and high a drawing is, and see to it that it says so by its viewBox."""
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if "viewBox" not in root.attrib and all(sides):
        root.set("viewBox", "0 0 " + " ".join(side[1] for side in sides if side))
    numbers = root.get("viewBox", "").replace(",", " ").split()
    if len(numbers) != 4 or not all(_NUMBER.fullmatch(number) for number in numbers[2:]):
        return None
    width, height = (max(1, round(float(number))) for number in numbers[2:])
    return width, height
