"""Exercises: all of them, and one page each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from veileder.model.documents import Case
from veileder.pages.articles import articles_of
from veileder.pages.base import Page, PageData
from veileder.pages.cards import ToolCard, tool_cards
from veileder.pages.parts import Html, Link, Provenance
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import Backlinks
from veileder.resolving.guide import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """An exercise in the list."""

    title: str
    href: str
    age: str | None
    minutes: str
    summary: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePage(PageData):
    """All exercises, the test before and after them, and the articles about how to practise."""

    template: ClassVar[str] = "practice.html"

    cases: tuple[CaseEntry, ...]
    selftest: Link | None
    articles: tuple[Link, ...]
    volumes: Volumes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage(PageData):
    """An exercise: a story, questions to discuss, and what it trains."""

    template: ClassVar[str] = "case.html"

    summary: Html
    age: str | None
    minutes: str
    body: Html
    questions: tuple[Html, ...]
    steps: tuple[Link, ...]
    tools: tuple[ToolCard, ...]
    roles: tuple[Link, ...]
    theme_links: tuple[Link, ...]
    provenance: Provenance


def practice_pages(view: View, back: Backlinks) -> Iterator[Page]:
    """Yield the overview and a page per exercise."""
    folder = view.addresses.path("practice")
    cases = [cast(Resolved[Case], case) for case in view.guide.documents["case"].values()]
    yield from _overview(view.at(folder), cases)
    for case in cases:
        yield _case(view.at(f"{folder}{case.id}/"), case, back)


def _overview(view: View, cases: list[Resolved[Case]]) -> Iterator[Page]:
    about = [f"article/{a.id}" for a in articles_of(view) if a.value.section == "practice"]
    for volume in in_volumes(view, cases, _entry):
        data = PracticePage(
            cases=volume.entries,
            selftest=volume.view.link("page/selftest") if volume.is_first else None,
            articles=volume.view.links(about) if volume.is_first else (),
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_practice"])
        yield volume.view.page(data, title, view.strings["practice_description"])


def _entry(view: View, case: Resolved[Case]) -> CaseEntry:
    link = view.known(f"case/{case.id}")
    return CaseEntry(
        title=link.title,
        href=link.href,
        age=case.value.age,
        minutes=view.say("minutes", minutes=case.value.minutes),
        summary=view.inline(case.value.summary),
    )


def _case(view: View, document: Resolved[Case], back: Backlinks) -> Page:
    case = document.value
    data = CasePage(
        summary=view.inline(case.summary),
        age=case.age,
        minutes=view.say("minutes", minutes=case.minutes),
        body=view.html(case.body),
        questions=view.inlines(case.questions),
        steps=view.links(f"step/{step}" for step in case.steps),
        tools=tool_cards(view, case.tools),
        roles=view.links(f"role/{role}" for role in case.roles),
        theme_links=view.links_from("theme", back, f"case/{document.id}"),
        provenance=view.provenance(document),
    )
    return view.page(data, document.title, view.plain(case.summary), document)
