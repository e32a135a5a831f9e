"""What is borrowed: a tool, and an entry that stands in one folder and is used in others."""

from typing import Any

from veileder.model.base import Date, Id, Line, Part, Url
from veileder.model.declaring import fact, unsaid


class Borrowed(Part):
    """A tool that belongs to another municipality."""

    tool: Id = fact("Verktøy", "Verktøyet.", in_form="", to="tool")
    owner: Id = fact(
        "Eier",
        "Mappen til kommunen som eier det.",
        in_form="Kommunen som eier det.",
        to="municipality",
    )


class Agreement(Part):
    """What the municipality and the one who runs a service have agreed on in writing."""

    title: Line = fact(
        "Avtalens navn", "Avtalens navn.", example="Samarbeidsavtale om barnevernvakt"
    )
    url: Url | None = fact(
        "Adresse", "Adressen til avtalen, hvis alle kan lese den på nett.", default=None
    )
    since: Date | None = fact("Gjelder fra", "Den første dagen avtalen gjelder.", default=None)
    until: Date | None = fact("Gjelder til", "Den siste dagen avtalen gjelder.", default=None)
    checked: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist så at avtalen fortsatt gjelder.", default=None
    )


class BorrowedEntry(Part):
    """An entry that stands in somebody else's table; what is written here replaces its own."""

    owner: Id = fact(
        "Eier",
        "Mappen til kommunen eller regionen som har oppføringen, eller felles.",
        in_form="Mappen til den som har oppføringen.",
    )
    name: Line | None = fact(
        "Navn hos dere", "Navnet, hvis det er et annet hos dere.", default=None
    )


SERVES: Any = fact(
    "Felles for",
    "Kommunene den er felles for, når flere deler den. Står på sidene til alle som deler.",
    example="Eksempel og Nabo",
    default=None,
    exclude_if=unsaid,
)
