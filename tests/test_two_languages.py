"""A municipality with both målformer: one site, where every page leads to its twin."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from two_languages import FILES

from veileder.authoring.live import Live
from veileder.authoring.report import report
from veileder.checked import read
from veileder.front_door.cli import main
from veileder.pipeline import build
from veileder.publishing.worn import is_named
from veileder.rendering.policy import with_meta
from veileder.rendering.record import read_record
from veileder.rendering.tidy import tidied
from veileder.search.packing import read_entries

_T = "municipalities/testkommune"
_HASHED = re.compile(
    r'assets/([\w-]+)\.[0-9a-f]{8}\.(css|js|png)"|(?:\.\./)+assets/(index)-n[bn]\.[0-9a-f]{8}\.json"'
)
_FOLDERS = {"css": "stylesheets", "js": "javascripts", "png": "images"}


@pytest.fixture(scope="module")
def world(shared_workspace):
    return shared_workspace(FILES).with_theme()


@pytest.fixture(scope="module")
def site(world):
    built = build(world.root, world.root / "site")
    assert not built.has_errors, built.findings
    return world.root / "site/testkommune"


def _plain_name(hashed):
    name, kind, index = hashed.groups()
    return f'{index}.json"' if index else f'{_FOLDERS[kind]}/{name}.{kind}"'


def _page(site, path):
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_an_own_text_in_one_maalform_alone_is_told_once(world):
    told = [f"{f.at.path}: {f.message}" for f in world.check("testkommune").findings]

    assert told == [f"{_T}/articles/solstua.nb.md: Teksten mangler på nynorsk"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("", "nn/"),
        ("niva-0/besok/", "../../nn/niva-0/besok/"),
        ("tjenester/barnevern/", "../../nn/tenester/barnevern/"),
        ("sok/", "../nn/sok/"),
        ("nn/", "../"),
        ("nn/tenester/", "../../tjenester/"),
        ("nn/verktoy/vart-skjema/", "../../../verktoy/vart-skjema/"),
    ],
)
def test_every_page_leads_to_the_same_page_in_the_other_maalform(site, here, there):
    html = _page(site, here)
    own, other, name = ("nn", "nb", "Bokmål") if here.startswith("nn") else ("nb", "nn", "Nynorsk")

    assert f'<html lang="{own}"' in html
    assert f'data-switch href="{there}" lang="{other}" hreflang="{other}">{name}</a>' in html
    assert f'<link rel="alternate" hreflang="{other}" href="{there}">' in html
    assert f'<link rel="alternate" hreflang="{own}" href="./">' in html


def test_all_pages_have_a_twin(site):
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    moved = {page for page in pages if 'http-equiv="refresh"' in _page(site, page)}

    assert moved == {"niva-0/hjemme", "nn/niva-0/hjemme"}
    assert [page for page in pages - moved if "data-switch" not in _page(site, page)] == []
    assert 2 * len({p for p in pages if not f"{p}/".startswith("nn/")}) == len(pages)


def test_words_titles_and_addresses_are_those_of_the_maalform(site):
    assert "<h1>Besøk heime</h1>" in _page(site, "nn/niva-0/besok").replace("\n", "")
    assert "<title>Tenester – BTI Testkommune</title>" in _page(site, "nn/tenester")
    assert "bti.example.no/testkommune/nn/niva-0/besok/" in _page(site, "nn/niva-0/besok")
    service = _page(site, "nn/tenester/barnevern")
    assert "Barnevernet hos oss" in service and "<strong>born</strong>" in service
    assert ">Vakta<" in service and ">Vakttelefon<" not in service


def test_what_is_written_in_one_maalform_alone_is_marked(site):
    assert '<div lang="nb"><p>Kjempeskreddere har åpent.</p></div>' in _page(site, "nn/om/solstua")
    assert '<span lang="nb">For <em>slitne</em> foreldre.</span>' in _page(site, "nn/om/solstua")
    assert '<div lang="nb"><p>Alle som bor her.</p></div>' in _page(site, "nn/tenester/barnevern")
    assert 'lang="nn"><p>' not in _page(site, "om/solstua")
    assert '<span lang="' not in _page(site, "nn/niva-0/besok")


def test_the_report_counts_it(world):
    said = report(read(world.root, ["testkommune"]))

    assert "Testkommune (9901, bokmål og nynorsk, utkast)" in said
    assert "på nynorskssidene: tekster på den andre målformen: 1" in said
    assert "på nynorskssidene: felt i tabellene på den andre målformen: 1" in said
    assert "på bokmålssidene" not in said


def test_files_are_there_once(site):
    record = read_record(site)
    others = (f for f in record.files if f.startswith("nn/") and not f.startswith("nn/api/"))
    beside = {f.rpartition("/")[2] for f in others}
    files = [f for f in record.files if f.endswith("skjema å.pdf")]

    assert beside == {"index.html", "alt.ics", "gjennomganger.ics"}  # words of each målform
    calendars = [(site / f).read_bytes() for f in record.files if f.endswith("gjennomganger.ics")]
    assert len(set(calendars)) == 2
    assert files == ["verktoy/vart-skjema/skjema å.pdf"]
    href = "../../../verktoy/vart-skjema/skjema%20%C3%A5.pdf"
    assert f'href="{href}"' in _page(site, "nn/verktoy/vart-skjema")
    worker = (site / "worker.js").read_text(encoding="utf-8")
    assert '"nn/tenester/"' in worker and '"tjenester/"' in worker
    assert json.loads((site / "manifest.webmanifest").read_text("utf-8"))["start_url"] == "./"


def test_each_edit_link_leads_to_the_file_of_its_maalform(site):
    assert f"/edit/main/{_T}/steps/besok.nn.md" in _page(site, "nn/niva-0/besok")
    assert f"/edit/main/{_T}/steps/besok.nb.md" in _page(site, "niva-0/besok")
    assert f"/edit/main/{_T}/articles/solstua.nb.md" in _page(site, "nn/om/solstua")


def test_each_index_knows_the_other(site):
    (nb,), (nn,) = (site.glob(f"assets/index-{language}.*.json") for language in ("nb", "nn"))
    ours, theirs = (json.loads(path.read_text("utf-8")) for path in (nb, nn))

    assert f'data-index="../assets/{nb.name}"' in _page(site, "")
    assert f'data-index="../../assets/{nn.name}"' in _page(site, "nn")
    assert (ours["o"]["l"], ours["o"]["r"]) == ("nn", "nn/")
    assert (theirs["o"]["l"], theirs["o"]["r"]) == ("nb", "../")
    assert (ours["o"]["i"], theirs["o"]["i"]) == (f"assets/{nn.name}", f"../assets/{nb.name}")
    assert (site / "assets" / nb.name.replace("index", "hits")).is_file()
    assert is_named(Path("assets", nb.name))  # so an old page finds its own after a publish
    here, there = (read_entries(one["e"]) for one in (ours, theirs))
    twins = {title: here[n][0] for (title, _), n in zip(there, ours["o"]["t"], strict=True)}
    assert twins["Besøk heime"] == "Besøk hjemme"
    assert twins["Tenester"] == "Tjenester"
    assert -1 not in ours["o"]["t"]


def test_the_preview_shows_the_same(world, site):
    live = Live(world.root)
    live.renew()

    path = "nn/niva-0/besok/index.html"
    assert live.file(f"testkommune/{path}").content == (site / path).read_bytes()
    for language, path in (("nb", "sok/index.json"), ("nn", "nn/sok/index.json")):
        (index,) = site.glob(f"assets/index-{language}.*.json")
        shown = json.loads(live.file(f"testkommune/{path}").content)
        assert shown["w"] == json.loads(index.read_bytes())["w"]
    assert live.file("testkommune/nn/finnes-ikke").status == 404


def test_stock_mkdocs_makes_the_same_of_the_stage(world, site, tmp_path):
    stage = tmp_path / "stage"
    assert main(["stage", "--root", str(world.root), "testkommune", str(stage)]) == 0
    for name in ("mkdocs.yml", "mkdocs-nn.yml"):
        done = CliRunner().invoke(mkdocs, ["build", "-q", "--strict", "-f", str(stage / name)])
        assert (done.exit_code, done.output) == (0, "")

    theirs = {p.relative_to(stage / "site").as_posix() for p in stage.rglob("site/**/index.html")}
    ours = {p.relative_to(site).as_posix() for p in site.rglob("index.html")}
    assert ours - theirs == {"niva-0/hjemme/index.html", "nn/niva-0/hjemme/index.html"}
    for name in theirs:
        made = with_meta(tidied((stage / "site" / name).read_text("utf-8")), name)
        assert made == _HASHED.sub(_plain_name, _page(site, name.removesuffix("index.html"))), name


def test_nynorsk_may_be_the_main_maalform(workspace):
    settings = 'name: Testkommune\nnumber: "9901"\nlanguage: [nn, nb]\n'
    world = workspace({f"{_T}/municipality.yml": settings}).with_theme()

    assert not build(world.root, world.root / "ut").has_errors
    assert '<html lang="nn"' in _page(world.root / "ut/testkommune", "tenester")
    assert '<html lang="nb"' in _page(world.root / "ut/testkommune", "nb/tjenester")


@pytest.mark.parametrize(
    ("written", "said", "cure"),
    [
        ("nb og nn", "«nb og nn» er ikke en målform", "Skriv [nb, nn] med hakeparenteser."),
        ("[nb, bokmål]", "«bokmål» er ikke en målform", "Skriv nb."),
        ("[nb, nb]", "«nb» står to ganger. Skriv hver målform én gang", "Rett verdien."),
        ("[nb, nn, nb]", "Listen har 3 punkter, og kan ha høyst 2", "Kort ned."),
        ("[]", "«language» er tomt", "Skriv noe, eller ta bort feltet."),
        ("[nb, ar]", "«ar» kan ikke være målform", "Skriv nb eller nn."),
    ],
)
def test_a_slip_in_the_list_is_told_in_words(workspace, written, said, cure):
    settings = f'name: Testkommune\nnumber: "9901"\nlanguage: {written}\n'
    world = workspace({f"{_T}/municipality.yml": settings})

    found = [f for f in world.check().findings if f.is_error]
    assert [(f.message, f.cure) for f in found] == [(said, cure)]


def test_a_region_s_words_in_the_other_maalform_are_marked_and_counted(workspace):
    world = workspace(
        {
            f"{_T}/municipality.yml": 'name: Testkommune\nnumber: "9901"\nlanguage: nn\nregion: dalen\n',
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
            "municipalities/dalen/services.yml": "services:\n  - id: vern\n    type: barnevern\n    name: Vernet\n    purpose: Vi hjelper barn.\n    contacts: [{function: Vakt, phone: '00000004'}]\n",
            "municipalities/dalen/articles/om-oss.nb.md": "---\ntitle: Om oss\nsection: site\n---\nVi er flere.\n",
        }
    ).with_theme()

    assert not build(world.root, world.root / "ut").has_errors
    site = world.root / "ut/testkommune"
    assert '<div lang="nb"><p>Vi er flere.</p></div>' in _page(site, "om/om-oss")
    assert '<div lang="nb"><p>Vi hjelper barn.</p></div>' in _page(site, "tenester/barnevern")
    said = report(read(world.root, ["testkommune"]))
    assert "  tekster på den andre målformen: 1" in said
    assert "  felt i tabellene på den andre målformen: 1" in said


def test_a_region_and_local_names_speak_the_maalform_of_the_page(workspace):
    names = "names:\n  role/ansatt: {nb: Medarbeider, nn: Medarbeidar}\n"
    region = (
        "name: {nb: Dalen, nn: Dalføret}\nlanguage: nn\nabout: {nb: Vi er her., nn: Me er her.}\n"
    )
    service = "services:\n  - id: r\n    type: barnevern\n    name: {nb: Vernet, nn: Vernet vårt}\n"
    world = workspace(
        {
            f"{_T}/municipality.yml": f'name: {{nn: Testbyen}}\nnumber: "9901"\nlanguage: [nb, nn]\nregion: dalen\n{names}',
            "municipalities/dalen/region.yml": region,
            "municipalities/dalen/services.yml": service,
        }
    ).with_theme()

    for output in ("ut", "igjen"):  # what stands on the disk, and what was kept of it
        assert not build(world.root, world.root / output).has_errors
    site = world.root / "igjen/testkommune"
    assert "Medarbeidar" in _page(site, "nn/roller") and "Medarbeidar" not in _page(site, "roller")
    assert "Vernet vårt" in _page(site, "nn/tenester/barnevern")
    assert "Vernet vårt" not in _page(site, "tjenester/barnevern")
    assert "Dalføret" in _page(site, "nn") and "Dalføret" not in _page(site, "")
    assert "Me er her." in _page(world.root / "igjen", "dalen")


def test_words_for_one_type_of_service_in_one_maalform_are_marked(workspace):
    settings = f"{FILES[f'{_T}/municipality.yml']}variants: [barnevern]\n"
    special = "---\nsummary: Bare for vernet.\n---\n"
    files = {f"{_T}/municipality.yml": settings, f"{_T}/steps/besok.barnevern.nb.md": special}
    world = workspace({**FILES, **files}).with_theme()

    assert not build(world.root, world.root / "ut").has_errors
    html = _page(world.root / "ut/testkommune", "nn/barnevern/niva-0/besok")
    assert 'data-switch href="../../../../barnevern/niva-0/besok/"' in html
    assert '<span lang="nb">Bare for vernet.</span>' in html
    assert "Besøk heime" in html and ">Besøk heime</span>" not in html


def test_an_adaptation_in_one_maalform_is_told_and_its_words_are_marked(workspace):
    adapted = "---\nbased_on: 0de2316a\nsummary: Hos oss ringer du først.\n---\n"
    settings = 'name: Testkommune\nnumber: "9901"\nlanguage: [nb, nn]\n'
    world = workspace(
        {f"{_T}/municipality.yml": settings, f"{_T}/steps/undring.nb.md": adapted}
    ).with_theme()

    built = build(world.root, world.root / "ut")
    assert [f.message for f in built.findings] == ["Teksten mangler på nynorsk"]
    step = _page(world.root / "ut/testkommune", "nn/niva-0/undring")
    assert "Når du undrar deg" in step
    assert '<span lang="nb">Hos oss ringer du først.</span>' in step
