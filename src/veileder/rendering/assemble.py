"""Plans to finished sites in one folder: render → look once more → write, several at a time."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from veileder.pages.plan import SitePlan
from veileder.rendering.assets import asked_for_by
from veileder.rendering.html_links import Outward, faults_between, outward, site_faults
from veileder.rendering.page_faults import PageFault, PageFaults
from veileder.rendering.record import write_record
from veileder.rendering.site_files import Renderer
from veileder.rendering.workers import crew

Plan = Callable[[], SitePlan]
Progress = Callable[[int, int, str], None]  # how many are done, of how many, and the last one


@dataclass(frozen=True, slots=True)
class Made:
    """A site that was made: its name, what others must know of it, and what is wrong with it."""

    name: str
    outward: Outward
    faults: tuple[PageFault, ...]


def assemble(
    root: Path,
    plans: Sequence[Plan],
    folder: Path,
    jobs: int,
    progress: Progress = lambda *_: None,
) -> list[Made]:
    """Make every site in ``folder``, and tell ``progress`` of each as it is done.

    A plan is made where it is needed: in the process that makes the site of it. The one without
    an id is the top, where one chooses municipality; the others stand in folders of it.
    Raises ThemeFault and, when the system ends a process, PublishFault.
    """
    renderer = Renderer(root)
    folder.mkdir(parents=True, exist_ok=True)

    def make(number: int) -> Made:
        return _make(renderer, plans[number](), folder)

    done = []
    with crew(make, jobs) as run:
        for made in run(range(len(plans))):
            done.append(made)
            progress(len(done), len(plans), made.name)
    return sorted(done, key=lambda made: made.outward.site)


def demand_sound(
    made: Sequence[Made],
    municipalities: Collection[str],
    regions: Collection[str],
    standing: Collection[str],
) -> None:
    """Raise PageFaults if a page, or a link between sites, is not as it must be.

    ``standing`` are the paths of files that the new sites will stand among.
    """
    between = faults_between([one.outward for one in made], municipalities, regions, standing)
    faults = sorted({*between, *(fault for one in made for fault in one.faults)})
    if faults:
        raise PageFaults(*faults)


def _make(renderer: Renderer, plan: SitePlan, folder: Path) -> Made:
    files = renderer.files(plan)
    pages = {name: page.read for name, page in files.pages.items()}
    write_files(folder / plan.id, files.content)
    write_record(plan, folder / plan.id, files.content)
    stopped = (
        PageFault(f"{plan.id}/{name}".lstrip("/"), "; ".join(page.stopped))
        for name, page in files.pages.items()
        if page.stopped
    )
    unstyled = style_faults(plan.id, files.content)
    faults = (*stopped, *unstyled, *site_faults(plan.id, pages, files.content.keys()))
    return Made(plan.name, outward(plan.id, pages, files.content), faults)


def style_faults(site: str, content: Mapping[str, bytes]) -> Iterator[PageFault]:
    """Yield the files that stylesheets of a site ask for and that are not there."""
    for name in content:
        for asked in asked_for_by(name, content[name]):
            if asked not in content:
                yield PageFault(f"{site}/{name}".lstrip("/"), f"bruker «{asked}», som ikke finnes")


def write_files(folder: Path, content: Mapping[str, bytes]) -> None:
    """Write files, by path, into a folder that has none of them."""
    for made in sorted({name.rpartition("/")[0] for name in content}):
        (folder / made).mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        (folder / name).write_bytes(data)
