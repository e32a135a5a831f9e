"""What is read of a finished page is what a parser reads of it.

The quick reader knows only HTML as our templates and our Markdown write it: names in lower case,
``<``, ``>`` and the quote of a value escaped, no attribute twice. Anything else is never on a
page of ours; the last tests say so.
"""

import re
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from veileder.rendering.html_read import Read, read_html, resolve

_LINKS = {"href", "xlink:href", "src", "data-script", "poster", "data", "action", "formaction"}
_REFRESH = re.compile(r"""\s*[\d.]+\s*;\s*url\s*=\s*["']?([^"']+)""", re.IGNORECASE)


class Parser(HTMLParser):
    """Reads the same with Python's own parser, tag by tag."""

    def __init__(self, page):
        super().__init__()
        self.page, self.ids, self.links = page, [], set()
        self.headings = self.without_alt = 0
        self.leads_on, self.odd = False, []

    def handle_starttag(self, tag, attrs):
        self.headings += tag == "h1"
        self.without_alt += tag == "img" and "alt" not in dict(attrs)
        if len(dict(attrs)) < len(attrs):
            self.odd.append(self.get_starttag_text())
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "srcset":
                for part in (value or "").split(","):
                    self.add(*part.split()[:1])
            elif name == "content" and (way := _REFRESH.match(value or "")):
                self.leads_on = True
                self.add(way[1])
            elif name in _LINKS and value:
                self.add(value)

    def add(self, *addresses):
        for address in addresses:
            if not re.match(r"[a-zA-Z][\w+.-]*:|//", address, re.ASCII):
                self.links.add(resolve(self.page, address))


@lru_cache(maxsize=512)
def parsed(html, page):
    parser = Parser(page)
    parser.feed(html)
    parser.close()
    links = frozenset(parser.links)
    read = Read(tuple(parser.ids), links, parser.headings, parser.without_alt, parser.leads_on)
    return read, parser.odd


def test_every_page_of_a_real_site_is_read_as_a_parser_reads_it(example):
    pages = {name: page for name, page in example.files.pages.items() if name != "404.html"}

    wrong = {
        name: page.read
        for name, page in pages.items()
        if as_set(page.read) != as_set(parsed(page.html, name)[0])
    }
    assert wrong == {}
    assert len(pages) > 250
    assert sum(len(page.read.links) for page in pages.values()) > 5_000
    assert sum(len(page.read.ids) for page in pages.values()) > 1_000


def as_set(read):
    """Frame and body are read apart, so that their ids do not stand in the order of the page."""
    return sorted(read.ids), read.links, read.headings, read.images_without_alt, read.leads_on


def test_the_page_for_what_was_not_found_is_read_with_its_script(example):
    page = example.files.pages["404.html"]
    html = re.sub(r'="/(?:eksempel/)?', '="', page.html)
    read, _ = parsed(html, "404.html")

    assert (page.read.ids, page.read.headings) == (read.ids, 1)
    assert page.read.links == read.links


# As our templates and our Markdown write ---------------------------------------------------------

TEXT = st.text(alphabet=st.sampled_from("aå<>&\"'=/ \n\t;#?:-!\x00\u00a0{}"), max_size=8)
ADDRESS = st.sampled_from(
    ["../a/#b", "a b/", "#å", "?q=1&c=2", "https://a.no/", "//a.no", "tel:112", "x,y", "", "/", "."]
)
NAMES = ("id", "class", "title", "alt", "data-x", "content", "srcset", *sorted(_LINKS))
TAGS = ("a", "p", "h1", "img", "use", "meta", "svg", "link", "video", "button")


@st.composite
def tags(draw):
    """Draw one tag with attributes in any order, each value escaped and in quotes."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    written = draw(st.sampled_from(TAGS))
    for name in names:
        gap = draw(st.sampled_from([" ", "\n  ", "\t"]))
        value = draw(st.one_of(TEXT, ADDRESS, st.just("0; url=../b/"), st.just("a.png 2x, b c")))
        quote = draw(st.sampled_from("\"'"))
        is_bare = name in {"alt", "data-x", "href"} and draw(st.booleans())
        written += gap + (name if is_bare else f"{name}={quote}{escape(value)}{quote}")
    return f"<{written}{draw(st.sampled_from(['', '/', ' /', ' ']))}>"


PIECE = st.one_of(
    tags(),
    TEXT.map(escape),
    TEXT.filter(lambda text: ">" not in text and "--" not in text and text[-1:] not in "-!").map(
        lambda text: f"<!-- {text} -->"
    ),
    st.sampled_from(["</p>", "</a>", "<!doctype html>", '<!-- <a href="x/"> <h1> -->', "<br>"]),
)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECE, max_size=6), page=st.sampled_from(["index.html", "a/b/index.html"]))
def test_what_our_templates_can_write_is_read_as_a_parser_reads_it(pieces, page):
    html = "".join(pieces)

    assert read_html(html, page) == parsed(html, page)[0]


@settings(max_examples=50, deadline=None)
@given(pieces=st.lists(PIECE, max_size=6), cut=st.integers(0, 6))
@example(['<h1 id="a">', '<img src="a.png">', '<h1 id="b">', "<img>", '<a href="b/">'], 2)
@example(['<meta content="0; url=b/">', "<p>"], 1)
@example(["<p>", '<meta content="0; url=b/">'], 1)
def test_two_pieces_of_a_page_are_read_as_the_whole(pieces, cut):
    first, second = "".join(pieces[:cut]), "".join(pieces[cut:])

    read = read_html(first, "a/index.html") + read_html(second, "a/index.html")

    assert read == read_html(first + second, "a/index.html")


# What the quick reader cannot read, and no page has ----------------------------------------------


@pytest.mark.parametrize(
    "html",
    ['<A HREF="x/">', '<a href="x/" href="y/">', "<a title=5'6 href='x/'>", '<a href=x"y>'],
    ids=["capitals", "an attribute twice", "a quote in a bare value", "a quote after a bare value"],
)
def test_some_html_is_read_otherwise(html):
    """If this fails the reader has become better than it says."""
    assert read_html(html, "index.html") != parsed(html, "index.html")[0]


_TAG = re.compile(r"</?!?[a-z][a-z0-9]*(?:\s+[^\s=\"'<>/]+(?:=\"[^\"<>]*\")?)*\s*/?>")


def test_no_page_has_such_html(example):
    """All names are in lower case, all values in double quotes, and no ``<`` stands for itself."""
    for name, page in example.files.pages.items():
        html = re.sub(r"<(script|style)>.*?</\1>", "", page.html, flags=re.DOTALL)
        assert html.count("<") == len(_TAG.findall(html)), name
        assert parsed(page.html, name)[1] == [], name
