"""The search field, and the page that has it alone."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.base import Page, PageData
from veileder.pages.emergencies import emergency_of
from veileder.pages.feedback import feedback_mail
from veileder.pages.parts import Link, Phone
from veileder.pages.phones import urgent_numbers
from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """The emergency rule and its national numbers, for those who find nothing."""

    title: str
    href: str
    numbers: tuple[Phone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchBox:
    """What is shown when nothing is found; ``path`` is the search page from the site's root.

    ``variant`` is the type of service that is searched from, ``mail`` whom to tell of a word
    that finds nothing.
    """

    path: str
    variant: str | None
    urgent: Urgent | None
    mail: str | None
    glossary: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(PageData):
    """The search by itself."""

    template: ClassVar[str] = "search.html"

    search: SearchBox


def search_page(view: View) -> Page:
    """Return the page of the search."""
    data = SearchPage(search=search_box(view))
    return view.page(data, view.strings["page_search"], "")


def search_box(view: View) -> SearchBox:
    """Return the search field as it is on this page."""
    return SearchBox(
        path=view.addresses.path("search"),
        variant=view.variant,
        urgent=_urgent(view),
        mail=feedback_mail(view.guide.settings.contacts),
        glossary=view.known("page/glossary").href,
        others=view.links(f"page/{page}" for page in ("tools", "services", "roles")),
    )


def _urgent(view: View) -> Urgent | None:
    rule = emergency_of(view)
    if rule is None:
        return None
    return Urgent(
        title=rule.title,
        href=view.known("page/emergency").href,
        numbers=tuple(Phone(one.name, one.phone, one.tel) for one in urgent_numbers(view)),
    )
