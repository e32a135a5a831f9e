"""Checks over everything that was read and resolved: one module of small generators per family."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from veileder.checks.broken import Broken, broken
from veileder.checks.contacts import check_contacts, check_copies
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
from veileder.checks.structure import (
    check_doubles,
    check_forms,
    check_groups,
    check_hidden,
    check_ids,
    check_titles,
)
from veileder.checks.text import check_texts
from veileder.checks.use import check_unused_texts, check_use
from veileder.findings import Finding
from veileder.guide import Guide
from veileder.layers import Library


def check(library: Library, guides: Mapping[str, Guide], today: dt.date) -> Iterator[Finding]:
    """Yield everything that is wrong in the layers and in the resolved guides."""
    unread = broken(library)
    yield from check_texts(library, unread)
    yield from check_contacts(library)
    yield from check_copies(library)
    yield from check_adaptations(library, unread)
    yield from check_entries(library)
    yield from check_municipalities(library)
    yield from check_attachments(guides, library)
    yield from check_dates(library, list(guides.values()), today)
    yield from check_shared_languages(library.shared)
    for layer in [library.shared, *library.layers.values()]:
        yield from check_doubles(layer)
        yield from check_translations(layer)
    yield from check_groups(library, unread)
    yield from check_guides(guides, library, unread)
    if set(guides) == set(library.municipalities):
        yield from check_unused_texts(library, guides.values(), unread)


def check_guides(
    guides: Mapping[str, Guide], library: Library, unread: Broken
) -> Iterator[Finding]:
    """Yield what is wrong in the guides, each thing once.

    What stands in the shared content but is wrong in some municipalities only, names them.
    """
    found: dict[Finding, dict[str, None]] = defaultdict(dict)
    for guide in guides.values():
        for finding in check_guide(guide, library, unread):
            found[finding][guide.municipality.name] = None
    for finding, names in found.items():
        is_for_all = len(names) == len({guide.municipality.name for guide in guides.values()})
        if is_for_all or finding.at.path.startswith("municipalities/"):
            yield finding
        else:
            yield replace(finding, message=f"{finding.message} (gjelder {', '.join(names)})")


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
    yield from check_fallback(guide)
