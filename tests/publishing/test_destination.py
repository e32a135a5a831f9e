"""Where sites may be put: everything that works, and a sentence for what does not."""

import errno
import os
from pathlib import Path

import pytest

import veileder
from veileder.faults import PublishFault
from veileder.front_door.cli import main
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing import destination as module
from veileder.publishing.destination import check_owned, destination
from veileder.rendering.record import write_record


@pytest.fixture
def root(tmp_path):
    """A root with sources, in a folder with a blank and a letter of our own."""
    root = tmp_path / "Målføre kommune"
    for name in ("content/steps", "tools", "municipalities", "theme_overrides"):
        (root / name).mkdir(parents=True)
    return root


@pytest.mark.parametrize("written", ["ut", "./ut", "../her/ut", "a/b/æ ø å", "ut/", "content-2"])
def test_a_path_from_the_folder_one_stands_in(root, tmp_path, monkeypatch, written):
    (tmp_path / "her").mkdir()
    monkeypatch.chdir(tmp_path / "her")

    assert destination(Path(written), root) == Path(os.path.normpath(tmp_path / "her" / written))


@pytest.mark.parametrize("written", ["site", "ut/content/x", "public/site"])
def test_a_folder_of_its_own_among_the_sources(root, written):
    assert destination(root / written, root) == root / written


def test_every_way_to_the_same_place_gives_the_same_path(root, tmp_path, monkeypatch):
    (tmp_path / "lenke").symlink_to(root)
    monkeypatch.chdir(tmp_path)
    ways = (root / "ut", tmp_path / "lenke/ut", Path("lenke/ut"), root / "tools/../ut")

    assert {destination(way, root) for way in ways} == {root / "ut"}


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (".", "er mappen som kildene ligger i. Velg en egen mappe med --output."),
        ("", "er mappen som kildene ligger i"),
        ("..", "er mappen som kildene ligger i"),
        ("/", "er mappen som kildene ligger i"),
        ("content", "ligger i {root}/content, blant kildene. Velg en mappe utenfor med --output."),
        ("content/steps/ut", "ligger i {root}/content, blant kildene"),
        ("tools/a/b", "ligger i {root}/tools, blant kildene"),
        ("municipalities/site", "ligger i {root}/municipalities, blant kildene"),
        ("theme_overrides/site", "ligger i {root}/theme_overrides, blant kildene"),
        ("src/ut", "ligger i {root}/src, blant kildene"),
        (".git/ut", "ligger i {root}/.git, blant kildene"),
        ("ut/../content/x", "ligger i {root}/content, blant kildene"),
    ],
)
def test_among_the_sources_is_refused_before_anything_is_written(
    root, monkeypatch, written, sentence
):
    monkeypatch.chdir(root)
    before = sorted(root.rglob("*"))

    with pytest.raises(PublishFault) as fault:
        destination(Path(written), root)

    assert sentence.format(root=root) in str(fault.value)
    assert sorted(root.rglob("*")) == before


SOURCES = (
    "content", "tools", "municipalities", "theme_overrides", "src", "docs", "tests", "schemas",
    "benchmarks", ".git", ".github", ".gitlab", ".ci", ".vscode", ".venv",
)  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_no_folder_of_a_repository_is_written_into_or_replaced(root, name):
    for place in (root / name, root / name / "ut"):
        with pytest.raises(PublishFault) as fault:
            destination(place, root)

        assert str(fault.value) == (
            f"{place} ligger i {root / name}, blant kildene. Velg en mappe utenfor med --output."
        )


def test_the_program_itself_is_not_written_into_wherever_it_is_installed(root):
    program = Path(veileder.__file__).parent
    for place in (program / "ut", program / "publishing/ut"):
        with pytest.raises(PublishFault, match=f"ligger i {program}, blant kildene"):
            destination(place, root)


def test_sources_are_found_through_a_link(root, tmp_path):
    (tmp_path / "lenke").symlink_to(root / "content")

    with pytest.raises(PublishFault, match="blant kildene"):
        destination(tmp_path / "lenke/ut", root)


def test_sources_are_found_under_other_capitals(root, monkeypatch):
    """Where the disk does not tell them apart, the two are the same folder."""
    monkeypatch.setattr(Path, "samefile", lambda one, other: str(one).lower() == str(other).lower())

    with pytest.raises(PublishFault, match="blant kildene"):
        destination(root / "Content/ut", root)


def test_the_program_itself_is_not_written_into(root):
    with pytest.raises(PublishFault, match="blant kildene"):
        destination(Path(module.__file__).parent / "ut", root)


@pytest.mark.parametrize(("stand", "written"), [("ut", "."), ("ut", ""), ("ut/a", "..")])
def test_the_folder_one_stands_in_is_not_pulled_away(root, tmp_path, monkeypatch, stand, written):
    (tmp_path / stand).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / stand)

    with pytest.raises(PublishFault) as fault:
        destination(Path(written), root)

    assert str(fault.value) == (
        f"{tmp_path / 'ut'} er mappen du står i, og den skal byttes ut. Gå ut av den (cd ..), "
        "eller velg en annen mappe med --output."
    )


def test_a_working_folder_that_is_gone_is_no_hindrance(root, tmp_path, monkeypatch):
    (tmp_path / "borte").mkdir()
    monkeypatch.chdir(tmp_path / "borte")
    (tmp_path / "borte").rmdir()

    assert destination(tmp_path / "ut", root) == tmp_path / "ut"
    with pytest.raises(PublishFault, match=r": stien kan ikke brukes \("):
        destination(Path("ut"), root)
    os.chdir(tmp_path)


def test_a_name_that_is_too_long_is_said(root, tmp_path):
    with pytest.raises(PublishFault, match="navnet er for langt"):
        destination(tmp_path / ("a" * 300), root)


