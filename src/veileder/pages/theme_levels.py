"""What one does about a theme, level by level, as the levels are called here."""

from collections.abc import Iterator
from dataclasses import dataclass

from veileder.model.base import Id
from veileder.model.themes import Theme
from veileder.pages.actions import actions
from veileder.pages.levels import level_title
from veileder.pages.parts import Html, Link
from veileder.pages.view import View
from veileder.resolving.guide import GuideLevel, Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLevel:
    """What one does on one level. ``href`` is None for a level that is not here."""

    title: str
    href: str | None
    lines: tuple[Html, ...]
    steps: tuple[Link, ...]


def theme_levels(view: View, document: Resolved[Theme]) -> tuple[ThemeLevel, ...]:
    """Return what to do on each level that ``document`` tells of.

    Those that are here come in their order here. A level that is not, has the name it has in the
    shared guide, and stands after the one it follows in the theme: what one does about a child is
    as true where the levels are others.
    """
    texts = _together(document.value)
    here = {level.id: level for level in view.guide.common.levels}
    return tuple(
        _level(view, document, id, here.get(id), texts[id]) for id in _order(list(texts), here)
    )


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
    view: View, document: Resolved[Theme], id: Id, level: GuideLevel | None, lines: tuple[str, ...]
) -> ThemeLevel:
    said = actions(view, lines)
    if level is None:
        return ThemeLevel(title=_elsewhere(view, id), href=None, lines=said, steps=())
    steps = (f"step/{step.id}" for step in level.steps if step.id in document.value.steps)
    return ThemeLevel(
        title=level_title(view, view.guide.common, level),
        href=view.known(f"level/{id}").href,
        lines=said,
        steps=view.links(steps),
    )


def _elsewhere(view: View, id: Id) -> str:
    """Return what a level that is not here is called in the shared guide."""
    title = view.guide.words.of(view.guide.language).title(f"level/{id}")
    return title or view.strings["theme_other_level"]
