"""What a case is documented in here: a log, a plan, or both."""

from collections.abc import Iterator
from dataclasses import dataclass

from veileder.model.municipality import CaseDocument as WrittenDocument
from veileder.model.naming import forms_of, plain_name
from veileder.pages.parts import Html, Link, Own
from veileder.pages.view import View
from veileder.resolving.words.forms import noun

# The types of service that nobody is old enough to consent in.
_BELOW_ANY_AGE = ("barnehage",)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """A log or a plan that cases are documented in here.

    ``kept_in`` stands before the name of its ``system``. ``opened`` says, before the link of the
    level ``opened_on``, that it is opened there.
    """

    name: str | None
    opened: str
    kept_in: str
    system: str | None
    url: Own | None
    opened_on: Link | None
    note: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class Documented:
    """What cases are documented in here, and from which age the young consent.

    ``consent_age`` is None where it is not told, and for those who only meet children below it;
    ``decides`` leads to the other ages.
    """

    documents: tuple[CaseDocument, ...]
    consent_age: int | None
    decides: Link | None


def documented(view: View) -> Documented:
    """Return what the municipality has said of how it documents."""
    log = view.guide.settings.log
    is_told = log and view.variant not in _BELOW_ANY_AGE
    return Documented(
        documents=tuple(_documents(view)),
        consent_age=log.consent_age if log and is_told else None,
        decides=view.link("article/samtykke-i-praksis"),
    )


def _documents(view: View) -> Iterator[CaseDocument]:
    """Yield those that something is said of."""
    for written in view.guide.settings.documents:
        document = _document(view, written)
        if document.name or document.system or document.opened_on or document.note:
            yield document


def _document(view: View, document: WrittenDocument) -> CaseDocument:
    system = view.guide.settings.systems.get(document.tool or "")
    name, what = plain_name(document.name), _definite(view, document)
    what = what[:1].upper() + what[1:]
    is_itself = bool(name and system and name.casefold() == system.name.casefold())
    return CaseDocument(
        name=name,
        opened=view.say("document_opened_on", what=what),
        kept_in=view.strings["log_system"] if is_itself else view.say("document_system", what=what),
        system=system.name if system else None,
        url=system.url if system else None,
        opened_on=view.link(f"level/{document.opened_on}") if document.opened_on else None,
        note=view.html(document.note),
    )


def _definite(view: View, document: WrittenDocument) -> str:
    if not document.name:
        return view.strings[f"document_{document.kind}"]
    named = noun(plain_name(document.name), view.guide.language, forms_of(document.name))
    return named.definite
