"""What several files of the API say, from the site as its pages see it."""

import re
from typing import Any

from veileder.api.data.parts import VERSION, LawRef, Ref, TextState, Within
from veileder.markdown import markup
from veileder.model import formats
from veileder.model.base import Document
from veileder.model.counties import county_of, is_invented
from veileder.model.readers import Duration, Unit
from veileder.pages.cards import law_reference
from veileder.pages.view import View
from veileder.resolving.freshness import last_read, text_due
from veileder.resolving.guide import Resolved

_BLOCK_ENDS = re.compile(r"</(?:p|li|h\d|tr)>")


def about(view: View) -> dict[str, Any]:
    """Return what every file of the site says of itself, as fields of ``Published``."""
    municipality = view.guide.municipality
    return {
        "version": VERSION,
        "id": view.guide.id,
        "language": str(view.guide.language),
        "state": municipality.status,
    }


def ref(view: View, target: str) -> Ref | None:
    """Return ``kind/id`` as a way to its page; None where the site does not show it."""
    kind, _, id = target.partition("/")
    link = view.link(target)
    return Ref(kind=kind, id=id, title=link.title, href=link.href) if link else None


def refs(view: View, kind: str, ids: tuple[str, ...]) -> list[Ref]:
    """Return those of ``ids`` that the site shows, in order."""
    return [one for id in ids if (one := ref(view, f"{kind}/{id}"))]


def law_ref(view: View, id: str | None) -> LawRef | None:
    """Return a provision that the site shows."""
    found = ref(view, f"law/{id}") if id else None
    if found is None:
        return None
    law = view.guide.documents["law"][found.id].value
    return LawRef(**found.model_dump(), reference=law_reference(law))


def law_refs(view: View, ids: tuple[str, ...]) -> list[LawRef]:
    """Return the provisions that the site shows, in order."""
    return [law for id in ids if (law := law_ref(view, id))]


def plain(view: View, text: str | None) -> str | None:
    """Return the words of a line of Markdown, without its form; None where there are none."""
    return view.plain(text) or None


def plain_text(view: View, text: str | None) -> str | None:
    """Return the words of Markdown, a line for each paragraph and point; None where none are."""
    blocks = (markup.plain(block) for block in _BLOCK_ENDS.split(view.html(text)))
    return "\n".join(filter(None, blocks)) or None


def within(view: View, span: Duration | None) -> Within | None:
    """Return a length of time."""
    if span is None:
        return None
    unit, text = Unit(span.unit).value, formats.duration(span, view.guide.language)
    return Within(amount=span.amount, most=span.most, unit=unit, text=text)


def state_of(view: View, document: Resolved[Document]) -> TextState:
    """Return where a text comes from, and when somebody looked at it, as its page says."""
    whose = view.whose(document)
    return TextState(
        text_language=document.language.value,
        local=whose,
        draft=bool(whose and document.drafts),
        checked=last_read(document),
        next_check=text_due(document, view.guide),
    )


def numbered(number: str) -> dict[str, Any]:
    """Return what a municipality's number tells, as fields of ``Whose``."""
    invented = is_invented(number)
    return {
        "number": None if invented else number or None,
        "county": county_of(number),
        "invented": invented,
    }
