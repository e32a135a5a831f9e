"""How numbers, dates and times are written in Norwegian (Språkrådet; nummerforskriften § 16)."""

import datetime as dt
import re

from veileder.model.base import Language
from veileder.model.readers import Duration, Unit

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_UNITS = {
    Language.NB: {
        Unit.HOURS: ("time", "timer"),
        Unit.DAYS: ("dag", "dager"),
        Unit.WEEKDAYS: ("virkedag", "virkedager"),
        Unit.WEEKS: ("uke", "uker"),
        Unit.MONTHS: ("måned", "måneder"),
    },
    Language.NN: {
        Unit.HOURS: ("time", "timar"),
        Unit.DAYS: ("dag", "dagar"),
        Unit.WEEKDAYS: ("vyrkedag", "vyrkedagar"),
        Unit.WEEKS: ("veke", "veker"),
        Unit.MONTHS: ("månad", "månader"),
    },
}


def digits(phone: str) -> str:
    """Return the number as dialled: digits only, with ``+`` first where it has one."""
    return re.sub(r"[^\d+]", "", phone, flags=re.ASCII)


def phone(number: str) -> str:
    """Return ``number`` grouped for reading: 2-2-2-2, 8xx as 3-2-3, 116-numbers 3-3."""
    bare = digits(number)
    if bare.startswith("+47"):
        return "+47\xa0" + phone(bare[3:])
    if len(bare) == 6:
        return f"{bare[:3]}\xa0{bare[3:]}"
    if len(bare) == 8 and bare.startswith("8"):
        return f"{bare[:3]}\xa0{bare[3:5]}\xa0{bare[5:]}"
    if len(bare) == 8:
        return "\xa0".join(bare[i : i + 2] for i in range(0, 8, 2))
    return bare


def date(day: dt.date) -> str:
    """Return ``day`` as «5. juni 2026», the same in both målformer."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def month(number: int) -> str:
    """Return the name of the month, the same in both målformer."""
    return _MONTHS[number - 1]


def days(first: dt.date, last: dt.date) -> str:
    """Return a range of days as «24.–30. desember 2026», without what stands twice."""
    if first == last:
        return date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{date(last)}"
    if first.year == last.year:
        return f"{first.day}. {_MONTHS[first.month - 1]} – {date(last)}"
    return f"{date(first)} – {date(last)}"


def duration(span: Duration, language: Language) -> str:
    """Return ``span`` as «14 dager» or «14 dagar», «3–6 uker» or «3–6 veker»."""
    one, many = _UNITS[language][span.unit]
    amount = f"{span.amount}–{span.most}" if span.most else f"{span.amount}"
    return f"{amount}\xa0{one if amount == '1' else many}"


def ages(span: str) -> str:
    """Return «13-18» as «13–18 år», and «16+» as «fra 16 år»: the same in both målformer."""
    youngest, _, oldest = span.rstrip("+").partition("-")
    return f"{youngest}–{oldest}\xa0år" if oldest else f"fra {youngest}\xa0år"


def clock(opens: str, closes: str) -> str:
    """Return opening hours as «08.00–15.30»."""
    return f"{opens}–{closes}".replace(":", ".")


def size(count: int) -> str:
    """Return a number of bytes as people read it, such as «120 kB»; empty for none."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(count / 1000))} kB" if count else ""
