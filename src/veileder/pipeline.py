"""The straight line: load → check → resolve → plan → stage → build → finish → publish."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from veileder.checked import Checked, read
from veileder.dates import today
from veileder.model import formats
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.pages.plan import SitePlan, plan_site
from veileder.pages.portal import Listed, RegionFront, listed, plan_chooser, plan_region
from veileder.pages.ways import with_ways
from veileder.publishing.destination import destination
from veileder.publishing.publish import swap_in, workshop
from veileder.reading.strings import read_strings
from veileder.rendering.assemble import assemble, verify
from veileder.rendering.page_faults import PageFaults, page_findings
from veileder.rendering.record import Record, standing
from veileder.rendering.theme import check_theme
from veileder.resolving.guide import Guide
from veileder.search import with_search

Progress = Callable[[int, int, str], None]  # how many are done, of how many, and the last one


def build(
    root: Path,
    output: Path,
    municipalities: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress = lambda *_: None,
) -> Checked:
    """Check, build the sites without errors, and swap them into ``output`` all at once.

    A municipality with errors keeps the site that stands there, and so do all others where
    municipalities are named. An error in the shared content stops all, and what turns out wrong on
    a finished page is an error as any other.
    Raises UnknownMunicipality, PublishFault, ThemeFault, StageFault.
    """
    check_theme(root)
    place = destination(output, root)
    with workshop(place) as folder:
        checked = read(root, municipalities)
        for attempt in itertools.count():
            ready = replace(checked, guides=checked.ready)
            if not ready.guides:
                break
            kept = _kept(standing(place), checked, municipalities)
            plans = partial(plan_all, root, ready, kept)
            try:
                told = _counted(progress, _amount(ready))
                site = assemble(root, plans(), folder / str(attempt), jobs, told)
                verify(site, ready.guides, checked.library.regions, kept)
            except PageFaults as wrong:
                checked.findings += page_findings(wrong.faults, plans())
            else:
                checked.removed = swap_in(site, place, kept)
                break
        return checked


def _amount(checked: Checked) -> int:
    """Return how many sites are made: one to choose from, the regions' fronts, and the others."""
    return 1 + len(_fronts(checked, ())) + len(checked.guides)


def _counted(progress: Progress, total: int) -> Callable[[str], None]:
    """Return what to tell the name of each site that is done."""
    done = itertools.count(1)
    return lambda name: progress(next(done), total, name)


def _kept(
    there: Mapping[str, Record], checked: Checked, municipalities: Sequence[str]
) -> dict[str, Record]:
    """Return the sites that go on standing: when all are built, those that errors hold back."""
    held = set(checked.held_back)
    regions = {record.region for id, record in there.items() if id in held}
    return {
        id: record
        for id, record in there.items()
        if id not in checked.ready and (municipalities or id in held | regions)
    }


def plan_all(
    root: Path, checked: Checked, kept: Mapping[str, Record] | None = None
) -> Iterator[SitePlan]:
    """Yield the plan of the page to choose from, of every region's front, and of every site.

    ``kept`` are sites that stand from before, by their folder; lists name them beside the new.
    """
    strings = {
        language: read_strings(root / "theme_overrides", language)
        for language in (Language.NB, Language.NN)
    }
    built = formats.date(today())
    guides = list(checked.guides.values())
    municipalities = _listed(guides, kept or {})
    fronts = _fronts(checked, municipalities)
    regions = {id: record.title for id, record in (kept or {}).items() if record.portal}
    regions |= {front.id: front.region.name for front in fronts}
    chooser = plan_chooser(municipalities, sorted(regions.items()), strings[Language.NB], built)
    yield with_ways(chooser, guides)
    for front in fronts:
        plan = plan_region(front, strings[front.region.language], built)
        yield with_ways(plan, [guide for guide in guides if guide.region_id == front.id])
    for guide in guides:
        region = f"../{guide.region_id}/" if guide.region_id else None
        plan = plan_site(guide, strings[guide.language], built, region)
        yield with_search(plan, guide)


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
