"""What the front of a region tells of a municipality: its measures, and what it has with others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from veileder.model.measures import Measure
from veileder.pages.age_bands import written_ages
from veileder.pages.measures import in_short
from veileder.pages.sharing import whose
from veileder.pages.view import View
from veileder.resolving.guide import Local

TEXTS = ("article", "tool", "case", "theme")  # kinds of texts that a region may have of its own


@dataclass(frozen=True, slots=True)
class Mention:
    """Something on a municipality's site that the front of its region may lead to.

    ``owner`` is the folder that it stands in: the municipality's own, its region's, or that of who
    lends it. ``about`` says whom a measure is for, or by whom something is shared, in few words;
    ``ages`` are as the browser compares them.
    """

    kind: str
    id: str
    title: str
    path: str
    owner: str
    about: str = ""
    ages: tuple[str, ...] = ()


def mentions(view: View) -> Iterator[Mention]:
    """Yield what the region's front may tell of the site; nothing for who is in no region."""
    guide = view.guide
    if not guide.region_id:
        return
    for measure in guide.measures:
        yield from _entry(view, "measure", measure, f"measure/{measure.value.id}")
    for service in guide.services:
        yield from _entry(view, "service", service, f"service/{service.value.type}")
    for arena in guide.arenas:
        yield from _entry(view, "arena", arena, f"arena/{arena.value.type}")
    for kind in TEXTS:
        for document in guide.documents.get(kind, {}).values():
            target = view.target(f"{kind}/{document.id}")
            if target and guide.region_id in document.layers:
                title, path = target.title, target.path
                yield Mention(kind, document.id, title, path, guide.region_id)


def _entry(view: View, kind: str, local: Local[Any], ref: str) -> Iterator[Mention]:
    """Yield an entry of a table, if it has a page: its own, or that of its type."""
    entry, target = local.value, view.target(ref)
    if target is None:
        return
    is_measure = isinstance(entry, Measure)
    about = in_short(view, entry) if is_measure else whose(view, entry)
    ages = written_ages(entry.ages) if is_measure else ()
    yield Mention(kind, entry.id, str(entry.name), target.path, local.layer, about, ages)
