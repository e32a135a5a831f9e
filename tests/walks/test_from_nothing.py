"""From an empty folder to a guide that people can visit: all that is written, in forms."""

import re
import tempfile
import urllib.request
from pathlib import Path

import pytest
from hand import edit
from installed import WISHES, done, install, make_wheel
from web_servers import find, serving

pytestmark = pytest.mark.browser

TODAY = "2026-11-27"
# Numbers that everybody in Norway has: nobody's own may be made up here.
NUMBERS = {
    "Barnevernet": "116111",
    "Barnevernvakt": "116111",
    "Statens barnehus": "02800",
    "Politiet": "02800",
    "Legevakt": "116117",
}
NAMES = re.compile("|".join((*NUMBERS, "Felles med andre")))


@pytest.fixture
def program(tmp_path, project):
    """Return the program, installed where nothing else of the project is."""
    return install(tmp_path / "miljø", make_wheel(project)) / "bin/veileder"


@pytest.fixture
def server():
    """Return a folder that a web server may serve."""
    with tempfile.TemporaryDirectory(prefix="veileder-") as folder:
        Path(folder).chmod(0o755)  # the server may run as somebody else
        yield Path(folder)


def test_from_an_empty_folder_to_a_page_that_is_visited(
    program, tmp_path, project, sit_down, server
):
    done(program, "start", "nydal", "--municipality", "nydal", *WISHES, cwd=tmp_path)
    own = tmp_path / "nydal"
    with edit([program, "edit"], own, XDG_STATE_HOME=str(tmp_path / "state")) as address:
        hand = sit_down(address)
        took = [f"| {act.__doc__} | {hand.does(act)} |" for act in (fill_in, take_away, publish)]
    assert set(took) <= set((project / "docs/redigere.md").read_text("utf-8").splitlines())

    done(program, "build", cwd=own)
    done(program, "publish", server / "srv", cwd=own)

    nginx = find("nginx")
    if nginx is None:
        pytest.skip("nginx is not installed here; all but the last look was done")
    with serving("nginx", nginx, server) as port:
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/nydal/", timeout=5).read().decode()
    assert "tel:116117" in page and "Utkast" not in page and "noindex" not in page


def fill_in(hand):
    """Fylle ut fem tjenester"""
    for name, number in NUMBERS.items():
        hand.press("Begynn her")
        hand.press(name)
        hand.press("Legg til: Kontaktpunkter")
        hand.write("Funksjon", "Vakttelefon")
        hand.write("Telefon", number)
        hand.write("Sist kontrollert", TODAY)
        hand.press("Lagre")
        hand.sees("Lagret.")


def take_away(hand):
    """Slette elleve tjenester de ikke har"""
    hand.press("Alt")
    services = hand.page.locator("section", has=hand.page.get_by_role("heading", name="Tjenester"))
    others = services.get_by_role("listitem").filter(has_not_text=NAMES)
    while others.count():
        hand.press(others.first.inner_text())
        hand.press("Slett")
        hand.sees("Slettet.")


def publish(hand):
    """Sette veilederen til publisert"""
    hand.press("Om kommunen")
    hand.choose("Status", "Publisert")
    hand.write("Tilgjengelighetserklæring", "https://uustatus.no/nb/erklaringer/publisert/0000")
    hand.press("Legg til: Spørsmål om veilederen")
    hand.write("Funksjon", "BTI-koordinator")
    hand.write("Telefon", "116111")
    hand.write("Sist kontrollert", TODAY)
    hand.press("Lagre")
    hand.sees("Lagret.")
