"""A whole guide on disk with something in every field there is: the models say which they are.

A field that is new in a model is filled by itself, also inside lists, maps and other models. What
is written in a field of words is ``say(where, shape)``: ``where`` is the way to the field
(«Service.contacts.function»), ``shape`` what kind of text it is.
"""

import json
import os
import re
import types
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import TypeAdapter, ValidationError

from veileder.model.base import Document, Language, Part
from veileder.model.both import Foreign, foreign
from veileder.model.declaring import Shape
from veileder.model.kinds import KINDS, TABLES
from veileder.model.readers import Duration
from veileder.reading.names import ONLY_LOCAL, ONLY_SHARED
from veileder.reading.partial import word_fields

Say = Callable[[str, str], str]

SHARED_TABLES = sorted(TABLES.keys() - ONLY_LOCAL)
LOCAL_TABLES = sorted(TABLES.keys() - ONLY_SHARED - {"guide.yml", "region.yml", "municipality.yml"})
# What is no words: a value that can be read, by its shape.
_READABLE = {"color": "#00528a", "time": "08:00", "duration": "3 weeks", "seen": "new"}
_WORDS = {"", "markdown", "tel", "email", "url"}
# What would take others away, or is no text and must be one of few.
LEFT_OUT = frozenset(
    "hide hide_for alone text steps_of former_ids after before order"
    " superseded_by confused_with opened_on based_on service_type region last until since"
    " circumstance by_municipality".split()
)
FILE = "fil.pdf"
_VALUES = {
    "number": "9901",
    "closes": "15:30",
    "ages": "13-18",
    "to_age": "18",
    "status": "published",
    "written": "true",
    "origin": "own",
    "baton": "role-1",
    "returns": None,
    "to": "next",
    "leads_to": ["tool/tool-1"],
    "matter": "matter-1",
    "step": "step-1",
    "level": "level-1",
    "deadline": "deadline-1",
    "file": FILE,
}
_MORE_THAN_ANY = 100_000
COUNT = 2  # of each kind of text, at least; the suite has no time for every choice of a field
IS_LONG = "VEILEDER_LONG" in os.environ  # as benchmarks/leaks.py says


def is_text(shape: str) -> bool:
    """Whether a field of that shape is written by people as they like."""
    return shape in _WORDS


def choices(annotation: Any) -> list[str]:
    """Return what a field can be, where that is one of few."""
    if get_origin(annotation) is Literal:
        return [str(one) for one in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(one.value) for one in annotation]
    if get_origin(annotation) in (Union, types.UnionType, Annotated):
        return max((choices(one) for one in get_args(annotation)), key=len, default=[])
    return []


def room(marks: list[Any]) -> int:
    """Return how many letters a field takes, as what is said of its type refuses more; 0 if any."""
    try:
        TypeAdapter(Annotated[str, *marks]).validate_python("x" * _MORE_THAN_ANY)
    except ValidationError as error:
        most = (one.get("ctx", {}).get("max_length", 0) for one in error.errors())
        return min((one for one in most if one), default=0)
    return 0


def turns(model: type[Part]) -> int:
    """Return how many of ``model`` it takes to have every choice of every field."""
    fields = (info.annotation for name, info in model.model_fields.items() if name not in _VALUES)
    every = max([1, *(len(choices(one)) for one in fields)])
    return every if IS_LONG or model.__name__ == "FormField" else min(COUNT, every)


