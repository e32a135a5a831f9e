"""What is right as it is written, and hardly what she means, field by field."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from veileder.checks.odd_values import CONSENT_AGES, LONGEST_CLOSED, MOST_ROWS
from veileder.editing.typed import Typed
from veileder.model.readers import meant_clock

OF_WHOLE = frozenset({"odd_no_address"})  # said of what nothing shows through
Odd = tuple[str, str]  # the field, and the key of what is said
_NUMBER = re.compile(r"(?:\d[\s-]?){8}")
_SIGNS = re.compile(r"\*\*|__|`|^#")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = {"mon-fri": _WEEK[:5], "sat-sun": _WEEK[5:], "every-day": _WEEK}
_ELSEWHERE = ("website", "film")  # tools that are nothing without their address


def oddities(shown: Typed) -> Iterator[Odd]:
    """Yield what is odd in the fields of one form, one group or one row."""
    said = {name: value.strip() for name, value in shown.items() if isinstance(value, str)}
    yield from _names(said)
    yield from _reached(said)
    yield from _numbers(said)
    if said.get("unit") and not said.get("amount"):
        yield "", "odd_no_amount"
    if _term(shown, "nb") == _term(shown, "nn") == "":
        yield "nb.term", "odd_no_term"


def overlapping(rows: Mapping[str, Any]) -> Iterator[str]:
    """Yield the rows of opening hours that say of some time what an earlier row has said."""
    open_at = [(token, *_hours(row)) for token, row in rows.items() if isinstance(row, dict)]
    for (_, days, opens, closes), (token, same, later, end) in combinations(open_at, 2):
        is_told = "" < opens < closes and "" < later < end  # not past midnight either
        if is_told and days & same and later < closes and opens < end:
            yield token


def _hours(row: Typed) -> tuple[set[str], str, str]:
    days = str(row.get("days") or "")
    opens, closes = (meant_clock(str(row.get(name) or "")) or "" for name in ("opens", "closes"))
    return {*_DAYS.get(days, (days,))}, opens, closes


def _names(said: Mapping[str, str]) -> Iterator[Odd]:
    for name in ("name", "title"):
        words = said.get(name, "")
        if re.search(r"\w", words) and _SIGNS.search(words):
            yield name, "odd_signs"
    if "@" in said.get("responsible", "") or _NUMBER.search(said.get("responsible", "")):
        yield "responsible", "odd_not_a_role"


def _reached(said: Mapping[str, str]) -> Iterator[Odd]:
    if said.get("function") and not any(said.get(way) for way in ("phone", "email", "url")):
        yield "phone", "odd_not_reached"
    if _NUMBER.search(said.get("function", "")):
        yield "function", "odd_number_here"
    if said.get("kind") in _ELSEWHERE and not said.get("url"):
        yield "url", "odd_no_address"


def _numbers(said: Mapping[str, str]) -> Iterator[Odd]:
    rows = said.get("rows", "")
    if said.get("type") == "table" and rows.isdecimal() and not 0 < int(rows) <= MOST_ROWS:
        yield "rows", "odd_rows"
    if said.get("minutes", "").strip("0") == "" and said.get("minutes"):
        yield "minutes", "odd_minutes"
    age = said.get("consent_age", "")
    if age.isdecimal() and int(age) < 100 and int(age) not in CONSENT_AGES:
        yield "consent_age", "odd_consent"
    if _is_long(said.get("first", ""), said.get("last", "")):
        yield "last", "odd_long"


def _is_long(first: str, last: str) -> bool:
    try:
        length = dt.date.fromisoformat(last) - dt.date.fromisoformat(first)
    except ValueError:
        return False
    return length.days > LONGEST_CLOSED


def _term(shown: Typed, language: str) -> str | None:
    """Return the word in ``language``; None where the form is of no word, or says what it means."""
    words = shown.get(language)
    if not isinstance(words, Mapping) or "term" not in words or words.get("definition"):
        return None
    return str(words["term"]).strip()
