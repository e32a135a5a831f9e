"""The fields of models that lead out of a site: which they are, and all of them in a file."""

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple, get_args

from veileder.addresses import Kind
from veileder.findings import Location
from veileder.model.base import Keys, Part
from veileder.model.declaring import Leads, Shape
from veileder.model.kinds import KIND_OF_FOLDER, KINDS, TABLES
from veileder.reading.model_fields import fields_at
from veileder.reading.yaml.located import Located

_WORDLESS = (Shape("seen"), Shape("color"))


class AddressField(NamedTuple):
    """A number or an address in a field: what it is, its value, its keys, and where it stands."""

    kind: Kind
    value: str
    keys: Keys
    at: Location


@cache
def model_of(path: str) -> type[Part] | None:
    """Return the model of the file at ``path``, by its name and its folder."""
    file = PurePosixPath(path)
    if file.suffix == ".md":
        kind = KIND_OF_FOLDER.get(file.parent.name)
        is_emergency = file.name.startswith("emergency.")
        return kind.model if kind else KINDS["emergency"].model if is_emergency else None
    is_skeleton = file.name.startswith("guide.") and file.name != "guide-changes.yml"
    return TABLES.get("guide.yml" if is_skeleton else file.name)


def kind_of_field(model: type[Part] | None, keys: Keys) -> Kind | None:
    """Return what a field of ``model`` is, where it leads out of the site; else None."""
    return next((mark.kind for mark in _marks_of(model, keys) if isinstance(mark, Leads)), None)


def has_words(model: type[Part] | None, keys: Keys) -> bool:
    """Whether what stands in a field of ``model`` is for people to read."""
    marks = _marks_of(model, keys)
    return not any(isinstance(mark, Leads) or mark in _WORDLESS for mark in marks)


@cache
def _marks_of(model: type[Part] | None, keys: Keys) -> tuple[Any, ...]:
    named = tuple(key for key in keys if isinstance(key, str))
    info = fields_at(model, named[:-1]).get(named[-1]) if model and named else None
    return tuple(_marks(info.annotation, info.metadata)) if info else ()


def _marks(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    for inner in get_args(annotation):
        yield inner
        yield from _marks(inner, [])


def address_fields(located: Located, path: str) -> Iterator[AddressField]:
    """Yield every number and address in the fields of the file at ``path``."""
    model = model_of(path)
    for keys, at in located.marks.items():
        kind = kind_of_field(model, keys) if keys and isinstance(keys[-1], str) else None
        value = lookup(located.data, keys) if kind else None
        if kind and isinstance(value, str):
            yield AddressField(kind, value.strip(), keys, at)


def lookup(data: object, keys: Keys) -> object:
    """Return what stands under ``keys``; None for a field left empty, which has only a place."""
    for key in keys:
        try:
            data = data[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data
