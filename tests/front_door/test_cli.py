"""The command line: what is printed, in which form, and with which exit status."""

import json
import shlex
import shutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder import __version__
from veileder.commands import check
from veileder.dates import today
from veileder.findings import Finding, Location, Rule, Severity
from veileder.front_door import arguments
from veileder.front_door.arguments import COMMANDS
from veileder.front_door.cli import main
from veileder.front_door.formats import as_github, as_json
from veileder.front_door.terminal import Terminal, show_findings, summary

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
        (["build", "--jobs", "0"], "«0» kan ikke brukes. Velg et tall fra 1 til 61"),
        (["build", "--jobs=-3"], "«-3» kan ikke brukes"),
        (["build", "--jobs", "1_0"], "«1_0» er ikke et helt tall"),
        (["serve", "--port", "99999"], "«99999» kan ikke brukes. Velg et tall fra 0 til 65535"),
        (["serve", "--port", "-1"], "«-1» kan ikke brukes"),
        (["serve", "--port", "٣"], "«٣» er ikke et helt tall"),
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


@pytest.mark.parametrize("epoch", ["abc", "-1", "1.5", "10" * 10, "9" * 12, "١٢", "1_000", " 5"])
@pytest.mark.parametrize("command", ["build", "check", "report"])
def test_a_day_that_is_none_is_refused_before_anything_is_done(
    world, capsys, monkeypatch, epoch, command
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert _run(world, command) == 2

    told = capsys.readouterr()
    assert f"SOURCE_DATE_EPOCH er satt til «{epoch}»" in told.err and told.err.count("\n") == 1
    assert told.out == "" and not (world.root / "site").exists()


@pytest.mark.parametrize(("epoch", "day"), [("0", "1970-01-01"), ("253402210799", "9999-12-30")])
def test_every_day_there_is_can_be_chosen(monkeypatch, epoch, day):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert today().isoformat() == day


@pytest.mark.parametrize(
    "command", [["build"], ["serve", "--port", "0"], ["stage", "testkommune", "ut"]]
)
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("mkdocs.yml", ": mkdocs.yml. Hent"),
        ("theme_overrides", ": theme_overrides/. Hent"),
        ("theme_overrides/step.html", ": theme_overrides/step.html. Hent"),
        ("theme_overrides/interface.nn.yml", ": theme_overrides/interface.nn.yml. Hent"),
    ],
)
def test_a_root_without_what_pages_are_made_with_is_wrong_use(
    workspace, project, capsys, command, missing, said
):
    world = workspace()
    shutil.copytree(project / "theme_overrides", world.root / "theme_overrides")
    shutil.copy(project / "mkdocs.yml", world.root)
    path = world.root / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    assert _run(world, *command) == 2

    assert said in capsys.readouterr().err
    assert not (world.root / "site").exists() and not (world.root / "ut").exists()


def test_a_root_that_is_a_file_is_wrong_use(tmp_path, capsys):
    (tmp_path / "fil").write_text("")

    assert main(["check", "--root", str(tmp_path / "fil"), "Testkommune/"]) == 2
    assert "er en fil" in capsys.readouterr().err


