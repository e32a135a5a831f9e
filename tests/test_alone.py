"""A fork that makes its own guide alone, and still gets the next release without conflicts."""

import subprocess

import pytest

from veileder.front_door.cli import main
from veileder.reading.alone import alone

OURS, NEIGHBOUR = "municipalities/nydal", "municipalities/testkommune"
NAMED = 'name: Nydal\nnumber: "9902"\nlanguage: nb\n'
ALONE = f"{NAMED}alone: true\n"


@pytest.fixture
def fork(workspace):
    """A root with a municipality that has hidden its neighbour."""
    return workspace({f"{OURS}/municipality.yml": ALONE})


def _said(world, capsys, *words: str) -> tuple[int, str]:
    status = main([*words, "--root", str(world.root)])
    told = capsys.readouterr()
    return status, told.out + told.err


def test_a_neighbours_faults_are_neither_told_nor_counted(fork, capsys):
    fork.write(f"{NEIGHBOUR}/municipality.yml", "navn: [\n")
    fork.write("municipalities/Rart Navn/municipality.yml", "x")

    status, said = _said(fork, capsys, "check")

    assert (status, said) == (
        0,
        "0 feil og 0 advarsler.\n"
        "Bare nydal er med. Linjen «alone: true» skjuler de andre mappene.\n",
    )


def test_one_who_is_named_is_still_checked(fork, capsys):
    fork.write(f"{NEIGHBOUR}/municipality.yml", "navn: Feil\n")

    status, said = _said(fork, capsys, "check", "testkommune")

    assert status == 1
    assert f"{NEIGHBOUR}/municipality.yml:1:1: feil" in said and "alone" not in said


@pytest.mark.parametrize("line", ["alone: false", "# alone: true", 'about: "alone: true"'])
def test_other_lines_hide_nobody(workspace, line):
    world = workspace({f"{OURS}/municipality.yml": f"{NAMED}{line}\n"})

    assert set(world.check().guides) == {"nydal", "testkommune"}


@pytest.mark.parametrize("line", ['"alone": true', "'alone': true", "alone: 'true'"])
def test_the_line_in_quotes_is_the_same_line(workspace, line):
    world = workspace({f"{OURS}/municipality.yml": f"{NAMED}{line}\n"})

    assert alone(world.root) == ["nydal"]


def test_a_region_alone_is_all_its_members(workspace):
    world = workspace(
        {
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\nalone: true\n",
            f"{OURS}/municipality.yml": f"{NAMED}region: dalen\n",
        }
    )

    assert set(world.check().guides) == {"nydal"}


def test_only_the_one_alone_is_built_and_sites_of_others_go(workspace, tmp_path):
    world = workspace({f"{OURS}/municipality.yml": NAMED}).with_theme()
    site = tmp_path / "site"
    assert main(["build", "--root", str(world.root), "-q"]) == 0
    assert (site / "testkommune").is_dir()

    world.write(f"{OURS}/municipality.yml", ALONE)
    assert main(["build", "--root", str(world.root), "-q"]) == 0

    assert (site / "nydal/index.html").is_file() and not (site / "testkommune").exists()
    assert "testkommune" not in (site / "index.html").read_text(encoding="utf-8")


# Git, as it is --------------------------------------------------------------------------------


def _git(folder, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=Nydal", "-c", "user.email=post@example.no")
    return subprocess.run(
        ["git", *who, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def _done(folder, *words: str) -> str:
    done = _git(folder, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def upstream(workspace, tmp_path):
    """The shared project, and a fork of it with a folder of its own."""
    world = workspace()
    _done(world.root, "init", "-q", "-b", "main")
    _done(world.root, "add", ".")
    _done(world.root, "commit", "-qm", "0.1")
    _done(tmp_path.parent, "clone", "-q", str(world.root), f"{tmp_path}-fork")
    return world


def _release(world):
    """Commit a release in which the neighbour's folder and a shared text are changed."""
    world.change(f"{NEIGHBOUR}/municipality.yml", "Testkommune", "Testkommune kommune")
    world.write(f"{NEIGHBOUR}/arenas.yml", "arenas: []\n")
    world.change("content/terms.yml", "Den første følelsen", "En første følelse")
    _done(world.root, "add", ".")
    _done(world.root, "commit", "-qm", "0.2")


def _committed(world, tmp_path, settings: str):
    fork = type(world)(tmp_path.with_name(f"{tmp_path.name}-fork"))
    fork.write(f"{OURS}/municipality.yml", settings)
    _done(fork.root, "add", ".")
    _done(fork.root, "commit", "-qm", "Nydal")
    return fork


def test_with_the_neighbours_hidden_the_next_release_has_no_conflicts(upstream, tmp_path, capsys):
    fork = _committed(upstream, tmp_path, ALONE)
    _release(upstream)

    _done(fork.root, "fetch", "-q", "origin")
    _done(fork.root, "merge", "-q", "--no-edit", "origin/main")

    assert _done(fork.root, "status", "--porcelain") == ""
    assert "Testkommune kommune" in (fork.root / NEIGHBOUR / "municipality.yml").read_text()
    assert set(fork.check().guides) == {"nydal"}


def test_with_the_neighbours_deleted_git_asks_and_one_command_answers(upstream, tmp_path):
    """The way out that docs/ta-i-bruk.md gives to those who deleted the folders."""
    fork = _committed(upstream, tmp_path, NAMED)
    _done(fork.root, "rm", "-rqf", "municipalities", f":!{OURS}")
    _done(fork.root, "commit", "-qm", "Bare Nydal")
    _release(upstream)

    _done(fork.root, "fetch", "-q", "origin")
    assert "CONFLICT (modify/delete)" in _git(fork.root, "merge", "origin/main").stdout

    _done(fork.root, "rm", "-rqf", "municipalities", f":!{OURS}")
    _done(fork.root, "commit", "-q", "--no-edit")

    assert _done(fork.root, "status", "--porcelain") == ""
    assert "En første følelse" in (fork.root / "content/terms.yml").read_text(encoding="utf-8")
    assert set(fork.check().guides) == {"nydal"}
