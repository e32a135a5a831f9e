"""What only shows when a page is built is told like any other finding, and nothing is published."""

import pickle
import shutil

import pytest

from veileder import pipeline
from veileder.cli import CONTENT_ERROR, main
from veileder.page_faults import PageFault, PageFaults, page_findings
from veileder.pipeline import build, plan_all, read
from veileder.policy import PolicyFault

_T = "municipalities/testkommune"


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("testkommune/niva-0/undring/index.html", "content/steps/undring.nb.md:1:1"),
        ("testkommune/om/om-oss/index.html", f"{_T}/articles/om-oss.nb.md:1:1"),
        ("testkommune/ordliste/index.html", f"{_T}/municipality.yml:1:1"),
        ("testkommune/404.html", f"{_T}/municipality.yml:1:1"),
        ("index.html", "content/guide.yml:1:1"),
    ],
)
def test_a_fault_on_a_page_is_told_in_the_file_that_its_text_came_from(workspace, page, where):
    article = "---\ntitle: Om oss\nsection: about\n---\nHei.\n"
    world = workspace({f"{_T}/articles/om-oss.nb.md": article}).with_theme()

    plans = plan_all(world.root, read(world.root))
    (found,) = page_findings([PageFault(page, "har id-en «x» 2 ganger")], plans)

    assert (found.rule.code, str(found.at)) == ("SIDE02", where)
    assert page in found.message and "har id-en «x» 2 ganger" in found.message


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
def test_a_page_that_cannot_be_published_is_a_finding_and_stops_all(workspace, capsys, fault, said):
    world = _broken_theme(workspace(), "<h1>", f"{fault}<h1>")

    command = ["build", "--root", str(world.root), "--output", str(world.root / "ut")]
    status = main([*command, "--jobs", "2"])

    told = "".join(capsys.readouterr())
    assert status == CONTENT_ERROR
    assert "tools/undringsnotat.nb.md:1:1: feil SIDE02" in told and said in told
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
    monkeypatch.setattr(pipeline, "verify", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        build(workspace().with_theme().root, workspace().root / "ut")
