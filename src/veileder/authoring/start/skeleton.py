"""The files of an own repository, other than the municipality's. A new file is a line here."""

from collections.abc import Iterator
from pathlib import Path
from string import Template

from veileder import __version__
from veileder.authoring.scaffold import Wishes
from veileder.authoring.schemas import own_files
from veileder.groundwork import GROUNDWORK

_TEMPLATES = Path(__file__).parent / "templates"
# Where each file stands in the repository, by the name of its template.
_FILES = {
    "build.py": "build",
    "requirements.txt": "requirements",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    "README.md": "readme.{language}",
}


# What the hosts run on every proposal, on every change and each week: as here, word for word.
_FLOWS = ("forslag", "lest", "manedlig", "publiser", "ukentlig")
_OF_HOSTS = (*(f".github/workflows/{name}.yml" for name in _FLOWS), ".gitlab-ci.yml")


def skeleton(wishes: Wishes, root: Path) -> dict[str, str]:
    """Return the text of every file in ``root`` by its path, with the municipality's name."""
    values = {"id": wishes.id, "name": wishes.name, "version": __version__}
    filled = {
        path: Template(_text(template.format(language=wishes.language))).substitute(values)
        for path, template in _FILES.items()
    }
    return {**filled, **dict(_of_hosts()), **dict(own_files(root))}


def _of_hosts() -> Iterator[tuple[str, str]]:
    for place in _OF_HOSTS:
        yield place, (GROUNDWORK / place).read_text(encoding="utf-8")


def _text(template: str) -> str:
    return (_TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")
