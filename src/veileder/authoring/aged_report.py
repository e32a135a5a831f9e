"""What is overdue and what nobody has checked, kind by kind, as lines of the report."""

import datetime as dt
from collections.abc import Iterator, Sequence

from veileder.checks.aged import NAMED
from veileder.findings import owner_of
from veileder.resolving.freshness import Fact, facts, held
from veileder.resolving.guide import Guide

_SHOWN = 5  # titles of each kind


def aged(guide: Guide, owner: str, today: dt.date) -> Iterator[str]:
    """Yield what is old in the files of ``owner``, and what is to be checked within a month."""
    mine = [one for one in facts(guide) if one.at.path and owner_of(one.at.path) == owner]
    soon = today + dt.timedelta(days=30)
    yield from _told("kontroll på overtid", [one for one in mine if one.is_overdue(today)])
    coming = [one for one in mine if one.is_overdue(soon) and not one.is_overdue(today)]
    yield from _told("kontroll innen 30 dager", coming)
    known = (one for one in mine if one.kind != "text")  # the texts are counted elsewhere
    unseen = [one for one in known if not one.checked and held(guide, one.kind).interval]
    yield from _told("ikke kontrollert", unseen)


def _told(what: str, found: Sequence[Fact]) -> Iterator[str]:
    for kind, name in NAMED.items():
        titles = list(dict.fromkeys(one.title for one in found if one.kind == kind))
        if titles:
            more = f" og {len(titles) - _SHOWN} til" if len(titles) > _SHOWN else ""
            yield f"  {what}, {name}: {len(titles)} – {', '.join(titles[:_SHOWN])}{more}"
