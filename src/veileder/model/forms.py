"""What a tool can be made of: a form, as one fills it in, and the files beside it."""

from collections.abc import Iterable
from enum import StrEnum

from veileder.model.base import Count, Flag, Id, Line, Markdown, Part, Title
from veileder.model.declaring import fact, unsaid, words


class FieldType(StrEnum):
    """What one fills in."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    TABLE = "table"
    SIGNATURE = "signature"


# Without this field there is nothing to fill in.
MADE_OF = {
    FieldType.CHOICE: "options",
    FieldType.CHOICES: "options",
    FieldType.SCALE: "steps",
    FieldType.TABLE: "columns",
}


class FormField(Part):
    """One field of a form."""

    id: Id = fact("Id", "Id, den samme i begge målformer.")
    type: FieldType = fact("Hva som fylles inn", "Hva som fylles inn.")
    label: Line = words("Ledetekst", "Ledetekst.")
    help: Markdown | None = words("Hjelp", "Hjelp til å fylle ut.", default=None)
    options: tuple[Line, ...] = words(
        "Valg",
        "Valgene (choice, choices).",
        in_form="Bare når det skal velges. Ett punkt for hvert valg.",
        default=(),
    )
    steps: tuple[Line, ...] = words(
        "Trinn på skalaen",
        "Trinnene på skalaen fra lavest til høyest (scale).",
        in_form="Bare for en skala. Fra lavest til høyest.",
        default=(),
    )
    steps_of: Id | None = fact(
        "Samme skala som i",
        "Verktøyet som har skalaen (scale): trinnene er de samme som i den første skalaen der.",
        in_form="Bare for en skala som står i et annet verktøy. La da trinnene stå tomme.",
        to="tool",
        default=None,
        exclude_if=unsaid,
    )
    today: Flag = fact(
        "Dagen i dag",
        "true når datoen er dagen skjemaet skrives (date). Da står dagen i dag der fra før.",
        in_form="Bare for en dato: er det dagen skjemaet skrives? Da står dagen i dag der fra før.",
        default=False,
        exclude_if=unsaid,
    )
    columns: tuple[Line, ...] = words(
        "Kolonner",
        "Kolonnene (table).",
        in_form="Bare for en tabell. Overskriften til hver kolonne.",
        default=(),
    )
    rows: Count = fact(
        "Tomme rader", "Antall tomme rader (table).", in_form="Bare for en tabell.", default=4
    )


class FormSection(Part):
    """Fields under one heading."""

    heading: Title = words("Overskrift", "Overskrift.")
    help: Markdown | None = words("Hjelp", "Hjelp til hele delen.", default=None)
    fields: tuple[FormField, ...] = words("Felt", "Feltene.", in_form="", min_length=1)


def scale_of(form: Iterable[FormSection]) -> tuple[str, ...]:
    """Return the steps of the first scale in ``form``; empty if it has none of its own."""
    return next((field.steps for section in form for field in section.fields if field.steps), ())


class Attachment(Part):
    """A file that lies beside the tool."""

    file: Line = fact(
        "Fil", "Filnavn, ved siden av verktøyet.", in_form="Velg blant filene deres.", to="file"
    )
    title: Line = fact("Hva filen er", "Hva filen er.")
