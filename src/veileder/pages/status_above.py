"""How far the guides of a region have come, or all of them: figure by figure, one bar each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from veileder.pages.base import Page, PageData
from veileder.pages.parts import Link
from veileder.pages.plan import SitePlan
from veileder.pages.portal import ChooserPage, Listed
from veileder.pages.region import RegionPage
from veileder.pages.status import Bar, BarGroup, bar_of, group_of, words_above
from veileder.reading.strings import Strings
from veileder.resolving.addresses import collated
from veileder.status.figures import together
from veileder.status.marks import FIGURES


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAbovePage(PageData):
    """The figures of several municipalities, each with a bar that leads to its own page."""

    template: ClassVar[str] = "status-above.html"
    is_printed: ClassVar[bool] = True

    day: str
    groups: tuple[BarGroup, ...]


def with_status(plan: SitePlan, sites: Sequence[Listed]) -> SitePlan:
    """Return the plan of a front above ``sites``, with a page of how far they have come.

    Sites that were built before there were figures are not on it.
    """
    known = sorted((site for site in sites if site.figures), key=lambda one: collated(one.title))
    front = plan.pages[0]
    if not known or not isinstance(front.data, RegionPage | ChooserPage):
        return plan
    strings = words_above(Strings(plan.frame.t))
    folder, title = f"{strings['path_status']}/", strings["page_status_above"]
    up = "../../" if plan.id else "../"
    data = StatusAbovePage(day=plan.frame.built, groups=tuple(_groups(known, strings, up)))
    page = Page(folder, data, title, strings["status_description_above"], edits=front.edits)
    front = replace(front, data=replace(front.data, status=Link(title, folder)))
    return replace(plan, pages=(front, *plan.pages[1:], page))


def _groups(sites: Sequence[Listed], strings: Strings, up: str) -> Iterator[BarGroup]:
    whole = together(site.figures for site in sites)
    for name in (name for name in FIGURES if name in whole):
        group = group_of(strings, name, whole[name], list(_bars(sites, name, up)))
        yield replace(group, untried=_untried(sites)) if name == "links" else group


def _untried(sites: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(site.title for site in sites if "links" not in site.figures)


def _bars(sites: Sequence[Listed], name: str, up: str) -> Iterator[Bar]:
    for site in sites:
        if name in site.figures:
            folder = f"{up}{site.id}/status/"  # the same in both målformer
            yield bar_of(site.title, site.figures[name], folder)
