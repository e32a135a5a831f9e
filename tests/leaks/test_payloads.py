"""Whatever stands in a field: nothing runs, nobody is asked, and no page has another's element.

The checks are off: what is put in, is put in after they would have looked. The fields are those
of the models, so a new one is tried by itself.
"""

# ruff: noqa: E501 - the script reads best in long lines

import html as escaping
import http.server
import itertools
import json
import re
import threading
import zipfile
from functools import partial
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import payloads
import pytest
from every_field import IS_LONG, Filler, is_text
from leaking import put_in, write_base, write_owner

from veileder.model.kinds import KINDS, TABLES
from veileder.pages.portal import listed
from veileder.reading.library import load
from veileder.rendering.assemble import write_files
from veileder.rendering.site_files import Renderer
from veileder.resolving.bare import region_guide
from veileder.resolving.resolve import resolve
from veileder.sites import Planner

BAD_ADDRESS = re.compile(r"(?i)[\x00-\x20]*(?:(?:javascript|vbscript):|data:text)")
# What a browser has made of a page: elements of others, what runs, and where it leads.
SEEN = """() => {
  const all = [...document.querySelectorAll("*")], odd = [];
  if (window.PWN || top.PWN) odd.push("ran");
  if (document.documentElement.textContent.includes("50337")) odd.push("template");
  for (const one of all) {
    const name = one.tagName.toLowerCase(), names = one.getAttributeNames();
    if (names.includes("data-pwn") || names.some((n) => n.startsWith("on"))) odd.push(one.outerHTML.slice(0, 200));
    if (["iframe", "object", "embed", "base", "frame", "math", "video", "audio", "applet"].includes(name)) odd.push(name);
    if (name === "style" && document.title && !document.querySelector("[data-home]")) odd.push("style");
    if (name === "script" && !one.src && !document.querySelector("[data-home]")) odd.push("script");
    if (name === "meta" && /refresh/i.test(one.httpEquiv)) odd.push("refresh");
    for (const at of ["src", "href", "action", "formaction", "poster", "data", "ping", "srcset"]) {
      const value = name === "svg" || !names.includes(at) ? "" : one.getAttribute(at);
      if (/^[\\0-\\x20]*(javascript:|vbscript:|data:text)/i.test(value)) odd.push(`${at}=${value}`);
      if (name !== "a" && /evil/.test(value)) odd.push(`${name} ${at}=${value}`);
    }
  }
  return odd;
}"""

_TEXTS = payloads.TEXTS if IS_LONG else payloads.SHORT
_OUR_FIELD = re.compile(r"\s*(PAGE|NUMPAGES)\s*")
_KIND = re.compile(r'class="v-page v-page--([a-z]+)')
_NEVER = {"iframe", "object", "embed", "base", "frame", "math", "video", "audio", "applet"}
_LEADING = {"src", "href", "action", "formaction", "poster", "data", "ping", "srcset"}
_REFUSED_IN = ("quote.url", "measures.url")


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def parcels(texts, most):
    """Return ``texts`` in lines of ``most`` letters; what alone is longer goes in other fields."""
    lines = []
    for text in texts:
        if "\n" in text or len(text) > most:
            continue
        at = next((n for n, one in enumerate(lines) if len(f"{one} {text}") <= most), None)
        if at is None:
            lines.append(text)
        else:
            lines[at] += f" {text}"
    return lines


def hostile(texts, schemes_in, limits):
    """Return what to put in a field: all of ``texts`` at once, or the next of the addresses.

    In the fields named ``schemes_in`` that is one which a build must refuse. Where ``limits`` says
    how many letters a field takes, it gets as many texts as there is room for, in turn.
    """
    turn, refused = itertools.cycle(payloads.URLS), itertools.cycle(payloads.SCHEMES)
    line = " ".join(one for one in texts if "\n" not in one)
    whole = "\n\n".join(texts)
    plain = line.translate({ord(sign): None for sign in "{}"})  # braces are words to put in
    lines = {most: parcels(texts, most) for most in {*limits.values()}}
    turns = {where: itertools.count(n) for n, where in enumerate(limits)}

    def put(where, shape):
        if shape == "url":
            return next(refused if where.endswith(schemes_in) else turn)
        if ".interface." in where:
            return plain
        if where in limits:
            some = lines[limits[where]]
            return some[next(turns[where]) % len(some)]
        return whole if shape == "markdown" else line

    return put


