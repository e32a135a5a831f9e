"""A root of one's own on top of the groundwork: only what differs has to be there."""

import filecmp
import shutil
from pathlib import Path

import pytest

from veileder import groundwork
from veileder.authoring.accept import AcceptFault, accept
from veileder.editions import Editions
from veileder.front_door.cli import main

SETTINGS = "municipalities/testkommune/municipality.yml"
SETTINGS_TEXT = 'name: Vår\nnumber: "9903"\nlanguage: nb\n'
STEP = "content/steps/undring.nb.md"
ADAPTED = "---\nsummary: Vårt sammendrag.\nbased_on: new\n---\n"


@pytest.fixture
def base(shared_workspace, monkeypatch, project):
    """The small world as an installed program carries it, with a theme that may be changed."""
    world = shared_workspace({SETTINGS: None})
    shutil.copytree(project / "theme_overrides", world.root / "theme_overrides")
    shutil.copyfile(project / "mkdocs.yml", world.root / "mkdocs.yml")
    monkeypatch.setattr(groundwork, "IS_INSTALLED", True)
    monkeypatch.setattr(groundwork, "GROUNDWORK", world.root)
    return world


@pytest.fixture
def own(base, tmp_path):
    """A folder with one municipality in it, and nothing else."""
    world = type(base)(tmp_path / "Vår mappe på æøå")
    world.write(SETTINGS, SETTINGS_TEXT)
    return world


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def _built(world, name: str, *words: str) -> Path:
    site = world.root.parent / name
    assert main(["build", "--root", str(world.root), "--output", str(site), "-q", *words]) == 0
    return site


def _differing(one: Path, other: Path) -> set[str]:
    assert _files(one) == _files(other)
    return {name for name in _files(one) if not filecmp.cmp(one / name, other / name, False)}


def _said(world, capsys, *words: str) -> str:
    main(["check", "--root", str(world.root), *words])
    return capsys.readouterr().out


def test_a_folder_with_a_municipality_alone_gives_the_pages_of_a_whole_one(base, own, tmp_path):
    assert _files(own.root) == {SETTINGS}
    whole = tmp_path / "hel"
    shutil.copytree(base.root, whole)
    shutil.copytree(own.root, whole, dirs_exist_ok=True)
    before = _files(base.root)

    sites = _built(own, "site"), _built(type(own)(whole), "site-hel")

    assert {Path(name).name for name in _differing(*sites)} <= {".veileder"}
    assert (sites[0] / "testkommune/niva-0/undring/index.html").is_file()
    assert _files(base.root) == before  # the program's own folder may be read-only


def test_each_file_of_ones_own_wins_and_all_others_stay(base, own):
    shutil.copytree(_built(own, "site"), own.root.parent / "før")
    text = (base.root / STEP).read_text(encoding="utf-8")
    own.write(STEP, text + "\nDette er vårt eget avsnitt.\n")
    template = (base.root / "theme_overrides/law.html").read_text(encoding="utf-8")
    own.write("theme_overrides/law.html", template.replace("<h1", '<h1 data-ours="ja"', 1))
    own.write("theme_overrides/interface.nb.yml", "search_needs_script: Slå på JavaScript.\n")

    after = _built(own, "site") / "testkommune"

    differing = _differing(own.root.parent / "før/testkommune", after)
    pages = {name.removesuffix("/index.html") for name in differing if name.endswith(".html")}
    for page, words in {
        "niva-0/undring": "vårt eget avsnitt",
        "lov/barnets-beste": 'data-ours="ja"',
        "sok": "Slå på JavaScript.",
    }.items():
        assert words in (after / page / "index.html").read_text(encoding="utf-8")
        pages.remove(page)
    assert pages == set()


def test_words_that_cannot_be_read_are_said_in_a_sentence(own, capsys):
    own.write("theme_overrides/interface.nb.yml", "page_search: [a\n")

    assert main(["build", "--root", str(own.root)]) == 2

    told = capsys.readouterr().err
    assert "Tekstene kan ikke leses: " in told and "interface.nb.yml" in told
    assert "Traceback" not in told


def test_an_error_in_the_groundwork_is_for_others_to_mend(base, own, capsys):
    base.change(STEP, "title: Når du undrer deg", "titel: Når du undrer deg")

    for words in ((), ("testkommune",)):
        said = _said(own, capsys, *words)
        assert f"grunnlaget: {STEP}:" in said
        assert said.count("Si fra til dem som har fellesinnholdet: ") == said.count("feil FELT")


