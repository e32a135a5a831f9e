"""Where in a file other things are mentioned by their id, read from the models alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from veileder.model.base import Id, Keys, Part, Ref, Target

# What the ids in a field are ids of, by the field's name; "ref" where each says so itself.
_OF = {
    **dict.fromkeys(("laws", "law", "superseded_by"), "law"),
    **dict.fromkeys(("tools", "tool"), "tool"),
    **dict.fromkeys(("roles", "role", "baton", "coordination_duty", "together_with"), "role"),
    **dict.fromkeys(("levels", "level", "opened_on", "first_in"), "level"),
    **dict.fromkeys(("steps", "step", "order", "text", "returns"), "step"),
    **dict.fromkeys(("services", "service", "service_type", "service_types"), "service"),
    "instead_of": "service",
    **dict.fromkeys(("type", "variants", "variant", "allowed", "barred"), "service"),
    **dict.fromkeys(("anonymous", "see", "names", "hide", "to", "ref"), "ref"),
    **dict.fromkeys(("outcomes", "outcome_help"), "outcome"),
    "deadlines": "deadline",
    "confused_with": "term",
    "cases": "case",
    "themes": "theme",
}
_OF_ONE = {
    "Group.id": "group",
    "Level.id": "level",
    "Step.id": "step",
    "Term.id": "term",
    "Answer.id": "answer",
    "Consent.id": "consent",
    "Event.id": "event",
    "Holiday.id": "holiday",
    "When.before": "holiday",
    "When.after": "holiday",
    "Consent.matter": "matter",
    "Matter.id": "matter",
    "AnswerDeadline.deadline": "deadline",
    "NewStep.id": "step",
    "NewStep.after": "step",
    "StepChange.after": "step",
    "NewLevel.id": "level",
    "NewLevel.after": "level",
    "NewLevel.before": "level",
    "Outcome.id": "outcome",
    "Deadline.id": "deadline",
    "Arena.type": "arena",
    "FormField.steps_of": "tool",
    "Measure.service": None,  # an entry of one's own services.yml
    "Theme.helplines": None,  # rows of helplines.yml, which no release renames
    "BorrowedService.service": None,  # entries of somebody else's tables
    "BorrowedMeasure.measure": None,
    "BorrowedArena.arena": None,
}
# Ids that nothing shared can be called by: of entries, of folders, of lines, and of what was.
LOCAL = frozenset({"id", "owner", "region", "former_ids", "safety"})
_WITHIN_STEP = frozenset({"outcome", "deadline"})
_STEP_IN = {"Step": "id", "NewStep": "id", "StepChange": "step", "AnswerDeadline": "step"}
_MARKS = tuple(get_args(type_)[1] for type_ in (Id, Ref, Target))


@dataclass(frozen=True, slots=True)
class Visit:
    """One field that is written: of which model, where, and in which step."""

    model: type[Part]
    field: str
    keys: Keys
    value: Any
    step: str

    @property
    def name(self) -> str:
        """The field's name with its model's: ``Step.tools``."""
        return f"{self.model.__name__}.{self.field}"


@dataclass(frozen=True, slots=True)
class Mention:
    """An id as it is written at ``keys``, and the thing it means as ``kind/id``.

    An outcome or a deadline is one of a step: ``outcome/step.id``.
    """

    visit: Visit
    keys: Keys
    written: str
    ref: str
    is_key: bool = False


def visits(model: type[Part], data: Any, keys: Keys = (), step: str = "") -> Iterator[Visit]:
    """Yield every field of ``data``, which is written as ``model``, and those inside it."""
    if not isinstance(data, Mapping):
        return
    step = str(data.get(_STEP_IN.get(model.__name__, ""), step))
    for name, value in data.items():
        here = (*keys, name)
        yield Visit(model, name, here, value, step)
        info = model.model_fields.get(name)
        inner = info and _part_in(info.annotation)
        if info and inner:
            for at, item in _items(value, here, is_dict=_is_dict(info.annotation)):
                yield from visits(inner, item, at, step)


def mentions(visit: Visit) -> Iterator[Mention]:
    """Yield every id that stands in the field itself."""
    kind = kind_of(visit.model, visit.field)
    if kind is None:
        return
    is_dict = isinstance(visit.value, Mapping)
    for keys, written in _words(visit.value, visit.keys):
        if kind == "ref" and "/" not in written:
            continue  # close, next
        id = f"{visit.step}.{written}" if kind in _WITHIN_STEP else written
        ref = written if kind == "ref" else f"{kind}/{id}"
        yield Mention(visit, keys, written, ref, is_dict)


@cache
def kind_of(model: type[Part], field: str) -> str | None:
    """Return what the ids in ``field`` are ids of; None where it has none, or only local ones."""
    if not has_ids(model, field):
        return None
    name = f"{model.__name__}.{field}"
    return _OF_ONE[name] if name in _OF_ONE else _OF.get(field)


def has_ids(model: type[Part], field: str) -> bool:
    """Whether ids, or references, are what is written in ``field``."""
    info = model.model_fields.get(field)
    return info is not None and (_marked(info.metadata) or _has_marks(info.annotation))


def _marked(metadata: Any) -> bool:
    return any(mark == known for mark in metadata for known in _MARKS)


def _has_marks(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return False
    inner = get_args(annotation)
    return _marked(getattr(annotation, "__metadata__", ())) or any(map(_has_marks, inner))


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next(filter(None, map(_part_in, get_args(annotation))), None)


def _is_dict(annotation: Any) -> bool:
    return get_origin(annotation) is dict or any(map(_is_dict, get_args(annotation)))


def _items(value: Any, keys: Keys, *, is_dict: bool) -> Iterator[tuple[Keys, Any]]:
    if isinstance(value, list | tuple):
        yield from (((*keys, index), item) for index, item in enumerate(value))
    elif is_dict and isinstance(value, Mapping):
        yield from (((*keys, key), item) for key, item in value.items())
    else:
        yield keys, value


def _words(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Mapping):
        yield from (((*keys, key), str(key)) for key in value)
    elif isinstance(value, list | tuple):
        yield from (((*keys, i), item) for i, item in enumerate(value) if isinstance(item, str))
