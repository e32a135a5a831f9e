"""Forms that can't be filled in, or whose fields nobody could tell apart."""

from collections.abc import Iterator
from typing import cast

from veileder import rules
from veileder.checks.doubles import twice
from veileder.findings import Finding
from veileder.model.documents import Tool
from veileder.model.forms import MADE_OF, FormField, scale_of
from veileder.resolving.guide import Guide


def check_forms(guide: Guide) -> Iterator[Finding]:
    """Yield fields of one form with the same id, and those with nothing to fill in."""
    for tool in guide.documents["tool"].values():
        for section in getattr(tool.value, "form", ()):
            yield from twice(section.fields)
            for field in section.fields:
                yield from _empty(field)
                yield from _borrowed(field, guide)


def _empty(field: FormField) -> Iterator[Finding]:
    wanted = None if field.steps_of else MADE_OF.get(field.type)
    if wanted and not getattr(field, wanted):
        message = f"Feltet «{wanted}» mangler i «{field.label}», så det er ingenting å fylle ut"
        cure = f"Skriv {wanted}, eller velg en annen type."
        yield Finding(rules.FIELD_MISSING, field.at(wanted), message, cure)


def _borrowed(field: FormField, guide: Guide) -> Iterator[Finding]:
    """Yield a scale that is taken from a tool which is there, but has none."""
    tool = guide.documents["tool"].get(field.steps_of or "")
    if tool and not scale_of(cast(Tool, tool.value).form):
        message = f"Verktøyet «{tool.title}» har ingen skala, så «{field.label}» har ingen trinn"
        cure = "Velg et verktøy som har en skala, eller skriv trinnene i «steps»."
        yield Finding(rules.FIELD_MISSING, field.at("steps_of"), message, cure)
