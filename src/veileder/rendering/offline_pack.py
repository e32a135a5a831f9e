"""All texts of a site in one file, every line once: what a phone fetches to save the site.

Pages say mostly the same around what is their own, and those for different types of service say
mostly the same. One by one they can't share it, however well a host packs each.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping

_LEVEL = 6  # the highest saves 2 % and takes twice as long


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the pack of these texts, by address. ``worker.js`` opens it.

    Inside is a line of JSON, then lines. The JSON has by address what to put together: pairs of
    how many lines to go on from where one is, and how many to take.
    """
    numbers: dict[bytes, int] = {}
    runs = {
        address: list(_runs(numbers.setdefault(line, len(numbers)) for line in text.split(b"\n")))
        for address, text in sorted(files.items(), key=lambda item: _kin(item[0]))
    }
    head = json.dumps(runs, separators=(",", ":")).encode()
    return gzip.compress(b"\n".join((head, *numbers)), _LEVEL, mtime=0)


def _kin(address: str) -> list[str]:
    """Return what pages are sorted by, so that those of the same step stand together."""
    return address.split("/")[::-1]


def _runs(numbers: Iterable[int]) -> Iterator[int]:
    """Yield of each run of numbers how far it is from the end of the last, and its length."""
    begin = end = last = 0
    for number in numbers:
        if number != end:
            if end > begin:
                yield from (begin - last, end - begin)
                last = end
            begin = number
        end = number + 1
    if end > begin:
        yield from (begin - last, end - begin)
