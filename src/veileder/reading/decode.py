"""Located text to model objects; what does not fit becomes findings in Norwegian."""

import difflib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Optional, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from veileder import rules
from veileder.findings import Finding, Rule
from veileder.model.base import Fingerprint, Keys, Part, Place
from veileder.reading.field_names import english
from veileder.reading.yaml.lists import UNDER_POINTS
from veileder.reading.yaml.located import Located
from veileder.reading.yaml.trouble import quoted

P = TypeVar("P", bound=Part)


def decode(model: type[P], located: Located, findings: list[Finding]) -> P | None:
    """Return ``located`` as ``model``, knowing its places; None when it does not fit."""
    try:
        part = model.model_validate(located.data)
    except ValidationError as errors:
        found = _without_consequences(errors.errors(), model, located)
        findings.extend(_finding(error, model, located) for error in found)
        return None
    part.placed(Place(located.marks))
    return part


def _without_consequences(
    errors: Sequence[ErrorDetails], model: type[Part], located: Located
) -> list[ErrorDetails]:
    """Return ``errors`` without the fields that are missing because they have a wrong name."""
    misnamed = {
        (
            *error["loc"][:-1],
            _meant(_name(error["loc"][-1:]), _known_keys(error["loc"], located), model),
        )
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in misnamed]


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
    meant = {close_match(name, model.model_fields) for name in wrong}
    if (wrong | meant) & set(kept):
        return None
    right = {name: value for name, value in located.data.items() if name not in wrong}
    part = model.model_validate({**needed, **right})
    part.placed(Place(located.marks))
    return part


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


def nearest(word: str, words: Iterable[object]) -> str:
    """Return «Mente du …?» with the word most like ``word``, or nothing.

    Only a slip of the keys is guessed at: another number, or another kind, is another thing.
    """
    all_words = [str(known) for known in words]
    kind = f"{word.partition('/')[0]}/" if "/" in word else ""
    same_kind = [known for known in all_words if known.startswith(kind)]
    likely = [w for w in same_kind or all_words if _digits(w) == _digits(word)]
    close = close_match(word, likely, _SLIP)
    return f"Mente du «{close}»?" if close else ""


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


_SLIP = 0.78


def close_match(word: str, words: Iterable[object], likeness: float = 0.6) -> str | None:
    """Return the word most like ``word``, if any is alike enough."""
    close = difflib.get_close_matches(word, [str(w) for w in words], n=1, cutoff=likeness)
    return close[0] if close else None


def _finding(error: ErrorDetails, model: type[Part], located: Located) -> Finding:
    keys = _known_keys(error["loc"], located)
    name = _name(error["loc"][-1:])
    if error["type"] == "extra_forbidden":
        return _unknown_field(name, keys, model, located)
    rule, message, cure = _said(error, name, model, keys)
    at = Place(located.marks).at(*keys)
    if error["loc"][-1:] == ("[key]",):
        at = located.key_marks.get(keys, at)
    return Finding(rule, at, message, cure)


def _name(loc: tuple[int | str, ...]) -> str:
    """Return the field's name, or which item of a list it is, as a person counts."""
    return " ".join(f"punkt {key + 1}" if isinstance(key, int) else key for key in loc)


def _said(error: ErrorDetails, name: str, model: type[Part], keys: Keys) -> tuple[Rule, str, str]:
    """Return the rule that ``error`` breaks, what is wrong, and how to mend it."""
    fields, help_text = _fields_at(model, keys), _help(model, keys, name)
    match error["type"]:
        case "missing":
            where = _name(error["loc"][:-1])
            message = f"Feltet «{name}» mangler" + (f" i {where}" if where else "")
            return rules.FIELD_MISSING, message, f"Legg til linjen «{name}: …». {help_text}".strip()
        case "too_long" | "string_too_long":
            return rules.FIELD_LENGTH, _too_long(error), "Kort ned."
        case "too_short" | "string_too_short":
            return rules.FIELD_MISSING, f"«{name}» er tomt", "Skriv noe, eller ta bort feltet."
        case "literal_error" | "enum":
            return _not_a_choice(error)
        case "veileder":
            return rules.FIELD_VALUE, str(error["ctx"]["message"]), "Rett verdien."
    return rules.FIELD_TYPE, _wrong_type(error, name), _type_cure(error, name, fields)


def _known_keys(loc: tuple[int | str, ...], located: Located) -> Keys:
    """Return ``loc`` without the steps that pydantic adds for its own sake."""
    keys: Keys = ()
    for step in loc:
        if (*keys, step) in located.marks:
            keys = (*keys, step)
    return keys


def _unknown_field(name: str, keys: Keys, model: type[Part], located: Located) -> Finding:
    known = sorted(_fields_at(model, keys[:-1]))
    at = located.key_marks.get(keys) or Place(located.marks).at(*keys)
    meant = _meant(name, keys, model)
    cure = f"Feltet heter «{meant}»." if meant else f"Mulige felt: {', '.join(known)}."
    return Finding(rules.FIELD_UNKNOWN, at, f"Ukjent felt «{name}»", cure)


def _meant(name: str, keys: Keys, model: type[Part]) -> str | None:
    """Return the field that somebody meant by ``name``, in Norwegian or nearly right."""
    known = sorted(_fields_at(model, keys[:-1]))
    return english(name, known) or close_match(name.lower(), known)


