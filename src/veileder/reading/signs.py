"""Signs that nobody sees: mended where only one thing can be meant, otherwise named.

What Word, PDF programs, phones and web pages leave inside words (soft hyphens, zero-width signs,
joined letters, hard blanks before a value) is taken for what its author saw. A line keeps its
number when it is mended; ``written_column`` leads back to the column in the file.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MAX_ACCENTS = 10  # on one letter; normalising long rows of them takes quadratic time

_UNSEEN = "\x1f\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
_BREAKS = (
    "\x0b\u2028\u2029"  # a new line inside the paragraph, as Word writes it: not ours to guess
)
_MENDED: dict[int, str] = {
    **dict.fromkeys(map(ord, _UNSEEN), ""),
    ord("\x0c"): " ",  # a new page in a PDF
    ord("\x1e"): "-",  # Word's hyphen that does not break
    **{sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)},
}
# These only do something beside letters that are written from right to left.
_DIRECTIONS = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202c\u202d\u2066\u2068\u2069"), "")
_TURNING = "\u202b\u202e\u2067"  # these turn any text
_JOINERS = "\u200c\u200d"  # meant in Arabic script and in emoji
_SHOWN_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"  # Arabic signs that are seen
# Besides control and format signs: Hangul fillers, which look like nothing.
_FILLERS = "\u115f\u1160\u3164\uffa0"
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")
# Most lines have nothing else than what one can type, and need no closer look.
_PLAIN = re.compile("[\t\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff–—‘’“”„•…€→−]*")
# Where a hard blank would be taken for the first letter of a value, or for no indentation.
_BEFORE_VALUE = re.compile(r"[\s>*-]*(\d+\.)?([\w/-]+:)?\s*")
# The same between the sign of a heading, point, quote or box and its text, and in the row of ---
# that makes a table. A blank that is meant to be hard stands between words and numbers.
_AFTER_SIGN = re.compile(
    r'[\s>]*(#{1,6}\s+|(?:([-*+]|\d{1,9}[.)])\s+)+(\[[ xX\u00a0]\]\s+)?|!!!\s*[\w-]+(\s+(?="))?)'
)
_RULE_ROW = re.compile(r"(?=.*-)(?=.*[|\s])[\s|:-]+")
_PLACEHOLDER = "\ufffc"


class Sign(NamedTuple):
    """A sign that must not be there: its column, what it is, and what to do."""

    column: int
    message: str
    cure: str


def mended(line: str) -> str:
    """Return ``line`` as its author saw it, in NFC. It must have no long rows of accents."""
    if _PLAIN.fullmatch(line):
        return line
    return _mended(line, _table(line))


def written_column(line: str, column: int) -> int:
    """Return the column of ``line`` that has become ``column`` of the mended line."""
    table = _table(line)
    lengths = range(len(line) + 1)
    return bisect_left(lengths, column, key=lambda length: len(_mended(line[:length], table)))


def refused(line: str) -> Iterator[Sign]:
    """Yield the signs of ``line`` that are not seen and may mean anything."""
    if _PLAIN.fullmatch(line):
        return
    accents, kept = 0, _table(line).keys() | _in_flags(line)
    for column, sign in enumerate(line, start=1):
        accents = accents + 1 if unicodedata.combining(sign) else 0
        if accents > MAX_ACCENTS:
            yield Sign(column, "Her står mange aksenter på én bokstav", _RETYPE)
        elif ord(sign) not in kept and (is_invisible(sign) or _has_no_look(sign)):
            yield Sign(column, *_said(sign))


def is_invisible(sign: str) -> bool:
    """Whether ``sign`` is never seen, wherever it stands: control, format and broken signs."""
    if sign in "\n\t" or sign in _JOINERS or sign in _SHOWN_FORMATS:
        return False
    is_unassigned = ord(sign) & 0xFFFE == 0xFFFE or "\ufdd0" <= sign <= "\ufdef"
    category = unicodedata.category(sign)
    return category in ("Cc", "Cf", "Cs", "Zl", "Zp") or sign in _FILLERS or is_unassigned


def _mended(line: str, table: Mapping[int, str]) -> str:
    text = _without_joiners(line.translate(table))
    starts = [pattern.match(text) for pattern in (_BEFORE_VALUE, _AFTER_SIGN)]
    end = max(start.end() if start else 0 for start in starts)
    end = len(text) if _RULE_ROW.fullmatch(text) else end
    blanks = "".join(" " if unicodedata.category(s) == "Zs" else s for s in text[:end])
    return unicodedata.normalize("NFC", blanks + text[end:])


def _table(line: str) -> Mapping[int, str]:
    """Return what is put instead of each sign in ``line``; direction signs depend on the line."""
    if _has_letters_from_right(line) or any(sign in _TURNING for sign in line):
        return _MENDED
    return _MENDED | _DIRECTIONS


def _has_letters_from_right(line: str) -> bool:
    """Whether something in ``line``, other than direction signs, is written from right to left."""
    letters = (sign for sign in line if ord(sign) not in _DIRECTIONS)
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in letters)


def _without_joiners(text: str) -> str:
    if not any(joiner in text for joiner in _JOINERS):
        return text
    kept = ""
    for sign in text:
        kept += "" if sign in _JOINERS and not _joins(kept[-1:]) else sign
    return kept


def _joins(sign: str) -> bool:
    """Whether a joiner after ``sign`` changes what is seen: emoji, and other alphabets."""
    if sign.isascii():  # or nothing
        return False
    category = unicodedata.category(sign)
    is_foreign = category[0] in "LM" and not unicodedata.name(sign, "").startswith("LATIN")
    return is_foreign or category in ("So", "Sk")


def _in_flags(line: str) -> set[int]:
    """Return the signs that spell a region in the emoji of a flag, and Arabic direction signs."""
    spelt = {ord(sign) for flag in _FLAG.findall(line) for sign in flag}
    return spelt | ({0x061C, 0x200E, 0x200F} if _has_letters_from_right(line) else set())


def _has_no_look(sign: str) -> bool:
    """Whether how ``sign`` looks is decided by the program it came from."""
    return sign == _PLACEHOLDER or unicodedata.category(sign) == "Co"


_RETYPE = "Slett linjen og skriv den på nytt uten å lime inn."
_NAMES = (
    (_TURNING + "".join(map(chr, _DIRECTIONS)), "snur skriveretningen"),
    (_FILLERS, "usynlig bokstav"),
)


def _said(sign: str) -> tuple[str, str]:
    """Return what ``sign`` is, and what to do about it."""
    code = f"U+{ord(sign):04X}"
    if sign in _BREAKS:
        cure = "Trykk Enter i stedet. Skal linjene stå under hverandre, sett \\ sist på den første."
        return f"Her står et usynlig linjeskift fra et annet program: {code}", cure
    if sign == _PLACEHOLDER:
        return f"Her sto det et bilde eller en fil: {code}", "Slett tegnet."
    if _has_no_look(sign):
        message = f"Tegnet {code} finnes bare i skriften det er kopiert fra (Symbol, Wingdings)"
        return message, "Er det et punkt i en liste, skriv «- » i stedet. Ellers slett tegnet."
    if "\x80" <= sign <= "\x9f":  # Windows' own signs, read as another encoding
        likely = bytes([ord(sign)]).decode("cp1252", "ignore")
        cure = f"Skriv «{likely}» i stedet." if likely else _RETYPE
        return f"Her står et usynlig tegn: {code} (ødelagt)", cure
    names = (name for signs, name in _NAMES if sign in signs)
    return f"Her står et usynlig tegn: {code} ({next(names, 'styretegn')})", _RETYPE
