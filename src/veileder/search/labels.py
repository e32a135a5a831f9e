"""The line under a hit: what it is, and the levels it belongs to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from veileder.pages.base import Page

Data = Mapping[str, Any]
Texts = Mapping[str, str]


def label(page: Page, texts: Texts) -> str:
    """Return the line for ``page``, in the words of the interface ``texts``; nothing for some."""
    make = _LABELS.get(page.template)
    return make(page.data, texts) if make else ""


def _step(data: Data, _: Texts) -> str:
    return str(data["position"])


def _tool(data: Data, _: Texts) -> str:
    return _joined(data["kind"], _unique(step["level"] for step in data["steps"]))


def _service(data: Data, texts: Texts) -> str:
    labels = [level["label"] for level in data["levels"] if level["label"]]
    return f"{texts['level']} {_unique(labels)}" if labels else ""


def _measure(data: Data, texts: Texts) -> str:
    return _joined(texts["page_measures"], _service(data, texts))


def _role(data: Data, _: Texts) -> str:
    return _unique(row["level"] for row in data["levels"])


def _law(data: Data, _: Texts) -> str:
    return str(data["reference"])


def _article(data: Data, texts: Texts) -> str:
    return texts.get(f"section_{data['section']}", texts["page_practice"])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _unique(values: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(map(str, values)))


_LABELS: Mapping[str, Callable[[Data, Texts], str]] = {
    "step.html": _step,
    "tool.html": _tool,
    "service.html": _service,
    "measure.html": _measure,
    "role.html": _role,
    "law.html": _law,
    "article.html": _article,
    "arena.html": lambda _, texts: texts["page_arenas"],
    "case.html": lambda _, texts: texts["page_practice"],
}
