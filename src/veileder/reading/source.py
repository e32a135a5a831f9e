"""Finds and reads source files. The only module that reads content from disk.

What comes out is text in NFC with LF line ends, without signs that nobody sees (see ``signs``).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath

from veileder import rules
from veileder.faults import reason_of
from veileder.findings import Finding, Location, Telling, Told, told
from veileder.groundwork import beneath, place_of
from veileder.reading.conflicts import conflicts
from veileder.reading.damage import damaged, divided
from veileder.reading.leftovers import is_dropping
from veileder.reading.signs import mended, refused, written_column

MAX_BYTES = 256 * 1024
MAX_LINE = 5_000
MEMORY = 700  # files that are not read anew while they are as they were
MAX_HIDDEN = 20  # reported in one file; a file in another encoding has thousands


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One readable text file. ``path`` is relative to the root, with forward slashes.

    ``text`` is what its author saw; ``written`` is what stands in the file.
    """

    path: str
    text: str
    written: str

    def as_written(self, at: Location) -> Location:
        """Return the place in the file of what is at ``at`` in the text."""
        if at.path != self.path or self.text == self.written:
            return at
        line = self.written.split("\n")[at.line - 1]
        return replace(at, column=written_column(line, at.column))


@dataclass(frozen=True, slots=True)
class Folder:
    """A root folder to read in."""

    root: Path

    def files(self, folder: str) -> Telling[list[str]]:
        """Return the paths of all files below ``folder``, sorted; symbolic links are refused.

        What systems and editors leave behind is passed over. Files of the groundwork that the root
        has none of are among them.
        """
        own = yield from self._own_files(folder)
        more = (
            name
            for other in beneath(self.root, folder)
            for name in Folder(other)._names(folder)
            if (other / name).is_file()
        )
        return sorted({*own, *more})

    def size(self, path: str) -> int:
        """Return how many bytes the file ``path`` has; 0 where it can't be seen."""
        try:
            return place_of(self.root, path).stat().st_size
        except OSError:
            return 0

    def _own_files(self, folder: str) -> Telling[list[str]]:
        if link := self._first_link(folder):
            yield _linked(link)
            return []
        found = []
        for name in sorted(self._names(folder)):
            path = f"{self.root}/{name}"
            if os.path.islink(path):  # noqa: PTH114 - ten thousands of files
                yield _linked(name)
            elif os.path.isfile(path):  # noqa: PTH113
                found.append(name)
        return found

    def _names(self, folder: str) -> Iterator[str]:
        """Yield the paths of all that is below ``folder``, but for what was left behind."""
        for place, folders, files in os.walk(f"{self.root}/{folder}"):
            here = Path(place).relative_to(self.root).as_posix()
            folders[:] = [name for name in folders if not is_dropping(name)]
            left = (name for name in files if not is_dropping(name))
            yield from (f"{here}/{name}".removeprefix("./") for name in (*folders, *left))

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
            path.name for path in start.iterdir() if path.is_dir() and not is_dropping(path.name)
        )

    def loose(self, folder: str) -> list[str]:
        """Return the paths of the files directly in ``folder``, sorted; notes are left out."""
        start = self.root / folder
        found = start.iterdir() if start.is_dir() and not self._first_link(folder) else ()
        names = (p.name for p in found if p.is_file() and not is_dropping(p.name))
        return sorted(f"{folder}/{name}" for name in names if name != "README.md")

    def read(self, path: str) -> Telling[SourceFile | None]:
        """Read one text file; None when it can't be used, and what is yielded says why."""
        raw = yield from self.raw(path)
        if raw is None:
            return None
        understood = _understood(raw, path)
        yield from understood.findings
        return understood.value

    def raw(self, path: str, most: int = MAX_BYTES) -> Telling[bytes | None]:
        """Read one file of at ``most`` so many bytes as it is; None when it can't be used."""
        try:
            place = place_of(self.root, path)
            size = place.stat().st_size
            raw = place.read_bytes() if size <= most else b""
        except OSError as error:
            yield Finding(rules.FILE_MISSING, Location(path), *_unread(error))
            return None
        if size > most:
            message = f"Filen er på {-(-size // 1024)} KB, og kan ha høyst {most // 1024}"
            yield Finding(rules.FILE_SIZE, Location(path), message, "Del den i flere filer.")
            return None
        return raw

    def exists(self, path: str) -> bool:
        """Whether ``path`` is an ordinary file."""
        file = place_of(self.root, path)
        return file.is_file() and not file.is_symlink()


