"""``municipalities.json``: every site that stands here, and where its data is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from veileder.api.parts import VERSION, ApiPart, said
from veileder.api.site import Place
from veileder.model.counties import county_of, is_invented
from veileder.pages.portal import Listed
from veileder.resolving.addresses import DATA_FOLDER, DATA_INDEX, collated, depth_of, relative


class Municipality(ApiPart):
    """A municipality's site."""

    id: str = said("Mappen til kommunen: fast, også når navnet endres.")
    name: str = said("Navnet.")
    number: str | None = said("Kommunenummeret; null for en kommune som er oppdiktet.")
    county: str | None = said("Fylket.")
    invented: bool = said("Om kommunen er oppdiktet. Da er telefoner og adresser det også.")
    region: Place | None = said("Regionen kommunen er med i.")
    language: str = said("Målformen: nb eller nn.")
    state: Literal["draft", "published"] = said(
        "draft er et utkast som kommunen ikke har godkjent. Vis det, eller bruk det ikke."
    )
    address: str | None = said("Adressen nettstedet er publisert på, når kommunen har skrevet den.")
    href: str = said("Forsiden, sett fra denne filen.")
    api: str | None = said(
        "index.json for kommunen, sett fra denne filen; null når nettstedet er laget uten."
    )


class Municipalities(ApiPart):
    """All sites that stand here."""

    version: Literal[1] = said("Utgaven av formatet.")
    built: dt.date = said("Dagen dette ble laget.")
    municipalities: list[Municipality] = said("Kommunene, etter navn.")


def municipalities(
    sites: Iterable[Listed], regions: Mapping[str, str], built: dt.date
) -> Municipalities:
    """Return what is said of all ``sites``; ``regions`` are titles by id."""
    ordered = sorted(sites, key=lambda one: (collated(one.title), one.id))
    every = [_municipality(one, regions) for one in ordered]
    return Municipalities(version=VERSION, built=built, municipalities=every)


def _municipality(one: Listed, regions: Mapping[str, str]) -> Municipality:
    name, invented = regions.get(one.region or ""), is_invented(one.number)
    href = relative(f"{one.id}/", depth_of(DATA_FOLDER))
    return Municipality(
        id=one.id,
        name=one.title,
        number=None if invented else one.number or None,
        county=county_of(one.number),
        invented=invented,
        region=Place(id=one.region, name=name) if one.region and name else None,
        language=one.language,
        state="draft" if one.draft else "published",
        address=one.address,
        href=href,
        api=f"{href}{DATA_INDEX}" if one.has_api else None,
    )
