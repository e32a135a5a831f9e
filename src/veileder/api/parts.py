"""What several files of the API say: which site it is, ways to pages, lengths of time and dates.

A model here is the one declaration of what is written: its JSON Schema comes from it. Fields may
be added and are never renamed, removed or given another meaning while the version is 1. So no
schema refuses what it does not know.
"""

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from veileder.markdown import markup
from veileder.model import formats
from veileder.model.base import Document
from veileder.model.readers import Duration, Unit
from veileder.pages.cards import law_reference
from veileder.pages.view import View
from veileder.resolving.guide import Resolved

VERSION: Literal[1] = 1


def said(description: str) -> Any:
    """Declare a field, by what it says; every field is always there, ``null`` if nobody knows."""
    return Field(description=description)


class ApiPart(BaseModel):
    """A piece of what is written."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Published(ApiPart):
    """What every file of a site says of itself."""

    version: Literal[1] = said("Utgaven av formatet.")
    id: str = said("Mappen til kommunen: fast, også når navnet endres.")
    language: Literal["nb", "nn"] = said("Målformen tekstene er i.")
    state: Literal["draft", "published"] = said(
        "draft er et utkast som kommunen ikke har godkjent. Vis det, eller bruk det ikke."
    )


class Ref(ApiPart):
    """A thing in the guide, and the page of it."""

    kind: str = said("Hva det er: step, level, tool, role, service, arena, law, article, page.")
    id: str = said("Id-en, fast så lenge tingen finnes.")
    title: str = said("Navnet, slik det står på siden.")
    href: str | None = said(
        "Adressen til siden, sett fra denne filen; null når den ikke har noen side her."
    )


class LawRef(Ref):
    """A provision."""

    reference: str = said("Loven og paragrafen, som «barnevernsloven § 13-2».")


class Within(ApiPart):
    """A length of time."""

    amount: int = said("Hvor mange; det minste når det er fra og til.")
    most: int | None = said("Det meste, når det er fra og til.")
    unit: Literal["hours", "days", "weekdays", "weeks", "months"] = said("Hva som telles.")
    text: str = said("Det samme for lesing, som «14 dager».")


class TextState(ApiPart):
    """Where a text comes from, and when somebody last looked at it."""

    text_language: Literal["nb", "nn"] = said(
        "Målformen ordene virkelig er i, når teksten mangler i den andre."
    )
    local: str | None = said(
        "Kommunen eller regionen som har skrevet eller endret teksten; null er fellesmalens ord."
    )
    draft: bool = said("Om de lokale ordene er et utkast som andre har laget.")
    checked: dt.date | None = said("Dagen noen sist gikk gjennom teksten; null når ingen har det.")
    next_check: dt.date | None = said("Dagen teksten skal kontrolleres igjen.")


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
    """Return the words of Markdown of several paragraphs; None where there are none."""
    return markup.plain(view.html(text)) or None


def within(view: View, span: Duration | None) -> Within | None:
    """Return a length of time."""
    if span is None:
        return None
    unit, text = Unit(span.unit).value, formats.duration(span, view.guide.language)
    return Within(amount=span.amount, most=span.most, unit=unit, text=text)


def state_of(view: View, document: Resolved[Document]) -> TextState:
    """Return where a text comes from, and when somebody looked at it, as its page says."""
    value, standing = document.value, document.standing
    whose = view.whose(document)
    return TextState(
        text_language=document.language.value,
        local=whose,
        draft=bool(whose and document.drafts),
        checked=value.reviewed or standing.last,
        next_check=value.next_review or standing.due,
    )
