"""The tools: all by step, and one page each."""

from collections.abc import Iterator
from typing import cast

from veileder.model.documents import Tool
from veileder.model.forms import FormField, FormSection
from veileder.pages.base import Data, Page, View
from veileder.pages.cards import formats_of, law_reference, tool_card
from veileder.pages.levels import level_name, variant_links
from veileder.resolving.backlinks import Backlinks, used_in
from veileder.resolving.guide import Guide, Resolved, Variant


def tool_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview for every variant, and a page per tool."""
    folder = view.addresses.path("tools")
    for name, variant in view.guide.variants.items():
        yield _overview(view.at((f"{name}/" if name else "") + folder, name), variant, folder)
    for document in view.guide.documents["tool"].values():
        yield _tool(view.at(f"{folder}{document.id}/"), cast(Resolved[Tool], document), back)


def _overview(view: View, variant: Variant, folder: str) -> Page:
    data = {
        "levels": [
            {
                "name": level_name(view, variant, level),
                "link": view.link(f"level/{level.id}"),
                "steps": [
                    {**(view.link(f"step/{step.id}") or {}), "tools": tools}
                    for step in level.steps
                    if (tools := view.links(f"tool/{tool}" for tool in step.facts.tools))
                ],
            }
            for level in variant.levels
        ],
        "all": [tool_card(view, id) for id in _by_title(view.guide)],
        "variants": variant_links(view, folder),
    }
    link = view.link(f"service/{view.variant}") if view.variant else None
    title = view.strings["page_tools"] + (f" ({str(link['title']).lower()})" if link else "")
    return view.page("tools.html", title, view.strings["tools_description"], data)


def _by_title(guide: Guide) -> list[str]:
    tools = guide.documents["tool"]
    return sorted(tools, key=lambda id: tools[id].title.lower())


def _tool(view: View, document: Resolved[Tool], back: Backlinks) -> Page:
    tool = document.value
    system = view.guide.settings.systems.get(document.id)
    data = {
        **tool_card(view, document.id),
        "audience": view.inline(tool.audience),
        "when": view.inline(tool.when),
        "evidence": view.html(tool.evidence),
        "body": view.html(tool.body),
        "owner": tool.owner,
        "borrowed_from": _owner(view, document.id),
        "url": (system and system.url) or tool.url,
        "system": {"name": system.name, "note": view.html(system.note)} if system else None,
        "files": [
            {"title": a.title, "file": a.file, "type": a.file.rpartition(".")[2]}
            for a in tool.files
        ],
        "formats": formats_of(view, tool),
        "form": [_section(view, section) for section in tool.form],
        "steps": used_by(view, document.id),
        "cases": view.links(
            r for r in back.get(f"tool/{document.id}", ()) if r.startswith("case/")
        ),
        "laws": [
            {**link, "reference": law_reference(view.guide.documents["law"][id].value)}
            for id in tool.laws
            if (link := view.link(f"law/{id}"))
        ],
        "provenance": view.provenance(document),
    }
    return view.page("tool.html", document.title, view.plain(tool.summary), data, tool)


def _owner(view: View, tool: str) -> str | None:
    return view.guide.borrowed.get(tool)


def used_by(view: View, tool: str) -> list[Data]:
    """Return the steps that use ``tool``: the common ones, then those of single variants."""
    common = {step.id for _, step in used_in(view.guide.common, tool)}
    found = []
    for name, variant in view.guide.variants.items():
        for level, step in used_in(variant, tool):
            if name is None or step.id not in common:
                link = view.at(view.path, name).link(f"step/{step.id}") or {}
                service = view.link(f"service/{name}") if name else None
                found.append(
                    {
                        **link,
                        "level": level_name(view, variant, level),
                        "number": step.number if variant.numbered else None,
                        "only_for": service["title"] if service else None,
                    }
                )
    return found


def _section(view: View, section: FormSection) -> Data:
    return {
        "heading": section.heading,
        "help": view.html(section.help),
        "fields": [_field(view, field) for field in section.fields],
    }


def _field(view: View, field: FormField) -> Data:
    return {
        "id": field.id,
        "type": str(field.type),
        "label": field.label,
        "help": view.inline(field.help),
        "options": list(field.options),
        "steps": list(field.steps),
        "columns": list(field.columns),
        "rows": field.rows,
    }
