"""The straight line: read and check → plan → render → look once more → publish."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from veileder import kept
from veileder.above import Above, above, standing_above
from veileder.checked import Reading, remembered_reading, wanted
from veileder.editions import Editions, Outcome
from veileder.findings import Finding
from veileder.making import Maker, make_above
from veileder.pages.plan import SitePlan
from veileder.publishing.destination import destination
from veileder.publishing.publish import swap_in, workshop
from veileder.rendering.assemble import Made
from veileder.rendering.html_links import faults_between
from veileder.rendering.page_faults import large_findings, page_findings
from veileder.rendering.record import Record, is_whole, read_record, standing
from veileder.rendering.theme import check_theme
from veileder.rendering.workers import crew

Progress = Callable[[int, int, str], None]  # how many are done, of how many, and the last one


@dataclass(slots=True)
class Built:
    """What came of a build: what was found, and which sites stand as their folders say.

    ``removed`` are sites that were taken away, and ``names`` what a folder's owner is called.
    """

    findings: list[Finding]
    ready: list[str] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Whether anything stopped some publication."""
        return any(finding.is_error for finding in self.findings)

    @property
    def is_stopped(self) -> bool:
        """Whether the shared content has errors, which stop every municipality."""
        return any(finding.is_error and not finding.owner for finding in self.findings)


def build(  # noqa: PLR0913 - each is an option of the command
    root: Path,
    output: Path,
    municipalities: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress = lambda *_: None,
    part: str | None = None,
    *,
    pdf: bool = False,
) -> Built:
    """Check, build the sites without errors, and swap them into ``output`` all at once.

    A municipality with errors keeps the site that stands there, and so do all others where
    municipalities are named; one that would come out the same is left as it is. An error in the
    shared content stops all, and what turns out wrong on a finished page is an error as any other.
    ``part`` is written on what they are one part of (see ``parts``); ``pdf`` makes handbooks PDFs.
    Raises UnknownMunicipality, PublishFault, ThemeFault.
    """
    check_theme(root)
    place = destination(output, root)
    with workshop(place) as folder, kept.keeping():
        there, editions = standing(place), Editions(root, pdf)
        ids = wanted(root, municipalities)
        left = _left(ids, same := _same(place, there, editions, ids))
        as_it_was = None if left else _as_it_was(place, there, editions, ids, municipalities, part)
        if as_it_was:
            return as_it_was
        stands_on = remembered_reading(root, municipalities, editions.digests)
        site = folder / "site"
        maker = Maker(root, stands_on, editions, site)
        new = list(_made(maker, left, jobs, progress))
        built = _judged(stands_on, [*same, *new])
        if built.ready and not built.is_stopped:
            stays = _staying(there, built, new, everything=not municipalities)
            known = _above(stands_on, new, stays, built)
            tops = list(make_above(known, root, editions, site, part))
            if _is_sound(stands_on, new, tops, stays, built):
                built.removed = swap_in(site, place, stays)
                _remember(built, editions, municipalities, ids, standing(place))
        return built


def _same(
    place: Path, there: Mapping[str, Record], editions: Editions, ids: Iterable[str]
) -> list[Outcome]:
    """Return what came of the municipalities whose sites would come out as they stand."""
    whole = {id: one for id, one in there.items() if is_whole(place / id, one)}
    return [old for id in ids if (old := editions.unchanged(id, whole.get(id)))]


def _remember(
    built: Built,
    editions: Editions,
    municipalities: Sequence[str],
    ids: Iterable[str],
    there: Mapping[str, Record],
) -> None:
    """Keep what was told of sites that all stand, for when nothing has changed."""
    if not built.held_back:
        made = {id: record.made_of for id, record in there.items()}
        editions.tell(built.findings, municipalities, ids, made)


