"""However much a municipality has, no page is dear to fetch, and all of it can be found."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import gzip
import json
import random
import re

import pytest
from serving import served

from veileder.markdown.anchors import term_id
from veileder.pipeline import build
from veileder.rendering.assemble import LARGEST
from veileder.search.packing import read_entries

_T = "municipalities/testkommune"


class _Writer:
    """Writes as people do: the words of the real content, each as often as there, in any order."""

    def __init__(self, project):
        texts = (path.read_text() for path in sorted((project / "content").rglob("*.nb.md")))
        self._words = re.findall(r"\b[a-zæøå]{2,}\b", " ".join(texts).lower())
        self._random = random.Random(1)

    def say(self, count):
        return " ".join(self._random.choices(self._words, k=count)).capitalize()[:300]

    def contact(self):
        number = self._random.randrange(22_000_000, 22_999_999)
        mail = f"{self._random.randrange(10**9)}@example.no"
        return f'{{function: {self.say(2)[:70]}, phone: "{number}", email: "{mail}"}}'


def _large(project):
    """Return a municipality with 600 measures, 300 tools, 400 words, and 100 meetings of one type."""
    writer = _Writer(project)
    say, contact = writer.say, writer.contact
    measure = (
        "  - {{id: m{0}, name: {1} {0}, description: {2}, levels: [niva-{3}], themes: [{4}]}}\n"
    )
    term = "  - id: t{0}\n    nb: {{term: {1} {0}, definition: 'Se [{0}](term/t{2}). {3}'}}\n    confused_with: [t{2}]\n"
    meeting = "  - {{id: a{0}, type: mote, name: Møte {0}, purpose: {1}, participants: {2}, target: {3}, contacts: [{4}]}}\n"
    unit = "  - {{id: u{0}, type: s{0}, name: {1}, contacts: [{2}, {3}]}}\n"
    return {
        f"{_T}/measures.yml": "measures:\n" + "".join(measure.format(n, say(3), say(30), n % 2, "sorg" if n % 100 else "vold") for n in range(600)),
        f"{_T}/terms.yml": "terms:\n" + "".join(term.format(n, say(1), n * 7 % 400, say(30)) for n in range(400)),
        f"{_T}/arenas/mote.nb.md": "---\ntitle: Drøfting\nkind: discussion\n---\n## Slik gjør vi\n\nTekst.\n",
        f"{_T}/arenas.yml": "arenas:\n" + "".join(meeting.format(n, say(25), say(15), say(15), contact()) for n in range(100)),
        f"{_T}/services.yml": "services:\n" + "".join(unit.format(n, say(2), contact(), contact()) for n in range(200)),
        f"{_T}/articles/om-oss.nb.md": "---\ntitle: Om oss\nsection: about\n---\nSe [siste ord](term/t399) og [slik](arena/mote#slik-gjor-vi).\n",
        f"{_T}/articles/langt.nb.md": "---\ntitle: Langt\nsection: about\n---\n" + "".join(f"{say(40)}.\n\n" for _ in range(320)),
        **{f"{_T}/services/s{n}.nb.md": f"---\ntitle: {say(2)[:60]} {n}\nsummary: {say(12)}.\n---\n" for n in range(200)},
        **{f"{_T}/laws/l{n}.nb.md": f"---\ntitle: {say(3)[:70]} {n}\nact_name: Loven\nsection: § {n}\nsummary: {say(25)}.\n---\n" for n in range(250)},
        **{f"tools/v{n}.nb.md": f"---\ntitle: {say(3)[:70]} {n}\nkind: form\n---\n" for n in range(300)},
    }  # fmt: skip


@pytest.fixture(scope="module")
def large(shared_workspace, project):
    """Build a large municipality; return the world, and what was found."""
    world = shared_workspace(_large(project)).with_theme()
    tools = ", ".join(f"v{n}" for n in range(300))
    world.change("content/guide.yml", "[undringsnotat]", f"[undringsnotat, {tools}]")
    built = build(world.root, world.root / "site")
    assert [str(f) for f in built.findings if f.is_error][:3] == []
    return world.root / "site/testkommune", [f for f in built.findings if f.rule.code == "SIDE03"]


def _text(site, path):
    return (site / path / "index.html").read_text(encoding="utf-8")


def _all(site, folder):
    """Return the pages that a list has, in order, by the ways between them."""
    ways = re.search(r"<div data-volumes>.*?</div>", _text(site, folder), re.DOTALL)[0]
    paths = [href.replace("../", "") for href in re.findall(r'href="([^"]+)"', ways)]
    return {path: _text(site, path) for path in paths}


def test_no_page_of_lists_is_dear_to_fetch(large):
    site, _ = large
    sizes = {p: len(gzip.compress(p.read_bytes())) for p in site.rglob("*.html")}

    assert [p for p, n in sizes.items() if n > LARGEST] == [site / "om/langt/index.html"]


@pytest.mark.parametrize(
    ("folder", "entry", "count"),
    [
        ("tiltak/", r"<li data-item ", 600),
        ("tjenester/", r"<li data-item ", 201),
        ("lov/", r"<li data-item>", 251),
        ("ordliste/", r'<div id="ord_', 401),
        ("moter/", r'<section class="v-unit">', 100),
        ("moter/mote/", r'<section class="v-unit">', 100),
    ],
)
def test_all_of_a_long_list_stands_on_its_pages(large, folder, entry, count):
    site, _ = large
    pages = _all(site, folder)

    assert list(pages)[1:] == [f"{folder}del_{n}/" for n in range(2, len(pages) + 1)]
    assert sum(len(re.findall(entry, html)) for html in pages.values()) == count
    assert len(pages) > 1


def test_pages_that_are_written_once_stand_on_the_first_page_only(large):
    site, _ = large
    first, *others = _all(site, "moter/mote/").values()

    assert 'id="del_slik-gjor-vi"' in first
    assert all('id="del_slik-gjor-vi"' not in html for html in others)


def test_links_to_a_word_lead_to_the_page_that_has_it(large):
    site, _ = large
    pages = _all(site, "ordliste/")
    path = next(path for path, html in pages.items() if f'id="{term_id("t399")}"' in html)

    assert f'href="../../{path}#{term_id("t399")}"' in _text(site, "om/om-oss/")


def test_the_search_leads_to_the_page_that_has_the_word_and_lists_each_list_once(large):
    site, _ = large
    entries = read_entries(json.loads(next(site.glob("assets/index-nb.*.json")).read_text())["e"])
    paths = [path for _, path in entries]
    pages = _all(site, "ordliste/")

    words = [path.partition("#") for path in paths if "#ord_" in path]
    assert len(words) == 401
    assert [path for path, _, id in words if f'id="{id}"' not in pages[path]] == []
    assert [path for path in paths if path.startswith("tiltak/del_")] == []
    assert {path for path in paths if path.startswith("moter/mote/del_")} != set()


def test_a_long_text_is_told_of_and_published(large):
    site, (found,) = large

    assert (site / "om/langt/index.html").is_file()
    assert str(found.at) == f"{_T}/articles/langt.nb.md:1:1"
    assert re.search(
        r"Siden «Langt» \(testkommune/om/langt/index.html\) er på \d\d,\d kB", found.message
    )
    assert "del den på flere sider" in found.cure and not found.is_error


@pytest.fixture(scope="module")
def address(large):
    """Serve the large site."""
    with served(large[0].parent) as address:
        yield f"{address}/testkommune/"


@pytest.fixture
def phone(chromium):
    """Return a page as wide as a small phone."""
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context.new_page()


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["tiltak/", "tiltak/del_3/", "ordliste/del_2/", "moter/mote/del_2/"]
)
def test_a_page_of_a_long_list_fits_the_phone_and_its_ways_the_thumb(phone, address, path):
    phone.goto(address + path)

    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    links = "[...document.querySelectorAll('[data-volumes] a, [data-turn] a')]"
    assert phone.evaluate(f"Math.min(...{links}.map((a) => a.offsetHeight))") >= 44


@pytest.mark.browser
def test_a_filter_looks_through_all_pages_of_the_list(phone, address):
    phone.goto(address + "tiltak/del_2/?theme=vold")
    shown = phone.locator("#tiltak li:visible")
    phone.wait_for_function("() => !document.querySelector('[data-volumes]')")

    assert phone.locator("[data-filter-count]").text_content() == "6 treff"
    assert shown.count() == 6
    shown.last.locator("a").first.click()
    phone.wait_for_url(lambda url: "/del_2/" not in url)
    assert phone.title().startswith(phone.locator("h1").text_content())
    assert "404" not in phone.title()


@pytest.mark.browser
def test_a_filter_that_cannot_fetch_the_rest_says_so(phone, address):
    phone.goto(address + "tiltak/")
    phone.route("**/tiltak/**", lambda route: route.abort())
    phone.locator(".v-filters summary").click()
    phone.locator("#filter_theme").select_option("vold")

    assert phone.locator("[data-filter-count]").text_content().endswith("(på denne siden av lista)")
    assert phone.locator("[data-volumes]").count() == 1
