"""Forms that can't be filled in, or whose fields nobody could tell apart."""

from collections.abc import Iterator
from typing import cast

from veileder import rules
from veileder.checks.doubles import twice
from veileder.checks.odd_values import MOST_ROWS, odd
from veileder.findings import Finding
from veileder.model.documents import Tool
from veileder.model.forms import MADE_OF, FieldType, FormField, scale_of
from veileder.resolving.guide import Guide

_ELSEWHERE = ("website", "film")  # tools that are nothing without their address
_CHOSEN = {FieldType.CHOICE, FieldType.SCALE}  # one of several
_MADE_OF_ANY = tuple(dict.fromkeys(MADE_OF.values()))
_TYPES_OF = {
    "steps_of": (FieldType.SCALE,),
    **{name: [type for type, made in MADE_OF.items() if made == name] for name in _MADE_OF_ANY},
}


def check_forms(guide: Guide) -> Iterator[Finding]:
    """Yield fields of one form with the same id, and those with nothing to fill in."""
    for tool in guide.documents["tool"].values():
        yield from _odd_tool(cast(Tool, tool.value))
        for section in getattr(tool.value, "form", ()):
            yield from twice(section.fields)
            for field in section.fields:
                yield from _empty(field)
                yield from _too_little(field)
                yield from _unused(field)
                yield from _borrowed(field, guide)


def _empty(field: FormField) -> Iterator[Finding]:
    wanted = None if field.steps_of else MADE_OF.get(field.type)
    if wanted and not getattr(field, wanted):
        message = f"Feltet «{wanted}» mangler i «{field.label}», så det er ingenting å fylle ut"
        cure = f"Skriv {wanted}, eller velg en annen type."
        yield Finding(rules.FIELD_MISSING, field.at(wanted), message, cure)


def _too_little(field: FormField) -> Iterator[Finding]:
    """Yield a choice between one thing, and a table without a row."""
    name = MADE_OF[field.type] if field.type in _CHOSEN else ""
    if name and len(getattr(field, name)) == 1:
        message = f"«{field.label}» har bare ett valg i «{name}», så det er ingenting å velge"
        cure = "Skriv minst to, eller bruk type: choices for én rute å krysse av i."
        yield Finding(rules.FIELD_VALUE, field.at(name), message, cure)
    if field.type is FieldType.TABLE and not 0 < field.rows <= MOST_ROWS:
        message = f"Tabellen «{field.label}» har {field.rows} tomme rader"
        yield odd(field.at("rows"), message, f"Skriv et tall fra 1 til {MOST_ROWS}.")


def _odd_tool(tool: Tool) -> Iterator[Finding]:
    if tool.minutes == 0:
        cure = "Skriv hvor mange minutter det tar, eller ta bort linjen."
        yield odd(tool.at("minutes"), f"«{tool.title}» tar 0 minutter", cure)
    if tool.kind in _ELSEWHERE and not (tool.url or tool.files or tool.body):
        message = f"«{tool.title}» er et annet sted, men adressen mangler"
        yield odd(tool.at("kind"), message, "Skriv url: https://…, eller en annen kind.")


def _unused(field: FormField) -> Iterator[Finding]:
    """Yield what is written for another type of field than this is, and so never shown."""
    used = {MADE_OF.get(field.type), "steps_of" if field.type is FieldType.SCALE else None}
    for name in (*_MADE_OF_ANY, "steps_of"):
        if getattr(field, name) and name not in used:
            right = " eller ".join(_TYPES_OF[name])
            message = f"«{name}» i «{field.label}» vises ikke: feltet har type: {field.type}"
            cure = f"Ta bort {name}, eller skriv type: {right}."
            yield odd(field.at(name), message, cure)


def _borrowed(field: FormField, guide: Guide) -> Iterator[Finding]:
    """Yield a scale that is taken from a tool which is there, but has none."""
    tool = guide.documents["tool"].get(field.steps_of or "")
    if tool and not scale_of(cast(Tool, tool.value).form):
        message = f"Verktøyet «{tool.title}» har ingen skala, så «{field.label}» har ingen trinn"
        cure = "Velg et verktøy som har en skala, eller skriv trinnene i «steps»."
        yield Finding(rules.FIELD_MISSING, field.at("steps_of"), message, cure)
