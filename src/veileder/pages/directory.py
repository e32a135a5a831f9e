"""The directory: services, measures and meetings, each with an overview and a page of its own."""

from collections.abc import Iterator
from typing import cast

from veileder.model.documents import ArenaType, ServiceType
from veileder.model.municipality import Ages, Arena, Measure
from veileder.pages.base import Data, Page, View, day
from veileder.pages.cards import law_reference
from veileder.pages.contacts import service_contacts, unit_data
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import Local, Resolved


def directory_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the pages of services, measures and meetings."""
    yield _services(view.at(view.addresses.path("services")), back)
    for document in view.guide.documents["service"].values():
        path = f"{view.addresses.path('services')}{document.id}/"
        yield _service(view.at(path), cast(Resolved[ServiceType], document), back)
    yield _measures(view.at(view.addresses.path("measures")))
    for measure in view.guide.measures:
        path = f"{view.addresses.path('measures')}{measure.value.id}/"
        yield _measure(view.at(path), measure)
    yield _arenas(view.at(view.addresses.path("arenas")))
    for document in view.guide.documents["arena"].values():
        if view.target(f"arena/{document.id}"):
            path = f"{view.addresses.path('arenas')}{document.id}/"
            yield _arena(view.at(path), cast(Resolved[ArenaType], document), back)


def _levels(view: View, back: Backlinks, ref: str) -> list[Data]:
    """Return the levels whose steps point at ``ref``."""
    steps = view.guide.common.steps
    found = {}
    for source in back.get(ref, ()):
        kind, _, id = source.partition("/")
        if kind == "step" and id in steps:
            level = steps[id][0]
            found[level.id] = level
        if kind == "level":
            found |= {lv.id: lv for lv in view.guide.common.levels if lv.id == id}
    ordered = [level for level in view.guide.common.levels if level.id in found]
    return [
        {"id": lv.id, "label": lv.facts.label, **(view.link(f"level/{lv.id}") or {})}
        for lv in ordered
    ]


def _steps(view: View, back: Backlinks, ref: str) -> list[Data]:
    return view.links(source for source in back.get(ref, ()) if source.startswith("step/"))


def _services(view: View, back: Backlinks) -> Page:
    documents = view.guide.documents["service"].values()
    entries = [
        {
            **service_contacts(view, document.id),
            "id": document.id,
            "summary": view.inline(document.value.summary),
            "sector": cast(ServiceType, document.value).sector,
            "sector_name": view.strings[f"sector_{cast(ServiceType, document.value).sector}"],
            "levels": _levels(view, back, f"service/{document.id}"),
        }
        for document in sorted(documents, key=lambda document: document.title.lower())
    ]
    data = {"entries": entries, "sectors": _choices(view, "sector", entries)}
    title = view.strings["page_services"]
    return view.page("services.html", title, view.strings["services_description"], data)


def _choices(view: View, name: str, entries: list[Data]) -> list[Data]:
    """Return the values of ``name`` that occur, with their words, for a filter."""
    values = sorted({value for entry in entries for value in _as_list(entry.get(name))})
    return [{"id": value, "title": view.strings[f"{name}_{value}"]} for value in values]


def _as_list(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _service(view: View, document: Resolved[ServiceType], back: Backlinks) -> Page:
    value, ref = document.value, f"service/{document.id}"
    data = {
        **service_contacts(view, document.id),
        "summary": view.inline(value.summary),
        "sector": view.strings[f"sector_{value.sector}"],
        "points": [
            {"label": view.strings[name], "html": view.html(text)}
            for name in ("for_whom", "how_to_refer", "expect", "does_not")
            if (text := getattr(value, name))
        ],
        "body": view.html(value.body),
        "steps": _steps(view, back, ref),
        "levels": _levels(view, back, ref),
        "measures": view.links(r for r in back.get(ref, ()) if r.startswith("measure/")),
        "laws": [
            {**link, "reference": law_reference(view.guide.documents["law"][id].value)}
            for id in value.laws
            if (link := view.link(f"law/{id}"))
        ],
        "provenance": view.provenance(document),
    }
    return view.page("service.html", document.title, view.plain(value.summary), data, value)


def _measures(view: View) -> Page:
    entries = sorted(
        (_measure_data(view, local) for local in view.guide.measures),
        key=lambda entry: str(entry["name"]).lower(),
    )
    data = {
        "entries": entries,
        "filters": {
            name: _choices(view, name, entries) for name in ("target", "refer", "tier", "sector")
        },
        "themes": sorted({theme for entry in entries for theme in entry["themes"]}),
        "levels": [
            {"id": lv.id, "title": lv.title, "label": lv.facts.label}
            for lv in view.guide.common.levels
            if lv.id in {level["id"] for entry in entries for level in entry["levels"]}
        ],
    }
    title = view.strings["page_measures"]
    return view.page("measures.html", title, view.strings["measures_description"], data)


def _measure_data(view: View, local: Local[Measure]) -> Data:
    value = local.value
    return {
        **(view.link(f"measure/{value.id}") or {}),
        "id": value.id,
        "name": value.name,
        "description": view.html(value.description),
        "target": list(value.target),
        "targets": [view.strings[f"target_{target}"] for target in value.target],
        "ages": _ages(view, value.ages),
        "from_age": value.ages.from_age if value.ages else None,
        "to_age": value.ages.to_age if value.ages else None,
        "themes": list(value.themes),
        "tier": value.tier,
        "tier_name": view.strings[f"tier_{value.tier}"] if value.tier else None,
        "levels": [
            {"id": lv.id, "label": lv.facts.label, **(view.link(f"level/{lv.id}") or {})}
            for lv in view.guide.common.levels
            if lv.id in value.levels
        ],
        "refer": list(value.refer),
        "refers": [view.strings[f"refer_{way}"] for way in value.refer],
        "consent": value.consent,
        "sector": value.sector,
        "sector_name": view.strings[f"sector_{value.sector}"],
        "reviewed": day(value.reviewed),
    }


def _ages(view: View, ages: Ages | None) -> str | None:
    if ages is None:
        return None
    years = view.say("ages", first=ages.from_age, last=ages.to_age) if ages.to_age else None
    pregnancy = view.strings["ages_pregnancy"] if ages.pregnancy else None
    return ", ".join(part for part in (pregnancy, years) if part)


def _measure(view: View, local: Local[Measure]) -> Page:
    value = local.value
    data = {
        **_measure_data(view, local),
        "duration": value.duration,
        "evidence": value.evidence,
        "url": value.url,
        "service": _giver(view, value.service),
    }
    return view.page("measure.html", value.name, view.plain(value.description), data)


def _giver(view: View, unit_id: str | None) -> Data | None:
    """Return the unit that gives a measure, with the link of its service type."""
    for local in view.guide.services:
        if local.value.id == unit_id:
            link = view.link(f"service/{local.value.type}") or {
                "title": local.value.name,
                "href": None,
            }
            return {**link, "units": [unit_data(view, local.value)]}
    return None


def _arenas(view: View) -> Page:
    kinds = ("discussion", "coordination", "system")
    types = view.guide.documents["arena"]
    entries = [
        _arena_data(view, local.value) for local in view.guide.arenas if local.value.type in types
    ]
    data = {
        "kinds": [
            {
                "title": view.strings[f"arena_{kind}"],
                "help": view.strings[f"arena_{kind}_help"],
                "entries": [entry for entry in entries if entry["kind"] == kind],
            }
            for kind in kinds
        ],
        "any": bool(entries),
    }
    title = view.strings["page_arenas"]
    return view.page("arenas.html", title, view.strings["arenas_description"], data)


_ARENA_TEXTS = ("purpose", "target", "frequency", "participants", "responsible")
_ARENA_FALLBACK = {"responsible": "responsible_for_meeting"}


def _arena_data(view: View, arena: Arena) -> Data:
    """Return one meeting as held here; what the municipality left out comes from its type."""
    kind = cast(ArenaType, view.guide.documents["arena"][arena.type].value)
    texts = {
        name: getattr(arena, name) or getattr(kind, _ARENA_FALLBACK.get(name, name), None)
        for name in _ARENA_TEXTS
    }
    anonymous = arena.anonymous if arena.anonymous is not None else kind.anonymous
    levels = arena.levels or kind.levels
    return {
        **(view.link(f"arena/{arena.type}") or {}),
        "id": arena.id,
        "name": arena.name,
        "kind": kind.kind,
        "texts": [
            {
                "label": view.strings[f"arena_field_{name}"],
                "html": view.html(text),
                "own": bool(getattr(arena, name)),
            }
            for name, text in texts.items()
            if text
        ],
        "anonymous": anonymous,
        "levels": view.links(f"level/{level}" for level in levels),
        "services": view.links(f"service/{service}" for service in arena.service_types),
        "contacts": view.contacts(arena.contacts),
        "reviewed": day(arena.reviewed),
    }


def _arena(view: View, document: Resolved[ArenaType], back: Backlinks) -> Page:
    value = document.value
    held = [local.value for local in view.guide.arenas if local.value.type == document.id]
    link = view.link(f"arena/{document.id}") or {}
    data = {
        "summary": view.inline(value.summary),
        "meetings": [_arena_data(view, arena) for arena in held],
        "body": view.html(value.body),
        "type": document.title,
        "steps": _steps(view, back, f"arena/{document.id}"),
        "provenance": view.provenance(document),
    }
    return view.page("arena.html", str(link["title"]), view.plain(value.summary), data, value)
