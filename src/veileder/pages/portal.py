"""The pages above the sites: choose municipality, and the front of a region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from veileder.markdown.markup import place, render
from veileder.model.municipality import Region
from veileder.pages.base import Data, Page, contact_data
from veileder.pages.dressing import dressed
from veileder.pages.plan import SitePlan
from veileder.reading.strings import Strings
from veileder.resolving.guide import Guide


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of one municipality's site, built now or standing from before."""

    id: str
    title: str
    language: str
    draft: bool
    region: str | None


@dataclass(frozen=True, slots=True)
class RegionFront:
    """A region with its municipalities."""

    id: str
    region: Region
    municipalities: tuple[Listed, ...]


def listed(guide: Guide) -> Listed:
    """Return what lists say of a guide."""
    municipality = guide.municipality
    is_draft = municipality.status == "draft"
    return Listed(guide.id, municipality.name, str(guide.language), is_draft, guide.region_id)


def plan_chooser(
    municipalities: Sequence[Listed],
    regions: Sequence[tuple[str, str]],
    strings: Strings,
    built: str,
) -> SitePlan:
    """Return the plan of the page where one chooses municipality, grouped by region.

    ``regions`` are the ids and names of those with a front to lead to.
    """
    grouped = [
        (id, title, [one for one in municipalities if one.region == id]) for id, title in regions
    ]
    groups: list[Data] = [
        {"title": title, "href": f"{id}/", "municipalities": _links(members, "")}
        for id, title, members in grouped
    ]
    in_region = {one.id for *_, members in grouped for one in members}
    rest = [one for one in municipalities if one.id not in in_region]
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
        "municipalities": _links(front.municipalities, "../"),
        "website": front.region.website,
        "contacts": [contact_data(contact) for contact in front.region.contacts],
    }
    page = Page("", "region.html", front.region.name, strings["region_description"], data)
    plan = _plan(front.id, front.region.name, strings, built, page)
    return replace(plan, language=str(front.region.language))


def _links(municipalities: Sequence[Listed], prefix: str) -> list[Data]:
    return [
        {
            "title": one.title,
            "href": f"{prefix}{one.id}/",
            "lang": one.language,
            "draft": one.draft,
        }
        for one in sorted(municipalities, key=lambda one: one.title)
    ]


def _plan(id: str, name: str, strings: Strings, built: str, page: Page) -> SitePlan:
    frame = {"t": dict(strings), "built": built, "portal": True}
    return SitePlan(id, name, "nb", frame, (page,))