# Whose it is ----------------------------------------------------------------------------------


def test_a_link_or_a_file_is_refused(tmp_path):
    (tmp_path / "annet").mkdir()
    (tmp_path / "lenke").symlink_to(tmp_path / "annet")
    (tmp_path / "brutt").symlink_to(tmp_path / "borte")
    (tmp_path / "fil").touch()

    for name in ("lenke", "brutt", "fil"):
        with pytest.raises(PublishFault) as fault:
            check_owned(tmp_path / name)

        assert str(fault.value) == (
            f"{tmp_path / name} er ikke en vanlig mappe. Velg en annen med --output."
        )


def test_a_disk_of_its_own_is_refused_with_a_place_inside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(module.os.path, "ismount", lambda path: path == tmp_path)

    with pytest.raises(PublishFault, match="er en egen disk") as fault:
        check_owned(tmp_path)

    assert str(fault.value) == (
        f"{tmp_path} er en egen disk og kan ikke byttes ut. "
        f"Velg en mappe inni den: --output {tmp_path}/site"
    )


@pytest.mark.parametrize(
    ("files", "named"),
    [
        (["viktig.txt"], "(viktig.txt)"),
        ([".veileder"], "(.veileder)"),
        ([".veileder", "a.txt", ".git"], "(.veileder, a.txt)"),
        (["a", "b", "c"], "(a, b, c)"),
        (["a", "b", "c", "d", "e", "CNAME"], "(a, b, c og 2 til)"),
    ],
)
def test_a_folder_with_something_else_in_it_is_refused_with_names(tmp_path, files, named):
    for name in files:
        (tmp_path / name).touch()

    with pytest.raises(PublishFault) as fault:
        check_owned(tmp_path)

    older = " Er den fra en eldre utgave av programmet, kan du slette den først."
    assert str(fault.value) == (
        f"{tmp_path} har innhold som ikke er laget av dette programmet {named}, og blir ikke "
        f"overskrevet. Velg en annen mappe med --output.{older if '.veileder' in files else ''}"
    )


HOSTS_OWN = [
    ".git", ".gitignore", ".gitattributes", ".nojekyll", ".well-known", ".domains", ".htaccess",
    "CNAME", "_headers", "_redirects", "robots.txt", "web.config",
    ".DS_Store", "Thumbs.db", "desktop.ini",
]  # fmt: skip


@pytest.mark.parametrize("files", [[], HOSTS_OWN])
def test_an_empty_folder_and_one_that_a_host_made_ready_are_used(tmp_path, files):
    for name in files:
        (tmp_path / name).touch()

    check_owned(tmp_path)
    check_owned(tmp_path / "finnes-ikke")


def test_a_folder_of_ours_may_have_anything_else_in_it(tmp_path):
    write_record(SitePlan("", "Topp", "nb", Frame(t={}, built="", portal=True), ()), tmp_path, [])
    (tmp_path / "egen.txt").touch()

    check_owned(tmp_path)


# The command ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("", "er mappen som kildene ligger i"),
        ("content/ut", "blant kildene"),
        ("/proc/ut", "Kunne ikke lage /proc/ut: mappen kan ikke lages (/proc/"),
        ("mkdocs.yml/ut", "mappen kan ikke lages"),
        ("a" * 250, "navnet er for langt"),
    ],
)
def test_the_command_says_it_in_one_sentence_and_ends_with_two(
    workspace, monkeypatch, capsys, output, sentence
):
    world = workspace().with_theme()
    monkeypatch.chdir(world.root)
    before = sorted(path.name for path in world.root.iterdir())

    assert main(["build", "--root", ".", "--jobs", "1", "--output", output]) == 2

    told = capsys.readouterr()
    assert sentence in told.err and told.err.count("\n") == 1
    assert sorted(path.name for path in world.root.iterdir()) == before


def test_a_relative_output_works_from_any_folder(workspace, tmp_path_factory, monkeypatch, capsys):
    world = workspace().with_theme()
    here = tmp_path_factory.mktemp("et annet sted æ")
    monkeypatch.chdir(here)

    assert main(["build", "--root", str(world.root), "--jobs", "1", "--output", "min ut"]) == 0

    assert "Ferdig: 1 kommune i min ut." in capsys.readouterr().out
    assert (here / "min ut/testkommune/index.html").is_file()
    assert [path.name for path in here.iterdir()] == ["min ut"]


def test_a_disk_that_cannot_even_be_looked_at_is_said(root, tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    monkeypatch.setattr(module, "check_owned", refuse)
    with pytest.raises(PublishFault, match="ingen tilgang"):
        destination(tmp_path / "ut", root)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (".", "{root} er mappen som kildene ligger i. Velg en egen mappe med --output."),
        ("..", "{above} er mappen som kildene ligger i. Velg en egen mappe med --output."),
        (
            "ut/inni/ny",
            "{root}/ut/inni/ny ligger i {root}/ut, der nettstedene står fra før. Velg den mappen, "
            "eller en utenfor, med --output.",
        ),
    ],
)
def test_why_a_place_can_not_be_used_is_said_with_another(root, monkeypatch, written, said):
    (root / "ut").mkdir()
    plan = SitePlan("", "Topp", "nb", Frame(t={}, built="", portal=True), ())
    write_record(plan, root / "ut", [])
    monkeypatch.chdir(root)

    with pytest.raises(PublishFault) as fault:
        destination(Path(written), root)
    assert str(fault.value) == said.format(root=root, above=root.parent)


def test_a_neighbour_of_the_program_may_be_written_in(root):
    """What it lies in is only a source where it is a checkout."""
    beside = Path(module.__file__).parents[2] / "ut"

    assert destination(beside, root) == beside
