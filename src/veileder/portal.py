"""The pages above the sites: choose municipality, and the front of a region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from veileder.guide import Guide
from veileder.markup import place, render
from veileder.model.municipality import Region
from veileder.pages.base import Data, Page, contact_data
from veileder.pages.dressing import dressed
from veileder.plan import SitePlan
from veileder.strings import Strings


@dataclass(frozen=True, slots=True)
class RegionFront:
    """A region with its municipalities."""

    id: str
    region: Region
    guides: tuple[Guide, ...]


def plan_chooser(
    guides: Sequence[Guide], regions: Sequence[RegionFront], strings: Strings, built: str
) -> SitePlan:
    """Return the plan of the page where one chooses municipality, grouped by region."""
    in_region = {guide.id for front in regions for guide in front.guides}
    groups: list[Data] = [
        {
            "title": front.region.name,
            "href": f"{front.id}/",
            "municipalities": _links(front.guides, ""),
        }
        for front in regions
        if front.guides
    ]
    rest = [guide for guide in guides if guide.id not in in_region]
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
    return _plan("", strings["chooser_title"], strings, built, page)


def plan_region(front: RegionFront, strings: Strings, built: str) -> SitePlan:
    """Return the plan of the front of a region."""
    about = front.region.about
    values = {
        "brand": front.region.brand.short if front.region.brand else "BTI",
        "municipality": front.region.name,
    }
    data = {
        "about": dressed(place(render(about).html, lambda _: None, values), strings)
        if about
        else "",
        "municipalities": _links(front.guides, "../"),
        "website": front.region.website,
        "contacts": [contact_data(contact) for contact in front.region.contacts],
    }
    page = Page("", "region.html", front.region.name, strings["region_description"], data)
    plan = _plan(front.id, front.region.name, strings, built, page)
    return replace(plan, language=str(front.region.language))


def _links(guides: Sequence[Guide], prefix: str) -> list[Data]:
    return [
        {
            "title": guide.municipality.name,
            "href": f"{prefix}{guide.id}/",
            "lang": str(guide.language),
            "draft": guide.municipality.status == "draft",
        }
        for guide in sorted(guides, key=lambda guide: guide.municipality.name)
    ]


def _plan(id: str, name: str, strings: Strings, built: str, page: Page) -> SitePlan:
    frame = {"t": dict(strings), "built": built, "portal": True}
    return SitePlan(id, name, "nb", frame, (page,))
