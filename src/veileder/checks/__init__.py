"""Checks over everything that was read and resolved: one module of small generators per family."""

import datetime as dt
from collections.abc import Collection, Iterator

from veileder.checks.adaptations import check_adaptations
from veileder.checks.aged import check_age, check_checks
from veileder.checks.attached import check_attachments, check_inside
from veileder.checks.broken import Broken, broken
from veileder.checks.changes import check_changes
from veileder.checks.consent import check_consent_ages, check_consent_rows
from veileder.checks.contacts import check_contacts
from veileder.checks.copies import check_copies
from veileder.checks.coverage import check_coverage
from veileder.checks.doubles import check_doubles, check_former, check_titles
from veileder.checks.everyday import check_everyday
from veileder.checks.extensions import check_types
from veileder.checks.flow import check_flow
from veileder.checks.forms import check_forms
from veileder.checks.freshness import check_guide_dates, check_laws, check_table_dates
from veileder.checks.hidden import check_hidden
from veileder.checks.ids import check_ids
from veileder.checks.known import known_ids
from veileder.checks.language import (
    check_both_languages,
    check_fallback,
    check_shared_languages,
    check_translations,
)
from veileder.checks.layers import check_entries, check_settings
from veileder.checks.odd_values import check_odd_values
from veileder.checks.opening import check_opening
from veileder.checks.paths import check_paths
from veileder.checks.persons import check_persons
from veileder.checks.plain_words import check_plain_words
from veileder.checks.published import check_published, check_published_regions, check_unfinished
from veileder.checks.repeats import check_repeats
from veileder.checks.reviews import check_reviews
from veileder.checks.safety import check_safe_guide, check_safety
from veileder.checks.text import check_texts
from veileder.checks.unlinked_law import check_unlinked_law
from veileder.checks.unused import check_unused
from veileder.checks.unwritten import check_articles, check_groups, check_words
from veileder.checks.use import (
    check_shared_tools,
    check_skeleton,
    check_unused_texts,
    check_use,
    use_of,
)
from veileder.checks.whose import in_own_files
from veileder.checks.year import check_past_days, check_shared_year, check_year, check_year_rules
from veileder.findings import Finding, Told
from veileder.reading.layers import Library
from veileder.resolving.bare import NOBODY, bare_library
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve


def check_shared(library: Library, today: dt.date) -> Iterator[Finding]:
    """Yield everything that is wrong in the shared content by itself."""
    unread = broken(library)
    yield from _check_layers(library, unread, today)
    yield from check_shared_languages(library.shared, unread)
    yield from check_shared_tools(library)
    yield from check_shared_year(library.shared)
    yield from _check_bare(library, None, unread, today)


def check_regions(library: Library, today: dt.date) -> Iterator[Finding]:
    """Yield everything that is wrong in the regions of ``library``, which stands on the shared."""
    unread = broken(library)
    yield from _check_layers(library, unread, today)
    yield from check_published_regions(library)
    for region in library.regions:
        yield from _check_bare(library, region, unread, today)


def _check_bare(
    library: Library, region: str | None, unread: Broken, today: dt.date
) -> Iterator[Finding]:
    """Yield what a municipality without a word of its own would meet, in ``region`` or in none."""
    alone = bare_library(library, region)
    nobody = resolve(alone, NOBODY)
    found = (*nobody.findings, *check_guide(nobody.value, alone, unread))
    yield from (finding for finding in found if finding.at.path)
    yield from check_age(nobody.value, alone, region or "", today)


def check_one(
    library: Library, resolved: Told[Guide] | None, beneath: Collection[Finding], today: dt.date
) -> Iterator[Finding]:
    """Yield everything that is wrong in one municipality, in a file of the one who can mend it.

    ``library`` stands on a base; ``beneath`` is what is wrong there. What only the municipality's
    choices make wrong is said in its own files.
    """
    unread = broken(library)
    yield from _check_layers(library, unread, today)
    if resolved is None:
        return
    guide = resolved.value
    yield from check_entries(library)
    yield from check_published(guide, library, unread)
    yield from check_coverage(guide)
    yield from check_safe_guide(guide, library)
    yield from check_guide_dates(guide, today)
    yield from check_age(guide, library, guide.id, today)
    yield from check_types(guide, library.layers[guide.id])
    yield from check_skeleton(guide, library, unread)
    yield from resolved.findings
    found = [f for f in _check_editions(guide, library, unread) if f not in beneath]
    yield from in_own_files(found, guide, library)
    use = use_of(guide, library, unread)
    yield from check_unused_texts(library.layers[guide.id], [use], library)
    yield from check_unused(guide, library, unread)


def _check_editions(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in a guide; of the other målform what is not wrong in the main one."""
    found = list(check_guide(guide, library, unread))
    yield from found
    if guide.other:
        told = {(finding.rule, finding.at) for finding in found}
        others = check_guide(guide.other, library, unread)
        yield from (finding for finding in others if (finding.rule, finding.at) not in told)
        yield from check_both_languages(library.layers[guide.id], guide, unread)


def _check_layers(library: Library, unread: Broken, today: dt.date) -> Iterator[Finding]:
    yield from check_texts(library, unread)
    yield from check_persons(library)
    yield from check_everyday(library)
    yield from check_plain_words(library)
    yield from check_unlinked_law(library)
    yield from check_consent_ages(library)
    yield from check_contacts(library)
    yield from check_copies(library, unread)
    yield from check_adaptations(library, unread)
    yield from check_safety(library)
    yield from check_reviews(library, unread, today)
    yield from check_settings(library)
    yield from check_attachments(library)
    yield from check_inside(library)
    yield from check_table_dates(library, today)
    yield from check_checks(library)
    yield from check_unfinished(library)
    yield from check_odd_values(library)
    for layer in library.whole:
        yield from check_doubles(layer)
        yield from check_year_rules(layer)
        yield from check_past_days(layer, today)
        yield from check_repeats(layer)
        yield from check_translations(layer, unread)
    yield from check_groups(library, unread)
    yield from check_articles(library)


def check_guide(guide: Guide, library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in one municipality's guide as its readers will meet it."""
    yield from check_changes(library.stack(guide.id))
    known = known_ids(guide, library, unread)
    yield from check_ids(guide, library, known)
    yield from check_year(guide, known)
    yield from check_words(guide, known, unread)
    yield from check_use(guide, library, unread)
    yield from check_hidden(guide, library, known, unread)
    yield from check_flow(guide, unread)
    yield from check_opening(guide)
    yield from check_forms(guide)
    yield from check_paths(guide)
    yield from check_titles(guide)
    yield from check_former(guide)
    yield from check_laws(guide)
    yield from check_consent_rows(guide)
    yield from check_fallback(guide, unread)
