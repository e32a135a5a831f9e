"""What the page of each municipality shows, gathered for a region and for all."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from veileder.checked import Checked
from veileder.dates import today
from veileder.model.base import Language
from veileder.pages.status import StatusPage, status_of, title_of
from veileder.pages.view import View
from veileder.reading.strings import Strings, words_of
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide
from veileder.resolving.words.interface import DEFAULT, filled, said_in
from veileder.status.figures import Figures, Known, Shares, figures, together
from veileder.status.runs import runs_of


@dataclass(frozen=True, slots=True)
class Status:
    """How far one guide has come. ``page`` is what its page shows, as seen from there."""

    guide: Guide
    view: View
    known: Known
    figures: Figures
    page: StatusPage

    def title(self, id: str) -> str:
        """Return what a part of the guide or a type of service is called here."""
        return title_of(self.view, id)


@dataclass(frozen=True, slots=True)
class Overview:
    """All that were asked for, and what they come to: by region, and together.

    ``strings`` are the words for what is said of all of them.
    """

    statuses: tuple[Status, ...]
    strings: Strings
    regions: Mapping[str, Shares]
    whole: Shares
    day: dt.date


def overview(checked: Checked) -> Overview:
    """Return how far each guide that was read has come, and all together."""
    found = tuple(_statuses(checked, root := checked.library.root))
    names = dict.fromkeys(one.guide.region.name for one in found if one.guide.region)
    regions = {
        name: together(one.figures.whole for one in found if _is_of(one.guide, name))
        for name in names
    }
    strings = filled(words_of(root, Language.NB), DEFAULT)
    whole = together(one.figures.whole for one in found)
    return Overview(found, strings, regions, whole, today())


def _is_of(guide: Guide, region: str) -> bool:
    return guide.region is not None and guide.region.name == region


def _statuses(checked: Checked, root: Path) -> Iterator[Status]:
    for guide in checked.guides.values():
        strings = said_in(guide, words_of(root, guide.language))
        addresses = Addresses(guide, strings)
        view = View(guide, addresses, strings, addresses.path("status"))
        known = Known(today(), tuple(checked.findings), runs_of(root, guide.id))
        found = figures(guide, known)
        yield Status(guide, view, known, found, status_of(view, known, found))
