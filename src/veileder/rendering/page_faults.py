"""What is wrong with a finished page, told to the one who wrote what stands on it.

Content is checked before anything is built, so a fault here should not happen. If it does, nobody
is helped by a traceback: the finding names the page and the file that its text came from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veileder import rules
from veileder.findings import Finding, Location, owner_of
from veileder.pages.base import Page
from veileder.pages.plan import SitePlan

_TOP = "content/guide.yml"  # answers for what no municipality or region does
_CURE = (
    "Endre det som er nytt eller uvanlig i teksten på denne siden. "
    "Er det ikke noe der, så send meldingen til utviklerne."
)
_SHORTER = (
    "Kort ned teksten på siden, eller del den på flere sider som lenker til hverandre. "
    "Er teksten felles, så si fra til dem som har fellesinnholdet."
)


@dataclass(frozen=True, slots=True, order=True)
class PageFault:
    """Something wrong on one finished page. ``page`` is its path below the checked folder."""

    page: str
    problem: str


@dataclass(frozen=True, slots=True, order=True)
class LargePage:
    """A finished page that is dear to fetch: its path as in a fault, and its bytes as sent."""

    page: str
    size: int


class PageFaults(Exception):
    """Pages that cannot be published. ``faults`` are what is wrong with each."""

    def __init__(self, *faults: PageFault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        """Write one fault per line, at most 50."""
        return "\n".join(f"{fault.page}: {fault.problem}" for fault in self.faults[:50])


def page_findings(faults: Iterable[PageFault], plans: Iterable[SitePlan]) -> Iterator[Finding]:
    """Yield ``faults`` as findings in files of the municipality or region whose pages they are on.

    That is the file a page of ``plans`` was made from, or the settings where that is another's.
    """
    made = list(plans)
    sources = {path: source for plan in made for path, source in _sources(plan)}
    settings = {plan.id: _settings(plan) for plan in made}
    for fault in faults:
        other = settings.get(fault.page.partition("/")[0], _TOP)
        title, path = sources.get(fault.page, (fault.page, other))
        message = f"Siden «{title}» ({fault.page}) kan ikke publiseres: den {fault.problem}"
        yield Finding(rules.PAGE_BROKEN, Location(path), message, _CURE)


def large_findings(large: Iterable[LargePage], plan: SitePlan) -> Iterator[Finding]:
    """Yield a warning for each page of ``plan`` that is too large to fetch on a phone."""
    sources = dict(_sources(plan))
    for page in large:
        title, path = sources.get(page.page, (page.page, _settings(plan)))
        size = f"{page.size / 1000:.1f}".replace(".", ",")
        message = f"Siden «{title}» ({page.page}) er på {size} kB komprimert. Grensen er 25 kB"
        yield Finding(rules.PAGE_LARGE, Location(path), message, _SHORTER)


def _sources(plan: SitePlan) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the file of every page, with its title and the file its text stands in."""
    for folder, edition in plan.editions:
        for page in edition.pages:
            path = f"{plan.id}/{folder}{page.path}index.html".lstrip("/")
            yield path, (page.title, _source(plan, page))


def _source(plan: SitePlan, page: Page) -> str:
    path = page.source
    return path if path and owner_of(path) == plan.id else _settings(plan)


def _settings(plan: SitePlan) -> str:
    kind = "region" if plan.frame.portal else "municipality"
    return f"municipalities/{plan.id}/{kind}.yml" if plan.id else _TOP
