"""What a page is: its place, its words, and the data that its template shows."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.model.base import Document
from veileder.pages.edits import Edit
from veileder.pages.parts import Html


@dataclass(frozen=True, slots=True)
class PageData:
    """What stands on one kind of page. Each kind is a class beside the function that makes it.

    ``template`` is the file that has its form; ``is_printed`` are pages that people hang up.
    """

    template: ClassVar[str]
    is_printed: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the page is published, for its print; None while that is not known."""

    address: str | None = None
    qr: Html | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """A page as somebody names it who says what is wrong: title and place, for an address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantLink:
    """A page in one variant; ``id`` is empty for the one that is common to all."""

    id: str
    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``path`` is relative to the site's root: empty for the front, or ends in ``/``.

    ``source`` is the file its text came from, empty for a page that is made of many, and ``edits``
    where an editor changes it. ``feedback`` names it to those who answer for it. ``variant`` is
    the type of service that the page is for, and ``variants`` are the same page for all of them;
    none where they share the page. ``twin`` leads to the same page in the other målform, if there
    is one. ``language`` is what it is in, where no site is in that.
    """

    path: str
    data: PageData
    title: str
    description: str = ""
    former_paths: tuple[str, ...] = ()
    source: str = ""
    edits: tuple[Edit, ...] = ()
    printed: Printed | None = None
    feedback: Feedback | None = None
    variant: str | None = None
    variants: tuple[VariantLink, ...] = ()
    twin: str | None = None
    language: str = ""

    @property
    def template(self) -> str:
        """The file that has the form of the page."""
        return self.data.template


def former_paths(path: str, document: Document) -> tuple[str, ...]:
    """Return where the page at ``path`` stood before, by the ids the document had."""
    folder = path.rstrip("/").rpartition("/")[0]
    prefix = f"{folder}/" if folder else ""
    return tuple(f"{prefix}{id}/" for id in document.former_ids)
