"""``tools.json``: the tools, with their files and where they are used."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, cast
from urllib.parse import quote

from veileder.api.parts import (
    ApiPart,
    LawRef,
    Published,
    Ref,
    TextState,
    about,
    law_refs,
    plain,
    ref,
    said,
    state_of,
)
from veileder.model.documents import Tool as WrittenTool
from veileder.model.forms import Attachment
from veileder.pages.plan import SitePlan
from veileder.pages.view import View
from veileder.pages.word_files import file_name
from veileder.resolving.backlinks import used_in
from veileder.resolving.guide import Resolved


class File(ApiPart):
    """A file to download."""

    title: str = said("Hva filen er.")
    href: str = said("Adressen til filen, sett fra denne filen.")
    type: str = said("Slutten av navnet: docx, pdf …")
    bytes: int = said("Størrelsen.")


class ToolUse(ApiPart):
    """A step that uses the tool."""

    service: str | None = said("Tjenestetypen som har utgaven; null er den felles.")
    step: Ref = said("Steget.")


class Tool(ApiPart):
    """A tool."""

    id: str = said("Id-en.")
    title: str = said("Tittelen.")
    href: str = said("Adressen til siden, sett fra denne filen.")
    state: TextState = said("Hvor teksten kommer fra.")
    kind: str = said("Hva slags verktøy, som form, checklist eller template.")
    kind_name: str = said("Det samme for lesing.")
    summary: str | None = said("Hva det er, kort.")
    access: Literal["open", "login"] = said("open, eller login: bare for ansatte.")
    minutes: int | None = said("Omtrent hvor mange minutter det tar.")
    owner: str | None = said("Hvem som eier verktøyet. Spør eieren før du bruker det videre.")
    borrowed_from: str | None = said("Kommunen eller regionen det er lånt av.")
    url: str | None = said("Adressen, når det ligger et annet sted.")
    system: str | None = said("Systemet det blir brukt i her.")
    fillable: bool = said("Om det kan fylles ut på siden.")
    files: list[File] = said("Filene, også Word-filen vi lager av teksten.")
    used_in: list[ToolUse] = said("Stegene som bruker det.")
    laws: list[LawRef] = said("Lovbestemmelsene det bygger på.")


class Tools(Published):
    """The tools of a site."""

    tools: list[Tool] = said("Verktøyene.")


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
