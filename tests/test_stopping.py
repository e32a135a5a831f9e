"""The real command, stopped: nobody is left behind, the lock is free, the live site is whole.

benchmarks/killing.py does the same at random moments, many times.
"""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from veileder.kept import PLACE
from veileder.rendering.record import MARK, read_record, standing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")

SITES = tuple(f"kommune-{number}" for number in range(4))
MARKER = "VEILEDER_TEST_STOPPING"
SENTENCE = "Systemet avsluttet en av prosessene som bygger"


class Guide:
    """Four municipalities whose name is the edition, and the output of the command."""

    def __init__(self, world):
        self.root = world.root
        self.output = world.root / "ut"
        self.store = os.environ[PLACE]  # one for all, as a user has
        subprocess.run(["git", "init", "-q"], cwd=self.root, check=True)
        (self.root / ".git/info/exclude").write_text("/*\n!/.ut*\n")

    def start(self, edition):
        """Start the command in a group of its own, as a shell does."""
        for number, site in enumerate(SITES):
            folder = self.root / "municipalities" / site
            folder.mkdir(parents=True, exist_ok=True)
            settings = f'name: Utgave {edition}\nnumber: "99{number + 10}"\nlanguage: nb\n'
            (folder / "municipality.yml").write_text(settings)
        project = Path(__file__).resolve().parents[1]
        arguments = ["build", "--root", str(self.root), "--output", "ut", "--jobs", "2"]
        return subprocess.Popen(
            [sys.executable, str(project / "build.py"), *arguments],
            cwd=self.root,
            env={
                **os.environ,
                PLACE: self.store,
                "PYTHONPATH": str(project / "src"),
                MARKER: str(self.root),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def edition(self):
        """Return the one edition of a whole site, every file of which is on its lists."""
        records = {"": read_record(self.output), **standing(self.output)}
        assert set(records) == {"", *SITES}
        listed = {Path(site, file) for site, record in records.items() for file in record.files}
        files = (path for path in self.output.rglob("*") if path.is_file() and path.name != MARK)
        assert {path.relative_to(self.output) for path in files} == listed
        editions = {record.title for site, record in records.items() if site}
        assert len(editions) == 1
        edition = editions.pop()
        for site in SITES:
            assert edition in (self.output / site / "index.html").read_text(encoding="utf-8")
        return edition.removeprefix("Utgave ")

    def processes(self):
        """Return those of our processes that are still there."""
        marker = f"{MARKER}={self.root}\0".encode()
        return [pid for pid in Path("/proc").glob("[0-9]*") if marker in environment(pid)]

    def seen_by_git(self):
        command = ["git", "status", "--porcelain", "--untracked-files=all"]
        return subprocess.run(command, cwd=self.root, capture_output=True, check=True).stdout


def environment(process):
    """Return what a process was started with; a zombie has nothing any more."""
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="module")
def guide(shared_workspace):
    """The guide, with a first edition that stands."""
    made = Guide(
        shared_workspace({"municipalities/testkommune/municipality.yml": None}).with_theme()
    )
    first = made.start("start")
    _, told = first.communicate(timeout=120)
    assert first.returncode == 0, told
    return made


def worker_of(build):
    children = Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text().split()
    return int(children[0])


def send(build, target, number):
    if target == "group":
        os.killpg(build.pid, number)
    else:
        os.kill(worker_of(build) if target == "worker" else build.pid, number)


def test_the_front_door_becomes_the_program_so_that_signals_reach_it(monkeypatch, project):
    spec = importlib.util.spec_from_file_location("front_door", project / "build.py")
    door = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(door)
    command = ["/et/sted/python", "build.py", "check"]

    def execute(program, arguments, variables):
        assert (program, arguments, variables) == (command[0], command, {"A": "b"})
        raise SystemExit("became it")

    monkeypatch.setattr(door.os, "execve", execute)
    with pytest.raises(SystemExit, match="became it"):
        door.become(command, {"A": "b"})


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("name", "target", "status"),
    [
        ("SIGINT", "main", 130),
        ("SIGTERM", "main", 143),
        ("SIGHUP", "main", 129),
        ("SIGKILL", "main", -signal.SIGKILL),
        ("SIGTERM", "group", 143),
        ("SIGKILL", "group", -signal.SIGKILL),
        ("SIGKILL", "worker", 2),
    ],
)
def test_a_build_that_is_stopped_leaves_nobody_and_a_whole_site(guide, name, target, status):
    before = guide.edition()
    build = guide.start(f"{name}-{target}")
    assert "bygd: " in build.stdout.readline()
    send(build, target, getattr(signal, name))
    _, told = build.communicate(timeout=30)

    assert build.returncode == status
    until = time.monotonic() + 5
    while left := guide.processes():
        assert time.monotonic() < until, left
        time.sleep(0.01)
    assert guide.edition() == before
    assert guide.seen_by_git() == b""
    assert (guide.root / ".ut.bygg").exists() is (status == -signal.SIGKILL)
    assert (SENTENCE in told) is (target == "worker")
    assert "Traceback" not in told


def test_the_next_build_finds_the_lock_free_and_cleans_up(guide):
    build = guide.start("drept")
    assert "bygd: " in build.stdout.readline()
    build.kill()
    build.communicate(timeout=30)
    following = guide.start("ny")
    said, told = following.communicate(timeout=120)

    assert following.returncode == 0, told
    assert "Ferdig: 4 kommuner i ut." in said
    assert guide.edition() == "ny"
    assert not (guide.root / ".ut.bygg").exists()
