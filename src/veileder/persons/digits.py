"""Digits of any alphabet, and the runs of them that separators of any kind divide."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# What may stand between the digits of one number: blanks, line breaks, hyphens, dots, slashes,
# Markdown, the signs that begin a line in a comment, a quotation or a table, invisible signs.
_SIGNS = (
    r"\s.,:;_*~`'\"|/\\()\[\]{}#>+=·•∙"
    r"‐‑‒–—―−⁃﹣－\u00ad\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff-"
)
_GAP = rf"(?:[{_SIGNS}]|<[^<>\n]{{0,20}}>|&[a-zA-Z]{{2,8}};|%(?:20|2[CDEF]|C2%A0|E2%80%..))"
_CODED = re.compile(r"&#(?:\d{1,5}|x[0-9a-fA-F]{1,4});")
_LONGEST_GAP = 12
_RUN = re.compile(rf"[0-9](?:{_GAP}{{0,{_LONGEST_GAP}}}[0-9]){{10,80}}")
_FOREIGN = re.compile(r"[^\D0-9]")
_SMALL = re.compile("[²³¹⁰-₉①-⑳]")
_ANY = re.compile(r"[\d²³¹⁰-₉①-⑳&]")
_GROUP = re.compile(r"%(?:20|2[CDEF]|C2%A0|E2%80%..)|[0-9]+")


class Group(NamedTuple):
    """Digits that stand together, and from where to where they do."""

    digits: str
    start: int
    end: int


def has_digits(text: str) -> bool:
    """Whether ``text`` has a digit of any alphabet, or the sign that a coded one begins with."""
    return _ANY.search(text) is not None


def runs(text: str) -> Iterator[tuple[Group, ...]]:
    """Yield what may be one number or several, as the groups of digits that are written together.

    Digits of all alphabets are read as ours. Places are in ``text``.
    """
    for match in _RUN.finditer(_plain(text)):
        found = _GROUP.finditer(match.string, match.start(), match.end())
        groups = tuple(Group(g[0], g.start(), g.end()) for g in found if g[0][0] != "%")
        yield groups


def _plain(text: str) -> str:
    """Return ``text``, as long as it was, with ASCII digits for all that are read as digits."""
    if "&#" in text:
        text = _CODED.sub(_decoded, text)
    if not (_FOREIGN.search(text) or _SMALL.search(text)):
        return text
    return "".join(sign if sign.isascii() else _digit(sign) for sign in text)


def _decoded(code: re.Match[str]) -> str:
    sign = html.unescape(code[0])
    return sign.rjust(len(code[0]), "\u200b") if len(sign) == 1 else code[0]


@cache
def _digit(sign: str) -> str:
    """Return the ASCII digit that ``sign`` is read as; another sign as it is."""
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)
