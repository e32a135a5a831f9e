"""How far the guide has come: what to do first, the figures in bars, and how they were before."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from veileder.model import formats
from veileder.pages.base import Page, PageData
from veileder.pages.hosts import host_of
from veileder.pages.levels import level_title
from veileder.pages.parts import Link, day
from veileder.pages.view import View
from veileder.reading.strings import Strings
from veileder.status.figures import Figures, Known, Share, Shares
from veileder.status.first import Task, Thing, first_tasks
from veileder.status.links import reason_in_words
from veileder.status.marks import FIGURES
from veileder.status.runs import Run, last_tried

_SHOWN = 8  # runs in a picture
_WIDTH, _HEIGHT = 280, 60  # of its drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """Something to do first: ``where`` it is written, how many ``more``, and the way there."""

    kind: str
    text: str
    href: str
    where: str
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How much of something is done: of the whole guide, or of what ``title`` says."""

    title: str
    done: int
    whole: int
    percent: int
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """A figure of each part that has something left; ``rest`` counts the others.

    ``total`` is of all of them, and of what belongs to no part. ``untried`` are those whose links
    nobody has tried.
    """

    title: str
    help: str
    total: Bar
    bars: tuple[Bar, ...]
    rest: int
    untried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A figure as it was: the line of the drawing, and the same in words."""

    title: str
    points: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLine:
    """A link that did not work, and where it is written."""

    url: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage(PageData):
    """How far the guide has come. ``tried`` is the day the links were; None if they never were."""

    template: ClassVar[str] = "status.html"
    is_printed: ClassVar[bool] = True

    day: str
    tasks: tuple[TaskLine, ...]
    parts: tuple[BarGroup, ...]
    services: tuple[BarGroup, ...]
    trends: tuple[Trend, ...]
    tried: str | None
    dead: tuple[DeadLine, ...]


def status_page(view: View, known: Known, found: Figures) -> Page:
    """Return the page of how far the guide has come, by what was ``found`` of it."""
    data = status_of(view, known, found)
    return view.page(data, view.strings["page_status"], view.strings["status_description"])


def status_of(view: View, known: Known, found: Figures) -> StatusPage:
    """Return what the page and the report show of ``found``, as seen from the page of ``view``."""
    tried = last_tried(known.runs)
    return StatusPage(
        day=formats.date(known.day),
        tasks=tuple(_task(view, task) for task in first_tasks(view.guide, known)),
        parts=tuple(_groups(view, found, found.parts)),
        services=tuple(_groups(view, found, found.services)),
        trends=tuple(_trends(view, known.runs[-_SHOWN:])),
        tried=day(tried.date) if tried else None,
        dead=tuple(_dead(view, tried)) if tried else (),
    )


def _dead(view: View, run: Run) -> Iterator[DeadLine]:
    for one in run.dead or ():
        reason = reason_in_words(view.strings, one.reason)
        yield DeadLine(url=one.url, reason=reason, where=f"{one.path}:{one.line}")


def _task(view: View, task: Task) -> TaskLine:
    thing, at = task.thing, task.thing.at
    return TaskLine(
        kind=task.kind,
        text=view.say(f"status_do_{task.kind}", title=thing.title),
        href=_way(view, thing),
        where=f"{at.path}:{at.line}" if at.path else "",
        more=task.more,
    )


def _way(view: View, thing: Thing) -> str:
    """Return where it is done: at the line in one's own file, or else on the page to read."""
    host, path = host_of(view.guide.settings.repository), thing.at.path
    if host and path.startswith(f"municipalities/{view.guide.id}/"):
        return host.line(path, thing.at.line)
    return (view.link(thing.ref) or view.known("page/about")).href


def _groups(view: View, found: Figures, rows: Mapping[str, Shares]) -> Iterator[BarGroup]:
    for name in FIGURES:
        bars = list(_bars(view, name, rows))
        if name in found.whole and bars:
            yield group_of(view.strings, name, found.whole[name], bars)


def group_of(strings: Strings, name: str, total: Share, bars: Sequence[Bar]) -> BarGroup:
    """Return the figure ``name`` with the ``bars`` that have something left."""
    left = tuple(bar for bar in bars if bar.done < bar.whole)
    title = strings[f"status_{name}"]
    return BarGroup(
        title=title,
        help=strings[f"status_{name}_help"],
        total=bar_of(title, total),
        bars=left,
        rest=len(bars) - len(left),
    )


def _bars(view: View, name: str, rows: Mapping[str, Shares]) -> Iterator[Bar]:
    for id, shares in rows.items():
        if name in shares:
            link = _named(view, id)
            yield bar_of(link.title, shares[name], link.href)


def bars_of(strings: Strings, shares: Shares) -> Iterator[Bar]:
    """Yield each of ``shares`` by the name of its figure."""
    for name, share in shares.items():
        yield bar_of(strings[f"status_{name}"], share)


def bar_of(title: str, share: Share, href: str = "") -> Bar:
    """Return the bar of one share; ``href`` leads to what it is of."""
    whole, percent = share.whole, share.percent
    return Bar(title=title, done=share.done, whole=whole, percent=percent, href=href)


def title_of(view: View, id: str) -> str:
    """Return what a part of the guide is called, or a type of service."""
    return _named(view, id).title


def _named(view: View, id: str) -> Link:
    """Return what a part is called and where it is: a level, a fixed page, a type of service."""
    ref = id if "/" in id else f"service/{id}"
    kind, _, name = ref.partition("/")
    if kind == "level":
        for variant in view.guide.variants.values():
            for level in variant.levels:
                if level.id == name:
                    link = view.at(view.path, variant.service_type).link(ref)
                    return Link(level_title(view, variant, level), link.href if link else "")
    return view.link(ref) or Link(name, "")


def _trends(view: View, runs: Sequence[Run]) -> Iterator[Trend]:
    """Yield each figure as it was in ``runs``; nothing while there is but one."""
    for name in FIGURES:
        told = [(r.date, Share(*r.figures[name]).percent) for r in runs if name in r.figures]
        if len(told) > 1:
            said = (view.say("status_run", day=day(when), percent=p) for when, p in told)
            title = view.strings[f"status_{name}"]
            yield Trend(title=title, points=_points(told), said=tuple(said))


def _points(told: Sequence[tuple[dt.date, int]]) -> str:
    """Return the corners of a line: days from left to right, per cent from below."""
    first, last = told[0][0], told[-1][0]
    days = (last - first).days
    corners = (
        ((when - first).days * _WIDTH // days, _HEIGHT - percent * _HEIGHT // 100)
        for when, percent in told
    )
    return " ".join(f"{x},{y}" for x, y in corners)


def words_above(strings: Strings) -> Strings:
    """Return ``strings`` with what is said of several municipalities: each has its own målform."""
    both = {"status_translated": "status_own", "status_translated_help": "status_own_help"}
    return Strings({**strings, **{name: strings[other] for name, other in both.items()}})
