"""The pages that are named on every page, at the top and at the bottom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veileder.pages.view import View
from veileder.resolving.addresses import FOOTER_PAGES, MENU_PAGES, VARIED_PAGES


@dataclass(frozen=True, slots=True)
class Entry:
    """A page named on every page, by its path from the site's root.

    ``language`` is that of the page, where it is another than that of those who read its name;
    ``varied`` is one that each type of service has its own of.
    """

    title: str
    path: str
    language: str = ""
    varied: bool = False


def main_pages(view: View) -> tuple[Entry, ...]:
    """Return the pages in the menu at the top."""
    return _entries(view, (f"page/{page}" for page in MENU_PAGES))


def footer_pages(view: View) -> tuple[Entry, ...]:
    """Return the pages at the bottom, with the articles about the site itself."""
    return _entries(view, (*(f"page/{page}" for page in FOOTER_PAGES), *_site_articles(view)))


def page_named(view: View, page: str) -> Entry | None:
    """Return the way to one of the named pages; None where the site has not got it."""
    return next(iter(_entries(view, (f"page/{page}",))), None)


def _entries(view: View, refs: Iterable[str]) -> tuple[Entry, ...]:
    targets = ((ref.removeprefix("page/") in VARIED_PAGES, view.target(ref)) for ref in refs)
    return tuple(Entry(one.title, one.path, varied=varied) for varied, one in targets if one)


def _site_articles(view: View) -> Iterator[str]:
    for article in view.guide.documents["article"].values():
        if getattr(article.value, "section", "") == "site":
            yield f"article/{article.id}"
