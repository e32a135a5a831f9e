"""The straight line: load → check → resolve → plan → stage → build → finish → publish."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder import formats
from veileder.assemble import assemble, verify
from veileder.checks import check
from veileder.dates import today
from veileder.findings import Finding
from veileder.guide import Guide
from veileder.layers import Library
from veileder.load import load
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.page_faults import PageFaults, page_findings
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
    """Everything that was read and resolved, and everything that is wrong with it."""

    library: Library
    guides: dict[str, Guide] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether anything stops publication."""
        return any(finding.is_error for finding in self.findings)


def read(root: Path, municipalities: Sequence[str] = ()) -> Checked:
    """Load, resolve and check the municipalities with these ids, or all; a region means its own.

    Raises UnknownMunicipality.
    """
    library = load(root)
    chosen = _chosen(library, municipalities)
    findings = list(library.findings)
    guides = {id: guide for id in chosen if (guide := resolve(library, id, findings))}
    findings.extend(check(library, guides, today()))
    return Checked(library, guides, _once(findings))


def build(
    root: Path,
    output: Path,
    municipalities: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> Checked:
    """Check everything and, without errors, build every site and swap the whole into ``output``.

    What cannot be published when it is built is a finding, too.
    Raises UnknownMunicipality, PublishFault, StageFault.
    """
    checked = read(root, municipalities)
    if checked.has_errors:
        return checked
    try:
        with workshop(output) as folder:
            for name in assemble(root, plan_all(root, checked), folder, jobs):
                progress(name)
            verify(folder / "site", checked.guides, checked.library.regions)
            swap_in(folder / "site", output)
    except PageFaults as wrong:
        checked.findings += page_findings(wrong.faults, plan_all(root, checked))
    return checked


def plan_all(root: Path, checked: Checked) -> Iterator[SitePlan]:
    """Yield the plan of the page to choose from, of every region's front, and of every site."""
    strings = {
        language: read_strings(root / "theme_overrides", language)
        for language in (Language.NB, Language.NN)
    }
    built = formats.date(today())
    guides = list(checked.guides.values())
    regions = _regions(checked)
    yield plan_chooser(guides, regions, strings[Language.NB], built)
    for front in regions:
        yield plan_region(front, strings[front.region.language], built)
    for guide in guides:
        region = f"../{guide.region_id}/" if guide.region_id else None
        plan = plan_site(guide, strings[guide.language], built, region)
        yield with_search(plan, guide)


def _regions(checked: Checked) -> list[RegionFront]:
    """Return the regions that have municipalities among those that are built."""
    fronts = (
        RegionFront(id, region, tuple(g for g in checked.guides.values() if g.region_id == id))
        for id in checked.library.regions
        if isinstance(region := checked.library.layers[id].settings, Region)
    )
    return [front for front in fronts if front.guides]


def _chosen(library: Library, municipalities: Sequence[str]) -> list[str]:
    for id in municipalities:
        if id not in library.layers:
            raise UnknownMunicipality(id)
    wanted = set(municipalities) or set(library.municipalities)
    return [id for id in library.municipalities if {id, _region(library, id)} & wanted]


def _region(library: Library, municipality: str) -> str | None:
    return getattr(library.layers[municipality].settings, "region", None)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, errors first, then by place."""
    unique = {(f.rule.code, f.at, f.message): f for f in findings}
    return sorted(unique.values(), key=lambda f: (not f.is_error, f.at, f.rule.code))
