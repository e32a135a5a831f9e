"""Keeping the day of a comparison that somebody confirms in the forms, as ``accept`` does."""

from collections.abc import Mapping

from veileder.authoring.comparisons import FILE, compared_text
from veileder.dates import today
from veileder.editing.documents import Unreadable, located_in, values_in
from veileder.editing.files import Files, digest
from veileder.findings import told
from veileder.model.comparing import Comparison, Comparisons
from veileder.reading.decode import decode


def save_compared(
    files: Files,
    texts: Mapping[str, str | None],
    made_from: Mapping[str, str],
    seen: Mapping[str, str],
) -> None:
    """Write ``texts`` as ``Files.save_all``, and with them that what is ``seen`` was compared.

    ``seen`` has the fingerprint of each. Raises Conflict, Outside, Refusal and Unreadable.
    """
    before = files.read(FILE)
    noted = {FILE: compared_text(_known(before or ""), seen, today())} if seen else {}
    # Hers come last: the last is what a button offers to undo.
    files.save_all({**noted, **texts}, {**made_from, FILE: digest(before)})


def _known(written: str) -> tuple[Comparison, ...]:
    if not values_in(written, FILE):
        return ()
    located = located_in(written, FILE)
    table = told(decode(Comparisons, located)).value if located else None
    if table is None:
        raise Unreadable(f"{FILE} har en feil. Rett den først.")
    return table.compared
