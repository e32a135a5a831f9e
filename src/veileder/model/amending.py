"""The log of amendments: what changed, from when, why and for whom."""

from typing import Annotated

from veileder.model.base import REF_PATTERN, Date, Flag, Id, Line, Part
from veileder.model.declaring import fact, unsaid
from veileder.model.readers import pattern

_Ref = Annotated[str, pattern(REF_PATTERN, "er ikke slag/id, for eksempel step/undring")]


class Amendment(Part):
    """One fact that is another than before."""

    date: Date = fact("Gjelder fra", "Dagen endringen gjelder fra.")
    ref: _Ref = fact("Det som er endret", "Det som er endret, som slag/id.")
    title: Line = fact("Tittel", "Hva det heter.", in_form="")
    part: Line = fact("Hva ved det", "Hva ved det som er endret, for eksempel frist.")
    before: Line | None = fact("Før", "Det som gjaldt før.", default=None, exclude_if=unsaid)
    after: Line | None = fact("Nå", "Det som gjelder nå.", default=None, exclude_if=unsaid)
    why: Line | None = fact(
        "Hvorfor",
        "Hvorfor det er endret, i én setning.",
        example="Fristen var for lang ved skolefravær.",
        default=None,
        exclude_if=unsaid,
    )
    services: tuple[Id, ...] = fact(
        "Gjelder tjenestene",
        "Tjenestetypene det gjelder. Uten noen gjelder det alle.",
        to="service",
        default=(),
        exclude_if=unsaid,
    )
    roles: tuple[Id, ...] = fact(
        "Gjelder rollene",
        "Rollene det gjelder. Uten noen gjelder det alle.",
        to="role",
        default=(),
        exclude_if=unsaid,
    )
    law: Flag = fact("Om lov", "Om endringen handler om lov.", default=False, exclude_if=unsaid)


class Amendments(Part):
    """The amendments, the oldest first: ``amendments.yml``."""

    amendments: tuple[Amendment, ...] = fact(
        "Endringer", "Endringene, den nyeste sist.", in_form="", default=()
    )


class Planned(Part):
    """When the guide is to be amended next, as a municipality says it of itself."""

    next_update: Date | None = fact(
        "Neste planlagte oppdatering",
        "Dagen veilederen etter planen blir oppdatert neste gang. Den står på siden med endringer.",
        default=None,
        exclude_if=unsaid,
    )
