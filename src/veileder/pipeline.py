"""The straight line: load → check → resolve → plan → stage → build → finish → publish."""

import concurrent.futures
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder import formats
from veileder.checks import check
from veileder.dates import today
from veileder.findings import Finding
from veileder.finish import finish_site
from veileder.guide import Guide
from veileder.load import Library, load
from veileder.model.base import Language
from veileder.model.municipality import Region
from veileder.plan import SitePlan, plan_site
from veileder.portal import RegionFront, plan_chooser, plan_region
from veileder.publish import swap_in, workshop
from veileder.resolve import resolve
from veileder.site import build_stage
from veileder.stage import write_stage
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

    Raises UnknownMunicipality, PublishFault, StageFault.
    """
    checked = read(root, municipalities)
    if checked.has_errors:
        return checked
    plans = plan_all(root, checked)
    with workshop(output) as folder:
        _build_all(root, plans, folder, jobs, progress)
        swap_in(folder / "site", output)
    return checked


def plan_all(root: Path, checked: Checked) -> list[SitePlan]:
    """Return the plan of every site, of every region's front and of the page to choose from."""
    strings = {
        lang: read_strings(root / "theme_overrides", lang) for lang in (Language.NB, Language.NN)
    }
    built = formats.date(today())
    guides = list(checked.guides.values())
    regions = [
        RegionFront(id, region, tuple(guide for guide in guides if guide.region_id == id))
        for id in checked.library.regions
        if isinstance(region := checked.library.layers[id].settings, Region)
    ]
    return [
        plan_chooser(guides, regions, strings[Language.NB], built),
        *(
            plan_region(front, strings[front.region.language], built)
            for front in regions
            if front.guides
        ),
        *(
            plan_site(
                guide,
                strings[guide.language],
                built,
                f"../{guide.region_id}/" if guide.region_id else None,
            )
            for guide in guides
        ),
    ]


def build_one(root: Path, plan: SitePlan, folder: Path) -> str:
    """Build one planned site into ``folder/site/<id>`` and return its name."""
    stage = write_stage(plan, root, folder / "stage" / (plan.id or "chooser"))
    output = folder / "built" / (plan.id or "chooser")
    build_stage(stage, output)
    finish_site(plan, output)
    return plan.name


def _build_all(
    root: Path, plans: Sequence[SitePlan], folder: Path, jobs: int, progress: Progress
) -> None:
    for name in _run(root, plans, folder, jobs):
        progress(name)
    _, *sites = plans
    (folder / "built" / "chooser").rename(folder / "site")
    for plan in sites:
        (folder / "built" / plan.id).rename(folder / "site" / plan.id)


def _run(root: Path, plans: Sequence[SitePlan], folder: Path, jobs: int) -> Iterable[str]:
    if jobs <= 1:
        return (build_one(root, plan, folder) for plan in plans)
    return _run_parallel(root, plans, folder, jobs)


def _run_parallel(root: Path, plans: Sequence[SitePlan], folder: Path, jobs: int) -> Iterable[str]:
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(build_one, root, plan, folder) for plan in plans]
        for future in concurrent.futures.as_completed(futures):
            yield future.result()


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
