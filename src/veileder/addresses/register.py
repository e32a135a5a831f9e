"""The numbers that names have: the national ones, and a municipality's own services."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_LONGEST = 6  # digits of a number that is the same in the whole country, whoever has it
# What may stand between a name and its number.
_WORDS = (
    "på|tlf|telefon|telefonen|telefonnummer|telefonnummeret|nummer|nummeret|nr|ring|døgnåpen"
    "|døgnåpent|gratis|er|har|svarer|svarar|heter|heiter|on|at"
)
_BETWEEN = re.compile(
    rf"(?:[ \t\xa0]|[:,;(*–—-])*(?:(?:{_WORDS})\b[ \t\xa0.:,(*–—-]*){{0,4}}", re.IGNORECASE
)
_BEHIND = re.compile(r"[ \xa0]*(?:[(–—-]|(?:til|for|hos)\b)[ \xa0]*", re.I)
_NEXT_CELL = re.compile(r"\t[ \n]\t")
_NUMBERS = re.compile(r"[+(]?\d[\d \xa0()-]*\s*$")  # what a link shows at its end
_JOINED = re.compile(r"(?:/|\b(?:og|eller)[ \xa0])$", re.I)


class Holder(NamedTuple):
    """Who has numbers: its names, the numbers, and how sure it is that it has no others.

    A ``common`` name is also that of local services, which have numbers of their own.
    """

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    is_common: bool = False
    is_national: bool = True


class Wrong(NamedTuple):
    """A name that has other numbers than the one that stands beside it."""

    name: str
    numbers: tuple[str, ...]
    is_national: bool


@dataclass(frozen=True)
class Register:
    """Names and their numbers."""

    holders: tuple[Holder, ...] = field(default=())

    def wrong(self, number: str, before: str, after: str, shown: str) -> Wrong | None:
        """Return whose number ``number`` is said to be, where it is not.

        ``before`` and ``after`` are the text around it, ``shown`` the words of the link it is in.
        """
        name = self._beside(before, after, shown) if self.holders else ""
        held = [holder for holder in self.holders if name in holder.names] if name else []
        numbers = tuple(dict.fromkeys(n for holder in held for n in holder.numbers))
        if not numbers or number in numbers:
            return None
        if any(holder.is_common for holder in held) and not self._is_others(number):
            return None
        return Wrong(name, numbers, any(holder.is_national for holder in held))

    def _is_others(self, number: str) -> bool:
        """Whether a short number is one of those in the register."""
        return len(number) <= _LONGEST and number in self._numbers

    def _beside(self, before: str, after: str, shown: str) -> str:
        """Return the name that stands right beside a number, if any does."""
        if name := self._last(_NUMBERS.sub("", shown)) or self._last(before):
            return name
        behind = _BEHIND.match(after)
        match = self._names.match(after, behind.end()) if behind else None
        if match is None or re.match(r"[^.\n]{0,20}\d", after[match.end() :]):
            return ""
        return _folded(match[0])

    def _last(self, text: str) -> str:
        """Return the name that ``text`` ends with, but for words that lead to a number."""
        text = _NEXT_CELL.sub("\t\t", text)
        found = [*self._names.finditer(text)]
        if not found or not _BETWEEN.fullmatch(text, found[-1].end()):
            return ""
        return "" if _JOINED.search(text[: found[-1].start()]) else _folded(found[-1][0])

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(n for holder in self.holders if holder.is_national for n in holder.numbers)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        names = sorted({n for holder in self.holders for n in holder.names}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)


NOBODY = Register()


def called(name: str) -> tuple[str, ...]:
    """Return what something with the full ``name`` is called: also without what explains it."""
    bare = re.split(r" ?[(,]", name)[0].strip()
    first = bare.split()[0] if bare else ""
    short = (first,) if re.fullmatch(r"\w{5,}(?:telefonen|linj(?:en|a))", first) else ()
    return tuple(dict.fromkeys(_folded(one) for one in (name, bare, *short) if len(one) > 3))


def register(holders: Iterable[Holder]) -> Register:
    """Return the register of ``holders``, with names as they are compared."""
    return Register(tuple(holder for holder in holders if holder.names and holder.numbers))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
