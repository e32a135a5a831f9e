"""The page above all sites, where one chooses municipality, and what lists say of a site."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from veileder.model.base import SITE_LANGUAGES
from veileder.model.counties import county_of, is_invented
from veileder.pages.base import Page, PageData
from veileder.pages.frame import Frame
from veileder.pages.mentions import Mention
from veileder.pages.parts import Link, Number, Phones
from veileder.pages.phones import number, phones
from veileder.pages.plan import SitePlan
from veileder.pages.printing import site_address
from veileder.reading.strings import Strings
from veileder.resolving.addresses import collated
from veileder.resolving.guide import Guide
from veileder.status.figures import Shares

_FEW = 12  # sites that are shown without being unfolded


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of one municipality's site, built now or standing from before.

    ``address`` is where it is published, ``urgent`` whom to ring there, in each målform, and
    ``number`` the municipality's own. One that was built before there was any has no data for
    others: not ``has_api``. ``figures`` say how far its guide has come, if that is known, and
    ``mentions`` are what its region's front tells of it.
    """

    id: str
    title: str
    language: str
    draft: bool
    region: str | None
    address: str | None = None
    urgent: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    number: str = ""
    formerly: tuple[str, ...] = ()
    parallel_names: tuple[str, ...] = ()
    has_api: bool = True
    figures: Shares = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLink:
    """A municipality's site, and whether it is a draft.

    ``about`` is its number and region, ``formerly`` and ``parallel_names`` other names, ``index``
    where its search index is, and ``language`` what that is in if not in the målform of the list.
    """

    title: str
    href: str
    draft: bool
    about: str = ""
    formerly: str = ""
    parallel_names: str = ""
    index: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteGroup:
    """The sites of a county, or of those in none."""

    title: str
    municipalities: tuple[SiteLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserPage(PageData):
    """The page where one chooses municipality; ``few`` are all shown at once."""

    template: ClassVar[str] = "chooser.html"

    few: bool
    regions: tuple[Link, ...]
    groups: tuple[SiteGroup, ...]
    phones: Phones
    status: Link | None = None


def listed(
    guide: Guide, figures: Shares = MappingProxyType({}), mentions: tuple[Mention, ...] = ()
) -> Listed:
    """Return what lists say of a guide, how far it has come, and what its region's front tells."""
    municipality = guide.municipality
    is_draft = municipality.status == "draft"
    lines = [line for line in guide.helplines if line.emergency]
    return Listed(
        guide.id,
        municipality.name,
        str(guide.language),
        is_draft,
        guide.region_id,
        site_address(guide.settings.address),
        {
            str(language): tuple(number(line, language) for line in lines)
            for language in SITE_LANGUAGES
        },
        municipality.number,
        municipality.formerly,
        municipality.parallel_names,
        figures=dict(figures),
        mentions=mentions,
    )


def shared_phones(sites: Sequence[Listed], language: str) -> Phones:
    """Return the numbers of the emergency rule that are the same on every site."""
    first, *others = [site.urgent.get(language, ()) for site in sites] or [()]
    everywhere = [{one.tel for one in numbers} for numbers in others]
    return phones(one for one in first if all(one.tel in known for known in everywhere))


def plan_chooser(
    municipalities: Sequence[Listed],
    regions: Sequence[tuple[str, str]],
    strings: Strings,
    built: str,
) -> SitePlan:
    """Return the plan of the page where one chooses municipality, grouped by county.

    ``regions`` are the ids and names of those with a front to lead to.
    """
    counties: dict[str, list[Listed]] = {}
    for one in municipalities:
        counties.setdefault(_group(one, strings), []).append(one)
    places = {strings["chooser_others"]: 1, strings["chooser_invented"]: 2}  # after the counties
    names = sorted(counties, key=lambda name: (places.get(name, 0), collated(name)))
    data = ChooserPage(
        few=len(municipalities) <= _FEW,
        regions=tuple(Link(title, f"{id}/") for id, title in regions),
        groups=tuple(
            SiteGroup(title=name, municipalities=site_links(counties[name], "", dict(regions)))
            for name in names
        ),
        phones=shared_phones(municipalities, "nb"),
    )
    page = Page("", data, strings["chooser_title"], strings["chooser_description"])
    return plan_above("", strings["chooser_title"], strings, built, page)


def site_links(
    municipalities: Iterable[Listed],
    prefix: str,
    regions: Mapping[str, str],
    indexes: Mapping[str, str] = MappingProxyType({}),
    language: str = "",
) -> tuple[SiteLink, ...]:
    """Return the ways to sites, by name; ``prefix`` leads to where they stand.

    ``indexes`` are where a site has the index of its search by its ``language``, and ``regions``
    the titles of those that are told.
    """
    return tuple(
        SiteLink(
            title=one.title,
            href=f"{prefix}{one.id}/",
            draft=one.draft,
            about=" · ".join(filter(None, (_number(one), regions.get(one.region or "")))),
            formerly=", ".join(one.formerly),
            parallel_names=", ".join(one.parallel_names),
            index=indexes.get(one.language, ""),
            language=one.language if language and one.language != language else "",
        )
        for one in sorted(municipalities, key=lambda one: collated(one.title))
    )


def _group(one: Listed, strings: Strings) -> str:
    """Return the county, or what those that are in none stand under."""
    if is_invented(one.number):
        return strings["chooser_invented"]
    return county_of(one.number) or strings["chooser_others"]


def _number(one: Listed) -> str:
    return one.number if county_of(one.number) else ""


def plan_above(id: str, name: str, strings: Strings, built: str, page: Page) -> SitePlan:
    """Return the plan of what stands above the sites in folder ``id``, with its first ``page``."""
    frame = Frame(t=dict(strings), built=built, portal=True)
    return SitePlan(id, name, "nb", frame, (page,))
