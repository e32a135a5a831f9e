"""The example client, run as anyone would, against sites that are built and served."""

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from veileder.pipeline import build

CLIENT = Path(__file__).resolve().parents[2] / "docs/api_client.py"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Serve the sites of a small world; return their address."""
    world = shared_workspace().with_theme()
    build(world.root, world.root / "site")
    handler = partial(_Silent, directory=str(world.root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def run(*words):
    command = [sys.executable, "-X", "utf8", str(CLIENT), *words]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def test_it_tells_the_steps_that_it_is_a_draft_and_whom_to_ring(address):
    status, said, _ = run(f"{address}testkommune")

    assert status == 0
    assert said.splitlines() == [
        f"BTI Testkommune, {address}testkommune/",
        "UTKAST: Kommunen har ikke godkjent dette.",
        "Nivå 0 Undring",
        "  1 Når du undrer deg",
        "Nivå 1 Samarbeid",
        "  1 Lag en plan",
        "  2 Se på planen",
        f"Er noen i fare nå? Politiet 112. {address}testkommune/akutt/",
    ]


def test_it_tells_a_step_with_ways_that_lead_from_anywhere(address):
    _, said, _ = run(f"{address}testkommune/", "--step", "undring")

    assert "  > Gå videre: Samarbeid\n  > Avslutt: saken avsluttes\n" in said
    assert f"Verktøy: Undringsnotat {address}testkommune/verktoy/undringsnotat/" in said


def test_it_says_what_nobody_has_filled_in(address):
    _, said, _ = run(f"{address}testkommune/", "--service", "barnevern")
    assert f"Barnevern {address}testkommune/tjenester/barnevern/\n  ikke fylt ut\n" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("borte/",), "Fant ingen data på"),
        (("testkommune/", "--step", "borte"), "Veilederen har ikke noe steg «borte»"),
        (("testkommune/", "--service", "borte"), "Veilederen har ingen tjeneste «borte»"),
    ],
)
def test_it_says_what_is_not_there(address, words, why):
    status, said, error = run(f"{address}{words[0]}", *words[1:])
    assert (status, said) == (1, "") and why in error
