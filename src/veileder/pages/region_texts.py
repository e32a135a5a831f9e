"""The articles that a region has written, on its own front."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from veileder.model.documents import Article
from veileder.pages.base import Page, PageData
from veileder.pages.members import Members
from veileder.pages.parts import Html, Link, Provenance
from veileder.pages.view import View
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.words.syntax import CONSENT_TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionTextPage(PageData):
    """An article of the region. ``homes`` are the municipalities where its links lead on."""

    template: ClassVar[str] = "region-text.html"

    region: str
    up: str
    summary: Html
    body: Html
    homes: tuple[Link, ...]
    provenance: Provenance


def own_articles(guide: Guide) -> list[Resolved[Article]]:
    """Return the articles that are the region's alone, whose ``guide`` it is."""
    every = (cast(Resolved[Article], one) for one in guide.documents["article"].values())
    return [article for article in every if article.layers == {guide.id}]


def region_text_pages(view: View, members: Members) -> Iterator[Page]:
    """Yield a page for each article of the region; ``view`` is its front."""
    found = members.homes(lambda _, one: one.id if one.kind == "article" else None)
    for article in own_articles(view.guide):
        path = view.addresses.targets[f"article/{article.id}"].path
        here = view.at(path)
        homes = members.ways(found.get(article.id, ()), path)
        yield _page(here, article, homes)


def _page(view: View, article: Resolved[Article], homes: tuple[Link, ...]) -> Page:
    """Return the page of ``article``. The table of who consents is each municipality's own."""
    value, name = article.value, view.guide.municipality.name
    provenance = view.provenance(article)
    drafted = view.say("drafted_region", region=name) if provenance.drafted else None
    data = RegionTextPage(
        region=name,
        up=view.relative(""),
        summary=view.inline(value.summary),
        body=view.html(value.body.replace(CONSENT_TABLE, "")),
        homes=homes,
        provenance=replace(provenance, drafted=drafted),
    )
    return view.page(data, article.title, view.plain(value.summary), article)
