"""Which sites there are to make, and the plan of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from veileder.api.files import api_files, list_files, with_api
from veileder.checked import Checked
from veileder.dates import today
from veileder.findings import Finding
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.pages.handbook import Edition
from veileder.pages.plan import SitePlan, plan_site
from veileder.pages.portal import Listed, listed, plan_chooser
from veileder.pages.region import plan_region
from veileder.pages.status_above import with_status
from veileder.pages.twins import together
from veileder.pages.ways import address_beside, with_ways
from veileder.reading.strings import Strings, foreign_words, words_of
from veileder.resolving.bare import region_guide
from veileder.resolving.guide import Guide
from veileder.resolving.words.interface import DEFAULT, filled, said_in
from veileder.search import indexes, with_search
from veileder.status.figures import Known
from veileder.status.runs import runs_of


class Planner:
    """Makes plans with the interface texts of one root, and the day that is on every page.

    ``pdf`` says that handbooks are made as PDFs too.
    """

    def __init__(self, root: Path, pdf: bool = False) -> None:
        self._root = root
        self._day = today()
        self._made = Edition(self._day, pdf)
        self._built = self._made.built

    @cached_property
    def _strings(self) -> Mapping[Language, Strings]:
        return {language: words_of(self._root, language) for language in SITE_LANGUAGES}

    @cached_property
    def _foreign(self) -> Mapping[Language, Strings]:
        others = (language for language in Language if language not in SITE_LANGUAGES)
        return {language: foreign_words(self._root, language) for language in others}

    def site(self, guide: Guide, findings: Iterable[Finding] = ()) -> SitePlan:
        """Return the plan of a municipality's site, with its search index and its data."""
        plan = with_search(self.pages(guide, findings), guide)
        return with_api(plan, guide, self._strings, self._day)

    def data(self, plan: SitePlan, guide: Guide) -> dict[str, bytes]:
        """Return the files beside the pages of ``plan`` that a preview makes when asked for."""
        found = {path: text.encode() for path, text in indexes(plan, guide).items()}
        return found | api_files(plan, guide, self._strings, self._day)

    def pages(self, guide: Guide, findings: Iterable[Finding] = ()) -> SitePlan:
        """Return the plan of a municipality's site, all but its search index and data."""
        known = Known(self._day, tuple(findings), runs_of(self._root, guide.id))
        main = self._edition(guide, "../", known)
        return together(main, self._edition(guide.other, "../../", known)) if guide.other else main

    def _edition(self, guide: Guide, up: str, known: Known) -> SitePlan:
        above = f"{up}{guide.region_id}/" if guide.region_id else None
        strings = self._strings[guide.language]
        return plan_site(guide, strings, self._made, above, self._foreign, known)

    def region(self, guide: Guide, sites: Sequence[Listed]) -> SitePlan:
        """Return the plan of the front of the region that ``guide`` is of.

        Those of ``sites`` that are in it stand there.
        """
        members = tuple(site for site in sites if site.region == guide.id)
        paths = {str(one): words["path_search"] for one, words in self._strings.items()}
        indexes = {language: f"{path}/index.json" for language, path in paths.items()}
        folders = self._folders(guide.language)
        strings = said_in(guide, self._strings[guide.language])
        addressed = _addressed(guide, members)
        plan = plan_region(addressed, members, strings, self._built, indexes, folders)
        return with_status(with_ways(plan, members), members)

    def _folders(self, language: Language) -> dict[str, str]:
        """Return the folders that are called otherwise in the other målform: theirs, and ours."""
        ours = self._strings[language]
        others = next(self._strings[one] for one in SITE_LANGUAGES if one != language)
        names = (name for name in ours if name.startswith("path_"))
        return {others[name]: ours[name] for name in names if others[name] != ours[name]}

    def top(self, sites: Sequence[Listed], regions: Mapping[str, str]) -> SitePlan:
        """Return the plan of the page to choose municipality on; ``regions`` are titles by id."""
        titles, strings = sorted(regions.items()), filled(self._strings[Language.NB], DEFAULT)
        plan = with_ways(plan_chooser(sites, titles, strings, self._built), sites)
        plan = with_status(plan, sites)
        return replace(plan, files=(*plan.files, *list_files(sites, regions, self._day)))


def _addressed(guide: Guide, sites: Sequence[Listed]) -> Guide:
    """Return the guide of a region with where its front is published, as far as that is known."""
    settings = guide.settings
    address = settings.address or address_beside(guide.id, sites)
    return replace(guide, settings=replace(settings, address=address))


def plan_all(root: Path, checked: Checked) -> Iterator[SitePlan]:
    """Yield the plan of the page to choose from, of every region's front, and of every site."""
    planner = Planner(root)
    guides = list(checked.guides.values())
    plans = [planner.site(guide, checked.findings) for guide in guides]
    sites = [
        listed(guide, plan.figures, plan.mentions)
        for guide, plan in zip(guides, plans, strict=True)
    ]
    homes = {site.region for site in sites}
    library = checked.library
    regions = {id: region_guide(library, id) for id in library.regions if id in homes}
    yield planner.top(sites, {id: guide.municipality.name for id, guide in regions.items()})
    for region in regions.values():
        yield planner.region(region, sites)
    yield from plans
