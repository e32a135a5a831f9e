"""Numbers that the state knows a person by: fødselsnummer and its kin.

Real or made for tests: nobody can tell the difference, so both are found.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from veileder.persons.digits import Group, runs

_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_LENGTH = 11
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# What is added to the month: H-number and test numbers of NAV (40), other test numbers (20, 60,
# 65), Tenor (80).
_MONTHS = (0, 20, 40, 60, 65, 80)
# How people part such a number. In a longer run of digits no other parting is believed.
_PARTED = frozenset(
    {
        (11,), (6, 5), (2, 2, 2, 5), (6, 3, 2), (2, 2, 2, 3, 2), (4, 2, 5), (2, 2, 7), (2, 4, 5),
        (1,) * 11, (2, 2, 2, 2, 3), (3, 3, 5), (3, 3, 3, 2), (5, 6), (4, 4, 3), (8, 3), (6, 4, 1),
    }
)  # fmt: skip
_ACCOUNT = re.compile(r"(?:konto|giro|iban|kid)\w*[^\w\n]{0,3}(?:nr|nummer)?[^\w\n]{0,3}$", re.I)
_ORGANISATION = re.compile(r"(?:org\w*|faktura\w*|isbn|ean|gtin|kunde\w*)[^\w\n]{0,20}$", re.I)
_SAID = re.compile(
    r"(?:fødsels|fødsel|person|fnr|f\.nr|pnr|d-|hjelpe|identitets|national id)\w*[-.]?\s?"
    r"(?:nummer\w*|nr)?[^\w\n]{0,6}(?:er|var|is|:)?\s{0,2}$",
    re.I,
)
_LAST_FIVE = re.compile(r"\bpersonnummer\w*(?: er|:| -)? \d{5}(?!\d)", re.I)
_DUF = re.compile(r"\bduf\b[^\d\n]{0,20}$", re.I)
_BEFORE = 40


@lru_cache(maxsize=10_000)
def is_national_id(digits: str) -> bool:
    """Whether eleven ASCII digits are a number of a person.

    That is a fødselsnummer, D-, H- or FH-number, or one made for tests. The date must be possible
    and both control digits right; from 2032 the first control digit's remainder may be 0–3
    (Skatteetaten), so that is accepted already.
    """
    first, second = (
        sum(w * int(n) for w, n in zip(weights, digits, strict=True)) % 11 for weights in _WEIGHTS
    )
    if second != 0:
        return False
    return (first == 0 and digits[0] in "89") or (first in (0, 1, 2, 3) and _has_day(digits[:4]))


@lru_cache(maxsize=10_000)
def _has_day(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    months = (month - more for more in _MONTHS)
    return any(
        1 <= m <= 12 and 1 <= (day - 40 if day > 40 else day) <= _DAYS[m - 1] for m in months
    )


def identities(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each such number stands in ``text``, whatever divides it."""
    yield from (match.span() for match in _LAST_FIVE.finditer(text))
    for groups in runs(text):
        yield from _in_run(groups, text)


def _in_run(groups: Sequence[Group], text: str) -> Iterator[tuple[int, int]]:
    digits = "".join(group.digits for group in groups)
    lengths = tuple(len(group.digits) for group in groups)
    places = (0, *accumulate(lengths))
    index_at = {place: index for index, place in enumerate(places)}
    first = 0
    while first < len(groups):
        place = places[first]
        if last := index_at.get(place + _LENGTH, 0):
            is_parted = last - first == len(groups) or lengths[first:last] in _PARTED
            one = digits[place : place + _LENGTH]
            is_account = one[0] in "89" and lengths[first:last] == (4, 2, 5)  # how one is written
            is_one = is_parted and not is_account and _is_one(one, first, groups[first], text)
        else:
            last = index_at.get(place + _LENGTH + 1, 0)
            is_one = bool(last) and bool(_DUF.search(_before(groups[first], text)))
        if is_one:
            yield groups[first].start, groups[last - 1].end
        first = last if is_one else first + 1


def _is_one(digits: str, index: int, group: Group, text: str) -> bool:
    """Whether ``digits``, that begin with ``group``, are one: the cheapest is asked first."""
    # The word that says so stands before a run of digits, and not between them.
    may_be_said = index <= 1 and _has_day(digits[:4])
    if not may_be_said and not is_national_id(digits):
        return False
    before = _before(group, text)
    if _ACCOUNT.search(before) or _ORGANISATION.search(before):
        return False
    return is_national_id(digits) or bool(_SAID.search(before))


def _before(group: Group, text: str) -> str:
    return text[max(0, group.start - _BEFORE) : group.start]
