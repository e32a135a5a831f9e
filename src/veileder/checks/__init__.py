"""Checks over everything that was read and resolved: one module of small generators per family."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from veileder.checks.broken import Broken, broken
from veileder.checks.contacts import check_contacts, check_copies
from veileder.checks.doubles import check_doubles, check_forms, check_titles
from veileder.checks.flow import check_flow
from veileder.checks.freshness import check_dates, check_laws
from veileder.checks.language import check_fallback, check_shared_languages, check_translations
from veileder.checks.layers import (
    check_adaptations,
    check_attachments,
    check_entries,
    check_municipalities,
)
from veileder.checks.paths import check_paths
from veileder.checks.published import check_published
from veileder.checks.structure import check_groups, check_hidden, check_ids
from veileder.checks.text import check_texts
from veileder.checks.use import check_shared_tools, check_skeletons, check_unused_texts, check_use
from veileder.checks.whose import in_own_files
from veileder.findings import Finding
from veileder.reading.layers import Library
from veileder.resolving.bare import NOBODY, bare_library
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve


def check(
    library: Library, guides: Mapping[str, Guide], resolving: Iterable[Finding], today: dt.date
) -> Iterator[Finding]:
    """Yield everything that is wrong in the layers and in the resolved guides.

    ``resolving`` is what was wrong in resolving the guides.
    """
    unread = broken(library)
    yield from check_texts(library, unread)
    yield from check_contacts(library)
    yield from check_copies(library)
    yield from check_adaptations(library, unread)
    yield from check_entries(library)
    yield from check_municipalities(library)
    yield from check_published(library, guides, unread)
    yield from check_attachments(library)
    yield from check_dates(library, list(guides.values()), today)
    yield from check_shared_languages(library.shared, unread)
    for layer in library.whole:
        yield from check_doubles(layer)
        yield from check_translations(layer, unread)
    yield from check_groups(library, unread)
    yield from check_shared_tools(library)
    yield from check_skeletons(guides, library, unread)
    yield from check_guides(guides, library, resolving, unread)
    if set(guides) == set(library.municipalities):
        yield from check_unused_texts(library, guides.values(), unread)


def check_guides(
    guides: Mapping[str, Guide], library: Library, resolving: Iterable[Finding], unread: Broken
) -> Iterator[Finding]:
    """Yield what is wrong in the guides, each thing once, in a file of the one who can mend it.

    What is wrong in the shared content by itself, or in a region's, is theirs. What only one
    municipality's choices make wrong is said in that municipality's files.
    """
    beneath = dict.fromkeys(_beneath(library, unread))
    yield from beneath
    yield from resolving
    for guide in guides.values():
        found = [f for f in check_guide(guide, library, unread) if f not in beneath]
        yield from in_own_files(found, guide, library)


def _beneath(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in the guide of nobody, and in that of each region by itself."""
    for region in (None, *library.regions):
        alone = bare_library(library, region)
        findings: list[Finding] = []
        nobody = resolve(alone, NOBODY, findings)
        found = check_guide(nobody, alone, unread) if nobody else ()
        yield from (finding for finding in (*findings, *found) if finding.at.path)


def check_guide(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in one municipality's guide as its readers will meet it."""
    yield from check_ids(guide, library, unread)
    yield from check_use(guide, library, unread)
    yield from check_hidden(guide, library, unread)
    yield from check_flow(guide, unread)
    yield from check_forms(guide)
    yield from check_paths(guide)
    yield from check_titles(guide)
    yield from check_laws(guide)
    yield from check_fallback(guide, unread)
