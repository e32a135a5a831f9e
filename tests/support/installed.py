"""The program as somebody has it who installed it: a wheel, and an environment of its own."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from compiled import give_compiled

from veileder.kept import PLACE

WISHES = ["--name", "Nydal kommune", "--number", "9902", "--language", "nb"]
_STORE = tempfile.mkdtemp(prefix="veileder-")  # one for all, so that the base is read once
atexit.register(shutil.rmtree, _STORE, ignore_errors=True)


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    names = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd, env={**names, PLACE: _STORE, **variables},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def done(*command: str | Path, cwd: Path, **variables: str) -> str:
    ended = run(*command, cwd=cwd, **variables)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def make_wheel(folder: Path, project: Path) -> Path:
    """Build the wheel as ``pip wheel`` does, with nothing from the network."""
    if find_spec("hatchling") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no hatchling")
    pip = (sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index")
    done(*pip, "-q", "-w", folder, project, cwd=folder)
    [made] = folder.glob("*.whl")
    return made


def install(home: Path, wheel: Path) -> Path:
    """Make an environment with the wheel, and the packages it needs from the one we run in."""
    done(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    python = home / "bin/python"
    [site] = home.glob("lib/python*/site-packages")
    others = [path for path in sys.path if path.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(others), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index")
    # What is loaded is compiled already, and most is never loaded.
    done(*pip, "-q", "--ignore-installed", "--no-compile", wheel, cwd=home)
    give_compiled(site / "veileder")
    return home
