"""What is told and stood on from before: the same as anew, and only while nothing has changed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Workspace

from veileder import beneath, checked, kept, rules
from veileder.checked import read
from veileder.front_door.cli import main
from veileder.kept import PLACE
from veileder.pipeline import build

_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
_BORROWS = "region: dalen\nborrow:\n  - tool: skjema\n    owner: nabo\n"
_TOOL = "---\ntitle: Skjema\nkind: form\n---\n"
WORLD = {
    "municipalities/testkommune/municipality.yml": _SETTINGS.format("Test", 9901) + _BORROWS,
    "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
    "municipalities/nabo/municipality.yml": _SETTINGS.format("Nabo", 9902) + "region: dalen\n",
    "municipalities/nabo/tools/skjema.nb.md": _TOOL,
    "municipalities/fjern/municipality.yml": _SETTINGS.format("Fjern", 9903),
}


@pytest.fixture
def world(workspace):
    return workspace(WORLD)


@pytest.fixture
def run(world, capsys, monkeypatch):
    """Return a function that runs ``check`` as a new process would, and gives what it says."""

    def checking(*ids, at=world):
        monkeypatch.setattr(beneath, "_last", [])
        main(["check", *ids, "--root", str(at.root)])
        return capsys.readouterr().out

    return checking


@pytest.fixture
def work(monkeypatch):
    """Note which of the heavy parts of the work are done."""
    done = []

    def noting(module, name):
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given: (done.append(name), real(*given))[1])

    noting(checked, "judge")
    noting(beneath, "load_shared")
    noting(beneath, "load_regions")
    return done


ALL = {"judge", "load_shared", "load_regions"}


@pytest.mark.parametrize("ids", [(), ("testkommune",), ("dalen",), ("fjern", "nabo")])
def test_what_was_told_is_told_again_and_nothing_is_read(world, run, work, ids):
    world.change("municipalities/nabo/municipality.yml", "nb", "tysk")
    world.write("municipalities/fjern/steps/undring.nb.md", "ingen felt")
    first = run(*ids)
    work.clear()

    assert run(*ids) == first
    assert work == []


def test_a_change_of_ones_own_does_not_have_the_shared_content_read(world, run, work):
    run("testkommune")
    work.clear()
    world.change("municipalities/testkommune/municipality.yml", "nb", "tysk")

    assert "tysk" in run("testkommune")
    assert work == ["judge"]


def test_many_stand_on_the_same(run, work):
    for id in ("testkommune", "nabo"):
        run(id)
    assert work.count("load_regions") == 1
    run("fjern")  # is in no region
    assert work.count("load_regions") == 2
    assert work.count("load_shared") == 1


def test_what_is_shared_is_not_read_again_somewhere_else(world, run, work, tmp_path):
    run("testkommune")
    other = Workspace(tmp_path / "et annet sted")
    shutil.copytree(world.root, other.root)
    other.write("municipalities/testkommune/helplines.yml", "ingen felt")
    work.clear()

    assert "municipalities/testkommune/helplines.yml:1:1" in run("testkommune", at=other)
    assert work == ["judge", "load_regions"]
    other.change("content/steps/undring.nb.md", "title:", "tittel:")
    assert "content/steps/undring.nb.md:2:1" in run("testkommune", at=other)
    assert "content/steps/undring.nb.md" not in run("testkommune")


def test_what_is_shared_is_read_once_while_a_region_is_written(world, run, work):
    run("dalen")
    work.clear()
    world.change("municipalities/dalen/region.yml", "nb", "tysk")

    assert "tysk" in run("dalen")
    assert work == ["judge", "load_regions"]
    world.change("municipalities/dalen/region.yml", "tysk", "nb")
    world.write("municipalities/dalen/steps/undring.nb.md", "ingen felt")
    assert "municipalities/dalen/steps/undring.nb.md" in run("testkommune")


FILES = {
    "its own": "municipalities/testkommune/municipality.yml",
    "its region": "municipalities/dalen/region.yml",
    "what it borrows": "municipalities/nabo/tools/skjema.nb.md",
    "shared": "content/steps/undring.nb.md",
    "a shared tool": "tools/undringsnotat.nb.md",
}


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_whatever_it_is_made_of_has_it_read_anew(world, run, work, path):
    run("testkommune")
    work.clear()
    world.write(path, b"\xff")
    changed = run("testkommune")

    assert "judge" in work
    assert "UTF-8" in changed or "skjema" in changed


def test_a_neighbour_that_is_saved_changes_nothing_but_one_that_comes_is_seen(world, run, work):
    run("testkommune")
    work.clear()
    world.write("municipalities/fjern/steps/nytt.nb.md", "ingen felt")
    run("testkommune")
    assert work == []

    world.write("municipalities/ny/municipality.yml", _SETTINGS.format("Ny", 9904))
    run("testkommune")
    assert "judge" in work


def test_a_municipality_that_joins_a_region_is_told_of_with_it(world, run):
    assert "fjern" not in run("dalen")
    wrong = _SETTINGS.format("Fjern", 9903) + "region: dalen\nukjent: 1\n"
    world.write("municipalities/fjern/municipality.yml", wrong)
    assert "municipalities/fjern" in run("dalen")


def test_another_day_or_program_has_it_read_anew(run, work, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    run("fjern")
    for change in (
        lambda: monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790086400"),
        lambda: monkeypatch.setattr(kept, "program_digest", lambda: b"another"),
    ):
        work.clear()
        change()
        run("fjern")
        assert {*work} == ALL


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
@pytest.mark.parametrize("name", ["content", "municipalities", "municipalities/testkommune"])
def test_a_folder_that_has_become_a_link_is_told_of(world, run, name):
    assert "symbolsk lenke" not in run("testkommune")
    (world.root / name).rename(world.root / "annet")
    (world.root / name).symlink_to(world.root / "annet")
    assert "symbolsk lenke" in run("testkommune")


def test_an_empty_folder_is_no_trouble(world, run, tmp_path):
    (world.root / "municipalities/tom").mkdir()
    for _ in range(2):
        assert "0 feil" in run("tom")
    assert build(world.with_theme().root, tmp_path / "ut", ["tom"]).ready == []


SAVED = {
    "municipalities/testkommune/municipality.yml": (checked, "load_one"),
    "content/steps/undring.nb.md": (beneath, "load_shared"),
}


@pytest.mark.parametrize("path", SAVED)
@pytest.mark.parametrize("is_undone", [False, True])
def test_what_is_saved_while_it_reads_is_not_believed(world, run, monkeypatch, path, is_undone):
    """What was read is not what was there when it began; undone, that stands again."""
    module, name = SAVED[path]
    sound, real = (world.root / path).read_bytes(), getattr(module, name)

    def saving(*given):
        world.write(path, b"\xff")
        return real(*given)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(module, name, saving)
        assert "UTF-8" in run("testkommune")
    if is_undone:
        world.write(path, sound)
    assert ("UTF-8" in run("testkommune")) != is_undone


def _damage(file, how):
    if how == "half":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        return
    with sqlite3.connect(file) as store:
        store.execute(f"UPDATE kept SET value = {how}")


DAMAGE = {
    "cut": "substr(value, 1, length(value) - 3)",
    "turned": "cast(replace(value, 'Undring', 'Endring') AS BLOB) || x'00'",
    "emptied": "x''",
    "half": "half",
}


@pytest.mark.parametrize("how", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_worked_out_again(run, work, how, monkeypatch):
    first = run("testkommune")
    work.clear()
    _damage(Path(os.environ[PLACE]) / "kept.sqlite3", how)

    assert run("testkommune") == first
    assert {*work} == ALL


def test_without_a_store_it_is_all_read_each_time(run, work, monkeypatch):
    monkeypatch.setenv(PLACE, "")
    for _ in range(2):
        work.clear()
        run("fjern")
        assert {*work} == ALL


def test_what_was_kept_is_what_was_read(world, monkeypatch):
    """The same findings, of the same rules, and the same guide: also from where one stands."""
    world.change("content/steps/undring.nb.md", "title:", "ukjent: 1\ntitle:")
    fresh = read(world.root)
    for root in (world.root, Path(os.path.relpath(world.root))):
        monkeypatch.setattr(beneath, "_last", [])
        again = read(root)
        assert again.findings == fresh.findings
        assert again.guides == fresh.guides
        assert all(found.rule is rules.BY_CODE[found.rule.code] for found in again.findings)
        assert again.library.root == root


def test_sites_are_the_same_with_and_without_what_is_kept(world, tmp_path, monkeypatch):
    world.with_theme()
    built = []
    for number, place in enumerate((os.environ[PLACE], os.environ[PLACE], "")):
        monkeypatch.setattr(beneath, "_last", [])
        monkeypatch.setenv(PLACE, place)
        output = tmp_path / str(number)
        build(world.root, output)
        files = (path for path in output.rglob("*") if path.is_file())
        built.append({p.relative_to(output).as_posix(): p.read_bytes() for p in files})
    assert built[0] == built[1] == built[2]


def test_two_at_once_do_not_disturb_each_other(world):
    command = [sys.executable, "-m", "veileder", "check", "fjern", "--root", str(world.root)]
    source = str(Path(__file__).parents[1] / "src")
    environment = {**os.environ, "PYTHONPATH": source}
    for _ in range(2):
        both = [
            subprocess.Popen(command, env=environment, stdout=-1, stderr=-1, encoding="utf-8")
            for _ in range(2)
        ]
        said = [one.communicate() for one in both]
        assert said[0] == said[1]
        assert "0 feil" in said[0][0] and said[0][1] == ""
