"""What time has done: reviews that are overdue, and links out that nobody answers."""

import pytest
from tests.conftest import PROJECT

from veileder.authoring.outward import AskedLink, asked_links
from veileder.authoring.upkeep import upkeep
from veileder.faults import Refusal
from veileder.findings import Location
from veileder.front_door.cli import main
from veileder.model.base import Language
from veileder.reading.strings import words_of


def dead_links(root, *ids):
    """Return those of the links in ``root`` that do not work."""
    return [link for link in asked_links(root, *ids) if link.reason]


@pytest.fixture
def world(workspace):
    def make(text, extra=None):
        page = f"---\ntitle: Lenker\n---\n{text}\n"
        return workspace({"content/articles/lenker.nb.md": page, **(extra or {})})

    return make


def test_only_what_does_not_work_is_told_with_its_line(world, host):
    address, asked = host
    paths = ("/god", "/borte", "/opptatt", "/stengt", "/syk")
    text = "\n".join(f"[{path}]({address}{path})." for path in paths)

    dead = dead_links(world(text).root)

    assert [(one.url.removeprefix(address), one.reason, str(one.places[0])) for one in dead] == [
        ("/borte", "404", "content/articles/lenker.nb.md:5:10"),
        (
            "/syk",
            "500",
            "content/articles/lenker.nb.md:8:8",
        ),
    ]
    assert (asked.count("/borte"), asked.count("/opptatt"), asked.count("/syk")) == (1, 2, 3)


def test_what_is_fictional_or_allowed_is_not_asked(world, host):
    address, asked = host
    text = f"https://eksempel.example.no/a og {address}/borte og {address}/god"
    allowed = f"# kommunens egen\n{address}/bor\n"

    assert dead_links(world(text, {"allowed-links.txt": allowed}).root) == []
    assert asked == ["/god"]


def test_who_is_named_is_not_told_of_the_neighbours_links(world, host):
    address, asked = host
    root = world(f"{address}/god").root
    for id in ("testkommune", "nabo"):
        (root / "municipalities" / id).mkdir(exist_ok=True)
        page = root / "municipalities" / id / "les.md"
        page.write_text(f"{address}/{id}\n", encoding="utf-8")

    assert dead_links(root, ["testkommune"]) == []
    assert asked == ["/god", "/testkommune"]


def test_addresses_are_read_as_they_are_written(world, host):
    address, asked = host
    text = f"<{address}/a>, ({address}/b_(c)), `{address}/d`: {address}/råd?q=å. {address}/e#topp"

    assert dead_links(world(text).root) == []
    assert asked == ["/a", "/b_(c)", "/d", "/r%C3%A5d?q=%C3%A5", "/e"]


def test_a_host_that_is_not_there_is_told_and_none_at_all_is_our_network(world, host):
    address, _ = host
    gone = "http://127.0.0.1:9/x"

    (dead,) = dead_links(world(f"{address}/god og {gone}").root)
    assert (dead.url, dead.reason) == (gone, "silent")
    with pytest.raises(Refusal, match="Er denne maskinen på nett"):
        dead_links(world(f"{gone} og {gone}y").root)


def test_the_text_names_what_is_overdue_and_what_must_be_looked_at(workspace, tmp_path, capsys):
    made = workspace()
    made.change("content/levels/niva-0.nb.md", "Undring\n", "Undring\nnext_review: 2020-01-01\n")
    made.change("content/steps/evaluer.nb.md", "Se på planen", "Se på planen sammen")
    file = tmp_path / "sak.md"

    assert main(["upkeep", "--root", str(made.root), "--output", str(file)]) == 0

    text = file.read_text(encoding="utf-8")
    assert "## Gjennomgang på overtid (1)" in text and "niva-0.nb.md:3:" in text
    assert "## Oversettelser som må ses på (1)" in text and "evaluer.nn.md" in text
    assert "Lenker" not in text and text in capsys.readouterr().out


def test_nothing_to_do_is_an_empty_file(workspace, tmp_path, capsys):
    file = tmp_path / "sak.md"

    main(["upkeep", "--root", str(workspace().root), "--output", str(file)])

    assert file.read_bytes() == b"" and "Ingenting er gått ut på dato." in capsys.readouterr().out


def test_more_than_an_issue_can_hold_is_counted():
    place = Location("content/a.md", 1, 1)
    many = [AskedLink(f"https://example.org/{n:0500}", "borte", (place, place)) for n in range(300)]

    text = upkeep([], many, words_of(PROJECT, Language.NB))

    shown = text.count("og 1 andre steder")
    assert len(text) < 65_000 and f"Og {300 - shown} til." in text
    assert "## Lenker ut som ikke virker (300)" in text and "allowed-links.txt" in text
