"""Parts with their words put in: every text in them, and what is left empty taken away."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from veileder.findings import Location
from veileder.model.base import Keys, Part, Place
from veileder.model.declaring import Shape
from veileder.resolving.words.values import Words

P = TypeVar("P", bound=Part)
_MARKDOWN = Shape("markdown")


def filled(part: P, words: Words, fields: Iterable[str] | None = None) -> P:
    """Return ``part`` with the ``words`` of a guide in every text of it, or in some ``fields``.

    An item that is left empty is taken away, and what comes after it still knows where it stands.
    A field that must be there stays, even if nothing is left of it.
    """
    changed, gone = {}, {}
    for name in type(part).model_fields if fields is None else fields:
        value = getattr(part, name)
        if not _has_braces(value):
            continue
        field = _Field(words, is_markdown=_is_markdown(type(part), name))
        changed[name] = field.filled(value)
        if isinstance(value, tuple):
            gone[name] = field.gone
    return _placed(part.model_copy(update=changed), gone) if changed else part


def _has_braces(value: Any) -> bool:
    if isinstance(value, str):
        return "{" in value
    if isinstance(value, tuple):
        return any(map(_has_braces, value))
    if isinstance(value, Mapping):
        return any(map(_has_braces, value.values()))
    if isinstance(value, Part):
        return any(_has_braces(getattr(value, name)) for name in type(value).model_fields)
    return False


@dataclass(slots=True)
class _Field:
    """Fills one field; ``gone`` are the numbers of the items that were left empty."""

    words: Words
    is_markdown: bool
    gone: tuple[int, ...] = ()

    def filled(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, tuple):
            made = [self._item(item) for item in value]
            self.gone = tuple(number for number, item in enumerate(made) if item in ("", None))
            return tuple(item for item in made if item not in ("", None))
        if isinstance(value, Mapping):
            entries = {key: self._item(item) for key, item in value.items()}
            return {key: item for key, item in entries.items() if item not in ("", None)}
        return self._item(value)

    def _item(self, item: Any) -> Any:
        if isinstance(item, str):
            return self._text(item)
        return filled(item, self.words) if isinstance(item, Part) else item

    def _text(self, text: str) -> str | None:
        if "{" not in text:
            return text
        put_in: Callable[[str], str] = (
            self.words.in_markdown if self.is_markdown else self.words.in_line
        )
        said = put_in(text)
        return said if said.strip() else None


@cache
def _is_markdown(model: type[Part], name: str) -> bool:
    """Whether what stands in field ``name`` of ``model`` is read as Markdown."""
    return _MARKDOWN in _marks(model.model_fields[name])


def _marks(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, FieldInfo):
        yield from annotation.metadata
        yield from _marks(annotation.annotation)
        return
    for inner in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if isinstance(inner, Shape):
            yield inner
        else:
            yield from _marks(inner)


def _placed(part: P, gone: Mapping[str, tuple[int, ...]]) -> P:
    """Return ``part``, whose lists lack the items ``gone``, with the places of those that stay."""
    place = part._place
    if place is None or not any(gone.values()):
        return part
    part._place = Place(dict(_shifted(place, gone)), place.keys)
    return part


def _shifted(place: Place, gone: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[Keys, Location]]:
    depth = len(place.keys)
    for keys, at in place.marks.items():
        inside = keys[depth:]
        missing = gone.get(str(inside[0]), ()) if keys[:depth] == place.keys and inside else ()
        number = inside[1] if inside[1:] else None
        if not missing or not isinstance(number, int):
            yield keys, at
        elif number not in missing:
            new = number - sum(other < number for other in missing)
            yield (*keys[: depth + 1], new, *keys[depth + 2 :]), at
