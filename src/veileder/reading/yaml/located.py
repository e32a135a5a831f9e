"""What was read of a file: strings, lists and dicts, and where each of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from veileder.findings import Location
from veileder.model.base import Keys
from veileder.reading.yaml.spread import Spread

Node = str | list[Any] | dict[str, Any]


@dataclass
class Located:
    """A tree of strings, lists and dicts, with the location of every value and key."""

    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Keys, Location] = field(default_factory=dict)
    key_marks: dict[Keys, Location] = field(default_factory=dict)
    spreads: dict[Keys, Spread] = field(default_factory=dict)


def strings_in(value: Node, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every string in ``value``, with the keys that lead to it."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from strings_in(item, (*keys, index))
    else:
        for key, item in value.items():
            yield from strings_in(item, (*keys, key))
