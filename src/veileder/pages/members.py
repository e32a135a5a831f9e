"""The municipalities of a region as its front sees them, and the ways to what they have."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from veileder.pages.mentions import Mention
from veileder.pages.parts import Link
from veileder.pages.portal import Listed
from veileder.reading.strings import Strings
from veileder.resolving.addresses import collated, depth_of, relative

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality's site that mentions a thing, and what it says of it."""

    site: Listed
    mention: Mention


@dataclass(frozen=True, slots=True)
class Members:
    """The sites of the region in folder ``id``, and the målform and the words of its front."""

    id: str
    language: str
    sites: tuple[Listed, ...]
    strings: Strings

    @property
    def names(self) -> Mapping[str, str]:
        """What each site is called by its folder: «Dal», where all are «… kommune»."""
        split = {site.id: site.title.rpartition(" ") for site in self.sites}
        is_alike = len({last for _, _, last in split.values()}) == 1
        return {
            site.id: split[site.id][0] if is_alike and split[site.id][0] else site.title
            for site in self.sites
        }

    def homes(self, key_of: Callable[[Listed, Mention], Key | None]) -> dict[Key, list[Home]]:
        """Return what the sites mention by its key, the homes of each by name; None is left out.

        What is said in the målform of the front comes first.
        """
        found: dict[Key, list[Home]] = {}
        for site in sorted(self.sites, key=self._order):
            for mention in site.mentions:
                key = key_of(site, mention)
                if key is not None:
                    found.setdefault(key, []).append(Home(site, mention))
        return found

    def _order(self, site: Listed) -> tuple[bool, tuple[str, ...]]:
        return site.language != self.language, collated(site.title)

    def ways(self, homes: Iterable[Home], path: str) -> tuple[Link, ...]:
        """Return the ways to ``homes`` from the page at ``path``, each named by its municipality.

        Where they call the thing differently, or say different things of it, each says so.
        """
        every = sorted(homes, key=lambda home: collated(home.site.title))
        titles = {home.mention.title for home in every}
        abouts = {home.mention.about for home in every}
        return tuple(
            Link(
                self._named(home, with_title=len(titles) > 1, with_about=len(abouts) > 1),
                relative(f"../{home.site.id}/{home.mention.path}", depth_of(path)),
            )
            for home in every
        )

    def _named(self, home: Home, *, with_title: bool, with_about: bool) -> str:
        name, mention = self.names[home.site.id], home.mention
        if home.site.draft:
            name = f"{name} ({self.strings['draft_mark']})"
        said = [mention.title] if with_title else []
        said += [mention.about] if with_about and mention.about else []
        return f"{name}: {' · '.join(said)}" if said else name

    def language_of(self, homes: Sequence[Home]) -> str:
        """Return the målform that the first of ``homes`` is in, where it is not the front's."""
        written = homes[0].site.language
        return "" if written == self.language else written
