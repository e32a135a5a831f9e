"""The log of a web server, line by line: nginx, Apache (common, combined) and IIS (W3C).

Nothing of a line but what ``Request`` has is taken out of it: no address of a reader, no user, no
time of day. Lines come from strangers, so nothing in them is trusted, and a line that is too long
is not read to its end.
"""

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

from veileder.faults import Refusal, reason_of

_LONGEST = 32_768  # bytes: servers take no longer address, and write little more
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_QUOTED = rb'"([^"\\]*(?:\\.[^"\\]*)*)"'
# Who asked stands first and has no bracket; ``%v`` may stand before that, and more after it all.
_COMMON = re.compile(
    rb"[^\[]*\[(\d\d)/([A-Z][a-z][a-z])/(\d{4}):\d\d:\d\d:\d\d [+-]\d{4}\] "
    + _QUOTED
    + rb" (\d{3}) (?:\d+|-)(?: "
    + _QUOTED
    + rb" "
    + _QUOTED
    + rb")?(?=\s|$)",
    re.DOTALL,
)
_MONTHS = (b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
_FIRST_YEAR = 2000
_NEEDED = ("date", "cs-method", "cs-uri-stem", "sc-status")
_AGENT, _REFERRER = "cs(user-agent)", "cs(referer)"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on a ``day``; ``agent`` is None where the log does not say by what."""

    day: date
    method: str
    address: str
    status: str
    referrer: str
    agent: str | None


def requests(file: Path) -> Iterator[tuple[int, Request | None]]:
    """Yield each line of a log that is no comment, by number: None for one nobody can read.

    Raises Refusal when the file can't be read, or is packed and damaged.
    """
    number = 0
    try:
        with file.open("rb") as raw, _unpacked(raw) as log:
            fields: Mapping[str, int] = {}
            for number, line in enumerate(_lines(log), 1):
                if line.startswith(b"#Fields:"):
                    fields = _fields(line, f"{file}:{number}")
                elif line and not line.startswith(b"#"):
                    yield number, _by_fields(line, fields) if fields else _common(line)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Refusal(
            f"{file}:{number + 1}: Filen er skadet eller ikke kopiert ferdig. Hent den på nytt."
        ) from None
    except OSError as error:
        raise Refusal(f"Kan ikke lese {file}: {reason_of(error)}.") from None


def _unpacked(raw: BinaryIO) -> BinaryIO:
    is_packed = raw.read(len(_GZIP)) == _GZIP
    raw.seek(0)
    return cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if is_packed else raw


def _lines(log: BinaryIO) -> Iterator[bytes]:
    """Yield each line without its end; of one that is too long comes only the beginning."""
    first = True
    while part := log.readline(_LONGEST):
        line, rest = part, part
        while rest and not rest.endswith(b"\n"):
            rest = log.readline(_LONGEST)
        yield (line.removeprefix(_BOM) if first else line).rstrip(b"\r\n")
        first = False


def _fields(line: bytes, at: str) -> Mapping[str, int]:
    """Return where each field of an IIS log stands. Raises Refusal where one is missing."""
    names = line.decode("ascii", "replace").lower().split()[1:]
    if missing := [name for name in _NEEDED if name not in names]:
        raise Refusal(
            f"{at}: Loggen mangler {', '.join(missing)}. Slå på feltene i IIS under Logging, "
            "Select Fields."
        )
    return {name: place for place, name in enumerate(names)}


def _by_fields(line: bytes, fields: Mapping[str, int]) -> Request | None:
    values = line.decode("utf-8", "replace").split(" ")
    if len(values) != len(fields):
        return None
    said = {name: values[place] for name, place in fields.items()}
    day = _iso(said["date"])
    if day is None or not re.fullmatch("[0-9]{3}", said["sc-status"]):
        return None
    agent = said[_AGENT].replace("+", " ") if _AGENT in said else None
    method, address = said["cs-method"], said["cs-uri-stem"]
    return Request(day, method, address, said["sc-status"], said.get(_REFERRER, ""), agent)


@lru_cache(4096)
def _iso(text: str) -> date | None:
    found = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    return _valid(*map(int, found.groups())) if found else None


def _common(line: bytes) -> Request | None:
    found = _COMMON.match(line)
    if found is None:
        return None
    day, month, year, asked, status, referrer, agent = found.groups()
    when = _day(day, month, year)
    if when is None:
        return None
    method, _, rest = asked.decode("utf-8", "replace").partition(" ")
    return Request(
        when,
        method,
        rest.partition(" ")[0],
        status.decode(),
        (referrer or b"").decode("utf-8", "replace"),
        None if agent is None else agent.decode("utf-8", "replace"),
    )


@lru_cache(4096)
def _day(day: bytes, month: bytes, year: bytes) -> date | None:
    if month not in _MONTHS:
        return None
    return _valid(int(year), _MONTHS.index(month) + 1, int(day))


def _valid(year: int, month: int, day: int) -> date | None:
    """Return the day if there is one; before this century no server wrote of our pages."""
    try:
        return date(year, month, day) if _FIRST_YEAR <= year < _FIRST_YEAR + 100 else None
    except ValueError:
        return None
