"""Text to the values it means: dates, lengths of time, yes and no, ids.

A value that can't be read is refused with what to write instead, in Norwegian.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[1-9])", re.IGNORECASE)


class Unit(StrEnum):
    """What a duration is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, such as 14 days, or 3 to 6 weeks where it has a ``most``."""

    amount: int
    unit: Unit
    most: Annotated[int | None, Field(exclude_if=lambda most: most is None)] = None

    @property
    def written(self) -> str:
        """The length as a file says it: «3-6 weeks»."""
        return f"{self.amount}{f'-{self.most}' if self.most else ''} {self.unit.value}"


def refusal(message: str) -> PydanticCustomError:
    """Return the error of a value that can't be used, told in ``message``."""
    return PydanticCustomError("veileder", "{message}", {"message": message})


def pattern(wanted: str, message: str) -> BeforeValidator:
    """Return a reader that refuses text which is not ``wanted``, with ``message`` behind it."""
    compiled = re.compile(wanted, re.ASCII)

    def check(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not compiled.fullmatch(value.strip()):
            raise refusal(f"«{value}» {message}")
        return value.strip()

    return BeforeValidator(check)


one_line = pattern(r"[^\n]+", "må stå på én linje")
_BRACES = re.compile(r"\{[^{}]*\}")


def at_most(letters: int) -> Callable[[str], str]:
    """Return a reader that refuses longer texts; a placeholder counts as nothing."""

    def check(text: str) -> str:
        if len(_BRACES.sub("", text)) > letters:
            raise PydanticKnownError("string_too_long", {"max_length": letters})
        return text

    return check


_NO_NAMES = frozenset({"null", "none", "nil", "undefined"})


def named(letters: int) -> Callable[[str], str]:
    """Return a reader that refuses names that are longer, or name nothing: «null», «~» and «…»."""
    short = at_most(letters)

    def check(text: str) -> str:
        if text.lower() in _NO_NAMES or not any(sign.isalnum() for sign in text):
            raise refusal(f"«{text}» er ikke et navn. Skriv hva det heter")
        return short(text)

    return check


_NORWEGIAN_UNITS = {
    **{"time": Unit.HOURS, "timer": Unit.HOURS, "timar": Unit.HOURS},
    **{"dag": Unit.DAYS, "dager": Unit.DAYS, "dagar": Unit.DAYS, "døgn": Unit.DAYS},
    **{"virkedag": Unit.WEEKDAYS, "virkedager": Unit.WEEKDAYS, "virkedagar": Unit.WEEKDAYS},
    **{"uke": Unit.WEEKS, "uker": Unit.WEEKS, "veke": Unit.WEEKS, "veker": Unit.WEEKS},
    **{"måned": Unit.MONTHS, "måneder": Unit.MONTHS, "månad": Unit.MONTHS, "månader": Unit.MONTHS},
}


_YEARS = ("år", "year", "years")
_AMOUNT = re.compile(r"([1-9]\d{0,3})(?:[-–]([1-9]\d{0,3}))?", re.ASCII)


def to_duration(value: Any) -> Duration:
    """Read «14 days» or «3-6 weeks»; one of something may stand without its s."""
    if isinstance(value, Duration):
        return value
    amount, _, unit = re.sub(r" ?([-–]) ?", r"\1", str(value)).partition(" ")
    units = {name: u for u in Unit for name in ((u, u[:-1]) if amount == "1" else (u,))}
    read = _AMOUNT.fullmatch(amount)
    if read and read[2] and int(read[1]) >= int(read[2]):
        raise refusal(f"«{value}» går fra mer til mindre. Skriv det minste tallet først")
    if read and unit in units:
        return Duration(int(read[1]), units[unit], int(read[2]) if read[2] else None)
    meant = (
        _NORWEGIAN_UNITS.get(unit.lower())
        if read or (amount.isascii() and amount.isdigit())
        else None
    )
    if read and unit.lower() in _YEARS:
        amount, meant = str(12 * int(read[1])), Unit.MONTHS
    example = f"«{amount} {meant}»" if meant else f"for eksempel «14 days» ({'|'.join(Unit)})"
    raise refusal(f"«{value}» er ikke en varighet. Skriv {example}")


# What form programs put behind a date that has no time.
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?( ?(Z|[+-]\d\d:?\d\d))?", re.ASCII)


def to_date(value: Any) -> dt.date:
    """Read «2026-11-21», also with the midnight that form programs put behind it."""
    if isinstance(value, dt.date):
        return value
    day, rest = str(value)[:10], str(value)[10:]
    is_written_right = re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII)
    if is_written_right and (not rest or _MIDNIGHT.fullmatch(rest)):
        try:
            return dt.date.fromisoformat(day)
        except ValueError:
            said = f"«{value}» er ikke en dato i kalenderen. Se på dagen og måneden"
            raise refusal(said) from None
    if is_written_right and rest[:1] in ("T", " "):
        raise refusal(f"«{value}» har et klokkeslett. Skriv bare dagen: år-måned-dag")
    norwegian = re.fullmatch(r"(\d\d?)[./-](\d\d?)[./-](\d{4})", str(value), re.ASCII)
    example = "{2}-{1:0>2}-{0:0>2}".format(*norwegian.groups()) if norwegian else "2026-11-21"
    how = "Skriv" if norwegian else "Skriv år-måned-dag, for eksempel"
    raise refusal(f"«{value}» er ikke en dato. {how} {example}")


