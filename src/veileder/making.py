"""One municipality at a time: from its folder to its finished site, or to why there is none."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from veileder import kept
from veileder.above import Above
from veileder.checked import One, Reading
from veileder.editions import Editions, Outcome, remember
from veileder.pages.plan import SitePlan
from veileder.pages.portal import listed
from veileder.publishing.disk import remove
from veileder.rendering.assemble import Made, make_site
from veileder.rendering.page_faults import large_findings, page_findings
from veileder.rendering.record import write_record
from veileder.rendering.site_files import renderer
from veileder.resolving.guide import Guide
from veileder.sites import Planner


class Maker:
    """Makes sites in ``folder``, each in a folder of its own there, the top in itself."""

    def __init__(self, root: Path, reading: Reading, editions: Editions, folder: Path) -> None:
        self._reading = reading
        self._editions = editions
        self._folder = folder
        self._planner = Planner(root, editions.pdf)
        self._renderer = renderer(root, editions.theme)
        self._stopped = {f.owner for f in reading.beneath if f.is_error}

    def make(self, id: str) -> Outcome:
        """Read and check a municipality, and make its site if nothing is wrong."""
        one = self._reading.settled(id, self._editions.digests)
        region = one.facts.region if one.facts else None
        outcome = Outcome(id, one.name, region, one.findings, one.facts)
        if one.guide and not one.is_held_back(self._stopped):
            outcome = self._with_site(one, one.guide, outcome)
        return replace(outcome, new=kept.drained())

    def _with_site(self, one: One, guide: Guide, outcome: Outcome) -> Outcome:
        plan, folder = self._planner.site(guide, one.findings), self._folder / one.id
        made = make_site(self._renderer, plan, folder)
        if made.faults:
            remove(folder)
            wrong = page_findings(made.faults, [plan])
            return replace(outcome, findings=(*outcome.findings, *wrong))
        outcome = replace(outcome, findings=(*outcome.findings, *large_findings(made.large, plan)))
        made_of, own = self._editions.of(one.folders), listed(guide, plan.figures, plan.mentions)
        write_record(plan, folder, made.outward.files, made_of, own)
        remember(outcome, made_of)
        return replace(outcome, listed=own, outward=made.outward)


def make_above(
    known: Above, root: Path, editions: Editions, folder: Path, part: str | None = None
) -> Iterator[tuple[SitePlan, Made]]:
    """Make the regions' fronts and the page to choose on in ``folder``; yield each with its plan.

    The page to choose on tells which ``part`` of a build it is of, if it is one.
    """
    planner, maker = Planner(root), renderer(root, editions.theme)
    made_of = known.made_of(editions)
    for plan in known.plans(planner):
        made = make_site(maker, plan, folder / plan.id)
        files, own = made.outward.files, None if plan.id else part
        write_record(plan, folder / plan.id, files, made_of, part=own)
        yield plan, made
