"""``municipalities.json``: every site that stands here, and where its data is."""

import datetime as dt
from typing import Literal

from veileder.api.data.parts import ApiPart, said
from veileder.api.data.site import Whose


class Municipality(Whose):
    """A municipality's site."""

    id: str = said("Mappen til kommunen: fast, også når navnet endres.")
    language: str = said("Målformen: nb eller nn.")
    state: Literal["draft", "published"] = said(
        "draft er et utkast som kommunen ikke har godkjent. Vis det, eller bruk det ikke."
    )
    api: str | None = said(
        "index.json for kommunen, sett fra denne filen; null når nettstedet er laget uten."
    )


class Municipalities(ApiPart):
    """All sites that stand here."""

    version: Literal[1] = said("Utgaven av formatet.")
    built: dt.date = said("Dagen dette ble laget.")
    municipalities: list[Municipality] = said("Kommunene, etter navn.")
