"""What a command costs: seconds, processor seconds and memory, of it and of all it starts.

POSIX only; the memory of each worker is read from ``/proc`` where there is one.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

_POLL = 0.05
_MEBI = 1 << 20


class Failed(Exception):
    """A command that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took. ``largest`` and ``workers`` are MiB at their highest, by process."""

    wall: float
    cpu: float
    largest: float = 0
    workers: tuple[float, ...] = ()


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run ``command`` to its end and return what it cost. Raises Failed unless it ends with 0."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=plain(environment)
        )
        with _Memory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-3000:]
            raise Failed(f"{' '.join(command)}\nended with {process.returncode}:\n{words}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory.largest, memory.workers)


def measure_all(commands: Sequence[Sequence[str]], jobs: int) -> Cost:
    """Run ``commands``, ``jobs`` at a time, and return what they cost together."""
    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        costs = list(pool.map(measure, commands))
    wall = time.perf_counter() - start
    return Cost(wall, sum(cost.cpu for cost in costs), max(cost.largest for cost in costs))


def plain(added: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment in which Python keeps what it compiled, and MkDocs is quiet."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", **(added or {})}


def cpu_so_far(pid: int) -> float:
    """Return the processor seconds of a process that still runs, and of those it has ended."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


class _Memory:
    """Looks at a process and its descendants now and then, and remembers their highest memory."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._highest: dict[int, float] = {}
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    @property
    def largest(self) -> float:
        """The most that any one process had."""
        return max(self._highest.values(), default=0)

    @property
    def workers(self) -> tuple[float, ...]:
        """The most that each process but the first had, the largest first."""
        others = (most for pid, most in self._highest.items() if pid != self._pid)
        return tuple(sorted(others, reverse=True))

    def _look(self) -> None:
        while True:
            for pid in _with_descendants(self._pid):
                self._highest[pid] = max(_highest_memory(pid), self._highest.get(pid, 0))
            if self._is_over.wait(_POLL):
                return


def _with_descendants(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _with_descendants(int(child)))]


def _highest_memory(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    most = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(most.split()[1]) * 1024 / _MEBI
