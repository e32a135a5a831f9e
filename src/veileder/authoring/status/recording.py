"""What the weekly job keeps: the figures of the day, and which links were dead."""

from collections.abc import Sequence
from dataclasses import replace

from veileder.checked import Checked
from veileder.dates import today
from veileder.front_door.outputs import write_file
from veileder.resolving.guide import Guide
from veileder.status.figures import Known, figures
from veileder.status.links import counted, dead_of, homes_of
from veileder.status.runs import FILE, Run, TriedLink, runs_of, with_run, written


def record(checked: Checked, links: Sequence[TriedLink] | None) -> None:
    """Write the figures of the day beside each municipality's files.

    ``links`` has each link once for every place it is written; None where none was tried. Raises
    Refusal.
    """
    root = checked.library.root
    known = Known(today(), tuple(checked.findings))
    for guide in checked.guides.values():
        run = _run(guide, known, links)
        file = root / "municipalities" / guide.id / FILE
        write_file(file, written(with_run(runs_of(root, guide.id), run)))


def _run(guide: Guide, known: Known, links: Sequence[TriedLink] | None) -> Run:
    run = Run(date=known.day, figures={})
    if links is not None:
        homes = homes_of(guide)
        tried = {"dead": dead_of(guide, links, homes), "links": counted(links, homes)}
        run = run.model_copy(update=tried)
    found = figures(guide, replace(known, runs=(run,))).whole
    said = {name: (one.done, one.whole) for name, one in found.items()}
    return run.model_copy(update={"figures": said})
