"""Building one municipality changes its own site and the pages that list it, and nothing else."""

import json
import os
import shutil

import pytest

from veileder import making
from veileder.front_door.cli import main
from veileder.pipeline import build
from veileder.publishing import places
from veileder.rendering.assemble import make_site

_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: nb\n{}'
_REGION = "region: dalen\n"


@pytest.fixture(scope="module")
def world(shared_workspace):
    """Three municipalities, two of them in a region."""
    return shared_workspace(
        {
            "municipalities/testkommune/municipality.yml": _SETTINGS.format("Test", 9901, _REGION),
            "municipalities/nabo/municipality.yml": _SETTINGS.format("Nabo", 9902, _REGION),
            "municipalities/fjern/municipality.yml": _SETTINGS.format("Fjern", 9903, ""),
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nn\n",
        }
    ).with_theme()


@pytest.fixture(scope="module")
def all_built(world, tmp_path_factory):
    output = tmp_path_factory.mktemp("alle") / "ut"
    build(world.root, output)
    return output


@pytest.fixture
def output(all_built, tmp_path):
    """A whole output of its own for each test."""
    shutil.copytree(all_built, tmp_path / "ut")
    return tmp_path / "ut"


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_one_by_one_gives_the_same_as_all_at_once(world, output, all_built, tmp_path):
    build(world.root, output, ["testkommune"])
    for id in ("fjern", "nabo", "testkommune"):
        build(world.root, tmp_path / "stykkevis", [id])

    assert tree(output) == tree(all_built)
    assert tree(tmp_path / "stykkevis") == tree(all_built)


def test_a_neighbours_site_of_another_version_stands_byte_for_byte(world, output):
    """Even one that the checks of today would not let through."""
    for id in ("nabo", "fjern"):
        page = output / id / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace("<h1", '<a href="borte/"></a><h1'))
        (output / id / "egen.pdf").write_text("lagt hit av noen")
    (output / "testkommune/egen.pdf").write_text("lagt hit av noen")
    before, untouched = tree(output), (output / "nabo").stat().st_ctime_ns

    checked = build(world.root, output, ["testkommune"])

    after = tree(output)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed <= {name for name in after if name.startswith("testkommune/")}
    assert "testkommune/egen.pdf" in after
    assert (output / "nabo").stat().st_ctime_ns == untouched
    assert checked.removed == []


def test_lists_name_a_neighbour_as_it_stands_not_as_it_is_being_written(world, output):
    before = (world.root / "municipalities/nabo/municipality.yml").read_bytes()
    world.change("municipalities/nabo/municipality.yml", "Nabo", "Halvferdig")
    try:
        build(world.root, output, ["testkommune"])
    finally:
        world.write("municipalities/nabo/municipality.yml", before)

    for page in ("index.html", "dalen/index.html"):
        text = (output / page).read_text(encoding="utf-8")
        assert "Nabo" in text and "Halvferdig" not in text
    assert 'href="nabo/"' in (output / "index.html").read_text(encoding="utf-8")
    assert 'href="fjern/"' in (output / "index.html").read_text(encoding="utf-8")


def test_a_municipality_that_is_gone_stands_until_all_are_built_and_is_then_named(
    world, output, tmp_path, capsys
):
    shutil.copytree(world.root, tmp_path / "rot", symlinks=True)
    shutil.rmtree(tmp_path / "rot/municipalities/fjern")
    command = ["build", "--root", str(tmp_path / "rot"), "--output", str(output), "--jobs", "1"]

    assert main([*command, "testkommune"]) == 0
    assert 'href="fjern/"' in (output / "index.html").read_text(encoding="utf-8")
    assert "Tatt bort" not in capsys.readouterr().out

    assert main(command) == 0
    assert "Tatt bort, siden de ikke lenger er i innholdet: fjern." in capsys.readouterr().out
    assert not (output / "fjern").exists()
    assert "fjern" not in (output / "index.html").read_text(encoding="utf-8")


