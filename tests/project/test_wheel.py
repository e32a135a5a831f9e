"""The wheel, from nothing: a clean environment, an empty folder, and the pages that come of it."""

import filecmp
import hashlib
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from installed import WISHES, done, install, make_wheel, run

from veileder.authoring.start.skeleton import _OF_HOSTS
from veileder.pipeline import build

CARRIED = ("content", "tools", "theme_overrides", "municipalities/eksempel")
BUILT = "nydal/index.html"


@pytest.fixture(scope="module")
def wheel(project) -> Path:
    return make_wheel(project)


@pytest.fixture(scope="module")
def home(tmp_path_factory, wheel) -> Path:
    return install(tmp_path_factory.mktemp("miljø") / "venv", wheel)


@pytest.fixture(scope="module")
def own(tmp_path_factory, home) -> Path:
    """The repository that ``start`` makes in an empty folder."""
    place = tmp_path_factory.mktemp("eget")
    said = done(
        home / "bin/veileder", "start", "på æøå", "--municipality", "nydal", *WISHES, cwd=place
    )
    assert "Gå dit med: cd 'på æøå'." in said
    return place / "på æøå"


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_it_carries_what_municipalities_stand_on_and_nothing_of_theirs(wheel, project):
    inside = zipfile.ZipFile(wheel).namelist()

    base = {name.removeprefix("veileder/base/") for name in inside if "/base/" in name}
    expected = {f"{top}/{name}" for top in CARRIED for name in _files(project / top)}
    assert base == expected | {*_OF_HOSTS, "mkdocs.yml", "requirements.lock"}
    tops = {name.partition("/")[0] for name in inside}
    assert tops == {"veileder", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}


def test_it_carries_every_file_of_the_program(wheel, project):
    inside = set(zipfile.ZipFile(wheel).namelist())

    source = {name for name in _files(project / "src") if "__pycache__" not in name}
    assert {name for name in source if ".egg-info" not in name} - inside == set()


@pytest.mark.usefixtures("shared_store")  # of the checkout; what is installed has its own
def test_from_an_empty_folder_to_the_pages_a_checkout_makes(home, own, project, tmp_path):
    program = home / "bin/veileder"
    before = _files(home)

    said = done(program, "build", "--root", own.name, "--output", tmp_path / "ut", cwd=own.parent)

    assert f"Se på skjermen: veileder serve --root '{own.name}'" in said
    for name in ("content", "tools"):
        shutil.copytree(project / name, tmp_path / "hel" / name)
    for name in ("theme_overrides", "mkdocs.yml"):
        (tmp_path / "hel" / name).symlink_to(project / name)
    shutil.copytree(own / "municipalities", tmp_path / "hel/municipalities")
    assert not build(tmp_path / "hel", tmp_path / "site").has_errors
    names = {name for name in _files(tmp_path / "site") if not name.endswith(".veileder")}
    assert BUILT in names and len(names) > 200
    same, *other = filecmp.cmpfiles(tmp_path / "ut", tmp_path / "site", names, shallow=False)
    assert (set(same), other) == (names, [[], []])
    assert {name for name in _files(home) - before if "__pycache__" not in name} == set()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("check",), "0 feil, 0 advarsler og "),
        (("--version",), "handlingsveileder 0."),
        (("schemas",), "Skrev .vscode/schemas/guide.json\n"),
        (("stage", "nydal", "trinn"), "Skrev trinn/mkdocs.yml."),
    ],
)
def test_each_command_works_where_there_is_a_municipality_alone(home, own, tmp_path, command, said):
    shutil.copytree(own / "municipalities", tmp_path / "municipalities")

    assert said in done(home / "bin/veileder", *command, cwd=tmp_path)


def test_another_municipality_is_made_in_a_folder_with_nothing(home, tmp_path):
    said = done(home / "bin/veileder", "new", "nydal", *WISHES, cwd=tmp_path)

    assert "Se det med: veileder serve nydal\n" in said
    assert (tmp_path / "municipalities/nydal/services.yml").is_file()


def test_the_documentation_names_the_file_that_is_made(wheel, project):
    text = (project / "docs/ta-i-bruk.md").read_text(encoding="utf-8")

    assert set(re.findall(r"handlingsveileder-[\w.-]+?\.whl", text)) == {wheel.name}


# build.py of an own repository ----------------------------------------------------------------


def test_its_front_door_runs_the_program_on_its_own_folder(home, own, tmp_path):
    repository = tmp_path / "eget"
    shutil.copytree(own, repository)
    (repository / ".venv").symlink_to(home)
    pinned = hashlib.sha256((repository / "requirements.txt").read_bytes()).hexdigest()
    mark = home / "requirements.installed"
    mark.write_text(f"{pinned}\n{repository}/.venv\n", encoding="utf-8")

    said = done(sys.executable, repository / "build.py", "report", cwd=tmp_path)
    wrong = run(sys.executable, repository / "build.py", "hva", cwd=tmp_path)

    assert "\nNydal kommune (9902, bokmål, utkast)\n" in said
    assert wrong.returncode == 2
    assert "Se hva som finnes: python3 build.py --help" in wrong.stderr


def test_what_cannot_be_fetched_is_said_in_a_sentence(own, tmp_path):
    for name in ("build.py", "requirements.txt"):
        shutil.copy(own / name, tmp_path)

    ended = run(sys.executable, tmp_path / "build.py", cwd=tmp_path, PIP_NO_INDEX="1")

    assert ended.returncode == 2
    said = "Programmet ble ikke hentet. Er maskinen på nett? Alt som ble sagt, står i "
    assert ended.stderr == f"{said}{tmp_path}/.venv.log\n"
    assert not (tmp_path / ".venv").exists()
