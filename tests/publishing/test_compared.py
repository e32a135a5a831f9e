"""Which pages somebody will see a difference on."""

import re

import pytest

from veileder.faults import PublishFault
from veileder.front_door.cli import main
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing.compared import compared
from veileder.rendering.record import write_record


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


# Tiny outputs ---------------------------------------------------------------------------------


def _output(folder, pages, site="bø", *, portal=False):
    """Write one site with its pages: the title and the content of each."""
    for path, (title, content) in pages.items():
        (folder / site / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / site / path).write_text(f"<title>{title}</title>{content}", encoding="utf-8")
    write_record(
        SitePlan(site, "BTI", "nb", Frame(t={}, built="", portal=portal), ()), folder / site, pages
    )
    if site:
        _output(folder, {"index.html": ("Alle", "")}, "", portal=True)
    return folder


_OLD = {
    "index.html": ("Forsiden", "<main id=x>\nA</main>"),
    "b/index.html": ("R&amp;D \n", "<main>A</main> fra i går"),
    "c/index.html": ("C", "uten hovedfelt"),
    "d/index.html": ("Gått bort", "<main>A</main>"),
    "stil/annet.html": ("Ingen side", "<main>A</main>"),
}
_NEW = {
    "index.html": ("Forsiden", "<main id=x>\nB</main>"),
    "b/index.html": ("R&amp;D \n", "<main>A</main> fra i dag"),
    "c/index.html": ("C", "fortsatt uten"),
    "e/index.html": ("Kommet til", "<main>A</main>"),
    "stil/annet.html": ("Ingen side", "<main>B</main>"),
}


def test_each_page_is_told_of_by_its_title_when_what_is_in_it_differs(tmp_path, capsys):
    old, new = _output(tmp_path / "a", _OLD), _output(tmp_path / "b", _NEW)

    assert _said(capsys, old, new) == (
        "## Sider som blir annerledes: 4\n\n### bø (4)\n\n"
        "- endret: C (bø/c/index.html)\n"
        "- borte: Gått bort (bø/d/index.html)\n"
        "- ny: Kommet til (bø/e/index.html)\n"
        "- endret: Forsiden (bø/index.html)\n\n"
    )


def test_a_title_alone_is_a_difference_and_what_stands_above_sites_is_none(tmp_path, capsys):
    old = _output(tmp_path / "a", {"index.html": ("R&amp;D \n", "<main>A</main>")})
    new = _output(tmp_path / "b", {"index.html": ("R&amp;D 2", "<main>A</main>")})
    _output(old, {"index.html": ("Region", "x")}, "dalen", portal=True)
    _output(new, {"index.html": ("Region", "y")}, "dalen", portal=True)

    assert "annerledes: 1\n\n### bø (1)\n\n- endret: R&#38;D 2 (" in _said(capsys, old, new)


def test_what_is_no_build_is_named(tmp_path):
    with pytest.raises(PublishFault) as fault:
        compared(tmp_path, tmp_path)

    assert str(fault.value) == f"{tmp_path} er ikke et ferdig bygg."


def test_sites_are_told_of_in_the_order_of_their_names(tmp_path, capsys):
    names = ["asker", "bø", "dal", "em", "fjell", "gol", "hol", "ål"]
    for site in names:
        _output(tmp_path / "etter", {"index.html": ("Ny", "")}, site)

    said = _said(capsys, tmp_path / "før", tmp_path / "etter")
    assert re.findall(r"\((\w+)/index", said) == names
