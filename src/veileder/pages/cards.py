"""Tools and provisions as other pages show them: what one must know to choose."""

from collections.abc import Sequence

from veileder.model.documents import Tool
from veileder.pages.base import Data, View


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


def law_reference(law: object) -> str:
    """Return «barnevernsloven § 13-2»."""
    parts = (getattr(law, "act_name", None), getattr(law, "section", None))
    return " ".join(part for part in parts if part)


def law_links(view: View, ids: Sequence[str]) -> list[Data]:
    """Return the links of provisions that this site shows, with references."""
    laws = view.guide.documents.get("law", {})
    return [
        {
            **link,
            "reference": law_reference(laws[id].value),
            "summary": view.inline(laws[id].value.summary),
        }
        for id in ids
        if (link := view.link(f"law/{id}"))
    ]
