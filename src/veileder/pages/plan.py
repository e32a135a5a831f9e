"""A guide to a plan: every page of a site, and the frame around them. Pure data."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from veileder.model.base import Language
from veileder.pages.about import about_page
from veileder.pages.abroad import frame_abroad
from veileder.pages.amendments import amendments_page
from veileder.pages.anchors import with_anchors
from veileder.pages.answers import answers_pages
from veileder.pages.arenas import arena_pages
from veileder.pages.articles import Foreign, article_pages
from veileder.pages.base import Page
from veileder.pages.beside import Attachment, MadeFile, attachments, made_files
from veileder.pages.changes import changes_pages
from veileder.pages.deadlines import deadlines_page
from veileder.pages.emergencies import emergency_pages
from veileder.pages.feedback import with_feedback
from veileder.pages.flow import flow_page
from veileder.pages.frame import Frame, site_frame
from veileder.pages.front import front_page
from veileder.pages.gaps import gaps_page
from veileder.pages.glossary import glossary_pages
from veileder.pages.handbook import Edition, handbook_pages
from veileder.pages.helplines import helplines_page
from veileder.pages.kept import kept_pages
from veileder.pages.laws import law_pages
from veileder.pages.levels import level_page
from veileder.pages.measures import measure_pages
from veileder.pages.mentions import Mention, mentions
from veileder.pages.neighbours import with_neighbours
from veileder.pages.offline import offline_page
from veileder.pages.practice import practice_pages
from veileder.pages.printing import site_address, with_address
from veileder.pages.roles import role_pages
from veileder.pages.searching import search_page
from veileder.pages.selftest import selftest_pages
from veileder.pages.services import service_pages
from veileder.pages.status import status_page
from veileder.pages.steps import step_page
from veileder.pages.themes import theme_pages
from veileder.pages.tools import tool_pages
from veileder.pages.view import View
from veileder.pages.word_files import word_files
from veileder.pages.year import year_page
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses
from veileder.resolving.backlinks import Backlinks, backlinks
from veileder.resolving.guide import Guide
from veileder.resolving.words.interface import said_in
from veileder.resolving.yearly import school_year
from veileder.status.figures import Figures, Known, Shares, figures

_NO_DAY = Known(dt.date.min)  # then nothing is overdue


@dataclass(frozen=True, slots=True)
class SitePlan:
    """One site: its pages, what stands around each of them, and files to copy.

    ``other`` has the pages in the other målform, where there are both: they stand in a folder of
    this site, as if that was a site, but use this one's files. ``abroad`` has by language what
    stands around the pages that are in none of the two. ``figures`` say how far the guide has come,
    and ``mentions`` are what the region's front may tell of the site.
    """

    id: str
    name: str
    language: str
    frame: Frame
    pages: tuple[Page, ...]
    attachments: tuple[Attachment, ...] = ()
    files: tuple[MadeFile, ...] = ()
    region: str | None = None
    figures: Shares = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    other: "SitePlan | None" = None
    abroad: Mapping[str, Frame] = field(default_factory=dict)

    def around(self, page: Page) -> "SitePlan":
        """Return the plan with the language and the frame that stand around ``page``."""
        if page.language not in self.abroad:
            return self
        return replace(self, language=page.language, frame=self.abroad[page.language])

    @property
    def editions(self) -> tuple[tuple[str, "SitePlan"], ...]:
        """The plan of each målform, by the folder of the site that its pages stand in."""
        return (("", self), *([(f"{self.other.language}/", self.other)] if self.other else []))


def plan_site(
    guide: Guide,
    strings: Strings,
    edition: Edition,
    region_path: str | None,
    foreign: Foreign = MappingProxyType({}),
    known: Known = _NO_DAY,
) -> SitePlan:
    """Return the plan of the site of ``guide``.

    ``strings`` are the words of the interface as they are for all, and ``edition`` has the day of
    the build. ``region_path`` leads to the region's front from the site's root, if there is one.
    ``foreign`` are words for pages in languages that no site is in, and ``known`` is what its
    status is made from.
    """
    shared, strings = strings, said_in(guide, strings)
    addresses = Addresses(guide, strings)
    view = View(guide, addresses, strings, "")
    name = view.say("site_name", brand=guide.settings.brand.short, name=guide.municipality.name)
    words = word_files(view, name, edition.built)
    log = amendments_page(view.at(addresses.path("amendments")))
    own = changes_pages(view.at(addresses.path("changes")), shared)
    found = figures(guide, known)
    made = (*_pages(view, edition, foreign, words, (known, found)), *own, log)
    pages = with_anchors(with_neighbours(page, view, region_path) for page in made)
    frame = site_frame(view, edition.built, region_path)
    return SitePlan(
        id=guide.id,
        name=name,
        language=str(guide.language),
        frame=frame,
        pages=tuple(_placed(page, guide) for page in pages),
        attachments=tuple(attachments(guide, addresses, pages)),
        files=tuple(made_files(view, name, words, edition, log)),
        region=guide.region_id,
        figures=found.whole,
        mentions=tuple(mentions(view)),
        abroad=dict(_abroad(view, frame, pages, foreign)),
    )


def _placed(page: Page, guide: Guide) -> Page:
    """Return ``page`` with what is said of where it is: on its print, and to those who mend it."""
    return with_feedback(with_address(page, guide), site_address(guide.settings.address))


def _abroad(
    view: View, frame: Frame, pages: Sequence[Page], foreign: Foreign
) -> Iterator[tuple[str, Frame]]:
    """Yield the frame of every language that some page is in and no site is."""
    for name in dict.fromkeys(page.language for page in pages if page.language):
        language = Language(name)
        those = [page for page in pages if page.language == name]
        words = view.speaking(foreign.get(language, {}))
        yield name, frame_abroad(frame, words, foreign.get(Language.EN, {}), language, those)


def _pages(
    view: View,
    edition: Edition,
    foreign: Foreign,
    words: Mapping[str, bytes],
    status: tuple[Known, Figures],
) -> Iterator[Page]:
    """Yield every page, kind by kind: the order in which a search finds them."""
    back, path = backlinks(view.guide), view.addresses.path
    yield from _steps(view, back)
    yield from theme_pages(view)
    yield from tool_pages(view, back, words)
    yield from role_pages(view, back)
    yield from service_pages(view, back)
    yield from measure_pages(view)
    yield gaps_page(view.at(path("gaps")))
    yield from arena_pages(view, back)
    yield from law_pages(view, back)
    yield from glossary_pages(view.at(path("glossary")))
    yield from answers_pages(view)
    yield from selftest_pages(view)
    yield helplines_page(view.at(path("helplines")))
    yield from emergency_pages(view.at(path("emergency")))
    yield deadlines_page(view.at(path("deadlines")))
    yield year_page(view.at(path("year")), school_year(edition.day))
    yield about_page(view.at(path("about")))
    yield status_page(view.at(path("status")), *status)
    yield from article_pages(view, view.guide.translations, foreign)
    yield from kept_pages(view)
    yield offline_page(view.at(path("offline")))
    yield from practice_pages(view, back)
    yield from handbook_pages(view.at(path("handbook")), edition)
    yield search_page(view.at(path("search")))


def _steps(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the front, the way through, and the level and step pages of every variant."""
    for name, variant in view.guide.variants.items():
        front = f"{name}/" if name else ""
        yield front_page(view.at(front, name), variant)
        yield flow_page(view.at(f"{front}{view.addresses.path('flow')}", name), variant)
        for level in variant.levels:
            yield level_page(view.at(f"{front}{level.id}/", name), variant, level)
            for step in level.steps:
                path = f"{front}{level.id}/{step.id}/"
                yield step_page(view.at(path, name), variant, level, step, back)
