"""``edit`` from the command line: the address, the browser, and a port that is taken."""

import re
import socket

import httpx
import pytest

from veileder.editing import program
from veileder.faults import Refusal
from veileder.front_door.cli import main
from veileder.front_door.terminal import Terminal

_SERVICES = "municipalities/testkommune/services.yml"


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """Return what the browser was asked to open; the state stands in a folder of the test."""
    addresses = []
    monkeypatch.setattr(program.webbrowser, "open", addresses.append)
    monkeypatch.setattr(program, "state_of", lambda *_: tmp_path / "state")
    return addresses


def test_the_address_is_printed_opened_and_works(workspace, monkeypatch, capsys, opened):
    world, seen = workspace().with_theme(), []

    def look(*_):
        address = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", capsys.readouterr().out)[0]
        seen.extend(httpx.get(address + path).text for path in ("", "vis/testkommune/"))
        assert opened == [address]

    monkeypatch.setattr(program, "_show_until_interrupted", look)

    assert program.edit(world.root, "testkommune", 0, Terminal(), opens=True) == 0
    assert "Hva må gjøres nå" in seen[0] and "Testkommune" in seen[1]


def test_it_begins_in_the_form_of_a_file_that_is_named(workspace, monkeypatch, opened):
    world = workspace({_SERVICES: "services: []\n"}).with_theme()
    monkeypatch.setattr(program, "_show_until_interrupted", lambda *_: None)

    for at in ("services.yml", _SERVICES):
        program.edit(world.root, "testkommune", 0, Terminal(), opens=True, at=at)

    assert [address.rpartition("/skjema/")[2] for address in opened] == ["services.yml"] * 2


@pytest.mark.parametrize("at", ["borte.yml", "../../content/guide.yml", "steps"])
def test_a_file_that_is_not_hers_is_no_form(workspace, opened, at):
    world = workspace().with_theme()

    with pytest.raises(Refusal, match="Det er ingen fil som heter"):
        program.edit(world.root, "testkommune", 0, Terminal(), opens=True, at=at)
    assert opened == []


def test_a_port_in_use_is_said_with_a_command_that_works(workspace, opened):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refusal, match=rf"opptatt.*edit testkommune --port (?!{port})\d+"):
            program.edit(workspace().root, "testkommune", port, Terminal(), opens=True)
    assert opened == []


def test_one_of_several_must_be_named(workspace, capsys):
    nabo = 'name: Nabo\nnumber: "9902"\nlanguage: nb\n'
    root = str(workspace({"municipalities/nabo/municipality.yml": nabo}).with_theme().root)

    assert main(["edit", "--root", root]) == 2
    assert "edit nabo | testkommune" in capsys.readouterr().err


def test_what_is_changed_on_disk_is_seen(browser, file):
    path = browser.desk.files.folder / "services.yml"
    path.write_text(file("services.yml").replace("Barnevernet\n", "Barnevernet i nord\n"), "utf-8")

    program._refreshed(browser.desk)

    assert 'value="Barnevernet i nord"' in browser.get("skjema/services.yml?post=barnevern-test")
    assert browser.desk.checked()[1].services[0].value.name == "Barnevernet i nord"
