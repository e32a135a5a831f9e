"""The product that a tool is used in at one municipality."""

from veileder.model.base import Date, Id, Part, Url
from veileder.model.both import Label, Markdown
from veileder.model.declaring import fact


class System(Part):
    """The product behind a tool here, such as the log."""

    tool: Id = fact("Verktøy", "Verktøyet systemet er, for eksempel stafettlogg.", to="tool")
    name: Label = fact("Navn", "Navnet på systemet.")
    url: Url | None = fact(
        "Innlogging", "Adresse til innlogging.", example="https://logg.example.no", default=None
    )
    note: Markdown | None = fact("Tilgang og bruk", "Om tilgang og bruk hos dere.", default=None)
    checked: Date | None = fact(
        "Sist kontrollert", "Dagen noen sist logget inn og så at dette stemmer.", default=None
    )
