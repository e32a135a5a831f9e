"""The front, the levels and the steps, common and for each type of service."""

from collections.abc import Iterator, Sequence

from veileder import formats
from veileder.backlinks import Backlinks
from veileder.guide import BatonHere, GuideLevel, GuideStep, Variant
from veileder.model.documents import StepText, Tool
from veileder.model.guide import Deadline, Outcome
from veileder.pages.base import Data, Page, View
from veileder.pages.contacts import service_contacts


def step_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the front, level and step pages of every variant."""
    for name, variant in view.guide.variants.items():
        front = f"{name}/" if name else ""
        yield _front(view.at(front, name), variant)
        for level in variant.levels:
            yield _level(view.at(f"{front}{level.id}/", name), variant, level)
            for step in level.steps:
                path = f"{front}{level.id}/{step.id}/"
                yield _step(view.at(path, name), variant, level, step, back)


def _front(view: View, variant: Variant) -> Page:
    settings = view.guide.settings
    title = view.say("front_title", brand=settings.brand.short, name=settings.municipality.name)
    service = view.link(f"service/{variant.service_type}") if variant.service_type else None
    data = {
        "groups": [
            {
                "title": group.text.title if group.text else None,
                "summary": view.inline(group.text.value.summary) if group.text else "",
                "levels": [_level_card(view, variant, level) for level in group.levels],
            }
            for group in variant.groups
        ],
        "columns": max(len(level.steps) for level in variant.levels),
        "variants": variant_links(view, ""),
        "variant": service["title"] if service else None,
        "about": view.html(settings.about),
        "entrances": view.links(
            ["page/tools", "page/services", "page/roles", "page/arenas", "page/practice", "page/measures"]
        ),
    }
    if variant.service_type:
        title = f"{data['variant']} – {title}"
    return Page(view.path, "front.html", title, view.say("front_description", **view.values), data)


def variant_links(view: View, rest: str) -> list[Data]:
    """Return links to the page at ``rest`` in every variant, the current one marked."""
    if len(view.guide.variants) == 1:
        return []
    return [
        {
            "id": name or "",
            "title": _variant_title(view, name),
            "href": view.relative((f"{name}/" if name else "") + rest),
            "current": name == view.variant,
        }
        for name in view.guide.variants
    ]


def _variant_title(view: View, name: str | None) -> str:
    link = view.link(f"service/{name}") if name else None
    return str(link["title"]) if link else view.strings["variant_all"]


def level_name(view: View, variant: Variant, level: GuideLevel) -> str:
    """Return the short name of a level: «Nivå 1», «Fase A», or its title."""
    if level.facts.label is None:
        return level.title
    return f"{variant.level_word or view.strings['level']} {level.facts.label}"


def _level_card(view: View, variant: Variant, level: GuideLevel) -> Data:
    link = view.link(f"level/{level.id}") or {}
    return {
        **link,
        "id": level.id,
        "name": level_name(view, variant, level) if level.facts.label else None,
        "label": level.facts.label,
        "summary": view.inline(level.text.value.summary) if level.text else "",
        "beyond": level.facts.kind == "beyond",
        "written": level.facts.written,
        "duration": _duration(view, level.facts.duration),
        "steps": [_step_row(view, variant, step) for step in level.steps],
    }


def _step_row(view: View, variant: Variant, step: GuideStep) -> Data:
    link = view.link(f"step/{step.id}") or {}
    return {**link, "number": step.number if variant.numbered else None}


def _duration(view: View, span: formats.Duration | None) -> str | None:
    return formats.duration(span, view.guide.language) if span else None


def _level(view: View, variant: Variant, level: GuideLevel) -> Page:
    text = level.text.value if level.text else None
    others = [_level_card(view, variant, other) for other in variant.levels]
    data = {
        **_level_card(view, variant, level),
        "purpose": view.html(text.purpose) if text else "",
        "moving_on": view.html(text.moving_on) if text else "",
        "body": view.html(text.body) if text else "",
        "baton": baton_data(view, level.baton),
        "variants": variant_links(view, f"{level.id}/"),
        "levels": others,
        "leads_here": [],
        "provenance": view.provenance(level.text) if level.text else None,
        "crumbs": _crumbs(view, variant, None),
    }
    name = level_name(view, variant, level)
    title = level.title if name == level.title else f"{name}: {level.title}"
    title = _with_variant(view, title)
    return Page(view.path, "level.html", title, view.plain(text.summary if text else None), data)


def _with_variant(view: View, title: str) -> str:
    return f"{title} ({_variant_title(view, view.variant).lower()})" if view.variant else title


def _crumbs(view: View, variant: Variant, level: GuideLevel | None) -> list[Data]:
    front = f"{view.variant}/" if view.variant else ""
    crumbs = [{"title": _variant_title(view, view.variant) if view.variant else view.strings["home"],
               "href": view.relative(front)}]
    if level:
        link = view.link(f"level/{level.id}") or {}
        crumbs.append({**link, "title": level_name(view, variant, level)})
    return crumbs


def baton_data(view: View, baton: BatonHere | None) -> Data | None:
    """Return who holds the baton, by the local name, and who may and may not."""
    if baton is None:
        return None
    role = view.link(f"role/{baton.role}") or {"title": baton.role, "href": None}
    return {
        "role": role,
        "name": baton.name or role["title"],
        "renamed": bool(baton.name) and baton.name != role["title"],
        "allowed": view.links(f"service/{service}" for service in baton.allowed),
        "barred": view.links(f"service/{service}" for service in baton.barred),
        "note": view.html(baton.note),
    }


def _step(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, back: Backlinks
) -> Page:
    text = step.text.value if step.text else StepText(title=step.id)
    position = view.say(
        "step_position",
        level=level_name(view, variant, level),
        step=variant.step_word or view.strings["step"],
        number=step.number,
        total=len(level.steps),
    )
    data = {
        "position": position if variant.numbered else level_name(view, variant, level),
        "number": step.number if variant.numbered else None,
        "level": _level_card(view, variant, level),
        **_words(view, text),
        "role": _role(view, level, step),
        "tools": [tool_card(view, tool) for tool in step.facts.tools if view.link(f"tool/{tool}")],
        "deadlines": [_deadline(view, text, deadline) for deadline in step.facts.deadlines],
        "outcomes": _outcomes(view, variant, level, step, text),
        "log": _log(view, level),
        "anonymous_with": view.links(step.facts.anonymous),
        "contacts": [service_contacts(view, service) for service in step.facts.services
                     if view.link(f"service/{service}")],
        "laws": _laws(view, step.facts.laws),
        "cases": view.links(ref for ref in back.get(f"step/{step.id}", ()) if ref.startswith("case/")),
        "provenance": view.provenance(step.text) if step.text else None,
        "variants": variant_links(view, f"{level.id}/{step.id}/"),
        "crumbs": _crumbs(view, variant, level),
        **_neighbours(view, variant, level, step),
    }
    title = _with_variant(view, f"{step.title} – {level_name(view, variant, level)}")
    return Page(view.path, "step.html", title, view.plain(text.summary), {**data, "heading": step.title})


def _words(view: View, text: StepText) -> Data:
    return {
        "summary": view.inline(text.summary),
        "actions": view.inlines(text.actions),
        "addition": view.html(text.addition),
        "who": view.inline(text.who),
        "say_to_child": list(text.say_to_child),
        "say_to_parents": list(text.say_to_parents),
        "questions": view.inlines(text.questions),
        "child_voice": view.html(text.child_voice),
        "consent": view.html(text.consent),
        "documentation": view.html(text.documentation),
        "anonymous": view.html(text.anonymous),
        "mistakes": view.inlines(text.mistakes),
        "body": view.html(text.body),
    }


def _role(view: View, level: GuideLevel, step: GuideStep) -> Data:
    """Return who does the step: by the local name of the baton where the role holds it."""
    role = step.facts.role
    if level.baton and level.baton.role == role:
        return baton_data(view, level.baton) or {}
    return baton_data(view, BatonHere(role)) or {}


def tool_card(view: View, tool_id: str) -> Data:
    """Return what one must know to choose a tool: kind, format, time, access."""
    link = view.link(f"tool/{tool_id}") or {}
    document = view.guide.documents["tool"][tool_id]
    tool = document.value
    assert isinstance(tool, Tool)  # noqa: S101 - documents["tool"] holds nothing else
    return {
        **link,
        "id": tool_id,
        "kind": view.strings[f"tool_{tool.kind}"],
        "kind_id": tool.kind,
        "minutes": view.say("minutes", minutes=tool.minutes) if tool.minutes else None,
        "login": tool.access == "login",
        "formats": formats_of(view, tool),
        "summary": view.inline(tool.summary),
    }


def formats_of(view: View, tool: Tool) -> list[str]:
    """Return the forms the tool comes in: page, fillable, the types of its files."""
    found = [view.strings["format_form"]] if tool.form else []
    found += sorted({attachment.file.rpartition(".")[2] for attachment in tool.files})
    return found + ([view.strings["format_external"]] if tool.url else [])


def _deadline(view: View, text: StepText, deadline: Deadline) -> Data:
    return {
        "within": formats.duration(deadline.within, view.guide.language),
        "text": view.inline(text.deadlines.get(deadline.id)),
        "law": view.link(f"law/{deadline.law}") if deadline.law else None,
    }


def _outcomes(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, text: StepText
) -> list[Data]:
    return [
        {
            "id": outcome.id,
            "title": text.outcomes.get(outcome.id, outcome.id),
            "help": view.inline(text.outcome_help.get(outcome.id)),
            "within": _duration(view, outcome.within),
            "closes": outcome.to == "close",
            "urgent": outcome.to in ("page/emergency", "service/barnevern", "service/politi"),
            **_destination(view, variant, level, step, outcome),
        }
        for outcome in step.facts.outcomes
    ]


def _destination(
    view: View, variant: Variant, level: GuideLevel, step: GuideStep, outcome: Outcome
) -> Data:
    """Return href and name of where an outcome leads; no href when the case is closed."""
    if outcome.to == "close":
        return {"href": None, "leads_to": None}
    ref = f"step/{_following(level, step)}" if outcome.to == "next" else outcome.to
    link = view.link(ref) or {"href": None, "title": None}
    if ref.startswith("level/"):
        target = next((known for known in variant.levels if f"level/{known.id}" == ref), None)
        if target:
            return {"href": link["href"], "leads_to": level_name(view, variant, target)}
    return {"href": link["href"], "leads_to": link["title"]}


def _following(level: GuideLevel, step: GuideStep) -> str:
    ids = [other.id for other in level.steps]
    position = ids.index(step.id) + 1
    return ids[position] if position < len(ids) else ""


def _log(view: View, level: GuideLevel) -> Data:
    """Return where the case is documented here, and from which age the young consent."""
    log, system = view.guide.settings.log, view.guide.settings.systems.get("stafettlogg")
    opened = view.link(f"level/{log.opened_on}") if log and log.opened_on else None
    return {
        "system": system.name if system else None,
        "url": system.url if system else None,
        "opened_here": bool(log and log.opened_on == level.id),
        "opened_on": opened,
        "note": view.html(log.note) if log else "",
        "consent_age": log.consent_age if log else None,
    }


def _laws(view: View, ids: Sequence[str]) -> list[Data]:
    laws = view.guide.documents.get("law", {})
    return [
        {**link, "reference": law_reference(laws[id].value), "summary": view.inline(laws[id].value.summary)}
        for id in ids
        if (link := view.link(f"law/{id}"))
    ]


def law_reference(law: object) -> str:
    """Return «barnevernsloven § 13-2»."""
    parts = (getattr(law, "act_name", None), getattr(law, "section", None))
    return " ".join(part for part in parts if part)


def _neighbours(view: View, variant: Variant, level: GuideLevel, step: GuideStep) -> Data:
    """Return the steps before and after, across levels, and the steps of this level."""
    order = [s for _, s in variant.steps.values()]
    at = next(index for index, other in enumerate(order) if other.id == step.id)
    return {
        "previous": view.link(f"step/{order[at - 1].id}") if at else None,
        "next": view.link(f"step/{order[at + 1].id}") if at + 1 < len(order) else None,
        "siblings": [
            {**_step_row(view, variant, other), "current": other.id == step.id} for other in level.steps
        ],
    }
