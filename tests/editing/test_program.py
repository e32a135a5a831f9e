"""``edit`` from the command line: the address, the browser, and a port that is taken."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

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
        address = re.search(r"http://127\.0\.0\.1:\d+/\S+", capsys.readouterr().out)[0]
        with httpx.Client() as client:
            here = _let_in(client, address)
            seen.extend(client.get(here + path).text for path in ("", "vis/testkommune/"))
        assert opened == [address]
        late = httpx.get(address)
        assert late.status_code == 403 and "åpner bare én gang" in late.text
        renewed = re.search(r"Ny adresse: (http://\S+)", capsys.readouterr().out)[1]
        assert renewed != address and httpx.get(renewed).status_code == 303

    monkeypatch.setattr(program, "_show_until_interrupted", look)

    assert program.edit(world.root, "testkommune", 0, Terminal(), opens=True) == 0
    assert "Hva må gjøres nå" in seen[0] and "Testkommune" in seen[1]


def _let_in(client, address):
    """Open the address that was printed, and return where one then is."""
    place = client.get(address).headers["location"]
    return str(client.get(httpx.URL(address).join(place)).url)


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


_HEAD = {"content-type": "application/x-www-form-urlencoded"}
_SCHOOL = "services:\n  - id: skolen\n    type: barnevern\n    name: Skolen\n"


@contextmanager
def _running(root, state):
    """Run the real command, and give its process and the address it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    source = str(Path(program.__file__).parents[2])
    environment = {
        **os.environ,
        "PYTHONPATH": source,
        "XDG_STATE_HOME": str(state),
        "BROWSER": "true",
    }
    command = [sys.executable, "-u", "-m", "veileder", "edit", "--root", str(root), "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        try:
            lines = iter(process.stdout.readline, "")
            said = next(line for line in lines if "http://" in line)
            yield process, re.search(r"http://127\.0\.0\.1:\d+/\S+/", said)[0]
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_what_was_typed_is_there_after_the_program_was_killed(
    workspace, tmp_path, monkeypatch, opens
):
    world = workspace({"municipalities/testkommune/services.yml": _SCHOOL}).with_theme()
    form = "skjema/services.yml?post=skolen"
    with _running(world.root, tmp_path) as (process, address):
        origin = {"origin": re.match(r"http://[^/]+", address)[0]}
        sent = "f.type=barnevern&f.name=Skolen+i+nord&_act=draft"
        with httpx.Client(headers=_HEAD | origin) as client:
            answer = client.post(_let_in(client, address) + form, content=sent)
        assert answer.status_code == 200
        process.send_signal(signal.SIGKILL)
        process.wait(10)

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    state = program.state_of(world.root, "testkommune")
    (tmp_path / "bench").mkdir()
    with opens(world.root, tmp_path / "bench", state) as browser:
        assert 'value="Skolen i nord"' in browser.get(form)
        assert "Skolen i nord" in browser.get("")
        assert browser.desk.checked()[1].services[0].value.name == "Skolen i nord"
    assert (world.root / "municipalities/testkommune/services.yml").read_text() == _SCHOOL


def test_what_somebody_else_is_still_writing_or_takes_away_stops_nothing(browser, monkeypatch):
    bench = browser.desk.bench
    half = bench.root / "municipalities/testkommune/.ny.tmp"
    half.write_text("a:")
    seen = dict(bench._files())
    assert "municipalities/testkommune/.ny.tmp" not in seen

    monkeypatch.setattr(bench, "_files", {**seen, "content/borte.yml": (1, 1)}.items)
    bench.refresh()

    assert "Hva må gjøres nå" in browser.get("")