def _fields_at(model: Any, keys: Keys) -> Mapping[str, FieldInfo]:
    """Return the fields of the model that stands under ``keys`` inside ``model``."""
    annotation = model
    for key in keys:
        if isinstance(key, str):
            annotation = _value_type(annotation, key)
    inner = _inner_model(annotation)
    return inner.model_fields if inner else {}


def _help(model: type[Part], keys: Keys, name: str) -> str:
    """Return what field ``name``, of the part under ``keys``, is for."""
    info = _fields_at(model, keys).get(name)
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


def _too_long(error: ErrorDetails) -> str:
    context: Mapping[str, Any] = error.get("ctx", {})
    limit = context.get("max_length")
    if not isinstance(error["input"], str):
        return f"Listen har {context.get('actual_length')} punkter, og kan ha høyst {limit}"
    return f"Teksten har {len(str(error['input']))} tegn, og kan ha høyst {limit}"


def _not_a_choice(error: ErrorDetails) -> tuple[Rule, str, str]:
    choices = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    if choices.startswith("nb, nn"):
        return _not_a_language(error["input"])
    if isinstance(error["input"], list | dict):
        message = "Her kan det bare stå ett valg, ikke en liste"
        return rules.FIELD_VALUE, message, f"Velg én av: {choices}."
    value = str(error["input"])
    near = close_match(value, choices.split(", "))
    cure = f"Mente du «{near}»?" if near else f"Velg en av: {choices}."
    return rules.FIELD_VALUE, f"«{value}» er ikke et gyldig valg", cure


_SPOKEN = {"nb": "nb", "no": "nb", "bokmål": "nb", "nn": "nn", "nynorsk": "nn"}


def _not_a_language(value: Any) -> tuple[Rule, str, str]:
    if not isinstance(value, str):
        message = "Et nettsted har én målform, ikke flere"
        return rules.FIELD_VALUE, message, "Skriv bare nb (bokmål) eller nn (nynorsk)."
    meant = _SPOKEN.get(value.lower())
    cure = f"Skriv {meant}." if meant else "Skriv nb (bokmål) eller nn (nynorsk)."
    return rules.FIELD_VALUE, f"«{value}» er ikke en målform", cure


def _as_fields(value: str, fields: Mapping[str, FieldInfo]) -> str:
    """Return how to write an item that is only a ``value`` as the ``fields`` it should be."""
    needed = [name for name, info in fields.items() if info.is_required()]
    is_address, is_number = value.startswith("http"), re.fullmatch(r"\+?[\d ]+", value)
    meant = "url" if is_address else "phone" if is_number else "email" if "@" in value else ""
    owner = meant if meant in fields else next(iter(needed), next(iter(fields), "…"))
    written = {**dict.fromkeys(needed, "…"), owner: value}
    first, *others = (f"«{field}: {text}»" for field, text in written.items())
    under = f", og {' og '.join(others)} på linjen under, rett under feltnavnet" if others else ""
    return f"Skriv {first.replace('«', '«- ', 1)}{under}."


def _as_text(value: Mapping[str, Any], *, is_item: bool) -> str:
    """Return how to write a text that was read as a field because of its colon."""
    first, rest = next(iter(value.items()))
    whole = f"{first}: {rest}" if isinstance(rest, str) else f"{first}:"
    cure = f"Sett teksten i anførselstegn: {'- ' if is_item else ''}{quoted(whole)}."
    if not isinstance(rest, list):
        return cure
    return f"{cure} {UNDER_POINTS}"


def _wrong_type(error: ErrorDetails, name: str) -> str:
    wanted = {
        "tuple_type": "en liste",
        "list_type": "en liste",
        "dict_type": "en gruppe felt",
        "model_type": "en gruppe felt",
        "model_attributes_type": "en gruppe felt",
        "string_type": "en tekst",
    }.get(error["type"], "noe annet")
    return f"«{name}» skal være {wanted}"


def _type_cure(error: ErrorDetails, name: str, fields: Mapping[str, FieldInfo]) -> str:
    value, is_item = error["input"], isinstance(error["loc"][-1], int)
    if error["type"].startswith("model") and isinstance(value, str) and is_item:
        return _as_fields(value, fields)
    if error["type"] in ("tuple_type", "list_type"):
        return f"Skriv «{name}:» og ett punkt per linje under, med strek og mellomrom foran."
    if error["type"] == "string_type":
        return _text_cure(value, name, is_item=is_item)
    return f"Skriv «{name}:» og feltene under, med innrykk."


def _text_cure(value: Any, name: str, *, is_item: bool) -> str:
    """Return how to write what should be a text, and was read as a ``value`` of another form."""
    if isinstance(value, dict) and value:
        return _as_text(value, is_item=is_item)
    if isinstance(value, list) and is_item:
        return "Skriv punktet som én tekst, i anførselstegn om det begynner med [."
    if isinstance(value, list):
        return (
            f"Kan feltet ha flere linjer, skriv «{name}: |» og la punktene stå under. Ellers skriv "
            "teksten på samme linje, i anførselstegn om den begynner med [."
        )
    return "Skriv teksten på samme linje, i anførselstegn om den har kolon."
