"""Words in a table, which may be written in both målformer: ``{nb: …, nn: …}``.

A text that a site shows in another målform than its own is ``Foreign``, so its page can say so.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar, cast, get_args

from pydantic import (
    SerializerFunctionWrapHandler,
    ValidatorFunctionWrapHandler,
    WrapSerializer,
    WrapValidator,
)
from pydantic.fields import FieldInfo

from veileder.model import base
from veileder.model.base import SITE_LANGUAGES, Language, Part
from veileder.model.declaring import Shape

T = TypeVar("T")


class Both(str):
    """Words as they stand in ``said``, by målform; as a text they are those that stand first."""

    __slots__ = ("said",)
    said: Mapping[Language, str]


class Foreign(str):
    """Words in ``language``, where the site is in the other målform."""

    __slots__ = ("language",)
    language: Language


def foreign(text: str, language: Language) -> Foreign:
    """Return ``text`` as words in ``language`` on a site in the other målform."""
    marked = Foreign(text)
    marked.language = language
    return marked


def _read(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    if not isinstance(value, dict) or not value or value.keys() - set(SITE_LANGUAGES):
        return read(value)
    said = {Language(language): read(text) for language, text in value.items()}
    both = Both(next(iter(said.values())))
    both.said = said
    return both


def _written(value: Any, write: SerializerFunctionWrapHandler) -> Any:
    return {**value.said} if isinstance(value, Both) else write(value)


class Said(Part):
    """The same in both målformer, as a schema tells it."""

    nb: base.Markdown | None = None
    nn: base.Markdown | None = None


class InBoth:
    """The mark of words that may be written in both målformer."""


IN_BOTH = InBoth()


def _in_both(kind: Any) -> WrapValidator:
    return WrapValidator(_read, json_schema_input_type=kind | Said)


Line = Annotated[base.Line, IN_BOTH, _in_both(base.Line), WrapSerializer(_written)]
Label = Annotated[base.Label, IN_BOTH, _in_both(base.Label), WrapSerializer(_written)]
Markdown = Annotated[base.Markdown, IN_BOTH, _in_both(base.Markdown), WrapSerializer(_written)]


def spoken(part: T, language: Language, written_in: Language) -> T:
    """Return ``part`` in ``language``, where what stands in one målform alone is ``written_in``.

    A line that is not written in both, such as a name, is the same in both.
    """
    return cast(T, _spoken(part, language, written_in, is_prose=False))


def _spoken(value: Any, language: Language, written_in: Language, *, is_prose: bool) -> Any:
    if isinstance(value, Both):
        other = next(iter(value.said))
        return value.said.get(language) or foreign(value.said[other], other)
    if isinstance(value, str):
        return foreign(value, written_in) if is_prose and language is not written_in else value
    if isinstance(value, tuple):
        items = [_spoken(item, language, written_in, is_prose=is_prose) for item in value]
        return tuple(items) if _differ(items, value) else value
    if isinstance(value, Mapping):
        named = {k: _spoken(v, language, written_in, is_prose=is_prose) for k, v in value.items()}
        return named if _differ(named.values(), value.values()) else value
    if not isinstance(value, Part):
        return value
    said = {
        name: _spoken(old, language, written_in, is_prose=_is_prose(info))
        for name, info in type(value).model_fields.items()
        if (old := getattr(value, name))
    }
    new = {name: one for name, one in said.items() if one is not getattr(value, name)}
    return value.model_copy(update=new) if new else value


def _differ(new: Any, old: Any) -> bool:
    return any(one is not other for one, other in zip(new, old, strict=True))


def _is_prose(info: FieldInfo) -> bool:
    return Shape("markdown") in _marks(info.annotation, info.metadata)


def _marks(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    for inner in get_args(annotation):
        yield inner
        yield from _marks(inner, [])


def foreign_words(value: Any, language: Language) -> Any:
    """Return ``value`` with every text in it marked as words in ``language``."""
    if isinstance(value, str):
        return foreign(value, language)
    if isinstance(value, tuple):
        return tuple(foreign_words(item, language) for item in value)
    if isinstance(value, Mapping):
        return {key: foreign_words(item, language) for key, item in value.items()}
    if isinstance(value, Part):
        fields = type(value).model_fields
        texts = {name: foreign_words(getattr(value, name), language) for name in fields}
        return value.model_copy(update=texts)
    return value


def foreign_in(value: Any) -> int:
    """Return how many texts in ``value`` are in the other målform."""
    if isinstance(value, Foreign):
        return 1
    if isinstance(value, tuple):
        return sum(map(foreign_in, value))
    if isinstance(value, Mapping):
        return sum(map(foreign_in, value.values()))
    if isinstance(value, Part):
        return sum(foreign_in(getattr(value, name)) for name in type(value).model_fields)
    return 0
