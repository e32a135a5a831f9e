"""Reviews of texts that have changed or are not there, and of days that have not been."""

import datetime as dt
from collections.abc import Iterator, Sequence

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.read import unsealed
from veileder.findings import Finding
from veileder.model.base import Language, is_read
from veileder.model.formats import date
from veileder.model.reviewing import Functions, Review
from veileder.reading.layers import Layer, Library
from veileder.resolving.reviews import TextName, language_of, review_fingerprint, rows_of


def check_reviews(library: Library, unread: Broken, today: dt.date) -> Iterator[Finding]:
    """Yield what is wrong with the reviews, and texts that somebody answers for and nobody has."""
    for layer in library.whole:
        stack = [layer] if layer is library.shared else library.stack(layer.id)
        for name, rows in rows_of(layer).items():
            for row in rows:
                yield from _not_yet(row, today)
            if name.ref not in unread.refs:
                yield from _judged(name, rows, stack)
        yield from _unknown(layer, stack, unread)


def _not_yet(row: Review, today: dt.date) -> Iterator[Finding]:
    if row.date > today:
        message = f"Gjennomgangen er {date(row.date)}, som ikke har vært ennå"
        yield Finding(rules.DATE_FUTURE, row.at("date"), message, "Skriv dagen det ble gjort.")


def _judged(name: TextName, rows: Sequence[Review], stack: Sequence[Layer]) -> Iterator[Finding]:
    """Yield what is wrong with the last of ``rows`` of each kind, all of one text."""
    key = name.key
    settings = stack[-1].settings
    language = settings.languages[0] if settings else Language.NB
    now = review_fingerprint(key, language, stack)
    for row in {row.kind: row for row in rows}.values():
        if now is None:
            message = f"Det finnes ingen tekst «{name.ref}»"
            cure = "Rett ref, eller ta bort raden."
            yield Finding(rules.REVIEW_NOTHING, row.at("ref"), message, cure)
        elif is_read(row.of):
            yield unsealed(row.at("of"), row.of, now)
        elif language_of(row.of, key, language, stack) is None:
            yield Finding(
                rules.REVIEW_CHANGED,
                row.at("of"),
                f"«{name.ref}» er endret siden gjennomgangen {date(row.date)}",
                f"Be den som svarer for teksten lese den igjen. Holder den, ny rad med of: {now}.",
            )


def _unknown(layer: Layer, stack: Sequence[Layer], unread: Broken) -> Iterator[Finding]:
    """Yield the texts that a function of ``layer`` answers for, and that are not there."""
    table = layer.table("responsible.yml", Functions)
    known = {f"{key.kind}/{key.id}" for one in stack for key in one.texts} | unread.refs
    for function in table.functions if table else ():
        for index, ref in enumerate(function.answers_for or ()):
            if "/" in ref and not ref.startswith("variant/") and ref not in known:
                at = function.at("answers_for", index)
                message = f"Det finnes ingen tekst «{ref}»"
                yield Finding(rules.REVIEW_NOTHING, at, message, "Rett den, eller ta den bort.")
