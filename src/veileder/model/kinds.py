"""The kinds of documents and tables: the one list of what a layer holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from veileder.model import (
    answers,
    bilingual,
    consent,
    entries,
    everyday,
    guide,
    guide_changes,
    law,
    measures,
    municipality,
    reviewing,
    themes,
    year,
)
from veileder.model import documents as d
from veileder.model.base import Document, Part


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    name: str
    folder: str
    model: type[Document]
    has_variants: bool = False


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("group", "groups", d.GroupText),
        Kind("level", "levels", d.LevelText, has_variants=True),
        Kind("step", "steps", d.StepText, has_variants=True),
        Kind("tool", "tools", d.Tool),
        Kind("role", "roles", d.Role),
        Kind("law", "laws", law.Law),
        Kind("service", "services", d.ServiceType),
        Kind("arena", "arenas", d.ArenaType),
        Kind("article", "articles", d.Article),
        Kind("case", "cases", d.Case),
        Kind("theme", "themes", themes.Theme),
        Kind("emergency", "", d.Emergency),
    )
}
KIND_OF_FOLDER = {kind.folder: kind for kind in KINDS.values() if kind.folder}


def _fields(model: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names and types of all fields of ``model`` and of the models inside it."""
    if isinstance(model, type) and issubclass(model, Part):
        for name, info in model.model_fields.items():
            yield name, info.annotation
            yield from _fields(info.annotation)
    else:
        for inner in get_args(model):
            yield from _fields(inner)


TABLES: dict[str, type[Part]] = {
    "guide.yml": guide.Skeleton,
    "guide-changes.yml": guide_changes.SkeletonChanges,
    "terms.yml": bilingual.Terms,
    "answers.yml": answers.Answers,
    "consent.yml": consent.Consents,
    "helplines.yml": bilingual.Helplines,
    "words.yml": everyday.EverydayWords,
    "services.yml": entries.Services,
    "measures.yml": measures.Measures,
    "arenas.yml": entries.Arenas,
    "municipality.yml": municipality.Municipality,
    "region.yml": municipality.Region,
    "responsible.yml": reviewing.Functions,
    "reviews.yml": reviewing.Reviews,
    "year.yml": year.Year,
}

_ALL = [
    field
    for model in (*(kind.model for kind in KINDS.values()), *TABLES.values())
    for field in _fields(model)
]
FIELD_NAMES = frozenset(name for name, _ in _ALL) | {"based_on", "translated_from"}
# The fields that are lists, at least somewhere.
LIST_FIELDS = frozenset(
    name for name, type_ in _ALL if tuple in (get_origin(type_), *map(get_origin, get_args(type_)))
)
