"""The stage is a plain MkDocs project: stock MkDocs makes the same pages of it as we do."""

import os
import subprocess
import sys

import pytest
import yaml
from veileder.rendering.site import StageFault, build_stage

from veileder.front_door.cli import main


@pytest.fixture(scope="module")
def stage(shared_workspace):
    world = shared_workspace().with_theme()
    folder = world.root / "stage"
    assert main(["stage", "--root", str(world.root), "testkommune", str(folder)]) == 0
    return folder


def _pages(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")
    }


def test_stock_mkdocs_makes_the_same_pages(stage, tmp_path):
    build_stage(stage / "mkdocs.yml", tmp_path / "ours")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "--strict",
        "-f",
        str(stage / "mkdocs.yml"),
        "-d",
        str(tmp_path / "theirs"),
    ]
    done = subprocess.run(
        command,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert _pages(tmp_path / "ours") == _pages(tmp_path / "theirs")
    assert len(_pages(tmp_path / "ours")) > 20


def test_the_stage_can_be_moved(stage, tmp_path):
    config = yaml.safe_load((stage / "mkdocs.yml").read_text(encoding="utf-8"))

    assert config["theme"]["custom_dir"] == "theme"
    assert str(stage.parent) not in (stage / "mkdocs.yml").read_text(encoding="utf-8")


def test_what_mkdocs_complains_about_is_our_fault(stage, tmp_path):
    (stage / "docs/lenke.md").write_text("[x](finnes-ikke.md)\n")
    try:
        with pytest.raises(StageFault, match="finnes-ikke"):
            build_stage(stage / "mkdocs.yml", tmp_path / "ours")
    finally:
        (stage / "docs/lenke.md").unlink()
