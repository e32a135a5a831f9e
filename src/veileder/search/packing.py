"""How the index is written, so that it takes little space: ``search_engine.js`` reads it back.

No letter of ``LETTERS`` is a digit, a sign that stands between things, or one that JSON escapes.
"""

import os.path
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from veileder.search.words import fold

LETTERS = "".join(chr(n) for n in range(33, 127) if chr(n) not in '"\\+-,:;0123456789')
_MOST_SHARED = 25  # as a capital letter: Z
_LOWER = ",:;"  # one, two and three buckets lower than the places before
# In a path, for what the title says already; with a letter for its first words, or without those.
_TITLE, _LAST = "*", "~"
_MOST_WORDS = 26
_WORTH = 3  # letters, of words that are not all of the title

_SHORT = re.compile(r"[*~][A-Z]?")

Places = Mapping[int, int]  # by the number of an entry, the bucket of the weight


def front_coded(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line with a capital for how many letters are as on the one before (A = none)."""
    before = ""
    for line in lines:
        start = os.path.commonprefix([before, line])  # noqa: RUF071 - letters are meant
        shared = min(len(start), _MOST_SHARED)
        yield chr(ord("A") + shared) + line[shared:]
        before = line


def coded(places: Places) -> str:
    """Return the digit of the highest bucket, and the gaps between its entries, then the lower.

    No other digit is in it, so that no sign is needed between two of them. No places are 0.
    """
    by_bucket: dict[int, list[int]] = defaultdict(list)
    for number, bucket in sorted(places.items()):
        by_bucket[bucket].append(number)
    buckets = sorted(by_bucket, reverse=True)
    found = str(max(buckets, default=0))
    for bucket, before in zip(buckets, buckets[:1] + buckets, strict=False):
        found += _lower(before - bucket) + _gaps(by_bucket[bucket])
    return found


def _lower(steps: int) -> str:
    most = len(_LOWER)
    return _LOWER[-1] * ((steps - 1) // most) + _LOWER[(steps - 1) % most] if steps else ""


def _gaps(numbers: Iterable[int]) -> str:
    """Return a letter for each gap; ``+`` is as many more as there are letters."""
    found, before = "", -1
    for number in numbers:
        more, gap = divmod(number - before - 1, len(LETTERS))
        found += "+" * more + LETTERS[gap]
        before = number
    return found


def numbered(numbers: Iterable[int], total: int) -> str:
    """Return the numbers of some of ``total``, all in equally many letters."""
    return "".join(_number(number, total) for number in numbers)


def _number(number: int, total: int) -> str:
    found, most = LETTERS[number % len(LETTERS)], len(LETTERS)
    while total > most:
        number //= len(LETTERS)
        found, most = LETTERS[number % len(LETTERS)] + found, most * len(LETTERS)
    return found


def short_path(path: str, title: str) -> str:
    """Return ``path`` with ``*`` for what its title says, or the first words, or ``~`` the last."""
    for sign, words in _parts(title):
        said = slug(words)
        if said in path and len(said) >= (_WORTH if len(sign) > 1 else 1):
            return path.replace(said, sign, 1)
    return path


def _parts(title: str) -> Iterator[tuple[str, str]]:
    words = title.split()
    yield _TITLE, title
    letters = [chr(ord("A") + n) for n in range(min(len(words) - 1, _MOST_WORDS))]
    for n, letter in reversed(list(enumerate(letters, 1))):
        yield _TITLE + letter, " ".join(words[:n])
    for n, letter in enumerate(letters, 1):
        yield _LAST + letter, " ".join(words[n:])


def whole_path(path: str, title: str) -> str:
    """Return what ``short_path`` made shorter."""
    signs = dict(_parts(title))
    return _SHORT.sub(lambda found: slug(signs[found[0]]), path, count=1)


def read_entries(columns: Sequence[Any]) -> list[tuple[str, str]]:
    """Return the title and the path of every entry of an index, of its ``e``."""
    titles, paths = (column.split("\n") for column in columns[:2])
    return [(title, whole_path(path, title)) for title, path in zip(titles, paths, strict=True)]


def slug(title: str) -> str:
    """Return ``title`` as most ids are made of one."""
    return re.sub("[^a-z0-9]+", "-", fold(title)).strip("-")
