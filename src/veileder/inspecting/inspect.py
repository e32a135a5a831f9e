"""One file that readers will open: what is wrong in it, and what it says."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from veileder import rules
from veileder.answers import recall, remember
from veileder.inspecting.flaws import SAVE_AGAIN, Flaw, Unreadable, damaged, flaw, locked
from veileder.inspecting.office import office
from veileder.inspecting.old_office import MAGIC, is_locked, old_office
from veileder.inspecting.open_document import open_document
from veileder.inspecting.pdf import pdf
from veileder.inspecting.pictures import PICTURES, kind_of, picture

_REMEMBERED = 200
_VERSION = 8  # hexadecimal digits
_NEW = frozenset("docx dotx xlsx pptx potx".split())
_OPEN = frozenset("odt ods odp".split())
_OLD = frozenset("doc xls ppt".split())
_WHAT = {
    "docx": "Word-fil",
    "doc": "Word-fil",
    "xlsx": "Excel-fil",
    "xls": "Excel-fil",
    "pptx": "PowerPoint-fil",
    "ppt": "PowerPoint-fil",
    "pdf": "PDF",
    **PICTURES,
}


@dataclass(frozen=True, slots=True)
class Inspected:
    """What is wrong in a file, and its words with those it says beside them."""

    flaws: tuple[Flaw, ...] = ()
    words: str = ""
    sides: tuple[int, int] | None = None  # of a picture
    version: str = ""  # what tells a picture, as it is published, from others


def inspected(content: bytes, suffix: str) -> Inspected:
    """Return what is found in a file whose name ends with ``suffix``, as ``docx``."""
    return _known(hashlib.sha256(content).hexdigest(), suffix) or _kept(content, suffix)


_memory: "OrderedDict[tuple[str, str], Inspected]" = OrderedDict()


def _known(sum: str, suffix: str) -> Inspected | None:
    return _memory.get((sum, suffix)) or recall(Inspected, "inspected", sum, suffix)


def _kept(content: bytes, suffix: str) -> Inspected:
    sum = hashlib.sha256(content).hexdigest()
    found = _inspected(content, suffix)
    remember(found, Inspected, "inspected", sum, suffix)
    _memory[sum, suffix] = found
    while len(_memory) > _REMEMBERED:
        _memory.popitem(last=False)
    return found


def _inspected(content: bytes, suffix: str) -> Inspected:
    try:
        return _looked_through(content, suffix)
    except Unreadable as wrong:
        return Inspected((wrong.flaw,))


def _looked_through(content: bytes, suffix: str) -> Inspected:
    if not content:
        raise damaged("den er tom")
    if suffix in _NEW and is_locked(content):
        raise locked()
    if not _is_a(content, suffix):
        message = f"Innholdet er ikke en {_WHAT.get(suffix, f'.{suffix}-fil')}"
        message = message.replace("en PNG", "et PNG").replace("en JPG", "et JPG")
        raise Unreadable(flaw(rules.ATTACHED_TYPE, message.replace("en Web", "et Web"), SAVE_AGAIN))
    if suffix in PICTURES:
        shown = picture(content)
        version = hashlib.sha256(shown.content).hexdigest()[:_VERSION]
        return Inspected((), shown.words, (shown.width, shown.height), version)
    if suffix == "pdf":
        flaws, words = pdf(content)
    elif suffix in _OLD:
        flaws, words = old_office(content, suffix)
    elif suffix in _OPEN:
        flaws, words = open_document(content, suffix)
    else:
        flaws, words = office(content, suffix)
    return Inspected(tuple(flaws), words)


def _is_a(content: bytes, suffix: str) -> bool:
    """Whether a file begins as those whose names end with ``suffix`` do."""
    if suffix in PICTURES:
        return kind_of(content) == suffix
    if suffix == "pdf":
        return content.startswith(b"%PDF-")
    return content.startswith(MAGIC if suffix in _OLD else b"PK\x03\x04")
