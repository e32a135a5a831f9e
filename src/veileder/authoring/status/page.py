"""One page of all that was asked for, that needs nothing beside it."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jinja2

from veileder.authoring.status.overview import Overview, Status
from veileder.groundwork import folders
from veileder.model import formats
from veileder.pages.status import Bar, StatusPage, bars_of, words_above

_HERE = Path(__file__).parent


def as_html(told: Overview, root: Path) -> str:
    """Return one page of all that was asked for, that needs nothing beside it."""
    places = [_HERE / "templates", *(place / "theme_overrides" for place in folders(root, ""))]
    theme = jinja2.Environment(
        loader=jinja2.FileSystemLoader(places), autoescape=True, undefined=jinja2.StrictUndefined
    )
    groups = [*told.regions.items()]
    if len(told.statuses) > 1:
        groups.insert(0, (told.strings["status_all"], told.whole))
    return theme.get_template("report.html").render(
        t=told.strings,
        day=formats.date(told.day),
        groups=[
            (name, tuple(bars_of(words_above(told.strings), shares))) for name, shares in groups
        ],
        statuses=[_shown(status) for status in told.statuses],
    )


def _shown(status: Status) -> dict[str, Any]:
    return {
        "name": status.guide.municipality.name,
        "language": str(status.guide.language),
        "t": status.view.strings,
        "d": _placed(status.page, _address(status)),
    }


def _address(status: Status) -> str:
    """Return where the page of the status is published; empty while nobody says."""
    site = status.guide.settings.address
    return urljoin(f"{site.rstrip('/')}/", status.view.path) if site else ""


def _placed(page: StatusPage, address: str) -> StatusPage:
    """Return ``page`` with links that hold from anywhere; those of a site nobody has, go."""

    def way(href: str) -> str:
        return href if "://" in href else urljoin(address, href) if address else ""

    def bars(those: tuple[Bar, ...]) -> tuple[Bar, ...]:
        return tuple(replace(bar, href=way(bar.href) if bar.href else "") for bar in those)

    return replace(
        page,
        tasks=tuple(replace(task, href=way(task.href)) for task in page.tasks),
        parts=tuple(replace(group, bars=bars(group.bars)) for group in page.parts),
        services=tuple(replace(group, bars=bars(group.bars)) for group in page.services),
    )
