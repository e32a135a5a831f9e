"""When facts were last checked, as a page shows it; the browser says when that is too long ago."""

import datetime as dt

from veileder.model.base import Document
from veileder.model.bilingual import Helpline
from veileder.model.entries import Service
from veileder.model.reviewing import FactKind
from veileder.pages.parts import Checked, day
from veileder.reading.strings import Strings
from veileder.resolving.freshness import (
    held,
    kind_of,
    last_read,
    number_kind,
    text_due,
    urgent_services,
)
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.standing import due

# What to do when a check no longer holds; of the others there is nothing more to say.
_THEN = ("emergency", "service", "arena", "measure", "system", "agreement", "law")


def checked(guide: Guide, strings: Strings, kind: FactKind, when: dt.date | None) -> Checked | None:
    """Return when a fact of ``kind`` was last checked; None where nobody has."""
    then = strings[f"then_{kind}"] if kind in _THEN else ""
    return _shown(when, due(when, held(guide, kind).interval), then)


def service_checked(guide: Guide, strings: Strings, service: Service) -> Checked | None:
    """Return when a service was last checked; for the acute rule's that holds less long."""
    kind = kind_of(service, urgent_services(guide))
    return checked(guide, strings, kind, service.checked)


def number_checked(guide: Guide, strings: Strings, line: Helpline) -> Checked | None:
    """Return when a national number was last checked; of 112 nobody is told to ring 112 instead."""
    kind = number_kind(line)
    last = due(line.checked, held(guide, kind).interval)
    return _shown(line.checked, last, "" if line.emergency else strings["then_helpline"])


def text_read(guide: Guide, document: Resolved[Document]) -> Checked | None:
    """Return when a text was last gone through as it stands; None where nobody has."""
    return _shown(last_read(document), text_due(document, guide), "")


def _shown(when: dt.date | None, last: dt.date | None, then: str) -> Checked | None:
    read = day(when)
    if when is None or read is None:
        return None
    return Checked(day=read, iso=when.isoformat(), last=last.isoformat() if last else "", then=then)
