"""Turns of speech in which an everyday word means something else: «slår av lyset» is no blow."""

from collections.abc import Iterable, Iterator, Sequence

from veileder.model.everyday import Everyday
from veileder.search.words import fold


def turns(everyday: Iterable[Everyday], refs: Sequence[str]) -> Iterator[str]:
    """Yield the entries that the first word of a turn does not lead to, ``:`` and its words.

    That is the word with ``+``, if any: those before it then begin the question. ``/`` is between
    words that can stand in each other's place; ``refs`` are those of the entries.
    """
    for one in everyday:
        named = frozenset(one.refs)
        leads = ",".join(str(at) for at, ref in enumerate(refs) if ref in named)
        if leads:
            yield from (f"{leads}:{fold(turn)}" for turn in one.unless)
