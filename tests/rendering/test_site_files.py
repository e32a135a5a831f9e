"""The files of one site: small and strict, and none of what Material left is on its pages."""

import json
import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from files_inside import WHOLE

from veileder.model.base import Language
from veileder.pages.frame import home_name
from veileder.pages.portal import plan_chooser
from veileder.reading.strings import read_strings
from veileder.rendering import manifest
from veileder.rendering.mkdocs_theme import load_theme, page_context
from veileder.rendering.offline import NOT_SAVED, TEMPLATE, WORKER
from veileder.rendering.policy import META, POLICY
from veileder.rendering.redirects import redirect, redirects
from veileder.rendering.site_files import Renderer
from veileder.rendering.tidy import LEFTOVERS, from_folder, tidied
from veileder.sites import plan_all

ROOT = Path(__file__).parents[2]
STRINGS = read_strings(ROOT / "theme_overrides", Language.NB)
CHOOSER = plan_chooser([], [], STRINGS, "1. januar 2026")


@pytest.fixture(scope="module")
def raw():
    """Return a page as Material's shell and our templates make it."""
    theme = load_theme(ROOT, ["nb"])
    settings = theme.settings(CHOOSER.name, "nb", CHOOSER.frame)
    page = CHOOSER.pages[0]
    meta = {"title": page.title, "template": page.template, "data": page.data}
    return theme.templates.get_template(page.template).render(page_context(settings, "", meta))


_TOOL = """---
title: Notat & <råd>
kind: form
former_ids: [skjema, samtale]
files:
  - file: notat.docx
    title: Notatet
---
"""
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\naccent: "#883311"\n'
_MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M0 0h9"/></svg>'
_FILES = {
    "tools/undringsnotat.nb.md": _TOOL,
    "tools/notat.docx": WHOLE["docx"],
    "tools/samtale.nb.md": "---\ntitle: Samtale\nkind: guide\n---\n",
    "municipalities/testkommune/municipality.yml": _SETTINGS,
    "municipalities/testkommune/mark.svg": _MARK,
}


@pytest.fixture(scope="module")
def small(shared_workspace):
    """Return a small world, and the plan of its only site."""
    world = shared_workspace(_FILES).with_theme()
    world.change("content/guide.yml", "[undringsnotat]", "[undringsnotat, samtale]")
    plans = plan_all(world.root, world.check())
    return world, next(plan for plan in plans if plan.id == "testkommune")


@pytest.fixture(scope="module")
def renderer(small):
    return Renderer(small[0].root)


@pytest.fixture(scope="module")
def made(small, renderer):
    """Return the files of the small site."""
    return renderer.files(small[1])


# Material's shell -------------------------------------------------------------------------------


@pytest.mark.parametrize("leftover", LEFTOVERS, ids=lambda leftover: leftover.name)
def test_material_still_leaves_what_is_removed(raw, leftover):
    """When this fails Material has changed: see what it writes now, and mend the pattern."""
    assert leftover.pattern.search(raw)


def test_nothing_of_material_s_shell_is_left(raw):
    html = tidied(raw)

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


def test_only_what_is_used_is_there(made):
    names = made.content.keys()

    assert not [name for name in names if re.match(r"stylesheets/|javascripts/|assets/.+/", name)]
    for ending in (".map", ".md", ".yml", ".xml", ".gz"):
        assert not [name for name in names if name.endswith(ending)]
    assert TEMPLATE not in names
    assert made.content["verktoy/undringsnotat/notat.docx"] == WHOLE["docx"]


# The whole --------------------------------------------------------------------------------------


