"""The figures for programs and spreadsheets: JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from veileder.authoring.status.overview import Overview, Status
from veileder.pages.status import words_above
from veileder.reading.strings import Strings
from veileder.status.figures import Shares
from veileder.status.runs import last_tried

_HEAD = "kommune region gjelder id navn tall ferdig av prosent".split()
_KINDS = {
    "all": "alle",
    "region": "region",
    "municipality": "kommune",
    "part": "del",
    "service": "tjeneste",
}
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon out


def as_json(told: Overview) -> str:
    """Return all figures, what to do first and the runs before, by municipality."""
    data = {
        "date": told.day.isoformat(),
        "all": _shares(told.whole),
        "regions": {name: _shares(shares) for name, shares in told.regions.items()},
        "municipalities": {one.guide.id: _one(one) for one in told.statuses},
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_csv(told: Overview) -> str:
    """Return a row for each figure: of all, of regions, of municipalities and of their parts."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")  # as a Norwegian spreadsheet has it
    rows.writerow(_HEAD)
    words = words_above(told.strings)
    rows.writerows([*map(_plain, _named(row, words))] for row in _rows(told))
    return out.getvalue().rstrip("\n")


def _one(status: Status) -> dict[str, Any]:
    guide, found = status.guide, status.figures
    tried = last_tried(status.known.runs)
    return {
        "name": guide.municipality.name,
        "region": guide.region_id,
        "status": guide.municipality.status,
        "figures": _shares(found.whole),
        "parts": _parts(status, found.parts),
        "services": _parts(status, found.services),
        "first": [
            {"kind": task.kind, "text": task.text, "where": task.where, "more": task.more}
            for task in status.page.tasks
        ],
        "links_tried": tried.date.isoformat() if tried else None,
        "runs": [run.model_dump(mode="json") for run in status.known.runs],
    }


def _parts(status: Status, parts: Mapping[str, Shares]) -> dict[str, Any]:
    return {
        id: {"title": status.title(id), "figures": _shares(shares)} for id, shares in parts.items()
    }


def _shares(shares: Shares) -> dict[str, dict[str, int]]:
    return {
        name: {"done": share.done, "whole": share.whole, "percent": share.percent}
        for name, share in shares.items()
    }


def _rows(told: Overview) -> Iterator[tuple[object, ...]]:
    yield from _lines(("", "", "all", "", ""), told.whole)
    for name, shares in told.regions.items():
        yield from _lines(("", name, "region", "", name), shares)
    for one in told.statuses:
        name, region = one.guide.id, one.guide.region_id or ""
        title = one.guide.municipality.name
        yield from _lines(whole := (name, region, "municipality", name, title), one.figures.whole)
        if last_tried(one.known.runs) is None:
            yield (*whole, "links", None, None, None)
        for kind, parts in (("part", one.figures.parts), ("service", one.figures.services)):
            for id, shares in parts.items():
                yield from _lines((name, region, kind, id, one.title(id)), shares)


def _lines(head: tuple[str, ...], shares: Shares) -> Iterator[tuple[object, ...]]:
    for name, share in shares.items():
        yield (*head, name, share.done, share.whole, share.percent)


def _named(row: tuple[object, ...], words: Strings) -> tuple[object, ...]:
    """Return a row with words for what it is of and for the figure."""
    name, region, kind, id, title, figure, *counts = row
    return name, region, _KINDS[str(kind)], id, title, words[f"status_{figure}"], *counts


def _plain(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
