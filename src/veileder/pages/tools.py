"""The tools: a page for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, cast

from veileder.model import formats
from veileder.model.documents import Tool
from veileder.model.forms import Attachment
from veileder.model.systems import System as WrittenSystem
from veileder.pages.base import Page, PageData
from veileder.pages.cards import ToolFacts, law_links, tool_facts
from veileder.pages.everywhere import NONE
from veileder.pages.forms import FormSection, form
from veileder.pages.levels import level_name, number_of
from veileder.pages.parts import Checked, Html, Link, Own, Provenance
from veileder.pages.tool_list import tool_list
from veileder.pages.view import View
from veileder.pages.word_files import file_name
from veileder.resolving.backlinks import Backlinks, used_in
from veileder.resolving.guide import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """The system that a tool is used in here."""

    name: str
    note: Html
    checked: Checked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to download; ``type`` is how its name ends, ``size`` as «120 kB»."""

    title: str
    file: str
    type: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """The tool as a Word file."""

    file: str
    size: Own


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolUse:
    """A step that uses the tool; ``only_for`` if only one type of service does.

    ``holders`` are the ids of the types that use it there; none if all do.
    """

    title: str
    href: str
    level: str
    number: int | None
    only_for: str | None
    holders: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolPage(PageData):
    """A tool: when it is used, how one gets it, and where it can be filled in."""

    template: ClassVar[str] = "tool.html"
    is_printed: ClassVar[bool] = True

    id: str
    facts: ToolFacts
    national: str | None
    summary: Html
    audience: Html
    when: Html
    evidence: Html
    body: Html
    owner: str | None
    borrowed_from: str | None
    url: Own | None
    system: System | None
    files: tuple[File, ...]
    word: WordFile | None
    form: tuple[FormSection, ...]
    steps: tuple[ToolUse, ...]
    cases: tuple[Link, ...]
    theme_links: tuple[Link, ...]
    laws: tuple[Link, ...]
    provenance: Provenance


def tool_pages(view: View, back: Backlinks, words: Mapping[str, bytes]) -> Iterator[Page]:
    """Yield the overview for every variant, and a page per tool.

    ``words`` are the Word files that are made of them, by the tool's id.
    """
    folder = view.addresses.path("tools")
    for name, variant in view.guide.variants.items():
        yield from tool_list(view.at((f"{name}/" if name else "") + folder, name), variant)
    for document in view.guide.documents["tool"].values():
        yield _tool(view.at(f"{folder}{document.id}/"), cast(Resolved[Tool], document), back, words)


def _tool(
    view: View, document: Resolved[Tool], back: Backlinks, words: Mapping[str, bytes]
) -> Page:
    tool, ref = document.value, f"tool/{document.id}"
    system = view.guide.settings.systems.get(document.id)
    data = ToolPage(
        id=document.id,
        facts=tool_facts(view, tool),
        national=view.national(document, document.title),
        summary=view.inline(tool.summary),
        audience=view.inline(tool.audience),
        when=view.inline(tool.when),
        evidence=view.html(tool.evidence),
        body=view.html(tool.body),
        owner=tool.owner,
        borrowed_from=view.guide.borrowed.get(document.id),
        url=(system and system.url) or tool.url,
        system=_system(view, system) if system else None,
        files=tuple(_file(view, document, attachment) for attachment in tool.files),
        word=_word_file(document.id, words.get(document.id)),
        form=form(view, tool),
        steps=tuple(_uses(view, document.id)),
        cases=view.links_from("case", back, ref),
        theme_links=view.links_from("theme", back, ref),
        laws=law_links(view, tool.laws),
        provenance=view.provenance(document),
    )
    return view.page(data, document.title, view.plain(tool.summary), document)


def _file(view: View, document: Resolved[Tool], attachment: Attachment) -> File:
    path = f"{document.path.rpartition('/')[0]}/{attachment.file}"
    return File(
        title=attachment.title,
        file=attachment.file,
        type=attachment.file.rpartition(".")[2],
        size=formats.size(view.guide.sizes.get(path, 0)),
    )


def _word_file(id: str, content: bytes | None) -> WordFile | None:
    return WordFile(file=file_name(id), size=formats.size(len(content))) if content else None


def _system(view: View, system: WrittenSystem) -> System:
    checked = view.checked("system", system.checked)
    return System(name=system.name, note=view.html(system.note), checked=checked)


def _uses(view: View, tool: str) -> Iterator[ToolUse]:
    """Yield the steps that use ``tool``: the common ones, then those of single variants."""
    common = {step.id for _, step in used_in(view.guide.common, tool)}
    for name, variant in view.guide.variants.items():
        service = view.link(f"service/{name}") if name else None
        for level, step in used_in(variant, tool):
            if name is None or step.id not in common:
                yield ToolUse(
                    title=step.title,
                    href=view.at(view.path, name).known(f"step/{step.id}").href,
                    level=level_name(view, variant, level),
                    number=number_of(variant, step),
                    only_for=service.title if service else None,
                    holders=name or _holders(view, tool, step.id),
                )


def _holders(view: View, tool: str, step: str) -> str:
    """Return the types of service whose version of a common step uses ``tool``; none if all do."""
    own = [(name, variant) for name, variant in view.guide.variants.items() if name]
    using = [
        name for name, variant in own if any(one.id == step for _, one in used_in(variant, tool))
    ]
    return "" if len(using) == len(own) else " ".join(using) or NONE
