"""The handbook as a PDF: the page itself, tagged, and only where it was asked for."""

import sys

import pytest
from pdf_reading import read_pdf

from veileder import pipeline
from veileder.front_door import cli


@pytest.fixture(scope="module")
def made(shared_workspace):
    """Build a small site with the PDF; return its handbook, as HTML and as PDF."""
    world = shared_workspace().with_theme()
    assert not pipeline.build(world.root, world.root / "site", pdf=True).has_errors
    folder = world.root / "site/testkommune/handbok"
    return world, (folder / "index.html").read_text(), (folder / "handbok.pdf").read_bytes()


def test_the_page_leads_to_the_file_that_says_the_same(made):
    _, html, file = made
    pdf = read_pdf(file)

    assert 'href="handbok.pdf"' in html
    assert "Testkommune" in pdf.pages[0] and "Innhold" in pdf.pages[0]
    assert "Nivå 0" in " ".join(pdf.pages[1:])
    assert f"Side 2 av {len(pdf.pages)}" in pdf.pages[1]


def test_the_file_is_for_screen_readers_too(made):
    pdf = read_pdf(made[2])

    for word in (b"/StructTreeRoot", b"/Lang", b"/Title", b"/Outlines", b"/H2"):
        assert pdf.has(word), word


def test_the_same_words_give_the_same_bytes_and_a_build_without_takes_it_away(made):
    world, _, file = made
    pipeline.build(world.root, world.root / "annet", pdf=True)
    pipeline.build(world.root, world.root / "site")

    assert (world.root / "annet/testkommune/handbok/handbok.pdf").read_bytes() == file
    assert not (world.root / "site/testkommune/handbok/handbok.pdf").exists()


def test_without_the_extra_one_sentence_says_what_to_install(workspace, monkeypatch, capsys):
    root = workspace().with_theme().root
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    assert cli.main(["build", "--pdf", "--root", str(root)]) == 2
    said = capsys.readouterr()
    assert "pip install weasyprint" in said.out + said.err
    assert not (root / "site").exists()
