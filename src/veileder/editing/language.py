"""The words of the interface in one målform, and those of the fields, which the models declare."""

from functools import cache
from pathlib import Path

from veileder.findings import told
from veileder.model.base import Language
from veileder.reading.strings import Strings, words_of
from veileder.reading.yaml.reader import read_yaml

_HERE = Path(__file__).parent / "words"


class Words:
    """What the forms say in bokmål or nynorsk."""

    def __init__(self, language: Language, root: Path) -> None:
        self.language = language if language is Language.NN else Language.NB
        self.texts: Strings = _read(_HERE / f"{self.language}.yml")
        self.site = words_of(root, self.language)
        self._fields = field_words() if self.language is Language.NN else {}

    def __getitem__(self, key: str) -> str:
        """Return a text of the interface."""
        return self.texts[key]

    def of_field(self, words: str) -> str:
        """Return a label, a help or an example, which the models have in bokmål."""
        return self._fields.get(words, words)

    def of_choice(self, field: str, value: str) -> str:
        """Return what a choice is called: here, or as the site calls it."""
        tail = value.replace("-", "_")
        keys = (f"{field}_{tail}", f"tool_{tail}")
        known = (words.get(key) for words in (self.texts, self.site) for key in keys)
        return next((text for text in known if text), value)

    def of_file(self, name: str) -> str:
        """Return what a table is called."""
        return self.texts.get(name.replace(".", "_").replace("-", "_"), name)


@cache
def _read(path: Path) -> Strings:
    read = told(read_yaml(path.read_text(encoding="utf-8"), path.name))
    if read.value is None or read.findings:
        raise ValueError(f"{path}: {read.findings}")
    return Strings({key: str(value) for key, value in read.value.data.items()})


@cache
def field_words() -> dict[str, str]:
    """Return the words of the models in nynorsk, by what they are in bokmål."""
    return {row["nb"]: row["nn"] for row in rows_of("fields.nn.yml")}


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of words."""
    path = _HERE / name
    read = told(read_yaml(path.read_text(encoding="utf-8"), path.name))
    return list(read.value.data["words"]) if read.value else []
