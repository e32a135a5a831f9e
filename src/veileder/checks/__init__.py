"""Checks over everything that was read and resolved: one module of small generators per family."""

import datetime as dt
from collections.abc import Iterator, Mapping

from veileder.checks.adaptations import check_adaptations
from veileder.checks.broken import Broken, broken
from veileder.checks.changes import check_changes
from veileder.checks.contacts import check_contacts, check_copies
from veileder.checks.doubles import check_doubles, check_forms, check_titles
from veileder.checks.flow import check_flow
from veileder.checks.freshness import check_dates, check_laws
from veileder.checks.hidden import check_hidden
from veileder.checks.ids import check_ids
from veileder.checks.known import known_ids
from veileder.checks.language import check_fallback, check_shared_languages, check_translations
from veileder.checks.layers import check_attachments, check_entries, check_municipalities
from veileder.checks.paths import check_paths
from veileder.checks.published import check_published
from veileder.checks.text import check_texts
from veileder.checks.unwritten import check_groups, check_words
from veileder.checks.use import check_shared_tools, check_skeletons, check_unused_texts, check_use
from veileder.checks.whose import in_own_files
from veileder.findings import Finding, Told
from veileder.reading.layers import Library
from veileder.resolving.bare import NOBODY, bare_library
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve


def check(
    library: Library, resolved: Mapping[str, Told[Guide]], today: dt.date
) -> Iterator[Finding]:
    """Yield everything that is wrong in the layers and in the ``resolved`` guides."""
    guides = {id: one.value for id, one in resolved.items()}
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
    yield from check_guides(resolved, library, unread)
    if set(guides) == set(library.municipalities):
        yield from check_unused_texts(library, guides.values(), unread)


def check_guides(
    resolved: Mapping[str, Told[Guide]], library: Library, unread: Broken
) -> Iterator[Finding]:
    """Yield what is wrong in the guides, each thing once, in a file of the one who can mend it.

    What is wrong in the shared content by itself, or in a region's, is theirs. What only one
    municipality's choices make wrong is said in that municipality's files.
    """
    beneath = dict.fromkeys(_beneath(library, unread))
    yield from beneath
    for one in resolved.values():
        yield from one.findings
    for one in resolved.values():
        found = [f for f in check_guide(one.value, library, unread) if f not in beneath]
        yield from in_own_files(found, one.value, library)


def _beneath(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in the guide of nobody, and in that of each region by itself."""
    for region in (None, *library.regions):
        alone = bare_library(library, region)
        nobody = resolve(alone, NOBODY)
        found = (*nobody.findings, *check_guide(nobody.value, alone, unread))
        yield from (finding for finding in found if finding.at.path)


def check_guide(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in one municipality's guide as its readers will meet it."""
    yield from check_changes(library.stack(guide.id))
    known = known_ids(guide, library, unread)
    yield from check_ids(guide, library, known)
    yield from check_words(guide, known, unread)
    yield from check_use(guide, library, unread)
    yield from check_hidden(guide, library, known, unread)
    yield from check_flow(guide, unread)
    yield from check_forms(guide)
    yield from check_paths(guide)
    yield from check_titles(guide)
    yield from check_laws(guide)
    yield from check_fallback(guide, unread)
