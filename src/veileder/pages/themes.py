"""The themes: all of them, and one page each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from veileder.model.measures import Measure
from veileder.model.themes import Theme
from veileder.pages.actions import actions
from veileder.pages.base import Page, PageData
from veileder.pages.cards import ToolCard, law_links, tool_cards
from veileder.pages.contacts import ServiceContacts, all_units, service_contacts
from veileder.pages.directory import Directory, directory
from veileder.pages.parts import Html, Link, Number, Provenance, Teaser
from veileder.pages.phones import number
from veileder.pages.theme_levels import ThemeLevel, theme_levels
from veileder.pages.view import View
from veileder.pages.volumes import Volumes, in_volumes
from veileder.resolving.backlinks import is_about
from veileder.resolving.guide import Resolved

_ON_FRONT = 8
_ON_STEP = 3  # more would be a list of their own: there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesPage(PageData):
    """All themes, or those of one volume."""

    template: ClassVar[str] = "themes.html"

    themes: tuple[Teaser, ...]
    directory: Directory
    volumes: Volumes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePage(PageData):
    """A theme: what one sees, does and says, with what and with whom.

    ``todo`` is what one does level by level, ``addition`` what the municipality adds to it.
    ``say_when`` is when one may speak with the parents at all: what is no speech among the rest.
    """

    template: ClassVar[str] = "theme.html"
    is_printed: ClassVar[bool] = True

    summary: Html
    signs: tuple[Html, ...]
    stop: tuple[Html, ...]
    emergency: Link
    todo: tuple[ThemeLevel, ...]
    addition: Html
    who: tuple[Html, ...]
    tools: tuple[ToolCard, ...]
    contacts: tuple[ServiceContacts, ...]
    helplines: tuple[Number, ...]
    say_to_child: tuple[str, ...]
    say_when: tuple[str, ...]
    say_to_parents: tuple[str, ...]
    mistakes: tuple[Html, ...]
    measures: tuple[Link, ...]
    laws: tuple[Link, ...]
    cases: tuple[Link, ...]
    related: tuple[Link, ...]
    body: Html
    provenance: Provenance


def theme_pages(view: View) -> Iterator[Page]:
    """Yield the overview and a page per theme; nothing where there is none."""
    themes = _in_order(view)
    if not themes:
        return
    folder = view.addresses.path("themes")
    yield from _overview(view.at(folder), themes)
    for theme in themes:
        yield _theme(view.at(f"{folder}{theme.id}/"), theme)


def themes_on_front(view: View) -> tuple[Link, ...]:
    """Return the links of the themes that most people look for."""
    sought = [theme for theme in _in_order(view) if theme.value.front]
    return view.links(f"theme/{theme.id}" for theme in sought[:_ON_FRONT])


def themes_of_step(view: View, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the ``links`` of a step's themes, or the way to all themes if they are many."""
    if len(links) <= _ON_STEP:
        return links
    return (Link(view.strings["all_themes"], view.known("page/themes").href),)


def themes_of_measure(view: View, measure: Measure) -> tuple[Link, ...]:
    """Return the links of the themes that ``measure`` is about."""
    about = (theme for theme in _in_order(view) if is_about(measure, theme))
    return view.links(f"theme/{theme.id}" for theme in about)


def _in_order(view: View) -> list[Resolved[Theme]]:
    documents = view.guide.documents.get("theme", {}).values()
    themes = [cast(Resolved[Theme], document) for document in documents]
    return sorted(themes, key=lambda theme: theme.title.lower())


def _overview(view: View, themes: list[Resolved[Theme]]) -> Iterator[Page]:
    for volume in in_volumes(view, themes, _teaser, lambda theme: theme.title):
        data = ThemesPage(
            themes=volume.entries,
            directory=directory(volume.view, len(themes)),
            volumes=volume.among,
        )
        title = volume.title(view.strings["page_themes"])
        yield volume.view.page(data, title, view.strings["themes_description"])


def _teaser(view: View, theme: Resolved[Theme]) -> Teaser:
    link = view.known(f"theme/{theme.id}")
    return Teaser(title=link.title, href=link.href, summary=view.inline(theme.value.summary))


def _theme(view: View, document: Resolved[Theme]) -> Page:
    theme = document.value
    when, speech = _when_and_speech(theme.say_to_parents)
    contacts = service_contacts(view, dict.fromkeys(theme.services))
    data = ThemePage(
        summary=view.inline(theme.summary),
        signs=view.inlines(theme.signs),
        stop=actions(view, theme.stop),
        emergency=view.known("page/emergency"),
        todo=theme_levels(view, document),
        addition=view.html(theme.addition),
        who=view.inlines(theme.who),
        tools=tool_cards(view, dict.fromkeys(theme.tools)),
        contacts=contacts,
        helplines=_helplines(view, theme.helplines, contacts),
        say_to_child=theme.say_to_child,
        say_when=when,
        say_to_parents=speech,
        mistakes=view.inlines(theme.mistakes),
        measures=view.links(_measures(view, document)),
        laws=law_links(view, theme.laws),
        cases=view.links(f"case/{case}" for case in theme.cases),
        related=view.links(_related(view, document)),
        body=view.html_below(theme.body),
        provenance=view.provenance(document),
    )
    own = all_units(view, dict.fromkeys(theme.services))
    return view.page(data, document.title, view.plain(theme.summary), document, entries=own)


def _when_and_speech(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines without «…», and those with it; where none has it, all are speech."""
    speech = tuple(line for line in lines if "«" in line)
    return (tuple(line for line in lines if "«" not in line), speech) if speech else ((), lines)


def _helplines(
    view: View, ids: Iterable[str], contacts: Iterable[ServiceContacts]
) -> tuple[Number, ...]:
    """Return the national numbers that none of the services beside them has as its own."""
    known = {line.id: line for line in view.guide.helplines}
    shown = {one.tel for service in contacts for unit in service.units for one in unit.contacts}
    numbers = (number(known[id], view.guide.language) for id in ids if id in known)
    return tuple(one for one in numbers if one.tel not in shown)


def _measures(view: View, theme: Resolved[Theme]) -> Iterator[str]:
    for local in view.guide.measures:
        if is_about(local.value, theme):
            yield f"measure/{local.value.id}"


def _related(view: View, document: Resolved[Theme]) -> Iterator[str]:
    """Yield the themes that are near, whichever of the two says so."""
    near = dict.fromkeys(document.value.themes)
    near |= {one.id: None for one in _in_order(view) if document.id in one.value.themes}
    yield from (f"theme/{id}" for id in near)
