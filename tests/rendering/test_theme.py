"""A root without what all sites share is wrong use, said in a sentence, not a fault of ours."""

import shutil

import pytest

from veileder.front_door.cli import main
from veileder.rendering.theme import ThemeFault, check_templates, check_theme


@pytest.fixture
def root(workspace, project):
    """A root with templates that a test may take away."""
    world = workspace()
    shutil.copytree(project / "theme_overrides", world.root / "theme_overrides")
    shutil.copyfile(project / "mkdocs.yml", world.root / "mkdocs.yml")
    return world.root


def test_the_real_theme_lacks_nothing(root):
    check_theme(root)


@pytest.mark.parametrize(
    "name",
    [
        "mkdocs.yml",
        *(
            f"theme_overrides/{name}"
            for name in (
                "main.html", "interface.nb.yml", "interface.nn.yml", "javascripts/worker.js",
                "stylesheets/veileder.css", "javascripts/search.js", "parts/links.html",
                "images/icon.svg",
            )
        ),
    ],
)  # fmt: skip
def test_each_missing_file_is_named(root, name):
    (root / name).unlink()

    with pytest.raises(ThemeFault) as fault:
        check_theme(root)

    assert str(fault.value) == (
        f"Dette mangler i {root}: {name}. Hent mkdocs.yml og mappen theme_overrides/ på nytt, "
        "eller velg en annen mappe med --root."
    )


def test_a_folder_that_is_missing_is_counted_not_listed_in_full(root):
    shutil.rmtree(root / "theme_overrides/parts")

    with pytest.raises(ThemeFault, match=r"parts/baton\.html, .* og \d+ til\. Hent"):
        check_theme(root)


def test_five_are_named_in_full(root):
    with pytest.raises(ThemeFault, match=r"a\.html, .*e\.html\. Hent"):
        check_templates(root, [f"{name}.html" for name in "edcbaa"])
    with pytest.raises(ThemeFault, match=r"e\.html og 1 til\. Hent"):
        check_templates(root, [f"{name}.html" for name in "fedcba"])


@pytest.mark.parametrize(
    ("missing", "command"),
    [
        ("mkdocs.yml", ["build"]),
        ("theme_overrides", ["build"]),
        ("theme_overrides", ["stage", "testkommune", "{root}/ut"]),
        ("theme_overrides/step.html", ["build", "--jobs", "2"]),
        ("theme_overrides/step.html", ["stage", "testkommune", "{root}/ut"]),
    ],
)
def test_the_command_says_it_in_one_sentence_and_ends_with_two(root, capsys, missing, command):
    (root / missing).rename(root / "borte")
    arguments = [part.format(root=root) for part in command[1:]]

    assert main([command[0], "--root", str(root), *arguments]) == 2

    told = capsys.readouterr().err
    assert missing in told and told.count("\n") == 1
    assert not (root / "site").exists()
