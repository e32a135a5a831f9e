"""Which sites there are to make of what was read, and the plan of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from veileder.checked import Checked
from veileder.dates import today
from veileder.model import formats
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.pages.plan import SitePlan, plan_site
from veileder.pages.portal import Listed, RegionFront, listed, plan_chooser, plan_region
from veileder.pages.ways import with_ways
from veileder.reading.strings import read_strings
from veileder.rendering.assemble import Plan
from veileder.rendering.record import Record
from veileder.resolving.guide import Guide
from veileder.search import with_search


def plan_all(root: Path, checked: Checked) -> Iterator[SitePlan]:
    """Yield the plan of the page to choose from, of every region's front, and of every site."""
    return (plan() for plan in planners(root, checked, {}))


def planners(root: Path, checked: Checked, kept: Mapping[str, Record]) -> list[Plan]:
    """Return what makes the plan of each site, when it is called, in the order of ``plan_all``.

    ``kept`` are sites that stand from before, by their folder; lists name them beside the new.
    """
    strings = {
        language: read_strings(root / "theme_overrides", language)
        for language in (Language.NB, Language.NN)
    }
    built = formats.date(today())
    guides = list(checked.guides.values())
    municipalities = _listed(guides, kept)
    fronts = _fronts(checked, municipalities)
    regions = {id: record.title for id, record in kept.items() if record.portal}
    regions |= {front.id: front.region.name for front in fronts}

    def chooser() -> SitePlan:
        titles = sorted(regions.items())
        return with_ways(plan_chooser(municipalities, titles, strings[Language.NB], built), guides)

    def region(front: RegionFront) -> SitePlan:
        members = [guide for guide in guides if guide.region_id == front.id]
        return with_ways(plan_region(front, strings[front.region.language], built), members)

    def site(guide: Guide) -> SitePlan:
        above = f"../{guide.region_id}/" if guide.region_id else None
        return with_search(plan_site(guide, strings[guide.language], built, above), guide)

    return [
        chooser,
        *(partial(region, front) for front in fronts),
        *(partial(site, guide) for guide in guides),
    ]


def _listed(guides: Iterable[Guide], kept: Mapping[str, Record]) -> list[Listed]:
    """Return what lists say of the sites that are built, and of those that stand from before."""
    before = {
        id: Listed(id, record.title, record.language, record.draft, record.region)
        for id, record in kept.items()
        if not record.portal
    }
    return list((before | {guide.id: listed(guide) for guide in guides}).values())


def _fronts(checked: Checked, municipalities: Sequence[Listed]) -> list[RegionFront]:
    """Return the regions that have municipalities among those that are built."""
    built = {guide.region_id for guide in checked.guides.values()}
    return [
        RegionFront(id, region, tuple(one for one in municipalities if one.region == id))
        for id in checked.library.regions
        if id in built and isinstance(region := checked.library.layers[id].settings, Region)
    ]
