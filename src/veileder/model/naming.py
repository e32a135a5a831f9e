"""What something is called, with the forms that its name has in a sentence."""

from typing import Annotated, Any, overload

from pydantic import Discriminator, Tag

from veileder.model.base import Document, Part
from veileder.model.both import Label, Line
from veileder.model.declaring import fact, words


class Forms(Part):
    """The forms of a name in a sentence. What is regular needs none."""

    running: Line | None = fact(
        "I løpende tekst",
        "Navnet midt i en setning, når det ikke bare er navnet med liten forbokstav.",
        example="PPT",
        default=None,
    )
    definite: Line | None = fact(
        "Bestemt form", "Bestemt form: «drøftingsteamet».", example="drøftingsteamet", default=None
    )
    plural: Line | None = fact(
        "Flertall", "Flertall: «drøftingsteam».", example="drøftingsteam", default=None
    )
    plural_definite: Line | None = fact(
        "Bestemt flertall",
        "Bestemt form flertall: «drøftingsteamene».",
        example="drøftingsteamene",
        default=None,
    )


class Inflected(Document):
    """A text about something that other texts name by its title."""

    forms: Forms | None = words(
        "Bøyning",
        "Formene tittelen har i en setning, når de ikke er regelmessige.",
        default=None,
    )


class Name(Forms):
    """A name with its forms."""

    name: Label = fact("Navn", "Navnet.", in_form="")


def _which(value: Any) -> str:
    has_forms = isinstance(value, Forms) or (isinstance(value, dict) and "name" in value)
    return "forms" if has_forms else "name"


# A name may be a line, in one målform or both, or a name with forms that are not regular.
Named = Annotated[
    Annotated[Label, Tag("name")] | Annotated[Name, Tag("forms")], Discriminator(_which)
]


@overload
def plain_name(name: str | Name) -> str: ...
@overload
def plain_name(name: None) -> None: ...
def plain_name(name: str | Name | None) -> str | None:
    """Return what is shown of ``name`` where it stands by itself."""
    return name.name if isinstance(name, Name) else name


def forms_of(name: str | Name | None) -> Forms | None:
    """Return the forms that ``name`` declares, if it does."""
    return name if isinstance(name, Name) else None
