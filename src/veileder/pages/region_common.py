"""What the municipalities of a region have in common: services, meetings, texts and the year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from veileder.pages.directory import Group
from veileder.pages.members import Home, Members
from veileder.pages.mentions import TEXTS, Mention
from veileder.pages.parts import Html, Link
from veileder.pages.portal import Listed
from veileder.pages.view import View
from veileder.pages.year_words import rule_in_words
from veileder.resolving.addresses import collated
from veileder.resolving.words.forms import capital

_HEADINGS = {
    "service": "region_services",
    "arena": "region_arenas",
    "article": "region_articles",
    "tool": "page_tools",
    "case": "page_practice",
    "theme": "page_themes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """Something that is common: ``homes`` are where it stands, ``href`` its page on the front.

    ``about`` says who shares it, or when something is done and by whom; ``language`` is what it is
    written in, where that is not the page's.
    """

    title: str
    href: str | None
    about: str
    summary: Html
    homes: tuple[Link, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionGroup(Group):
    """What is common of one kind."""

    rows: tuple[RegionRow, ...]


def common_groups(view: View, members: Members) -> Iterator[RegionGroup]:
    """Yield what is common, a group for each kind that there is anything of.

    ``view`` is the front of the region, with the region's own guide.
    """
    for kind in ("service", "arena"):
        yield from _group(view, _HEADINGS[kind], _shared(view, members, kind))
    for kind in TEXTS:
        yield from _group(view, _HEADINGS[kind], _texts(view, members, kind))
    yield from _group(view, "page_year", _events(view))


def _group(view: View, heading: str, rows: Iterable[RegionRow]) -> Iterator[RegionGroup]:
    found = tuple(rows)
    if found:
        names = ", ".join(row.title for row in found)
        title, count = view.strings[heading], len(found)
        yield RegionGroup(title=title, names=names, count=count, rows=found)


def _shared(view: View, members: Members, kind: str) -> list[RegionRow]:
    """Return the entries that are the region's, or that one municipality shares with another."""
    region = members.id
    common = {
        mention.id
        for site in members.sites
        for mention in site.mentions
        if (mention.kind, mention.owner) == (kind, region)
    }

    def key_of(site: Listed, mention: Mention) -> tuple[str, str] | None:
        """Return owner and id; what a municipality has written anew is still its region's."""
        if mention.kind != kind:
            return None
        is_adapted = mention.owner == site.id and mention.id in common
        return (region if is_adapted else mention.owner, mention.id)

    found = members.homes(key_of)
    rows = [_entry(view, members, homes) for key, homes in found.items() if _is_shared(key, homes)]
    return sorted(rows, key=lambda row: collated(row.title))


def _is_shared(key: tuple[str, str], homes: list[Home]) -> bool:
    owner = key[0]
    return any(home.mention.about or home.site.id != owner for home in homes)


def _entry(view: View, members: Members, homes: list[Home]) -> RegionRow:
    """Return an entry: who shares it is said by one of those whose it is, or who borrows it."""
    said = next((home.mention.about for home in homes if home.mention.about), "")
    alike = [Home(one.site, replace(one.mention, about="")) for one in homes]
    return RegionRow(
        title=homes[0].mention.title,
        href=None,
        about=said,
        summary=view.inline(None),
        homes=members.ways(alike, view.path),
        language=members.language_of(homes),
    )


def _texts(view: View, members: Members, kind: str) -> list[RegionRow]:
    """Return the region's own texts of a kind: those with a page here, or on somebody's site."""
    found = members.homes(lambda _, one: one.id if one.kind == kind else None)
    documents = view.guide.documents.get(kind, {})
    rows = [
        RegionRow(
            title=document.title,
            href=link.href if link else None,
            about="",
            summary=view.inline(getattr(document.value, "summary", None)),
            homes=members.ways(found.get(document.id, ()), view.path),
            language="",
        )
        for document in documents.values()
        if document.layers == {members.id}
        and ((link := view.link(f"{kind}/{document.id}")) or document.id in found)
    ]
    return sorted(rows, key=lambda row: collated(row.title))


def _events(view: View) -> Iterator[RegionRow]:
    """Yield what the region has put in the yearly wheel, in its order."""
    folder = f"municipalities/{view.guide.id}/"
    for event in view.guide.events:
        if event.at().path.startswith(folder):
            doer = view.name(f"role/{event.role}") if event.role else None
            when = capital(rule_in_words(view, event.when))
            yield RegionRow(
                title=str(event.name),
                href=None,
                about=" · ".join(filter(None, (when, doer))),
                summary=view.inline(event.text),
                homes=(),
                language="",
            )
