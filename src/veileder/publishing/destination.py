"""Where the sites may be put. Told before anything is written."""

import os
from collections.abc import Iterator
from pathlib import Path

from veileder.faults import PublishFault
from veileder.publishing.disk import disk_faults
from veileder.rendering.record import MARK, read_record

_SOURCES = (
    "content", "tools", "municipalities", "borrowed", "theme_overrides", "src", "docs", "tests",
    "schemas", "benchmarks", ".git", ".github", ".gitlab", ".ci", ".vscode", ".venv",
)  # fmt: skip
# What hosts and systems have in an otherwise empty folder that sites are to be put in.
HOSTS_OWN = {
    ".git", ".gitignore", ".gitattributes", ".nojekyll", ".well-known", ".domains", ".htaccess",
    "CNAME", "_headers", "_redirects", "robots.txt", "web.config",
    ".DS_Store", "Thumbs.db", "desktop.ini",
}  # fmt: skip
_NAMED = 3


def destination(output: Path, root: Path) -> Path:
    """Return the one full path of ``output``, however it was written.

    Raises PublishFault when it is, holds or lies among the sources in ``root``, or can't be used.
    """
    with disk_faults(output, "stien kan ikke brukes"):
        place = _settled(output)
        _check_place(place, Path(os.path.realpath(root)))
        check_owned(place)
    return place


def check_owned(output: Path) -> None:
    """Raise PublishFault unless ``output`` is free, or was made by us."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishFault(f"{output} er ikke en vanlig mappe. Velg en annen med --output.")
    if os.path.ismount(output):
        raise PublishFault(
            f"{output} er en egen disk og kan ikke byttes ut. "
            f"Velg en mappe inni den: --output {output / 'site'}"
        )
    strangers = _strangers(output)
    if strangers:
        older = " Er den fra en eldre utgave av programmet, kan du slette den først."
        raise PublishFault(
            f"{output} har innhold som ikke er laget av dette programmet ({_some(strangers)}), "
            "og blir ikke overskrevet. Velg en annen mappe med --output."
            f"{older if MARK in strangers else ''}"
        )


def _settled(output: Path) -> Path:
    """Return the full path, with links in what is above followed: one place has one lock."""
    if output.name in ("", ".."):
        return Path(os.path.realpath(output))
    return Path(os.path.realpath(output.parent)) / output.name


def _check_place(place: Path, root: Path) -> None:
    if any(_same(place, folder) for folder in (root, *root.parents)):
        raise PublishFault(
            f"{place} er mappen som kildene ligger i. Velg en egen mappe med --output."
        )
    for source in (*(root / name for name in _SOURCES), Path(__file__).parents[1]):
        if any(_same(folder, source) for folder in (place, *place.parents)):
            raise PublishFault(
                f"{place} ligger i {source}, blant kildene. Velg en mappe utenfor med --output."
            )
    above = next((folder for folder in place.parents if read_record(folder)), None)
    if above:
        raise PublishFault(
            f"{place} ligger i {above}, der nettstedene står fra før. "
            f"Velg den mappen, eller en utenfor, med --output."
        )
    if any(_same(place, folder) for folder in _where_we_stand()):
        raise PublishFault(
            f"{place} er mappen du står i, og den skal byttes ut. Gå ut av den (cd ..), eller "
            "velg en annen mappe med --output."
        )


def _where_we_stand() -> Iterator[Path]:
    try:
        here = Path.cwd()
    except FileNotFoundError:  # somebody has removed it
        return
    yield from (here, *here.parents)


def _same(one: Path, other: Path) -> bool:
    """Say whether two paths mean the same folder, also where capitals do not matter."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _strangers(output: Path) -> list[str]:
    """Return what stands in a folder that is not ours, other than what hosts put there."""
    there = output.iterdir() if output.is_dir() and not read_record(output) else ()
    return sorted(path.name for path in there if path.name not in HOSTS_OWN)


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" og {more} til" if more > 0 else "")
