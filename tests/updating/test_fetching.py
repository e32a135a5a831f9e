"""A fork takes the next version with git, whole or not at all."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from veileder.commands import update as command
from veileder.faults import Refusal
from veileder.updating import fetching

_WHO = ("-c", "user.name=T", "-c", "user.email=t@example.no", "-c", "commit.gpgsign=false")


class Said:
    """What is told, line by line."""

    def __init__(self):
        self.lines = []

    def say(self, text):
        self.lines.append(text)

    tell = say


@pytest.fixture
def fork(tmp_path, monkeypatch):
    """A fork on 0.1 with an own municipality, which knows the tag of 0.2."""
    for name, value in (("NAME", "T"), ("EMAIL", "t@example.no")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    root = tmp_path / "fork"
    _write(root, {"content/guide.yml": "gammel\n", "src/veileder/x.py": "", "felles.txt": "1\n"})
    _git(root, "init", "-q", "-b", "main")
    _commit(root, "0.1")
    _git(root, "tag", "v0.1.0")
    _git(root, "checkout", "-q", "-b", "felles")
    _write(root, {"content/guide.yml": "ny\n"})
    _commit(root, "0.2")
    _git(root, "tag", "v0.2.0")
    _git(root, "checkout", "-q", "main")
    _write(root, {"municipalities/a/municipality.yml": "name: A\n"})
    _commit(root, "vår")
    return root


def _write(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def _git(root, *words):
    return subprocess.run(
        ["git", "-C", str(root), *_WHO, *words], check=True, capture_output=True, text=True
    ).stdout


def _commit(root, message):
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", message)


def _asked(root, **options):
    given = {"version": None, "dry_run": False, "since": None, "base": None, "compare": None}
    return Namespace(root=root, **{**given, **options})


@pytest.fixture
def runs(monkeypatch):
    """What the new program is asked for; it says how each of its runs ends."""
    asked, ends = [], []

    def run(source, arguments, *, is_silent=False):
        assert arguments[-1] == "--dry-run" or not is_silent
        asked.append((source, list(arguments), (source.parent / "content/guide.yml").read_text()))
        return ends[len(asked) - 1] if len(ends) >= len(asked) else 0

    monkeypatch.setattr(fetching, "run_program", run)
    return asked, ends


def test_the_new_program_tries_then_git_merges_then_it_does_it(fork, runs):
    asked, _ = runs
    said = Said()

    assert command.run(_asked(fork), said) == 0

    (trial, done) = asked
    assert trial[1][-1] == "--dry-run" and "--dry-run" not in done[1]
    assert trial[2] == done[2] == "ny\n"
    assert done[1][:5] == ["update", "--root", str(fork), "--from", "0.1.0"]
    assert (fork / "content/guide.yml").read_text() == "ny\n"
    assert "git add -A municipalities" in said.lines[-1]
    assert _git(fork, "worktree", "list").count("\n") == 1


def test_a_trial_merges_nothing(fork, runs):
    before = _git(fork, "rev-parse", "HEAD")

    assert command.run(_asked(fork, dry_run=True), Said()) == 0

    assert [arguments[-1] for _, arguments, _ in runs[0]] == ["--dry-run"]
    assert _git(fork, "rev-parse", "HEAD") == before


@pytest.mark.parametrize("ends", [[1], [0, 2]], ids=["trial", "after-the-merge"])
def test_when_the_new_program_refuses_all_is_as_it_was(fork, runs, ends):
    runs[1].extend(ends)
    before = _git(fork, "rev-parse", "HEAD")

    assert command.run(_asked(fork), Said()) == ends[-1]

    assert _git(fork, "rev-parse", "HEAD") == before
    assert (fork / "content/guide.yml").read_text() == "gammel\n"
    assert _git(fork, "status", "--porcelain") == ""


def test_a_conflict_is_told_by_file_and_undone(fork, runs):
    assert runs
    _write(fork, {"content/guide.yml": "vår egen\n"})
    _commit(fork, "endret")

    with pytest.raises(Refusal, match=r"også har endret: content/guide\.yml\. Ingenting er endret"):
        command.run(_asked(fork), Said())

    assert _git(fork, "status", "--porcelain") == ""


def test_what_is_not_committed_stops_it_before_anything(fork, runs):
    assert runs
    _write(fork, {"municipalities/a/municipality.yml": "name: B\n"})

    with pytest.raises(Refusal, match=r"municipalities/a/municipality\.yml.*git add -A"):
        command.run(_asked(fork), Said())

    assert (fork / "content/guide.yml").read_text() == "gammel\n"


@pytest.mark.parametrize(
    ("version", "said"), [("0.9", "Git kjenner ikke versjon 0.9"), ("0.1.0", "som ikke er eldre")]
)
def test_a_version_that_can_not_be_had_is_told(fork, version, said):
    with pytest.raises(Refusal, match=said):
        command.run(_asked(fork, version=version), Said())


def test_where_nothing_is_known_of_the_next_version_it_says_so(tmp_path):
    with pytest.raises(Refusal, match="verken et eget prosjekt"):
        command.run(_asked(tmp_path), Said())


def test_an_older_version_is_refused_before_anything_is_fetched(tmp_path):
    (tmp_path / "requirements.txt").write_text("handlingsveileder==0.3\n")

    with pytest.raises(Refusal, match=r"0\.2 er eldre"):
        command.run(_asked(tmp_path, version="0.2"), Said())


def test_somebody_who_stops_it_after_the_merge_has_all_as_it_was(fork, monkeypatch):
    def stopped(_source, arguments, *, is_silent=False):
        if not is_silent:
            raise KeyboardInterrupt
        return 0 if arguments else 1

    monkeypatch.setattr(fetching, "run_program", stopped)
    before = _git(fork, "rev-parse", "HEAD")

    with pytest.raises(KeyboardInterrupt):
        command.run(_asked(fork), Said())

    assert _git(fork, "rev-parse", "HEAD") == before


def test_the_program_that_is_run_is_the_one_that_was_fetched(tmp_path):
    place = tmp_path / "veileder"
    place.mkdir()
    (place / "__init__.py").write_text("")
    (place / "__main__.py").write_text("import sys; sys.exit(len(sys.argv))")

    assert fetching.run_program(tmp_path, ["a", "b"]) == 3
    assert os.environ.get("PYTHONPATH") != str(tmp_path) and sys.executable


def test_a_copy_without_a_common_history_is_told_so(fork):
    _git(fork, "checkout", "-q", "--orphan", "annen")
    _git(fork, "commit", "-q", "-m", "alene")

    with pytest.raises(Refusal, match=r"^Denne kopien og v0\.2\.0 har ingen felles historie i git"):
        fetching.last_common(fork, "v0.2.0")


def test_what_git_says_is_told_where_it_is_no_conflict(fork):
    with pytest.raises(Refusal, match=r"^Git sier: .*v9.*\. Ingenting er endret\."):
        fetching.merge(fork, "v9")


# As a package -----------------------------------------------------------------------------------


class Pip:
    """What pip is asked for; it puts a program with a list of libraries where it is told."""

    def __init__(self, lock="a==1\n", said="", status=0):
        self.asked, self.lock, self.said, self.status = [], lock, said, status

    def __call__(self, command, **_):
        place = Path(command[command.index("--target") + 1])
        assert command[1:6] == "-m pip --disable-pip-version-check --no-input install".split()
        self.asked.append(command[command.index("--target") + 2 :])
        if self.lock is not None and not self.status:
            (place / "veileder/base").mkdir(parents=True, exist_ok=True)
            (place / "veileder/base/requirements.lock").write_text(self.lock)
        return subprocess.CompletedProcess(command, self.status, "", self.said)


def _packaged(monkeypatch, tmp_path, pip, version="0.2", base=None):
    """Return the folder of a package that is asked for, after it is used."""
    monkeypatch.setattr(fetching.subprocess, "run", pip)
    root = tmp_path / "eget"
    root.mkdir(exist_ok=True)
    (tmp_path / "base").mkdir(exist_ok=True)
    if base is not None:
        (tmp_path / "base/requirements.lock").write_text(base)
    with fetching.package(root, version, "0.1", tmp_path / "base") as place:
        assert (place / "veileder").is_dir() == (pip.lock is not None)
    assert not place.exists()
    return root


def test_a_package_with_the_same_libraries_needs_nothing_more(monkeypatch, tmp_path):
    pip = Pip()
    root = _packaged(monkeypatch, tmp_path, pip, base="a==1\n")

    assert pip.asked == [["--no-deps", "--find-links", str(root), "handlingsveileder==0.2"]]


@pytest.mark.parametrize("base", ["a==2\n", None])
def test_a_package_with_other_libraries_gets_just_those(monkeypatch, tmp_path, base):
    pip = Pip()
    _packaged(monkeypatch, tmp_path, pip, base=base)

    (_, (*options, lock)) = pip.asked
    assert options == ["--require-hashes", "--only-binary", ":all:", "-r"]
    assert lock.endswith("/veileder/base/requirements.lock")


def test_a_package_that_names_no_libraries_is_used_as_it_is(monkeypatch, tmp_path):
    pip = Pip(lock=None)
    _packaged(monkeypatch, tmp_path, pip, base="a==1\n")

    assert len(pip.asked) == 1


def test_a_wheel_in_the_folder_is_taken_without_the_net(monkeypatch, tmp_path):
    (tmp_path / "eget").mkdir()
    (tmp_path / "eget/handlingsveileder-0.2-py3-none-any.whl").touch()
    pip = Pip()
    _packaged(monkeypatch, tmp_path, pip, version=None, base="a==1\n")

    assert pip.asked[0][0] == "--no-index" and pip.asked[0][-1] == "handlingsveileder>0.1"


_NONE = "ERROR: Could not find a version (from versions: none)\nERROR: No matching distribution\n"


@pytest.mark.parametrize(
    ("version", "said", "told"),
    [
        (None, "x (from versions: 0.0.9, 0.1)\n", "Dere har den nyeste versjonen som finnes."),
        (
            "0.2",
            "x (from versions: 0.0.9, 0.1)\nslutt\n",
            "handlingsveileder==0.2 ble ikke hentet. Er maskinen på nett, eller ligger filen "
            "(handlingsveileder-…-py3-none-any.whl) i mappen? Ingenting er endret. (slutt)",
        ),
        (
            None,
            _NONE,
            "handlingsveileder>0.1 ble ikke hentet. Er maskinen på nett, eller ligger filen "
            "(handlingsveileder-…-py3-none-any.whl) i mappen? Ingenting er endret. "
            "(ERROR: No matching distribution)",
        ),
    ],
)
def test_a_package_that_can_not_be_had_is_told_of(monkeypatch, tmp_path, version, said, told):
    with pytest.raises(Refusal) as refused:
        _packaged(monkeypatch, tmp_path, Pip(said=said, status=1), version=version)

    assert str(refused.value) == told
    assert isinstance(refused.value, fetching.UpToDate) == told.startswith("Dere har")


# What git says ----------------------------------------------------------------------------------


def test_the_newest_version_is_found_among_other_tags(fork):
    for tag in ("v0.10.0", "v0.9.0", "ferdig", "vakt"):
        _git(fork, "tag", tag)

    assert fetching.tag_of(fork, None, "0.1.0") == "v0.10.0"
    assert fetching.tag_of(fork, "v0.9.0", "0.1.0") == fetching.tag_of(fork, "0.9.0", "0.1.0")


def test_who_has_the_newest_version_is_told_how_to_fetch_newer(fork):
    with pytest.raises(fetching.UpToDate) as refused:
        fetching.tag_of(fork, None, "0.2.0")

    assert str(refused.value) == (
        "Dere har versjon 0.2.0, og git kjenner ingen nyere. Hent versjonene fra fellesmalen "
        "først: git fetch --tags ADRESSEN-TIL-FELLESMALEN"
    )


def test_a_machine_without_git_is_told_where_to_get_it(monkeypatch, tmp_path):
    def missing(*_, **__):
        raise FileNotFoundError

    monkeypatch.setattr(fetching.subprocess, "run", missing)
    with pytest.raises(Refusal, match=r"^Git er ikke installert på denne maskinen: https://"):
        fetching.git(tmp_path, "status")


def test_a_tree_of_a_version_that_is_not_there_is_told_of(fork):
    with pytest.raises(Refusal, match=r"^Git fant ikke v9: .*v9"), fetching.tree(fork, "v9"):
        pass


def test_a_tree_has_the_project_as_it_was_and_is_gone_afterwards(fork):
    with fetching.tree(fork, "v0.2.0") as place:
        assert (place / "content/guide.yml").read_text() == "ny\n"

    assert not place.exists() and _git(fork, "worktree", "list").count("\n") == 1


@pytest.mark.parametrize(("missing", "is_fork"), [("", True), (".git", False), ("content", False)])
def test_a_fork_has_the_history_and_the_content(tmp_path, missing, is_fork):
    for name in {".git", "content"} - {missing}:
        (tmp_path / name).mkdir()

    assert fetching.is_fork(tmp_path) is is_fork


def test_a_silent_run_says_nothing_and_the_other_what_it_has_to_say(tmp_path, capfd):
    (tmp_path / "veileder").mkdir()
    (tmp_path / "veileder/__main__.py").write_text("print('hei')")

    fetching.run_program(tmp_path, [], is_silent=True)
    assert capfd.readouterr().out == ""
    fetching.run_program(tmp_path, [])
    assert capfd.readouterr().out == "hei\n"
