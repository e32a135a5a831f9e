"""The roles: who is what on which level here, the comparison, and one page each."""

from collections.abc import Iterator
from typing import cast

from veileder.model.documents import Role
from veileder.pages.base import Data, Page, View
from veileder.pages.cards import law_reference
from veileder.pages.levels import baton_data, level_name
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import Resolved

_POINTS = ("legal_basis", "who_may", "from_when", "until_when", "tasks", "is_not", "handover")


def role_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview and a page per role."""
    folder = view.addresses.path("roles")
    roles = [cast(Resolved[Role], document) for document in view.guide.documents["role"].values()]
    yield _overview(view.at(folder), roles)
    for role in roles:
        yield _role(view.at(f"{folder}{role.id}/"), role, back)


def _overview(view: View, roles: list[Resolved[Role]]) -> Page:
    compared = [role for role in roles if role.value.compared]
    data = {
        "matrix": _matrix(view),
        "duty": _duty(view),
        "compared": view.links(f"role/{role.id}" for role in compared),
        "points": [
            {
                "label": view.strings[f"role_{point}"],
                "cells": [_point(view, role.value, point) for role in compared],
            }
            for point in _POINTS
        ],
        "all": [
            {**(view.link(f"role/{role.id}") or {}), "summary": view.inline(role.value.summary)}
            for role in roles
        ],
    }
    title = view.strings["page_roles"]
    return view.page("roles.html", title, view.strings["roles_description"], data)


def _matrix(view: View) -> list[Data]:
    variant = view.guide.common
    return [
        {
            "level": level_name(view, variant, level),
            "title": level.title,
            "href": (view.link(f"level/{level.id}") or {}).get("href"),
            "baton": baton_data(view, level.baton),
            "label": level.facts.label,
        }
        for level in variant.levels
    ]


def _duty(view: View) -> Data | None:
    role = view.guide.settings.coordination_duty
    return view.link(f"role/{role}") if role else None


def _point(view: View, role: Role, point: str) -> Data:
    value = getattr(role, point)
    if isinstance(value, tuple):
        return {"items": view.inlines(value), "html": ""}
    return {"items": [], "html": view.html(value)}


def _role(view: View, document: Resolved[Role], back: Backlinks) -> Page:
    role = document.value
    levels = [
        row
        for row in _matrix(view)
        if row["baton"] and row["baton"]["role"]["href"] == view.relative(view.path)
    ]
    data = {
        "summary": view.inline(role.summary),
        "levels": levels,
        "carries_duty": view.guide.settings.coordination_duty == document.id,
        "points": [
            {"label": view.strings[f"role_{point}"], **_point(view, role, point)}
            for point in _POINTS
            if getattr(role, point)
        ],
        "body": view.html(role.body),
        "laws": [
            {**link, "reference": law_reference(view.guide.documents["law"][id].value)}
            for id in role.laws
            if (link := view.link(f"law/{id}"))
        ],
        "steps": view.links(
            r for r in back.get(f"role/{document.id}", ()) if r.startswith("step/")
        ),
        "cases": view.links(
            r for r in back.get(f"role/{document.id}", ()) if r.startswith("case/")
        ),
        "provenance": view.provenance(document),
    }
    return view.page("role.html", document.title, view.plain(role.summary), data, role)
