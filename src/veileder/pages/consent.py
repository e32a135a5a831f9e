"""Who consents at which age, as one table on the page that asks for it."""

from dataclasses import dataclass

from veileder.model.consent import Consent
from veileder.pages.cards import law_links
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
from veileder.resolving.consenting import Ages, consents_by_matter


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """Who decides at an age or in a circumstance (``when``), and who is told.

    ``confirmed`` says that somebody has read it against the law.
    """

    id: str
    when: str
    decides: Html
    told: Html
    laws: tuple[Link, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentMatter:
    """The rows of one thing that somebody consents to."""

    id: str
    title: str
    rows: tuple[ConsentRow, ...]


def consent_table(view: View) -> tuple[ConsentMatter, ...]:
    """Return who consents, matter by matter."""
    return tuple(
        ConsentMatter(
            id=matter.id,
            title=matter.name(view.guide.language),
            rows=tuple(_row(view, row, ages) for row, ages in rows),
        )
        for matter, rows in consents_by_matter(view.guide)
    )


def _row(view: View, row: Consent, ages: Ages) -> ConsentRow:
    text = row.text(view.guide.language)
    return ConsentRow(
        id=row.id,
        when=_when(view, row, ages),
        decides=view.inline(text.decides if text else None),
        told=view.inline(text.told if text else None),
        laws=law_links(view, row.laws),
        confirmed=row.confirmed,
    )


def _when(view: View, row: Consent, ages: Ages) -> str:
    if row.circumstance:
        return view.strings[f"consent_{row.circumstance}"]
    since, until = ages
    if since is None:
        return view.say("consent_under", until=until) if until else view.strings["consent_any"]
    return view.say("consent_between" if until else "consent_from", since=since, until=until)
