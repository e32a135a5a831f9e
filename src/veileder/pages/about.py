"""The page of what the guide is, and of everything to read."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.model.documents import Article
from veileder.pages.articles import articles_of
from veileder.pages.base import Page, PageData
from veileder.pages.parts import Contact, Html, Link, Teaser
from veileder.pages.view import View
from veileder.resolving.addresses import DATA_INDEX
from veileder.resolving.guide import Resolved

_REFERENCE = ("glossary", "laws", "helplines", "changes", "amendments")
SECTIONS = ("about", "background", "leaders", "parents", "youth", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Articles under one heading."""

    title: str
    articles: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(PageData):
    """What the guide is, who answers for it, and everything to read.

    ``statement`` is the address of the accessibility statement, ``data`` where others find the
    guide as JSON, and ``status`` leads to how far it has come.
    """

    template: ClassVar[str] = "about.html"

    sections: tuple[Section, ...]
    reference: tuple[Link, ...]
    contacts: tuple[Contact, ...]
    responsible: str | None
    about: Html
    statement: str | None
    data: str
    status: Link


def about_page(view: View) -> Page:
    """Return the page of what the guide is, and of everything to read."""
    settings, articles = view.guide.settings, articles_of(view)
    data = AboutPage(
        sections=tuple(_section(view, section, articles) for section in SECTIONS),
        reference=view.links(f"page/{name}" for name in _REFERENCE),
        contacts=view.contacts(settings.contacts),
        responsible=settings.responsible,
        about=view.html(settings.about),
        statement=settings.municipality.accessibility_statement,
        data=view.relative(DATA_INDEX),
        status=view.known("page/status"),
    )
    return view.page(data, view.strings["page_about"], view.strings["about_description"])


def _section(view: View, section: str, articles: list[Resolved[Article]]) -> Section:
    entries = (_entry(view, a) for a in articles if a.value.section == section)
    return Section(title=view.strings[f"section_{section}"], articles=tuple(entries))


def _entry(view: View, article: Resolved[Article]) -> Teaser:
    link = view.known(f"article/{article.id}")
    summary = view.inline(article.value.summary)
    return Teaser(title=link.title, href=link.href, summary=summary)
