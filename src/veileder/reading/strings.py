"""The interface in one målform: every word of the pages that is not content."""

from pathlib import Path

from veileder.findings import told
from veileder.model.base import Language
from veileder.reading.yaml.reader import read_yaml


class Strings(dict[str, str]):
    """Texts by key. A missing key is a fault of the program, not of the content."""

    def __missing__(self, key: str) -> str:
        """Raise an error that names the missing text."""
        raise KeyError(f"interface text «{key}» is missing")


def read_strings(folder: Path, language: Language) -> Strings:
    """Return the interface texts in ``folder/interface.<language>.yml``.

    Raises ValueError when the file can't be used: it is part of the program.
    """
    path = folder / f"interface.{language}.yml"
    read = told(read_yaml(path.read_text(encoding="utf-8"), path.name))
    if read.value is None or read.findings:
        raise ValueError(f"{path}: {read.findings}")
    return Strings({key: str(value) for key, value in read.value.data.items()} | {"": ""})
