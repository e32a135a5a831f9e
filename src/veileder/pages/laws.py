"""The law: all provisions, and one page each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, cast

from veileder.model.law import Law
from veileder.pages.base import Page, PageData
from veileder.pages.cards import law_links, law_reference
from veileder.pages.directory import Directory, Group, directory, in_groups
from veileder.pages.parts import Checked, Html, Link, Provenance, Source, day
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class LawEntry:
    """A provision of an ``act`` in the list, and whether somebody compared it with Lovdata."""

    act: str
    title: str
    href: str
    reference: str
    confirmed: bool
    checked: Checked | None
    summary: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class LawGroup(Group):
    """The provisions of one act."""

    entries: tuple[LawEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawsPage(PageData):
    """All provisions: those that hold, by act, and those that others have taken over from."""

    template: ClassVar[str] = "laws.html"

    current: tuple[LawGroup, ...]
    directory: Directory
    superseded: tuple[Link, ...]
    volumes: Volumes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawWords:
    """What the law says, word for word: ``section`` of it, in ``language``, read one day."""

    section: str
    language: str
    words: tuple[str, ...]
    url: str
    checked: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPage(PageData):
    """A provision. ``others`` are what else names it; ``url`` is its address at Lovdata."""

    template: ClassVar[str] = "law.html"

    reference: str
    superseded: bool
    superseded_by: tuple[Link, ...]
    summary: Html
    who_has_duty: Html
    body: Html
    quote: LawWords | None
    in_force: str | None
    checked: Checked | None
    replaces: tuple[Link, ...]
    url: str | None
    steps: tuple[Link, ...]
    theme_links: tuple[Link, ...]
    others: tuple[Link, ...]
    provenance: Provenance


def law_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview and a page per provision."""
    folder = view.addresses.path("laws")
    laws = [cast(Resolved[Law], document) for document in view.guide.documents["law"].values()]
    yield from _overview(view.at(folder), laws)
    for law in laws:
        yield _law(view.at(f"{folder}{law.id}/"), law, back)


def _overview(view: View, laws: list[Resolved[Law]]) -> Iterator[Page]:
    ordered = sorted(laws, key=lambda law: (_act(view, law).lower(), law.title.lower()))
    current = [law for law in ordered if not law.value.superseded_by]
    former = [law.id for law in ordered if law.value.superseded_by]
    beside = law_links(view, former)
    for volume in in_volumes(view, current, _entry, partial(_act, view), beside):
        data = LawsPage(
            current=tuple(
                LawGroup(title=one.title, names=one.names, count=one.count, entries=entries)
                for one, entries in in_groups(volume.entries, _act_of, lambda entry: entry.title)
            ),
            directory=directory(volume.view, len(current)),
            superseded=()
            if volume.among and volume.among.after
            else law_links(volume.view, former),
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_laws"])
        yield volume.view.page(data, title, view.strings["laws_description"])


def _act(view: View, law: Resolved[Law]) -> str:
    return law.value.act_name or view.strings["laws_other"]


def _act_of(entry: LawEntry) -> str:
    return entry.act


def _entry(view: View, law: Resolved[Law]) -> LawEntry:
    link = view.known(f"law/{law.id}")
    return LawEntry(
        act=_act(view, law),
        title=link.title,
        href=link.href,
        reference=law_reference(law.value),
        confirmed=law.value.confirmed,
        checked=view.checked("law", law.value.checked),
        summary=view.inline(law.value.summary),
    )


def _law(view: View, document: Resolved[Law], back: Backlinks) -> Page:
    law, sources = document.value, back.get(f"law/{document.id}", [])
    data = LawPage(
        reference=law_reference(law),
        superseded=bool(law.superseded_by),
        superseded_by=view.links(f"law/{id}" for id in law.superseded_by),
        summary=view.inline(law.summary),
        who_has_duty=view.html(law.who_has_duty),
        body=view.html(law.body),
        quote=_quote(law),
        in_force=day(law.in_force),
        checked=view.checked("law", law.checked),
        replaces=view.links(_replaced(view, document.id)),
        url=lovdata_url(law),
        steps=view.links_from("step", back, f"law/{document.id}"),
        theme_links=view.links_from("theme", back, f"law/{document.id}"),
        others=view.links(ref for ref in sources if not ref.startswith(("step/", "theme/"))),
        provenance=_with_lovdata(view.provenance(document), law),
    )
    return view.page(data, document.title, view.plain(law.summary), document)


def _quote(law: Law) -> LawWords | None:
    if law.quote is None:
        return None
    said = law.quote
    return LawWords(
        section=f"{law.act_name} {said.section}",
        language=str(said.language),
        words=said.words,
        url=said.url,
        checked=day(said.checked),
    )


def _with_lovdata(provenance: Provenance, law: Law) -> Provenance:
    """Return ``provenance`` with the law itself as the first source, before copies of it."""
    url = lovdata_url(law)
    if url is None or any(source.url == url for source in provenance.sources):
        return provenance
    title = f"{law_reference(law)}, Lovdata"
    first = Source(title=title, url=url, checked=None, confirmed=True)
    return replace(provenance, sources=(first, *provenance.sources))


def _replaced(view: View, id: str) -> Iterator[str]:
    """Yield the refs of the provisions that the one with ``id`` has taken over from."""
    for other in view.guide.documents["law"].values():
        if id in cast(Law, other.value).superseded_by:
            yield f"law/{other.id}"


def lovdata_url(law: Law) -> str | None:
    """Return the address of the provision, or of the act where the section is no paragraph.

    The form ``lovdata.no/lov/<act>/§<number>`` is the one Lovdata's own pages use.
    """
    if law.act is None:
        return None
    base = f"https://lovdata.no/lov/{law.act}"
    section = law.section or ""
    if section.startswith("§ "):
        number = section.removeprefix("§ ").replace(" ", "")
        return f"{base}/%C2%A7{number}"
    return base
