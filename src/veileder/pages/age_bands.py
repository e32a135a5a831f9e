"""Ages one chooses by: as the browser compares them, and as one reads them."""

from collections.abc import Iterable, Iterator

from veileder.model.measures import Ages
from veileder.pages.directory import Filter
from veileder.pages.parts import Choice
from veileder.pages.view import View

# Before school, the first school, those who are young, and those who are of age.
BANDS = ((0, 5), (6, 12), (13, 18), (19, 25))
PREGNANCY = "pregnancy"
_CHILDHOOD = 18


def written_ages(ages: Ages | None) -> tuple[str, ...]:
    """Return ages as the browser compares them; nothing where nobody has said, which is all."""
    if ages is None:
        return ()
    born = f"{ages.from_age}-{ages.to_age}" if ages.to_age or not ages.pregnancy else None
    return tuple(part for part in (PREGNANCY if ages.pregnancy else None, born) if part)


def is_of(written: tuple[str, ...], wanted: str) -> bool:
    """Return whether ``written`` ages are also those ``wanted``: «7», «6-12» or «pregnancy»."""
    if not written or wanted in written:
        return True
    if wanted == PREGNANCY:
        return False
    first, last = _span(wanted)
    spans = (_span(ages) for ages in written if ages != PREGNANCY)
    return any(start <= last and first <= end for start, end in spans)


def bands(view: View, every: Iterable[tuple[str, ...]]) -> tuple[Choice, ...]:
    """Return the bands, the youngest first; none where no entry has an age.

    Those that no entry is for are shown as well: that is where something is missing. Only what is
    after childhood must be for somebody.
    """
    known = tuple({ages for written in every for ages in written})
    if not known:
        return ()
    found = [Choice(PREGNANCY, view.strings["ages_pregnancy"])]
    for first, last in BANDS:
        id = f"{first}-{last}"
        if last <= _CHILDHOOD or is_of(known, id):
            found.append(Choice(id, view.say("ages", first=first, last=last)))
    return tuple(found)


def age_filter(view: View, every: Iterable[tuple[str, ...]]) -> Filter:
    """Return the filter by age: the bands first, then year by year."""
    some = bands(view, list(every))
    years = tuple(Choice(str(year), view.say("years", n=year)) for year in _years(some))
    return Filter(name="age", label=view.strings["age"], choices=(*some, *years))


def _years(found: tuple[Choice, ...]) -> Iterator[int]:
    for band in found:
        if band.id != PREGNANCY:
            first, last = _span(band.id)
            yield from range(first, last + 1)


def _span(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    return int(first), int(last or first)
