"""What one chooses measures by: the values that some of them have, in an order with a meaning."""

from collections.abc import Iterator
from typing import Any, get_args

from veileder.model.measures import Measure
from veileder.pages.age_bands import age_filter, written_ages
from veileder.pages.directory import Filter
from veileder.pages.parts import Choice
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel

_FIRST = ("target",)
_THEN = ("tier", "refer", "sector", "evidence_level")
_OWN_FILTERS = ("group", "severity", "colour_word")  # in the municipality's own words


def measure_filters(view: View, measures: list[Measure]) -> Iterator[Filter]:
    """Yield the filters of the measures, those that most people ask by first."""
    levels = {level for measure in measures for level in measure.levels}
    themes = {theme for measure in measures for theme in measure.themes}
    yield level_filter(view, levels)
    yield age_filter(view, (written_ages(measure.ages) for measure in measures))
    yield theme_filter(view, themes)
    for name in _FIRST:
        yield _filter(view, name, measures)
    for name in _OWN_FILTERS:
        yield _own_filter(view, name, measures)
    for name in _THEN:
        yield _filter(view, name, measures)


def level_filter(view: View, used: set[str]) -> Filter:
    """Return a filter by those levels of the guide that are ``used``, in its order."""
    choices = tuple(_choice(lv) for lv in view.guide.common.levels if lv.id in used)
    return Filter(name="level", label=view.strings["level"], choices=choices)


def theme_filter(view: View, themes: set[str]) -> Filter:
    """Return a filter by ``themes``, in alphabetical order."""
    choices = tuple(Choice(theme, theme) for theme in sorted(themes, key=str.lower))
    return Filter(name="theme", label=view.strings["theme"], choices=choices)


def sector_filter(view: View, used: set[str]) -> Filter:
    """Return a filter by who runs it, the nearest first."""
    choices = (one for one in _values_of(Measure.model_fields["sector"].annotation) if one in used)
    named = tuple(Choice(sector, view.strings[f"sector_{sector}"]) for sector in choices)
    return Filter(name="sector", label=view.strings["sector"], choices=named)


def _choice(level: GuideLevel) -> Choice:
    label = level.facts.label
    return Choice(level.id, f"{label}: {level.title}" if label else level.title)


def _filter(view: View, name: str, measures: list[Measure]) -> Filter:
    """Return a filter by the values of the field ``name`` that occur, in the model's order."""
    used = {value for measure in measures for value in _values(getattr(measure, name))}
    every = _values_of(Measure.model_fields[name].annotation)
    choices = (Choice(value, view.strings[f"{name}_{value}"]) for value in every if value in used)
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


def _values_of(annotation: Any) -> Iterator[str]:
    """Yield the words that a field of this type may have."""
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _values_of(part)
