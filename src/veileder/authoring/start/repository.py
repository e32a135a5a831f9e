"""The one place where an own repository is written."""

import shlex
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from veileder.authoring.scaffold import OPTIONS, Wishes, new_municipality, wishes_from
from veileder.authoring.scaffold.wishes import Ask
from veileder.authoring.start.skeleton import skeleton
from veileder.faults import Refusal, reason_of
from veileder.groundwork import GROUNDWORK
from veileder.markdown.markup import slug
from veileder.reading.layers import EXAMPLE
from veileder.reading.library import load_beneath

_MAY_BE_THERE = {".git"}


def start(folder: Path, options: Mapping[str, str | None], ask: Ask | None) -> Wishes:
    """Make an own repository in ``folder``, and return what its municipality is to be.

    ``options`` has the municipality's id, or that is the folder's name, and the answers of
    ``wishes_from``. Raises Refusal, before anything is written.
    """
    place = folder.absolute()
    _demand_empty(place, folder)
    library = replace(load_beneath(GROUNDWORK, [EXAMPLE]), root=place)
    given = {name: options[name] for name in OPTIONS}
    command = f"start {shlex.quote(str(folder))} --municipality"
    wishes = wishes_from(options["id"] or slug(place.name), given, library, ask, command)
    try:
        _write(place, skeleton(wishes, place))
        new_municipality(library, wishes)
    except OSError as error:
        raise Refusal(f"{folder} kan ikke skrives: {reason_of(error)}.") from error
    return wishes


def _demand_empty(place: Path, folder: Path) -> None:
    if place.exists() and not place.is_dir():
        raise Refusal(f"{folder} er en fil. Velg en mappe som er tom eller ikke finnes.")
    there = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    strangers = [name for name in there if name not in _MAY_BE_THERE]
    if strangers:
        raise Refusal(
            f"{folder} er ikke tom: der ligger {strangers[0]}. "
            "Velg en mappe som er tom eller ikke finnes."
        )


def _write(place: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
