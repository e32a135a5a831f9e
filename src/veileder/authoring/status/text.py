"""The figures and what to do first, as lines of the report."""

from collections.abc import Iterator

from veileder.authoring.status.overview import Status
from veileder.pages.status import bars_of


def lines(status: Status) -> Iterator[str]:
    """Yield the figures of a guide, and what to do first, for a project leader."""
    t = status.view.strings
    for bar in bars_of(t, status.figures.whole):
        yield f"  {bar.title.lower()}: {bar.done} av {bar.whole} ({bar.percent} %)"
    if not status.page.tried:
        yield f"  {t['status_links'].lower()}: {t['status_not_tried']}"
    if status.page.tasks:
        yield f"  {t['status_first'].lower()}:"
    for task in status.page.tasks:
        more = f" ({t['status_more'].format(n=task.more)})" if task.more else ""
        yield f"    {task.where}: {task.text}{more}" if task.where else f"    {task.text}{more}"
