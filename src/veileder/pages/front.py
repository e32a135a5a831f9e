"""The front: the levels and their steps, common and for each type of service."""

from dataclasses import dataclass
from typing import ClassVar

from veileder.pages.base import Page, PageData, VariantLink
from veileder.pages.levels import StepRow, duration, short_name, step_rows
from veileder.pages.parts import Html, Link
from veileder.pages.searching import SearchBox, search_box
from veileder.pages.themes import themes_on_front
from veileder.pages.variants import in_variants, variant_links
from veileder.pages.view import View
from veileder.resolving.addresses import OVERVIEW_PAGES
from veileder.resolving.guide import GuideLevel, Variant

_ENTRANCES = ("tools", "services", "roles", "arenas", "practice", "measures")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCard:
    """A level with its steps. ``beyond`` is one that stands outside the order of levels."""

    id: str
    title: str
    href: str
    name: str | None
    beyond: bool
    written: bool
    duration: str | None
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGroup:
    """Levels under one heading, or under none."""

    title: str | None
    levels: tuple[LevelCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """A way in besides the levels, and what one finds there."""

    title: str
    href: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage(PageData):
    """The front of a variant; ``columns`` is the most steps that a level has."""

    template: ClassVar[str] = "front.html"

    groups: tuple[LevelGroup, ...]
    columns: int
    variants: tuple[VariantLink, ...]
    variant: str | None
    about: Html
    entrances: tuple[Entrance, ...]
    themes: tuple[Link, ...]
    all_themes: Link | None
    search: SearchBox


def front_page(view: View, variant: Variant) -> Page:
    """Return the front of a variant."""
    settings = view.guide.settings
    service = view.link(f"service/{variant.service_type}") if variant.service_type else None
    data = FrontPage(
        groups=tuple(
            LevelGroup(
                title=group.text.title if group.text else None,
                levels=tuple(_card(view, variant, level) for level in group.levels),
            )
            for group in variant.groups
        ),
        columns=max((len(level.steps) for level in variant.levels), default=0),
        variants=variant_links(view, "page/front"),
        variant=service.title if service else None,
        about=view.html(settings.about),
        entrances=tuple(_entrance(view, page) for page in (*_ENTRANCES, *OVERVIEW_PAGES, "year")),
        themes=themes_on_front(view),
        all_themes=view.link("page/themes"),
        search=search_box(view),
    )
    title = view.say("front_title", brand=settings.brand.short, name=settings.municipality.name)
    if data.variant:
        title = f"{data.variant} – {title}"
    page = view.page(data, title, view.say("front_description"))
    return in_variants(view, page, "page/front")


def _card(view: View, variant: Variant, level: GuideLevel) -> LevelCard:
    return LevelCard(
        id=level.id,
        title=level.title,
        href=view.known(f"level/{level.id}").href,
        name=short_name(view, variant, level),
        beyond=level.facts.kind == "beyond",
        written=level.facts.written,
        duration=duration(view, level.facts.duration),
        steps=step_rows(view, variant, level),
    )


def _entrance(view: View, page: str) -> Entrance:
    link = view.known(f"page/{page}")
    description = view.strings[f"{page}_description"]
    return Entrance(title=link.title, href=link.href, description=description)
