"""What one chooses measures by: the values that some of them have."""

from collections.abc import Iterator
from dataclasses import dataclass

from veileder.model.measures import Measure
from veileder.pages.parts import Choice
from veileder.pages.view import View

_FILTERS = ("target", "refer", "tier", "sector", "evidence_level")
_OWN_FILTERS = ("group", "severity", "colour_word")  # in the municipality's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter by one field of the measures, with the values that occur."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def filters(view: View, measures: list[Measure]) -> Iterator[Filter]:
    """Yield the filters that there is something to choose in."""
    every = [_filter(view, name, measures) for name in _FILTERS]
    every += [_own_filter(view, name, measures) for name in _OWN_FILTERS]
    yield from (one for one in every if one.choices)


def _filter(view: View, name: str, measures: list[Measure]) -> Filter:
    """Return a filter by the values of the field ``name`` that occur."""
    values = {value for measure in measures for value in _values(getattr(measure, name))}
    choices = (Choice(value, view.strings[f"{name}_{value}"]) for value in sorted(values))
    return Filter(name=name, label=view.strings[name], choices=tuple(choices))


def _own_filter(view: View, name: str, measures: list[Measure]) -> Filter:
    """Return a filter by what the municipality wrote in ``name``, in the order it came."""
    words = dict.fromkeys(word for measure in measures if (word := getattr(measure, name)))
    choices = tuple(Choice(word, word) for word in words)
    return Filter(name=name, label=view.strings[f"measure_{name}"], choices=choices)


def _values(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()