def test_a_warning_in_the_groundwork_is_not_told(base, own, capsys):
    base.change(STEP, "title: Når du", "title: Hver gang du")  # its translation is older now

    assert _said(own, capsys) == "0 feil og 0 advarsler.\n"


def test_a_mistake_in_ones_own_file_is_ones_own(own, capsys):
    own.write(STEP, "---\ntitel: Feil\n---\n")

    said = _said(own, capsys)

    assert f"\n{STEP}:" in "\n" + said
    assert "docs/regler.md, som lages med: python3 build.py schemas\n" in said
    assert main(["schemas", "--root", str(own.root)]) == 0
    assert "Kodene er forklart i docs/regler.md.\n" in _said(own, capsys)


def test_an_adaptation_is_told_when_the_groundwork_changes(base, own, capsys):
    path = "municipalities/testkommune/steps/undring.nb.md"
    own.write(path, ADAPTED)
    assert accept(own.root, [own.root / path]) == [path]
    assert "LAG02" not in _said(own, capsys)

    base.change(STEP, "title: Når du", "title: Hver gang du")

    assert f"{path}:3:11: advarsel LAG02: Fellesteksten er endret" in _said(own, capsys)


def test_a_site_is_not_as_it_was_when_the_groundwork_is_another(base, own):
    before = Editions(own.root).of([])
    assert Editions(own.root).of([]) == before

    base.change("content/laws/barnets-beste.nb.md", "title: Barnets beste", "title: Barnets gode")

    assert Editions(own.root).of([]) != before


def test_accept_leaves_the_groundwork_alone(base, own):
    base.change(STEP, "title: Når du", "title: Hver gang du")
    before = (base.root / "content/steps/undring.nn.md").read_bytes()

    with pytest.raises(AcceptFault, match="ingen translated_from eller based_on"):
        accept(own.root, [own.root])

    assert (base.root / "content/steps/undring.nn.md").read_bytes() == before


def test_the_carried_example_is_read_to_know_what_is_left_of_it_and_never_built(
    base, own, capsys, project
):
    shutil.copytree(project / "municipalities/eksempel", base.root / "municipalities/eksempel")
    own.change(SETTINGS, "language: nb", "language: nb\nstatus: published")
    copied = "Foreldre og små barn møtes, leker og spiser sammen. En ansatt er alltid til stede."
    measure = f"measures:\n  - id: kurs\n    name: Kurs\n    description: {copied}\n"
    own.write("municipalities/testkommune/measures.yml", measure)

    said = _said(own, capsys)

    assert "municipalities/testkommune/measures.yml:4:18: feil KOMM06" in said
    assert "municipalities/eksempel" not in said


def test_a_municipality_is_never_put_together_of_two(base, own, project):
    shutil.copytree(project / "municipalities/eksempel", base.root / "municipalities/eksempel")
    own.write("municipalities/eksempel/municipality.yml", SETTINGS_TEXT)

    assert set(own.load().layers["eksempel"].sources) == {
        "municipalities/eksempel/municipality.yml"
    }


def test_a_root_with_mkdocs_yml_is_whole_and_gets_nothing(base, own, capsys):
    own.write("mkdocs.yml", "theme: {name: material}\n")

    assert main(["check", "--root", str(own.root)]) == 2

    assert "Det finnes ingen mappe content/ i" in capsys.readouterr().err


def test_a_relative_root_and_a_stage(own, monkeypatch, capsys):
    monkeypatch.chdir(own.root.parent)
    own.write("theme_overrides/parts/eget.html", "eget")

    for words in (["build", "--output", "ut", "-q"], ["stage", "testkommune", "trinn"]):
        assert main([words[0], "--root", own.root.name, *words[1:]]) == 0

    assert Path("ut/testkommune/index.html").is_file()
    assert Path("trinn/theme/parts/eget.html").is_file()
    assert Path("trinn/theme/main.html").is_file()


def test_a_folder_without_municipalities_is_named(base, tmp_path, capsys):
    assert main(["build", "--root", str(tmp_path / "borte")]) == 2

    assert "Det finnes ingen mappe municipalities/ i" in capsys.readouterr().err
