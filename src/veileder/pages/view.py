"""The site as seen from one page: makes texts and links that fit there."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from veileder.markdown import markup
from veileder.markdown.anchors import heading_id
from veileder.markdown.pictures import Placed
from veileder.model.base import Document, Part
from veileder.model.both import Foreign
from veileder.model.reaching import Contact as WrittenContact
from veileder.model.reviewing import FactKind
from veileder.pages.base import Page, PageData, former_paths
from veileder.pages.checking import checked, text_read
from veileder.pages.dressing import dressed
from veileder.pages.edits import edits_of
from veileder.pages.parts import (
    Checked,
    Contact,
    Html,
    Link,
    Provenance,
    Unlost,
    contact,
    day,
    sources,
)
from veileder.pages.reviewed import reader_of, responsible_for, review_lines
from veileder.pages.shown import picture_path
from veileder.reading.layers import SHARED
from veileder.reading.strings import Strings
from veileder.resolving.addresses import Addresses, Target, depth_of, relative
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.freshness import text_due
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.safety import LISTS
from veileder.resolving.words.forms import running

CARRIED = "for"  # what an address calls the type of service that all types share the page of
_NOTHING = Html("")
_HEADING = re.compile(r"(?<=<)(/?h)([2-5])(?=[ >])")


def _marked(text: str, html: Html, element: str) -> Html:
    """Return ``html``, of ``text``, with its målform where that is not the site's."""
    if not isinstance(text, Foreign):
        return html
    return Html(f'<{element} lang="{text.language}">{html}</{element}>')


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

    def speaking(self, words: Mapping[str, str]) -> "View":
        """Return the same page with these ``words`` of the interface in place of its own."""
        return replace(self, strings=Strings({**self.strings, **words}))

    def page(
        self,
        data: PageData,
        title: str,
        description: str,
        document: Resolved[Document] | None = None,
        *,
        entries: Sequence[Part] = (),
        table: str | None = None,
    ) -> Page:
        """Return the page here; one of a document also stands where it stood by former ids.

        ``entries`` or ``table`` are what else can be edited of it.
        """
        former = former_paths(self.path, document.value) if document else ()
        source = document.path if document else ""
        edits = edits_of(self.guide, document, entries, table)
        said = (title, description)
        return Page(self.path, data, *said, former, source, edits, variant=self.variant)

    # Where things stand

    def target(self, ref: str) -> Target | None:
        """Return where ``ref`` stands, or None if this site does not show it."""
        return self.addresses.find(ref, self.variant)

    def relative(self, path: str) -> str:
        """Return site path ``path`` as an href on this page."""
        return relative(path, depth_of(self.path))

    def way(self, path: str, anchor: str = "") -> str:
        """Return site path ``path`` as an href that keeps the type of service.

        What all types share has it in the address, where a script may read it (variant.js).
        """
        path, _, place = path.partition("#")
        is_shared = self.variant and not path.startswith(f"{self.variant}/")
        place = anchor or place
        return "".join(
            (
                self.relative(path),
                f"?{CARRIED}={self.variant}" if is_shared else "",
                f"#{place}" if place else "",
            )
        )

    def link(self, ref: str) -> Link | None:
        """Return title and href of ``ref``, or None if this site does not show it."""
        target = self.target(ref)
        return Link(target.title, self.way(target.path)) if target else None

    def known(self, ref: str) -> Link:
        """Return the link of ``ref``, which this site shows. Raises KeyError if it does not."""
        link = self.link(ref)
        if link is None:
            raise KeyError(ref)
        return link

    def name(self, ref: str) -> str | None:
        """Return the title of ``ref``, also where it has no page: hidden, or a meeting not held."""
        kind, _, id = ref.partition("/")
        document = self.guide.documents.get(kind, {}).get(id)
        return document.title if document else self.guide.hidden.get(ref)

    def links(self, refs: Iterable[str]) -> tuple[Link, ...]:
        """Return the links of ``refs`` that this site shows, in order."""
        return tuple(link for ref in refs if (link := self.link(ref)))

    def titles(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of ``refs`` that this site shows, in order."""
        return tuple(target.title for ref in refs if (target := self.target(ref)))

    def links_from(self, kind: str, back: Backlinks, ref: str) -> tuple[Link, ...]:
        """Return the links of what names ``ref``, of one kind: the steps that use a tool, say."""
        sources = back.get(ref, ())
        return self.links(source for source in sources if source.startswith(f"{kind}/"))

    def address(self, href: str) -> str | None:
        """Return the href of a reference in a text, which may have an anchor."""
        ref, _, anchor = href.partition("#")
        target = self.target(ref)
        if target is None:
            return None
        return self.way(target.path, heading_id(anchor) if anchor else "")

    # What is written

    def html(self, text: str | None) -> Html:
        """Return Markdown ``text`` as HTML; nothing for no text."""
        return _marked(text, self._placed(markup.render(text).html), "div") if text else _NOTHING

    def html_below(self, text: str | None) -> Html:
        """Return ``text`` as HTML, its headings one level further in: it stands below one."""
        deeper = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", self.html(text))
        return Html(deeper)

    def inline(self, text: str | None) -> Html:
        """Return Markdown ``text`` of one paragraph as HTML without the paragraph."""
        if not text:
            return _NOTHING
        return _marked(text, self._placed(markup.render_field(text).inline), "span")

    def inlines(self, texts: Iterable[str]) -> tuple[Html, ...]:
        """Return each of ``texts`` as inline HTML."""
        return tuple(self.inline(text) for text in texts)

    def plain(self, text: str | None) -> str:
        """Return the words of Markdown ``text``."""
        return markup.plain(self.inline(text))

    def say(self, key: str, **values: object) -> str:
        """Return an interface text with its ``{…}`` filled in."""
        return self.strings[key].format(municipality=self.guide.municipality.name, **values)

    def _placed(self, html: str) -> Html:
        return Html(dressed(markup.place(html, self.address, self.picture), self.strings))

    def picture(self, source: str) -> Placed | None:
        """Return where the picture in the file ``source`` is for this page, if there is one."""
        found = self.guide.pictures.get(source)
        if found is None or found.sides is None:
            return None
        return Placed(self.relative(picture_path(source, found.version)), *found.sides)

    def national(self, document: Resolved[Document], shown: str) -> str | None:
        """Return what a thing is called in the shared model, where it is ``shown`` as another."""
        title = document.value.title
        if shown == title or document.origins.get("title") != SHARED:
            return None
        return self.say("national_name", title=running(title))

    # Who stands behind it

    def contacts(self, contacts: Iterable[WrittenContact]) -> tuple[Contact, ...]:
        """Return contacts ready to tap."""
        return tuple(contact(written) for written in contacts)

    def checked(self, kind: FactKind, when: dt.date | None) -> Checked | None:
        """Return when a fact of ``kind`` was last checked; None where nobody has."""
        return checked(self.guide, self.strings, kind, when)

    def provenance(self, document: Resolved[Document]) -> Provenance:
        """Return who answers for a text, when it was looked at, and where it comes from."""
        next_review = text_due(document, self.guide)
        return Provenance(
            responsible=responsible_for(document),
            reader=reader_of(document),
            reviewed=text_read(self.guide, document),
            reviews=tuple(review_lines(document, self.guide, self.say)),
            next_review=day(next_review),
            next_review_iso=next_review.isoformat() if next_review else None,
            sources=sources(document.value.sources, self.guide.language, self.strings),
            local=None if self._drafted(document) else self.whose(document),
            drafted=self._drafted(document),
            unlost=self._unlost(document),
            other_language=document.language != self.guide.language,
        )

    def _unlost(self, document: Resolved[Document]) -> Unlost:
        placed = [place for place in document.lost.values() if place in LISTS]
        box = (id for id, place in document.lost.items() if place not in LISTS)
        lines = self.inlines(document.value.safety[id] for id in box)
        return Unlost(**{name: placed.count(name) for name in LISTS}, box=lines)

    def _drafted(self, document: Resolved[Document]) -> str | None:
        """Return that what is local in the text is a draft by others, and for whom."""
        whose = self.whose(document)
        if whose is None or not document.drafts:
            return None
        is_region = whose != self.guide.municipality.name
        return self.say("drafted_region" if is_region else "drafted", region=whose)

    def whose(self, document: Resolved[Document]) -> str | None:
        """Return who wrote or changed the text, when it was not only the shared guide."""
        if self.guide.id in document.layers:
            return self.guide.municipality.name
        if self.guide.region and self.guide.region_id in document.layers:
            return self.guide.region.name
        return None
