"""The straight line: load → check → resolve → plan → stage → build → finish → publish."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder import formats
from veileder.assemble import assemble, verify
from veileder.checks import check
from veileder.dates import today
from veileder.destination import destination
from veileder.findings import Finding
from veileder.guide import Guide
from veileder.layers import Library
from veileder.load import load
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.plan import SitePlan, plan_site
from veileder.portal import Listed, RegionFront, listed, plan_chooser, plan_region
from veileder.publish import swap_in, workshop
from veileder.record import Record, standing
from veileder.resolve import resolve
from veileder.search import with_search
from veileder.strings import read_strings
from veileder.theme import check_theme

Progress = Callable[[str], None]


class UnknownMunicipality(Exception):
    """Somebody asked for a municipality that has no folder."""


@dataclass(slots=True)
class Checked:
    """Everything that was read and resolved, and everything that is wrong with it."""

    library: Library
    guides: dict[str, Guide] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

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

    Where municipalities are named, the other sites in ``output`` go on standing as they are.
    Raises UnknownMunicipality, PublishFault, ThemeFault, StageFault, PolicyFault.
    """
    check_theme(root)
    place = destination(output, root)
    with workshop(place) as folder:
        checked = read(root, municipalities)
        if checked.has_errors:
            return checked
        kept = standing(place) if municipalities else {}
        site = assemble(root, plan_all(root, checked, kept), folder, jobs, progress)
        verify(site, checked.guides, checked.library.regions, kept)
        checked.removed = swap_in(site, place, kept)
    return checked


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
    yield plan_chooser(municipalities, sorted(regions.items()), strings[Language.NB], built)
    for front in fronts:
        yield plan_region(front, strings[front.region.language], built)
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
