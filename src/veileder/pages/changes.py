"""What this municipality changed against the shared guide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model.base import Document
from veileder.pages.base import Page, PageData
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
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
    volumes: Volumes | None = None


def changes_pages(view: View) -> Iterator[Page]:
    """Yield the page that says what this municipality changed against the shared guide."""
    hidden = tuple(sorted(view.guide.hidden.values()))
    for volume in in_volumes(view, list(_changes(view)), _change, beside=hidden):
        data = ChangesPage(
            changes=volume.entries,
            hidden=() if volume.among and volume.among.after else hidden,
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_changes"])
        yield volume.view.page(data, title, view.strings["changes_description"])


def _changes(view: View) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and owner of what is not only the shared guide's and has a page here."""
    for kind, id, document in _documents(view):
        whose = view.whose(document)
        if whose and view.link(f"{kind}/{id}"):
            yield kind, id, whose


def _change(view: View, changed: tuple[str, str, str]) -> Change:
    kind, id, whose = changed
    link, name = view.known(f"{kind}/{id}"), view.strings[f"kind_{kind}"]
    return Change(title=link.title, href=link.href, kind=name, whose=whose)


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
