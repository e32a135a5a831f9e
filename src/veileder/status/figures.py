"""The figures of one guide: what is filled in, checked, gone through, translated and in step."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from veileder.findings import Finding
from veileder.resolving.guide import Guide
from veileder.status.links import kept_marks
from veileder.status.marks import FIGURES, Mark, marks
from veileder.status.runs import Run, last_tried


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of things are as they should be."""

    done: int
    whole: int

    @property
    def percent(self) -> int:
        """The share in whole per cent; never 100 while something is left."""
        return 100 * self.done // self.whole if self.whole else 100


Shares = Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a guide besides itself: findings, its former figures, and the day."""

    day: dt.date
    findings: tuple[Finding, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The shares by the name of the figure: of all, and by part of the guide and type of service.

    A figure of which there is nothing to count, is left out, and so are links nobody has tried.
    """

    whole: Shares
    parts: Mapping[str, Shares]
    services: Mapping[str, Shares]


def figures(guide: Guide, known: Known) -> Figures:
    """Return the figures of ``guide`` on the day of ``known``."""
    tried = last_tried(known.runs)
    counted = kept_marks(tried.links or ()) if tried else ()
    found = [*marks(guide, known.findings, known.day), *counted]
    parts = _grouped(found, lambda mark: mark.part)
    services = _grouped(found, lambda mark: mark.service)
    return Figures(_shares(found), parts, services)


def together(all_shares: Iterable[Shares]) -> Shares:
    """Return the shares of several guides as one."""
    told = [*all_shares]
    sums = {
        name: Share(
            sum(one[name].done for one in told if name in one),
            sum(one[name].whole for one in told if name in one),
        )
        for name in FIGURES
    }
    return {name: share for name, share in sums.items() if share.whole}


def _grouped(found: Iterable[Mark], key: Callable[[Mark], str]) -> Mapping[str, Shares]:
    groups: dict[str, list[Mark]] = {}
    for mark in found:
        if key(mark):
            groups.setdefault(key(mark), []).append(mark)
    return {id: _shares(group) for id, group in groups.items()}


def _shares(found: Iterable[Mark]) -> Shares:
    told = [*found]
    return dict(_counted(told))


def _counted(found: list[Mark]) -> Iterator[tuple[str, Share]]:
    for name in FIGURES:
        own = [mark.is_done for mark in found if mark.figure == name]
        if own:
            yield name, Share(sum(own), len(own))
