"""The command line: what is printed, in which form, and with which exit status."""

import json
import subprocess
import sys

import pytest

from veileder import cli
from veileder.cli import _COMMANDS, main
from veileder.findings import Finding, Location, Rule, Severity
from veileder.terminal import Terminal, as_github, as_json, show_findings, summary

_ERROR = Rule("FELT01", "ukjent felt", Severity.ERROR, "", "", "")
_WARNING = Rule("SPRAK01", "mangler: målform, her", Severity.WARNING, "", "", "")


def _finding(rule=_ERROR, line=1, message="Ukjent felt «a»", path="content/a.yml"):
    return Finding(rule, Location(path, line, 3), message, "Mente du «b»?")


@pytest.fixture
def world(workspace):
    return workspace().with_theme()


def _run(world, *arguments):
    return main([arguments[0], "--root", str(world.root), *arguments[1:]])


# Exit statuses --------------------------------------------------------------------------------


def test_fine_is_zero(world, capsys):
    assert _run(world, "check") == 0
    assert capsys.readouterr().out == "0 feil og 0 advarsler.\n"


def test_errors_in_the_content_are_one(world, capsys):
    world.change("content/guide.yml", "undringsnotat", "undringsnotatet")

    assert _run(world, "check") == 1

    said = capsys.readouterr().out
    assert "content/guide.yml:7:17: feil REF01: Ukjent verktøy «undringsnotatet»\n" in said
    assert "    | tools: [undringsnotatet]\n    → Mente du «undringsnotat»?\n" in said
    assert "docs/regler.md" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "atlantis"], "Det finnes ingen mappe municipalities/atlantis."),
        (["build", "atlantis"], "Det finnes ingen mappe municipalities/atlantis."),
        (["stage", "atlantis", "ut"], "Det finnes ingen mappe municipalities/atlantis."),
        (["serve", "atlantis"], "Det finnes ingen mappe municipalities/atlantis."),
        (["new", "Stor"], "«Stor» kan ikke være et mappenavn"),
        (["accept", "content/guide.yml"], "har ingen translated_from eller based_on"),
    ],
)
def test_wrong_use_is_two_with_one_sentence(world, capsys, arguments, sentence):
    assert _run(world, *arguments) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err and told.err.count("\n") == 1


def test_a_root_without_content_is_wrong_use(tmp_path, capsys):
    assert main(["check", "--root", str(tmp_path)]) == 2
    assert "ingen mappe content/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "--format", "xml"], "«xml» er ikke et valg"),
        (["build", "--jobs", "mange"], "«mange» er ikke et helt tall"),
        (["new"], "Dette mangler: ID"),
        (["check", "--tull"], "Ukjent: --tull"),
        (["build", "--output"], "verdien mangler"),
    ],
)
def test_wrong_arguments_are_two_in_norwegian(capsys, arguments, sentence):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err


def test_our_own_fault_is_three(world, capsys, monkeypatch):
    monkeypatch.setattr(cli, "read", lambda *_: 1 / 0)

    assert _run(world, "check") == 3
    assert "feil i programmet, ikke i innholdet" in capsys.readouterr().err


def test_stage_does_not_write_into_somebody_elses_folder(world, capsys):
    world.write("ut/mitt.txt", "x")

    assert _run(world, "stage", "testkommune", str(world.root / "ut")) == 2
    assert "ikke en tom mappe" in capsys.readouterr().err


# Which command --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], ["build"]),
        (["asker"], ["build", "asker"]),
        (["--output", "report"], ["build", "--output", "report"]),
        (["check", "asker"], ["check", "asker"]),
        (["--help"], ["--help"]),
    ],
)
def test_build_is_what_is_meant_where_no_command_is_named(given, meant):
    assert cli._with_default(given) == meant


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help_is_norwegian(capsys, command):
    with pytest.raises(SystemExit) as stopped:
        main([*filter(None, [command]), "--help"])

    text = capsys.readouterr().out
    assert stopped.value.code == 0
    assert text.startswith("bruk: build.py")
    assert not [word for word in ("usage", "options:", "show this", "positional") if word in text]
    assert "vis denne hjelpen" in text


