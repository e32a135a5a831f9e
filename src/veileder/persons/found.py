"""All that names a person in a text, in a field for a function, and in the name of a file."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from veileder.answers import kept
from veileder.persons.births import births
from veileder.persons.digits import has_digits
from veileder.persons.identity import identities
from veileder.persons.mails import named_mails, private_mails
from veileder.persons.names import (
    is_family,
    is_given,
    is_given_in_address,
    may_be_given,
)
from veileder.persons.told import all_words_are_names, cases, full_names, phones

Finder = Callable[[str], Iterator[tuple[int, int]]]

_HIDDEN = "•••"
_TEXTS = 50_000  # more than there are in the shared content, which is gone through twice
_MOST = 50  # of each kind in one text: more says nothing new, and costs


class Kind(StrEnum):
    """What it is that names somebody, the surest first."""

    NUMBER = "number"
    BIRTH = "birth"
    PHONE = "phone"
    MAIL = "mail"
    CASE = "case"
    NAME = "name"


class Trace(NamedTuple):
    """What names a person, and from where to where in the text."""

    kind: Kind
    start: int
    end: int


# Those that are sure wherever they stand come first, for nothing after them takes their place.
_SURE = (
    (Kind.NUMBER, identities),
    (Kind.BIRTH, births),
    (Kind.PHONE, phones),
)
_FINDERS = (
    *_SURE,
    (Kind.MAIL, private_mails),
    (Kind.CASE, cases),
    (Kind.NAME, full_names),
    (Kind.NAME, named_mails),
)


@lru_cache(maxsize=_TEXTS)
def traces(text: str) -> tuple[Trace, ...]:
    """Return what names a person in ``text``, in order; of what overlaps, the surest."""
    return _found(text, _FINDERS if has_digits(text) else _FINDERS[len(_SURE) :])


@kept(tuple[Trace, ...])
def sure_traces(text: str) -> tuple[Trace, ...]:
    """Return those of ``traces`` that are sure in any text: numbers, days of birth and phones."""
    return _found(text, _SURE)


def _found(text: str, finders: Iterable[tuple[Kind, Finder]]) -> tuple[Trace, ...]:
    found: list[Trace] = []
    for kind, finder in finders:
        for start, end in islice(finder(text), _MOST):
            if not any(start < one.end and one.start < end for one in found):
                found.append(Trace(kind, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def names_somebody(value: str) -> bool:
    """Whether ``value``, of a field for a function or a role, has the name of a person in it."""
    said = " ".join(value.split())
    if traces(said) or any(full_names(said.title())):
        return True
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?\.?", said)
    names = [word for word in words if not word.endswith(".")]
    if not names or len(words) > 4:
        return False
    if len(words) == 1:
        return is_given(words[0])
    if re.fullmatch(r"(?:[^\W\d_]\. ?)+[^\W\d_]+", said) or len(names) == 1:
        return is_family(names[-1]) or is_given(names[0])
    is_turned = "," in said and is_family(names[0]) and may_be_given(names[1])
    is_turned |= is_family(names[0]) and all(map(str.istitle, names))
    return is_turned or (is_given(names[0]) and len(names) == 2) or all_words_are_names(said)


def masked(text: str) -> str:
    """Return ``text`` with a sign in place of all that names a person."""
    for trace in reversed(traces(text)):
        text = text[: trace.start] + _HIDDEN + text[trace.end :]
    return text


def in_name(name: str) -> Kind | None:
    """Return what names a person in the ``name`` of a file or a folder; None if nothing does."""
    if any(identities(name)):
        return Kind.NUMBER
    words = re.findall(r"[^\W\d_]+|\d+", name)
    pairs = list(zip(words, (*words[1:], ""), strict=False))
    if any(births(name)) or any(births(" ".join(words))) or any(map(_born, pairs)):
        return Kind.BIRTH
    if any(is_given_in_address(one) and is_family(other) for one, other in pairs):
        return Kind.NAME
    return Kind.CASE if any(map(_of_case, pairs)) or _of_kin(words) else None


_OF = re.compile(
    r"elev|eleven|barn|barnet|sak|saken|saka|bekymring|bekymringsmelding|melding|logg|stafettlogg",
    re.IGNORECASE,
)
_KIN = re.compile(r"mor|mora|far|faren|foreldre|foreldra|foreldrene|bror|søster|soster", re.I)


def _born(pair: tuple[str, str]) -> bool:
    name, day = pair
    return is_given_in_address(name) and any(births(f"f. {day}"))


def _of_case(pair: tuple[str, str]) -> bool:
    one, other = pair
    is_aged = is_given_in_address(one) and re.fullmatch(r"1?\d", other)
    return bool(is_aged or (_OF.fullmatch(one) and is_given_in_address(other)))


def _of_kin(words: Sequence[str]) -> bool:
    """Whether somebody is named by whose mother or brother it is."""
    threes = zip(words, words[1:], words[2:], strict=False)
    return any(_KIN.fullmatch(a) and b.lower() == "til" and may_be_given(c) for a, b, c in threes)
