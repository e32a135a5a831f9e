"""Located text to model objects; what does not fit becomes findings in Norwegian."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from veileder import rules
from veileder.findings import Finding, Telling
from veileder.model.base import Keys, Part, Place
from veileder.reading.field_names import english
from veileder.reading.former import former_field
from veileder.reading.likeness import close_match
from veileder.reading.misfits import name_of, said
from veileder.reading.model_fields import fields_at
from veileder.reading.yaml.located import Located

P = TypeVar("P", bound=Part)


def decode(model: type[P], located: Located) -> Telling[P | None]:
    """Return ``located`` as ``model``, knowing its places; None when it does not fit."""
    try:
        part = model.model_validate(located.data)
    except ValidationError as errors:
        found = _without_consequences(errors.errors(), model, located)
        yield from (_finding(error, model, located) for error in found)
        return None
    part.placed(Place(located.marks))
    return part


def _without_consequences(
    errors: Sequence[ErrorDetails], model: type[Part], located: Located
) -> list[ErrorDetails]:
    """Return ``errors`` without those that a wrong name or a wrong item of a list brings about."""
    misnamed = {
        (
            *error["loc"][:-1],
            _meant(name_of(error["loc"][-1:]), _known_keys(error["loc"], located), model),
        )
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return [
        error
        for error in errors
        if not (error["type"] == "missing" and error["loc"] in misnamed)
        and not (error["type"] == "too_short" and _has_inner(error["loc"], errors))
    ]


def _has_inner(loc: tuple[int | str, ...], errors: Sequence[ErrorDetails]) -> bool:
    """Whether a list only counts as too short because something in it does not fit."""
    return any(len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc for e in errors)


def salvage(
    model: type[P], located: Located, needed: Mapping[str, str], kept: Collection[str]
) -> P | None:
    """Return what fits of ``located``, so that the rest of a folder can still be checked.

    ``needed`` has a value for each field that must be there; None when one of ``kept``, which
    other files depend on, is what does not fit.
    """
    try:
        model.model_validate(located.data)
    except ValidationError as errors:
        wrong = {str(error["loc"][0]) for error in errors.errors() if error["loc"]}
    else:
        wrong = set()
    meant = {meant_by(name, sorted(model.model_fields)) for name in wrong}
    if (wrong | meant) & set(kept):
        return None
    right = {name: value for name, value in located.data.items() if name not in wrong}
    part = model.model_validate({**needed, **right})
    part.placed(Place(located.marks))
    return part


def _finding(error: ErrorDetails, model: type[Part], located: Located) -> Finding:
    keys = _known_keys(error["loc"], located)
    name = name_of(error["loc"][-1:])
    if error["type"] == "extra_forbidden":
        return _unknown_field(name, keys, model, located)
    rule, message, cure = said(error, name, model, keys)
    at = Place(located.marks).at(*keys)
    if error["loc"][-1:] == ("[key]",):
        at = located.key_marks.get(keys, at)
    return Finding(rule, at, message, cure)


def _known_keys(loc: tuple[int | str, ...], located: Located) -> Keys:
    """Return ``loc`` without the steps that pydantic adds for its own sake."""
    keys: Keys = ()
    for step in loc:
        if (*keys, step) in located.marks:
            keys = (*keys, step)
    return keys


def _unknown_field(name: str, keys: Keys, model: type[Part], located: Located) -> Finding:
    known = sorted(fields_at(model, keys[:-1]))
    at = located.key_marks.get(keys) or Place(located.marks).at(*keys)
    meant = _meant(name, keys, model)
    if meant and meant == former_field(name):
        message = f"Feltet «{name}» heter nå «{meant}»"
        return Finding(rules.FIELD_UNKNOWN, at, message, f"Skriv {meant}.")
    cure = f"Feltet heter «{meant}»." if meant else f"Mulige felt: {', '.join(known)}."
    return Finding(rules.FIELD_UNKNOWN, at, f"Ukjent felt «{name}»", cure)


def _meant(name: str, keys: Keys, model: type[Part]) -> str | None:
    """Return the field that somebody meant by ``name``: its former name, Norwegian, or nearly."""
    return meant_by(name, sorted(fields_at(model, keys[:-1])))


def meant_by(name: str, known: Sequence[str]) -> str | None:
    """Return the one of the fields ``known`` that ``name`` was before, or is in Norwegian."""
    former = former_field(name)
    return former if former in known else english(name, known) or close_match(name.lower(), known)
