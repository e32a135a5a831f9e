"""Counts in words: as text, as a table and for programs, with nothing below five."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from veileder.authoring.usage.counting import Counts
from veileder.authoring.usage.known import Known, Page
from veileder.model import formats

LEAST = 5  # what is fewer could be one person


@dataclass(frozen=True, slots=True)
class Missing:
    """How often an address below ``above`` was not there, asked for from ``start`` if known."""

    above: Page
    start: Page | None
    count: int


@dataclass(frozen=True, slots=True)
class Usage:
    """What may be told: ``views`` by page and month, the most read first in each site.

    ``rare`` are the pages that no month has enough of, with those that nobody read.
    """

    first: date | None
    last: date | None
    views: Mapping[Page, Mapping[str, int]]
    rare: tuple[Page, ...]
    missing: tuple[Missing, ...]


def usage_of(counts: Counts, known: Known) -> Usage:
    """Return what may be told of ``counts``; sums are of that, so that they tell no more."""
    found: dict[Page, dict[str, int]] = defaultdict(dict)
    for (page, month), count in sorted(counts.views.items(), key=lambda one: one[0][1]):
        if count >= LEAST:
            found[page][month] = count
    order = sorted(found, key=lambda page: (page.site, -sum(found[page].values()), page.path))
    missing = [Missing(*where, count) for where, count in counts.missing.items() if count >= LEAST]
    return Usage(
        counts.first,
        counts.last,
        {page: found[page] for page in order},
        tuple(page for page in known.pages if page not in found),
        tuple(sorted(missing, key=lambda one: (one.above.site, -one.count, one.above.path))),
    )


def as_text(usage: Usage) -> str:
    """Return what people read, site by site."""
    return "\n".join(_text(usage))


def _text(usage: Usage) -> Iterator[str]:
    if usage.first and usage.last:
        yield f"Visninger fra {formats.date(usage.first)} til {formats.date(usage.last)}"
    yield f"Tall under {LEAST} er ikke med, heller ikke i summene."
    for site, pages in groupby([*usage.views], key=lambda page: page.site):
        of_site = list(pages)
        yield f"\n{of_site[0].owner}"
        for page in of_site:
            views = usage.views[page]
            months = ", ".join(f"{month}: {count}" for month, count in views.items())
            yield f"  {sum(views.values()):>7}  {_named(page)} – {months}"
        yield from _missing_text([one for one in usage.missing if one.above.site == site])
    if usage.rare:
        yield f"\nVist færre enn {LEAST} ganger hver måned, eller aldri"
        yield from (f"  {page.owner}: {_named(page)}" for page in usage.rare)


def _missing_text(missing: list[Missing]) -> Iterator[str]:
    if missing:
        yield "  Adresser som ikke finnes"
    for one in missing:
        start = f", fra {_named(one.start)}" if one.start else ""
        yield f"  {one.count:>7}  under {_named(one.above)}{start}"


def _named(page: Page) -> str:
    return f"{page.title} (/{page.path})"


def as_csv(usage: Usage) -> str:
    """Return a table for a spreadsheet, as those in Norway read it: with semicolons."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(("hva", "nettsted", "side", "tittel", "måned", "antall", "fra"))
    for page, views in usage.views.items():
        for month, count in views.items():
            table.writerow(("visninger", *_cells(page), month, count, ""))
    for page in usage.rare:
        table.writerow(("sjelden eller aldri", *_cells(page), "", "", ""))
    for one in usage.missing:
        start = f"/{one.start.path}" if one.start else ""
        table.writerow(("finnes ikke, under", *_cells(one.above), "", one.count, start))
    return out.getvalue()


def _cells(page: Page) -> tuple[str, str, str]:
    return page.owner, f"/{page.path}", page.title


def as_json(usage: Usage) -> str:
    """Return the same for programs."""
    told = {
        "first": usage.first and usage.first.isoformat(),
        "last": usage.last and usage.last.isoformat(),
        "least": LEAST,
        "pages": [{**_keys(page), "views": views} for page, views in usage.views.items()],
        "rare": [_keys(page) for page in usage.rare],
        "missing": [
            {
                "above": _keys(one.above),
                "from": one.start and _keys(one.start),
                "count": one.count,
            }
            for one in usage.missing
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _keys(page: Page) -> Mapping[str, str]:
    return {"site": page.site, "path": page.path, "title": page.title}