_FLAGS = {
    "true": "true",
    "false": "false",
    "ja": "true",
    "yes": "true",
    "on": "true",
    "nei": "false",
    "no": "false",
    "off": "false",
}


def to_bool(value: Any) -> bool:
    """Read «true» or «false»."""
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        meant = _FLAGS.get(str(value).lower(), "true eller false")
        raise refusal(f"«{value}» er ikke ja eller nei. Skriv {meant}")
    return bool(value == "true")


def to_count(value: Any) -> int:
    """Read a whole number of at most four digits."""
    if isinstance(value, int):
        return value
    if not re.fullmatch(r"\d{1,4}", str(value), re.ASCII):
        raise refusal(f"«{value}» er ikke et helt tall")
    return int(value)


def to_age(value: Any) -> int:
    """Read an age in whole years."""
    years = to_count(value)
    if years > _OLDEST:
        raise refusal(f"{years} er ingen alder her. Skriv et tall fra 0 til {_OLDEST}")
    return years


_AGES = re.compile(r"(\d{1,2}) ?(?:\+|[-–] ?(\d{1,2}))", re.ASCII)


def to_ages(value: Any) -> Any:
    """Read «13-18» or «16+», in years."""
    read = _AGES.fullmatch(str(value).strip())
    if read is None:
        raise refusal(f"«{value}» er ikke en alder. Skriv for eksempel 0-5, 13-18 eller 16+")
    youngest, oldest = read.groups()
    if oldest and int(youngest) > int(oldest):
        raise refusal(f"«{value}» går fra eldst til yngst. Skriv den yngste alderen først")
    return f"{int(youngest)}-{int(oldest)}" if oldest else f"{int(youngest)}+"


_OLDEST = 99
_CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:, ]?(\d\d))?", re.ASCII | re.IGNORECASE)
_RIGHT_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)


def meant_clock(text: str) -> str | None:
    """Return the time of day, such as «08:00», that somebody means by «8» or «kl. 8.00»."""
    written = _CLOCK.fullmatch(text.strip())
    meant = f"{written[1]:0>2}:{written[2] or '00'}" if written else ""
    return meant if _RIGHT_CLOCK.fullmatch(meant) else None


def to_clock(value: Any) -> Any:
    """Refuse what is not a time of day such as «08:00», with the time that is meant."""
    if not isinstance(value, str) or _RIGHT_CLOCK.fullmatch(value.strip()):
        return value
    example = meant_clock(value) or "for eksempel 08:00"
    raise refusal(f"«{value}» er ikke et klokkeslett. Skriv {example}")


def is_reserved(name: str) -> bool:
    """Whether Windows keeps ``name`` for itself, so that no file or folder can have it."""
    return _RESERVED.fullmatch(name) is not None


def to_id(value: Any) -> Any:
    """Refuse an id that no file can be named after on Windows."""
    if isinstance(value, str) and is_reserved(value.strip()):
        raise refusal(f"«{value}» kan ikke være en id, for Windows holder navnet av til seg selv")
    return value