@lru_cache(maxsize=MEMORY)
def _understood(raw: bytes, path: str) -> Told[SourceFile | None]:
    return told(_understanding(raw, path))


def _understanding(raw: bytes, path: str) -> Telling[SourceFile | None]:
    text = yield from _decode(raw, path)
    if text is None:
        return None
    found = [_conflict(Location(path, *at)) for at in conflicts(text)]
    found = found or list(islice(_spoilt(text, path), MAX_HIDDEN))
    yield from found
    if found:
        return None
    seen = "\n".join(map(mended, text.split("\n")))
    yield from _hyphenated(seen, path)
    return SourceFile(path, seen, seen if seen == text else text)  # most often one text, held once


def _unread(error: OSError) -> tuple[str, str]:
    """Return why a file that was found can't be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "Filen ble borte mens den ble lest", "Kjør på nytt."
    if isinstance(error, PermissionError):
        return "Filen kan ikke leses: ingen tilgang", "Sjekk rettighetene til filen."
    message = f"Filen kan ikke leses ({reason_of(error)})"
    return message, "Prøv igjen. Hjelper det ikke, hent filen på nytt fra git."


def _linked(path: str) -> Finding:
    return Finding(
        rules.FILE_LINK,
        Location(path),
        "Dette er en symbolsk lenke",
        "Legg inn en vanlig fil i stedet.",
    )


def _conflict(at: Location) -> Finding:
    return Finding(
        rules.FILE_CONFLICT,
        at,
        "Her har to endret det samme, og ingen har valgt utgave (flettekonflikt)",
        "Velg én av de to utgavene, og ta bort linjene med <<<<<<<, ======= og >>>>>>>. "
        "Er det en overskrift, skriv ## foran den i stedet for streken under.",
    )


def _decode(raw: bytes, path: str) -> Telling[str | None]:
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(raw[: error.start].decode("utf-8-sig"))
        yield Finding(
            rules.FILE_ENCODING,
            Location(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1),
            "Filen er ikke lagret som UTF-8",
            "Åpne filen, velg «Lagre som» og tegnkodingen UTF-8.",
        )
        return None
    return _with_line_feeds(text)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spoilt(text: str, path: str) -> Iterator[Finding]:
    """Yield what makes a text unusable: long lines, hidden signs, spoilt letters."""
    for number, line in enumerate(text.split("\n"), start=1):
        at = Location(path, number)
        if len(line) > MAX_LINE:
            yield Finding(
                rules.FILE_LINE,
                at,
                f"Linjen har {len(line)} tegn, og kan ha høyst {MAX_LINE}",
                "Del den i flere linjer.",
            )
            continue
        for column, message, cure in refused(line):
            yield Finding(rules.FILE_CHARACTER, replace(at, column=column), message, cure)
        for column, written, likely in damaged(line):
            message = f"Her er det ødelagte bokstaver: «{written}»"
            yield Finding(
                rules.FILE_LETTERS, replace(at, column=column), message, _letters_cure(likely)
            )


def _letters_cure(likely: str | None) -> str:
    if likely is None:
        return "En bokstav er gått tapt. Skriv ordet på nytt."
    if not likely.strip("\u00a0\u00ad\u200b\u200c\u200d "):
        return "Skriv et vanlig mellomrom, eller ta det bort."
    return f"Skriv «{likely}»."


def _hyphenated(text: str, path: str) -> Iterator[Finding]:
    """Yield warnings of words that have kept the hyphen from the end of a line."""
    for start, written, whole in islice(divided(text), MAX_HIDDEN):
        before = text[:start]
        at = Location(path, before.count("\n") + 1, start - before.rfind("\n"))
        message = f"«{written}» ser ut som ett ord som er delt"
        yield Finding(rules.FILE_HYPHEN, at, message, f"Er det ett ord, skriv «{whole}».")
