"""Whose an entry is, where several share it."""

from typing import Any

from veileder.model.entries import Arena, Service
from veileder.model.measures import Measure
from veileder.pages.view import View
from veileder.resolving.guide import Local


def whose(view: View, entry: Service | Measure | Arena) -> str:
    """Return whom ``entry`` is shared by and who runs it; empty where it is nobody else's."""
    guide = view.guide
    every: tuple[Local[Any], ...] = (*guide.services, *guide.measures, *guide.arenas)
    alike = (one for one in every if type(one.value) is type(entry) and one.value.id == entry.id)
    local = next(alike, None)
    if local is None or not (entry.serves or local.lender):
        return ""
    if local.layer != guide.id and local.lender in (None, getattr(guide.region, "name", None)):
        return view.say("shared_by", serves=entry.serves or local.lender)
    owner = local.lender or guide.municipality.name
    if entry.serves:
        return view.say("shared_by_run_by", serves=entry.serves, owner=owner)
    return view.say("shared_run_by", owner=owner)