def test_a_finished_site_holds_together(made):
    assert all(META in p.html for name, p in made.pages.items() if name != "404.html")
    assert f'content="{POLICY}"' in made.pages["om/index.html"].html
    assert {name: page.stopped for name, page in made.pages.items() if page.stopped} == {}
    (style,) = (name for name in made.content if re.match(r"assets/veileder\..*css", name))
    assert b"#883311" in made.content[style]
    html = made.pages["om/index.html"].html
    assert re.findall(r'<link rel="stylesheet"[^>]*>', html) == [
        f'<link rel="stylesheet" href="../{style}">'
    ]
    assert WORKER in made.content
    html = {name for name in made.content if name.endswith(".html")}
    assert made.pages.keys() == html - {NOT_SAVED}
    assert b"Dette er ikke lagret" in made.content[NOT_SAVED]
    assert all(page.html.encode() == made.content[name] for name, page in made.pages.items())


def test_a_portal_has_neither_worker_nor_manifest(renderer):
    files = renderer.files(CHOOSER)

    assert META in files.pages["index.html"].html
    assert not files.content.keys() & {WORKER, manifest.FILE, TEMPLATE}
    assert {"404.html", "images/icon.svg"} <= files.content.keys()


def test_the_same_site_is_finished_the_same_way(small, renderer, made):
    world, its_plan = small

    assert Renderer(world.root).files(its_plan) == made == renderer.files(its_plan)


@pytest.mark.parametrize(
    "said", ["<script>alert(1)</script>", '<p style="x">', '<img src="//example.no/x.png" alt="">']
)
def test_a_page_with_what_the_policy_stops_is_named(small, renderer, said):
    """What a text makes is put on the page letter for letter: this is the last wall."""
    _, its_plan = small
    pages = [
        replace(page, data=replace(page.data, summary=said))
        if page.path == "niva-0/undring/"
        else page
        for page in its_plan.pages
    ]

    files = renderer.files(replace(its_plan, pages=tuple(pages)))

    (name,) = [name for name, page in files.pages.items() if page.stopped]
    assert name == "niva-0/undring/index.html"
    assert len(files.pages[name].stopped) == 1


# Former addresses -------------------------------------------------------------------------------


def test_a_former_address_leads_on(made):
    html = made.pages["verktoy/skjema/index.html"].html

    assert '<meta http-equiv="refresh" content="0; url=../../verktoy/undringsnotat/">' in html
    assert '<link rel="canonical" href="../../verktoy/undringsnotat/">' in html
    assert '<a href="../../verktoy/undringsnotat/">Notat &amp; &lt;råd&gt;</a>' in html
    assert "noindex" in html and META in html


def test_the_page_at_a_former_address_says_so_and_leads_on_by_itself():
    page = replace(CHOOSER.pages[0], title="Uro & <sak>", path="steg/uro/")
    shown = redirect(CHOOSER, page, "gammel/steg/")

    head, _, body = shown.partition("</head>")
    assert head.startswith('<!doctype html>\n<html lang="nb">\n')
    assert re.findall(r"<(?:meta|link)[^>]*>", head) == [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta http-equiv="refresh" content="0; url=../../steg/uro/">',
        '<meta name="robots" content="noindex">',
        '<meta name="color-scheme" content="light dark">',
        '<link rel="canonical" href="../../steg/uro/">',
        '<link rel="stylesheet" href="../../stylesheets/veileder.css">',
    ]
    assert f"<title>Uro &amp; &lt;sak&gt; – {CHOOSER.name}</title>" in head
    words = re.sub(r"<[^>]+>", " ", body).split()
    assert words == [*STRINGS["moved"].split(), "Uro", "&amp;", "&lt;sak&gt;"]
    assert '<a href="../../steg/uro/">' in body


def test_two_pages_with_the_same_former_address_share_it_the_first_has_it():
    pages = [
        replace(CHOOSER.pages[0], title=title, path=f"{title}/", former_paths=("gammel/", "a/"))
        for title in ("a", "b")
    ]
    made = dict(redirects(replace(CHOOSER, pages=tuple(pages))))

    assert list(made) == ["gammel/index.html"]
    assert "url=../a/" in made["gammel/index.html"]


