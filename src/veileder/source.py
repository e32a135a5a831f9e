"""Finds and reads source files. The only module that reads content from disk.

What comes out is text in NFC with LF line ends and no hidden characters.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from veileder import rules
from veileder.findings import Finding, Location

MAX_BYTES = 256 * 1024
# Bidirectional overrides, zero-width signs and the line ends that only YAML sees.
_HIDDEN = "\u0085\u2028\u2029\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_JOINERS = "\u200c\u200d"  # meant in Arabic script and in emoji


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One readable text file. ``path`` is relative to the root, with forward slashes."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A root folder and the findings of reading in it."""

    root: Path

    def files(self, folder: str, findings: list[Finding]) -> Iterator[str]:
        """Yield the paths of all files below ``folder``, sorted; symbolic links are refused."""
        start = self.root / folder
        for path in sorted(start.rglob("*"), key=lambda path: path.as_posix()):
            name = path.relative_to(self.root).as_posix()
            if any(part.startswith((".", "_")) for part in path.relative_to(start).parts):
                continue
            if path.is_symlink():
                findings.append(_linked(name))
            elif path.is_file() and not _inside_link(path, start):
                yield name

    def subfolders(self, folder: str) -> list[str]:
        """Return the names of the folders directly in ``folder``, sorted."""
        start = self.root / folder
        if not start.is_dir():
            return []
        return sorted(
            path.name for path in start.iterdir() if path.is_dir() and path.name[0] not in "._"
        )

    def read(self, path: str, findings: list[Finding]) -> SourceFile | None:
        """Read one text file; None when it can't be used, and the findings say why."""
        try:
            raw = (self.root / path).read_bytes()
        except OSError as error:
            message = f"Filen kan ikke leses: {error.strerror}"
            findings.append(
                Finding(rules.FILE_MISSING, Location(path), message, "Sjekk at filen finnes.")
            )
            return None
        if len(raw) > MAX_BYTES:
            message = f"Filen er på {len(raw) // 1024} KB"
            findings.append(
                Finding(rules.FILE_SIZE, Location(path), message, "Del den i flere filer.")
            )
            return None
        text = _decode(raw, path, findings)
        if text is None:
            return None
        hidden = list(_hidden_characters(text, path))
        findings.extend(hidden)
        return None if hidden else SourceFile(path, text)

    def exists(self, path: str) -> bool:
        """Whether ``path`` is an ordinary file."""
        file = self.root / path
        return file.is_file() and not file.is_symlink()


def _inside_link(path: Path, start: Path) -> bool:
    return any(parent.is_symlink() for parent in path.parents if parent.is_relative_to(start))


def _linked(path: str) -> Finding:
    return Finding(
        rules.FILE_LINK,
        Location(path),
        "Dette er en symbolsk lenke",
        "Legg inn en vanlig fil i stedet.",
    )


def _decode(raw: bytes, path: str, findings: list[Finding]) -> str | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2]) + 1
        findings.append(
            Finding(
                rules.FILE_ENCODING,
                Location(path, line, column),
                "Filen er ikke lagret som UTF-8",
                "Åpne filen, velg «Lagre som» og tegnkodingen UTF-8.",
            )
        )
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _hidden_characters(text: str, path: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        for column, sign in enumerate(line, start=1):
            if _is_hidden(sign, line, column):
                name = unicodedata.name(sign, "styretegn")
                yield Finding(
                    rules.FILE_CHARACTER,
                    Location(path, number, column),
                    f"Her står et usynlig tegn: U+{ord(sign):04X} ({name})",
                    "Slett linjen og skriv den på nytt uten å lime inn.",
                )


def _is_hidden(sign: str, line: str, column: int) -> bool:
    if sign.isascii():
        return not (sign.isprintable() or sign == "\t")
    if sign == "\xa0":  # a hard space is fine in text, but YAML takes it for a letter
        before = line[: column - 1]
        return not before.strip() or before.endswith(":")
    if sign in _JOINERS:
        return column == 1 or line[column - 2].isascii()
    return sign in _HIDDEN or unicodedata.category(sign) == "Cc"
