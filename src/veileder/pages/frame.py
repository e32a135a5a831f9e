"""What stands around every page of a site: header, menu, acute rule and footer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from veileder.pages.emergencies import emergency_of
from veileder.pages.feedback import FeedbackWay, feedback_way
from veileder.pages.menu import Entry, footer_pages, main_pages, page_named
from veileder.pages.parts import Contact, Own, Phones
from veileder.pages.phones import urgent_phones
from veileder.pages.printing import site_address
from veileder.pages.variants import FrameVariant, frame_variants, varied_folders
from veileder.pages.view import View
from veileder.reading.layers import Mark

# Words that no template asks for. They have the name of the model in them, and a body is made once
# for all whose other words are the same.
_SAID_BY_PAGES = frozenset({"site_name", "front_title", "about_description", "section_about"})


_UNDER_ICON = 12  # letters: what phones show of a name before they cut it
_KIND_OF_PLACE = re.compile(r"\s+(?:kommune|herad)$", re.IGNORECASE)
_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Whose site it is, and what the model is called there: in short, and in full."""

    id: Own
    name: Own
    brand: str
    brand_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkShown:
    """The municipality's own mark: its path from the site's root, its type and its sides."""

    path: str
    type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyBar:
    """The acute rule in short; ``path`` leads to its page from the site's root."""

    title: str
    summary: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """The way to the other målform, called by its own name there."""

    language: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """The language around a page that no site is in, and the site's own."""

    language: str
    norwegian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is the same on every page of a site; a portal has only the first part.

    ``up`` leads from the root of these pages to that of the site, which has the files of both
    målformer, and ``switch`` to the pages in the other one.
    ``t`` has the texts of the interface, ``built`` the date of the build for reading, ``address``
    where the site is published, and ``phones`` whom to ring when it is urgent.
    ``variants`` are the types of service with pages of their own, ``varied`` which pages each of
    them has, ``region`` is the front of the region, ``statement`` the address of the accessibility
    statement, ``accent`` the municipality's own colour, ``mark`` its own mark,
    ``responsible`` the role that answers for it, ``changes`` the page of what is written here,
    ``feedback`` where one may say what is wrong with a page;
    ``keeps`` says whether a phone may keep what its reader asks it to. ``abroad`` is only there
    around pages in languages that no site is in. ``invented`` is a municipality that is made up.
    """

    t: Mapping[str, str]
    built: str
    portal: bool = False
    address: Own | None = None
    phones: Phones | None = None
    up: str = ""
    switch: Switch | None = None

    municipality: Here | None = None
    draft: bool = False
    invented: bool = False
    keeps: bool = False
    accent: str | None = None
    mark: MarkShown | None = None
    website: Own | None = None
    region: Entry | None = None
    nav: tuple[Entry, ...] = ()
    footer: tuple[Entry, ...] = ()
    statement: Own | None = None
    contacts: tuple[Contact, ...] = ()
    responsible: Own | None = None
    changes: Entry | None = None
    feedback: FeedbackWay | None = None
    emergency: EmergencyBar | None = None
    variants: tuple[FrameVariant, ...] = ()
    varied: str = ""
    search_path: str = ""
    abroad: Abroad | None = None

    @property
    def short_name(self) -> str:
        """What stands under the site's icon on a phone; nothing for a portal, which has none."""
        here = self.municipality
        return home_name(here.brand, here.name) if here else ""


def home_name(brand: str, name: str) -> str:
    """Return what a phone has room for under an icon: brand and place, or the place alone."""
    place = _KIND_OF_PLACE.sub("", name)
    whole = (text for text in (f"{brand} {place}", place) if len(text) <= _UNDER_ICON)
    return next(whole, f"{place[: _UNDER_ICON - 1].rstrip()}…")


def shown_words(strings: Mapping[str, str]) -> dict[str, str]:
    """Return those of ``strings`` that templates may ask for."""
    return {key: text for key, text in strings.items() if key not in _SAID_BY_PAGES}


def site_frame(view: View, built: str, region_path: str | None) -> Frame:
    """Return what stands around every page of the site of a municipality."""
    settings, region = view.guide.settings, view.guide.region
    rule = emergency_of(view)
    return Frame(
        t=shown_words(view.strings),
        built=built,
        address=site_address(settings.address),
        phones=urgent_phones(view, rule.value) if rule else None,
        municipality=Here(
            id=view.guide.id,
            name=settings.municipality.name,
            brand=settings.brand.short,
            brand_name=settings.brand.name,
        ),
        draft=settings.municipality.status == "draft",
        invented=settings.municipality.is_invented,
        keeps=settings.keeps,
        accent=settings.accent,
        mark=_mark(settings.mark),
        website=settings.website,
        region=Entry(region.name, region_path) if region and region_path else None,
        nav=main_pages(view),
        footer=footer_pages(view),
        statement=settings.municipality.accessibility_statement,
        contacts=view.contacts(settings.contacts),
        responsible=settings.responsible,
        changes=page_named(view, "changes"),
        feedback=feedback_way(settings),
        emergency=_bar(view),
        variants=frame_variants(view),
        varied=varied_folders(view),
        search_path=view.addresses.path("search"),
    )


def _mark(mark: Mark | None) -> MarkShown | None:
    if mark is None:
        return None
    name = PurePosixPath(mark.path).name
    return MarkShown(
        path=f"images/{name}",
        type=_TYPES[PurePosixPath(name).suffix],
        width=mark.width,
        height=mark.height,
    )


def _bar(view: View) -> EmergencyBar | None:
    rule = emergency_of(view)
    if rule is None:
        return None
    return EmergencyBar(
        title=rule.title,
        summary=view.plain(rule.value.summary),
        path=view.addresses.path("emergency"),
    )
