"""Days that somebody was born on: «født 12.03.2015», «f. 120315», «Kari (12.03.15)»."""

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan|feb|mars?|apr|mai|maj|juni?|juli?|aug|sep|sept|okt|oct|nov|des|dec)[a-zæøå]*\.?"
    r"|(?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)\w*"
)
_SPACE = r"[ \xa0\u202f\u2009]"
DATE = (
    rf"(?:[0-3]?\d{_SPACE}?[./-]{_SPACE}?[01]?\d{_SPACE}?[./-]{_SPACE}?(?:19|20)?\d\d"
    r"|(?:19|20)\d\d-[01]\d-[0-3]\d"
    rf"|[0-3]?\d\.?{_SPACE}(?:{_MONTH}){_SPACE}(?:(?:19|20)\d\d|’?\d\d)"
    r"|[0-3]\d[01]\d(?:19|20)?\d\d)(?!\d|[.-]\d)"
)
_BORN = (
    r"(?:født|fødd|fødselsdato|fødselsdag|fødselsår og -dato|født dato|f\.? ?dato|fdato"
    r"|date of birth|born(?: on)?"
    r"|dob|ur\.|urodzon[yae]|data urodzenia|нар\.|народи\w+|дата народження|дата рождения|родил\w+"
    r"|dhashay|dhalatay|dhalasho|riegádan|riegádahttin\w*|šaddan|تاريخ الميلاد|مواليد|وُلد|ولد[ت]?)"
)
_LINK = rf"(?:{_SPACE}|[:*_\"'’»)|=–-]|\b(?:den|d\.|dato|i|er|var|on|fi|ble|vart|:)\b){{0,8}}"
_DAY = re.compile(rf"(?<!\d)(?=\d){DATE}")
_SAID = re.compile(rf"(?<!\w){_BORN}{_LINK}$|(?<![\w.])[fF]\.?{_SPACE}?$", re.IGNORECASE)
# «Barn født 1. september eller senere» is of a year's children, and no day of anybody's.
_MANY = re.compile(
    r"\b(?:barn|barna|elever|elevar|alle|dei?|dem|ungdommer|ungdommar|personer|personar|kull\w*)"
    r"\b[^.\n]{0,25}$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")  # what is said of a day stands after the number before it
_OPEN = re.compile(
    rf"{_SPACE}?(?:eller|og{_SPACE}(?:senere|seinare|yngre|eldre)|til{_SPACE}|t\.o\.m|–|-)", re.I
)


def births(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a day of birth stands in ``text``, with the word that says so."""
    for day in _DAY.finditer(text):
        first = max(0, day.start() - 80)
        before = text[first : day.start()]
        said = _SAID.search(_NUMBER.split(before)[-1])
        if not said or _OPEN.match(text, day.end()):
            continue
        start = day.start() - len(said[0])
        if not _MANY.search(text, first, start):
            yield start, day.end()
