"""A paper and who sends it out, to the bytes of a Word file: the same from the same, always."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from veileder.answers import recall, remember
from veileder.word_files.paper import GUIDE, MUNICIPALITY, VERSION, Paper, Sender
from veileder.word_files.xml import safe

_DAY = (1980, 1, 1, 0, 0, 0)  # the first there is in such a file
_PAPERS, _FILES = 500, 500  # some sites' worth


@lru_cache(maxsize=_FILES)
def word_file(paper: Paper, sender: Sender) -> bytes:
    """Return ``paper``, sent out by ``sender``, as a Word file.

    What does not depend on the sender is made once, and kept from run to run.
    """
    own = _own(sender)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, text in _parts(paper).items():
            packed.writestr(_entry(name), _stamped(text, own))
    return file.getvalue()


@lru_cache(maxsize=_PAPERS)
def _parts(paper: Paper) -> dict[str, str]:
    """Return the parts of the file, by name, with marks for what is the sender's own."""
    question = ("word_file", repr(paper))
    found = recall(dict[str, str], *question)
    if found is None:
        found = _unpacked(paper)
        remember(found, dict[str, str], *question)
    return found


def _unpacked(paper: Paper) -> dict[str, str]:
    from veileder.word_files.sheet import written  # noqa: PLC0415 - dear, and seldom needed

    with ZipFile(BytesIO(written(paper))) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def _own(sender: Sender) -> Mapping[str, str]:
    return {
        MUNICIPALITY: safe(sender.municipality),
        GUIDE: safe(sender.guide),
        VERSION: safe(sender.version),
    }


def _stamped(text: str, own: Mapping[str, str]) -> str:
    for mark, value in own.items():
        text = text.replace(mark, value)
    return text


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DAY)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # wherever it is made
    return entry
