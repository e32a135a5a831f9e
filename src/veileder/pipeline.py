"""The straight line: read and check → plan → render → look once more → publish."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from veileder.checked import Checked, read
from veileder.publishing.destination import destination
from veileder.publishing.publish import swap_in, workshop
from veileder.rendering.assemble import Made, Progress, assemble, demand_sound
from veileder.rendering.page_faults import PageFaults, page_findings
from veileder.rendering.record import Record, standing
from veileder.rendering.theme import check_theme
from veileder.sites import planners


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
            plans = planners(root, ready, kept)
            site = folder / str(attempt)
            try:
                made = assemble(root, plans, site, jobs, progress)
                demand_sound(made, ready.guides, checked.library.regions, _beside(made, kept))
            except PageFaults as wrong:
                checked.findings += page_findings(wrong.faults, (plan() for plan in plans))
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


def _beside(made: Iterable[Made], kept: Mapping[str, Record]) -> set[str]:
    """Return the paths of the files that new sites will stand among."""
    new = {one.outward.site for one in made}
    return {f"{id}/{file}" for id, old in kept.items() if id not in new for file in old.files}