def test_every_argument_is_explained():
    for name in _COMMANDS:
        parser = cli._parser()
        command = parser._subparsers._group_actions[0].choices[name]
        for action in command._actions:
            assert action.help, f"{name} {action.dest}"


def test_report_and_schemas_and_new(world, capsys):
    assert _run(world, "report") == 0
    assert _run(world, "schemas") == 0
    options = ["--name", "Nydal kommune", "--number", "9990", "--language", "nb"]
    assert _run(world, "new", "nydal", *options) == 0

    assert "Fellesinnhold" in capsys.readouterr().out
    assert (world.root / "schemas/guide.json").exists()
    assert (
        "name: Nydal kommune" in (world.root / "municipalities/nydal/municipality.yml").read_text()
    )


def test_test_runs_pytest_with_its_own_status(world):
    assert _run(world, "test", "finnes-ikke.py") == 4
    assert _run(world, "test", "--collect-only", "-q", "finnes-ikke.py") == 4


def test_the_package_can_be_run(project):
    command = [sys.executable, "-m", "veileder", "--help"]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=project / "src", check=False
    )
    assert (done.returncode, done.stdout[:5]) == (0, "bruk:")


# Forms ----------------------------------------------------------------------------------------


def test_github_gets_at_most_ten_of_each_severity():
    errors = [_finding(line=line) for line in range(1, 15)]
    warnings = [_finding(_WARNING, line) for line in range(1, 11)]

    lines = as_github([*errors, *warnings])

    assert sum(line.startswith("::error") for line in lines) == 10
    assert "::error::og 5 til" in lines
    assert sum(line.startswith("::warning") for line in lines) == 10


def test_github_signs_are_escaped():
    line = as_github([_finding(_WARNING, message="50 %\nav: a, b", path="content/a,b:c.yml")])[0]

    assert line == (
        "::warning file=content/a%2Cb%3Ac.yml,line=1,col=3,"
        "title=SPRAK01 mangler%3A målform%2C her::50 %25%0Aav: a, b. Mente du «b»?"
    )


def test_json_has_everything_a_program_needs():
    assert json.loads(as_json([_finding()])) == [
        {
            "path": "content/a.yml",
            "line": 1,
            "column": 3,
            "severity": "feil",
            "code": "FELT01",
            "name": "ukjent felt",
            "message": "Ukjent felt «a»",
            "cure": "Mente du «b»?",
        }
    ]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_check_prints_in_every_form(world, capsys, form):
    world.remove("content/steps/evaluer.nn.md")

    assert _run(world, "check", "--format", form) == 0
    assert "SPRAK01" in capsys.readouterr().out


@pytest.mark.parametrize(("no_color", "is_coloured"), [(None, True), ("1", False)])
def test_colours_are_for_terminals_that_want_them(
    monkeypatch, no_color, is_coloured, tmp_path, capsys
):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    show_findings([_finding()], "text", Terminal(), tmp_path)

    assert ("\033[31m" in capsys.readouterr().out) is is_coloured


def test_no_colours_in_a_pipe(tmp_path, capsys):
    show_findings([_finding()], "text", Terminal(), tmp_path)
    assert "\033" not in capsys.readouterr().out


def test_a_build_shows_errors_only_or_a_few_warnings(tmp_path, capsys):
    warnings = [_finding(_WARNING, line) for line in range(1, 9)]

    show_findings([_finding(), *warnings], "text", Terminal(), tmp_path, brief=True)
    assert "SPRAK01" not in capsys.readouterr().out

    show_findings(warnings, "text", Terminal(), tmp_path, brief=True)
    said = capsys.readouterr().out
    assert said.count("SPRAK01") == 5 and "Se alle med: python3 build.py check" in said


def test_one_warning_is_not_several():
    assert summary([_finding(_WARNING)]).startswith("0 feil og 1 advarsel.")
