"""The stage is a plain MkDocs project: stock MkDocs makes the same pages of it as we do.

Stock MkDocs does not tidy, gives no policy and names no file by what is in it; that is done here
to its pages, and then every byte of every page must be the same.
"""

import re

import jinja2
import pytest
import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from veileder.checked import read
from veileder.front_door.cli import main
from veileder.rendering.policy import with_inline_policy, with_meta
from veileder.rendering.redirects import redirects
from veileder.rendering.site_files import Renderer
from veileder.rendering.stage import write_stage
from veileder.rendering.tidy import from_folder, tidied
from veileder.sites import plan_all

_T, _N = "municipalities/testkommune", "municipalities/nyfjell"
_HARD = "Å & < «Fjell» > \"x\" 'y' %} & co"
_QUOTED = '"Å & < «Fjell» > \\"x\\" \'y\' %} & co"'
_HASHED = re.compile(r"assets/([\w-]+)\.[0-9a-f]{8}\.(css|js|png)")
_FOLDERS = {"css": "stylesheets", "js": "javascripts", "png": "images"}
_CONTACT = "[{function: Vakt & < b, phone: '22334466', email: vakt@example.no}]"
_FILES = {
    # bokmål, with a skeleton of its own, variants, and signs that mean something in HTML
    f"{_T}/municipality.yml": f'name: {_QUOTED}\nnumber: "9901"\nlanguage: nb\nstatus: draft\n'
    "variants: [barnevern]\naddress: https://bti.example.no/t/\nwebsite: https://example.no/?a=1&b=2\n"
    f"brand: {{short: 'B&<', name: {_QUOTED}}}\ncontacts: {_CONTACT}\n"
    "baton: [{level: egen, role: stafettholder, name: 'Holder & < co'}]\n",
    f"{_T}/guide.yml": "level_word: Fase\nlevels:\n  - id: egen\n    label: A & B\n"
    "    steps:\n      - id: undring\n        role: ansatt\n        tools: [undringsnotat]\n"
    "        outcomes:\n          - id: videre\n            to: step/evaluer\n"
    "      - id: evaluer\n        role: stafettholder\n        outcomes:\n"
    "          - id: avslutt\n            to: close\n",
    f"{_T}/levels/egen.nb.md": f"---\ntitle: {_QUOTED}\nsummary: {_QUOTED}\n---\n",
    f"{_T}/articles/om.nb.md": f"---\ntitle: {_QUOTED}\nsummary: {_QUOTED}\nsection: site\n---\n"
    "## Kode\n\n    a\n\n\n    b <i> &amp;\n\n* [x](step/undring)\n",
    "content/steps/undring.barnevern.nb.md": "---\nsummary: For oss & < dere.\n---\n",
    # nynorsk, with a region
    f"{_N}/municipality.yml": 'name: Nyfjell\nnumber: "9902"\nlanguage: nn\nregion: dalen\n',
    f"{_N}/services.yml": "services:\n  - id: bv\n    type: barnevern\n    name: Barnevernet\n"
    f"    contacts: {_CONTACT}\n",
    f"{_N}/measures.yml": "measures:\n  - id: kurs\n    name: Kurs\n    description: Eit kurs.\n"
    "    service: bv\n",
    "municipalities/dalen/region.yml": f"name: Dalen & < b\nlanguage: nn\nabout: '**Vi** & dei.'\n"
    f"contacts: {_CONTACT}\n",
    "municipalities/dalen/articles/eiga.nn.md": f"---\ntitle: {_QUOTED}\nsummary: {_QUOTED}\n---\n"
    "## Del\n\nTekst med [lenkje](step/undring).\n",
    "municipalities/dalen/amendments.yml": "amendments:\n  - date: 2026-09-01\n"
    "    ref: article/eiga\n    title: A & < b\n    part: Ny\n",
    "content/emergency.nb.md": "---\ntitle: Når det haster & < brenner\nservices: [barnevern]\n"
    "actions:\n  - Ring 112.\n---\n",
}


