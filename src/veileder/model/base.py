"""The building blocks of every model: located parts, small types, and what can be translated.

All input is text (see ``veileder.located``); the types here decide what a text means. Error
messages are Norwegian, since an editor reads them.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from veileder.findings import Location

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: its file's map from key path to location, and its own path."""

    marks: Mapping[Keys, Location]
    keys: Keys = ()

    def at(self, *keys: str | int) -> Location:
        """Return the location of the value under ``keys``, or of the nearest thing around it."""
        path = self.keys + keys
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks[path]


class Part(BaseModel):
    """A piece of content that knows where it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    _place: Place | None = PrivateAttr(default=None)

    def at(self, *keys: str | int) -> Location:
        """Return where ``keys`` (or the part itself) stands in its source file."""
        if self._place is None:
            return Location.nowhere()
        return self._place.at(*keys)

    def placed(self, place: Place) -> None:
        """Note where this part and every part inside it was written."""
        self._place = place
        for keys, child in child_parts(self):
            child.placed(Place(place.marks, place.keys + keys))


def child_parts(part: Part) -> Iterator[tuple[Keys, Part]]:
    """Yield every part that stands directly inside ``part``, with the keys that lead to it."""
    for name in type(part).model_fields:
        yield from _parts_in(getattr(part, name), (name,))


def _parts_in(value: Any, keys: Keys) -> Iterator[tuple[Keys, Part]]:
    if isinstance(value, Part):
        yield keys, value
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _parts_in(item, (*keys, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _parts_in(item, (*keys, key))


class Language(StrEnum):
    """A language that content can be written in. A site is in ``nb`` or ``nn``."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    AR = "ar"
    TI = "ti"

    @property
    def direction(self) -> str:
        """``rtl`` for languages written from right to left, otherwise ``ltr``."""
        return "rtl" if self is Language.AR else "ltr"


class Unit(StrEnum):
    """What a duration is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, such as 14 days."""

    amount: int
    unit: Unit


def _refuse(message: str) -> PydanticCustomError:
    return PydanticCustomError("veileder", "{message}", {"message": message})


def _pattern(pattern: str, message: str) -> BeforeValidator:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not compiled.fullmatch(value.strip()):
            raise _refuse(f"«{value}» {message}")
        return value.strip()

    return BeforeValidator(check)


_NORWEGIAN_UNITS = {
    **{"time": Unit.HOURS, "timer": Unit.HOURS, "timar": Unit.HOURS},
    **{"dag": Unit.DAYS, "dager": Unit.DAYS, "dagar": Unit.DAYS, "døgn": Unit.DAYS},
    **{"virkedag": Unit.WEEKDAYS, "virkedager": Unit.WEEKDAYS, "virkedagar": Unit.WEEKDAYS},
    **{"uke": Unit.WEEKS, "uker": Unit.WEEKS, "veke": Unit.WEEKS, "veker": Unit.WEEKS},
    **{"måned": Unit.MONTHS, "måneder": Unit.MONTHS, "månad": Unit.MONTHS, "månader": Unit.MONTHS},
}


def _to_duration(value: Any) -> Duration:
    """Read «14 days»; one of something may stand without its s."""
    if isinstance(value, Duration):
        return value
    amount, _, unit = str(value).partition(" ")
    units = {name: u for u in Unit for name in ((u, u[:-1]) if amount == "1" else (u,))}
    if re.fullmatch(r"[1-9]\d{0,3}", amount, re.ASCII) and unit in units:
        return Duration(int(amount), units[unit])
    meant = _NORWEGIAN_UNITS.get(unit.lower()) if amount.isascii() and amount.isdigit() else None
    example = f"«{amount} {meant}»" if meant else f"for eksempel «14 days» ({'|'.join(Unit)})"
    raise _refuse(f"«{value}» er ikke en varighet. Skriv {example}")


# What form programs put behind a date that has no time.
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?( ?(Z|[+-]\d\d:?\d\d))?", re.ASCII)


def _to_date(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    day, rest = str(value)[:10], str(value)[10:]
    is_written_right = re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII)
    if is_written_right and (not rest or _MIDNIGHT.fullmatch(rest)):
        try:
            return dt.date.fromisoformat(day)
        except ValueError:
            said = f"«{value}» er ikke en dato i kalenderen. Se på dagen og måneden"
            raise _refuse(said) from None
    if is_written_right and rest[:1] in ("T", " "):
        raise _refuse(f"«{value}» har et klokkeslett. Skriv bare dagen: år-måned-dag")
    norwegian = re.fullmatch(r"(\d\d?)[./-](\d\d?)[./-](\d{4})", str(value), re.ASCII)
    example = "{2}-{1:0>2}-{0:0>2}".format(*norwegian.groups()) if norwegian else "2026-11-21"
    how = "Skriv" if norwegian else "Skriv år-måned-dag, for eksempel"
    raise _refuse(f"«{value}» er ikke en dato. {how} {example}")


