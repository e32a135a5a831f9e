"""Fills ``index.json``: which site it is, and where the other files are."""

import datetime as dt

from veileder.api.data.site import Files, Licence, Other, Place, Site
from veileder.api.parts import about, numbered
from veileder.pages.plan import SitePlan
from veileder.pages.printing import site_address
from veileder.pages.view import View
from veileder.resolving.guide import Guide

SHARED_LICENCE = "MIT"
COPYRIGHT = "Copyright (c) 2026 The handlingsveileder authors"


def site(view: View, plan: SitePlan, built: dt.date, files: Files, other: Other | None) -> Site:
    """Return what is said of the site of ``plan``."""
    guide, municipality = view.guide, view.guide.municipality
    return Site(
        **about(view),
        name=municipality.name,
        title=plan.name,
        **numbered(municipality.number),
        region=_region(guide),
        address=site_address(guide.settings.address),
        website=guide.settings.website,
        href=view.relative(""),
        built=built,
        responsible=guide.settings.responsible,
        licence=Licence(shared=SHARED_LICENCE, copyright=COPYRIGHT, local=None),
        files=files,
        other=other,
    )


def _region(guide: Guide) -> Place | None:
    if guide.region is None or guide.region_id is None:
        return None
    return Place(id=guide.region_id, name=guide.region.name)
