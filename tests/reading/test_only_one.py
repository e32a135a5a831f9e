"""The line that says that a folder is made alone, and whose line it is."""

import pytest

from veileder.reading.alone import alone


def folder(root, name, text, file="municipality.yml"):
    path = root / "municipalities" / name / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("file", ["municipality.yml", "region.yml"])
def test_a_municipality_and_a_region_may_say_so(tmp_path, file):
    folder(tmp_path, "nydal", "name: Nydal\nalone: true\n", file)
    folder(tmp_path, "dalen-2", "alone: true\n", file)
    folder(tmp_path, "nabo", "name: Nabo\n", file)

    assert alone(tmp_path) == ["dalen-2", "nydal"]


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        *(("alone:true", True), ("'alone': \"true\"", True), ("alone:\t true  # hos oss", True)),
        *(("alone: trueish", False), ("alone: false", False), (" alone: true", False)),
        *(("alone:\ntrue", False), ("x: alone: true", False), ("navn: [\nalone: true", True)),
    ],
)
def test_the_line_counts_as_it_stands_whatever_is_wrong_around_it(tmp_path, line, is_said):
    folder(tmp_path, "nydal", f"{line}\n")

    assert alone(tmp_path) == (["nydal"] if is_said else [])


@pytest.mark.parametrize("name", ["Nydal", "_utkast", "ny dal", "nydal - Kopi", ".skjult"])
def test_a_folder_that_is_no_municipality_says_nothing(tmp_path, name):
    folder(tmp_path, name, "alone: true\n")

    assert alone(tmp_path) == []


def test_a_file_that_can_not_be_read_says_nothing(tmp_path):
    (tmp_path / "municipalities/nydal/municipality.yml").mkdir(parents=True)

    assert alone(tmp_path) == []