class Filler:
    """Writes plain data for models, with what ``say`` returns in every field of words."""

    def __init__(self, say: Say, name: str = "", left_out: frozenset[str] = LEFT_OUT) -> None:
        self._say = say
        self._name = f"{name}-" if name else ""
        self._left_out = left_out
        self._count: Counter[str] = Counter()
        self.places: list[str] = []
        self.limits: dict[str, int] = {}  # how many letters there is room for, where that is said

    def part(self, model: type[Part], turn: int = 0, where: str = "") -> dict[str, Any]:
        """Return data for all fields of ``model``; each ``turn`` makes another choice."""
        filled = {}
        for name, info in model.model_fields.items():
            if name in self._left_out and not (name == "text" and issubclass(model, Document)):
                continue
            to = (info.json_schema_extra or {}).get("to", "")
            at = f"{where or model.__name__}.{name}"
            value = self._known(name, model, at)
            if value is ...:
                value = self._value(info.annotation, list(info.metadata), to, turn, at)
            if value is not None:
                filled[name] = value
        return filled

    def _known(self, name: str, model: type[Part], at: str) -> Any:  # noqa: C901, PLR0911 - a list of exceptions
        if name == "id":
            self._count[model.__name__] += 1
            return f"{self._name}{model.__name__.lower()}-{self._count[model.__name__]}"
        if name == "type" and "type" in model.model_fields and not at.startswith("Tool."):
            kind = {"Service": "service", "Arena": "arena"}.get(model.__name__)
            return f"{kind}-1" if kind else ...
        if name == "interface":
            return {key: self._text(f"{at}.{key}", "") for key in _interface()}
        if model.__name__ == "Borrowed":
            return {"tool": "tool-1", "owner": "felles"}.get(name, ...)
        if model.__name__.startswith("Borrowed") and name == "owner":
            return "felles"
        if model.__name__.startswith("Borrowed") and name == model.__name__[8:].lower():
            return f"{name}-1"
        if name == "first_in":
            return "level-1" if model.__name__ == "NewStep" else None
        info = model.model_fields[name]
        if name == "other":
            return {"en": [self._text(at, "")]}
        if name == "language":
            return ["nb", "nn"] if "tuple" in str(info.annotation) else "nb"
        is_one = not any(
            sign in str(info.annotation) for sign in ("tuple", "dict", "veileder.model")
        )
        return _VALUES[name] if name in _VALUES and (is_one or name == "leads_to") else ...

    def _text(self, at: str, shape: str) -> str:
        self.places.append(at)
        return self._say(at, shape)

    def _value(self, kind: Any, marks: list[Any], to: str, turn: int, at: str) -> Any:  # noqa: PLR0911
        origin = get_origin(kind)
        if origin is Annotated:
            inner, *more = get_args(kind)
            return self._value(inner, [*more, *marks], to, turn, at)
        if origin in (Union, types.UnionType):
            return self._value(_best(get_args(kind)), marks, to, turn, at)
        if some := choices(kind):
            return some[turn % len(some)]
        if origin is tuple:
            return self._list(get_args(kind)[0], marks, to, turn, at)
        if origin in (dict, Mapping) or "Mapping" in str(origin):
            return self._map(*get_args(kind), to, turn, at)
        if isinstance(kind, type) and issubclass(kind, Part):
            return self.part(kind, turn, f"{at}")
        return self._one(kind, marks, to, turn, at)

    def _one(self, kind: Any, marks: list[Any], to: str, turn: int, at: str) -> Any:
        if kind is bool:
            return "true"
        if kind is int:
            return "12"
        if kind is Duration:
            return "3 weeks"
        if kind is not str:
            return "2026-01-01"
        shape = next((mark.name for mark in marks if isinstance(mark, Shape)), "")
        if shape in ("id", "ref"):
            known = self._ids(to, shape)
            return known[turn % len(known)]
        if most := is_text(shape) and room(marks):
            self.limits[at] = most
        return self._text(at, shape) if is_text(shape) else _READABLE[shape]

    def _list(self, kind: Any, marks: list[Any], to: str, turn: int, at: str) -> Any:
        inner = _plain(kind)
        if isinstance(inner, type) and issubclass(inner, Part):
            return [self.part(inner, n, at) for n in range(turns(inner))]
        shape = next((m.name for m in _marks(kind) if isinstance(m, Shape)), "")
        if shape in ("id", "ref"):
            return self._ids(to, shape)
        least = max([getattr(mark, "min_length", 1) or 1 for mark in marks if mark], default=1)
        return [self._value(kind, [], to, turn + n, at) for n in range(max(1, least))]

    def _map(self, key: Any, kind: Any, to: str, turn: int, at: str) -> Any:
        shape = next((m.name for m in _marks(key) if isinstance(m, Shape)), "")
        keys = self._ids(to, shape) if to else [f"{self._name}linje"]
        return {one: self._value(kind, [], "", turn, at) for one in keys}

    def _ids(self, to: str, shape: str) -> list[str]:
        kind = to.split(maxsplit=1)[0] if to else "tool"
        if shape == "ref":
            return ["tool/tool-1"] if kind == "page" else [f"{kind}/{kind}-1"] * COUNT
        if kind in ("deadline", "outcome"):
            return [f"{kind}-{n}" for n in range(1, 8)]
        if kind == "unit":
            return [f"{self._name}service-{n}" for n in (1, 2)]
        return [f"{kind}-{n}" for n in (1, 2)]


