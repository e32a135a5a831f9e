"""What several files say: which site it is, ways to pages, lengths of time, where a text is from.

A model here is the one declaration of what is written: its JSON Schema comes from it. Fields may
be added and are never renamed, removed or given another meaning while the version is 1. So no
schema refuses what it does not know.
"""

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION: Literal[1] = 1


def said(description: str) -> Any:
    """Declare a field, by what it says; every field is always there, ``null`` if nobody knows."""
    return Field(description=description)


class ApiPart(BaseModel):
    """A piece of what is written."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Published(ApiPart):
    """What every file of a site says of itself."""

    version: Literal[1] = said("Utgaven av formatet.")
    id: str = said("Mappen til kommunen: fast, også når navnet endres.")
    language: Literal["nb", "nn"] = said("Målformen tekstene er i.")
    state: Literal["draft", "published"] = said(
        "draft er et utkast som kommunen ikke har godkjent. Vis det, eller bruk det ikke."
    )


class Ref(ApiPart):
    """A thing in the guide, and the page of it."""

    kind: str = said("Hva det er: step, level, tool, role, service, arena, law, article, page.")
    id: str = said("Id-en, fast så lenge tingen finnes.")
    title: str = said("Navnet, slik det står på siden.")
    href: str | None = said(
        "Adressen til siden, sett fra denne filen; null når den ikke har noen side her."
    )


class LawRef(Ref):
    """A provision."""

    reference: str = said("Loven og paragrafen, som «barnevernsloven § 13-2».")


class Within(ApiPart):
    """A length of time."""

    amount: int = said("Hvor mange; det minste når det er fra og til.")
    most: int | None = said("Det meste, når det er fra og til.")
    unit: Literal["hours", "days", "weekdays", "weeks", "months"] = said("Hva som telles.")
    text: str = said("Det samme for lesing, som «14 dager».")


class TextState(ApiPart):
    """Where a text comes from, and when somebody last looked at it."""

    text_language: Literal["nb", "nn"] = said(
        "Målformen ordene virkelig er i, når teksten mangler i den andre."
    )
    local: str | None = said(
        "Kommunen eller regionen som har skrevet eller endret teksten; null er fellesmalens ord."
    )
    draft: bool = said("Om de lokale ordene er et utkast som andre har laget.")
    checked: dt.date | None = said("Dagen noen sist gikk gjennom teksten; null når ingen har det.")
    next_check: dt.date | None = said("Dagen teksten skal kontrolleres igjen.")
