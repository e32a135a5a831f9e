"""What only shows when a page is built is told like any other finding, and nothing is published."""

import pickle
import shutil

import pytest

from veileder import pipeline
from veileder.checked import read
from veileder.commands import CONTENT_ERROR
from veileder.front_door.cli import main
from veileder.pipeline import build
from veileder.rendering.page_faults import (
    LargePage,
    PageFault,
    PageFaults,
    large_findings,
    page_findings,
)
from veileder.rendering.policy import PolicyFault
from veileder.sites import plan_all

_T = "municipalities/testkommune"


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("testkommune/niva-0/undring/index.html", f"{_T}/municipality.yml:1:1"),
        ("testkommune/om/om-oss/index.html", f"{_T}/articles/om-oss.nb.md:1:1"),
        ("testkommune/ordliste/index.html", f"{_T}/municipality.yml:1:1"),
        ("testkommune/404.html", f"{_T}/municipality.yml:1:1"),
        ("testkommune/api/borte/index.html", f"{_T}/municipality.yml:1:1"),
        ("dalen/index.html", "municipalities/dalen/region.yml:1:1"),
        ("dalen/404.html", "municipalities/dalen/region.yml:1:1"),
        ("index.html", "content/guide.yml:1:1"),
        ("404.html", "content/guide.yml:1:1"),
        ("stylesheets/veileder.css", "content/guide.yml:1:1"),
    ],
)
def test_a_fault_on_a_page_is_told_in_the_municipalitys_file_for_it(workspace, page, where):
    article = "---\ntitle: Om oss\nsection: about\n---\nHei.\n"
    region = {"municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n"}
    world = workspace({f"{_T}/articles/om-oss.nb.md": article, **region}).with_theme()
    world.change(f"{_T}/municipality.yml", "language: nb", "language: nb\nregion: dalen")

    plans = plan_all(world.root, read(world.root))
    (found,) = page_findings([PageFault(page, "har id-en «x» 2 ganger")], plans)

    assert (found.rule.code, str(found.at)) == ("SIDE02", where)
    assert page in found.message and "har id-en «x» 2 ganger" in found.message


def test_a_fault_on_a_page_is_told_with_its_title_and_address_and_what_to_do(workspace):
    world = workspace().with_theme()
    page = "testkommune/niva-0/undring/index.html"

    plans = plan_all(world.root, read(world.root))
    (found,) = page_findings([PageFault(page, "har feil")], plans)

    assert str(found) == (
        f"{_T}/municipality.yml:1:1: feil SIDE02: Siden «Når du undrer deg – Nivå 0» ({page}) "
        "kan ikke publiseres: den har feil\n"
        "    Endre det som er nytt eller uvanlig i teksten på denne siden. "
        "Er det ikke noe der, så send meldingen til utviklerne."
    )


def test_a_fault_above_the_municipalities_is_told_with_the_title_of_its_page(workspace):
    world = workspace().with_theme()

    plans = list(plan_all(world.root, read(world.root)))
    (found,) = page_findings([PageFault("index.html", "har feil")], plans)
    title = next(plan for plan in plans if not plan.id).pages[0].title
    assert f"Siden «{title}» (index.html)" in found.message


def test_many_faults_are_told_by_the_first_fifty():
    faults = PageFaults(*(PageFault(f"{number}", "x") for number in range(51)))

    assert str(faults).splitlines() == [f"{number}: x" for number in range(50)]


def test_a_page_that_is_dear_to_fetch_is_told_with_its_size(workspace):
    world = workspace().with_theme()
    page = "testkommune/niva-0/undring/index.html"

    plan = next(one for one in plan_all(world.root, read(world.root)) if one.id == "testkommune")
    (found,) = large_findings([LargePage(page, 26_060)], plan)

    assert str(found).startswith(
        f"{_T}/municipality.yml:1:1: advarsel SIDE03: Siden «Når du undrer deg – Nivå 0» ({page}) "
        "er på 26,1 kB komprimert. Grensen er 25 kB"
    )


def _broken_theme(world, old, new):
    """Give ``world`` templates of its own, with a fault in the page of a tool."""
    world.with_theme()
    theme = world.root / "theme_overrides"
    real = theme.resolve()
    theme.unlink()
    shutil.copytree(real, theme)
    world.change("theme_overrides/tool.html", old, new)
    return world


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ('<p id="innhold">x</p>', "har id-en «innhold» 2 ganger"),
        ('<p style="x">x</p>', "<p style>"),
    ],
)
def test_a_page_that_cannot_be_published_is_a_finding_and_stops_its_site(
    workspace, capsys, fault, said
):
    world = _broken_theme(workspace(), "<h1>", f"{fault}<h1>")

    command = ["build", "--root", str(world.root), "--output", str(world.root / "ut")]
    status = main([*command, "--jobs", "2"])

    told = "".join(capsys.readouterr())
    assert status == CONTENT_ERROR
    assert f"{_T}/municipality.yml:1:1: feil SIDE02" in told and said in told
    assert "Traceback" not in told
    assert not (world.root / "ut").exists()


def test_faults_survive_the_way_from_another_process():
    for fault in (
        PageFaults(PageFault("a", "b"), PageFault("c", "d")),
        PolicyFault(PageFault("a", "b")),
    ):
        again = pickle.loads(pickle.dumps(fault))
        assert (type(again), again.faults) == (type(fault), fault.faults)
        assert "a: b" in str(again)


def test_a_fault_of_ours_is_still_a_fault_of_ours(workspace, monkeypatch):
    monkeypatch.setattr(pipeline, "faults_between", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        build(workspace().with_theme().root, workspace().root / "ut")


def test_a_page_that_cannot_be_published_leaves_the_neighbours_site(workspace, capsys):
    """Only the one that has such a tool meets the fault in its page."""
    neighbour = 'name: Nabo\nnumber: "9902"\nlanguage: nb\nhide: [tool/undringsnotat]\n'
    world = workspace({"municipalities/nabo/municipality.yml": neighbour})
    _broken_theme(world, "<h1>", '<p style="x">x</p><h1>')

    status = main(["build", "--root", str(world.root), "--jobs", "1"])

    told = capsys.readouterr().out
    assert status == CONTENT_ERROR
    assert told.rstrip().endswith("på grunn av feil: Testkommune. Der er nettstedet som før.")
    assert (world.root / "site/nabo/index.html").is_file()
    assert not (world.root / "site/testkommune").exists()
