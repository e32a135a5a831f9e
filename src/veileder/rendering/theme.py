"""What every site needs from the root beside content: the settings and the templates."""

import re
from collections.abc import Iterable
from pathlib import Path

from veileder.faults import Refusal
from veileder.groundwork import folders, place_of
from veileder.model.base import SITE_LANGUAGES
from veileder.rendering.stylesheets import imported

FOLDER = "theme_overrides"
STYLE = "stylesheets/veileder.css"  # of every page; a municipality's own colour comes at its end
_INTERFACE = (f"interface.{language}.yml" for language in SITE_LANGUAGES)
_ALWAYS = ("main.html", *_INTERFACE, "javascripts/worker.js")
_NAMED = re.compile(r"""["']((?:parts|stylesheets|javascripts|images)/[\w./-]+)["']""")
_SHOWN = 5


class ThemeFault(Refusal):
    """What every site needs is missing in the root. The message is for the one who ran us."""


def check_theme(root: Path) -> None:
    """Raise ThemeFault if ``root`` lacks the settings, a template or a file that one names."""
    themes = [place / FOLDER for place in folders(root, FOLDER)]
    if not any(theme.is_dir() for theme in themes):
        _raise_for([f"{FOLDER}/"], root)
    paths = (path for theme in themes for path in sorted(theme.rglob("*.html")))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    named = {name for text in texts for name in _NAMED.findall(text)} | _components(themes)
    needed = ("mkdocs.yml", *(f"{FOLDER}/{name}" for name in (*_ALWAYS, *sorted(named))))
    _raise_for([name for name in needed if not place_of(root, name).is_file()], root)


def _components(themes: Iterable[Path]) -> set[str]:
    """Return the files that stylesheets are put together of."""
    folder = STYLE.rpartition("/")[0]
    sheets = (path for theme in themes for path in (theme / folder).glob("*.css"))
    names = (name for path in sheets for name in imported(path.read_text(encoding="utf-8")))
    return {f"{folder}/{name}" for name in names}


def check_templates(root: Path, templates: Iterable[str]) -> None:
    """Raise ThemeFault unless all of ``templates`` are there."""
    names = (f"{FOLDER}/{template}" for template in sorted(set(templates)))
    _raise_for([name for name in names if not place_of(root, name).is_file()], root)


def _raise_for(missing: list[str], root: Path) -> None:
    if missing:
        more = f" og {len(missing) - _SHOWN} til" if len(missing) > _SHOWN else ""
        raise ThemeFault(
            f"Dette mangler i {root}: {', '.join(missing[:_SHOWN])}{more}. Hent mkdocs.yml og "
            f"mappen {FOLDER}/ på nytt, eller velg en annen mappe med --root."
        )
