"""All facts of a guide: steps, tables, texts, and what the municipality says of itself."""

from collections.abc import Iterator

from veileder.facts.entries import facts_of_entries
from veileder.facts.rows import (
    TEXT,
    TITLE,
    Fact,
    Names,
    contacts_of,
    digest,
    hashed,
    listed,
    plain,
    stated,
)
from veileder.facts.steps import facts_of_levels
from veileder.model import formats
from veileder.model.base import Document
from veileder.model.law import Law
from veileder.model.municipality import CaseDocument
from veileder.model.naming import plain_name
from veileder.reading.strings import Strings
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.words.interface import said_in

HERE = "municipality/settings"
_OF_LAW = ("section", "in_force", "quote", "superseded_by")


def facts_of(guide: Guide, strings: Strings) -> tuple[Fact, ...]:
    """Return every public fact of ``guide``, in the words of ``strings``, always in one order."""
    names = Names(guide, said_in(guide, strings))
    found = (*_of_settings(names), *facts_of_levels(names), *facts_of_entries(names))
    return tuple(sorted({*found, *_of_documents(names)}))


def _of_documents(names: Names) -> Iterator[Fact]:
    for kind, documents in names.guide.documents.items():
        for document in documents.values():
            values = {TITLE: document.title, TEXT: hashed(document.value, [TITLE, *_OF_LAW])}
            yield from stated(f"{kind}/{document.id}", {**values, **_of_law(names, document)})


def _of_law(names: Names, document: Resolved[Document]) -> dict[str, str | None]:
    law = document.value
    if not isinstance(law, Law):
        return {}
    quote = law.quote
    return {
        "section": law.section,
        "in_force": formats.date(law.in_force) if law.in_force else None,
        "quote": digest([quote.section, *quote.words]) if quote else None,
        **listed("superseded_by", names.all("law", law.superseded_by)),
    }


def _of_settings(names: Names) -> Iterator[Fact]:
    """Yield what the municipality says of itself, and how the shared guide is another here."""
    settings = names.guide.settings
    log = settings.log
    duty = settings.coordination_duty
    called = {ref.replace("/", "-"): name for ref, name in settings.names.items()}
    hidden = {ref.replace("/", "-"): names.of(ref) for ref in sorted(names.guide.hidden)}
    systems = {
        tool: " · ".join(filter(None, (str(one.name), one.url, plain(one.note))))
        for tool, one in settings.systems.items()
    }
    documents = {f"{n}": _document(names, d) for n, d in enumerate(settings.documents, start=1)}
    values = {
        TITLE: settings.municipality.name,
        "brand": f"{settings.brand.short}, {settings.brand.name}",
        "consent_age": f"{log.consent_age} år" if log and log.consent_age else None,
        "coordination_duty": names.of(f"role/{duty}") if duty else None,
        "responsible": settings.responsible,
        **contacts_of(settings.contacts),
        **listed("names", called),
        **listed("hide", hidden),
        **listed("systems", systems),
        **listed("documents", documents),
        TEXT: digest(settings.about) if settings.about else None,
    }
    yield from stated(HERE, values)


def _document(names: Names, document: CaseDocument) -> str:
    name = plain_name(document.name) or (document.tool and names.of(f"tool/{document.tool}"))
    level = names.of(f"level/{document.opened_on}") if document.opened_on else None
    return ", ".join(filter(None, (name or document.kind, level, plain(document.note))))
