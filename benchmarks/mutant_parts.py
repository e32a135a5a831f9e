"""The parts of the program that ``mutants.py --all`` tries, each with the tests that are for it.

What stands in ``survivors.yml`` is a fault that no test should notice, each with the reason.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

GOAL = 0.9  # of the faults that are not argued
_SRC = Path(__file__).resolve().parents[1] / "src"
_ARGUED = Path(__file__).with_name("survivors.yml")
_COMMAND = Path(__file__).with_name("mutants.py")


@dataclass(frozen=True)
class Part:
    """Modules, as patterns of paths below ``src/veileder``, and what is for pytest."""

    patterns: tuple[str, ...]
    tests: tuple[str, ...]

    def modules(self) -> list[str]:
        """Return the names of the modules, without the empty ones of packages."""
        found = {path for pattern in self.patterns for path in (_SRC / "veileder").glob(pattern)}
        return [
            ".".join(path.relative_to(_SRC).with_suffix("").parts)
            for path in sorted(found)
            if path.name != "__init__.py"
        ]


def _tests(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"tests/{folder}/test_{name}.py" for name in names.split())


_MISTAKES = "tests/bad_inputs/test_bad_inputs.py"  # what is told of each, to the sign
_WRITING = (
    "atomic files splicing posted plain_lines nodes items yaml_words settling merging taking "
    "typed beside deleting attaching"
)
PARTS = {
    "reader": Part(("reading/**/*.py",), ("tests/reading", _MISTAKES)),
    "checks": Part(
        ("checks/*.py",),
        ("tests/checks", "tests/inspecting", "tests/test_groundwork.py", _MISTAKES),
    ),
    "policy": Part(
        ("rendering/policy.py", "rendering/page_faults.py"),
        _tests("rendering", "policy page_faults"),
    ),
    "publish": Part(
        ("publishing/*.py",), ("tests/publishing", "--ignore=tests/publishing/test_servers.py")
    ),
    "assemble": Part(
        tuple(
            f"rendering/{name}.py"
            for name in "assemble bodies html_links html_read named redirects site_files stamps "
            "tidy".split()
        ),
        _tests(
            "rendering",
            "abroad assemble bodies directory frames html_links html_read named not_found offline "
            "page_faults portal site_files stamps tidy",
        ),
    ),
    "edit": Part(
        tuple(f"editing/{name}.py" for name in _WRITING.split()),
        _tests(
            "editing",
            "app attaching beside comparing deleting files hostile merging parts posted readable "
            "slips splicing translating typed",
        ),
    ),
    "update": Part(
        ("updating/*.py",), ("tests/updating", "--ignore=tests/updating/test_stopped.py")
    ),
}


def argued() -> dict[str, str]:
    """Return why each fault that no test should notice is none, by module and change."""
    rows = yaml.safe_load(_ARGUED.read_text(encoding="utf-8"))
    return {f"{row['module']}: {row['change']}": row["why"] for row in rows}


def every(sample: int, seed: int) -> bool:
    """Try each part in a process of its own; print a table, and return whether all reach the goal.

    What each fault came to is printed as it is known.
    """
    scores: dict[str, str] = {}
    for name in PARTS:
        drawn = (f"--sample={sample}", f"--seed={seed}")
        command = [sys.executable, str(_COMMAND), "--part", name, *drawn]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            for line in process.stdout or ():
                print(line, end="", flush=True)
                if line.startswith("together"):
                    scores[name] = line
    print("\nPart by part:")
    for name in PARTS:
        score = scores.get(name, "together could not be tried").removeprefix("together")
        print(f"{name:10}{score.rstrip()}")
    return all(_share(scores.get(name, "")) >= GOAL for name in PARTS)


def _share(line: str) -> float:
    found = re.search(r"(\d+) tried +(\d+) killed", line)
    return int(found[2]) / max(int(found[1]), 1) if found else 0.0
