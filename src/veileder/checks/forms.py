"""Forms that can't be filled in, or whose fields nobody could tell apart."""

from collections.abc import Iterator

from veileder import rules
from veileder.checks.doubles import twice
from veileder.findings import Finding
from veileder.model.forms import MADE_OF, FormField
from veileder.resolving.guide import Guide


def check_forms(guide: Guide) -> Iterator[Finding]:
    """Yield fields of one form with the same id, and those with nothing to fill in."""
    for tool in guide.documents["tool"].values():
        for section in getattr(tool.value, "form", ()):
            yield from twice(section.fields)
            for field in section.fields:
                yield from _empty(field)


def _empty(field: FormField) -> Iterator[Finding]:
    wanted = MADE_OF.get(field.type)
    if wanted and not getattr(field, wanted):
        message = f"Feltet «{wanted}» mangler i «{field.label}», så det er ingenting å fylle ut"
        cure = f"Skriv {wanted}, eller velg en annen type."
        yield Finding(rules.FIELD_MISSING, field.at(wanted), message, cure)
