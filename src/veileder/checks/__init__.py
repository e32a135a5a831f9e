"""Checks over everything that was read and resolved. Each family is a module of small generators."""

import datetime as dt
from collections.abc import Iterator, Mapping

from veileder.checks.contacts import check_contacts, check_copies
from veileder.checks.flow import check_flow
from veileder.checks.freshness import check_dates, check_laws
from veileder.checks.language import check_fallback, check_shared_languages, check_translations
from veileder.checks.layers import check_adaptations, check_attachments, check_municipalities
from veileder.checks.structure import (
    check_doubles,
    check_hidden,
    check_ids,
    check_titles,
    check_unused_texts,
    check_use,
)
from veileder.checks.text import check_texts
from veileder.findings import Finding
from veileder.guide import Guide
from veileder.load import Library


def check(library: Library, guides: Mapping[str, Guide], today: dt.date) -> Iterator[Finding]:
    """Yield everything that is wrong in the layers and in the resolved guides."""
    yield from check_texts(library)
    yield from check_contacts(library)
    yield from check_copies(library)
    yield from check_adaptations(library)
    yield from check_municipalities(library)
    yield from check_attachments(guides, library)
    yield from check_dates(library, list(guides.values()), today)
    yield from check_shared_languages(library.shared)
    for layer in [library.shared, *library.layers.values()]:
        yield from check_doubles(layer)
        yield from check_translations(layer)
    for guide in guides.values():
        yield from check_guide(guide, library)
    if set(guides) == set(library.municipalities):
        yield from check_unused_texts(library, guides.values())


def check_guide(guide: Guide, library: Library) -> Iterator[Finding]:
    """Yield what is wrong in one municipality's guide as its readers will meet it."""
    yield from check_ids(guide)
    yield from check_use(guide)
    yield from check_hidden(guide, library)
    yield from check_flow(guide)
    yield from check_titles(guide)
    yield from check_laws(guide)
    yield from check_fallback(guide)
