"""The words that ``docs/ordliste.yml`` has chosen: looked for in prose, and told in tables.

Run as a program, it writes the tables of ``docs/slik-skriver-vi.md`` anew.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from veileder.findings import told
from veileder.reading.yaml.reader import read_yaml

PROJECT = Path(__file__).resolve().parents[2]
LIST = PROJECT / "docs/ordliste.yml"
PAGE = PROJECT / "docs/slik-skriver-vi.md"
_TABLE = re.compile(r"(?<=<!-- ord: )(\w+)( -->\n).*?(?=<!-- -->)", re.DOTALL)
_HEAD = "| Bokmål | Ikke | Nynorsk | Ikke | Fordi |\n|---|---|---|---|---|\n"
_NOT_SAID = re.compile(r"\]\([^)]*\)|\{[^{}]*\}|<[^>]*>|https?://\S+|\S+@\S+|`[^`]*`|\[|\*\*")


@dataclass(frozen=True)
class Choice:
    """One choice: by målform what is written, and what is not; and where it is right anyhow."""

    write: Mapping[str, str]
    wrong: Mapping[str, tuple[str, ...]]
    unless: tuple[str, ...] = ()
    why: str = ""

    def found(self, text: str, language: str) -> Iterator[str]:
        """Yield what stands in ``text`` and should not, as it is written there."""
        if words := self.wrong.get(language):
            said = _NOT_SAID.sub("", text)
            if self.unless:
                said = _pattern(self.unless).sub("", said)
            yield from (match[0] for match in _pattern(words).finditer(said))

    def row(self) -> str:
        """Return the choice as a row of the tables."""
        cells = [
            cell
            for language in ("nb", "nn")
            for cell in (
                self.write.get(language, ""),
                _shown(self.wrong.get(language, ())),
            )
        ]
        return f"| {' | '.join([*cells, self.why])} |\n".replace("|  ", "| ")


@cache
def choices() -> Mapping[str, tuple[Choice, ...]]:
    """Return the choices of the list by theme."""
    read = told(read_yaml(LIST.read_text(encoding="utf-8"), LIST.name))
    assert not read.findings, list(map(str, read.findings))
    return {theme: tuple(map(_choice, rows)) for theme, rows in read.value.data.items()}


def _choice(row: Mapping[str, Any]) -> Choice:
    assert row.keys() <= {"nb", "nn", "unless", "why"}, row
    said = {language: row[language] for language in ("nb", "nn") if language in row}
    return Choice(
        {language: one["write"] for language, one in said.items()},
        {language: tuple(one["not"]) for language, one in said.items()},
        tuple(row.get("unless", ())),
        row.get("why", ""),
    )


def page_of(page: str) -> str:
    """Return ``page`` with its tables as the list says."""
    return _TABLE.sub(lambda table: table[1] + table[2] + _table(table[1]), page)


def themes_of(page: str) -> list[str]:
    """Return the themes that ``page`` has tables for."""
    return [table[1] for table in _TABLE.finditer(page)]


def _table(theme: str) -> str:
    return _HEAD + "".join(choice.row() for choice in choices()[theme])


def _shown(words: tuple[str, ...]) -> str:
    digits = cycle("12032026")
    return re.sub("#", lambda _: next(digits), ", ".join(words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of ``words`` as words of their own; # is a digit."""
    some = "|".join(re.escape(word).replace(r"\#", r"\d").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{some})(?![\w-])", re.IGNORECASE)


if __name__ == "__main__":
    PAGE.write_text(page_of(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
