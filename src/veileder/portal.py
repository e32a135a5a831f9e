"""The pages above the sites: choose municipality, and the front of a region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from veileder.listing import LISTING, Listed, listing
from veileder.markup import place, render
from veileder.model.municipality import Region
from veileder.pages.base import Data, Page, contact_data
from veileder.plan import SitePlan, TextFile
from veileder.strings import Strings


@dataclass(frozen=True, slots=True)
class RegionFront:
    """A region with its municipalities."""

    id: str
    region: Region
    sites: tuple[Listed, ...]


def plan_chooser(sites: Sequence[Listed], strings: Strings, built: str) -> SitePlan:
    """Return the plan of the page where one chooses municipality, grouped by region.

    The plan has the listing of ``sites`` as a file beside the page.
    """
    regions = {site.region: site.region_name for site in sites if site.region}
    groups: list[Data] = [
        {
            "title": name,
            "href": f"{id}/",
            "municipalities": _links([site for site in sites if site.region == id], ""),
        }
        for id, name in sorted(regions.items())
    ]
    rest = [site for site in sites if not site.region]
    groups.append(
        {"title": strings["chooser_others"], "href": None, "municipalities": _links(rest, "")}
    )
    page = Page(
        "",
        "chooser.html",
        strings["chooser_title"],
        strings["chooser_description"],
        {"groups": [group for group in groups if group["municipalities"]]},
    )
    plan = _plan("", strings["chooser_title"], strings, built, page)
    return replace(plan, files=(TextFile(LISTING, listing(sites)),))


def plan_region(front: RegionFront, strings: Strings, built: str) -> SitePlan:
    """Return the plan of the front of a region."""
    about = front.region.about
    values = {
        "brand": front.region.brand.short if front.region.brand else "BTI",
        "municipality": front.region.name,
    }
    data = {
        "about": place(render(about).html, lambda _: None, values) if about else "",
        "municipalities": _links(front.sites, "../"),
        "website": front.region.website,
        "contacts": [contact_data(contact) for contact in front.region.contacts],
    }
    page = Page("", "region.html", front.region.name, strings["region_description"], data)
    plan = _plan(front.id, front.region.name, strings, built, page)
    return replace(plan, language=str(front.region.language))


def _links(sites: Sequence[Listed], prefix: str) -> list[Data]:
    return [
        {
            "title": site.name,
            "href": f"{prefix}{site.id}/",
            "lang": site.language,
            "draft": site.is_draft,
        }
        for site in sorted(sites, key=lambda site: site.name)
    ]


def _plan(id: str, name: str, strings: Strings, built: str, page: Page) -> SitePlan:
    frame = {"t": dict(strings), "built": built, "portal": True}
    return SitePlan(id, name, "nb", frame, (page,))
