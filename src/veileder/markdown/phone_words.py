"""Numbers of any grouping that a word in the same line, or the heading of a column, tells of."""

import re
from collections.abc import Iterator

from veileder.addresses.phones import BLANKS, is_phone, is_placeholder
from veileder.model.formats import digits

_S = f"[{BLANKS}]"
_NUMBER = (
    rf"(?:\([2-9]\d\){_S}?\d\d(?:{_S}?\d\d){{2}}"  # (57) 12 34 56
    rf"|[2-9]\d{_S}?[-–/]{_S}?\d\d(?:{_S}?\d\d){{2}}"  # 57/12 34 56, 57 - 12 34 56
    rf"|47[2-9]\d{{7}}|[2-9](?:{_S}?\d){{7}})"
)
_JOINED = rf"{_NUMBER}(?!\d)(?:{_S}*(?:/|,|og|eller|or){_S}*{_NUMBER}(?!\d))*"
_RUN = re.compile(
    r"\b(?:ring\w*|tlf|telef\w*|\w*telefon(?:en|nr)?|mob|mobil\w*|sms|sentralbord\w*|\w*vakt(?:a|en)?"
    rf"|call|phone)\b(?P<between>[^\n\t\d!?§@#+=]{{0,30}})(?<![^\W\d_])(?P<run>{_JOINED})"
    rf"(?![\w/@*#=%-]|[.,:–]\d|{_S}(?!24\b)\d|{_S}?(?:%|prosent|kr\b|kroner|NOK|mill))",
    re.IGNORECASE | re.ASCII,
)
_EACH = re.compile(_NUMBER, re.ASCII)
# A sum, a pair of years, a date: eight digits that are not to be called.
_OTHER = re.compile(
    rf"\d{{1,3}}(?:{_S}\d{{3}})+|(?:19|20)\d\d{_S}?(?:19|20)\d\d|(?:19|20)\d\d[01]\d[0-3]\d",
    re.ASCII,
)
_REFERENCE = re.compile(r"(?:nr|nummer|sak|ref|konto|kode)\w*[.: ]*$", re.IGNORECASE)
_PHONE_NUMBER = re.compile(r"(?:tlf|telefon|mobil)\w*[. -]*n(?:umme)?r\w*[.: ]*$", re.IGNORECASE)
_POLICE = re.compile(
    r"\b(?:politi|lensmann)\w*(?:[ \t]+på|[ \t]*[:(,])[ \t]*(?:(?:tlf|telefon)\b[.:]?[ \t]*)?"
    r"(?P<number>02800)(?![.,:-]?\w)",
    re.IGNORECASE,
)


def worded_numbers(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each number: where it begins, as it is written, and what it dials."""
    for match in _RUN.finditer(text):
        if _REFERENCE.search(match["between"]) and not _PHONE_NUMBER.search(match["between"]):
            continue
        for each in _EACH.finditer(text, match.start("run"), match.end("run")):
            number = re.sub(r"\D", "", each[0])
            dialled = f"+{number}" if len(number) == 10 else number
            if (is_phone(dialled) or is_placeholder(dialled)) and not _OTHER.fullmatch(each[0]):
                yield each.start(), each[0], digits(dialled)
    for match in _POLICE.finditer(text):
        yield match.start("number"), match["number"], match["number"]
