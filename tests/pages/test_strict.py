"""Every page is rendered so that what is missing is an error, from memory and from front matter."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

from dataclasses import is_dataclass
from pathlib import Path
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import jinja2
import pytest

from veileder.checked import read
from veileder.pages.frame import Frame
from veileder.pages.parts import Html
from veileder.pages.plain import as_plain
from veileder.sites import plan_all

PROJECT = Path(__file__).resolve().parents[2]
_OF_REGIONS = ("region.html", "region-measures.html", "region-text.html")
PAGES = {path.name for path in (PROJECT / "theme_overrides").glob("*.html")}
_T = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'


def _typed(page, plan):
    """Return what a template may know of the page."""
    names = "title description template data edits printed feedback variant variants twin".split()
    around = {"around": plan.abroad.get(page.language)}
    return {name: getattr(page, name) for name in names} | around


def _front_matter(page, plan):
    """Return the same as it stands in a stage."""
    return as_plain(_typed(page, plan))


def test_every_page_of_real_sites_is_rendered_with_nothing_missing(real_plans, renderer):
    for plan in real_plans:
        for path, html in renderer(plan).pages(plan).items():
            assert 'id="innhold"' in html, path
    shown = {page.template for plan in real_plans for page in plan.pages}
    assert shown == PAGES - {"main.html", "404.html", *_OF_REGIONS}


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"content/emergency.nb.md": None, "content/emergency.nn.md": None},
        {
            f"{_T}/municipality.yml": f"{_SETTINGS}hide: [tool/undringsnotat, role/ansatt, service/barnevern, law/barnets-beste, term/undring]\n"
        },
        {
            f"{_T}/municipality.yml": f"{_SETTINGS}variants: [barnevern]\nregion: dalen\n",
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nn\n",
            "municipalities/dalen/measures.yml": "measures:\n  - {id: t, name: Tiltak, description: Hjelp.}\n",
            "municipalities/dalen/articles/egen.nn.md": "---\ntitle: Eiga side\n---\n",
            f"{_T}/guide.barnevern.yml": "levels:\n  - id: egen\n    written: false\n",
            f"{_T}/levels/egen.nb.md": "---\ntitle: Egen\n---\n",
        },
        {
            f"{_T}/services.yml": "services:\n  - {id: vern, type: barnevern, name: Barnevernet}\n",
            f"{_T}/measures.yml": "measures:\n  - {id: t, name: Tiltak, description: Hjelp.}\n",
            f"{_T}/arenas.yml": "arenas:\n  - {id: m, type: mote, name: Møtet}\n",
            "content/arenas/mote.nb.md": "---\ntitle: Møte\nkind: discussion\n---\n",
            "content/cases/ov.nb.md": "---\ntitle: Øvelse\n---\n",
        },
    ],
    ids=["little", "no rule", "much hidden", "variants", "bare entries"],
)
def test_nothing_is_missing_where_little_is_written_and_on_a_region_s_front(
    workspace, renderer, files
):
    world = workspace(files).with_theme()
    for plan in plan_all(world.root, read(world.root)):
        assert all('id="innhold"' in html for html in renderer(plan).pages(plan).values())


def test_a_key_that_is_not_there_stops_the_page(real_plans, renderer):
    plan = next(plan for plan in real_plans if plan.id == "eksempel")
    page = next(page for page in plan.pages if page.template == "step.html")
    meta = _front_matter(page, plan)
    meta["data"]["headning"] = meta["data"].pop("heading")

    with pytest.raises(jinja2.UndefinedError, match="heading"):
        renderer(plan).page(page.path, meta)


def test_front_matter_and_memory_make_the_same_page(real_plans, renderer):
    """A stage has lists and dicts where memory has tuples and typed parts."""
    for plan in real_plans:
        from_memory, from_stage = renderer(plan), renderer(plan, as_plain(plan.frame))
        for page in {(page.template, page.language): page for page in plan.pages}.values():
            html = from_stage.page(page.path, _front_matter(page, plan))
            assert html == from_memory.page(page.path, _typed(page, plan)), page.path


def test_the_data_of_every_page_are_what_their_types_say(real_plans):
    """Also where a part is of a class with more fields than the template and the types know."""
    for plan in real_plans:
        wrong = list(_misfits(plan.frame, Frame, "frame"))
        for page in plan.pages:
            wrong += _misfits(page.data, type(page.data), page.path)
        assert wrong == []


def _misfits(value, hint, place):
    """Yield where a value is not of its type, letter for letter."""
    kinds = get_args(hint) if NoneType in get_args(hint) else (hint,)
    if value is None:
        yield from () if NoneType in kinds else (f"{place} is None",)
        return
    kind = kinds[0]
    if get_origin(kind) is tuple:
        assert type(value) is tuple, place
        for item in value:
            yield from _misfits(item, get_args(kind)[0], place)
    elif is_dataclass(kind):
        assert type(value) is kind, place
        for name, part in get_type_hints(kind).items():
            yield from _misfits(getattr(value, name), part, f"{place}.{name}")
    elif kind in (str, int, bool, Html):
        yield from (
            () if type(value) is (str if kind is Html else kind) else (f"{place}: {value!r}",)
        )
