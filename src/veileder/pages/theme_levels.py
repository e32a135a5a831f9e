"""What one does about a theme, level by level, as the levels are called here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from veileder.model.base import Id
from veileder.model.themes import Theme
from veileder.pages.actions import actions
from veileder.pages.levels import level_title
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel, Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLevel:
    """What one does on one level. ``href`` is None for what is said of levels that are not here."""

    title: str
    href: str | None
    lines: tuple[Html, ...]
    steps: tuple[Link, ...]


def theme_levels(view: View, document: Resolved[Theme]) -> tuple[ThemeLevel, ...]:
    """Return what to do on each level that ``document`` tells of.

    Those that are here come in their order here. What is said of a level that is not, stands after
    what it follows in the theme, and names no level: what one does about a child is as true where
    the levels are others.
    """
    texts = _together(document.value)
    here = {level.id: level for level in view.guide.common.levels}
    found: list[ThemeLevel] = []
    for is_here, ids in groupby(_order(list(texts), here), key=here.__contains__):
        if is_here:
            found += (_level(view, document, here[id], texts[id]) for id in ids)
        else:
            title = view.strings["theme_other_level" if found else "theme_first_level"]
            found.append(_elsewhere(view, title, [line for id in ids for line in texts[id]]))
    return tuple(found)


def _together(theme: Theme) -> dict[Id, tuple[str, ...]]:
    """Return the lines of every level, those that are added behind those that were there."""
    found: dict[Id, tuple[str, ...]] = {}
    for part in theme.levels:
        found[part.level] = (*found.get(part.level, ()), *part.actions)
    return found


def _order(written: list[Id], here: dict[str, GuideLevel]) -> Iterator[Id]:
    """Yield the levels of the theme in the order that those that are here have here."""
    own = iter([id for id in here if id in written])
    for id in written:
        yield next(own) if id in here else id


def _level(
    view: View, document: Resolved[Theme], level: GuideLevel, lines: tuple[str, ...]
) -> ThemeLevel:
    steps = (f"step/{step.id}" for step in level.steps if step.id in document.value.steps)
    return ThemeLevel(
        title=level_title(view, view.guide.common, level),
        href=view.known(f"level/{level.id}").href,
        lines=actions(view, lines),
        steps=view.links(steps),
    )


def _elsewhere(view: View, title: str, lines: Sequence[str]) -> ThemeLevel:
    return ThemeLevel(title=title, href=None, lines=actions(view, lines), steps=())
