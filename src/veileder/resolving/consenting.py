"""Which rows of who consents a municipality shows, from which age to which, and on which page."""

from collections.abc import Iterator
from typing import NamedTuple

from veileder.model.consent import Consent, Matter
from veileder.resolving.guide import Guide
from veileder.resolving.words.syntax import CONSENT_TABLE


class Ages(NamedTuple):
    """A span of age: from a birthday to the day before another; None where it has no such end."""

    since: int | None
    until: int | None


def ages_of(row: Consent, consent_age: int | None) -> Ages | None:
    """Return the ages ``row`` is for; None where it asks for an age that nobody has set."""
    if row.by_municipality and consent_age is None:
        return None
    since = consent_age if row.by_municipality == "from" else row.since
    until = consent_age if row.by_municipality == "until" else row.until
    return Ages(since, until)


def consents_by_matter(guide: Guide) -> Iterator[tuple[Matter, list[tuple[Consent, Ages]]]]:
    """Yield each matter that somebody decides here, with its rows, as they were written."""
    log = guide.settings.log
    age = log.consent_age if log else None
    for matter in guide.matters:
        rows = [row for row in guide.consents if row.matter == matter.id]
        shown = [(row, ages) for row in rows if (ages := ages_of(row, age))]
        if shown:
            yield matter, shown


def page_of_consents(guide: Guide) -> str | None:
    """Return the id of the article that shows the table; None where none does."""
    articles = guide.documents.get("article", {}).values()
    return next((one.id for one in articles if CONSENT_TABLE in one.value.body), None)
