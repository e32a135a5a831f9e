"""What this municipality changed against the shared guide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from veileder.model.base import Document
from veileder.pages.base import Page, PageData
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.guide import Resolved
from veileder.resolving.structure import Structural


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A page that is not only the shared guide's: what it is, or what of it, and whose."""

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


def _changes(view: View) -> Iterator[tuple[str, str]]:
    """Yield ref and owner of what is not only the shared guide's and has a page here."""
    structure = view.guide.structure
    for kind, id, document in _documents(view):
        ref = f"{kind}/{id}"
        whose = view.whose(document) or (_owner(view, structure[ref]) if ref in structure else None)
        if whose and view.link(ref):
            yield ref, view.say("drafted_for", whose=whose) if document.drafts else whose


def _owner(view: View, change: Structural) -> str:
    region = view.guide.region if change.layer == view.guide.region_id else None
    return (region or view.guide.municipality).name


def _change(view: View, changed: tuple[str, str]) -> Change:
    ref, whose = changed
    link = view.known(ref)
    return Change(title=link.title, href=link.href, kind=_kind(view, ref), whose=whose)


def _kind(view: View, ref: str) -> str:
    """Return what a thing is, and what of it is another here: «nytt steg», «steg: frister»."""
    kind, change = ref.partition("/")[0], view.guide.structure.get(ref)
    name = view.strings[f"kind_{kind}"]
    if change is None:
        return name
    if change.what != "changed":
        return view.strings[f"{change.what}_{kind}"]
    fields = ", ".join(view.strings[f"part_{field}"] for field in change.fields)
    return f"{name}: {fields}" if fields else name


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