_FLAGS = {"ja": "true", "yes": "true", "on": "true", "nei": "false", "no": "false", "off": "false"}


def _to_bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        meant = _FLAGS.get(str(value).lower(), "true eller false")
        raise _refuse(f"«{value}» er ikke ja eller nei. Skriv {meant}")
    return bool(value == "true")


def _to_count(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not re.fullmatch(r"\d{1,4}", str(value), re.ASCII):
        raise _refuse(f"«{value}» er ikke et helt tall")
    return int(value)


ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[1-9])", re.IGNORECASE)
REF_PATTERN = rf"[a-z]+/{ID_PATTERN}"


def is_reserved(name: str) -> bool:
    """Whether Windows keeps ``name`` for itself, so that no file or folder can have it."""
    return _RESERVED.fullmatch(name) is not None


def _to_id(value: Any) -> Any:
    if isinstance(value, str) and is_reserved(value.strip()):
        raise _refuse(f"«{value}» kan ikke være en id, for Windows holder navnet av til seg selv")
    return value


Id = Annotated[
    str,
    BeforeValidator(_to_id),
    _pattern(ID_PATTERN, "kan ikke være en id. Bruk bare små bokstaver a–z, tall og bindestrek"),
    Field(max_length=60, json_schema_extra={"pattern": f"^{ID_PATTERN}$"}),
]
Ref = Annotated[
    str,
    _pattern(REF_PATTERN, "er ikke en henvisning. Skriv slag/id, for eksempel tool/undringsnotat"),
    Field(json_schema_extra={"pattern": f"^{REF_PATTERN}$"}),
]
Target = Annotated[
    str,
    _pattern(
        rf"close|next|(step|level|service|role|arena|article|page)/{ID_PATTERN}",
        "fører ingen steder. Skriv close, next, step/…, level/…, service/…, role/…, "
        "arena/…, article/… eller page/emergency",
    ),
]
Line = Annotated[str, _pattern(r"[^\n]+", "må stå på én linje"), Field(min_length=1)]
Title = Annotated[Line, Field(max_length=80)]
Markdown = Annotated[str, Field(min_length=1)]
Date = Annotated[dt.date, BeforeValidator(_to_date, json_schema_input_type=str)]
Span = Annotated[Duration, BeforeValidator(_to_duration, json_schema_input_type=str)]
Flag = Annotated[bool, BeforeValidator(_to_bool)]
Count = Annotated[int, BeforeValidator(_to_count)]
MunicipalityNumber = Annotated[
    str, _pattern(r"\d{4}", "er ikke et kommunenummer. Skriv fire sifre, for eksempel 0301")
]
Colour = Annotated[
    str, _pattern(r"#[0-9a-fA-F]{6}", "er ikke en farge. Skriv # og seks tegn, som #00528a")
]
Clock = Annotated[
    str, _pattern(r"([01]\d|2[0-3]):[0-5]\d|24:00", "er ikke et klokkeslett. Skriv 08:00")
]
Fingerprint = Annotated[str, _pattern(r"new|[0-9a-f]{8}", "er ikke et fingeravtrykk. Skriv new")]


def words(help_text: str, **options: Any) -> Any:
    """Declare a field that is written in one language, so that a translation repeats it."""
    return Field(description=help_text, json_schema_extra={"words": True}, **options)


def fact(help_text: str, **options: Any) -> Any:
    """Declare a field that is the same in every language, so that only the original has it."""
    return Field(description=help_text, **options)


class Source(Part):
    """Where a claim comes from, and when somebody last looked."""

    title: Line = fact("Navn på kilden.")
    url: Line | None = fact("Nettadresse, hvis kilden har en.", default=None)
    checked: Date | None = fact("Dagen noen sist kontrollerte påstanden mot kilden.", default=None)
    confirmed: Flag = fact(
        "false når påstanden ikke er bekreftet mot kilden. Rapporten teller slike.", default=True
    )


class Provenance(Part):
    """Who answers for a text, and when it was last looked at."""

    responsible: Line | None = fact("Rollen som har faglig ansvar, aldri en person.", default=None)
    reviewed: Date | None = fact("Dagen fagansvarlig sist gikk gjennom hele teksten.", default=None)
    next_review: Date | None = fact("Dagen teksten skal gjennomgås på nytt.", default=None)
    sources: tuple[Source, ...] = fact("Kildene teksten bygger på.", default=())
    former_ids: tuple[Id, ...] = fact(
        "Id-er teksten hadde før; gamle adresser sendes videre.", default=()
    )
    aliases: tuple[Line, ...] = fact(
        "Andre ord folk kan søke med: forkortelser, hverdagsord, eldre navn, begge målformer.",
        default=(),
    )


class Document(Provenance):
    """A text with a title: front matter and a Markdown body in one file per language."""

    title: Title = words("Tittel, slik den står i menyer og overskrifter.")
    summary: Markdown | None = words("Én eller to setninger: hva dette er.", default=None)
    body: str = words("Teksten under de tre strekene, i Markdown.", default="")
