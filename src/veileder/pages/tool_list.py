"""The list of the tools, each of them once, by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, cast, get_args

from veileder.model.documents import Tool, ToolKind
from veileder.pages.base import Page, PageData
from veileder.pages.cards import ToolCard, tool_card
from veileder.pages.directory import Directory, Filter, Group, directory, in_groups
from veileder.pages.levels import level_name, number_of
from veileder.pages.measure_filters import level_filter
from veileder.pages.parts import Choice
from veileder.pages.variants import in_variants, with_variant
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import used_in
from veileder.resolving.guide import Resolved, Variant

_KINDS: tuple[ToolKind, ...] = get_args(ToolKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolEntry:
    """A tool in the list, once: ``steps`` says where it is used.

    ``levels`` and ``is_filled_in_here`` are what one filters by.
    """

    card: ToolCard
    is_filled_in_here: bool
    steps: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolGroup(Group):
    """The tools of one kind."""

    entries: tuple[ToolEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolsPage(PageData):
    """All tools by kind, or those of one volume, and what to choose among them by."""

    template: ClassVar[str] = "tools.html"

    groups: tuple[ToolGroup, ...]
    directory: Directory
    volumes: Volumes | None = None


def tool_list(view: View, variant: Variant) -> Iterator[Page]:
    """Yield the pages of the list, as those who work in ``variant`` have it."""
    tools = [cast(Resolved[Tool], tool) for tool in view.guide.documents["tool"].values()]
    ordered = sorted(tools, key=lambda tool: (_KINDS.index(tool.value.kind), tool.title.lower()))
    title = with_variant(view, view.strings["page_tools"])
    entry = partial(_entry, variant)
    for volume in in_volumes(view, ordered, entry):
        data = ToolsPage(
            groups=tuple(
                ToolGroup(title=one.title, names=one.names, count=one.count, entries=entries)
                for one, entries in in_groups(volume.entries, _kind, lambda tool: tool.card.title)
            ),
            directory=_directory(volume.view, variant, tools),
            volumes=volume.among,
        )
        page = volume.view.page(data, volume.title(title), view.strings["tools_description"])
        yield in_variants(volume.view, page, "page/tools")


def _directory(view: View, variant: Variant, tools: list[Resolved[Tool]]) -> Directory:
    used = {level.id for tool in tools for level, _ in used_in(variant, tool.id)}
    kinds = {tool.value.kind for tool in tools}
    named = tuple(Choice(kind, view.strings[f"tool_{kind}"]) for kind in _KINDS if kind in kinds)
    filters = (
        level_filter(view, used),
        Filter(name="kind", label=view.strings["tool_kind"], choices=named),
    )
    switches = ["fill_in_here"] if any(tool.value.form for tool in tools) else []
    return directory(view, len(tools), filters, switches)


def _kind(entry: ToolEntry) -> str:
    return entry.card.kind


def _entry(variant: Variant, view: View, document: Resolved[Tool]) -> ToolEntry:
    uses: dict[str, list[str]] = {}
    levels = []
    for level, step in used_in(variant, document.id):
        levels.append(level.id)
        named = str(number_of(variant, step) or "") or step.title
        uses.setdefault(level_name(view, variant, level), []).append(named)
    return ToolEntry(
        card=tool_card(view, view.known(f"tool/{document.id}"), document.value),
        is_filled_in_here=bool(document.value.form),
        steps=" · ".join(f"{level}: {_steps(view, steps)}" for level, steps in uses.items()),
        levels=tuple(dict.fromkeys(levels)),
    )


def _steps(view: View, named: list[str]) -> str:
    """Return «steg 1, 2», or the titles of steps without a number."""
    said = ", ".join(dict.fromkeys(named))
    return f"{view.strings['step'].lower()} {said}" if said[:1].isdigit() else said
