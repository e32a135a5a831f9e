"""A list that is too long for one page stands on several, as a dictionary in volumes.

No page may be dearer to fetch than 25 kB, whatever the size of a municipality. How much that is can
only be measured on a finished page, so what is counted here are letters: fewer than always fit.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

# Of a list of names, numbers and short texts a letter takes up to 0.55 byte as sent, with its form;
# of definitions, which are mostly words, up to 0.43. The frame takes 3 kB.
LETTERS = 36_000
LETTERS_OF_WORDS = 47_500

T = TypeVar("T")


def divided(
    items: Iterable[T], letters: Callable[[T], int], most: int = LETTERS
) -> list[tuple[T, ...]]:
    """Return ``items`` in order, as many together as have at most so many ``letters``.

    One item that has more by itself stands alone, and no items are one empty volume.
    """
    volumes: list[list[T]] = [[]]
    room = most
    for item in items:
        size = letters(item)
        if volumes[-1] and size > room:
            volumes.append([])
            room = most
        volumes[-1].append(item)
        room -= size
    return [tuple(volume) for volume in volumes]


def volume_path(folder: str, number: int) -> str:
    """Return the path of a volume of the list in ``folder``. No id in the content has a ``_``."""
    return folder if number == 1 else f"{folder}del_{number}/"
