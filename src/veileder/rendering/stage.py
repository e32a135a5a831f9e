"""A plan to a stage: a plain MkDocs project that anyone can build with ``mkdocs build``."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from veileder.groundwork import folders, place_of
from veileder.pages.base import Page
from veileder.pages.beside import MadeFile
from veileder.pages.frame import Frame
from veileder.pages.plain import as_plain
from veileder.pages.plan import SitePlan
from veileder.rendering.attached import published
from veileder.rendering.colour import accent_css
from veileder.rendering.scripts import joined
from veileder.rendering.stylesheets import put_together
from veileder.rendering.theme import FOLDER, STYLE, check_templates

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Our own, which also writes words that know their målform.
_DUMPER: Any = type("Dumper", (getattr(yaml, "CSafeDumper", yaml.SafeDumper),), {})
_DUMPER.add_multi_representer(str, lambda dumper, text: dumper.represent_str(str(text)))


def write_stage(plan: SitePlan, root: Path, folder: Path) -> Path:
    """Write the MkDocs project of ``plan`` into ``folder`` and return its ``mkdocs.yml``.

    ``root`` has the common ``mkdocs.yml``, the templates and the files the tools link to. A site
    in both målformer has a second configuration, which is built after the first. Raises ThemeFault.
    """
    check_templates(root, (page.template for page in plan.pages))
    _copy_theme(root, folder)
    with (folder / "theme" / STYLE).open("a", encoding="utf-8") as style:
        style.write(accent_css(plan.frame.accent))
    for place, edition in plan.editions:
        _write_docs(edition, root, folder / _docs(place))
        _write_config(edition, root, folder, place)
    return folder / _config("")


def configs(plan: SitePlan, folder: Path) -> list[Path]:
    """Return the configurations of the stage of ``plan``, in the order they are built in."""
    return [folder / _config(place) for place, _ in plan.editions]


def _docs(place: str) -> str:
    return f"docs-{place.rstrip('/')}" if place else "docs"


def _config(place: str) -> str:
    return f"mkdocs-{place.rstrip('/')}.yml" if place else "mkdocs.yml"


def _write_docs(plan: SitePlan, root: Path, docs: Path) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    for page in plan.pages:
        _write_page(docs, page, plan.abroad.get(page.language))
    for attachment in plan.attachments:
        target = docs / attachment.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(published(root, attachment.source))
    for file in plan.files:
        _write_file(docs, file)


def _write_page(docs: Path, page: Page, around: Frame | None) -> None:
    path = docs / page.path / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    # MkDocs' themes print titles as HTML; ours escapes them, so that the stage holds plain text.
    front = {
        "title": page.title,
        "description": page.description,
        "template": page.template,
        "data": as_plain(page.data),
        "edits": as_plain(page.edits),
        "printed": as_plain(page.printed),
        "feedback": as_plain(page.feedback),
        "variant": page.variant,
        "variants": as_plain(page.variants),
        "twin": page.twin,
        "around": as_plain(around),
    }
    path.write_text(f"---\n{dump(front)}---\n", encoding="utf-8")


def _write_file(docs: Path, file: MadeFile) -> None:
    path = docs / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)


def _copy_theme(root: Path, folder: Path) -> None:
    """Copy the templates, so that the stage can be moved and built anywhere."""
    ignore = shutil.ignore_patterns("interface.*.yml", "README.md")
    for place in reversed(folders(root, FOLDER)):
        if (place / FOLDER).is_dir():
            shutil.copytree(place / FOLDER, folder / "theme", ignore=ignore, dirs_exist_ok=True)
    _join(folder / "theme")


def _join(theme: Path) -> None:
    """Make whole the styles and scripts that pages ask for, and remove what they are made of."""
    kinds = ("stylesheets/*.css", "javascripts/**/*.js")
    written = {
        path.relative_to(theme).as_posix(): path.read_bytes()
        for kind in kinds
        for path in theme.glob(kind)
    }
    made = joined(put_together(written))
    for name in written:
        if name in made:
            (theme / name).write_bytes(made[name])
        else:
            (theme / name).unlink()


def _write_config(plan: SitePlan, root: Path, folder: Path, place: str) -> None:
    """Write the configuration of one målform; the other's pages are built into ``place``."""
    settings = place_of(root, "mkdocs.yml").read_text(encoding="utf-8")
    common = yaml.load(settings, Loader=_LOADER)  # noqa: S506
    theme = {**common["theme"], "custom_dir": "theme", "language": plan.language}
    config = {**common, "site_name": plan.name, "theme": theme, "extra": as_plain(plan.frame)}
    if place:
        config |= {"docs_dir": _docs(place), "site_dir": f"site/{place.rstrip('/')}"}
    (folder / _config(place)).write_text(dump(config), encoding="utf-8")


def dump(data: dict[str, Any]) -> str:
    """Return ``data`` as YAML that MkDocs reads back unchanged."""
    text: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return text
