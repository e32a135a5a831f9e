"""The straight line: load → check → resolve → plan → stage → build → finish → publish."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from veileder import formats
from veileder.assemble import assemble, verify
from veileder.checks import check
from veileder.checks.whose import addressed
from veileder.dates import today
from veileder.findings import Finding
from veileder.guide import Guide
from veileder.layers import Library
from veileder.library import load, municipality_folders
from veileder.listing import Listed, listed, read_listing
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.plan import SitePlan, plan_site
from veileder.portal import RegionFront, plan_chooser, plan_region
from veileder.publish import swap_in, workshop
from veileder.resolve import resolve
from veileder.search import with_search
from veileder.strings import read_strings

Progress = Callable[[str], None]


class UnknownMunicipality(Exception):
    """Somebody asked for a municipality that has no folder."""


@dataclass(slots=True)
class Checked:
    """What was read and resolved, and what is wrong with it.

    ``guides`` has every municipality that could be resolved, also those with errors.
    ``others`` counts the warnings in files that the ones asked for do not own.
    """

    library: Library
    guides: dict[str, Guide] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    others: int = 0

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
    known = municipality_folders(root)
    for id in municipalities:
        if id not in known:
            raise UnknownMunicipality(id)
    library = load(root, municipalities)
    resolving: list[Finding] = []
    guides = {
        id: guide for id in library.municipalities if (guide := resolve(library, id, resolving))
    }
    found = _once([*library.findings, *check(library, guides, resolving, today())])
    mine = _addressed(found, library, municipalities) if municipalities else found
    return Checked(library, guides, mine, len(found) - len(mine))


def _addressed(
    found: Sequence[Finding], library: Library, municipalities: Sequence[str]
) -> list[Finding]:
    """Return what those who keep ``municipalities`` are told."""
    asked = _asked(library, municipalities)
    regions = {str(_region(library, id)) for id in asked}
    return list(addressed(found, asked, {"", *regions}))


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

    A municipality with errors keeps the site that stands there. An error in the shared content
    stops all. Raises UnknownMunicipality, PublishFault, StageFault, PolicyFault.
    """
    checked = read(root, municipalities)
    ready = checked.ready
    if not ready:
        return checked
    with workshop(output) as folder:
        kept = _kept(output, checked, municipalities)
        plans = plan_all(root, replace(checked, guides=ready), kept)
        for name in assemble(root, plans, folder, jobs):
            progress(name)
        beside = {name for site in kept for name in (site.id, site.region) if name}
        verify(folder / "site", ready, checked.library.regions, beside)
        swap_in(folder / "site", output)
    return checked


def _kept(output: Path, checked: Checked, municipalities: Sequence[str]) -> list[Listed]:
    """Return the other sites that stand in ``output`` and are to stand there still.

    That is all of them when some are built, and those held back by errors when all are.
    """
    standing = read_listing(output)
    stay = checked.held_back if not municipalities else [site.id for site in standing]
    return [site for site in standing if site.id in stay and site.id not in checked.ready]


def plan_all(root: Path, checked: Checked, kept: Sequence[Listed] = ()) -> Iterator[SitePlan]:
    """Yield the plan of the page to choose from, of every region's front, and of every site.

    ``kept`` are sites that are not built now, and are listed with the others.
    """
    strings = {
        language: read_strings(root / "theme_overrides", language)
        for language in (Language.NB, Language.NN)
    }
    built = formats.date(today())
    guides = checked.guides
    sites = sorted([*map(listed, guides.values()), *kept], key=lambda site: site.id)
    yield plan_chooser(sites, strings[Language.NB], built)
    for front in _regions(checked, sites):
        yield plan_region(front, strings[front.region.language], built)
    for guide in guides.values():
        region = f"../{guide.region_id}/" if guide.region_id else None
        plan = plan_site(guide, strings[guide.language], built, region)
        yield with_search(plan, guide)


def _regions(checked: Checked, sites: Sequence[Listed]) -> list[RegionFront]:
    """Return the regions of the municipalities that are built, with all their sites."""
    built = {guide.region_id for guide in checked.guides.values()}
    return [
        RegionFront(id, region, tuple(site for site in sites if site.region == id))
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
