"""``python3 build.py``: what it answers before there is any environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def door(tmp_path):
    """Return a copy of the front door whose environment can't be made, and how to call it."""
    shutil.copy(PROJECT / "build.py", tmp_path)
    shutil.copytree(PROJECT / "src", tmp_path / "src")
    for folder in ("content", "municipalities/sogndal"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "requirements.lock").write_text("finnes-ikke==1.0\n")

    def call(*arguments, **variables):
        return subprocess.run(
            [sys.executable, str(tmp_path / "build.py"), *arguments],
            capture_output=True,
            env={**os.environ, **variables},
            check=False,
        )

    return call


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["biuld"], 2, "Mente du build?"),
        (["chekc", "sogndal"], 2, "Mente du check?"),
        (["check", "Sogndall"], 2, "Mente du sogndal?"),
        (["hjelp"], 0, "bruk: build.py"),
        (["help", "serve"], 0, "bruk: build.py serve"),
        (["--version"], 0, "handlingsveileder 0."),
        (["build", "--jobs", "0"], 2, "«0» kan ikke brukes"),
    ],
)
def test_what_needs_no_packages_is_answered_before_any_are_fetched(
    door, tmp_path, arguments, status, said
):
    done = door(*arguments)

    assert done.returncode == status
    assert said in (done.stdout + done.stderr).decode()
    assert not list(tmp_path.glob(".venv*"))


def test_an_environment_that_cannot_be_made_is_no_error_in_the_content(door, tmp_path):
    """Status 1 means that the content is wrong. And a console without ø can say so too."""
    (tmp_path / ".venv.lock").mkdir()

    done = door("check", PYTHONIOENCODING="ascii")

    assert done.returncode == 2
    assert done.stderr.startswith(b"Programmet kunne ikke gjores klart.")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.10"])
def test_an_old_python_is_told_which_one_is_needed(version):
    """The file must be one it can read: tried where there is such a Python, else by its grammar."""
    found = shutil.which(f"python{version}")
    if (
        found
        and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0
    ):
        done = subprocess.run([found, PROJECT / "build.py"], capture_output=True, check=False)
        assert done.returncode == 2
        assert f"trenger Python 3.11 eller nyere, og dette er {version}." in done.stderr.decode()
    source = (PROJECT / "build.py").read_text(encoding="utf-8")
    compile(source, "build.py", "exec")
    assert source.isascii()
    assert not re.search(
        r"\bf\"|\bf'|->.*:$|:=|\w: \w+ =", re.sub(r"#.*", "", source), re.MULTILINE
    )
