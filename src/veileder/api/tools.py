"""Fills ``tools.json``: the tools, with their files and where they are used."""

from collections.abc import Iterator, Mapping
from typing import Any, cast
from urllib.parse import quote

from veileder.api.data.tools import File, Tool, Tools, ToolUse
from veileder.api.parts import about, law_refs, plain, ref, state_of
from veileder.model.documents import Tool as WrittenTool
from veileder.model.forms import Attachment
from veileder.pages.plan import SitePlan
from veileder.pages.view import View
from veileder.pages.word_files import file_name
from veileder.resolving.backlinks import used_in
from veileder.resolving.guide import Resolved


def tools(view: View, plan: SitePlan, files_in: str) -> Tools:
    """Return the tools of the site of ``plan``.

    ``files_in`` leads from the root of this målform to the tools' folder that has their files.
    """
    made = {file.path: len(file.content) for file in plan.files}
    found = view.guide.documents["tool"].values()
    every = (cast(Resolved[WrittenTool], document) for document in found)
    return Tools(**about(view), tools=[_tool(view, one, made, files_in) for one in every])


def _tool(
    view: View, document: Resolved[WrittenTool], made: Mapping[str, int], files_in: str
) -> Tool:
    tool = document.value
    system = view.guide.settings.systems.get(document.id)
    files = (*_files(view, document, files_in), *_word_file(view, document.id, made))
    return Tool(
        **_identity(view, document),
        kind=tool.kind,
        kind_name=view.strings[f"tool_{tool.kind}"],
        summary=plain(view, tool.summary),
        access=tool.access,
        minutes=tool.minutes,
        owner=tool.owner,
        borrowed_from=view.guide.borrowed.get(document.id),
        url=(system and system.url) or tool.url,
        system=system.name if system else None,
        fillable=bool(tool.form),
        files=list(files),
        used_in=list(_uses(view, document.id)),
        laws=law_refs(view, tool.laws),
    )


def _identity(view: View, document: Resolved[WrittenTool]) -> dict[str, Any]:
    href = view.known(f"tool/{document.id}").href
    state = state_of(view, document)
    return {"id": document.id, "title": document.title, "href": href, "state": state}


def _files(view: View, document: Resolved[WrittenTool], folder: str) -> Iterator[File]:
    for index, attachment in enumerate(document.value.files):
        place = document.value.at("files", index).path.rpartition("/")[0]
        yield _file(view, attachment, f"{folder}{document.id}/", f"{place}/{attachment.file}")


def _file(view: View, attachment: Attachment, folder: str, source: str) -> File:
    return File(
        title=attachment.title,
        href=view.relative(f"{folder}{quote(attachment.file)}"),
        type=attachment.file.rpartition(".")[2].lower(),
        bytes=view.guide.sizes.get(source, 0),
    )


def _word_file(view: View, id: str, made: Mapping[str, int]) -> Iterator[File]:
    path = f"{view.addresses.path('tools')}{id}/{file_name(id)}"
    if path in made:
        title = view.strings["word_file"]
        yield File(title=title, href=view.relative(path), type="docx", bytes=made[path])


def _uses(view: View, tool: str) -> Iterator[ToolUse]:
    for name, variant in view.guide.variants.items():
        here = view.at(view.path, name)
        for _, step in used_in(variant, tool):
            if found := ref(here, f"step/{step.id}"):
                yield ToolUse(service=name, step=found)
