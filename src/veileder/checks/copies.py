"""Copies of what other repositories lend: nobody but those who use them would see what is wrong."""

from collections.abc import Iterator
from dataclasses import replace

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.contacts import check_contacts
from veileder.checks.text import check_texts
from veileder.findings import Finding, Location
from veileder.reading.layers import BORROWED, Layer, Library


def check_copies(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield the errors in copies, each where the municipality or region borrows of it."""
    copies = [one for one in library.layers.values() if one.folder.startswith(f"{BORROWED}/")]
    for layer in library.whole:
        for copy in copies:
            at = _borrowed_at(layer, copy.id)
            if at:
                yield from (_told(at, copy, one) for one in _errors(copy, library, unread))


def _errors(copy: Layer, library: Library, unread: Broken) -> Iterator[Finding]:
    alone = Library(
        library.root,
        library.shared,
        {copy.id: replace(copy, is_whole=True)},
        base=Library(library.root, library.shared, {}),
    )
    found = (*check_texts(alone, unread), *check_contacts(alone))
    yield from (one for one in found if one.is_error)


def _borrowed_at(layer: Layer, owner: str) -> Location | None:
    """Return where ``layer`` borrows of ``owner``."""
    tables = (getattr(table, "borrow", ()) for table in layer.tables.values())
    return next((one.at() for table in tables for one in table if one.owner == owner), None)


def _told(at: Location, copy: Layer, error: Finding) -> Finding:
    message = f"Det er en feil i kopien ({error.at.path}, linje {error.at.line}): {error.message}"
    cure = (
        "Be eieren rette den, og hent ny kopi: "
        f"python3 build.py borrow --update {copy.id}. Feilen: {error.cure}"
    )
    return Finding(rules.LAYER_COPY, at, message, cure)
