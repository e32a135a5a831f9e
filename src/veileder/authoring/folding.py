"""New amendments into a log: what is changed again before anybody needs to know, is told once."""

import datetime as dt
from collections.abc import Iterable, Sequence

from veileder.model.amending import Amendment
from veileder.reading.strings import Strings


def merged(
    known: Sequence[Amendment], new: Iterable[Amendment], words: Strings, now: dt.date
) -> list[Amendment]:
    """Return ``known`` with the ``new``: what is changed twice in a day is told once.

    What is again as it was that morning is not told. What was to hold from a day after ``now`` is
    withdrawn, where the same is changed to hold before that day. ``words`` are those of the log.
    """
    rows = list(known)
    for one in new:
        left: Amendment | None = one
        place = len(rows)
        while left and (number := _overtaken(rows, left, words, now)) is not None:
            old = rows.pop(number)
            place = number if old.date == left.date else len(rows)
            left = _folded(old, left, words)
        if left:
            rows.insert(place, left)
    return rows


def _overtaken(
    rows: Sequence[Amendment], new: Amendment, words: Strings, now: dt.date
) -> int | None:
    """Return the place of the last of ``rows`` that ``new`` goes on from, or makes untrue."""
    places = (n for n in reversed(range(len(rows))) if _goes_on(rows[n], new, words, now))
    return next(places, None)


def _goes_on(old: Amendment, new: Amendment, words: Strings, now: dt.date) -> bool:
    is_planned = old.date > now and old.date > new.date
    if old.ref != new.ref or not (is_planned or old.date == new.date):
        return False
    if old.part == new.part:
        return old.services == new.services and old.after == new.before
    came, went = words["amended_new"], words["amended_gone"]
    if new.part == went:
        return is_planned or old.part == came
    return is_planned and (old.part, new.part) == (went, came)


def _folded(old: Amendment, new: Amendment, words: Strings) -> Amendment | None:
    """Return what is to be told of ``new`` without ``old``; None where nothing is."""
    if old.part != new.part:
        return None if old.part == words["amended_new"] else new
    is_told = (old.before, old.after) != (None, None)  # else only that words are others
    if is_told and old.before == new.after:
        return None
    return new.model_copy(update={"before": old.before, "why": new.why or old.why})
