"""The building blocks of every model: located parts, small types, and what can be translated.

All input is text (``reading.yaml.located``); the types here decide what a text means.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
)

from veileder.findings import Location
from veileder.model.declaring import ORIGIN, READ, SAFETY, Leads, Origin, Read, Shape, fact, words
from veileder.model.readers import (
    Duration,
    named,
    one_line,
    pattern,
    to_age,
    to_bool,
    to_clock,
    to_count,
    to_date,
    to_duration,
    to_id,
)

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

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, str_strip_whitespace=True
    )
    _place: Place | None = PrivateAttr(default=None)

    def at(self, *keys: str | int) -> Location:
        """Return where ``keys`` (or the part itself) stands in its source file."""
        return self._place.at(*keys) if self._place else Location.nowhere()

    def placed(self, place: Place) -> None:
        """Note where this part and every part inside it was written."""
        self._place = place
        for keys, child in child_parts(self):
            child.placed(Place(place.marks, place.keys + keys))


def child_parts(part: Part) -> Iterator[tuple[Keys, Part]]:
    """Yield every part that stands directly inside ``part``, with the keys that lead to it."""
    for name in _holders(type(part)):
        yield from _parts_in(getattr(part, name), (name,))


@cache
def _holders(model: type[Part]) -> tuple[str, ...]:
    """Return the fields of ``model`` that have parts in them."""
    return tuple(n for n, info in model.model_fields.items() if _holds_parts(info.annotation))


def _holds_parts(annotation: Any) -> bool:
    is_part = isinstance(annotation, type) and issubclass(annotation, Part)
    return is_part or any(map(_holds_parts, get_args(annotation)))


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
    """A language that content can be written in."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    UK = "uk"
    PL = "pl"
    SO = "so"
    AR = "ar"
    TI = "ti"

    @property
    def direction(self) -> str:
        """``rtl`` for languages written from right to left, otherwise ``ltr``."""
        return "rtl" if self is Language.AR else "ltr"


# Those that a site can be in, and what editors call them.
SITE_LANGUAGES = {Language.NB: "bokmål", Language.NN: "nynorsk"}
ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
REF_PATTERN = rf"[a-z]+/{ID_PATTERN}"

Id = Annotated[
    str,
    BeforeValidator(to_id),
    pattern(ID_PATTERN, "kan ikke være en id. Bruk bare små bokstaver a–z, tall og bindestrek"),
    Field(max_length=60, json_schema_extra={"pattern": f"^{ID_PATTERN}$"}),
    Shape("id"),
]
Ref = Annotated[
    str,
    pattern(REF_PATTERN, "er ikke en henvisning. Skriv slag/id, for eksempel tool/undringsnotat"),
    Field(json_schema_extra={"pattern": f"^{REF_PATTERN}$"}),
    Shape("ref"),
]
Target = Annotated[
    str,
    pattern(
        rf"close|next|(step|level|service|role|arena|article|page)/{ID_PATTERN}",
        "fører ingen steder. Skriv close, next, step/…, level/…, service/…, role/…, "
        "arena/…, article/… eller page/emergency",
    ),
    Shape("ref"),
]
_Words = Annotated[str, one_line, Field(min_length=1)]
Line = Annotated[_Words, Field(max_length=1000)]
Title = Annotated[_Words, AfterValidator(named(80))]
Label = Annotated[_Words, AfterValidator(named(120))]
Markdown = Annotated[str, Field(min_length=1), Shape("markdown")]
Phone = Annotated[Line, Shape("tel"), Leads("phone")]
Email = Annotated[Line, Shape("email"), Leads("email")]
Url = Annotated[Line, Shape("url"), Leads("url")]
# Blanks in front of the first line say what is inside what, so only those behind are taken away.
_Whole = Annotated[str, StringConstraints(strip_whitespace=False)]
Body = Annotated[_Whole, AfterValidator(lambda text: text.rstrip()), Shape("markdown")]
Date = Annotated[dt.date, BeforeValidator(to_date, json_schema_input_type=str), Shape("date")]
Span = Annotated[
    Duration, BeforeValidator(to_duration, json_schema_input_type=str), Shape("duration")
]
Flag = Annotated[bool, BeforeValidator(to_bool), Shape("flag")]
Age = Annotated[int, BeforeValidator(to_age), Shape("number")]
Count = Annotated[int, BeforeValidator(to_count), Shape("number")]
Colour = Annotated[
    str,
    pattern(r"#[0-9a-fA-F]{6}", "er ikke en farge. Skriv # og seks tegn, som #00528a"),
    Shape("color"),
]
Clock = Annotated[str, BeforeValidator(to_clock), Shape("time")]
_READ = re.compile("[Ll]est|[Ll]ese|[Ss]ett")  # ``accept`` makes a fingerprint of it
Fingerprint = Annotated[
    str,
    pattern(
        f"new|{_READ.pattern}|[0-9a-f]{{8}}",
        "er ikke et fingeravtrykk. Skriv lest når du har sammenlignet, ellers new",
    ),
    Shape("seen"),
]


def is_read(noted: str | None) -> bool:
    """Whether what stands for a fingerprint says that an editor has compared."""
    return noted is not None and _READ.fullmatch(noted) is not None


class Source(Part):
    """Where a claim comes from, and when somebody last looked."""

    title: Line = fact("Kilde", "Navn på kilden.", in_form="")
    url: Url | None = fact("Nettadresse", "Nettadresse, hvis kilden har en.", default=None)
    read: Read = READ
    checked: Date | None = fact(
        "Kontrollert", "Dagen noen sist kontrollerte påstanden mot kilden.", default=None
    )
    confirmed: Flag = fact(
        "Bekreftet mot kilden",
        "Om påstanden er bekreftet mot kilden. Rapporten teller dem som ikke er det.",
        default=True,
    )


class Provenance(Part):
    """Who answers for a text, and when it was last looked at."""

    responsible: Line | None = fact(
        "Fagansvarlig",
        "Rollen som har faglig ansvar, aldri en person.",
        example="Ledende helsesykepleier",
        default=None,
    )
    reviewed: Date | None = fact(
        "Sist gjennomgått", "Dagen fagansvarlig sist gikk gjennom hele teksten.", default=None
    )
    next_review: Date | None = fact(
        "Neste gjennomgang", "Dagen teksten skal gjennomgås på nytt.", default=None
    )
    sources: tuple[Source, ...] = fact("Kilder", "Kildene teksten bygger på.", default=())
    former_ids: tuple[Id, ...] = fact(
        "Tidligere adresser",
        "Id-er teksten hadde før; gamle adresser sendes videre.",
        in_form="Det siste leddet i adresser siden har hatt, så gamle lenker virker.",
        default=(),
    )
    aliases: tuple[Line, ...] = fact(
        "Søkeord",
        "Andre ord folk kan søke med: forkortelser, hverdagsord, eldre navn, begge målformer.",
        default=(),
    )


class Document(Provenance):
    """A text with a title: front matter and a Markdown body in one file per language."""

    title: Title = words("Tittel", "Tittel, slik den står i menyer og overskrifter.")
    summary: Markdown | None = words(
        "Kort om", "Én eller to setninger: hva dette er.", default=None
    )
    body: Body = words(
        "Tekst",
        "Teksten under de tre strekene, i Markdown.",
        in_form="Teksten på siden.",
        default="",
    )
    safety: dict[Id, Markdown] = SAFETY
    origin: Origin = ORIGIN