def _as_it_was(
    place: Path,
    there: Mapping[str, Record],
    editions: Editions,
    ids: Sequence[str],
    municipalities: Sequence[str],
    part: str | None,
) -> Built | None:
    """Return what was told before of ``ids``, if all that stands above them stands as it should."""
    top = read_record(place)
    portals = {id: record for id, record in there.items() if record.portal}
    others = {*there} - {*portals} - {*ids}
    if not ids or top is None or top.part != part or (others and not municipalities):
        return None
    if not all(is_whole(place / id, record) for id, record in {"": top, **portals}.items()):
        return None
    if top.made_of != standing_above(there).made_of(editions):
        return None
    findings = editions.known(municipalities, ids, {id: there[id].made_of for id in ids})
    return None if findings is None else Built(findings, ready=[*ids])


def _left(ids: Iterable[str], same: Iterable[Outcome]) -> list[str]:
    known = {one.id for one in same}
    return [id for id in ids if id not in known]


def _made(maker: Maker, ids: Sequence[str], jobs: int, progress: Progress) -> Iterator[Outcome]:
    """Make the sites of ``ids``, several at a time, and tell of each as it is done."""
    with crew(maker.make, jobs) as run:
        for number, outcome in enumerate(run(ids), start=1):
            kept.take(outcome.new)
            progress(number, len(ids), outcome.name)
            yield outcome


def _judged(read: Reading, outcomes: Sequence[Outcome]) -> Built:
    """Return what to tell of all that was read; nothing is published of it yet."""
    found = (finding for one in outcomes for finding in one.findings)
    judged = read.judged(found, [one.facts for one in outcomes if one.facts])
    wrong = {finding.owner for finding in judged.findings if finding.is_error and finding.owner}
    names = {id: layer.settings.name for id, layer in read.base.layers.items() if layer.settings}
    return Built(
        judged.findings,
        ready=sorted(one.id for one in outcomes if one.listed),
        held_back=sorted(wrong | {one.id for one in outcomes if not one.listed}),
        names=names | {one.id: one.name for one in outcomes},
    )


def _staying(
    there: Mapping[str, Record], built: Built, new: Iterable[Outcome], *, everything: bool
) -> dict[str, Record]:
    """Return the sites that go on standing, but for regions whose front is made anew.

    When all are built, those are the ones that errors hold back and those that are unchanged.
    """
    made = {one.id for one in new if one.listed}
    held = set(built.held_back)
    homes = {record.region for id, record in there.items() if id in held}
    stay = held | homes | set(built.ready)
    return {
        id: record
        for id, record in there.items()
        if id not in made and (not everything or id in stay)
    }


def _above(
    read: Reading, new: Iterable[Outcome], stays: Mapping[str, Record], built: Built
) -> Above:
    listed = (one.listed for one in new if one.listed)
    return above(listed, stays, read.base, built.held_back)


def _is_sound(
    read: Reading,
    new: Iterable[Outcome],
    tops: Sequence[tuple[SitePlan, Made]],
    stays: Mapping[str, Record],
    built: Built,
) -> bool:
    """Say whether what stands above the new sites, and every link between all, is sound.

    If not, ``built`` is told why, and nothing is ready.
    """
    plans, made_tops = zip(*tops, strict=True)
    made = {one.id: one.outward for one in new if one.outward}
    sites = [*made.values(), *(top.outward for top in made_tops)]
    beside = files_beside(stays, (site.site for site in sites))
    faults = [*faults_between(sites, made, read.base.regions, beside)]
    faults += [fault for top in made_tops for fault in top.faults]
    built.findings += page_findings(sorted(faults), plans)
    built.findings += [found for plan, top in tops for found in large_findings(top.large, plan)]
    if faults:
        built.ready = []
    return not faults


def files_beside(stays: Mapping[str, Record], anew: Iterable[str]) -> set[str]:
    """Return the paths of the files of the sites that stay, but for those that are made anew."""
    made = set(anew)
    return {f"{id}/{file}" for id, old in stays.items() if id not in made for file in old.files}
