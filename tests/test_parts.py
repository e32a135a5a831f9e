"""One build in parts, put together: the same bytes, or a sentence about what is wrong."""

import shutil
import subprocess
import sys

import pytest

from veileder.front_door.cli import main

_SETTINGS = 'name: {}\nnumber: "99{:02}"\nlanguage: {}\n{}'
_NAMES = ("alver", "bygland", "dovre", "etne", "fedje")


@pytest.fixture(scope="module")
def world(shared_workspace):
    folders = {
        f"municipalities/{name}/municipality.yml": _SETTINGS.format(
            name.title(), number, "nn" if number % 2 else "nb", "region: dalen\n" * (number == 3)
        )
        for number, name in enumerate(_NAMES, start=10)
    }
    region = {"municipalities/dalen/region.yml": "name: Dalen\nlanguage: nn\n"}
    return shared_workspace({**folders, **region}).with_theme()


@pytest.fixture(scope="module")
def built(world, tmp_path_factory):
    """The three parts, which no test may change."""
    place = tmp_path_factory.mktemp("deler")
    for number in (1, 2, 3):
        words = ("--part", f"{number}/3", "--output", str(place / f"del{number}"))
        assert main(["build", *words, "-q", "--root", str(world.root)]) == 0
    return place


@pytest.fixture
def run(world, capsys):
    world.with_theme()  # the store of this test knows the templates

    def command(*words):
        status = main([*map(str, words), "--root", str(world.root)])
        return status, "".join(capsys.readouterr())

    return command


@pytest.fixture
def parts(built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return [tmp_path / f"del{number}" for number in (1, 2, 3)]


def tree(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_parts_built_on_two_clones_and_merged_are_the_bytes_of_one_build(
    world, run, tmp_path, project
):
    """Each part in a process of its own, from a copy that stands elsewhere."""
    assert run("build", "--output", tmp_path / "ett")[0] == 0
    for number in (1, 2):
        clone = tmp_path / f"klone {number}"
        shutil.copytree(world.root, clone, symlinks=False)
        output = tmp_path / f"del{number}"
        words = ["build", "--part", f"{number}/2", "--output", output, "--root", clone]
        command = [sys.executable, "-m", "veileder", *map(str, words)]
        subprocess.run(command, cwd=project / "src", check=True, capture_output=True)

    status, said = run(
        "merge", tmp_path / "del2", tmp_path / "del1", "--output", tmp_path / "sammen"
    )

    assert (status, said.splitlines()[-1]) == (
        0,
        f"Ferdig: 6 kommuner fra 2 deler i {tmp_path / 'sammen'}.",
    )
    assert tree(tmp_path / "sammen") == tree(tmp_path / "ett")


def test_a_part_has_its_share_and_no_other(parts):
    shares = [{path.parent.name for path in part.glob("*/manifest.webmanifest")} for part in parts]

    assert shares == [{"alver", "etne"}, {"bygland", "fedje"}, {"dovre", "testkommune"}]


def test_a_part_is_marked_also_where_its_sites_stand_already(run, tmp_path):
    """Built by name they are no part; and what stands beside them belongs to another part."""
    output, other = tmp_path / "del1", tmp_path / "del2"
    for words in (["alver", "dovre", "fedje", "etne"], ["--part", "1/2"]):
        assert run("build", *words, "--output", output)[0] == 0
    assert run("build", "--part", "2/2", "--output", other)[0] == 0
    (output / "etne/index.html").unlink()  # of the other part: not looked at

    assert run("merge", output, other, "--output", tmp_path / "sammen")[0] == 0
    assert (tmp_path / "sammen/etne/index.html").is_file()


def test_what_is_missing_twice_or_no_part_is_told(run, parts, tmp_path):
    output = ("--output", tmp_path / "sammen")

    assert run("merge", *parts[:2], *output) == (2, "Det mangler deler: 3/3.\n")
    assert run("merge", *parts, parts[0], *output) == (2, "En del er nevnt mer enn én gang.\n")
    assert run("merge", tmp_path, *output) == (2, f"{tmp_path} er ikke laget med build --part.\n")
    run("build", "--part", "1/2", "--output", tmp_path / "annet")
    assert (
        run("merge", *parts, tmp_path / "annet", *output)[1]
        == "Delene er av ulike bygg: 1/2, 1/3, 2/3, 3/3.\n"
    )
    assert not (tmp_path / "sammen").exists()


def test_a_part_that_is_not_whole_is_refused(run, parts, tmp_path):
    (parts[1] / "bygland/index.html").unlink()

    status, said = run("merge", *parts, "--output", tmp_path / "sammen")

    assert (status, said) == (
        2, f"{parts[1]} er ikke hel: bygland/index.html mangler. Bygg delen på nytt.\n",
    )  # fmt: skip
    assert not (tmp_path / "sammen").exists()


def test_parts_of_another_edition_are_refused(run, parts, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")

    status, said = run("merge", *parts, "--output", tmp_path / "sammen")

    assert status == 2 and "en annen utgave enn den som er her, eller en annen dag" in said


def test_a_municipality_that_errors_hold_back_is_named(world, run, tmp_path):
    world.change("municipalities/etne/municipality.yml", "language: nn", "language: xx")
    try:
        statuses = [
            run("build", "--part", f"{n}/2", "--output", tmp_path / f"del{n}")[0] for n in (1, 2)
        ]
        status, said = run(
            "merge", tmp_path / "del1", tmp_path / "del2", "--output", tmp_path / "sammen"
        )
    finally:
        world.change("municipalities/etne/municipality.yml", "language: xx", "language: nn")

    assert sorted(statuses) == [0, 1] and status == 1
    assert said.splitlines()[-1] == "Ikke i noen av delene, på grunn av feil: etne."
    assert not (tmp_path / "sammen/etne").exists()


@pytest.mark.parametrize("part", ["0/3", "4/3", "1", "1/0", "a/b", "1/1000", "-1/3"])
def test_what_is_no_part_is_wrong_use(run, part, capsys):
    with pytest.raises(SystemExit) as stop:
        run("build", f"--part={part}")

    assert stop.value.code == 2
    assert f"«{part}» er ikke en del" in capsys.readouterr().err


def test_a_part_of_nothing_is_told(run):
    assert run("build", "--part", "9/9") == (
        2, "Del 9/9 har ingen kommuner: det er færre enn 9 av dem.\n",
    )  # fmt: skip


def test_a_part_of_named_municipalities_is_refused(run):
    status, said = run("build", "alver", "--part", "1/2")

    assert (status, said) == (2, "--part gjelder alle kommunene. Ta bort navnene, eller --part.\n")
