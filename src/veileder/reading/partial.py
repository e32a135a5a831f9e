"""The models of texts that say only some of what the whole has: adaptations, translations."""

from functools import cache
from typing import Annotated, Any, Optional

from pydantic import create_model
from pydantic.fields import FieldInfo

from veileder.model.base import Fingerprint, Part


@cache
def word_fields(model: type[Part]) -> frozenset[str]:
    """Return the names of the fields that a translation repeats."""
    return frozenset(
        name
        for name, info in model.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("words")
    )


@cache
def adaptation_of(model: type[Part]) -> type[Part]:
    """Return ``model`` with every field optional, and ``based_on``: a text of a later layer."""
    return _partial(model, frozenset(model.model_fields), "based_on")


@cache
def translation_of(model: type[Part]) -> type[Part]:
    """Return the words of ``model``, every field optional, and ``translated_from``."""
    return _partial(model, word_fields(model), "translated_from", "based_on")


@cache
def variant_of(model: type[Part]) -> type[Part]:
    """Return ``model`` with every field optional: a text for one type of service."""
    return _partial(model, frozenset(model.model_fields), "based_on", "translated_from")


def _partial(model: type[Part], names: frozenset[str], *marks: str) -> type[Part]:
    fields: dict[str, Any] = {mark: (Optional[Fingerprint], None) for mark in marks}  # noqa: UP045
    for name, info in model.model_fields.items():
        if name in names:
            fields[name] = (Optional[_annotation(info)], None)  # noqa: UP045
    return create_model(f"Partial{model.__name__}", __base__=Part, **fields)


def _annotation(info: FieldInfo) -> Any:
    """Return the field's type with its limits, which pydantic keeps apart from it."""
    annotation: Any = info.annotation
    for limit in info.metadata:
        annotation = Annotated[annotation, limit]
    return annotation
