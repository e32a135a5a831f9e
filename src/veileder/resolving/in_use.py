"""Which tools and exercises a guide shows: its own, and of others' those it has a use for."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from veileder.model.base import ID_PATTERN, Keys
from veileder.model.municipality import CaseDocument
from veileder.reading.layers import Layer
from veileder.reading.yaml.located import strings_in
from veileder.resolving.guide import Resolved, Variant

_TOOL = re.compile(rf"\btool/({ID_PATTERN})")
Documents = Mapping[str, Mapping[str, Resolved[Any]]]


def with_documents_in_use(
    documents: Documents,
    variants: Collection[Variant],
    local: Sequence[Layer],
    kept_in: Sequence[CaseDocument],
) -> Documents:
    """Return ``documents`` without the shared tools and exercises that nothing here has a use for.

    A guide need not use every shared tool, and one it does not use would be a page that no step
    and no theme leads to. A tool for the log is of no use where cases are ``kept_in`` something
    else. An exercise through steps that are not here would lead nowhere.
    """
    if not variants:
        return documents
    used = {tool for variant in variants for tool in _of_steps(variant)}
    used |= {tool for layer in local for tool in _named_in(layer)}
    used |= {tool for theme in documents["theme"].values() for tool in theme.value.tools}
    steps = {step for variant in variants for step in variant.steps}
    own = {layer.id for layer in local[-1:]}
    kept = {
        "tool": {
            id: tool
            for id, tool in documents["tool"].items()
            if tool.layers & own or (id in used and _is_for(tool, kept_in))
        },
        "case": {
            id: case
            for id, case in documents["case"].items()
            if case.layers & own or not case.value.steps or steps.intersection(case.value.steps)
        },
    }
    return {**documents, **kept}


def _is_for(tool: Resolved[Any], kept_in: Iterable[CaseDocument]) -> bool:
    asked = tool.value.documents
    return not asked or any(one.kind in asked or one.tool == tool.id for one in kept_in)


def _of_steps(variant: Variant) -> Iterator[str]:
    for _, step in variant.steps.values():
        yield from step.facts.tools


def _named_in(layer: Layer) -> Iterator[str]:
    """Yield every tool that ``layer`` names: in a link, a list, a system or a loan."""
    for located in layer.sources.values():
        for keys, value in strings_in(located.data):
            if _is_tool(keys):
                yield value.strip()
            yield from (match[1] for match in _TOOL.finditer(value))


def _is_tool(keys: Keys) -> bool:
    return "tools" in keys or keys[-1:] == ("tool",)
