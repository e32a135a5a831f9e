"""The page where a reader keeps the whole site on her own device, and removes it again."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.base import Page, PageData
from veileder.pages.view import View

_SYSTEMS = ("iphone", "android", "samsung", "computer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a page gets on the home screen of one kind of device."""

    title: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(PageData):
    """The panel has its words from the interface; ``ways`` are to the home screen."""

    template: ClassVar[str] = "offline.html"

    ways: tuple[Way, ...]


def offline_page(view: View) -> Page:
    """Return the page of the saved copy."""
    words = view.strings
    ways = (Way(title=words[f"home_{one}"], how=words[f"home_{one}_how"]) for one in _SYSTEMS)
    return view.page(
        OfflinePage(ways=tuple(ways)), words["page_offline"], words["offline_description"]
    )
