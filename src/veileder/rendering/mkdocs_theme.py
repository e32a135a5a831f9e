"""The theme as MkDocs makes it from ``mkdocs.yml``. The only module that knows MkDocs."""

import os
from collections.abc import Iterable, Iterator, Mapping
from copy import copy, deepcopy
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its own end of life

import jinja2
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from veileder import kept
from veileder.groundwork import folders, place_of

Context = TemplateContext
Settings = MkDocsConfig
_TEMPLATES = "theme_overrides"
# Of a jinja2 environment, what templates are taken from and put in, not compiled by.
_PARTS = {"loader", "cache", "bytecode_cache", "auto_reload", "shared"}
_NO_NAV, _NO_FILES = Navigation([], []), Files([])


@dataclass(frozen=True, slots=True)
class Theme:
    """Settings, templates and files that the sites of one root have in common.

    A template is compiled when it is first asked for, and once in a process.
    """

    common: Mapping[str, MkDocsConfig]
    templates: jinja2.Environment

    def settings(self, site_name: str, language: str, extra: object) -> Settings:
        """Return what templates call ``config`` on one site; ``language`` is its målform."""
        config = copy(self.common[language])
        config["site_name"], config["extra"] = site_name, extra
        return config

    def files(self) -> Mapping[str, Path]:
        """Return the files of the theme that are no templates, by their path on a site."""
        found = Files([])
        config = next(iter(self.common.values()))
        listed = jinja2.Environment(loader=_Visible(config.theme.dirs), autoescape=True)
        found.add_files_from_theme(listed, config)
        return {file.dest_uri: Path(str(file.abs_src_path)) for file in found}


def load_theme(root: Path, languages: Iterable[str]) -> Theme:
    """Return the theme of ``root`` in these målformer."""
    read = _read_settings(root)
    common = {language: _common(read, language) for language in languages}
    templates = next(iter(common.values())).theme.get_env()
    templates.auto_reload = False
    templates.bytecode_cache = _Compiled()
    return Theme(common, templates)


class _Visible(jinja2.FileSystemLoader):
    """Lists no hidden folder: MkDocs leaves them out, and ten thousand icons lie in one."""

    def list_templates(self) -> list[str]:
        """Return the paths of all files that are in no hidden folder, each once."""
        return sorted({name for place in self.searchpath for name in _visible(place)})


def _visible(place: str) -> Iterator[str]:
    for folder, folders_here, names in os.walk(place):
        folders_here[:] = [name for name in folders_here if not name.startswith(".")]
        inside = Path(folder).relative_to(place).as_posix()
        yield from (f"{inside}/{name}".removeprefix("./") for name in names)


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept between runs.

    A key has all that a template is compiled by: its source and name, and the environment's
    settings. What the code of jinja2, of MkDocs and of ours have to say is in every key. Where the
    file is has no say, so two roots with one theme have each template compiled once.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return what tells a template from others in a theme."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what is kept, if anything is."""
        if found := kept.find(*_question(bucket)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what ``bucket`` is filled with."""
        kept.put(bucket.bytecode_to_string(), *_question(bucket))


def _question(bucket: Bucket) -> list[str]:
    settings = vars(bucket.environment)
    said = (f"{name}={_named(settings[name])}" for name in sorted(settings) if name not in _PARTS)
    return ["template", bucket.key, bucket.checksum, *said]


def _named(setting: object) -> object:
    """Return what tells a setting from others: of what is made anew in each run, the name."""
    if isinstance(setting, Mapping):
        return sorted(map(str, setting))
    is_plain = setting is None or isinstance(setting, str | bool | int)
    return setting if is_plain else getattr(setting, "__qualname__", type(setting).__qualname__)


def _read_settings(root: Path) -> Settings:
    settings = place_of(root, "mkdocs.yml").absolute()  # MkDocs reads paths from where that is
    folder = str(settings.with_name(_TEMPLATES))  # MkDocs wants a folder, and reads nothing there
    options = {"site_name": "", "docs_dir": folder, "site_dir": f"{folder}.site"}
    config = load_config(str(settings), **options)
    nearer = folders(root, _TEMPLATES)[:-1]
    config.theme.dirs[:0] = [str(place / _TEMPLATES) for place in nearer]
    return config


def _common(read: Settings, language: str) -> Settings:
    config = copy(read)
    config["site_name"], config["theme"] = language, deepcopy(read.theme)
    config.theme["language"] = language
    return config


def page_context(settings: Settings, path: str, meta: Mapping[str, object]) -> Context:
    """Return what a template is given for the page at ``path``: empty, or ending in ``/``.

    ``meta`` is what the page's front matter would say.
    """
    file = File(f"{path}index.md", "", "", use_directory_urls=True)
    page = Page(str(meta["title"]), file, settings)
    page.meta = dict(meta)
    return get_context(_NO_NAV, _NO_FILES, settings, page)


def error_context(settings: Settings) -> Context:
    """Return what a template is given that is shown at any address: all links from the root."""
    return get_context(_NO_NAV, _NO_FILES, settings, base_url="/")
