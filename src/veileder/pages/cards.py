"""Tools and provisions as other pages show them: what one must know to choose."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from veileder.model.documents import Tool
from veileder.pages.parts import Link
from veileder.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolFacts:
    """What one must know to choose a tool. ``formats`` are the forms it comes in."""

    kind: str
    formats: tuple[str, ...]
    minutes: str | None
    login: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCard(ToolFacts):
    """A tool to tap; ``kind_id`` chooses its drawing."""

    title: str
    href: str
    kind_id: str


def tool_facts(view: View, tool: Tool) -> ToolFacts:
    """Return kind, formats, time and access of a tool."""
    return ToolFacts(
        kind=view.strings[f"tool_{tool.kind}"],
        formats=_formats(view, tool),
        minutes=view.say("minutes", minutes=tool.minutes) if tool.minutes else None,
        login=tool.access == "login",
    )


def tool_cards(view: View, ids: Iterable[str]) -> tuple[ToolCard, ...]:
    """Return the cards of the tools that this site shows, in order."""
    return tuple(
        tool_card(view, link, cast(Tool, view.guide.documents["tool"][id].value))
        for id in ids
        if (link := view.link(f"tool/{id}"))
    )


def tool_card(view: View, link: Link, tool: Tool) -> ToolCard:
    """Return the card of ``tool``, to which ``link`` leads."""
    facts = tool_facts(view, tool)
    return ToolCard(
        kind=facts.kind,
        formats=facts.formats,
        minutes=facts.minutes,
        login=facts.login,
        title=link.title,
        href=link.href,
        kind_id=tool.kind,
    )


def _formats(view: View, tool: Tool) -> tuple[str, ...]:
    """Return the forms the tool comes in: page, fillable, the types of its files."""
    found = [view.strings["format_form"]] if tool.form else []
    found += sorted({attachment.file.rpartition(".")[2] for attachment in tool.files})
    return (*found, view.strings["format_external"]) if tool.url else tuple(found)


def law_reference(law: object) -> str:
    """Return «barnevernsloven § 13-2»."""
    parts = (getattr(law, "act_name", None), getattr(law, "section", None))
    return " ".join(part for part in parts if part)


def law_links(view: View, ids: Iterable[str]) -> tuple[Link, ...]:
    """Return the links of provisions that this site shows, with references."""
    laws = view.guide.documents.get("law", {})
    return tuple(
        Link(link.title, link.href, law_reference(laws[id].value))
        for id in ids
        if (link := view.link(f"law/{id}"))
    )