def test_the_status_of_all_has_a_neighbour_as_it_stood_and_none_that_is_not_known(world, output):
    """A record of before there were figures has none."""
    path = output / "fjern/.veileder"
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record.pop("figures")
    path.write_text(json.dumps(record), encoding="utf-8")

    build(world.root, output, ["testkommune"])

    status = (output / "status/index.html").read_text(encoding="utf-8")
    shown = [id for id in ("testkommune", "nabo", "fjern") if f'href="../{id}/status/"' in status]
    assert shown == ["testkommune", "nabo"]
    assert 'href="fjern/"' in (output / "index.html").read_text(encoding="utf-8")


def test_a_first_build_of_one_lists_only_that_one(world, tmp_path):
    build(world.root, tmp_path / "ut", ["fjern"])

    front = (tmp_path / "ut/index.html").read_text(encoding="utf-8")
    assert "Fjern" in front and "Nabo" not in front and "Dalen" not in front
    assert not (tmp_path / "ut/dalen").exists()


def test_a_page_that_somebody_took_away_is_made_again(shared_workspace, tmp_path):
    world = shared_workspace().with_theme()
    output = tmp_path / "site"
    build(world.root, output)
    for lost in ("testkommune/niva-0/undring/index.html", "index.html"):
        before = (output / lost).read_bytes()
        (output / lost).unlink()

        assert not build(world.root, output).has_errors
        assert (output / lost).read_bytes() == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("municipalities/testkommune/municipality.yml", "name: Testkommune", "name: Omdøpt"),
        ("municipalities/dalen/region.yml", "name: Dalen", "name: Omdøpt"),
        ("municipalities/nabo/tools/skjema.nb.md", "title: Skjema", "title: Omdøpt"),
        ("content/helplines.yml", "name: Politiet", "name: Omdøpt"),
    ],
)
def test_what_is_saved_while_a_build_is_under_way_is_in_the_next(
    workspace, tmp_path, monkeypatch, path, old, new
):
    """Also the first build, and also what is read before anything is known of it."""
    settings = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
    borrows = "region: dalen\nborrow:\n  - tool: skjema\n    owner: nabo\n"
    tool = "---\ntitle: Skjema\nkind: form\n---\n"
    world = workspace(
        {
            "municipalities/testkommune/municipality.yml": settings.format("Testkommune", 9901)
            + borrows,
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
            "municipalities/nabo/municipality.yml": settings.format("Nabo", 9902),
            "municipalities/nabo/tools/skjema.nb.md": tool,
        }
    ).with_theme()
    output = tmp_path / "site"

    def saving(renderer, plan, folder):
        if old in (world.root / path).read_text():
            world.change(path, old, new)
        return make_site(renderer, plan, folder)

    monkeypatch.setattr(making, "make_site", saving)

    def shown():
        build(world.root, output, ["testkommune"])
        pages = (output / "testkommune").rglob("index.html")
        return any("Omdøpt" in page.read_text(encoding="utf-8") for page in pages)

    assert (shown(), shown()) == (False, True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own")
def test_a_build_killed_between_two_sites_is_mended_by_the_next(workspace, tmp_path, monkeypatch):
    """All sites are new by then, and only the top, which lists them, is not."""
    settings = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
    world = workspace(
        {
            f"municipalities/{id}/municipality.yml": settings.format(id.title(), number)
            for id, number in (("testkommune", 9901), ("nabo", 9902))
        }
    ).with_theme()
    output = tmp_path / "ut"
    build(world.root, output)
    world.change("municipalities/nabo/municipality.yml", "Nabo", "Endret")
    build(world.root, tmp_path / "rett")
    child = os.fork()
    if not child:
        change = places._change
        last = output / "assets"
        monkeypatch.setattr(
            places, "_change", lambda *what: (change(*what), what[1] == last and os._exit(9))
        )
        build(world.root, output)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert "Endret" in (output / "nabo/index.html").read_text(encoding="utf-8")
    assert "Endret" not in (output / "index.html").read_text(encoding="utf-8")

    build(world.root, output)

    assert tree(output) == tree(tmp_path / "rett")
