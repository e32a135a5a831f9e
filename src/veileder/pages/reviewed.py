"""What a page says of those who have gone through its text, and of the one who should."""

from collections.abc import Callable, Iterator

from veileder.model.base import Document
from veileder.pages.parts import ReviewLine, day
from veileder.reading.layers import SHARED
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.standing import Reviewed

Say = Callable[..., str]


def review_lines(document: Resolved[Document], guide: Guide, say: Say) -> Iterator[ReviewLine]:
    """Yield the reviews of a text, those of the municipality first."""
    for one in document.standing.reviews:
        organisation = one.organisation or _whose(one, guide)
        by = say("review_in", by=one.by, organisation=organisation) if organisation else one.by
        yield ReviewLine(
            label=say(f"review_{one.kind}"),
            said=say("review_by", by=by, day=day(one.date)),
            notes=tuple(_notes(one, say)),
        )


def _whose(one: Reviewed, guide: Guide) -> str | None:
    if one.layer == guide.id:
        return guide.municipality.name
    return guide.region.name if guide.region and one.layer == guide.region_id else None


def _notes(one: Reviewed, say: Say) -> Iterator[str]:
    if one.is_changed:
        yield say("review_changed")
    if one.is_beneath:
        yield say("review_beneath")
    if one.language:
        yield say(f"review_of_{one.language}")


def reader_of(document: Resolved[Document]) -> str | None:
    """Return the function that should read a shared text, where nobody has said they answer."""
    standing = document.standing
    is_said = document.value.responsible or standing.is_own
    if is_said or standing.function is None or SHARED not in document.layers:
        return None
    return standing.function.responsible


def responsible_for(document: Resolved[Document]) -> str | None:
    """Return the function that answers for a text: by itself, or as those here have said."""
    own = document.standing.function if document.standing.is_own else None
    return document.value.responsible or (own.responsible if own else None)
