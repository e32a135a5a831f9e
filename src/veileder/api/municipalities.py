"""Fills ``municipalities.json``: every site that stands here."""

import datetime as dt
from collections.abc import Iterable, Mapping

from veileder.api.data.municipalities import Municipalities, Municipality
from veileder.api.data.parts import VERSION
from veileder.api.data.site import Place
from veileder.api.parts import numbered
from veileder.pages.portal import Listed
from veileder.resolving.addresses import DATA_FOLDER, DATA_INDEX, collated, depth_of, relative


def municipalities(
    sites: Iterable[Listed], regions: Mapping[str, str], built: dt.date
) -> Municipalities:
    """Return what is said of all ``sites``; ``regions`` are titles by id."""
    ordered = sorted(sites, key=lambda one: (collated(one.title), one.id))
    every = [_municipality(one, regions) for one in ordered]
    return Municipalities(version=VERSION, built=built, municipalities=every)


def _municipality(one: Listed, regions: Mapping[str, str]) -> Municipality:
    name = regions.get(one.region or "")
    href = relative(f"{one.id}/", depth_of(DATA_FOLDER))
    return Municipality(
        id=one.id,
        name=one.title,
        **numbered(one.number),
        region=Place(id=one.region, name=name) if one.region and name else None,
        language=one.language,
        state="draft" if one.draft else "published",
        address=one.address,
        href=href,
        api=f"{href}{DATA_INDEX}" if one.has_api else None,
    )
