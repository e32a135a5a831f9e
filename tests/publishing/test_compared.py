"""Which pages somebody will see a difference on."""

import re

import pytest

from veileder.front_door.cli import main


@pytest.fixture(scope="module")
def outputs(shared_workspace):
    """Build a world before and after a change of one step and a new municipality."""
    world = shared_workspace().with_theme()
    before, after = world.root / "ut/for", world.root / "ut/naa"
    assert not world.build(before).has_errors
    title = "title: Se på planen | nå"
    world.change("content/steps/evaluer.nb.md", "title: Se på planen", title)
    world.write("content/articles/ny.nb.md", "---\ntitle: Noe nytt\n---\nTekst.\n")
    assert not world.build(after).has_errors
    return before, after


def _said(capsys, *arguments):
    assert main(["compare", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_pages_that_are_new_changed_and_gone_are_listed(outputs, capsys):
    before, after = outputs

    said = _said(capsys, *outputs)
    assert re.search(r"^- endret: Se på .*planen.*\(testkommune/niva-1/", said, re.M)
    assert re.search(r"^- ny: Noe nytt.*\(testkommune/", said, re.M)
    assert "planen | nå" not in said and "ordliste" not in said
    assert re.search(r"^- borte: Noe nytt", _said(capsys, after, before), re.M)


def test_pages_that_can_be_seen_are_links(outputs, capsys):
    said = _said(capsys, *outputs, "--address", "https://example.no/ny/")

    assert re.search(r"\]\(https://example\.no/ny/testkommune/\S+/index\.html\)$", said, re.M)


def test_nothing_changed_is_said_in_the_summary_too(outputs, tmp_path, capsys):
    file = tmp_path / "oppsummering.md"
    same = outputs[0]

    _said(capsys, same, same, "--summary", file)
    assert "Ingen sider blir annerledes." in file.read_text(encoding="utf-8")


def test_before_the_first_build_all_pages_are_new(outputs, tmp_path, capsys):
    said = _said(capsys, tmp_path / "tom", outputs[1])
    assert "- ny: " in said and "- endret" not in said


def test_what_is_no_build_is_refused(outputs, tmp_path, capsys):
    assert main(["compare", str(outputs[0]), str(tmp_path)]) == 2
    assert "er ikke et ferdig bygg" in capsys.readouterr().err
