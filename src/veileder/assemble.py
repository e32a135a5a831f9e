"""Plans to finished sites in one folder: stage → build → finish, several sites at a time."""

import concurrent.futures
from collections.abc import Iterable, Iterator
from pathlib import Path

from veileder.finish import finish_site
from veileder.html_links import check_links
from veileder.page_faults import PageFaults
from veileder.plan import SitePlan
from veileder.site import build_stage
from veileder.stage import write_stage

_TOP = "top"  # the folder, while building, of the site that all others stand in
Built = tuple[str, str]


def assemble(root: Path, plans: Iterable[SitePlan], folder: Path, jobs: int) -> Iterator[str]:
    """Build every plan, yield each site's name as it is done, and leave all in ``folder/site``.

    The plan without an id is the top, where one chooses municipality. Plans may come as they are
    made: the first are built while the next are planned. Raises StageFault, PolicyFault.
    """
    done: list[str] = []
    for id, name in _build_all(root, plans, folder, jobs):
        done.append(id)
        yield name
    site = folder / "site"
    _built(folder, "").rename(site)
    for id in filter(None, done):
        _built(folder, id).rename(site / id)


def verify(site: Path, municipalities: Iterable[str], regions: Iterable[str]) -> None:
    """Follow every link of the finished sites. Raises PageFaults."""
    faults = check_links(site, municipalities, regions)
    if faults:
        raise PageFaults(*faults)


def _build_all(root: Path, plans: Iterable[SitePlan], folder: Path, jobs: int) -> Iterator[Built]:
    if jobs <= 1:
        yield from (_build(root, plan, folder) for plan in plans)
        return
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(_build, root, plan, folder) for plan in plans]
        for future in concurrent.futures.as_completed(futures):
            yield future.result()


def _build(root: Path, plan: SitePlan, folder: Path) -> Built:
    stage = write_stage(plan, root, folder / "stage" / (plan.id or _TOP))
    output = _built(folder, plan.id)
    build_stage(stage, output)
    finish_site(plan, output)
    return plan.id, plan.name


def _built(folder: Path, id: str) -> Path:
    return folder / "built" / (id or _TOP)
