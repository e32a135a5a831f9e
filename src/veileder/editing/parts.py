"""Any model as the parts of a form. Nothing about a field is declared anywhere but in its model."""

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from veileder.model.base import Part, Provenance
from veileder.model.both import IN_BOTH
from veileder.model.declaring import Shape

# What a form can show: a test holds that every field of every model is one of these.
TEXTS = frozenset({"line", "markdown", "tel", "email", "url", "date", "number", "time"}) | {
    "duration", "color", "id", "seen", "flag", "choice", "ref"
}  # fmt: skip
ROWS = frozenset({"lines", "refs", "list", "named"})
KINDS = TEXTS | ROWS | {"group", "choices", "either"}

_LAST = frozenset(Provenance.model_fields) | {"safety", "origin"}


@dataclass(frozen=True, slots=True)
class FormPart:
    """One field: what it is called, how it is filled in, and what is inside it.

    ``default`` is what an empty field means, as it would be written; ``to`` says what its ids are
    ids of. ``is_optional`` is a list that may be there and empty, which is not the same as absent.
    What may be written ``in_both`` målformer has a text for each, where there are two.
    What is ``either`` a line or a group is a line as long as only the first part is filled in.
    """

    name: str
    kind: str
    label: str
    help: str
    example: str
    is_required: bool
    default: str = ""
    to: str = ""
    choices: tuple[str, ...] = ()
    parts: tuple["FormPart", ...] = ()
    is_optional: bool = False
    derived_from: tuple[str, ...] = ()
    in_both: bool = False


@cache
def parts_of(model: type[Part]) -> tuple[FormPart, ...]:
    """Return the form of ``model``: what must be there first, who answers for it last.

    Lists by name are in no form, and stay in the file as they stand.
    """
    fields = model.model_fields.items()
    made = (_part(name, info) for name, info in fields if not _is_lists_by_name(info.annotation))
    parts = tuple(sorted(made, key=lambda p: (p.name in _LAST, not p.is_required)))
    source = _titles(parts)
    return tuple(
        replace(part, derived_from=source) if part.kind == "id" and part.name == "id" else part
        for part in parts
    )


def _is_lists_by_name(annotation: Any) -> bool:
    values = get_args(annotation)[1:] if get_origin(annotation) is Mapping else ()
    return any(get_origin(_plain(one)) is tuple for one in values)


def _titles(parts: tuple[FormPart, ...]) -> tuple[str, ...]:
    """Return the way to the words that an entry goes by, and that its id is made of."""
    names = {part.name: part for part in parts}
    if "name" in names:
        return ("name",)
    if "label" in names and "type" in names:
        return ("label",)
    inside = {part.name for part in names["nb"].parts} if "nb" in names else set()
    return ("nb", "term") if "term" in inside else ("nb", "name") if "name" in inside else ()


def all_parts(parts: tuple[FormPart, ...]) -> Iterator[FormPart]:
    """Yield ``parts`` and all that is inside them."""
    for part in parts:
        yield part
        yield from all_parts(part.parts)


def part_at(parts: Sequence[FormPart], path: str) -> FormPart | None:
    """Return the part at ``path``; steps that are tokens of rows are passed over."""
    found: FormPart | None = None
    for step in path.split("."):
        inner = next((part for part in parts if part.name == step), None)
        if inner:
            found, parts = inner, inner.parts
    return found


def _part(name: str, info: FieldInfo) -> FormPart:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    to = str(extra.get("to", ""))
    shapes = tuple(mark for mark in info.metadata if isinstance(mark, Shape))
    kind, choices, parts = _shape(info.annotation, shapes, to)
    default = None if info.is_required() else info.default
    return FormPart(
        name=name,
        kind=kind,
        label=info.title or name,
        help=str(extra.get("in_form", info.description or "")),
        example=str((info.examples or [""])[0]),
        is_required=info.is_required(),
        default=_written(default),
        to=to,
        choices=choices,
        parts=parts,
        is_optional=kind in ROWS and not info.is_required() and default is None,
        in_both=kind in TEXTS and (IN_BOTH in info.metadata or _is_in_both(info.annotation)),
    )


def _is_in_both(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return IN_BOTH in annotation.__metadata__ or _is_in_both(annotation.__origin__)
    is_one_of = get_origin(annotation) in (Union, types.UnionType)
    return is_one_of and any(map(_is_in_both, get_args(annotation)))


def _written(default: Any) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, str | int) else ""


_Shape = tuple[str, tuple[str, ...], tuple[FormPart, ...]]


def _shape(annotation: Any, shapes: tuple[Shape, ...], to: str) -> _Shape:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inside[0], (*shapes, *(m for m in inside[1:] if isinstance(m, Shape))), to)
    if origin in (Union, types.UnionType):
        return _alternatives([one for one in inside if one is not type(None)], shapes, to)
    if origin is tuple:
        return _rows(inside[0], to)
    if origin is dict:
        return "named", (), (_named_value(inside[1]),)
    if origin is Literal:
        return "choice", tuple(map(str, inside)), ()
    return _single(annotation, shapes, to)


def _alternatives(said: Sequence[Any], shapes: tuple[Shape, ...], to: str) -> _Shape:
    models = [one for one in map(_plain, said) if isinstance(one, type) and issubclass(one, Part)]
    if models and len(said) > 1:
        return "either", (), parts_of(models[0])
    return _shape(said[0], shapes, to)


def _plain(annotation: Any) -> Any:
    return _plain(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _single(annotation: Any, shapes: tuple[Shape, ...], to: str) -> _Shape:
    if issubclass(annotation, Part):
        return "group", (), parts_of(annotation)
    if issubclass(annotation, Enum):
        offered = shapes[-1].choices if shapes else ()
        return "choice", offered or tuple(str(one.value) for one in annotation), ()
    name = shapes[-1].name if shapes else "line"
    return ("ref" if to else name), (), ()


def _rows(item: Any, to: str) -> _Shape:
    kind, choices, parts = _shape(item, (), to)
    if kind == "choice" or to == "level":
        return "choices", choices, ()
    if kind == "group":
        return "list", (), parts
    return ("refs" if kind == "ref" else "lines"), (), ()


def _named_value(annotation: Any) -> FormPart:
    """Return the part of what stands under each name of a group with free names."""
    kind, choices, parts = _shape(annotation, (), "")
    return FormPart("value", kind, "Tekst", "", "", True, choices=choices, parts=parts)
