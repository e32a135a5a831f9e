"""Sites that follow their sources in memory: what a browser gets is what a build would write."""

import re
import shutil
from pathlib import Path

import pytest

from veileder.authoring.live import Live

PROJECT = Path(__file__).resolve().parents[2]
_T = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\ncontacts:\n'
_PHONE = "  - {function: Vakt, phone: '22 33 44 66'}\n"
_OTHER = 'name: Annen\nnumber: "9902"\nlanguage: nn\nregion: dalen\n'
_REGION = "name: Dalen\nlanguage: nn\nabout: Vi.\n"


@pytest.fixture
def world(workspace):
    """A world with a theme of its own, that can be changed."""
    world = workspace(
        {
            f"{_T}/municipality.yml": _SETTINGS + _PHONE,
            "municipalities/annen/municipality.yml": _OTHER,
            "municipalities/dalen/region.yml": _REGION,
        }
    )
    shutil.copytree(PROJECT / "theme_overrides", world.root / "theme_overrides")
    return world.with_theme()


def live_of(world, *asked):
    live = Live(world.root, asked)
    assert [str(finding) for finding in live.renew() if finding.is_error] == []
    return live


def text(live, address):
    return live.file(address).content.decode()


def _unversioned(content):
    """Return a page without what the built site says of its search index: a preview has none."""
    return re.sub(rb"[./]+assets/index-n[bn]\.\w+\.json", b"index.json", content)


def test_every_file_is_the_one_that_a_build_writes(world, tmp_path):
    world.build(tmp_path / "ut")
    live = live_of(world)

    written = [path for path in (tmp_path / "ut").rglob("*") if path.is_file()]
    names = {path.relative_to(tmp_path / "ut").as_posix(): path.read_bytes() for path in written}
    plain = {name: _unversioned(content) for name, content in names.items()}
    wrong = [name for name, content in plain.items() if live.file(name).content != content]
    assert {re.sub(r".*/|-n[bn]\.\w+", "", name) for name in wrong} == {
        "index.json",
        "hits.json",
        "more.json",
        "worker.js",
        "worker.bin",
        "offline.html",
        ".veileder",
        "sha256.txt",
    }


def test_a_saved_number_is_on_the_page_at_once_and_the_old_one_nowhere(world):
    live = live_of(world, "testkommune")
    assert "22 33 44 66" in text(live, "testkommune/").replace("\xa0", " ")

    world.change(f"{_T}/municipality.yml", "22 33 44 66", "33 44 55 77")
    live.renew()

    shown = text(live, "testkommune/").replace("\xa0", " ")
    assert "33 44 55 77" in shown and "22 33 44 66" not in shown


def test_a_shared_text_is_renewed_in_every_site(world):
    live = live_of(world)
    world.change("content/steps/undring.nb.md", "title: ", "title: Ny ")
    live.renew()

    assert "Ny " in text(live, "testkommune/niva-0/undring/").partition("<title>")[2][:9]


def test_a_mistake_leaves_the_last_good_site_and_is_told(world):
    live = live_of(world, "testkommune")
    world.change(f"{_T}/municipality.yml", _PHONE, "  - {function: Vakt, phone: '12'}\n")

    told = [str(finding) for finding in live.renew() if finding.is_error]

    assert len(told) == 1 and told[0].startswith(f"{_T}/municipality.yml:5:")
    assert "22 33 44 66" in text(live, "testkommune/").replace("\xa0", " ")


def test_what_is_mended_is_shown(world):
    live = Live(world.root, ["testkommune"])
    world.change(f"{_T}/municipality.yml", _PHONE, "  - {function: Vakt, phone: '12'}\n")
    live.renew()
    assert live.file("testkommune/").status == 404

    world.change(f"{_T}/municipality.yml", "'12'", "'22 33 44 66'")
    live.renew()

    assert live.file("testkommune/").status == 200


def test_a_municipality_that_is_gone_is_shown_no_more(world):
    live = live_of(world)
    assert live.file("annen/").status == 200
    world.remove("municipalities/annen/municipality.yml")
    (world.root / "municipalities/annen").rmdir()
    live.renew()

    assert (live.file("annen/").status, live.file("testkommune/").status) == (404, 200)


def test_a_new_theme_is_shown(world):
    live = live_of(world)
    template = world.root / "theme_overrides/step.html"
    template.write_text(template.read_text("utf-8").replace("<h1", "<h1 data-ny"), "utf-8")
    live.renew()

    assert "<h1 data-ny" in text(live, "testkommune/niva-0/undring/")


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("", 200, "text/html"),
        ("testkommune", 301, "text/html"),
        ("testkommune/", 200, "text/html"),
        ("testkommune/index.html", 200, "text/html"),
        ("testkommune/sok/index.json", 200, "application/json"),
        ("testkommune/images/icon.svg", 200, "image/svg+xml"),
        ("testkommune/images/icon.svg/", 404, "text/html"),
        ("testkommune/images/", 404, "text/html"),
        ("dalen/", 200, "text/html"),
        ("../../etc/passwd", 404, "text/html"),
        ("testkommune/../../municipality.yml", 404, "text/html"),
        ("\0", 404, "text/html"),
    ],
)
def test_addresses_mean_what_they_mean_to_a_server(world, address, status, kind):
    file = live_of(world).file(address)

    assert (file.status, file.media_type) == (status, kind)


def test_what_is_not_there_gets_the_sites_own_page(world):
    live = live_of(world)

    assert "Testkommune" in text(live, "testkommune/borte/")
    assert "Siden finnes ikke" in text(live, "borte/") and "Testkommune" not in text(live, "borte/")


def test_what_could_not_be_published_is_found_by_looking(world):
    live = live_of(world)
    assert live.faults() == []

    template = world.root / "theme_overrides/step.html"
    template.write_text(template.read_text("utf-8").replace("<h1", "<h1 style='x'"), "utf-8")
    live.renew()

    assert "<h1 style>" in str(live.faults()[0])
