"""Letters that were spoilt on the way: read as another encoding, or copied from a page's source.

Only what nobody writes on purpose is looked for: a letter we use, as it looks when its bytes are
taken for those of another encoding, once or twice.
"""

import contextlib
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_OTHERS = ("cp1252", "mac_roman", "cp850", "cp437")
_LETTERS = (
    *map(chr, range(0xA1, 0x100)),
    *"čđŋšŧžČĐŊŠŦŽŒœ",
    *"–—‘’“”„…•€→←≤≥−™\u2011\u2009\u202f\u200b\ufeffﬁﬂ",
)
_LOST = "\ufffd"
_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff"), "")
# One letter of an old encoding read as another; only inside a word is it a letter at all.
_SINGLE = {
    **{"†": "å", "›": "ø", "°": "ø", "µ": "æ", "σ": "å", "Õ": "å"},
    **{"¿": "ø", "¾": "æ", "¯": "ø", "Œ": "å", "Â": "å", "Ê": "æ"},
}
_IN_WORD = re.compile(
    f"(?<=[a-zæøå])[{''.join(_SINGLE)}](?=[a-zæøå])|(?<=[A-ZÆØÅ])†(?=[a-zæøå])"  # M†l
)
_ACCENTS = {"a˚": "å", "˚a": "å", "A˚": "Å", "˚A": "Å"} | {
    written: letter
    for base, letter in zip("oauOAU", "öäüÖÄÜ", strict=True)
    for written in (f"{base}¨", f"¨{base}")
}
_BROKEN = re.compile(r"(?<=[a-zæøå])¬(?=[a-zæøå])")
# A name without digits, or a number; what Markdown needs them for is left alone.
_ENTITY = re.compile(
    r"&(?!amp;|lt;|gt;|quot;)(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});"
)
_WORD = re.compile(r"[A-Za-z0-9\-\x80-\U0010ffff]+")
_DIVIDED = re.compile(r"(?<![\w-])([^\W\d_]{2,}[-¬])(?: |\s*\n\s*)([a-zæøå]{2,})(?![\w:-])")
_AFTER_DASH = frozenset(
    "og eller samt men til enn både inkl inkludert som eit ein ikke ikkje versus kontra".split()
)


class Damage(NamedTuple):
    """Spoilt letters: where in the line, as they stand, and as they should be if that is known."""

    column: int
    written: str
    likely: str | None


def damaged(line: str) -> Iterator[Damage]:
    """Yield the words of ``line`` with spoilt letters, and letters written as HTML."""
    for entity in _ENTITY.finditer(line):
        letter = html.unescape(entity[0])
        if letter != entity[0] and letter not in "<>&":
            yield Damage(entity.start() + 1, entity[0], letter)
    if not _SUSPECT.search(line):
        return
    for word in _WORD.finditer(line):
        likely = _restored(word[0])
        if likely != word[0] or _LOST in word[0]:
            start = _first_difference(word[0], likely)
            yield Damage(word.start() + start + 1, word[0], None if _LOST in likely else likely)


def divided(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield words that a PDF has left in two parts: where in ``text``, as written, and whole."""
    for word in _DIVIDED.finditer(text):
        if word[2] not in _AFTER_DASH:
            yield word.start(), f"{word[1]} {word[2]}", f"{word[1][:-1]}{word[2]}"


def _restored(word: str) -> str:
    """Return ``word`` with the letters it had; unchanged when nothing is wrong with it."""
    for _ in range(3):  # damage upon damage
        before = word
        if _SPOILT.search(word):
            word = _whole(word) or _SPOILT.sub(lambda found: _SPOILT_LETTERS[found[0]], word)
        word = _FOREIGN.sub(_decoded, word)
        if word == before:
            break
    word = _IN_WORD.sub(lambda found: _SINGLE[found[0]], word)
    word = _ACCENTED.sub(lambda found: _ACCENTS[found[0]], word)
    return _BROKEN.sub("", word)


def _spoilt(letter: str, encoding: str) -> str:
    """Return how ``letter`` looks when its UTF-8 is read as ``encoding``."""
    return "".join(_read(byte, encoding) for byte in letter.encode())


def _read(byte: int, encoding: str) -> str:
    raw = bytes([byte])
    sign = raw.decode(encoding, "replace")
    return raw.decode("latin-1") if sign == _LOST else sign


def _whole(word: str) -> str | None:
    """Return ``word`` with all its signs read again as UTF-8, if that is what all of them are."""
    with contextlib.suppress(UnicodeError):
        raw = b"".join(_BYTES.get(sign) or sign.encode("ascii") for sign in word)
        return raw.decode().translate(_UNSEEN)
    return None


def _decoded(found: re.Match[str]) -> str:
    raw = b"".join(_BYTES[sign] for sign in found[0])
    return raw.decode()


def _first_difference(written: str, likely: str) -> int:
    pairs = enumerate(zip(written, likely, strict=False))
    return next((index for index, (a, b) in pairs if a != b or a == _LOST), len(likely))


_SPOILT_LETTERS = {
    _spoilt(letter, encoding): letter.translate(_UNSEEN)
    for encoding in _OTHERS
    for letter in (*_LETTERS, _LOST)
} | {"â€": "”"}
_SPOILT = re.compile("|".join(sorted(map(re.escape, _SPOILT_LETTERS), key=len, reverse=True)))
# The signs that damage begins with; most lines have none of them.
_BEGINNINGS = {written[0] for written in _SPOILT_LETTERS} | {*_SINGLE, *"ØÙÚÛáð˚¨¬", _LOST}
_SUSPECT = re.compile("[" + re.escape("".join(_BEGINNINGS)) + "]")
_ACCENTED = re.compile("|".join(_ACCENTS))
_BYTES = {_read(byte, "cp1252"): bytes([byte]) for byte in range(0x80, 0x100)}
_AFTER = "[" + re.escape("".join(_read(byte, "cp1252") for byte in range(0x80, 0xC0))) + "]"
# Arabic, Ethiopic, and emoji: two letters in a row, since one may be a Norwegian Ø and a sign.
_FOREIGN = re.compile(f"(?:[ØÙÚÛ]{_AFTER}){{2,}}|(?:á[ˆ‰Š‹Œ\x8dŽ]{_AFTER}){{2,}}|ðŸ{_AFTER}{{2}}")
