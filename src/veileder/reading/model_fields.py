"""The fields of a model, and of the models inside it, by the keys that lead to them."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from veileder.model.base import Keys, Part


def fields_at(model: Any, keys: Keys) -> Mapping[str, FieldInfo]:
    """Return the fields of the model that stands under ``keys`` inside ``model``."""
    annotation = model
    for key in keys:
        if isinstance(key, str):
            annotation = _value_type(annotation, key)
    inner = _inner_model(annotation)
    return inner.model_fields if inner else {}


def help_for(model: type[Part], keys: Keys, name: str) -> str:
    """Return what field ``name``, of the part under ``keys``, is for."""
    info = fields_at(model, keys).get(name)
    return (info.description or "") if info else ""


def _value_type(annotation: Any, key: str) -> Any:
    """Return the type of what stands under ``key``: a field's, or that of a dict's values."""
    for option in (annotation, *get_args(annotation)):
        if get_origin(option) is dict:
            return get_args(option)[1]
    inner = _inner_model(annotation)
    info = inner.model_fields.get(key) if inner else None
    return info.annotation if info else None


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside ``tuple[Model, ...]``, ``dict[Id, Model]``, ``Model | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        found = _inner_model(inner)
        if found is not None:
            return found
    return None
