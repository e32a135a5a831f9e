"""Completion: what a shell offers after the first letters."""

import shutil
import subprocess
from pathlib import Path

import pytest

from veileder.front_door.arguments import SHELLS
from veileder.front_door.cli import main
from veileder.front_door.options import COMMANDS

PROJECT = Path(__file__).resolve().parents[2]
BASH = shutil.which("bash")
_OFFER = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_build_py "$1" "${COMP_WORDS[COMP_CWORD]}"; printf "%s\\n" "${COMPREPLY[@]}"
"""


def script_for(shell, capsys):
    assert main(["--print-completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.skipif(BASH is None, reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["ch"], ["check"]),
        (["check", "so"], ["sogndal"]),
        (["check", "sogndal", "l"], ["lister"]),
        (["build", ""], ["lister", "sogndal"]),
        (["serve", "L"], [""]),
        (["stage", "s"], ["sogndal"]),
        (["check", "--q"], ["--quiet"]),
        (["check", "--format", "g"], ["github", "gitlab"]),
    ],
)
def test_bash_offers_commands_options_and_the_municipalities_that_are_there(
    tmp_path, capsys, typed, offered
):
    for name in ("sogndal", "lister"):
        (tmp_path / "her/municipalities" / name).mkdir(parents=True)
    (tmp_path / "her/municipalities/les.md").touch()
    (tmp_path / "script").write_text(script_for("bash", capsys), encoding="utf-8")

    command = [BASH, "-c", _OFFER, "bash", str(tmp_path / "script"), "her/build.py", *typed]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)

    assert (sorted(done.stdout.splitlines()), done.stderr) == (offered, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_every_command_and_the_municipalities(capsys, shell):
    script = script_for(shell, capsys)

    assert all(command in script for command in COMMANDS)
    assert "municipalities" in script and "quiet" in script


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--print-completion", "fish"], "«fish» er ikke et valg. Velg: "),
        (["--print-completion"], "verdien mangler"),
    ],
)
def test_a_shell_that_we_do_not_know_is_wrong_use(capsys, given, said):
    with pytest.raises(SystemExit) as stopped:
        main(given)

    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_what_is_completed_can_be_run_by_its_name():
    """Shells complete after ``./build.py``, not after ``python3 build.py``."""
    assert (PROJECT / "build.py").read_text(encoding="utf-8").startswith("#!/usr/bin/env python3\n")
