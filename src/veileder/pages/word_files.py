"""The tools as Word files: which have one, what stands in it, and what it is called."""

from collections.abc import Iterator, Mapping
from typing import cast

from veileder.model.documents import Tool
from veileder.pages.forms import FormField, form
from veileder.pages.view import View
from veileder.resolving.guide import Resolved
from veileder.word_files.blocks import Lists, blocks, line
from veileder.word_files.making import word_file
from veileder.word_files.paper import Field, Paper, Section, Sender, Words

# Tools that one works on or with on paper, also where there is nothing to fill in.
_ON_PAPER = {"template", "checklist", "scale", "guide", "routine"}
_WORD_LIKE = (".docx", ".doc", ".dotx", ".odt")


def word_files(view: View, site: str, built: str) -> Mapping[str, bytes]:
    """Return the Word file of each tool that has one, by the id of the tool.

    ``site`` is what the guide is called there, and ``built`` the day, for a text that nobody has
    looked at yet.
    """
    if not view.guide.settings.municipality.word_files:
        return {}
    tools = view.guide.documents["tool"].values()
    return {
        tool.id: _made(view, cast(Resolved[Tool], tool), site, built)
        for tool in tools
        if _has_one(cast(Tool, tool.value))
    }


def file_name(id: str) -> str:
    """Return what the Word file of the tool with this ``id`` is called."""
    return f"{id}.docx"


def _has_one(tool: Tool) -> bool:
    """Whether we make a Word file of ``tool``: a Word file of its own goes before ours."""
    has_own = any(file.file.lower().endswith(_WORD_LIKE) for file in tool.files)
    is_on_paper = tool.kind in _ON_PAPER and bool(tool.body)
    return not has_own and (bool(tool.form) or is_on_paper)


def _made(view: View, tool: Resolved[Tool], site: str, built: str) -> bytes:
    at, reviewed = view.at(f"{tool.id}/"), view.provenance(tool).reviewed
    version = (
        f"{view.strings['reviewed']}: {reviewed.day}"
        if reviewed
        else f"{view.strings['word_made']} {built}"
    )
    municipality = view.guide.municipality
    marks = [view.strings["draft"]] if municipality.status == "draft" else []
    if municipality.is_invented:
        marks.append(view.say("invented", name=municipality.name))
    sender = Sender(municipality.name, site, " ".join([*marks, version]))
    return word_file(_paper(at, tool), sender)


def _paper(view: View, tool: Resolved[Tool]) -> Paper:
    value, lists, strings = tool.value, Lists(), view.strings
    sections = tuple(_sections(view, value, lists))
    return Paper(
        title=tool.title,
        language=f"{tool.language}-NO",
        lead=line(view.inline(value.summary)),
        sections=sections,
        body=blocks(view.html(_body(tool)), lists),
        lists=tuple(lists),
        words=Words(
            tick=strings["word_tick"],
            step=strings["word_step"],
            page=strings["word_page"],
            pages=strings["word_pages"],
        ),
    )


def _body(tool: Resolved[Tool]) -> str:
    """Return the text of a tool, after the safety lines that nobody here says."""
    return "\n\n".join((*(tool.value.safety[id] for id in tool.lost), tool.value.body))


def _sections(view: View, tool: Tool, lists: Lists) -> Iterator[Section]:
    for number, section in enumerate(form(view, tool), 1):
        yield Section(
            heading=section.heading,
            help=blocks(section.help, lists),
            fields=tuple(_field(number, field) for field in section.fields),
        )


def _field(section: int, field: FormField) -> Field:
    return Field(
        name=f"{section}_{field.id}",
        type=field.type,
        label=field.label,
        help=line(field.help),
        options=field.options or field.steps,
        columns=field.columns,
        rows=field.rows,
    )