def test_a_file_that_is_asked_for_alone_is_what_it_is_on_the_site(small, renderer, made):
    _, its_plan = small
    others = {
        name
        for name, content in made.content.items()
        if name != WORKER and renderer.file(its_plan, name) != content
    }

    # What knows the index of the search, or every other file, is made with the whole site.
    index = {name for name in others if name.startswith(("assets/", "sok/"))}
    assert all(re.search("(hits|index|more)[.-]|^sok/", name) for name in index)
    assert others - index == {"index.html", NOT_SAVED, "worker.bin", "verktoy/skjema/index.html"}
    shown = renderer.file(its_plan, "verktoy/skjema/index.html").decode()
    assert "url=../../verktoy/undringsnotat/" in shown
    assert renderer.file(its_plan, "finnes/ikke.html") is None


def test_a_page_that_stands_at_a_former_address_is_not_replaced(made):
    assert "refresh" not in made.pages["verktoy/samtale/index.html"].html


def test_a_redirect_to_the_front_is_relative():
    assert 'url=../"' in redirect(CHOOSER, CHOOSER.pages[0], "gammel/")


# On the home screen -----------------------------------------------------------------------------


def test_the_manifest_names_the_municipality_and_works_anywhere(made):
    read = json.loads(made.content[manifest.FILE])

    assert read["name"] == "BTI Testkommune"
    assert read["short_name"] == "Testkommune"
    assert read["lang"] == "nb"
    assert read["theme_color"] == "#883311"
    assert not read["start_url"].startswith("/")
    assert all(icon["src"] in made.content for icon in read["icons"])


@pytest.mark.parametrize(
    ("brand", "name", "shown"),
    [
        ("BTI", "Eksempel kommune", "BTI Eksempel"),
        ("BTI", "Hægebostad kommune", "Hægebostad"),
        ("BTS", "Ullensvang herad", "Ullensvang"),
        ("Bedre sammen", "Nordre Land kommune", "Nordre Land"),
        ("BTI", "Aurskog-Høland kommune", "Aurskog-Høl…"),
    ],
)
def test_a_phone_has_room_for_the_name_under_the_icon(brand, name, shown):
    assert home_name(brand, name) == shown
    assert len(shown) <= 12


def test_the_icons_have_the_municipalitys_colour_and_one_may_be_cut_in_any_shape(made):
    read = json.loads(made.content[manifest.FILE])
    drawing, *_, large, mask = (icon["src"] for icon in read["icons"][1:])
    palette = made.content[large].partition(b"PLTE")[2]

    assert palette[:3].hex() == "883311"
    assert palette[45:48].hex() == "ffffff"
    assert drawing == "images/icon.svg" and b"#883311" in made.content[drawing]
    assert read["icons"][-1]["purpose"] == "maskable"
    assert re.fullmatch(r"assets/icon-mask-512\.[0-9a-f]{8}\.png", mask) and mask in made.content


def test_a_mark_of_its_own_stands_at_the_top_and_as_the_icon_of_the_page(made):
    front = made.content["index.html"].decode()
    read = json.loads(made.content[manifest.FILE])

    assert b'<path d="M0 0h9" />' in made.content["images/mark.svg"]
    assert '<img class="v-brand__own" src="images/mark.svg" alt="" width="40" height="48">' in front
    assert '<link rel="icon" href="images/mark.svg" type="image/svg+xml">' in front
    assert "v-brand__mark" not in front
    assert read["icons"][0]["src"] == "images/mark.svg"


def test_each_page_says_who_stands_behind_it(made):
    tool = made.content["verktoy/undringsnotat/index.html"].decode()

    assert "Et utkast, som Testkommune ikke har godkjent ennå." in tool


@pytest.mark.parametrize("size", [180, 192, 512])
def test_the_icons_have_the_size_they_say(size):
    png = (ROOT / "theme_overrides" / "images" / f"icon-{size}.png").read_bytes()

    assert struct.unpack(">II", png[16:24]) == (size, size)
