"""The acute rule: the page one reads with the heart in the throat."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from veileder.model.documents import Emergency
from veileder.pages.base import Page, PageData
from veileder.pages.contacts import ServiceContacts, all_units, service_contacts
from veileder.pages.parts import Html, Link, Phones, Provenance
from veileder.pages.phones import urgent_phones
from veileder.pages.view import View
from veileder.resolving.guide import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyPage(PageData):
    """The acute rule: whom to ring, what to do and what to leave."""

    template: ClassVar[str] = "emergency.html"
    is_printed: ClassVar[bool] = True

    summary: Html
    phones: Phones
    actions: tuple[Html, ...]
    avoid: tuple[Html, ...]
    services: tuple[ServiceContacts, ...]
    laws: tuple[Link, ...]
    body: Html
    provenance: Provenance


def emergency_of(view: View) -> Resolved[Emergency] | None:
    """Return the acute rule of the site."""
    found = view.guide.documents["emergency"].values()
    return cast(Resolved[Emergency], next(iter(found))) if found else None


def emergency_pages(view: View) -> Iterator[Page]:
    """Yield the page of the acute rule, if the site has one."""
    document = emergency_of(view)
    if document is None:
        return
    rule = document.value
    data = EmergencyPage(
        summary=view.inline(rule.summary),
        phones=urgent_phones(view, rule),
        actions=view.inlines(rule.actions),
        avoid=view.inlines(rule.avoid),
        services=service_contacts(view, rule.services),
        laws=view.links(f"law/{law}" for law in rule.laws),
        body=view.html(rule.body),
        provenance=view.provenance(document),
    )
    entries = all_units(view, rule.services)
    yield view.page(data, document.title, view.plain(rule.summary), document, entries=entries)
