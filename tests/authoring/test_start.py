"""An own repository: what is in it, and that nothing is written where it must not be."""

import ast
import importlib.util
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from veileder import __version__
from veileder.authoring.start import skeleton
from veileder.front_door.arguments import make_parser
from veileder.front_door.cli import main

WISHES = ["--name", "Nydal kommune", "--number", "9902"]


@pytest.fixture(scope="module", params=["nb", "nn"])
def made(request, tmp_path_factory) -> Path:
    """A repository made by the command, in each målform."""
    folder = tmp_path_factory.mktemp("eget") / "Vår veileder"
    words = ["--municipality", "nydal", *WISHES, "--language", request.param]
    assert main(["start", str(folder), *words]) == 0
    return folder


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_it_has_what_is_needed_and_no_more(made):
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}

    top = {name for name in files if "/" not in name}
    assert top == {
        ".gitattributes",
        ".gitignore",
        ".gitlab-ci.yml",
        "README.md",
        "build.py",
        "requirements.txt",
    }
    folders = {name.partition("/")[0] for name in files} - top
    assert folders == {".github", ".vscode", "docs", "municipalities"}
    assert {name for name in files if name.startswith("municipalities/")} == {
        f"municipalities/nydal/{name}.yml"
        for name in ("arenas", "measures", "municipality", "services")
    }


def test_every_template_is_used():
    named = {
        name.format(language=code) for name in skeleton._FILES.values() for code in ("nb", "nn")
    }
    assert {path.stem for path in skeleton._TEMPLATES.iterdir()} == named


def test_the_version_is_pinned(made):
    assert _text(made, "requirements.txt") == f"handlingsveileder=={__version__}\n"


def test_every_command_in_the_readme_is_one(made):
    commands = re.findall(r"^python3 build\.py (.+)$", _text(made, "README.md"), re.M)

    assert [make_parser().parse_args(shlex.split(words)).command for words in commands] == [
        *"serve check report build update schemas check".split()
    ]
    of_all = {"schemas", "update"}
    assert all(words.endswith(" nydal") for words in commands if words not in of_all)


def test_every_place_in_the_readme_is_there(made):
    named = set(re.findall(r"^\| `([\w./-]+)`", _text(made, "README.md"), re.M))

    assert {"municipalities/nydal/", "docs/eksempel/"} < named
    assert [name for name in named if not (made / name).exists()] == []
    assert "docs/eksempel/" in _text(made, "municipalities/nydal/municipality.yml")


def test_each_schema_that_vs_code_is_told_of_is_there(made):
    schemas = json.loads(_text(made, ".vscode/settings.json"))["yaml.schemas"]

    assert "./.vscode/schemas/municipality.json" in schemas
    assert [path for path in schemas if not (made / path).is_file()] == []


def test_the_front_door_is_read_by_the_oldest_pythons(made):
    text = _text(made, "build.py")

    ast.parse(text, feature_version=(3, 4))
    assert not re.search(r"\bprint\b[^_]*,|\bf['\"]", text.replace("; print(g", ""))


@pytest.fixture
def door(made, tmp_path):
    """The front door of a copy of the repository, whose commands are only noted."""
    shutil.copytree(made, tmp_path / "kopi")
    spec = importlib.util.spec_from_file_location("own_door", tmp_path / "kopi/build.py")
    door = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(door)
    door.ran = []

    def run(command, sorry):
        if "venv" in command:
            Path(command[-1]).mkdir()
        door.ran.append((command[1:], sorry))
        return "/pakken/requirements.lock\n"

    door.run = run
    return door


def test_the_version_comes_first_and_then_what_it_has_locked(door, tmp_path):
    (tmp_path / "kopi/.venv").mkdir()

    door.make_ready()

    _, (program, _), _, (packages, _) = door.ran
    assert program[-3:] == [str(tmp_path / "kopi"), "-r", str(tmp_path / "kopi/requirements.txt")]
    assert "--no-deps" in program and "--no-index" not in program
    assert packages[-2:] == ["-r", "/pakken/requirements.lock"] and "--require-hashes" in packages
    assert [path.name for path in (tmp_path / "kopi/.venv").iterdir()] == ["requirements.installed"]
    assert not (tmp_path / "kopi/.venv.new").exists()


def test_a_wheel_beside_it_is_the_only_place_to_take_the_program_from(door, tmp_path):
    (tmp_path / "kopi/handlingsveileder-9-py3-none-any.whl").touch()

    door.make_ready()

    program, sorry = door.ran[1]
    assert "--no-index" in program
    assert sorry.startswith("Filen handlingsveileder-9-py3-none-any.whl er ikke versjonen som står")


def test_what_was_there_stays_until_the_new_one_is_whole(door, tmp_path):
    (tmp_path / "kopi/.venv").mkdir()
    door.run = lambda command, sorry: door.stop(sorry)

    with pytest.raises(SystemExit):
        door.make_ready()

    assert (tmp_path / "kopi/.venv").is_dir()


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (["README.md", ".git/HEAD"], "er ikke tom: der ligger README.md. Velg en mappe som er tom"),
        ([".git/HEAD"], ""),
    ],
)
def test_nothing_is_written_where_something_stands(tmp_path, capsys, there, said):
    for name in there:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    status = main(["start", str(tmp_path), "--municipality", "nydal", *WISHES, "--language", "nb"])

    assert status == (2 if said else 0)
    assert said in capsys.readouterr().err
    assert (tmp_path / "build.py").exists() is not bool(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Dette mangler: --name, --number og --language. Skriv for eksempel: python3 build.py"),
        ([*WISHES, "--language", "en"], "«en» er ikke en målform"),
        (["--municipality", "Nydal!", *WISHES], "«Nydal!» kan ikke være et mappenavn"),
    ],
)
def test_a_wrong_answer_is_said_before_anything_is_written(tmp_path, capsys, words, said):
    assert main(["start", str(tmp_path / "Ny dal"), *words]) == 2

    told = capsys.readouterr().err
    assert said in told and not list(tmp_path.iterdir())
    if not words:
        assert f"start '{tmp_path}/Ny dal' --municipality ny-dal --name" in told


def test_a_file_is_no_folder(tmp_path, capsys):
    (tmp_path / "fil").write_text("x")

    assert main(["start", str(tmp_path / "fil")]) == 2
    assert "er en fil. Velg en mappe" in capsys.readouterr().err
