"""A guide to a plan: every page of a site, and the frame around them. Pure data."""

from dataclasses import dataclass
from typing import Any

from veileder.pages.anchors import with_anchors
from veileder.pages.articles import article_pages, emergency_of
from veileder.pages.base import Data, Page, View
from veileder.pages.contacts import service_contacts
from veileder.pages.directory import directory_pages
from veileder.pages.handbook import handbook_page
from veileder.pages.levels import variant_links
from veileder.pages.printing import site_address, with_address
from veileder.pages.reference import helpline_data, reference_pages
from veileder.pages.roles import role_pages
from veileder.pages.steps import step_pages
from veileder.pages.tools import tool_pages
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.backlinks import backlinks
from veileder.resolving.guide import Guide

MAIN_PAGES = ("front", "tools", "services", "measures", "roles", "arenas", "practice", "about")
FOOTER_PAGES = ("glossary", "laws", "helplines", "handbook", "changes")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to copy: from the root of the sources, to a path on the site."""

    source: str
    path: str


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file to write as it is, at a path on the site."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class SitePlan:
    """One site: its pages, what stands around each of them, and files to copy."""

    id: str
    name: str
    language: str
    frame: dict[str, Any]
    pages: tuple[Page, ...]
    attachments: tuple[Attachment, ...] = ()
    files: tuple[TextFile, ...] = ()
    region: str | None = None


def plan_site(guide: Guide, strings: Strings, built: str, region_path: str | None) -> SitePlan:
    """Return the plan of the site of ``guide``.

    ``built`` is the date of the build for reading; ``region_path`` leads to the region's front
    from the site's root, if there is one.
    """
    addresses = Addresses(guide, strings)
    view = View(guide, addresses, strings, "")
    back = backlinks(guide)
    pages = with_anchors(
        (
            *step_pages(view, back),
            *tool_pages(view, back),
            *role_pages(view, back),
            *directory_pages(view, back),
            *reference_pages(view, back),
            *article_pages(view, guide.translations),
            handbook_page(view.at(addresses.path("handbook"))),
            _search_page(view.at(addresses.path("search"))),
        )
    )
    name = view.say("site_name", brand=guide.settings.brand.short, name=guide.municipality.name)
    return SitePlan(
        id=guide.id,
        name=name,
        language=str(guide.language),
        frame=_frame(view, built, region_path),
        pages=tuple(with_address(page, guide.settings.address) for page in pages),
        attachments=tuple(_attachments(guide, addresses)),
        region=guide.region_id,
    )


def _search_page(view: View) -> Page:
    return view.page("search.html", view.strings["page_search"], "", {})


def _frame(view: View, built: str, region_path: str | None) -> Data:
    guide = view.guide
    return {
        "t": dict(view.strings),
        "municipality": {
            "id": guide.id,
            "name": guide.municipality.name,
            "number": guide.municipality.number,
        },
        "brand": guide.settings.brand.model_dump(),
        "address": site_address(guide.settings.address),
        "draft": guide.municipality.status == "draft",
        "accent": guide.settings.accent,
        "built": built,
        "website": guide.settings.website,
        "region": {"name": guide.region.name, "path": region_path} if guide.region else None,
        "nav": [_entry(view, page) for page in MAIN_PAGES],
        "footer": [_entry(view, page) for page in FOOTER_PAGES] + _site_articles(view),
        "statement": guide.municipality.accessibility_statement,
        "contacts": view.contacts(guide.settings.contacts),
        "emergency": _emergency(view),
        "variants": [v for v in variant_links(view, "") if v["id"]],
        "search_path": view.addresses.path("search"),
    }


def _entry(view: View, page: str) -> Data:
    target = view.addresses.targets[f"page/{page}"]
    return {"id": page, "title": target.title, "path": target.path}


def _site_articles(view: View) -> list[Data]:
    articles = view.guide.documents["article"].values()
    return [
        {"id": article.id, "title": target.title, "path": target.path}
        for article in articles
        if getattr(article.value, "section", "") == "site"
        and (target := view.target(f"article/{article.id}"))
    ]


def _emergency(view: View) -> Data | None:
    """Return the short rule and the numbers that stand on every page."""
    document = emergency_of(view)
    if document is None:
        return None
    rule = document.value
    local = [
        service_contacts(view, service) for service in rule.services if service == "barnevernvakt"
    ]
    return {
        "title": document.title,
        "summary": view.plain(rule.summary),
        "path": view.addresses.path("emergency"),
        "numbers": [helpline_data(view, h) for h in view.guide.helplines if h.emergency],
        "local": [unit for service in local for unit in service["units"]],
    }


def _attachments(guide: Guide, addresses: Addresses) -> list[Attachment]:
    """Return the files of the tools that are shown: each lies beside the text that names it."""
    return [
        Attachment(
            f"{document.value.at('files', index).path.rpartition('/')[0]}/{attachment.file}",
            f"{addresses.path('tools')}{document.id}/{attachment.file}",
        )
        for document in guide.documents["tool"].values()
        for index, attachment in enumerate(getattr(document.value, "files", ()))
    ]
