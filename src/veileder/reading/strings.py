"""The interface in one målform: every word of the pages that is not content."""

from functools import lru_cache
from pathlib import Path

from veileder import groundwork
from veileder.faults import Refusal
from veileder.findings import told
from veileder.groundwork import beneath
from veileder.model.base import Language
from veileder.reading.yaml.reader import read_yaml

_FOLDER, _FILE = "theme_overrides", "interface.{}.yml"


class Strings(dict[str, str]):
    """Texts by key. A missing key is a fault of the program, not of the content."""

    def __missing__(self, key: str) -> str:
        """Raise an error that names the missing text."""
        raise KeyError(f"interface text «{key}» is missing")


def read_strings(folder: Path, language: Language) -> Strings:
    """Return the interface texts in ``folder/interface.<language>.yml``.

    Raises ValueError when the file can't be used: it is part of the program.
    """
    path = folder / _FILE.format(language)
    try:
        return Strings(_read(path.read_text(encoding="utf-8"), path.name))
    except _UnusableError as error:
        raise ValueError(f"{path}: {error}") from error


class _UnusableError(Exception):
    """The file has what no interface text can be read of."""


@lru_cache(maxsize=8)
def _read(text: str, name: str) -> dict[str, str]:
    read = told(read_yaml(text, name))
    if read.value is None or read.findings:
        raise _UnusableError("; ".join(map(str, read.findings)))
    return {key: str(value) for key, value in read.value.data.items()} | {"": ""}


def words_of(root: Path, language: Language) -> Strings:
    """Return the interface texts of ``root``: those of the groundwork, with its own in place.

    A root with no file of them has those of the groundwork, also where nothing lies beneath it.
    Raises Refusal when a root above the groundwork has texts of its own that can't be used.
    """
    own = root / _FOLDER
    if not (own / _FILE.format(language)).exists():
        return read_strings(groundwork.GROUNDWORK / _FOLDER, language)
    under = [read_strings(place / _FOLDER, language) for place in beneath(root, _FOLDER)]
    return Strings({**under[0], **_own(own, language)}) if under else read_strings(own, language)


def _own(folder: Path, language: Language) -> Strings:
    try:
        return read_strings(folder, language)
    except (ValueError, OSError) as error:
        raise Refusal(f"Tekstene kan ikke leses: {error}") from error


def foreign_words(root: Path, language: Language) -> Strings:
    """Return the few texts around pages in a ``language`` that no site is in, as ``words_of``.

    None at all where there is no file of them.
    """
    places = [*beneath(root, _FOLDER), root]
    folders = (place / _FOLDER for place in places)
    found = [_own(one, language) for one in folders if (one / _FILE.format(language)).exists()]
    return Strings({key: text for words in found for key, text in words.items()})