def world(root, project, language="nb"):
    """Write and read a world where every field says which it is; return its library, and the places."""
    places = dict(write_base(root, project).places)
    places |= write_owner(root, "ra", is_region=True).places
    places |= write_owner(root, "ea", language=language, region="ra").places
    return load(root), places


def sites(root, library, places, put):
    """Yield every site of the world, with what ``put`` says in every field."""
    guide = put_in(resolve(library, "ea").value, places, put)
    region = put_in(region_guide(library, "ra"), places, put)
    planner, renderer = Planner(root), Renderer(root)
    plan = planner.site(guide)
    members = [listed(guide, mentions=plan.mentions)]
    plans = [plan, planner.region(region, members)]
    for plan in (*plans, planner.top(members, {"ra": region.municipality.name})):
        yield plan, renderer.files(plan)


class _Read(HTMLParser):
    """Finds in a page what is not ours, as ``SEEN`` does in a browser."""

    def __init__(self, page):
        super().__init__()
        self.odd = []
        self._may_have_script = "data-home" in page  # asks its way before anything is fetched
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if any(name == "data-pwn" or name.startswith("on") for name in given):
            self.odd.append(self.get_starttag_text()[:200])
        if tag in _NEVER or (tag == "meta" and (given.get("http-equiv") or "") == "refresh"):
            self.odd.append(tag)
        if not self._may_have_script and (
            tag == "style" or (tag == "script" and not given.get("src"))
        ):
            self.odd.append(tag)
        for name in _LEADING & given.keys():
            value = given[name] or ""
            if BAD_ADDRESS.match(value) or (tag != "a" and "evil" in value):
                self.odd.append(f"{tag} {name}={value}")

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        if "50337" in data:
            self.odd.append("template")


def of_each_kind(pages):
    """Return the name of the first page of each template."""
    kinds = {}
    for name, html in pages.items():
        found = _KIND.search(html)
        kinds.setdefault(found[1] if found else name, name)
    return list(kinds.values())


def look(chromium, folder, pages, *, bypass):
    """Open every page, and return what is wrong on any: ran, asked, or not ours."""
    wrong, handler = [], partial(_Silent, directory=str(folder))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        chromium.new_context(bypass_csp=bypass, service_workers="block") as context,
    ):
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        here = f"http://127.0.0.1:{server.server_address[1]}/"
        page = context.new_page()
        page.on("request", lambda one: one.url.startswith((here, "data:")) or wrong.append(one.url))
        page.on("dialog", lambda one: (wrong.append(one.message), one.dismiss()))
        page.on("popup", lambda one: wrong.append(one.url))
        for name in pages:
            page.goto(here + name, wait_until="domcontentloaded")
            wrong += [f"{name}: {odd}" for odd in page.evaluate(SEEN)]
            if page.url.partition("?")[0] != here + name:
                wrong.append(f"{name} led to {page.url}")
        server.shutdown()
    return wrong


def wrong_in_files(plan, files):
    """Yield what is wrong in what stands beside the pages: scripts, lists, Word files."""
    for name, content in files.content.items():
        if name.endswith((".json", ".webmanifest")):
            json.loads(content)
        if name == "worker.js":
            text = content.decode()
            json.loads(text[text.index("{") : text.index(";\n\n")])
        if name.endswith(".svg") and b"data-pwn" in content:
            yield name
        if name.endswith(".css") and b"evil" in content:
            yield name
        if name.endswith(".docx"):
            with zipfile.ZipFile(BytesIO(content)) as packed:
                yield from (f"{plan.id}/{name}: {odd}" for odd in _odd_in_word(packed))


