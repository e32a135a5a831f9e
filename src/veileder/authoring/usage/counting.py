"""A log to counts: how often each page was shown each month, and where addresses led nowhere."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from veileder.authoring.usage.known import Known, Page
from veileder.authoring.usage.logs import Request, requests

_SHOWN = ("200", "304")  # 304: the browser had it, and asked whether it still held
_MISSING = "404"
_MOST_TOLD = 5
# Browsers that people use begin so; a program that does as well nearly always says what it is.
_BROWSER = re.compile(r"(?:Mozilla|Opera)/")
_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|compatible;(?! MSIE)|headless|lighthouse|preview|fetch"
    r"|monitor|uptime|pingdom|scan|check|validat|archiv|feed|python|curl|wget|https?://",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Counts:
    """What a log says when nobody in it is told of.

    ``views`` are by page and month, ``missing`` by the nearest page above an address that is not
    there and the page of ours that led to it, if the log says so. ``unread`` are the places of the
    first lines that nobody can read, and ``unreadable`` how many there are.
    """

    views: Counter[tuple[Page, str]] = field(default_factory=Counter)
    missing: Counter[tuple[Page, Page | None]] = field(default_factory=Counter)
    lines: int = 0
    unreadable: int = 0
    unread: list[str] = field(default_factory=list)
    has_robots: bool = False
    first: date | None = None
    last: date | None = None


def counted(files: Sequence[Path], known: Known) -> Counts:
    """Return the counts of all ``files`` together, read line by line. Raises Refusal."""
    counts = Counts()
    for file in files:
        for number, request in requests(file):
            counts.lines += 1
            if request is None:
                counts.unreadable += 1
                if len(counts.unread) < _MOST_TOLD:
                    counts.unread.append(f"{file}:{number}")
            else:
                _count(request, known, counts)
    return counts


@lru_cache(256)
def is_robot(agent: str) -> bool:
    """Whether what asked is no browser, by what it calls itself."""
    return _BROWSER.match(agent) is None or _ROBOT.search(agent) is not None


def _count(request: Request, known: Known, counts: Counts) -> None:
    counts.first = min(counts.first or request.day, request.day)
    counts.last = max(counts.last or request.day, request.day)
    counts.has_robots |= request.agent is None
    if request.method != "GET" or (request.agent is not None and is_robot(request.agent)):
        return
    if request.status in _SHOWN:
        if page := known.find(request.address):
            counts.views[page, f"{request.day:%Y-%m}"] += 1
    elif request.status == _MISSING and (above := known.above(request.address)):
        counts.missing[above, known.find(request.referrer)] += 1
