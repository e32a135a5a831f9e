"""The tools that a municipality, or its region, borrows of others."""

from collections.abc import Iterable
from typing import Any

from veileder import rules
from veileder.findings import Finding, Telling
from veileder.model.base import Language
from veileder.model.lending import Borrowed
from veileder.reading.layers import Layer, Library, TextKey
from veileder.resolving.compose import resolve_document
from veileder.resolving.guide import Resolved


def lender(library: Library, borrowed: Borrowed) -> str:
    """Return the name of the municipality that owns a tool."""
    layer = library.layers.get(borrowed.owner)
    return layer.settings.name if layer and layer.settings else borrowed.owner


def borrowed_tools(
    wanted: Iterable[Borrowed], library: Library, language: Language
) -> Telling[list[Resolved[Any]]]:
    """Return the tools that are ``wanted`` and that their owners have; the others are told of."""
    tools = []
    for borrowed in wanted:
        owner = library.layers.get(borrowed.owner)
        key = TextKey("tool", borrowed.tool)
        tool = yield from resolve_document(key, language, [library.shared, *filter(None, [owner])])
        if tool and owner and key in owner.texts and _has_files(tool, owner):
            tools.append(tool)
        else:
            yield _not_lent(borrowed, lender(library, borrowed))
    return tools


def _has_files(tool: Resolved[Any], owner: Layer) -> bool:
    """Whether every file that ``tool`` names lies beside its text."""
    folder = tool.path.rpartition("/")[0]
    return all(f"{folder}/{file.file}" in owner.attachments for file in tool.value.files)


def _not_lent(borrowed: Borrowed, name: str) -> Finding:
    message = f"Verktøyet «{borrowed.tool}» vises ikke: {name} har det ikke, eller det har feil"
    cure = f"Spør {name}, sjekk mappenavnet i owner, eller ta bort linjene."
    return Finding(rules.LAYER_NOT_LENT, borrowed.at("tool"), message, cure)
