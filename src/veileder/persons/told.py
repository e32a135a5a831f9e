"""What is told of one person in a text, by the ways in ``ways``."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from veileder.persons.digits import has_digits
from veileder.persons.names import is_family, is_given, may_be_given
from veileder.persons.ways import (
    AFTER,
    AFTER_NAME,
    ARABIC,
    BEFORE,
    DEFINITE,
    FULL,
    GOES_ON,
    HOME,
    HOME_WORDS,
    INITIALS,
    INSIDE,
    INSTITUTION,
    LEADS,
    MARKS,
    MOBILE,
    MORE,
    NAME,
    NAMED,
    NOBODY,
    NOT_AFTER,
    OPEN_WAYS,
    OWN,
    SMALL,
    SPACE,
    WAYS,
    WORD,
    YEARS,
    Way,
    is_full,
    is_sure,
)

_MOST_TRIED = 1000  # names in one text that may be a told person's: no ordinary text has so many
_ALL_WAYS = WAYS + OPEN_WAYS
_BLANK = re.compile(r"[\s(]")
_END = re.compile(r"[\d\n]")  # what says whose a number is stands after the number before it


def cases(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where ``text`` tells of one person."""
    names = ((name, ways) for name in _names(text) if (ways := _worth_trying(name)))
    for name, ways in islice(names, _MOST_TRIED):
        for way in ways:
            match = _told(way, name)
            if match and way.is_person(match["name"], match["more"]):
                yield match.span()
    if has_digits(text):
        yield from (match.span() for match in ARABIC.finditer(text))
        if any(word in text for word in HOME_WORDS):
            yield from (match.span() for match in HOME.finditer(text))
    if YEARS.search(text):
        yield from (match.span() for match in INITIALS.finditer(text))
        yield from (match.span() for match in SMALL.finditer(text) if is_given(match["name"]))


def _names(text: str) -> Iterator[re.Match[str]]:
    """Return the words with a capital; most everyday words have none, and ``islower`` is quick."""
    return iter(()) if text.islower() else NAME.finditer(text)


def _worth_trying(name: re.Match[str]) -> tuple[Way, ...]:
    """Return the ways that what stands beside ``name`` lets through: to ask costs little."""
    ways = _ways(name)
    goes_on = bool(ways) and bool(GOES_ON.match(name.string, name.start()))
    is_led_to = bool(ways) and _is_led_to(name)
    if not (goes_on or is_led_to):
        return ()
    return tuple(way for way in ways if (goes_on if way.begins_with_name else is_led_to))


def _is_led_to(name: re.Match[str]) -> bool:
    before = name.string[max(0, name.start() - BEFORE) : name.start()].rstrip(MARKS)
    return before.endswith((":", ",")) or _leads(_BLANK.split(before)[-1])


@lru_cache(maxsize=10_000)
def _leads(word: str) -> bool:
    return bool(LEADS.match(word))


def _told(way: Way, name: re.Match[str]) -> re.Match[str] | None:
    """Return where ``way`` is what is told of just this ``name``."""
    start, end = name.span()
    if way.begins_with_name:
        return way.pattern.match(name.string, start, end + AFTER)
    found = way.pattern.finditer(name.string, max(0, start - BEFORE), end + MORE)
    return next((match for match in found if match.start("name") == start), None)


def _ways(name: re.Match[str]) -> tuple[Way, ...]:
    """Return the ways that somebody may be told of by the word ``name``."""
    word, text = name[0], name.string
    if may_be_given(word) or (word.endswith("s") and may_be_given(word[:-1])) or is_family(word):
        return _ALL_WAYS
    is_inside = INSIDE.search(text, max(0, name.start() - 5), name.start())
    return OPEN_WAYS if is_inside or AFTER_NAME.match(text, name.end()) else ()


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a mobile number is said to be a person's own."""
    for number in MOBILE.finditer(text):
        before = _END.split(text[max(0, number.start() - 80) : number.start()])[-1]
        named = (NAMED.match(before, name.start()) for name in NAME.finditer(before))
        sure = (match for match in named if match and is_sure(match["name"], match["more"]))
        said = OWN.search(before) or next(sure, None)
        if said:
            yield number.start() - len(before) + said.start(), number.end()


def full_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a given and a family name stand together in ``text``."""
    for name in _names(text):
        if may_be_given(name[0]) and (match := FULL.match(text, name.start())):
            is_named = is_full(match["name"], match["more"])
            if is_named and not NOT_AFTER.match(text, match.end()):
                yield match.span()


def all_words_are_names(value: str) -> bool:
    """Whether ``value`` is two or three words with a capital, and none is something else."""
    words = re.fullmatch(rf"{WORD}(?:{SPACE}{WORD}){{1,2}}", value)
    return bool(words) and not any(
        word.lower() in NOBODY or INSTITUTION.search(word.lower()) or DEFINITE.search(word)
        for word in value.split()
    )
