"""A tool that can be filled in on its page."""

from dataclasses import dataclass

from veileder.model.documents import Tool
from veileder.model.forms import FormField as WrittenField
from veileder.pages.parts import Html
from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: ``type`` says which of options, steps, columns and rows it is made of."""

    id: str
    type: str
    label: str
    help: Html
    options: tuple[str, ...]
    steps: tuple[str, ...]
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """Fields under one heading."""

    heading: str
    help: Html
    fields: tuple[FormField, ...]


def form(view: View, tool: Tool) -> tuple[FormSection, ...]:
    """Return the form of a tool; empty if it has none."""
    return tuple(
        FormSection(
            heading=section.heading,
            help=view.html(section.help),
            fields=tuple(_field(view, field) for field in section.fields),
        )
        for section in tool.form
    )


def _field(view: View, field: WrittenField) -> FormField:
    return FormField(
        id=field.id,
        type=str(field.type),
        label=field.label,
        help=view.inline(field.help),
        options=field.options,
        steps=field.steps,
        columns=field.columns,
        rows=field.rows,
    )
