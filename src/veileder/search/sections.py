"""The parts of a page under headings of their own, and which words tell them from each other."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields

from veileder.markdown import markup
from veileder.markdown.anchors import heading_id
from veileder.pages.base import PageData
from veileder.pages.plan import SitePlan
from veileder.search.packing import slug
from veileder.search.vocabulary import telling

_HEADING = re.compile(rf'<h[2-4][^>]* id="({heading_id("")}[^"]+)"[^>]*>(.*?)</h[2-4]>', re.DOTALL)
_MOST = 6  # words that a part is known by


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: the ``anchor`` that leads there, its ``heading``, and its ``words``."""

    anchor: str
    heading: str
    words: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        """Whether the anchor is what any would make of the heading."""
        return self.anchor == heading_id(slug(self.heading))


def sections(plan: SitePlan) -> dict[str, tuple[Section, ...]]:
    """Return the parts of each page of ``plan`` that has several, by the path of the page."""
    found = ((page.path, tuple(_sections(page.data))) for page in plan.pages)
    return {path: parts for path, parts in found if len(parts) > 1}


def told_apart(
    parts: tuple[Section, ...], stem: Callable[[str], str], places: Mapping[str, int]
) -> list[tuple[Section, tuple[str, ...]]]:
    """Return each part with the stems that only it has, first those in the fewest ``places``."""
    own = [dict.fromkeys(map(stem, part.words)) for part in parts]
    times = Counter(name for names in own for name in names)
    return [
        (part, tuple(sorted(_alone(names, times, places), key=lambda n: (places[n], n))[:_MOST]))
        for part, names in zip(parts, own, strict=True)
    ]


def _alone(
    names: Mapping[str, None], times: Mapping[str, int], places: Mapping[str, int]
) -> Iterator[str]:
    return (name for name in names if times[name] == 1 and name in places)


def _sections(data: PageData) -> Iterator[Section]:
    """Yield each heading that a link can lead to, with what stands under it."""
    for field in fields(data):
        html = getattr(data, field.name)
        if isinstance(html, str) and heading_id("") in html:
            _, *split = _HEADING.split(html)
            for anchor, heading, text in zip(split[::3], split[1::3], split[2::3], strict=True):
                yield Section(anchor, markup.plain(heading), telling(markup.plain(text)))
