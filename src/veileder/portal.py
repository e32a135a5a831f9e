"""The pages above the sites: choose municipality, and the front of a region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from veileder import formats
from veileder.guide import Guide
from veileder.markup import place, render
from veileder.model.base import Language
from veileder.model.documents import Helpline, HelplineText
from veileder.model.municipality import Region
from veileder.pages.base import Data, Page, contact_data
from veileder.plan import SitePlan
from veileder.printing import site_address
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
    plan = _plan("", strings["chooser_title"], strings, built, page)
    return _with_ways(plan, guides, "")


def plan_region(front: RegionFront, strings: Strings, built: str) -> SitePlan:
    """Return the plan of the front of a region."""
    about = front.region.about
    values = {
        "brand": front.region.brand.short if front.region.brand else "BTI",
        "municipality": front.region.name,
    }
    data = {
        "about": place(render(about).html, lambda _: None, values) if about else "",
        "municipalities": _links(front.guides, "../"),
        "website": front.region.website,
        "contacts": [contact_data(contact) for contact in front.region.contacts],
    }
    page = Page("", "region.html", front.region.name, strings["region_description"], data)
    plan = _plan(front.id, front.region.name, strings, built, page)
    plan = replace(plan, language=str(front.region.language))
    return _with_ways(plan, front.guides, f"{front.id}/")


def _with_ways(plan: SitePlan, guides: Sequence[Guide], folder: str) -> SitePlan:
    """Add what the page for what was not found needs: the way home, and whom to ring."""
    top = _top_address(guides)
    numbers = _shared_numbers(guides, Language(plan.language))
    frame = {**plan.frame, "address": top and f"{top}{folder}"}
    return replace(plan, frame={**frame, "acute": {"numbers": numbers, "local": []}})


def _top_address(guides: Sequence[Guide]) -> str | None:
    """Return where the page to choose from is published, if the municipalities' addresses agree."""
    known = {guide.id: site_address(guide.settings.address) for guide in guides}
    tops = {
        address.removesuffix(f"{id}/")
        for id, address in known.items()
        if address and address.endswith(f"/{id}/")
    }
    return tops.pop() if len(tops) == 1 else None


def _shared_numbers(guides: Sequence[Guide], language: Language) -> list[Data]:
    """Return the numbers of the emergency rule that are the same in every municipality."""
    first, *others = [{h.phone: h for h in guide.helplines if h.emergency} for guide in guides] or [
        {}
    ]
    shared = (h for phone, h in first.items() if all(phone in other for other in others))
    return [_number(h, h.nn if language is Language.NN else h.nb) for h in shared]


def _number(helpline: Helpline, text: HelplineText) -> Data:
    return {
        "name": text.name,
        "help": text.help,
        "phone": formats.phone(helpline.phone),
        "tel": formats.digits(helpline.phone),
    }


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
