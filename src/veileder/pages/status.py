"""How far the guide has come: what to do first, the figures in bars, and how they were before."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.base import Page, PageData
from veileder.pages.hosts import host_of
from veileder.pages.levels import level_title
from veileder.pages.parts import Link, day
from veileder.pages.view import View
from veileder.status.figures import Figures, Known, Shares, figures
from veileder.status.first import Task, Thing, first_tasks
from veileder.status.marks import FIGURES
from veileder.status.runs import Run

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
    """A figure, part by part; ``total`` is what they come to."""

    id: str
    title: str
    help: str
    total: Bar
    bars: tuple[Bar, ...]


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

    tasks: tuple[TaskLine, ...]
    parts: tuple[BarGroup, ...]
    services: tuple[BarGroup, ...]
    trends: tuple[Trend, ...]
    tried: str | None
    dead: tuple[DeadLine, ...]


def status_page(view: View, known: Known) -> Page:
    """Return the page of how far the guide has come."""
    description = view.say("status_description")
    return view.page(status_of(view, known), view.strings["page_status"], description)


def status_of(view: View, known: Known) -> StatusPage:
    """Return what the page and the report show, as seen from the page of ``view``."""
    found = figures(view.guide, known)
    tried = known.runs[-1] if known.runs and known.runs[-1].dead is not None else None
    return StatusPage(
        tasks=tuple(_task(view, task) for task in first_tasks(view.guide, known)),
        parts=tuple(_groups(view, found, found.parts)),
        services=tuple(_groups(view, found, found.services)),
        trends=tuple(_trends(view, known.runs[-_SHOWN:])),
        tried=day(tried.date) if tried else None,
        dead=tuple(_dead(tried)) if tried else (),
    )


def _dead(run: Run) -> Iterator[DeadLine]:
    for one in run.dead or ():
        yield DeadLine(url=one.url, reason=one.reason, where=f"{one.path}:{one.line}")


def _task(view: View, task: Task) -> TaskLine:
    thing = task.things[0]
    at = thing.at
    return TaskLine(
        kind=task.kind,
        text=view.say(f"status_do_{task.kind}", title=thing.title),
        href=_way(view, thing),
        where=f"{at.path}:{at.line}" if at.path else "",
        more=len({one.title for one in task.things}) - 1,
    )


def _way(view: View, thing: Thing) -> str:
    """Return where it is done: at the line in one's own file, or else on the page to read."""
    host, path = host_of(view.guide.settings.repository), thing.at.path
    if host and path.startswith(f"municipalities/{view.guide.id}/"):
        return host.line(path, thing.at.line)
    return (view.link(thing.ref) or view.known("page/about")).href


def _groups(view: View, found: Figures, rows: Mapping[str, Shares]) -> Iterator[BarGroup]:
    for name in FIGURES:
        bars = tuple(_bars(view, name, rows))
        if name in found.whole and bars:
            title = view.strings[f"status_{name}"]
            total = _bar(title, name, found.whole)
            help = view.strings[f"status_{name}_help"]
            yield BarGroup(id=name, title=title, help=help, total=total, bars=bars)


def _bars(view: View, name: str, rows: Mapping[str, Shares]) -> Iterator[Bar]:
    for id, shares in rows.items():
        if name in shares:
            link = _named(view, id)
            yield _bar(link.title, name, shares, link.href)


def _bar(title: str, name: str, shares: Shares, href: str = "") -> Bar:
    share = shares[name]
    whole, percent = share.whole, share.percent
    return Bar(title=title, done=share.done, whole=whole, percent=percent, href=href)


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
        told = [(run.date, _percent(*run.figures[name])) for run in runs if name in run.figures]
        if len(told) > 1:
            said = (view.say("status_run", day=day(when), percent=p) for when, p in told)
            title = view.strings[f"status_{name}"]
            yield Trend(title=title, points=_points(told), said=tuple(said))


def _percent(done: int, whole: int) -> int:
    return 100 * done // whole if whole else 100


def _points(told: Sequence[tuple[dt.date, int]]) -> str:
    """Return the corners of a line: days from left to right, per cent from below."""
    first, last = told[0][0], told[-1][0]
    days = (last - first).days
    corners = (
        ((when - first).days * _WIDTH // days, _HEIGHT - percent * _HEIGHT // 100)
        for when, percent in told
    )
    return " ".join(f"{x},{y}" for x, y in corners)