@pytest.fixture(scope="module")
def small(shared_workspace):
    return shared_workspace(_FILES).with_theme().root


def _plans(root):
    return {plan.id: plan for plan in plan_all(root, read(root))}


def _staged(root, plan, folder):
    """Write the stage as the command does; regions and the top, which it has not, as it would."""
    if not plan.frame.portal:
        assert main(["stage", "--root", str(root), plan.id, str(folder)]) == 0
        return folder
    write_stage(plan, root, folder)
    return folder


def _stock(stage):
    """Build the stage with MkDocs as it comes, and return the pages by path."""
    command = ["build", "-q", "--strict", "-f", str(stage / "mkdocs.yml")]
    done = CliRunner().invoke(mkdocs, command, catch_exceptions=False)
    assert (done.exit_code, done.output) == (0, "")
    site = stage / "site"
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


def _finished(name, html, id, content):
    if name == "404.html":
        return with_inline_policy(from_folder(tidied(html), id), name)
    for path in content:
        if found := _HASHED.fullmatch(path):
            plain = f"{_FOLDERS[found[2]]}/{found[1]}.{found[2]}"
            html = html.replace(f'{plain}"', f'{path}"')
    index = re.search(
        r'"[./]+assets/index-n[bn]\.[0-9a-f]{8}\.json"', content.get(name, b"").decode()
    )
    return with_meta(tidied(html.replace('"index.json"', index[0]) if index else html), name)


def _compared(root, plan, files, folder):
    """Hold every page against stock MkDocs'; return the templates that were seen."""
    ours = {name: page.html for name, page in files.pages.items()}
    moved = {name for name, _ in redirects(plan)}
    theirs = _stock(_staged(root, plan, folder))

    assert theirs.keys() == ours.keys() - moved
    assert [
        name
        for name in theirs
        if _finished(name, theirs[name], plan.id, files.content) != ours[name]
    ] == []
    assert len(theirs) == len(plan.pages) + 1
    return {page.template for page in plan.pages} | {"404.html"}


@pytest.fixture
def compiled_once(monkeypatch):
    """Compile a template once, as those in every stage are the same."""
    compile_anew, compiled = jinja2.Environment.compile, {}

    def compile_once(environment, source, name=None, filename=None):
        if (name, source) not in compiled:
            compiled[name, source] = compile_anew(environment, source, name, filename)
        return compiled[name, source]

    monkeypatch.setattr(jinja2.Environment, "compile", compile_once)


@pytest.mark.usefixtures("compiled_once")
def test_stock_mkdocs_makes_the_same_of_every_kind_of_page(project, example, small, tmp_path):
    seen = _compared(project, example.plan, example.files, tmp_path / "eksempel")
    renderer = Renderer(small)
    for id, plan in _plans(small).items():
        seen |= _compared(small, plan, renderer.files(plan), tmp_path / (id or "top"))

    kinds = {path.name for path in (project / "theme_overrides").glob("*.html")}
    assert kinds - seen == {"main.html"}


def test_the_signs_of_the_small_world_are_seen_as_they_were_written(small):
    pages = Renderer(small).files(_plans(small)["testkommune"]).pages

    article = pages["om/om/index.html"].html
    shown = _HARD.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = shown.replace('"', "&#34;").replace("'", "&#39;")
    assert f"<title>{shown} – " in article
    assert f'name="description" content="{shown}"' in article
    assert "a\n\n\nb &lt;i&gt; &amp;amp;" in article


def test_the_stage_can_be_moved(small, tmp_path, capsys):
    assert main(["stage", "--root", str(small), "nyfjell", str(tmp_path / "stage")]) == 0
    text = (tmp_path / "stage/mkdocs.yml").read_text(encoding="utf-8")

    assert yaml.safe_load(text)["theme"]["custom_dir"] == "theme"
    assert str(small) not in text and str(tmp_path) not in text
