"""Finds and reads source files. The only module that reads content from disk.

What comes out is text in NFC with LF line ends and no hidden characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from veileder import rules
from veileder.findings import Finding, Location

MAX_BYTES = 256 * 1024
MAX_LINE = 5_000
MAX_ACCENTS = 10  # on one letter; normalising long rows of them takes quadratic time
MAX_HIDDEN = 20  # reported in one file; a file in another encoding has thousands
# Besides control and format signs: Hangul fillers, which look like nothing.
_FILLERS = "\u115f\u1160\u3164\uffa0"
_JOINERS = "\u200c\u200d"  # meant in Arabic script and in emoji
_SHOWN_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"  # Arabic signs that are seen
_BEFORE_VALUE = re.compile(r"[\s>*-]*(\d+\.)?([\w/-]+:)?")


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
        if link := self._first_link(folder):
            findings.append(_linked(link))
            return
        for path in sorted(start.rglob("*"), key=lambda path: path.as_posix()):
            name = path.relative_to(self.root).as_posix()
            if any(part.startswith((".", "_")) for part in path.relative_to(start).parts):
                continue
            if path.is_symlink():
                findings.append(_linked(name))
            elif path.is_file():
                yield name

    def _first_link(self, folder: str) -> str | None:
        """Return ``folder`` or the folder around it that is a symbolic link, if any is."""
        around = [PurePosixPath(folder), *PurePosixPath(folder).parents]
        return next((p.as_posix() for p in reversed(around) if (self.root / p).is_symlink()), None)

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
            size = (self.root / path).stat().st_size
            raw = (self.root / path).read_bytes() if size <= MAX_BYTES else b""
        except OSError as error:
            message = f"Filen kan ikke leses: {error.strerror}"
            findings.append(
                Finding(rules.FILE_MISSING, Location(path), message, "Sjekk at filen finnes.")
            )
            return None
        if size > MAX_BYTES:
            message = f"Filen er på {-(-size // 1024)} KB, og kan ha høyst {MAX_BYTES // 1024}"
            findings.append(
                Finding(rules.FILE_SIZE, Location(path), message, "Del den i flere filer.")
            )
            return None
        text = _decode(raw, path, findings)
        if text is None:
            return None
        refused = list(islice(_refused(text, path), MAX_HIDDEN))
        findings.extend(refused)
        return None if refused else SourceFile(path, unicodedata.normalize("NFC", text))

    def exists(self, path: str) -> bool:
        """Whether ``path`` is an ordinary file."""
        file = self.root / path
        return file.is_file() and not file.is_symlink()


def _linked(path: str) -> Finding:
    return Finding(
        rules.FILE_LINK,
        Location(path),
        "Dette er en symbolsk lenke",
        "Legg inn en vanlig fil i stedet.",
    )


def _decode(raw: bytes, path: str, findings: list[Finding]) -> str | None:
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(raw[: error.start].decode("utf-8-sig"))
        findings.append(
            Finding(
                rules.FILE_ENCODING,
                Location(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1),
                "Filen er ikke lagret som UTF-8",
                "Åpne filen, velg «Lagre som» og tegnkodingen UTF-8.",
            )
        )
        return None
    return _with_line_feeds(text)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(text: str, path: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        at = Location(path, number)
        if len(line) > MAX_LINE:
            yield Finding(
                rules.FILE_LINE,
                at,
                f"Linjen har {len(line)} tegn, og kan ha høyst {MAX_LINE}",
                "Del den i flere linjer.",
            )
        elif not line.isascii() or not line.isprintable():
            yield from _hidden_in(line, at)


def _hidden_in(line: str, at: Location) -> Iterator[Finding]:
    accents = 0
    for column, sign in enumerate(line, start=1):
        accents = accents + 1 if unicodedata.combining(sign) else 0
        if accents > MAX_ACCENTS or _is_hidden(sign, line, column):
            name = unicodedata.name(sign, "styretegn")
            yield Finding(
                rules.FILE_CHARACTER,
                Location(at.path, at.line, column),
                f"Her står et usynlig tegn: U+{ord(sign):04X} ({name})",
                "Slett linjen og skriv den på nytt uten å lime inn.",
            )


def _is_hidden(sign: str, line: str, column: int) -> bool:
    if sign in _JOINERS:
        return column == 1 or line[column - 2].isascii()
    if sign != " " and unicodedata.category(sign) == "Zs":
        # Fine in text, but at the start of it YAML takes it for a letter.
        return _BEFORE_VALUE.fullmatch(line, 0, column - 1) is not None
    return is_invisible(sign)


def is_invisible(sign: str) -> bool:
    """Whether ``sign`` is never seen, wherever it stands: control, format and broken signs."""
    if sign in "\n\t" or sign in _JOINERS or sign in _SHOWN_FORMATS:
        return False
    is_unassigned = ord(sign) & 0xFFFE == 0xFFFE
    category = unicodedata.category(sign)
    return category in ("Cc", "Cf", "Cs", "Zl", "Zp") or sign in _FILLERS or is_unassigned
