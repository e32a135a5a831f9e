"""The meetings: all that are held here, and a page per type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from veileder.model.documents import ArenaType
from veileder.model.entries import Arena
from veileder.pages.base import Page, PageData
from veileder.pages.levels import level_links, level_name
from veileder.pages.parts import Checked, Contact, Html, Link, Point, Provenance
from veileder.pages.sharing import whose
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import Resolved

_KINDS = ("discussion", "coordination", "system")
_TEXTS = ("purpose", "target", "frequency", "participants", "responsible")
_CHOSEN_BY = ("target", "responsible", "frequency")
_FALLBACK = {"responsible": "responsible_for_meeting"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingText(Point):
    """A text about a meeting; ``own`` if the municipality wrote it, otherwise its type's."""

    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting as held here.

    ``anonymous`` is whether one discusses without names, None where nobody has said, and
    ``services`` those it is only for. ``title`` is that of its page, which the search reads too.
    """

    title: str
    name: str
    texts: tuple[MeetingText, ...]
    anonymous: bool | None
    levels: tuple[Link, ...]
    services: tuple[str, ...]
    contacts: tuple[Contact, ...]
    checked: Checked | None
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChoice:
    """What one must know to choose a meeting: which cases, how often, and who calls for it.

    ``names`` is whether one needs consent, or that no cases are discussed there.
    """

    target: Html
    names: str | None
    levels: tuple[Link, ...]
    responsible: Html
    frequency: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """A meeting in the list, with the page of its type, and of which kind that is."""

    kind: str
    href: str
    meeting: Meeting
    choice: MeetingChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingKind:
    """The meetings of one kind."""

    title: str
    help: str
    entries: tuple[MeetingEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArenasPage(PageData):
    """All meetings by kind, or those of one volume; only kinds that are held."""

    template: ClassVar[str] = "arenas.html"

    kinds: tuple[MeetingKind, ...]
    volumes: Volumes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArenaPage(PageData):
    """A type of meeting, and those of it that are held here. ``type`` is for the search.

    A later volume has only more of them.
    """

    template: ClassVar[str] = "arena.html"

    national: str | None
    summary: Html
    meetings: tuple[Meeting, ...]
    body: Html
    type: str
    steps: tuple[Link, ...]
    provenance: Provenance
    volumes: Volumes | None = None


def arena_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview and a page per type of meeting that is held here."""
    folder = view.addresses.path("arenas")
    yield from _overview(view.at(folder))
    for document in view.guide.documents["arena"].values():
        if view.target(f"arena/{document.id}"):
            arena = cast(Resolved[ArenaType], document)
            yield from _arena(view.at(f"{folder}{document.id}/"), arena, back)


def _overview(view: View) -> Iterator[Page]:
    types = view.guide.documents["arena"]
    held = [local.value for local in view.guide.arenas if local.value.type in types]
    ordered = sorted(held, key=lambda arena: _KINDS.index(_type(view, arena).kind))
    for volume in in_volumes(view, ordered, _entry):
        kinds = (_kind(view, kind, volume.entries) for kind in _KINDS)
        data = ArenasPage(kinds=tuple(kind for kind in kinds if kind.entries), volumes=volume.among)
        title = volume.title(view.strings["page_arenas"])
        yield volume.view.page(data, title, view.strings["arenas_description"], table="arenas.yml")


def _entry(view: View, arena: Arena) -> MeetingEntry:
    meeting = _meeting(view, arena)
    return MeetingEntry(
        kind=_type(view, arena).kind,
        href=view.known(f"arena/{arena.type}").href,
        meeting=meeting,
        choice=_choice(view, arena, meeting.anonymous),
    )


def _choice(view: View, arena: Arena, anonymous: bool | None) -> MeetingChoice:
    kind = _type(view, arena)
    told = {name: view.inline(_said(arena, kind, name)) for name in _CHOSEN_BY}
    levels = {level.id: level for level in view.guide.common.levels}
    return MeetingChoice(
        **told,
        names=_names(view, kind, anonymous),
        levels=tuple(
            Link(level_name(view, view.guide.common, levels[id]), view.known(f"level/{id}").href)
            for id in arena.levels or kind.levels
            if id in levels
        ),
    )


def _names(view: View, kind: ArenaType, anonymous: bool | None) -> str | None:
    if kind.kind == "system":
        return view.strings["arena_system_help"]
    if anonymous is None:
        return None
    return view.strings["anonymous_yes" if anonymous else "anonymous_no"]


def _kind(view: View, kind: str, entries: tuple[MeetingEntry, ...]) -> MeetingKind:
    return MeetingKind(
        title=view.strings[f"arena_{kind}"],
        help=view.strings[f"arena_{kind}_help"],
        entries=tuple(entry for entry in entries if entry.kind == kind),
    )


def _arena(view: View, document: Resolved[ArenaType], back: Backlinks) -> Iterator[Page]:
    value, ref = document.value, f"arena/{document.id}"
    held = [local.value for local in view.guide.arenas if local.value.type == document.id]
    body, title = view.html(value.body), view.known(ref).title
    for volume in in_volumes(view, held, _meeting, beside=body):
        here, first = volume.view, volume.is_first
        data = ArenaPage(
            national=here.national(document, title),
            summary=here.inline(value.summary),
            meetings=volume.entries,
            body=body if first else here.html(None),
            type=document.title,
            steps=here.links_from("step", back, ref) if first else (),
            provenance=here.provenance(document),
            volumes=volume.among,
        )
        source = document if first else None
        yield here.page(data, volume.title(title), view.plain(value.summary), source, entries=held)


def _meeting(view: View, arena: Arena) -> Meeting:
    """Return one meeting as held here; what the municipality left out comes from its type."""
    kind = _type(view, arena)
    anonymous = arena.anonymous if arena.anonymous is not None else kind.anonymous
    return Meeting(
        title=view.known(f"arena/{arena.type}").title,
        name=arena.name,
        texts=tuple(_texts(view, arena, kind)),
        anonymous=anonymous,
        levels=level_links(view, arena.levels or kind.levels),
        services=view.titles(f"service/{service}" for service in arena.service_types),
        contacts=view.contacts(arena.contacts),
        checked=view.checked("arena", arena.checked),
        whose=whose(view, arena),
    )


def _texts(view: View, arena: Arena, kind: ArenaType) -> Iterator[MeetingText]:
    for name in _TEXTS:
        if text := _said(arena, kind, name):
            label = view.strings[f"arena_field_{name}"]
            own = bool(getattr(arena, name))
            yield MeetingText(label=label, html=view.html(text), own=own)


def _said(arena: Arena, kind: ArenaType, name: str) -> str | None:
    """Return what is said of a meeting in one respect; of its type where nothing is said here."""
    return getattr(arena, name) or getattr(kind, _FALLBACK.get(name, name), None)


def _type(view: View, arena: Arena) -> ArenaType:
    return cast(ArenaType, view.guide.documents["arena"][arena.type].value)
