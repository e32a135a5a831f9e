"""The front and the levels, common and for each type of service."""

from veileder.model import formats
from veileder.model.readers import Duration
from veileder.pages.base import Data, Page, View
from veileder.resolving.guide import BatonHere, GuideLevel, GuideStep, Variant


def front_page(view: View, variant: Variant) -> Page:
    """Return the front of a variant."""
    settings = view.guide.settings
    title = view.say("front_title", brand=settings.brand.short, name=settings.municipality.name)
    service = view.link(f"service/{variant.service_type}") if variant.service_type else None
    data = {
        "groups": [
            {
                "title": group.text.title if group.text else None,
                "summary": view.inline(group.text.value.summary) if group.text else "",
                "levels": [level_card(view, variant, level) for level in group.levels],
            }
            for group in variant.groups
        ],
        "columns": max((len(level.steps) for level in variant.levels), default=0),
        "variants": variant_links(view, ""),
        "variant": service["title"] if service else None,
        "about": view.html(settings.about),
        "entrances": view.links(
            [
                "page/tools",
                "page/services",
                "page/roles",
                "page/arenas",
                "page/practice",
                "page/measures",
            ]
        ),
    }
    if variant.service_type:
        title = f"{data['variant']} – {title}"
    return view.page("front.html", title, view.say("front_description", **view.values), data)


def variant_links(view: View, rest: str, ref: str | None = None) -> list[Data]:
    """Return links to the page at ``rest`` in every variant, the current one marked.

    A variant with a skeleton of its own may lack the level or step ``ref``; then to its front.
    """
    if len(view.guide.variants) == 1:
        return []
    return [
        {
            "id": name or "",
            "title": _variant_title(view, name),
            "href": view.relative(
                (f"{name}/" if name else "") + (rest if _has(view, name, ref) else "")
            ),
            "current": name == view.variant,
        }
        for name in view.guide.variants
    ]


def _has(view: View, variant: str | None, ref: str | None) -> bool:
    return ref is None or ref in view.addresses.steps[variant]


def _variant_title(view: View, name: str | None) -> str:
    link = view.link(f"service/{name}") if name else None
    return str(link["title"]) if link else view.strings["variant_all"]


def level_name(view: View, variant: Variant, level: GuideLevel) -> str:
    """Return the short name of a level: «Nivå 1», «Fase A», or its title."""
    if level.facts.label is None:
        return level.title
    return f"{variant.level_word or view.strings['level']} {level.facts.label}"


def level_card(view: View, variant: Variant, level: GuideLevel) -> Data:
    """Return a level with its steps, as the front and the lists show it."""
    link = view.link(f"level/{level.id}") or {}
    return {
        **link,
        "id": level.id,
        "name": level_name(view, variant, level) if level.facts.label else None,
        "label": level.facts.label,
        "summary": view.inline(level.text.value.summary) if level.text else "",
        "beyond": level.facts.kind == "beyond",
        "written": level.facts.written,
        "duration": duration(view, level.facts.duration),
        "steps": [step_row(view, variant, step) for step in level.steps],
    }


def step_row(view: View, variant: Variant, step: GuideStep) -> Data:
    """Return a step as a row to tap."""
    link = view.link(f"step/{step.id}") or {}
    return {**link, "number": step.number if variant.numbered else None}


def duration(view: View, span: Duration | None) -> str | None:
    """Return a length of time for reading."""
    return formats.duration(span, view.guide.language) if span else None


def level_page(view: View, variant: Variant, level: GuideLevel) -> Page:
    """Return the page of a level."""
    text = level.text.value if level.text else None
    others = [level_card(view, variant, other) for other in variant.levels]
    data = {
        **level_card(view, variant, level),
        "purpose": view.html(text.purpose) if text else "",
        "moving_on": view.html(text.moving_on) if text else "",
        "body": view.html(text.body) if text else "",
        "baton": baton_data(view, level.baton),
        "variants": variant_links(view, f"{level.id}/", f"level/{level.id}"),
        "levels": others,
        "leads_here": [],
        "provenance": view.provenance(level.text) if level.text else None,
        "crumbs": crumbs(view, variant, None),
    }
    name = level_name(view, variant, level)
    title = level.title if name == level.title else f"{name}: {level.title}"
    title = with_variant(view, title)
    return view.page("level.html", title, view.plain(text.summary if text else None), data, text)


def with_variant(view: View, title: str) -> str:
    """Return ``title`` with the type of service, on a variant's pages."""
    return f"{title} ({_variant_title(view, view.variant).lower()})" if view.variant else title


def crumbs(view: View, variant: Variant, level: GuideLevel | None) -> list[Data]:
    """Return the way from the front to here."""
    front = f"{view.variant}/" if view.variant else ""
    crumbs = [
        {
            "title": _variant_title(view, view.variant) if view.variant else view.strings["home"],
            "href": view.relative(front),
        }
    ]
    if level:
        link = view.link(f"level/{level.id}") or {}
        crumbs.append({**link, "title": level_name(view, variant, level)})
    return crumbs


def baton_data(view: View, baton: BatonHere | None) -> Data | None:
    """Return who holds the baton, by the local name, and who may and may not."""
    if baton is None:
        return None
    ref = f"role/{baton.role}"
    role = view.link(ref) or {"title": view.name(ref) or baton.role, "href": None}
    return {
        "role": role,
        "name": baton.name or role["title"],
        "renamed": bool(baton.name) and baton.name != role["title"],
        "allowed": view.links(f"service/{service}" for service in baton.allowed),
        "barred": view.links(f"service/{service}" for service in baton.barred),
        "note": view.html(baton.note),
    }
