"""What this municipality changed against the shared guide: before and after, in plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from veileder.facts.rows import Names
from veileder.facts.steps import level_values
from veileder.model.base import Document
from veileder.model.guide import NOBODY_HOLDS
from veileder.pages.base import Page, PageData
from veileder.pages.before_after import BeforeAfter, structural_parts, text_parts
from veileder.pages.local_entries import LocalGroup, local_groups
from veileder.pages.parts import day
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.guide import Resolved
from veileder.resolving.structure import Structural
from veileder.resolving.words.forms import capital

_LATER = re.compile(r"\{\w+\}")  # in a word of the interface: what each page puts in


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A page that is not only the shared guide's: what it is, or what of it, and whose.

    ``parts`` are what it was and is; none where it is all new. ``based`` is what it is made from,
    and ``compared`` when somebody last looked at that.
    """

    title: str
    href: str
    kind: str
    whose: str
    based: str | None
    compared: str | None
    parts: tuple[BeforeAfter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is chosen here, by what of the guide: names, who holds the baton, words on buttons."""

    title: str
    parts: tuple[BeforeAfter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(PageData):
    """The texts that are changed here, what is chosen, what tables have, and what is hidden."""

    template: ClassVar[str] = "changes.html"

    changes: tuple[Change, ...]
    choices: tuple[Choices, ...]
    groups: tuple[LocalGroup, ...]
    hidden: tuple[str, ...]
    volumes: Volumes | None = None


def changes_pages(view: View, shared: Mapping[str, str]) -> Iterator[Page]:
    """Yield the page that says what this municipality changed against the shared guide.

    ``shared`` are the words of the interface before the municipality put in its own.
    """
    hidden = tuple(sorted(view.guide.hidden.values()))
    choices = tuple(one for one in _choices(view, shared) if one.parts)
    groups = tuple(local_groups(view))
    beside = (hidden, choices, groups)
    for volume in in_volumes(view, list(_changes(view)), _change, beside=beside):
        is_last = not (volume.among and volume.among.after)
        data = ChangesPage(
            changes=volume.entries,
            choices=choices if is_last else (),
            groups=tuple(local_groups(volume.view)) if is_last else (),
            hidden=hidden if is_last else (),
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_changes"])
        yield volume.view.page(data, title, view.strings["changes_description"])


def _choices(view: View, shared: Mapping[str, str]) -> Iterator[Choices]:
    words = view.strings
    yield Choices(title=words["local_names"], parts=tuple(_names(view)))
    yield Choices(title=words["local_baton"], parts=tuple(_batons(view)))
    yield Choices(title=words["local_words"], parts=tuple(_words(view, shared)))


def _names(view: View) -> Iterator[BeforeAfter]:
    for ref, name in view.guide.settings.names.items():
        kind, _, id = ref.partition("/")
        document = view.guide.documents.get(kind, {}).get(id) or view.guide.beneath.texts.get(ref)
        was = document.value.title if document else None
        if was != name and (document or view.link(ref)):
            label = capital(view.strings.get(f"kind_{kind}", ""))
            yield BeforeAfter(label=label, before=was, after=name)


def _batons(view: View) -> Iterator[BeforeAfter]:
    names = Names(view.guide, view.strings)
    own = {one.level for one in view.guide.municipality.baton}
    if view.guide.region:
        own |= {one.level for one in view.guide.region.baton}
    for level in view.guide.common.levels:
        if level.id not in own:
            continue
        holder = level.facts.baton
        is_held = holder and holder != NOBODY_HOLDS
        role = view.guide.documents["role"].get(holder or "")
        before = role.value.title if is_held and role else view.strings["nobody_holds"]
        after = level_values(names, level)["baton"]
        yield BeforeAfter(label=level.title, before=before, after=after)


def _words(view: View, shared: Mapping[str, str]) -> Iterator[BeforeAfter]:
    own = {key: text for key, text in view.guide.settings.interface.items() if key in shared}
    words = view.guide.words.of(view.guide.language)
    was = {key: words.in_interface(shared[key], is_own=True) for key in own}
    for key in own:
        label = view.strings["local_word"]
        before, after = (_LATER.sub("…", said[key]) for said in (was, view.strings))
        yield BeforeAfter(label=label, before=before, after=after)


def _changes(view: View) -> Iterator[tuple[str, Resolved[Document], str]]:
    """Yield ref, text and owner of what is not only the shared guide's and has a page here."""
    structure = view.guide.structure
    for kind, id, document in _documents(view):
        ref = f"{kind}/{id}"
        whose = view.whose(document) or (_owner(view, structure[ref]) if ref in structure else None)
        if whose and view.link(ref):
            said = view.say("drafted_for", whose=whose) if document.drafts else whose
            yield ref, document, said


def _owner(view: View, change: Structural) -> str:
    region = view.guide.region if change.layer == view.guide.region_id else None
    return (region or view.guide.municipality).name


def _change(view: View, changed: tuple[str, Resolved[Document], str]) -> Change:
    ref, document, whose = changed
    link = view.known(ref)
    names = Names(view.guide, view.strings)
    parts = (*structural_parts(view, names, ref), *text_parts(view, ref, document.value))
    return Change(
        title=link.title,
        href=link.href,
        kind=_kind(view, ref),
        whose=whose,
        based=_based(view, ref),
        compared=day(view.guide.beneath.compared.get(ref)),
        parts=tuple(dict.fromkeys(parts)),
    )


def _based(view: View, ref: str) -> str | None:
    """Return whose text it is made from; None for what is all new here."""
    beneath = view.guide.beneath
    text, change = beneath.texts.get(ref), view.guide.structure.get(ref)
    if text is None and (change is None or change.what == "new"):
        return None
    is_region = text is not None and view.guide.region_id in text.layers
    region = view.guide.region.name if is_region and view.guide.region else None
    return view.say("local_based_region", region=region) if region else view.strings["local_based"]


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
