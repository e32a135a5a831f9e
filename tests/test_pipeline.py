"""The straight line from sources to sites: all or nothing, everything at once, the same every time."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import hashlib
import os
import subprocess
import sys

import pytest

from veileder import pipeline
from veileder.checked import UnknownMunicipality, read
from veileder.front_door.cli import main
from veileder.front_door.terminal import Terminal, show_findings
from veileder.pipeline import build

_T = "municipalities/testkommune"
_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: {}\n{}'


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# Ten mistakes of different families, in one municipality: the file, its text, and what is said of it.
MISTAKES = (
    (f"{_T}/municipality.yml", _SETTINGS.format("Testkommune", "9901", "nb", "hide: [tool/undringsnotatet]\nchecked: 2099-01-01\n"), None, None),
    (None, None, f"{_T}/municipality.yml:4:8: advarsel LAG08", "Mente du «tool/undringsnotat»?"),
    (None, None, f"{_T}/municipality.yml:5:10: feil DATO02", "Skriv dagen"),
    (f"{_T}/services.yml", "services:\n  - id: bv\n    type: barnevernet\n    name: BV\n    contacts:\n      - function: Vakt\n        phone: 1234\n        email: kari@gmail.com\n", f"{_T}/services.yml:3:11: feil REF01", "Mente du «barnevern»?"),
    (None, None, f"{_T}/services.yml:7:16: feil KONT01", "8 sifre"),
    (None, None, f"{_T}/services.yml:8:16: feil KONT02", "felles postkasse"),
    (f"{_T}/arenas.yml", "arenas:\n  - id: mote\n    type: mote\n    nam: Møte\n", f"{_T}/arenas.yml:4:5: feil FELT01", "Feltet heter «name»."),
    (f"{_T}/measures.yml", "measures:\n  - id: kurs\n    name: Kurs: for alle\n", f"{_T}/measures.yml:3:15: feil YAML01", "anførselstegn"),
    (f"{_T}/steps/undring.nb.md", "---\nsummary: Vår\n---\n", f"{_T}/steps/undring.nb.md:1:1: feil LAG03", "based_on: new"),
    (f"{_T}/articles/om.nb.md", "---\ntitle: Om\n---\nSe [x](tool/borte).\n\n<b>Hei</b>\n", f"{_T}/articles/om.nb.md:4:8: feil LENKE01", "Ta bort lenken"),
    (None, None, f"{_T}/articles/om.nb.md:6:1: feil TEKST01", "**fet**"),
)  # fmt: skip


def test_ten_mistakes_are_told_at_once_and_the_good_site_stands(workspace, capsys):
    world = workspace().with_theme()
    output = world.root / "site"
    assert main(["build", "--root", str(world.root), "--jobs", "1"]) == 0
    good = _tree(output)
    for path, text, _, _ in MISTAKES:
        if path:
            world.write(path, text)

    capsys.readouterr()
    assert main(["check", "--root", str(world.root)]) == 1
    said = capsys.readouterr().out
    for _, _, place, cure in MISTAKES:
        if place:
            after = said.partition(place)[2]
            assert after, f"{place}\n{said}"
            assert cure in after.split("→")[1].split("\n")[0]

    assert main(["build", "--root", str(world.root), "--jobs", "1"]) == 1
    assert "Ingenting er publisert. Nettstedene er som før." in capsys.readouterr().out
    assert _tree(output) == good


@pytest.fixture(scope="session")
def two_municipalities(shared_workspace):
    world = shared_workspace(
        {
            f"{_T}/municipality.yml": _SETTINGS.format(
                "Testkommune", "9901", "nb", "region: dalen\n"
            ),
            "municipalities/nabo/municipality.yml": _SETTINGS.format(
                "Nabo", "9902", "nn", "variants: [barnevern]\n"
            ),
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nn\n",
        }
    )
    return world.with_theme()


def _build_elsewhere(world, output, seed, cwd, jobs, *ids):
    """Build in another process, as on another machine."""
    command = [
        sys.executable,
        "-m",
        "veileder",
        "build",
        *ids,
        "--root",
        str(world.root),
        "--output",
        str(output),
        "--jobs",
        jobs,
    ]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "SOURCE_DATE_EPOCH": "1790000000",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def test_two_builds_are_byte_identical(two_municipalities, tmp_path):
    """Another hash seed, another folder to stand in, and several sites at a time change nothing."""
    first = _build_elsewhere(two_municipalities, tmp_path / "a/site", "0", tmp_path, "1")
    second = _build_elsewhere(
        two_municipalities, tmp_path / "b/site", "4711", two_municipalities.root, "2"
    )

    assert _tree(first) == _tree(second)
    assert {"index.html", "testkommune/index.html", "nabo/index.html", "dalen/index.html"} <= set(
        _tree(first)
    )
    assert '<html lang="nn"' in (first / "dalen/index.html").read_text(encoding="utf-8")
    assert "21. september 2026" in (first / "nabo/index.html").read_text(encoding="utf-8")


def test_alone_among_many_and_by_many_processes_a_site_is_the_same(
    two_municipalities, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    root = two_municipalities.root
    build(root, tmp_path / "alle", jobs=1)
    build(root, tmp_path / "mange", jobs=8)
    build(root, tmp_path / "en", ["nabo"], jobs=8)
    elsewhere = _build_elsewhere(two_municipalities, tmp_path / "a", "99", tmp_path, "8", "nabo")

    every = _tree(tmp_path / "alle")
    assert _tree(tmp_path / "mange") == every
    one = {name: digest for name, digest in every.items() if name.startswith("nabo/")}
    for output in (tmp_path / "en", elsewhere):
        assert _tree(output / "nabo") == {name[5:]: digest for name, digest in one.items()}
        assert "testkommune" not in {path.name for path in output.iterdir()}


def test_chosen_municipalities(two_municipalities):
    assert set(read(two_municipalities.root).guides) == {"testkommune", "nabo"}
    assert set(read(two_municipalities.root, ["nabo"]).guides) == {"nabo"}


def test_a_region_means_its_municipalities(two_municipalities):
    assert set(read(two_municipalities.root, ["dalen"]).guides) == {"testkommune"}


def test_an_unknown_municipality_is_refused(two_municipalities):
    with pytest.raises(UnknownMunicipality):
        read(two_municipalities.root, ["atlantis"])


def test_a_second_build_in_the_same_process_may_need_templates_the_first_did_not(
    workspace, tmp_path
):
    """As under ``serve``: the templates of the first build are gone by then."""
    world = workspace(
        {"municipalities/nabo/municipality.yml": _SETTINGS.format("Nabo", "9902", "nb", "")}
    ).with_theme()
    build(world.root, tmp_path / "site", ["nabo"])
    world.write("content/cases/ovelse.nb.md", "---\ntitle: Øvelse\n---\n")

    build(world.root, tmp_path / "site", ["nabo"])

    assert list((tmp_path / "site/nabo").rglob("ovelse/index.html"))


def test_a_build_tells_how_many_of_how_many_sites_are_done(workspace, tmp_path):
    """What stands above them is made in a moment."""
    world = workspace(
        {"municipalities/nabo/municipality.yml": _SETTINGS.format("Nabo", "9902", "nb", "")}
    ).with_theme()
    told = []

    build(world.root, tmp_path / "site", progress=lambda *news: told.append(news))

    assert [(done, total) for done, total, _ in told] == [(1, 2), (2, 2)]
    assert {name for _, _, name in told} == {"Testkommune", "Nabo"}


def test_a_fault_in_building_leaves_the_old_site(workspace, tmp_path, monkeypatch):
    world = workspace().with_theme()
    output = tmp_path / "site"
    build(world.root, output)
    before = _tree(output)
    world.change(f"{_T}/municipality.yml", "name: Testkommune", "name: Prøvekommune")
    monkeypatch.setattr(pipeline, "faults_between", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        build(world.root, output)

    assert _tree(output) == before
    assert [
        path.name for path in tmp_path.iterdir() if path.name.startswith(".site-") and path.is_dir()
    ] == []


def test_each_finding_is_told_once_worst_first(workspace, tmp_path, capsys):
    world = workspace(
        {"municipalities/nabo/municipality.yml": _SETTINGS.format("Nabo", "9902", "nb", "")}
    )
    world.change("content/guide.yml", "undringsnotat", "finnes-ikke")
    world.remove("content/steps/evaluer.nn.md")

    show_findings(world.check().findings, "text", Terminal(), tmp_path)

    said = capsys.readouterr().out
    assert said.count("Ukjent verktøy «finnes-ikke»") == 1
    assert said.index(" feil ") < said.index(" advarsel ")
