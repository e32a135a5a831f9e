"""What stands above the municipalities' sites: the page to choose on, and the regions' fronts."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from veileder.editions import Editions
from veileder.pages.plan import SitePlan
from veileder.pages.portal import Listed
from veileder.reading.layers import Library
from veileder.rendering.record import Record
from veileder.resolving.bare import region_guide
from veileder.sites import Planner

_LISTS = TypeAdapter(list[Listed])


@dataclass(frozen=True, slots=True)
class Above:
    """The sites that lists name, the regions to make a front for, and the names of all regions.

    With each of the ``fronts`` stands what its region was read in.
    """

    sites: tuple[Listed, ...]
    fronts: Mapping[str, Library]
    regions: Mapping[str, str]

    def made_of(self, editions: Editions) -> dict[str, str]:
        """Return what the pages above are made of."""
        lists = hashlib.sha256(_LISTS.dump_json([*self.sites])).hexdigest()
        folders = (f"municipalities/{region}" for region in self.regions)
        return {**editions.of(folders), "sites": lists}

    def plans(self, planner: Planner) -> Iterator[SitePlan]:
        """Yield the plan of every front, and of the page to choose on."""
        for id, library in self.fronts.items():
            yield planner.region(region_guide(library, id), self.sites)
        yield planner.top(self.sites, self.regions)


def standing_above(there: Mapping[str, Record]) -> Above:
    """Return what stands above the sites that are there."""
    sites = sorted((r.listed for r in there.values() if not r.portal), key=lambda site: site.id)
    titles = {id: record.title for id, record in sorted(there.items()) if record.portal}
    return Above(tuple(sites), {}, titles)


def above(
    new: Iterable[Listed], stays: Mapping[str, Record], base: Library, wrong: Collection[str]
) -> Above:
    """Return what stands above the ``new`` sites and those that stay.

    A region has a front made where one of its sites is there, unless it is one of those with
    something ``wrong``; a front that stays is named too.
    """
    old = [record.listed for record in stays.values() if not record.portal]
    sites = sorted([*old, *new], key=lambda site: site.id)
    homes = {site.region for site in sites}
    titles = {id: record.title for id, record in stays.items() if record.portal}
    made = [id for id in base.regions if id in homes.difference(wrong)]
    layers = ((id, base.layers[id].settings) for id in made)
    titles |= {id: settings.name for id, settings in layers if settings}
    return Above(tuple(sites), dict.fromkeys(made, base), dict(sorted(titles.items())))
