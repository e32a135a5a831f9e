"""A finished site is small and strict, and none of what Material left is on it."""

import json
import os
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from veileder.model.base import Language
from veileder.pages.base import Page, PageData
from veileder.pages.frame import Frame, Here
from veileder.pages.plan import SitePlan
from veileder.pages.portal import plan_chooser
from veileder.reading.strings import read_strings
from veileder.rendering import manifest
from veileder.rendering.finish import finish_site
from veileder.rendering.html_links import check_links
from veileder.rendering.offline import WORKER
from veileder.rendering.policy import META, PolicyFault
from veileder.rendering.redirects import redirect
from veileder.rendering.site import build_stage
from veileder.rendering.stage import write_stage
from veileder.rendering.tidy import LEFTOVERS, from_folder, remove_unused, tidied

ROOT = Path(__file__).parents[2]
STRINGS = read_strings(ROOT / "theme_overrides", Language.NB)


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    """Return the folder of a page as MkDocs and Material make it."""
    folder = tmp_path_factory.mktemp("raw")
    plan = plan_chooser([], [], STRINGS, "1. januar 2026")
    build_stage(write_stage(plan, ROOT, folder / "stage"), folder / "site")
    return folder / "site"


def site(folder: Path, **changed: str) -> tuple[SitePlan, Path]:
    """Write what MkDocs would have built of a very small site, and return its plan."""
    head = '<!doctype html><html lang="nb"><head><meta charset="utf-8">'
    style = '<link rel="stylesheet" href="{0}assets/stylesheets/main.1.min.css"></head>'
    files = {
        "index.html": head + style.format("") + '<h1>Hjem</h1><a href="verktoy/notat/">Notat</a>',
        "verktoy/notat/index.html": head + style.format("../../") + "<h1>Notat</h1>",
        "404.html": head + style.format("/") + '<h1>Borte</h1><a href="/.">Hjem</a>',
        "assets/stylesheets/main.1.min.css": "p{}",
        "assets/stylesheets/main.1.min.css.map": "{}",
        "assets/javascripts/bundle.js": "x",
        "assets/javascripts/lunr/lunr.no.js": "x",
        "sitemap.xml": "<urlset><url><loc>None</loc></url></urlset>",
        "sitemap.xml.gz": "x",
        "javascripts/worker.js": "// worker",
        "stylesheets/veileder.css": "",
        "stylesheets/accent.css": "",
        "verktoy/notat/notat.docx": "x",
    } | changed
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, _, _ in manifest.ICONS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    return plan(), folder


def plan() -> SitePlan:
    here = Here(id="farsund", name="Farsund kommune", brand="BTI", brand_name="Bedre sammen")
    frame = Frame(t=STRINGS, built="", municipality=here, accent="#883311")
    tool = Page(
        "verktoy/notat/",
        PageData(),
        "Notat & <råd>",
        former_paths=("verktoy/skjema/", "verktoy/notat/"),
    )
    pages = (Page("", PageData(), "Hjem"), tool)
    return SitePlan("farsund", "BTI Farsund", "nb", frame, pages, ())


# Material's shell -------------------------------------------------------------------------------


@pytest.mark.parametrize("leftover", LEFTOVERS, ids=lambda leftover: leftover.name)
def test_material_still_leaves_what_is_removed(raw, leftover):
    """When this fails Material has changed: see what it writes now, and mend the pattern."""
    assert leftover.pattern.search((raw / "index.html").read_text(encoding="utf-8"))


def test_nothing_of_material_s_shell_is_left(raw):
    html = tidied((raw / "index.html").read_text(encoding="utf-8"))

    assert html.startswith("<!doctype html>")
    for word in ("md-toggle", "md-overlay", "md-dialog", "md-component", "md-banner", "\n\n"):
        assert word not in html
    assert "<h1" in html
    assert 'class="v-footer"' in html


def test_a_page_with_none_of_it_is_left_alone():
    html = '<!doctype html>\n<label class="v-x" for="a">A</label>\n<div></div>\n'

    assert tidied(html) == html


def test_what_is_shown_letter_for_letter_keeps_its_blank_lines():
    assert tidied("<p>\n\n \n</p><pre>a\n\n\nb</pre>\n\n<p>") == "<p>\n</p><pre>a\n\n\nb</pre>\n<p>"
    assert tidied("<textarea>\n\n\n</textarea>") == "<textarea>\n\n\n</textarea>"


