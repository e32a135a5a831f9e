"""One build in several parts, each on a machine of its own, and the parts put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from veileder.above import above
from veileder.checked import wanted
from veileder.editions import COMMON, Editions
from veileder.faults import Refusal
from veileder.making import make_above
from veileder.pipeline import files_beside
from veileder.publishing.carry import link
from veileder.publishing.destination import destination
from veileder.publishing.publish import swap_in, workshop
from veileder.reading.library import load_beneath
from veileder.rendering.html_links import faults_between
from veileder.rendering.page_faults import PageFaults
from veileder.rendering.record import MARK, Record, read_record, standing
from veileder.rendering.theme import check_theme


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of putting parts together: the sites that stand, and those that no part has."""

    ready: list[str]
    missing: list[str]
    removed: list[str]


def share(root: Path, part: str) -> list[str]:
    """Return the municipalities of ``part``, such as ``2/3``. Raises Refusal where it has none."""
    number, of = map(int, part.split("/"))
    ids = wanted(root, ())[number - 1 :: of]
    if not ids:
        raise Refusal(f"Del {part} har ingen kommuner: det er færre enn {number} av dem.")
    return ids


def merge(root: Path, parts: Sequence[Path], output: Path) -> Merged:
    """Put the outputs of all the parts of one build together in ``output``, as if built at once.

    Raises Refusal for parts that are not all of one build, and PublishFault, ThemeFault.
    """
    check_theme(root)
    place, editions = destination(output, root), Editions(root)
    _demand_all(parts, editions)
    with workshop(place) as folder:
        site = folder / "site"
        sites = {id: one for part in parts for id, one in _copied(part, site, root).items()}
        base = load_beneath(root)
        known = above((), sites, base, {f.owner for f in base.findings if f.is_error})
        tops = [made for _, made in make_above(known, root, editions, site)]
        outward = [top.outward for top in tops]
        beside = files_beside(sites, (one.site for one in outward))
        between = faults_between(outward, (), base.regions, beside)
        if faults := [*between, *(fault for top in tops for fault in top.faults)]:
            raise PageFaults(*faults)
        removed = swap_in(site, place)
    missing = [id for id in wanted(root, ()) if id not in sites]
    return Merged(sorted(sites), missing, removed)


def _demand_all(parts: Sequence[Path], editions: Editions) -> None:
    """Raise Refusal unless ``parts`` are each part of one build, once, made of what is here."""
    tops = {part: read_record(part) for part in parts}
    named = {part: top.part for part, top in tops.items() if top and top.part}
    for part in parts:
        if part not in named:
            raise Refusal(f"{part} er ikke laget med build --part.")
    counts = {name.partition("/")[2] for name in named.values()}
    if len(counts) > 1:
        raise Refusal(f"Delene er av ulike bygg: {', '.join(sorted(named.values()))}.")
    of = int(counts.pop())
    missing = [f"{n}/{of}" for n in range(1, of + 1) if f"{n}/{of}" not in named.values()]
    if missing:
        raise Refusal(f"Det mangler deler: {', '.join(missing)}.")
    if len(parts) > of:
        raise Refusal("En del er nevnt mer enn én gang.")
    here = editions.of(())[COMMON]
    for part, top in tops.items():
        if top and top.made_of.get(COMMON) != here:
            raise Refusal(
                f"{part} er bygd av en annen utgave enn den som er her, eller en annen dag. "
                "Bygg alle delene av samme utgave, og sett dem sammen samme dag."
            )


def _copied(part: Path, site: Path, root: Path) -> Mapping[str, Record]:
    """Put the sites that are the share of ``part`` in ``site``, and return their records.

    Others may stand there from before, of another share.
    """
    top = read_record(part)
    mine = share(root, top.part) if top and top.part else []
    found = {id: record for id, record in standing(part).items() if id in mine}
    for id, record in found.items():
        for file in (*record.files, MARK):
            if not (part / id / file).is_file():
                raise Refusal(f"{part} er ikke hel: {id}/{file} mangler. Bygg delen på nytt.")
            (site / id / file).parent.mkdir(parents=True, exist_ok=True)
            link(part / id / file, site / id / file)
    return found
