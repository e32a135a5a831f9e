"""A fork: ``new``, fill in, build – without touching anything outside its own folder."""

import hashlib
import re
import shutil

import pytest

from veileder.pipeline import read
from veileder.scaffold import ScaffoldFault, new_municipality


def _hashes(root, without):
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and without not in path.parts
    }


@pytest.fixture(scope="module")
def fork(project, tmp_path_factory):
    """The real content with the example only, and a new municipality made from it."""
    root = tmp_path_factory.mktemp("fork")
    for name in ("content", "tools", "municipalities/eksempel"):
        shutil.copytree(project / name, root / name)
    before = _hashes(root, "nydal")
    folder = new_municipality(root, "nydal")
    return root, folder, before


def test_new_and_filling_in_gives_a_municipality_without_errors(fork):
    root, folder, before = fork
    settings = folder / "municipality.yml"
    text = settings.read_text(encoding="utf-8").replace('number: "0000"', 'number: "9999"')
    settings.write_text(text, encoding="utf-8")

    checked = read(root, ["nydal"])

    assert [str(finding) for finding in checked.findings if finding.is_error] == []
    assert checked.guides["nydal"].municipality.name == "Nydal kommune"
    assert _hashes(root, "nydal") == before


def test_no_contact_of_the_example_is_left(fork):
    _, folder, _ = fork
    for path in folder.rglob("*.*"):
        lines = path.read_text(encoding="utf-8").split("\n")
        said = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
        assert "example.no" not in said, path
        assert not re.search(r"\b0000\d{4}\b", said), path
        assert "Eksempel " not in said, path


def test_dates_of_review_are_not_claimed_for_the_new_one(fork):
    _, folder, _ = fork
    assert not re.search(
        r"^ *(next_)?review(ed)?: *\d", (folder / "services.yml").read_text(), re.M
    )


@pytest.mark.parametrize("id", ["Nydal", "ny dal", "nydal/", "../nydal", "ny_dal", ""])
def test_an_id_that_can_not_be_a_folder_is_refused(project, id):
    with pytest.raises(ScaffoldFault, match="kan ikke være et mappenavn"):
        new_municipality(project, id)


def test_an_existing_folder_is_left_alone(project):
    with pytest.raises(ScaffoldFault, match="finnes fra før"):
        new_municipality(project, "eksempel")


def test_a_folded_value_is_emptied_whole(tmp_path):
    source = tmp_path / "municipalities/eksempel/services.yml"
    source.parent.mkdir(parents=True)
    source.write_text("a:\n  - address: >-\n      Storgata 1\n      0001 Oslo\n    name: X\n")

    folder = new_municipality(tmp_path, "nydal")

    assert (folder / "services.yml").read_text() == "a:\n  - address:\n    name: X\n"
