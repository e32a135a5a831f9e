"""The line under a hit: what it is, and the levels it belongs to."""

from collections.abc import Iterable, Mapping
from functools import singledispatch

from veileder.pages.arenas import ArenaPage
from veileder.pages.articles import ArticlePage, ConsentPage
from veileder.pages.base import PageData
from veileder.pages.laws import LawPage
from veileder.pages.measures import MeasurePage
from veileder.pages.practice import CasePage
from veileder.pages.roles import RolePage
from veileder.pages.services import ServicePage
from veileder.pages.steps import StepPage
from veileder.pages.themes import ThemePage
from veileder.pages.tools import ToolPage

Texts = Mapping[str, str]


@singledispatch
def label(_: PageData, __: Texts) -> str:
    """Return the line for a page, in the words of the interface; nothing for some kinds."""
    return ""


@label.register
def _step(data: StepPage, _: Texts) -> str:
    return data.position


@label.register
def _tool(data: ToolPage, _: Texts) -> str:
    return _joined(data.facts.kind, _unique(step.level for step in data.steps))


@label.register
def _service(data: ServicePage, texts: Texts) -> str:
    return _levels(data.level_labels, texts)


@label.register
def _measure(data: MeasurePage, texts: Texts) -> str:
    only = data.targets[0].lower() if len(data.targets) == 1 else ""
    who = texts["search_for"].format(who=only) if only else ""
    return _joined(texts["page_measures"], who, _levels(data.level_labels, texts))


@label.register
def _role(data: RolePage, _: Texts) -> str:
    return _unique(row.level for row in data.levels)


@label.register
def _law(data: LawPage, _: Texts) -> str:
    return data.reference


@label.register
def _article(data: ArticlePage, texts: Texts) -> str:
    return texts.get(f"section_{data.section}", texts["page_practice"])


@label.register
def _consents(_: ConsentPage, texts: Texts) -> str:
    return texts["consent"]


@label.register
def _arena(_: ArenaPage, texts: Texts) -> str:
    return texts["page_arenas"]


@label.register
def _theme(_: ThemePage, texts: Texts) -> str:
    return texts["page_themes"]


@label.register
def _case(_: CasePage, texts: Texts) -> str:
    return texts["page_practice"]


def _levels(labels: Iterable[str], texts: Texts) -> str:
    shown = _unique(labels)
    return f"{texts['level']} {shown}" if shown else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _unique(values: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(values))
