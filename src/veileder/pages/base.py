"""What every page is made with: a page, and the site as seen from it."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from veileder.markdown import markup
from veileder.markdown.anchors import heading_id
from veileder.model import formats
from veileder.model.base import Document, Language
from veileder.model.municipality import Contact
from veileder.pages.dressing import dressed
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses, Target, depth_of, relative
from veileder.resolving.guide import Guide, Resolved

Data = dict[str, Any]
_FOLDS = re.compile(r"(?<=[@._-])")  # where a mail address may go on to the next line


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``path`` is relative to the site's root: empty for the front, or ends in ``/``."""

    path: str
    template: str
    title: str
    description: str = ""
    data: Data = field(default_factory=dict)
    former_paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The site as seen from the page at ``path``: makes texts and links that fit there."""

    guide: Guide
    addresses: Addresses
    strings: Strings
    path: str
    variant: str | None = None

    def at(self, path: str, variant: str | None = None) -> "View":
        """Return the same site seen from another page."""
        return View(self.guide, self.addresses, self.strings, path, variant)

    def page(
        self,
        template: str,
        title: str,
        description: str,
        data: Data,
        document: Document | None = None,
    ) -> Page:
        """Return the page here; one of a document also stands where it stood by former ids."""
        former = former_paths(self.path, document) if document else ()
        return Page(self.path, template, title, description, data, former)

    def target(self, ref: str) -> Target | None:
        """Return where ``ref`` stands, or None if this site does not show it."""
        return self.addresses.find(ref, self.variant)

    def relative(self, path: str) -> str:
        """Return site path ``path`` as an href on this page."""
        return relative(path, depth_of(self.path))

    def link(self, ref: str) -> Data | None:
        """Return title and href of ``ref``, or None if this site does not show it."""
        target = self.target(ref)
        return (
            {"ref": ref, "title": target.title, "href": self.relative(target.path)}
            if target
            else None
        )

    def name(self, ref: str) -> str | None:
        """Return the title of ``ref``, also where it has no page: hidden, or a meeting not held."""
        kind, _, id = ref.partition("/")
        document = self.guide.documents.get(kind, {}).get(id)
        return document.title if document else self.guide.hidden.get(ref)

    def links(self, refs: Iterable[str]) -> list[Data]:
        """Return the links of ``refs`` that this site shows, in order."""
        return [link for ref in refs if (link := self.link(ref))]

    def address(self, href: str) -> str | None:
        """Return the href of a reference in a text, which may have an anchor."""
        ref, _, anchor = href.partition("#")
        target = self.target(ref)
        if target is None:
            return None
        return self.relative(target.path) + (f"#{heading_id(anchor)}" if anchor else "")

    def html(self, text: str | None) -> str:
        """Return Markdown ``text`` as HTML; nothing for no text."""
        return self._placed(markup.render(text).html) if text else ""

    def inline(self, text: str | None) -> str:
        """Return Markdown ``text`` of one paragraph as HTML without the paragraph."""
        return self._placed(markup.render_field(text).inline) if text else ""

    def inlines(self, texts: Iterable[str]) -> list[str]:
        """Return each of ``texts`` as inline HTML."""
        return [self.inline(text) for text in texts]

    def plain(self, text: str | None) -> str:
        """Return the words of Markdown ``text``."""
        return markup.plain(self.inline(text))

    def say(self, key: str, **values: object) -> str:
        """Return an interface text with its ``{…}`` filled in."""
        return self.strings[key].format(**values)

    def _placed(self, html: str) -> str:
        return dressed(markup.place(html, self.address, self.values), self.strings)

    @property
    def values(self) -> Mapping[str, str]:
        """What the placeholders of a text stand for."""
        settings = self.guide.settings
        return {"brand": settings.brand.short, "municipality": settings.municipality.name}

    def contacts(self, contacts: Iterable[Contact]) -> list[Data]:
        """Return contacts ready to tap."""
        return [contact_data(contact) for contact in contacts]

    def provenance(self, document: Resolved[Document]) -> Data:
        """Return who answers for a text, when it was looked at, and where it comes from."""
        value = document.value
        return {
            "responsible": value.responsible,
            "reviewed": day(value.reviewed),
            "next_review": day(value.next_review),
            "next_review_iso": value.next_review.isoformat() if value.next_review else None,
            "sources": [
                {
                    "title": source.title,
                    "url": source.url,
                    "checked": day(source.checked),
                    "confirmed": source.confirmed,
                }
                for source in value.sources
            ],
            "local": self._whose(document),
            "path": document.path,
            "edit": self._edit(document.path),
            "other_language": str(document.language)
            if document.language != self.guide.language
            else None,
        }

    def _whose(self, document: Resolved[Document]) -> str | None:
        """Return who wrote or changed the text, when it was not only the shared guide."""
        if self.guide.id in document.layers:
            return self.guide.municipality.name
        if self.guide.region and self.guide.region_id in document.layers:
            return self.guide.region.name
        return None

    def _edit(self, path: str) -> str | None:
        repository = self.guide.settings.repository
        return f"{repository.rstrip('/')}/{path}" if repository else None


def former_paths(path: str, document: Document) -> tuple[str, ...]:
    """Return where the page at ``path`` stood before, by the ids the document had."""
    folder = path.rstrip("/").rpartition("/")[0]
    prefix = f"{folder}/" if folder else ""
    return tuple(f"{prefix}{id}/" for id in document.former_ids)


def contact_data(contact: Contact) -> Data:
    """Return a contact with its number both for reading and for dialling."""
    return {
        "function": contact.function,
        "phone": formats.phone(contact.phone) if contact.phone else None,
        "tel": formats.digits(contact.phone) if contact.phone else None,
        "email": contact.email,
        "email_parts": _FOLDS.split(contact.email) if contact.email else [],
        "url": contact.url,
    }


def day(value: dt.date | None) -> str | None:
    """Return a date for reading, or None."""
    return formats.date(value) if value else None


LANGUAGE_NAMES = {
    Language.NB: "Bokmål",
    Language.NN: "Nynorsk",
    Language.EN: "English",
    Language.AR: "العربية",
    Language.TI: "ትግርኛ",
}
