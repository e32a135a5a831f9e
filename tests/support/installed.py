"""The program as somebody has it who installed it: a wheel, and an environment of its own."""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from compiled import give_compiled

from veileder.kept import PLACE

WISHES = ["--name", "Nydal kommune", "--number", "9902", "--language", "nb"]
_STORE = tempfile.mkdtemp(prefix="veileder-")  # one for all, so that the base is read once
_SCRIPT = re.compile(r"^(\w+) = ([\w.]+):(\w+)$", re.MULTILINE)
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


@cache
def make_wheel(project: Path) -> Path:
    """Build the wheel as ``pip wheel`` does, with nothing from the network; once in a process."""
    if find_spec("hatchling") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no hatchling")
    folder = Path(_STORE) / "hjul"
    build = "from hatchling.build import build_wheel; import sys; build_wheel(sys.argv[1])"
    done(sys.executable, "-c", build, folder, cwd=project)
    [made] = folder.glob("*.whl")
    return made


def install(home: Path, wheel: Path) -> Path:
    """Make an environment with the wheel, and the packages it needs from the one we run in.

    What pip does with a wheel of pure Python, in a tenth of its time: nothing is looked up.
    """
    done(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    [site] = home.glob("lib/python*/site-packages")
    others = [path for path in sys.path if path.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(others), encoding="utf-8")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    [names] = site.glob("handlingsveileder-*.dist-info/entry_points.txt")
    for name, module, function in _SCRIPT.findall(names.read_text(encoding="utf-8")):
        script = home / "bin" / name
        call = f"import sys\nfrom {module} import {function}\nsys.exit({function}())\n"
        script.write_text(f"#!{home}/bin/python\n{call}", encoding="utf-8")
        script.chmod(0o755)
    # What is loaded is compiled already, and most is never loaded.
    give_compiled(site / "veileder")
    return home
