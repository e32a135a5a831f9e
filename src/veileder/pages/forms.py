"""A tool that can be filled in on its page."""

from dataclasses import dataclass
from typing import cast

from veileder.model.documents import Tool
from veileder.model.forms import FieldType, scale_of
from veileder.model.forms import FormField as WrittenField
from veileder.pages.parts import Html
from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: ``type`` says which of options, steps, columns and rows it is made of.

    ``today`` says that a date is that of the writing, ``borrowed`` that the scale stands in
    another tool.
    """

    id: str
    type: str
    label: str
    help: Html
    options: tuple[str, ...]
    steps: tuple[str, ...]
    borrowed: bool
    today: bool
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
    steps = field.steps or _borrowed(view, field)
    is_unmade = field.type is FieldType.SCALE and not steps
    return FormField(
        id=field.id,
        type=str(FieldType.TEXT if is_unmade else field.type),
        label=field.label,
        help=view.inline(field.help),
        options=field.options,
        steps=steps,
        borrowed=bool(steps) and not field.steps,
        today=field.today,
        columns=field.columns,
        rows=field.rows,
    )


def _borrowed(view: View, field: WrittenField) -> tuple[str, ...]:
    """Return the steps of the scale in another tool; none where this site does not show it."""
    tool = view.guide.documents["tool"].get(field.steps_of or "")
    return scale_of(cast(Tool, tool.value).form) if tool else ()
