"""The straight line: load → check → resolve → plan → stage → build → finish → publish."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from veileder.checks import check
from veileder.checks.whose import addressed
from veileder.dates import today
from veileder.faults import Refusal
from veileder.findings import Finding
from veileder.model import formats
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.pages.plan import SitePlan, plan_site
from veileder.pages.portal import Listed, RegionFront, listed, plan_chooser, plan_region
from veileder.pages.ways import with_ways
from veileder.publishing.destination import destination
from veileder.publishing.publish import swap_in, workshop
from veileder.reading.layers import Library
from veileder.reading.library import load
from veileder.reading.strings import read_strings
from veileder.rendering.assemble import assemble, verify
from veileder.rendering.page_faults import PageFaults, page_findings
from veileder.rendering.record import Record, standing
from veileder.rendering.theme import check_theme
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve
from veileder.search import with_search

Progress = Callable[[str], None]


class UnknownMunicipality(Refusal):
    """Somebody asked for a municipality that has no folder."""

    def __init__(self, id: str) -> None:
        super().__init__(f"Det finnes ingen mappe municipalities/{id}.")


@dataclass(slots=True)
class Checked:
    """What was read and resolved, and what is wrong with it.

    ``guides`` has every municipality that could be resolved, also those with errors.
    ``others`` counts the warnings in files that the ones asked for do not own, and ``removed`` has
    the sites that a build took away.
    """

    library: Library
    guides: dict[str, Guide] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    others: int = 0
    removed: list[str] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether anything stops some publication."""
        return any(finding.is_error for finding in self.findings)

    @property
    def is_stopped(self) -> bool:
        """Whether the shared content has errors, which stop every municipality."""
        return any(finding.is_error and not finding.owner for finding in self.findings)

    @property
    def held_back(self) -> list[str]:
        """The folders that can't be published because of errors in them or in their region."""
        wrong = {finding.owner for finding in self.findings if finding.is_error and finding.owner}
        in_region = {id for id, g in self.guides.items() if g.municipality.region in wrong}
        return sorted(wrong | in_region)

    def name(self, folder: str) -> str:
        """Return what the municipality or region in ``folder`` is called, as far as is known."""
        layer = self.library.layers.get(folder)
        return layer.settings.name if layer and layer.settings else folder

    @property
    def ready(self) -> dict[str, Guide]:
        """The guides that can be published."""
        wrong = set(self.held_back)
        return {id: g for id, g in self.guides.items() if id not in wrong and not self.is_stopped}


def read(root: Path, municipalities: Sequence[str] = ()) -> Checked:
    """Load, resolve and check the municipalities with these ids, or all; a region means its own.

    Only what they are made of is read. Raises UnknownMunicipality.
    """
    for id in municipalities:
        if not (root / "municipalities" / id).is_dir():
            raise UnknownMunicipality(id)
    library = load(root, municipalities)
    resolved = {id: resolve(library, id) for id in library.municipalities}
    guides = {id: one.value for id, one in resolved.items()}
    checking = map(library.as_written, check(library, resolved, today()))
    found = _once([*library.findings, *checking])
    if not municipalities:
        return Checked(library, guides, found)
    asked = _asked(library, municipalities)
    beneath = {"", *(str(_region(library, id)) for id in asked)} - asked
    mine = list(addressed(found, asked, beneath))
    others = sum(finding.owner in beneath and not finding.is_error for finding in found)
    return Checked(library, guides, mine, others)


def _asked(library: Library, municipalities: Sequence[str]) -> set[str]:
    """Return the folders asked for: also the municipalities of a region that was."""
    members = {id for id in library.municipalities if _region(library, id) in municipalities}
    return {*municipalities, *members}


def build(
    root: Path,
    output: Path,
    municipalities: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress = lambda _: None,
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
                site = assemble(root, plans(), folder / str(attempt), jobs, progress)
                verify(site, ready.guides, checked.library.regions, kept)
            except PageFaults as wrong:
                checked.findings += page_findings(wrong.faults, plans())
            else:
                checked.removed = swap_in(site, place, kept)
                break
        return checked


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


def _region(library: Library, municipality: str) -> str | None:
    layer = library.layers.get(municipality)
    return getattr(layer.settings, "region", None) if layer else None


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, errors first, then by place."""
    unique = {(f.rule.code, f.at, f.message): f for f in findings}
    return sorted(unique.values(), key=lambda f: (not f.is_error, f.at, f.rule.code))
