"""The same text in the other målform: which file that is, and how it is begun."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from veileder.editing.desk import Desk
from veileder.editing.documents import Unreadable, values_in, with_values
from veileder.editing.files import Files
from veileder.faults import Refusal
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.reading.names import TextFile, named

_MARK = "translated_from"


class Other(NamedTuple):
    """The same text in the other målform: its file, and whether it is there."""

    name: str
    language: Language
    is_there: bool


def language_of(name: str) -> Language | None:
    """Return the language that the text in file ``name`` is in; None for what is no text."""
    file = named(PurePosixPath(name), is_shared=False)
    return file.language if isinstance(file, TextFile) else None


def other_of(files: Files, name: str) -> Other | None:
    """Return the same text in the other målform; None for what is not in one of them."""
    mine = language_of(name)
    if mine not in SITE_LANGUAGES or files.read(name) is None:
        return None
    language = next(one for one in SITE_LANGUAGES if one is not mine)
    other = _in(name, language)
    return Other(other, language, files.read(other) is not None)


def begin_other(desk: Desk, name: str) -> str:
    """Return the file of the text ``name`` in the other målform, begun if it is not there.

    It says that nobody has compared the two yet, and nothing more: what is not translated shows as
    the original has it. Raises Refusal.
    """
    other = other_of(desk.files, name)
    if other is None:
        raise Refusal(desk.words["translate_nothing"])
    if not other.is_there:
        if not _has_original(desk.files, name):
            raise Refusal(desk.words["translate_no_original"])
        desk.begin(other.name, with_values("", other.name, {_MARK: "new"}))
    return other.name


def _in(name: str, language: Language) -> str:
    return f"{name.removesuffix('.md').rpartition('.')[0]}.{language}.md"


def _has_original(files: Files, name: str) -> bool:
    """Whether one of the files of the text has all that is the same in every language."""
    texts = ((one, files.read(one)) for one in (_in(name, language) for language in Language))
    return any(_MARK not in _values(one, text) for one, text in texts if text is not None)


def _values(name: str, text: str) -> Mapping[str, object]:
    try:
        return values_in(text, name)
    except Unreadable:
        return {_MARK: ""}  # nothing can be made from it before it is mended
