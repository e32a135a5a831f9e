"""Plans to finished sites in one folder: stage → build → finish, several sites at a time."""

import functools
from collections.abc import Callable, Iterable
from pathlib import Path

from veileder.pages.plan import SitePlan
from veileder.rendering.finish import finish_site
from veileder.rendering.html_links import check_links
from veileder.rendering.page_faults import PageFaults
from veileder.rendering.record import Record, write_record
from veileder.rendering.site import build_stage
from veileder.rendering.stage import write_stage
from veileder.rendering.workers import crew

_TOP = "top"  # the folder, while building, of the site that all others stand in


def assemble(
    root: Path,
    plans: Iterable[SitePlan],
    folder: Path,
    jobs: int,
    progress: Callable[[str], None] = lambda _: None,
) -> Path:
    """Build every plan, tell ``progress`` each site's name as it is done, and return the folder.

    The plan without an id is the top, where one chooses municipality. Plans may come as they are
    made: the first are built while the next are planned. Raises StageFault, PolicyFault,
    ThemeFault and, when the system ends a process, PublishFault.
    """
    done: list[str] = []
    with crew(functools.partial(_build, root, folder), jobs) as run:
        for id, name in run(plans):
            done.append(id)
            progress(name)
    site = folder / "site"
    _built(folder, "").rename(site)
    for id in filter(None, done):
        _built(folder, id).rename(site / id)
    return site


def verify(
    site: Path,
    municipalities: Iterable[str],
    regions: Iterable[str],
    standing: dict[str, Record] | None = None,
) -> None:
    """Follow every link of the finished sites; ``standing`` are those they will stand among.

    Raises PageFaults.
    """
    others = {
        f"{id}/{file}"
        for id, record in (standing or {}).items()
        if not (site / id).exists()
        for file in record.files
    }
    faults = check_links(site, municipalities, regions, others)
    if faults:
        raise PageFaults(*faults)


def _build(root: Path, folder: Path, plan: SitePlan) -> tuple[str, str]:
    stage = write_stage(plan, root, folder / "stage" / (plan.id or _TOP))
    output = _built(folder, plan.id)
    build_stage(stage, output)
    finish_site(plan, output)
    write_record(plan, output)
    return plan.id, plan.name


def _built(folder: Path, id: str) -> Path:
    return folder / "built" / (id or _TOP)
