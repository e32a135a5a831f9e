"""The roles: who is what on which level here, the comparison, and one page each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from veileder.model.documents import Role
from veileder.pages.base import Page, PageData
from veileder.pages.batons import Baton, baton_here
from veileder.pages.calendars import calendar_links
from veileder.pages.cards import law_links
from veileder.pages.levels import level_name
from veileder.pages.parts import Html, Link, Point, Provenance, Teaser
from veileder.pages.role_work import RoleWork, role_work
from veileder.pages.view import View
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import GuideLevel, Resolved

_POINTS = ("legal_basis", "who_may", "from_when", "until_when", "tasks", "is_not", "handover")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonRow:
    """Who holds the baton on one level. ``level`` is «Nivå 1», or the title itself."""

    level: str
    title: str
    href: str
    baton: Baton | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """A level in the overview; ``nobody_holds`` where it is said that nobody holds the baton."""

    row: BatonRow
    nobody_holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePoint(Point):
    """What is said of a role in one respect: a text, or lines."""

    lines: tuple[Html, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The roles in one respect; the label of each point is the role's title."""

    label: str
    roles: tuple[RolePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesPage(PageData):
    """Who holds the baton on every level, the roles side by side, and all of them.

    ``duty`` is the role that carries the duty to coordinate.
    """

    template: ClassVar[str] = "roles.html"

    matrix: tuple[LevelRow, ...]
    duty: Link | None
    comparison: tuple[Compared, ...]
    entries: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePage(PageData):
    """A role, the levels where it holds the baton here, and what it does step by step."""

    template: ClassVar[str] = "role.html"

    national: str | None
    summary: Html
    levels: tuple[BatonRow, ...]
    carries_duty: bool
    stop: Html
    points: tuple[RolePoint, ...]
    body: Html
    laws: tuple[Link, ...]
    work: RoleWork
    cases: tuple[Link, ...]
    calendar: tuple[Link, ...]
    provenance: Provenance


def role_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview and a page per role."""
    folder = view.addresses.path("roles")
    roles = [cast(Resolved[Role], document) for document in view.guide.documents["role"].values()]
    yield _overview(view.at(folder), roles)
    for role in roles:
        yield _role(view.at(f"{folder}{role.id}/"), role, back)


def _overview(view: View, roles: list[Resolved[Role]]) -> Page:
    duty = view.guide.settings.coordination_duty
    data = RolesPage(
        matrix=_matrix(view),
        duty=view.link(f"role/{duty}") if duty else None,
        comparison=_comparison(view, [role for role in roles if role.value.compared]),
        entries=tuple(_entry(view, role) for role in roles),
    )
    return view.page(data, view.strings["page_roles"], view.strings["roles_description"])


def _matrix(view: View) -> tuple[LevelRow, ...]:
    """Return who holds the baton on every level."""
    levels = view.guide.common.levels
    return tuple(LevelRow(row=_row(view, lv), nobody_holds=lv.is_held_by_nobody) for lv in levels)


def _held_by(view: View, role: str) -> tuple[BatonRow, ...]:
    """Return the levels where ``role`` holds the baton."""
    levels = view.guide.common.levels
    return tuple(_row(view, lv) for lv in levels if lv.baton and lv.baton.role == role)


def _row(view: View, level: GuideLevel) -> BatonRow:
    return BatonRow(
        level=level_name(view, view.guide.common, level),
        title=level.title,
        href=view.known(f"level/{level.id}").href,
        baton=baton_here(view, level.baton) if level.baton else None,
    )


def _comparison(view: View, roles: list[Resolved[Role]]) -> tuple[Compared, ...]:
    if not roles:
        return ()
    return tuple(
        Compared(
            label=view.strings[f"role_{point}"],
            roles=tuple(_point(view, role.title, getattr(role.value, point)) for role in roles),
        )
        for point in _POINTS
    )


def _entry(view: View, role: Resolved[Role]) -> Teaser:
    link = view.known(f"role/{role.id}")
    return Teaser(title=link.title, href=link.href, summary=view.inline(role.value.summary))


def _point(view: View, label: str, value: str | tuple[str, ...] | None) -> RolePoint:
    if isinstance(value, tuple):
        return RolePoint(label=label, html=view.html(None), lines=view.inlines(value))
    return RolePoint(label=label, html=view.html(value), lines=())


def _role(view: View, document: Resolved[Role], back: Backlinks) -> Page:
    role, ref = document.value, f"role/{document.id}"
    data = RolePage(
        national=view.national(document, document.title),
        summary=view.inline(role.summary),
        levels=_held_by(view, document.id),
        carries_duty=view.guide.settings.coordination_duty == document.id,
        stop=view.inline(view.strings["role_stop_text"]),
        points=tuple(
            _point(view, view.strings[f"role_{point}"], value)
            for point in _POINTS
            if (value := getattr(role, point))
        ),
        body=view.html(role.body),
        laws=law_links(view, role.laws),
        work=role_work(view, back, document.id),
        cases=view.links_from("case", back, ref),
        calendar=calendar_links(view, f"role/{document.id}"),
        provenance=view.provenance(document),
    )
    return view.page(data, document.title, view.plain(role.summary), document)