def write_text(filler: Filler, model: type[Document], turn: int, **more: str) -> str:
    """Return a Markdown file with every field of ``model``."""
    data = filler.part(model, turn)
    body = data.pop("body", "")
    return f"---\n{as_yaml({**data, **more})}---\n{body}\n"


def texts(filler: Filler, folder: str, tools: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield paths and texts of all kinds of documents, in ``folder``."""
    for kind in KINDS.values():
        several = range(1, 1 + max(COUNT, turns(kind.model))) if kind.folder else [0]
        if kind.name in ("level", "step"):
            several = range(1, 4 if IS_LONG else 3)
        place = tools if kind.name == "tool" and tools else f"{folder}/{kind.folder}".rstrip("/")
        for n in several:
            name = f"{kind.name}-{n}" if n else kind.name
            yield f"{place}/{name}.nb.md", write_text(filler, kind.model, (n or 1) - 1)
            if n != 2:
                data = filler.part(kind.model, (n or 1) - 1)
                said = {key: data[key] for key in word_fields(kind.model) if key in data}
                body = said.pop("body", "")
                front = as_yaml({**said, "translated_from": "new"})
                yield f"{place}/{name}.nn.md", f"---\n{front}---\n{body}\n"
    for language in (Language.EN, Language.AR):
        yield (
            f"{folder}/articles/article-1.{language}.md",
            write_text(filler, KINDS["article"].model, 0),
        )


def tables(filler: Filler, folder: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield paths and texts of tables, in ``folder``."""
    for name in names:
        yield f"{folder}/{name}", as_yaml(filler.part(TABLES[name]))


def as_yaml(data: Any, depth: int = 0) -> str:
    """Return plain data as YAML that says each text in one line, in quotes."""
    pad = "  " * depth
    if isinstance(data, dict):
        return "".join(
            f"{pad}{_quoted(key)}:{_inside(value, depth)}" for key, value in data.items()
        )
    return "".join(f"{pad}-{_inside(value, depth)}" for value in data)


def _inside(value: Any, depth: int) -> str:
    if isinstance(value, dict | list):
        return (
            f"\n{as_yaml(value, depth + 1)}"
            if value
            else (" {}\n" if isinstance(value, dict) else " []\n")
        )
    return f" {_quoted(value)}\n"


def _quoted(text: str) -> str:
    plain = re.fullmatch(r"[a-z][a-z_]*", str(text)) and text not in (
        "true",
        "false",
        "null",
        "none",
    )
    return str(text) if plain else json.dumps(str(text), ensure_ascii=False)


def _interface() -> list[str]:
    path = Path(__file__).resolve().parents[2] / "theme_overrides/interface.nb.yml"
    return [key for key in yaml.safe_load(path.read_text("utf-8")) if not key.startswith("path_")]


def _best(options: tuple[Any, ...]) -> Any:
    inner = [one for one in options if one is not type(None)]
    return next(
        (one for one in inner if isinstance(_plain(one), type) and issubclass(_plain(one), Part)),
        inner[0],
    )


def _plain(kind: Any) -> Any:
    return _plain(get_args(kind)[0]) if get_origin(kind) is Annotated else kind


def _marks(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        yield from more
        yield from _marks(inner)


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return resolved data with ``change`` made in every text of it, however deep it stands."""
    if isinstance(value, str):
        return _text_changed(value, change)
    if isinstance(value, Part):
        own = {n: getattr(value, n) for n in type(value).model_fields}
        new = {n: made for n, old in own.items() if (made := changed(old, change)) is not old}
        return value.model_copy(update=new) if new else value
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(changed(one, change) for one in value)
    if isinstance(value, Mapping):
        return {key: changed(one, change) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type | Duration):
        old = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        new = {n: made for n, one in old.items() if (made := changed(one, change)) is not one}
        return replace(value, **new) if new else value
    return value


def _text_changed(value: str, change: Callable[[str], str]) -> str:
    if isinstance(value, Enum):
        return value
    made = change(str(value))
    if made == value:
        return value
    return foreign(made, value.language) if isinstance(value, Foreign) else made
