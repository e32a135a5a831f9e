"""The interface in one målform: every word of the pages that is not content."""

from pathlib import Path

from veileder.findings import Finding
from veileder.model.base import Language
from veileder.reading.yaml.located import read_yaml


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
    findings: list[Finding] = []
    located = read_yaml(path.read_text(encoding="utf-8"), path.name, findings)
    if located is None or findings:
        raise ValueError(f"{path}: {findings}")
    return Strings({key: str(value) for key, value in located.data.items()} | {"": ""})
