"""Mail addresses in a text that lack something, or have too much: never a link to another place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOP = frozenset("no com org net eu info nu se dk edu gov".split())
_ADDRESS = re.compile(
    r"(?<![\w.+/@-])(?:mailto:)?(?P<who>[\w.+-]*[^\W\d_][\w.+-]*)(?P<left> ?)@(?P<right> ?)"
    r"(?P<host>[\w-]+(?:(?:[.,]{1,2} ?|, | \. ?)[\w-]+)*)",
    re.IGNORECASE,
)
# The sign written as a word, so that programs shall not find it; people and programs do.
_HIDDEN = re.compile(
    r"(?<![\w.+-])(?P<who>[\w.+-]+)\s?(?:[(\[{]\s?(?:at|a|@|alfa|krøllalfa)\s?[)\]}]"
    r"|\b(?:krøllalfa|alfakrøll|snabel-?a)\b)\s?"
    r"(?P<host>[\w-]+(?:(?:\.|\s?[(\[]?\b(?:punktum|dot|prikk)\b[)\]]?\s?)[\w-]+)+)",
    re.IGNORECASE,
)
_DOT = re.compile(r"\.|\s?[(\[]?\b(?:punktum|dot|prikk)\b[)\]]?\s?", re.IGNORECASE)
_PARTED = re.compile(r"[., ]+")


class Slip(NamedTuple):
    """An address as written, where it begins, and what it most likely is (perhaps nothing)."""

    start: int
    written: str
    likely: str


def mail_slips(text: str) -> Iterator[Slip]:
    """Yield what was meant as a mail address in ``text`` and is not written as one."""
    for match in _ADDRESS.finditer(text):
        written, likely = _as_meant(match)
        if written and written != likely:
            yield Slip(match.start("who"), written, likely)
    for match in _HIDDEN.finditer(text):
        yield Slip(match.start(), match[0], f"{match['who']}@{_DOT.sub('.', match['host'])}")


def _as_meant(match: re.Match[str]) -> tuple[str, str]:
    """Return what of ``match`` is the address, and how it should be; nothing if it is none."""
    who, host = match["who"], match["host"]
    labels = [(label[0], label.end()) for label in re.finditer(r"[\w-]+", host)]
    top = next((n for n, (label, _) in enumerate(labels) if n and label in _TOP), None)
    before = match[0][match.start("who") - match.start() :][: -len(host)]
    if top is not None and not _is_own(labels, top, host):
        likely = f"{who}@{'.'.join(label for label, _ in labels[: top + 1])}"
        return before + _with_rest(host, labels[top][1]), likely
    is_apart = bool(match["left"] or match["right"])
    first = re.split(r"[, ]", host)[0].rstrip(".")
    is_whole = "." in first and not first.lower().endswith("kommune")
    if is_apart or is_whole:
        return "", ""
    name = f"{who}@{first}.no"
    return before + first, name if first.lower().endswith("kommune") and "." in first else ""


def _is_own(labels: list[tuple[str, int]], top: int, host: str) -> bool:
    """Whether what follows the first known end of ``host`` is a part of the address."""
    return top < len(labels) - 1 and labels[top][0] != "no" and "." in host[labels[top][1] :][:1]


def _with_rest(host: str, end: int) -> str:
    """Return ``host`` to its ``end``, with the word that is glued to it."""
    glued = re.match(r"\.[\w-]+", host[end:])
    return host[:end] + (glued[0] if glued else "")
