"""Pages rendered with MkDocs' own environment and context, where what is missing is an error."""

import re
import sys
from pathlib import Path
from typing import Any, ClassVar

import jinja2
import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as DocumentPage

from veileder.pages.plan import SitePlan

PROJECT = Path(__file__).resolve().parents[2]
THEME = PROJECT / "theme_overrides"


class StrictHere(jinja2.Undefined):
    """Makes what is missing an error in our templates, and leaves Material's as they are."""

    def __new__(cls, *args: Any, **options: Any) -> Any:
        caller = sys._getframe(1)
        while not caller.f_code.co_filename.endswith(".html"):
            caller = caller.f_back
        is_ours = Path(caller.f_code.co_filename).is_relative_to(THEME)
        return (jinja2.StrictUndefined if is_ours else jinja2.Undefined)(*args, **options)


class Renderer:
    """Renders the pages of one site. ``frame`` may be the plan's, or the same as plain data.

    The templates are compiled once for all.
    """

    environment: ClassVar[jinja2.Environment | None] = None

    def __init__(self, plan: SitePlan, docs: Path, frame: Any = None) -> None:
        theme = {"name": "material", "custom_dir": str(THEME), "font": False, "features": []}
        self.config = load_config(
            str(PROJECT / "mkdocs.yml"),
            theme={**theme, "language": plan.language},
            site_name=plan.name,
            docs_dir=str(docs),
        )
        self.config.extra = frame or plan.frame
        Renderer.environment = Renderer.environment or self.config.theme.get_env()
        self.environment.undefined = StrictHere
        self.files = Files([])
        self.navigation = get_navigation(self.files, self.config)

    def page(self, path: str, meta: dict[str, Any]) -> str:
        """Return the page at ``path`` whose front matter is ``meta``."""
        file = File(f"{path}index.md", self.config.docs_dir, "", use_directory_urls=True)
        shown = DocumentPage(meta["title"], file, self.config)
        shown.content, shown.toc, shown.meta = "", [], meta
        context = get_context(self.navigation, self.files, self.config, shown)
        return self.environment.get_template(meta["template"]).render(context)

    def not_found(self) -> str:
        """Return the page for what was not found."""
        context = get_context(self.navigation, self.files, self.config, base_url="/")
        return self.environment.get_template("404.html").render(context)

    def pages(self, plan: SitePlan) -> dict[str, str]:
        """Return every page of ``plan`` by its file."""
        names = (
            "title description template data edits printed feedback variant variants twin".split()
        )
        found = {
            f"{page.path}index.html": self.page(
                page.path,
                {n: getattr(page, n) for n in names} | {"around": plan.abroad.get(page.language)},
            )
            for page in plan.pages
        }
        return {**found, "404.html": self.not_found()}


@pytest.fixture(scope="session")
def renderer(tmp_path_factory):
    """Return a function from a plan, and a frame in its place, to its strict renderer."""
    docs = tmp_path_factory.mktemp("docs")
    return lambda plan, frame=None: Renderer(plan, docs, frame)


_MINE = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: {}\n'


@pytest.fixture
def read(workspace, tmp_path):
    """Return a function that builds a municipality, and gives the words of each of its pages."""

    def built(files, language="nb", *, warned=False):
        settings = {f"{_MINE}/municipality.yml": _SETTINGS.format(language)}
        world = workspace({**settings, **files}).with_theme()
        checked = world.build(tmp_path / "site")
        assert [str(f) for f in checked.findings if f.is_error or not warned] == []
        site = tmp_path / "site/testkommune"
        return {
            path.parent.relative_to(site).as_posix(): _words(path) for path in site.rglob("*.html")
        }

    return built


def _words(path):
    html = path.read_text(encoding="utf-8").partition('<div id="innhold"')[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\xa0", " ").split())
