"""A fork takes the next version with git, whole or not at all."""

import os
import subprocess
import sys
from argparse import Namespace

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
