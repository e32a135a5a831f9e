"""The code's own rules: ruff, its format, and mypy --strict."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_CODE = ("src", "tests", "benchmarks", ".ci/supply", "build.py")
_COMMANDS = {
    "ruff": ["ruff", "check", "--no-cache", *_CODE],
    "format": ["ruff", "format", "--check", "--no-cache", *_CODE],
    "mypy": ["mypy"],  # what it has in .mypy_cache/ saves ten seconds
}


@pytest.mark.parametrize("name", _COMMANDS)
def test_code_is_clean(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *_COMMANDS[name]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
