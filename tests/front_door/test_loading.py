"""What each command loads: only what it needs, so that it answers at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
# What takes long to load, and who needs it.
READERS = {"pydantic", "pydantic_core", "yaml", "markdown", "markdown_it"}
RENDERERS = {"mkdocs", "material", "jinja2", "segno", "snowballstemmer", "multiprocessing"}
OTHERS = {"pygments", "watchdog", "tqdm", "shtab", "pymdownx", "http.server", "ssl"}
ALL = READERS | RENDERERS | OTHERS
_ASK = """
import contextlib, io, json, sys
from veileder.front_door.cli import main
for line in sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main(json.loads(line))
    print(*sys.modules)
"""


def modules_after(code, *arguments):
    """Return what is loaded after each line that a new Python says."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, encoding="utf-8", cwd=PROJECT / "src", check=True,
    )  # fmt: skip
    return [set(line.split()) for line in done.stdout.splitlines()]


def loaded_by(*commands):
    """Run one command after another in a new Python; return what is loaded after each."""
    return modules_after(_ASK, *map(json.dumps, commands))


def loaded_with(command):
    [loaded] = modules_after(f"import veileder.commands.{command}, sys; print(*sys.modules)")
    return loaded


@pytest.fixture(scope="module")
def root(shared_workspace):
    return str(shared_workspace().with_theme().root)


def test_an_answer_that_is_known_loads_no_package():
    answers = loaded_by(["--help"], ["build", "--help"], ["--version"], ["biuld"])

    assert [loaded & ALL for loaded in answers] == [set()] * 4


def least_work(*arguments):
    """Return the processor time that running Python takes at the least, of five times."""
    return min(_work(arguments) for _ in range(5))


def _work(arguments):
    resource = pytest.importorskip("resource", reason="Windows does not tell what is used")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, cwd=PROJECT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_help_costs_little_more_than_starting_python():
    """Measured together, so that it holds on any machine: seven times when this was written."""
    assert least_work("build.py", "--help") < 12 * least_work("-c", "pass")


def test_what_makes_no_page_loads_no_renderer(root):
    commands = [
        ["check"],
        ["report"],
        ["accept", "tools/undringsnotat.nn.md"],
        ["new", "nydal", "--name", "Nydal", "--number", "9990", "--language", "nb"],
    ]
    after = loaded_by(*([*command, "--root", root] for command in commands))

    for (name, *_), loaded in zip(commands, after, strict=True):
        assert loaded & (RENDERERS | OTHERS) == set(), name
        assert f"veileder.commands.{name}" in loaded and "pydantic" in loaded


def test_what_was_told_before_is_told_again_without_what_reads(root):
    arguments = ["check", "testkommune", "--root", root]
    [first] = loaded_by(arguments)
    assert first & ALL

    [again] = loaded_by(arguments)
    assert again & ALL == set()


def test_completion_loads_shtab_and_nothing_else():
    [loaded] = loaded_by(["--print-completion", "bash"])
    assert loaded & ALL == {"shtab"}


def test_schemas_reads_no_content():
    assert loaded_with("schemas") & ALL == {"pydantic", "pydantic_core"}


def test_test_loads_what_it_hands_over_to_and_no_more():
    assert loaded_with("test") & ALL == set()


def test_a_build_in_a_log_loads_no_bar_and_no_preview():
    assert loaded_with("build") & {"tqdm", "shtab", "watchdog", "http.server"} == set()
