"""Typed data as plain data, for those who can only read YAML."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any


def as_plain(value: Any) -> Any:
    """Return ``value`` with every part as a dict by its fields, and every tuple as a list."""
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: as_plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {name: as_plain(getattr(value, name)) for name in _names(value.__class__)}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
