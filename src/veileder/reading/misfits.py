"""What to say of a value that does not fit its field, and how it should be written."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from veileder import rules
from veileder.findings import Rule
from veileder.model.base import SITE_LANGUAGES, Keys, Part
from veileder.reading.likeness import close_match
from veileder.reading.model_fields import fields_at, help_for
from veileder.reading.yaml.lists import UNDER_POINTS
from veileder.reading.yaml.trouble import quoted


def said(error: ErrorDetails, name: str, model: type[Part], keys: Keys) -> tuple[Rule, str, str]:
    """Return the rule that ``error`` breaks, what is wrong, and how to mend it."""
    fields, help_text = fields_at(model, keys), help_for(model, keys, name)
    match error["type"]:
        case "missing":
            where = name_of(error["loc"][:-1])
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


def name_of(loc: tuple[int | str, ...]) -> str:
    """Return the field's name, or which item of a list it is, as a person counts."""
    return " ".join(f"punkt {key + 1}" if isinstance(key, int) else key for key in loc)


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
        message = "Her kan det bare stå én målform, ikke en liste"
        return rules.FIELD_VALUE, message, "Skriv bare nb (bokmål) eller nn (nynorsk)."
    meant = list(filter(None, (_SPOKEN.get(word) for word in re.findall(r"\w+", value.lower()))))
    cure = f"Skriv {' eller '.join(meant)}." if meant else "Skriv nb (bokmål) eller nn (nynorsk)."
    if len(meant) > 1:
        cure = f"Skriv [{', '.join(meant)}] med hakeparenteser."
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


_ONCE = "Skriv det én gang: dette er likt på begge målformer."


def _text_cure(value: Any, name: str, *, is_item: bool) -> str:
    """Return how to write what should be a text, and was read as a ``value`` of another form."""
    if isinstance(value, dict) and not value.keys().isdisjoint(SITE_LANGUAGES):
        is_alike = value.keys() <= SITE_LANGUAGES.keys()  # where only words may be in both
        return _ONCE if is_alike else "Målformene heter nb og nn: {nb: …, nn: …}."
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