def test_addresses_from_the_root_lead_into_the_site():
    html = '<a href="/x/">x</a><a href="/.">.</a><a href="//no">n</a><a href="https://a/">a</a>'

    assert from_folder(html, "farsund") == html.replace('"/x/', '"/farsund/x/').replace(
        '"/."', '"/farsund/."'
    )
    assert from_folder(html, "") == html


def test_only_what_is_used_is_kept(tmp_path):
    _, output = site(tmp_path)
    remove_unused(output, ['<link href="../assets/stylesheets/main.1.min.css">'])

    left = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    assert {name for name in left if name.startswith("assets")} == {
        "assets/stylesheets/main.1.min.css"
    }
    assert "verktoy/notat/notat.docx" in left
    assert not any("sitemap" in name for name in left)
    assert not (output / "assets" / "javascripts").exists()


def test_a_sitemap_with_addresses_is_kept(tmp_path):
    _, output = site(tmp_path, **{"sitemap.xml": "<loc>https://example.no/</loc>"})
    remove_unused(output, [])

    assert (output / "sitemap.xml").exists()
    assert (output / "sitemap.xml.gz").exists()


# The whole --------------------------------------------------------------------------------------


def test_a_finished_site_holds_together(tmp_path):
    finish_site(*site(tmp_path / "farsund"))
    (tmp_path / "index.html").write_text('<h1>Velg</h1><a href="farsund/">F</a>', encoding="utf-8")
    output = tmp_path / "farsund"

    assert check_links(tmp_path, ["farsund"]) == []
    assert all(META in page.read_text(encoding="utf-8") for page in output.rglob("*.html"))
    assert "#883311" in (output / "stylesheets" / "accent.css").read_text(encoding="utf-8")
    assert (output / WORKER).exists()


def test_a_portal_has_neither_worker_nor_manifest(tmp_path):
    made, output = site(tmp_path)
    portal = replace(made, frame=replace(made.frame, portal=True))
    finish_site(portal, output)

    assert META in (output / "index.html").read_text(encoding="utf-8")
    assert not any(
        (output / name).exists() for name in (WORKER, manifest.FILE, "javascripts/worker.js")
    )


def test_the_same_site_is_finished_the_same_way(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1767225600")
    for name in ("a", "b"):
        finish_site(*site(tmp_path / name))

    one, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.*")
        }
        for name in ("a", "b")
    )
    assert one == other


def test_a_page_with_a_script_of_its_own_is_never_finished(tmp_path):
    made, output = site(tmp_path, **{"om.html": '<meta charset="utf-8"><script>alert(1)</script>'})

    with pytest.raises(PolicyFault, match="farsund/om"):
        finish_site(made, output)


# Former addresses -------------------------------------------------------------------------------


def test_a_former_address_leads_on(tmp_path):
    finish_site(*site(tmp_path))
    html = (tmp_path / "verktoy" / "skjema" / "index.html").read_text(encoding="utf-8")

    assert '<meta http-equiv="refresh" content="0; url=../../verktoy/notat/">' in html
    assert '<link rel="canonical" href="../../verktoy/notat/">' in html
    assert '<a href="../../verktoy/notat/">Notat &amp; &lt;råd&gt;</a>' in html
    assert "noindex" in html


def test_a_page_that_stands_at_a_former_address_is_not_replaced(tmp_path):
    finish_site(*site(tmp_path))

    assert "refresh" not in (tmp_path / "verktoy" / "notat" / "index.html").read_text(
        encoding="utf-8"
    )


def test_a_redirect_to_the_front_is_relative():
    assert 'url=../"' in redirect(plan(), Page("", PageData(), "Hjem"), "gammel/")


# On the home screen -----------------------------------------------------------------------------


def test_the_manifest_names_the_municipality_and_works_anywhere(tmp_path):
    finish_site(*site(tmp_path))
    read = json.loads((tmp_path / manifest.FILE).read_text(encoding="utf-8"))

    assert read["name"] == "BTI Farsund"
    assert read["short_name"] == "BTI Farsund kommune"
    assert read["lang"] == "nb"
    assert read["theme_color"] == "#883311"
    assert not read["start_url"].startswith("/")
    assert all((tmp_path / icon["src"]).exists() for icon in read["icons"])


@pytest.mark.parametrize("size", [180, 192, 512])
def test_the_icons_have_the_size_they_say(size):
    png = (ROOT / "theme_overrides" / "images" / f"icon-{size}.png").read_bytes()

    assert struct.unpack(">II", png[16:24]) == (size, size)
