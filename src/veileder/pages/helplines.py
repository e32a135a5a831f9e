"""The national numbers."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.model.bilingual import Helpline
from veileder.pages.base import Page, PageData
from veileder.pages.checking import number_checked
from veileder.pages.parts import Checked, Number
from veileder.pages.phones import number
from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HelplineEntry(Number):
    """A national number: when it answers, and where we have it from."""

    id: str
    hours: str | None
    source: str
    checked: Checked | None
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HelplinesPage(PageData):
    """All national numbers."""

    template: ClassVar[str] = "helplines.html"

    helplines: tuple[HelplineEntry, ...]


def helplines_page(view: View) -> Page:
    """Return the page of all national numbers."""
    data = HelplinesPage(helplines=tuple(_entry(view, line) for line in view.guide.helplines))
    return view.page(data, view.strings["page_helplines"], view.strings["helplines_description"])


def _entry(view: View, helpline: Helpline) -> HelplineEntry:
    short = number(helpline, view.guide.language)
    text = helpline.text(view.guide.language)
    return HelplineEntry(
        short.name,
        short.phone,
        short.tel,
        short.help,
        id=helpline.id,
        hours=text.hours,
        source=helpline.source,
        checked=number_checked(view.guide, view.strings, helpline),
        confirmed=helpline.confirmed,
    )
