"""What a file is, by its name and place. ``slips`` says what is meant by all other names."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from veileder.model.base import ID_PATTERN, Language
from veileder.model.kinds import KIND_OF_FOLDER, KINDS, TABLES, Kind
from veileder.model.readers import is_reserved
from veileder.reading.layers import TextKey

# The tables that only make sense in the shared layer, and only in the others.
ONLY_SHARED = frozenset({"helplines.yml"})
ONLY_LOCAL = frozenset(
    "amendments.yml compared.yml guide-changes.yml municipality.yml region.yml".split()
)
LARGEST = 10 * 1024 * 1024  # bytes: what a phone without good coverage can be asked to fetch
_OLD_OFFICE = {".doc", ".xls", ".ppt"}
_NEW_OFFICE = {".docx", ".dotx", ".xlsx", ".pptx", ".potx"}
_OPEN_OFFICE = {".odt", ".ods", ".odp"}
ZIPPED = frozenset(_NEW_OFFICE | _OPEN_OFFICE)
ATTACHMENTS = frozenset({*_OLD_OFFICE, *ZIPPED, ".pdf", ".png", ".jpg", ".webp"})
MARKS = ("mark.svg", "mark.png")
FACTS = "facts.txt"  # what the guide said when its amendments were last written
_RUNS = "status.json"  # how the figures were: the weekly job keeps it
MADE = frozenset({FACTS, _RUNS})  # by commands, for nobody to edit
# Files of an office program that can have a small program in them.
WITH_MACROS = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".pptm", ".potm", ".ppsm"})
NO_MACROS = (
    "Filen kan ha makroer, og dem stopper de fleste på jobb. "
    "Lagre den uten makroer, for eksempel som .docx, .xlsx eller .pptx."
)
_TEXT = re.compile(
    rf"(?P<id>{ID_PATTERN})(\.(?P<variant>{ID_PATTERN}))?\.(?P<language>[a-z]{{2}})\.md"
)
_PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|webp)")
_GUIDE = re.compile(rf"guide\.(?P<variant>{ID_PATTERN})\.yml")


class TableFile(NamedTuple):
    """A table: the name it is known by."""

    name: str


class SkeletonFile(NamedTuple):
    """A skeleton for one type of service."""

    variant: str


class TextFile(NamedTuple):
    """A text: what it is about, and the language it is in."""

    key: TextKey
    language: Language


@dataclass(frozen=True)
class AttachmentFile:
    """A file beside a tool, for people to open."""


@dataclass(frozen=True)
class PictureFile:
    """A picture to show in a text beside it."""


@dataclass(frozen=True)
class MarkFile:
    """The municipality's own mark."""


@dataclass(frozen=True)
class NoContent:
    """A note to those who edit."""


Named = TableFile | SkeletonFile | TextFile | AttachmentFile | PictureFile | MarkFile | NoContent


def named(inside: PurePosixPath, *, is_shared: bool) -> Named | None:
    """Return what the file at ``inside`` of a layer is; None when its name says nothing."""
    if inside.name == "README.md" or (str(inside) in MADE and not is_shared):
        return NoContent()
    if inside.suffix in ATTACHMENTS and inside.parts[0] == "tools":
        return AttachmentFile()
    if len(inside.parts) == 1:
        if inside.name in MARKS and not is_shared:
            return MarkFile()
        if inside.name in TABLES:
            misplaced = ONLY_LOCAL if is_shared else ONLY_SHARED
            return None if inside.name in misplaced else TableFile(inside.name)
        if match := _GUIDE.fullmatch(inside.name):
            return SkeletonFile(match["variant"])
    return PictureFile() if _is_picture(inside) else _text(inside)


def _is_picture(inside: PurePosixPath) -> bool:
    is_beside_texts = len(inside.parts) == 2 and inside.parts[0] in KIND_OF_FOLDER
    return is_beside_texts and _PICTURE.fullmatch(inside.name) is not None


def is_attachment(path: str) -> bool:
    """Whether the file at ``path`` is of a type that may lie beside a tool."""
    return PurePosixPath(path).suffix in ATTACHMENTS


def _text(inside: PurePosixPath) -> TextFile | None:
    match = _TEXT.fullmatch(inside.name)
    kind = _kind_of(inside)
    if not match or not kind or match["language"] not in list(Language):
        return None
    if match["variant"] and not kind.has_variants:
        return None
    key = TextKey(kind.name, match["id"], match["variant"])
    return TextFile(key, Language(match["language"]))


def _kind_of(inside: PurePosixPath) -> Kind | None:
    if len(inside.parts) == 1:
        return KINDS["emergency"] if inside.name.startswith("emergency.") else None
    return KIND_OF_FOLDER.get(inside.parts[0]) if len(inside.parts) == 2 else None


def unportable(part: str) -> str | None:
    """Return why ``part``, of a path, can't be stored on Windows; None if it can."""
    if is_reserved(part.partition(".")[0]):
        return f"«{part.partition('.')[0]}» er et navn Windows holder av til seg selv"
    if part != part.rstrip(". "):
        return "Navnet slutter med punktum eller mellomrom"
    if sign := next((sign for sign in part if sign in '<>:"|?*\\' or ord(sign) < 32), None):
        shown = f"«{sign}»" if sign.isprintable() else "et usynlig tegn"
        return f"Navnet har {shown}, som Windows ikke godtar i filnavn"
    return None
