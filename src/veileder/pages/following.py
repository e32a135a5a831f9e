"""The feeds of one site: which there are, and what stands in each."""

from collections.abc import Iterator

from veileder.pages.amendments import AmendmentRow, AmendmentsPage, picks_of
from veileder.pages.base import Page
from veileder.pages.feeds import FEEDS, Feed, FeedEntry, atom, feed_path
from veileder.pages.view import View


def feeds(view: View, page: Page, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each feed of the amendments on ``page``, of the site ``name``."""
    data, site = page.data, view.guide.settings.address
    if not isinstance(data, AmendmentsPage) or not site or not data.feeds:
        return
    rows = [row for month in data.months for row in month.amendments]
    types = {pick.id: pick.number for pick in picks_of(view.guide)}
    for feed, link in zip((*FEEDS, *types), data.feeds, strict=True):
        own = [row for row in rows if _is_in(row, feed, types.get(feed))]
        title = f"{view.strings['page_amendments']} – {name}"
        path = feed_path(page.path, feed)
        told = Feed(f"{site.rstrip('/')}/", path, page.path, f"{title}: {link.title}" if feed else
                    title, view.guide.municipality.name, str(view.guide.language))  # fmt: skip
        yield path, atom(told, [_entry(view, page, row) for row in own], rows[0].iso)


def _is_in(row: AmendmentRow, feed: str, number: str | None) -> bool:
    if number:
        return number in row.types or "all" in row.types
    return row.is_law if feed == "law" else True


def _entry(view: View, page: Page, row: AmendmentRow) -> FeedEntry:
    words = view.strings
    labelled = (
        ("amended_before", row.before),
        ("amended_after", row.after),
        ("amended_why", row.why),
        ("amended_whom", row.whom),
    )
    lines = [f"{words[label]}: {said.rstrip('.')}." for label, said in labelled if said]
    text = " ".join([*([row.said] if row.said else []), *lines]) or row.part
    return FeedEntry(f"{page.path}#rad_{row.id}", row.iso, f"{row.title}: {row.part}", text)
