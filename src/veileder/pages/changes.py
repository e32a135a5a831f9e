"""What this municipality changed against the shared guide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model.base import Document
from veileder.pages.base import Page, PageData
from veileder.pages.view import View
from veileder.resolving.guide import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A text that is not only the shared guide's: what kind it is, and whose."""

    title: str
    href: str
    kind: str
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(PageData):
    """The texts that are changed here, and the titles of those that are hidden."""

    template: ClassVar[str] = "changes.html"

    changes: tuple[Change, ...]
    hidden: tuple[str, ...]


def changes_page(view: View) -> Page:
    """Return the page that says what this municipality changed against the shared guide."""
    hidden = tuple(sorted(view.guide.hidden.values()))
    data = ChangesPage(changes=tuple(_changes(view)), hidden=hidden)
    return view.page(data, view.strings["page_changes"], view.strings["changes_description"])


def _changes(view: View) -> Iterator[Change]:
    for kind, id, document in _documents(view):
        whose, link = view.whose(document), view.link(f"{kind}/{id}")
        if whose and link:
            name = view.strings[f"kind_{kind}"]
            yield Change(title=link.title, href=link.href, kind=name, whose=whose)


def _documents(view: View) -> Iterator[tuple[str, str, Resolved[Document]]]:
    for level in view.guide.common.levels:
        if level.text:
            yield "level", level.id, level.text
        for step in level.steps:
            if step.text:
                yield "step", step.id, step.text
    for kind, documents in view.guide.documents.items():
        if kind != "emergency":
            yield from ((kind, document.id, document) for document in documents.values())
