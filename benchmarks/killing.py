"""What is left when a build is stopped: the real command, every signal, at random moments.

    python3 benchmarks/killing.py [N]

Builds a small guide with ``build.py build --jobs 2`` and stops it N times: INT, TERM, HUP and
KILL to the main process, to a worker and to the whole group. After each the live site must be one
whole edition, no process may be left, the lock must be free and git must see nothing new. After
every fourth a build runs to its end and must leave nothing but the site.
"""

import fcntl
import itertools
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from conftest import write_world  # noqa: E402
from veileder.rendering.record import MARK, read_record, standing  # noqa: E402

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
TARGETS = ("main", "worker", "group")
SITES = 4
MARKER = "VEILEDER_KILLING"
PATIENCE = 60


@dataclass
class Row:
    """What came of one signal to one target."""

    runs: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0
    slowest_last: float = 0
    in_workshop: int = 0
    faults: list[str] = field(default_factory=list)


class World:
    """A small guide in a git repository, and its output beside the sources."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "ut"
        write_world(root, {"municipalities/testkommune/municipality.yml": None}).with_theme()
        self.set_edition(0)
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
        (root / ".git/info/exclude").write_text("/*\n!/.ut*\n")

    def set_edition(self, edition: int) -> None:
        """Let every page of every site carry a number."""
        for site in range(SITES):
            folder = self.root / "municipalities" / f"kommune-{site}"
            folder.mkdir(parents=True, exist_ok=True)
            text = f'name: Utgave {edition}\nnumber: "99{site + 10}"\nlanguage: nb\n'
            (folder / "municipality.yml").write_text(text)

    def start(self, marker: str) -> subprocess.Popen[str]:
        """Start the build as a shell would, in a group of its own."""
        command = [sys.executable, "build.py", "build", "--jobs", "2"]
        return subprocess.Popen(
            [*command, "--root", str(self.root), "--output", str(self.output)],
            cwd=ROOT,
            env={**os.environ, MARKER: marker},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def workshop(self) -> Path:
        """Return the folder that a killed build may leave."""
        return self.root / ".ut.bygg"

    def faults(self) -> list[str]:
        """Return what is wrong with what stands."""
        records = {"": read_record(self.output), **standing(self.output)}
        found = []
        if len(records) != SITES + 1 or None in records.values():
            found.append(f"sites: {sorted(records)}")
        listed = {
            Path(site, file) for site, record in records.items() if record for file in record.files
        }
        there = {
            path.relative_to(self.output)
            for path in self.output.rglob("*")
            if path.is_file() and path.name != MARK
        }
        editions = set()
        for path in there:
            if path.suffix == ".html":
                editions |= set(re.findall(r"Utgave (\d+)", (self.output / path).read_text()))
        if listed != there:
            found.append(f"files: {len(listed ^ there)} too many or too few")
        if len(editions) != 1:
            found.append(f"editions: {editions}")
        seen = subprocess.run(
            ["git", "status", "--porcelain"],
            cwd=self.root,
            check=True,
            capture_output=True,
            text=True,
        )
        return found + ([f"git sees {seen.stdout}"] if seen.stdout else [])

    def is_locked(self) -> bool:
        """Whether anybody holds the lock."""
        try:
            with (self.workshop() / ".gitignore").open("a") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False


def alive(marker: str) -> list[int]:
    """Return the processes of one build: they carry its marker in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_zombie = (folder / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
            if (
                not is_zombie
                and f"{MARKER}={marker}\0".encode() in (folder / "environ").read_bytes()
            ):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def strike(build: subprocess.Popen[str], target: str, number: int, wait: float) -> None:
    """Send the signal to the target after a while, and for a worker as soon as there is one."""
    time.sleep(wait)
    if target == "group":
        os.killpg(build.pid, number)
    elif target == "main":
        build.send_signal(number)
    else:
        while build.poll() is None:
            if workers := children(build.pid):
                os.kill(random.choice(workers), number)
                return
            time.sleep(0.01)


def finish(build: subprocess.Popen[str], marker: str, since: float, row: Row) -> str:
    """Wait for the build and all of its processes, and note how long it took."""
    said, _ = build.communicate(timeout=PATIENCE)
    ended = time.monotonic()
    row.slowest = max(row.slowest, ended - since)
    while alive(marker):
        if time.monotonic() > ended + PATIENCE:
            row.faults.append(f"outlived: {alive(marker)}")
            break
        time.sleep(0.002)
    row.slowest_last = max(row.slowest_last, time.monotonic() - ended)
    row.statuses[build.returncode] += 1
    return said


def stopped_once(world: World, attempt: int, target: str, number: int, row: Row, long: float):
    """Stop one build and look at what is left."""
    marker = f"{os.getpid()}-{attempt}"
    world.set_edition(attempt)
    build = world.start(marker)
    strike(build, target, number, random.uniform(0, long))
    said = finish(build, marker, time.monotonic(), row)
    row.runs += 1
    row.in_workshop += world.workshop().exists()
    if world.is_locked():
        row.faults.append("the lock is held")
    if "Traceback" in said and "KeyboardInterrupt" not in said:
        row.faults.append(said[-500:])
    row.faults += world.faults()


def whole_build(world: World, attempt: int, faults: list[str]) -> float:
    """Build to the end and return the seconds."""
    start = time.monotonic()
    world.set_edition(attempt)
    build = world.start(f"{os.getpid()}-whole-{attempt}")
    said, _ = build.communicate(timeout=10 * PATIENCE)
    if build.returncode or world.workshop().exists():
        faults.append(f"next build: {build.returncode} {said[-300:]}")
    faults += world.faults()
    return time.monotonic() - start


def main() -> None:
    """Stop N builds, and print a row for each kind."""
    attempts = int(sys.argv[1]) if sys.argv[1:] else 120
    rows: dict[tuple[str, str], Row] = defaultdict(Row)
    kinds = itertools.cycle(itertools.product(SIGNALS, TARGETS))
    faults: list[str] = []
    random.seed(8)
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        whole_build(world, 0, faults)
        long = whole_build(world, 0, faults)
        for attempt, (number, target) in zip(range(1, attempts + 1), kinds, strict=False):
            row = rows[number.name, target]
            stopped_once(world, attempt, target, number, row, long)
            if attempt % 4 == 0:
                long = whole_build(world, attempt, faults)
            if sys.stdout.isatty():
                print(f"\r{attempt}", end="", flush=True)
    print(f"{attempts} builds stopped; the last whole one took {long:.1f} s")
    print("| Signal | To | Runs | Status | Main ends | Last process | Workshop left | Faults |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, target), row in rows.items():
        statuses = ", ".join(f"{status}: {n}" for status, n in sorted(row.statuses.items()))
        print(
            f"| {name} | {target} | {row.runs} | {statuses} | {row.slowest:.2f} s "
            f"| {row.slowest_last:.2f} s | {row.in_workshop} | {len(row.faults)} |"
        )
    for fault in (*faults, *(fault for row in rows.values() for fault in row.faults)):
        print(fault)


if __name__ == "__main__":
    main()
