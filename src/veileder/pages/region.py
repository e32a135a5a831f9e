"""The front of a region: its municipalities, one search in them all, and what they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from veileder.pages.amendments import amendments_page
from veileder.pages.anchors import with_anchors
from veileder.pages.base import Page, PageData
from veileder.pages.beside import Attachment, MadeFile
from veileder.pages.edits import region_edits
from veileder.pages.feeds import feed_path
from veileder.pages.following import feeds
from veileder.pages.members import Members
from veileder.pages.parts import Contact, Html, Link, Phones
from veileder.pages.plan import SitePlan
from veileder.pages.portal import Listed, SiteLink, plan_above, shared_phones, site_links
from veileder.pages.region_common import RegionGroup, common_groups
from veileder.pages.region_measures import region_measures_page
from veileder.pages.region_texts import own_articles, region_text_pages
from veileder.pages.shown import pictures_shown
from veileder.pages.view import View
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPage(PageData):
    """The front of a region.

    ``folders`` are those of the other målform, each with what it is called in this one after a
    colon, where a municipality is in that. ``links`` lead to its other pages, and ``groups`` are
    what the municipalities share, by kind.
    """

    template: ClassVar[str] = "region.html"

    municipalities: tuple[SiteLink, ...]
    folders: str
    phones: Phones
    about: Html
    website: str | None
    contacts: tuple[Contact, ...]
    links: tuple[Link, ...]
    groups: tuple[RegionGroup, ...]
    status: Link | None = None


def plan_region(
    guide: Guide,
    sites: Sequence[Listed],
    strings: Strings,
    built: str,
    indexes: Mapping[str, str] = MappingProxyType({}),
    folders: Mapping[str, str] = MappingProxyType({}),
) -> SitePlan:
    """Return the plan of the front of a region, with all pages that stand there.

    ``guide`` is what the region says for all, and ``sites`` are those of its municipalities.
    ``indexes`` are where a site has the index of its search, by the language of the site, and
    ``folders`` what the folders of sites in the other målform are called in this one.
    """
    language, name = str(guide.language), guide.municipality.name
    view, members = _view(guide, strings), Members(guide.id, language, tuple(sites), strings)
    beside = [replace(page, edits=()) for page in _beside(view, members)]  # made of many files
    data = _front(view, members, beside, indexes, folders)
    edits = region_edits(guide.settings.repository, guide.id)
    front = Page("", data, name, strings["region_description"], edits=edits)
    pages = with_anchors((front, *beside, *region_text_pages(view, members)))
    files = tuple(_feeds(view, pages))
    plan = plan_above(guide.id, name, strings, built, front)
    is_draft, feed = guide.municipality.status == "draft", feed_path("", "") if files else ""
    return replace(
        plan,
        language=language,
        frame=replace(plan.frame, draft=is_draft, feed=feed),
        pages=pages,
        attachments=tuple(Attachment(*one) for one in pictures_shown(guide, pages)),
        files=files,
    )


def _front(
    view: View,
    members: Members,
    beside: Sequence[Page],
    indexes: Mapping[str, str],
    folders: Mapping[str, str],
) -> RegionPage:
    """Return what stands on the front, which leads to the pages ``beside`` it."""
    settings, sites = view.guide.settings, members.sites
    links = site_links(sites, "../", {}, indexes, members.language)
    return RegionPage(
        municipalities=links,
        folders=_pairs(folders) if any(link.language for link in links) else "",
        phones=shared_phones(sites, members.language),
        about=view.html(settings.about),
        website=settings.website,
        contacts=view.contacts(settings.contacts),
        links=tuple(Link(page.title, page.path) for page in beside),
        groups=tuple(common_groups(view, members)),
    )


def _view(guide: Guide, strings: Strings) -> View:
    """Return the front as its pages see it: only what stands there can be led to."""
    addresses = Addresses(guide, strings)
    log = {"page/amendments"} if guide.amendments else set()
    addresses.keep({f"article/{article.id}" for article in own_articles(guide)} | log)
    return View(guide, addresses, strings, "")


def _beside(view: View, members: Members) -> Iterator[Page]:
    """Yield the pages that the front leads to by their titles."""
    measures = region_measures_page(view.at(f"{view.strings['path_measures']}/"), members)
    if measures:
        yield measures
    if view.guide.amendments:
        up = Link(view.guide.municipality.name, "../")
        yield amendments_page(view.at(view.addresses.path("amendments")), up)


def _feeds(view: View, pages: Sequence[Page]) -> Iterator[MadeFile]:
    for page in pages:
        for path, content in feeds(view, page, view.guide.municipality.name):
            yield MadeFile(path, content, is_saved=False)


def _pairs(names: Mapping[str, str]) -> str:
    return " ".join(f"{theirs}:{ours}" for theirs, ours in names.items())
