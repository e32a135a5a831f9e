"""Styles and scripts are named by what is in them: old pages keep what they were made with."""

import functools
import http.server
import re
import shutil
import threading

import pytest

from veileder.pipeline import build
from veileder.rendering.named import named, version

_ASSET = re.compile(r'(?:href|src|data-script)="([^"]*assets/[^"]+)"')
_STEP = "testkommune/niva-0/undring/"


def test_a_script_has_another_name_when_one_that_it_fetches_has_another_content():
    scripts = {
        "javascripts/forms.js": b'import { a } from "./fields.js"; import("./fields.js"); "no.js";',
        "javascripts/fields.js": b"export const a = 1;",
        "images/icon.svg": b"<svg/>",
    }
    one, other = named(scripts), named({**scripts, "javascripts/fields.js": b"export const a = 2;"})
    fields = f"fields.{version(scripts['javascripts/fields.js'])}.js"

    assert one.paths["javascripts/fields.js"] == f"assets/{fields}"
    assert one.content[one.paths["javascripts/forms.js"]].decode() == (
        f'import {{ a }} from "./{fields}"; import("./{fields}"); "no.js";'
    )
    assert one.paths["javascripts/forms.js"] != other.paths["javascripts/forms.js"]
    assert one.written('<a href="../images/icon.svg"><b src="../javascripts/fields.js">') == (
        f'<a href="../images/icon.svg"><b src="../assets/{fields}">'
    )


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('import "./a.js"', 'import "./{a}"'),
        ('importScripts("a.js")', 'importScripts("{a}")'),
        ('import "./b.js"', 'import "./b.js"'),
        ('import "../a.js"', 'import "../a.js"'),
        ('import "./icon.svg"', 'import "./icon.svg"'),
    ],
)
def test_a_script_asks_for_others_by_their_new_names(written, becomes):
    made = named({"javascripts/x.js": written.encode(), "javascripts/a.js": b"1"})
    a = made.paths["javascripts/a.js"].removeprefix("assets/")

    assert made.content[made.paths["javascripts/x.js"]].decode() == becomes.format(a=a)


def test_only_what_pages_ask_for_by_name_is_named_by_its_content():
    files = {
        "stylesheets/a-b.css": b"a",
        "images/i-1.png": b"b",
        "images/icon.svg": b"c",
        "stylesheets/deep/a.css": b"d",
        "index.html": b"e",
        "javascripts/a.json": b"f",
    }
    made = named(files)

    assert made.paths == {
        "stylesheets/a-b.css": "assets/a-b.ca978112.css",
        "images/i-1.png": "assets/i-1.3e23e816.png",
    }
    assert made.content == {"assets/a-b.ca978112.css": b"a", "assets/i-1.3e23e816.png": b"b"}
    page = '<link href="../stylesheets/a-b.css"><img src="images/i-1.png" alt="images/i-1.png.">'
    assert made.written(page) == (
        '<link href="../assets/a-b.ca978112.css">'
        '<img src="assets/i-1.3e23e816.png" alt="images/i-1.png.">'
    )
    assert made.written('src="images/other.png"') == 'src="images/other.png"'


class _Lasting(http.server.SimpleHTTPRequestHandler):
    """Lets browsers keep everything for ten minutes, as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def editions(shared_workspace, project):
    """Publish two editions with different looks and scripts; give the site and an old page."""
    world = shared_workspace()
    theme = world.root / "theme_overrides"
    shutil.copytree(project / "theme_overrides", theme)
    world.with_theme()
    site = world.root / "site"
    assert not build(world.root, site).has_errors
    old = (site / _STEP / "index.html").read_text(encoding="utf-8")
    for name in ("stylesheets/veileder.css", "javascripts/veileder.js", "javascripts/step.js"):
        path = theme / name
        text = path.read_text(encoding="utf-8").replace("v-step", "v-another-step")
        path.write_text(
            f"{text}{'' if name.endswith('css') else 'document.title;'}\n", encoding="utf-8"
        )
    assert not build(world.root, site).has_errors
    return site, old


def test_all_that_an_old_page_asks_for_still_stands_after_a_new_edition(editions):
    site, old = editions
    new = (site / _STEP / "index.html").read_text(encoding="utf-8")
    before, now = set(_ASSET.findall(old)), set(_ASSET.findall(new))

    assert len(before - now) >= 2
    assert [path for path in before | now if not (site / _STEP / path).is_file()] == []


def test_one_script_waits_for_the_look_after_the_header_and_fetches_the_others(editions):
    _, page = editions

    assert re.search(r'</header>\s*<script src="[./]*assets/kept\.\w+\.js"></script>', page)
    assert page.count("<script") == 1
    assert re.findall(r'<template data-script="[./]*assets/(\w+)\.', page) == [
        "hours",
        "veileder",
        "step",
    ]


@pytest.mark.browser
def test_an_old_page_that_a_browser_kept_works_with_its_own_scripts(chromium, editions):
    site, old = editions
    handler = functools.partial(_Lasting, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        wrong = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda answer: wrong.append(answer.url) if answer.status > 399 else 0)
        address = f"http://127.0.0.1:{server.server_address[1]}/{_STEP}"
        page.route(address, lambda route: route.fulfill(body=old, content_type="text/html"))
        page.goto(address, wait_until="networkidle")

        assert page.locator("[data-key-toggle]").evaluate("(key) => !key.parentElement.hidden")
        assert page.locator(".v-step").count() and not page.locator(".v-another-step").count()
        page.close()
        server.shutdown()
    assert wrong == []