def _odd_in_word(packed):
    for part in packed.namelist():
        if not part.endswith((".xml", ".rels")):
            yield part
            continue
        for element in ElementTree.fromstring(packed.read(part)).iter():
            tag = element.tag.rpartition("}")[2]
            said = element.text or "".join(element.attrib.values())
            if tag in {"altChunk", "object", "attachedTemplate"} or (
                tag in {"instrText", "fldSimple"} and not _OUR_FIELD.fullmatch(said)
            ):
                yield f"{part} has {tag}"
            if element.get("TargetMode") == "External" and not re.match(
                r"https?://|mailto:|tel:", element.get("Target", "")
            ):
                yield f"{part} leads to {element.get('Target')}"


def stopped_and_not(files):
    """Return the pages that a build refuses for an address in them, and the others."""
    bad = {
        name
        for name, page in files.pages.items()
        if any(BAD_ADDRESS.match(said) for said in _addresses(page.html))
    }
    refused = {name for name, page in files.pages.items() if page.stopped}
    return bad, refused


def _addresses(page):
    return (escaping.unescape(one) for one in re.findall(r'(?:href|src|action)="([^"]*)"', page))


def all_filled():
    """Return a filler that has been through every field of every model."""
    filler = Filler(lambda *_: "x")
    for model in (*(kind.model for kind in KINDS.values()), *TABLES.values()):
        filler.part(model)
    return filler


def test_every_field_of_words_is_filled():
    """A field that the filler leaves out is one that nobody writes words in."""
    filled = set(all_filled().places)
    assert len(filled) > 400
    assert is_text("markdown")
    for ending in ("form.fields.options", "contacts.email", "brand.short", "outcome_help",
                   "borrow.contacts.url", "quote.words", "nb.choices", "interface.search"):  # fmt: skip
        assert any(where.endswith(ending) for where in filled), ending


@pytest.mark.parametrize("texts", [payloads.SHORT, payloads.TEXTS])
def test_every_text_has_room_in_the_fields_for_names(texts):
    """The limits are read from the types, and no payload is left out for them."""
    limits = all_filled().limits
    assert (limits["Article.title"], limits["Services.services.name"]) == (80, 120)
    for most in {*limits.values()} - {80}:
        lines = parcels(texts, most)
        assert max(map(len, lines)) <= most
        assert [one for one in texts if "\n" not in one and one not in " ".join(lines)] == []


@pytest.fixture(scope="module")
def made(tmp_path_factory, project):
    """Make every site with payloads in all fields; return where, the pages, and what is wrong."""
    root = tmp_path_factory.mktemp("payloads")
    library, places = world(root, project)
    odd, pages = [], {}
    put = hostile(_TEXTS, _REFUSED_IN, all_filled().limits)
    for plan, files in sites(root, library, places, put):
        write_files(root / "site" / plan.id, files.content)
        odd += wrong_in_files(plan, files)
        bad, refused = stopped_and_not(files)
        assert bad <= refused, "a page with such an address must not be published"
        pages |= {
            f"{plan.id}/{name}".lstrip("/"): page.html
            for name, page in files.pages.items()
            if name not in refused
        }
    return root / "site", pages, odd


def test_no_file_has_an_element_or_an_address_of_others(made):
    _, pages, odd = made
    found = {name: read.odd for name, html in pages.items() if (read := _Read(html)).odd}

    assert (odd, found) == ([], {})
    assert len(pages) > 60


@pytest.mark.parametrize("payload", [payloads.SHORT[0], *payloads.ELEMENTS[:16]])
def test_the_reader_of_pages_sees_an_element_of_others(payload):
    assert _Read(f"<p>{payload}</p>").odd


@pytest.mark.browser
def test_nothing_in_any_field_runs_or_asks_or_stands_as_an_element(made, chromium):
    """One page of each template; all others are made by the same, and read above."""
    folder, pages, _ = made
    names = of_each_kind(pages)

    assert len(names) > 15
    assert look(chromium, folder, pages if IS_LONG else names, bypass=True) == []
    if IS_LONG:
        assert look(chromium, folder, names, bypass=False) == []
