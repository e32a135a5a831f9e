"""The files of a site that are no pages: what is copied, and what is made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from veileder.pages.base import Page
from veileder.pages.calendars import calendar_files
from veileder.pages.following import feeds
from veileder.pages.handbook import Edition
from veileder.pages.shown import pictures_shown
from veileder.pages.view import View
from veileder.pages.word_files import file_name
from veileder.resolving.addresses import Addresses
from veileder.resolving.guide import Guide
from veileder.resolving.yearly import school_year


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to copy: from the root of the sources, to a path on the site."""

    source: str
    path: str


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file to write as it is, at a path on the site; ``is_saved`` if it is kept for offline."""

    path: str
    content: bytes
    is_saved: bool = True


def made_files(
    view: View, name: str, words: Mapping[str, bytes], edition: Edition, log: Page
) -> Iterator[MadeFile]:
    """Yield what is made: the mark, the Word files ``words``, calendars, and feeds of ``log``.

    ``name`` is that of the site.
    """
    yield from _drawn_mark(view.guide)
    yield from _word_files(words, view.addresses)
    yield from _calendar_files(view.at(view.addresses.path("year")), name, edition)
    yield from _feeds(view, log, name)


def attachments(guide: Guide, addresses: Addresses, pages: Sequence[Page]) -> Iterator[Attachment]:
    """Yield what is copied: files of the tools, beside their texts, the mark, and pictures."""
    if (mark := guide.settings.mark) and not mark.drawing:
        yield Attachment(mark.path, f"images/{mark.path.rpartition('/')[2]}")
    for document in guide.documents["tool"].values():
        for index, attachment in enumerate(getattr(document.value, "files", ())):
            folder = document.value.at("files", index).path.rpartition("/")[0]
            path = f"{addresses.path('tools')}{document.id}/{attachment.file}"
            yield Attachment(f"{folder}/{attachment.file}", path)
    yield from (Attachment(*one) for one in pictures_shown(guide, pages))


def _drawn_mark(guide: Guide) -> Iterator[MadeFile]:
    """Yield the mark, if it is a drawing: as it was written anew, never as it was given."""
    if (mark := guide.settings.mark) and mark.drawing:
        yield MadeFile(f"images/{mark.path.rpartition('/')[2]}", mark.drawing.encode())


def _feeds(view: View, log: Page, name: str) -> Iterator[MadeFile]:
    """Yield the feeds of the amendments. A phone that saves the site does not follow itself."""
    for path, content in feeds(view, log, name):
        yield MadeFile(path, content, is_saved=False)


def _word_files(words: Mapping[str, bytes], addresses: Addresses) -> Iterator[MadeFile]:
    """Yield the Word files of the tools. A phone that saves the site makes its own of a form."""
    for id, content in words.items():
        path = f"{addresses.path('tools')}{id}/{file_name(id)}"
        yield MadeFile(path, content, is_saved=False)


def _calendar_files(view: View, name: str, edition: Edition) -> Iterator[MadeFile]:
    """Yield the calendars of the yearly wheel. A phone that saves the site has the list of it."""
    for path, content in calendar_files(view, name, school_year(edition.day)):
        yield MadeFile(path, content, is_saved=False)
