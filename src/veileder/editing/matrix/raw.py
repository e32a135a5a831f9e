"""A part of the skeleton as a file says it; what is understood unwritten is left out."""

from collections.abc import Mapping
from typing import Any

from veileder.model.base import Part
from veileder.model.readers import Duration

Data = dict[str, Any]


def raw(part: Part) -> Data:
    """Return ``part`` as it would be written."""
    fields = type(part).model_fields.items()
    said = {name: (getattr(part, name), info) for name, info in fields}
    return {
        name: _written(value)
        for name, (value, info) in said.items()
        if info.is_required() or value != info.default
    }


def _written(value: Any) -> Any:
    if isinstance(value, Part):
        return raw(value)
    if isinstance(value, Duration):
        return value.written
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _written(item) for key, item in value.items()}
    return value


def raw_rows(parts: tuple[Part, ...]) -> list[Data]:
    """Return each of ``parts`` as it would be written."""
    return [raw(part) for part in parts]