def test_our_own_fault_is_three(world, capsys, monkeypatch):
    monkeypatch.setattr(check, "known", lambda *_: 1 / 0)

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
        (["--version"], ["--version"]),
        (["hjelp"], ["--help"]),
        (["help", "check"], ["check", "--help"]),
        (["hjelp", "tull"], ["--help"]),
    ],
)
def test_build_is_what_is_meant_where_no_command_is_named(given, meant):
    assert arguments.with_default(given) == meant


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["biuld"], "Ukjent kommando «biuld», og ingen mappe heter municipalities/biuld. Mente"),
        (["biuld"], "Mente du build?"),
        (["chekc", "testkommune"], "Mente du check?"),
        (["sjekk"], "Mente du check?"),
        (["vis"], "Mente du serve?"),
        (["testkomune"], "Mente du testkommune?"),
        (["hva"], "Se hva som finnes: python3 build.py --help"),
        (["check", "Test"], "municipalities/Test. Mente du testkommune?"),
        (["check", "Testkomune/"], "municipalities/Testkomune. Mente du testkommune?"),
        (["check", "atlantis"], "municipalities/atlantis. Disse finnes: testkommune."),
        (["serve", "Tæstkommune"], "Mente du testkommune?"),
        (["report", "content/guide.yml"], "content/guide.yml er ikke mappen til en kommune."),
        (["check", "municipalities/testkommune/municipality.yml"], "Mente du testkommune?"),
    ],
)  # fmt: skip
def test_a_slip_is_answered_before_anything_is_read(world, capsys, monkeypatch, given, said):
    monkeypatch.setattr("importlib.import_module", lambda name: pytest.fail(f"loaded {name}"))

    assert main([*given, "--root", str(world.root)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "written",
    [
        "testkommune", "Testkommune", "TESTKOMMUNE/", "municipalities/testkommune",
        "municipalities/testkommune/", "./municipalities/Testkommune",
        r"municipalities\testkommune",
        "municipalities/../municipalities/testkommune", "{root}/municipalities/testkommune/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "build", "report", "serve", "stage"])
def test_a_municipality_may_be_written_as_its_folder_is_shown(world, command, written):
    name = written.format(root=world.root)
    rest = ["ut"] if command == "stage" else []

    options = arguments.understood([command, "--root", str(world.root), name, *rest])

    meant = options.ids if "ids" in options else [options.municipality]
    assert meant == ["testkommune"]


def test_a_path_is_read_from_where_one_stands(world, monkeypatch):
    monkeypatch.chdir(world.root / "municipalities/testkommune")

    assert arguments.understood(["--root", str(world.root), "."]).ids == ["testkommune"]
    assert arguments.understood(["--root", str(world.root), "../testkommune"]).ids == [
        "testkommune"
    ]


def test_a_new_municipality_s_name_is_left_as_it_is(world):
    assert arguments.understood(["new", "--root", str(world.root), "nydal"]).id == "nydal"


@given(word=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_word_at_all_is_answered_with_a_sentence(world_of_all, word):
    options = ["--root", str(world_of_all.root)]
    try:
        status = main(["check", *options, "--", word])
    except SystemExit as stopped:
        status = stopped.code
    assert status == (0 if word.casefold() == "testkommune" else 2)


@pytest.fixture(scope="module")
def world_of_all(shared_workspace):
    return shared_workspace()


def test_the_version_is_that_of_the_project(project, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"handlingsveileder {__version__} (Python 3.")
    assert f'\nversion = "{__version__}"\n' in (project / "pyproject.toml").read_text("utf-8")


def test_what_answers_at_once_loads_no_package(project):
    """Whatever pydantic, MkDocs and the rest cost to load, a slip of the keys does not pay."""
    asked = "from veileder.front_door import cli; cli.misunderstood(['biuld']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, 'src'); {asked}"],
        capture_output=True, encoding="utf-8", cwd=project, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert loaded & {"pydantic", "yaml", "mkdocs", "jinja2", "markdown", "watchdog"} == set()
    assert "veileder.pipeline" not in loaded


def test_the_last_line_of_a_build_is_a_command_that_shows_it(world, capsys):
    """Opened from disk, the links to folders and the search do not work."""
    assert _run(world, "build", "testkommune") == 0

    last = capsys.readouterr().out.splitlines()[-1]
    shown = shlex.split(last.partition("build.py ")[2])
    assert "index.html" not in last
    assert arguments.understood(shown).municipality == "testkommune"
    assert arguments.understood(shown).root == world.root


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_norwegian(capsys, command):
    with pytest.raises(SystemExit) as stopped:
        main([*filter(None, [command]), "--help"])

    text = capsys.readouterr().out
    assert stopped.value.code == 0
    assert text.startswith("bruk: build.py")
    assert not [word for word in ("usage:", "options:", "show this", "positional") if word in text]
    assert "vis denne hjelpen" in text


def test_every_argument_is_explained():
    for name in COMMANDS:
        parser = arguments.make_parser()
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
    assert _run(world, "test", "-n", "0", "finnes-ikke.py") == 4


def test_test_hands_pytest_its_arguments_in_their_order(world, monkeypatch):
    asked = []
    monkeypatch.setattr(subprocess, "call", lambda command, cwd: asked.extend(command) or 5)

    assert _run(world, "test", "-m", "not browser", "tests/reading", "-k", "bom", "-x") == 5
    assert asked[-6:] == ["-m", "not browser", "tests/reading", "-k", "bom", "-x"]


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

    lines = as_github([*errors, *warnings]).splitlines()

    assert sum(line.startswith("::error") for line in lines) == 10
    assert "::error::og 5 til" in lines
    assert sum(line.startswith("::warning") for line in lines) == 10


def test_github_signs_are_escaped():
    line = as_github([_finding(_WARNING, message="50 %\nav: a, b", path="content/a,b:c.yml")])

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


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "sarif", "json"])
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


def test_a_root_as_seen_from_here_can_be_built(world, monkeypatch):
    monkeypatch.chdir(world.root.parent)

    assert main(["build", "--root", world.root.name, "--output", "ut", "--jobs", "1"]) == 0
    assert (world.root.parent / "ut/testkommune/index.html").is_file()
