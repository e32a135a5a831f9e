"""From plans to one folder of sites, and what is wrong between them."""

import random

import pytest

from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.rendering.assemble import LARGEST, Made, faults_in, make_site, style_faults
from veileder.rendering.html_links import faults_between, outward, site_faults
from veileder.rendering.html_read import read_html
from veileder.rendering.page_faults import PageFault
from veileder.rendering.policy import PolicyFault
from veileder.rendering.site_files import Rendered, SiteFiles

PAGE = "<html><body><h1>{}</h1>{}</body></html>"


def plan(id):
    return SitePlan(id, f"BTI {id or 'alle'}", "nb", Frame(t={}, built="", portal=not id), ())


class Renderer:
    """What makes the files of a site, in a line."""

    def __init__(self, root):
        self.root = root

    def files(self, plan):
        html = PAGE.format(plan.name, "")
        stopped = ("<p style>", "<p onclick>") if plan.id == "bø" else ()
        page = Rendered(html, read_html(html, "index.html"), stopped)
        beside = {"a/b/notat.docx": b"x", "til.txt": self.root.name.encode()}
        return SiteFiles({"index.html": page}, {"index.html": html.encode(), **beside})


def test_a_site_is_written_and_others_are_told_of_its_files(tmp_path):
    made = make_site(Renderer(tmp_path), plan("asker"), tmp_path / "ut/asker")

    assert made.faults == ()
    assert made.outward.files == {"a/b/notat.docx", "index.html", "sha256.txt", "til.txt"}
    assert (tmp_path / "ut/asker/index.html").read_text() == PAGE.format("BTI asker", "")
    assert (tmp_path / "ut/asker/til.txt").read_text() == tmp_path.name
    assert len(list(tmp_path.rglob("*.*"))) == 4


def test_what_the_policy_stops_is_told_with_the_page_it_stands_on(tmp_path):
    made = make_site(Renderer(tmp_path), plan("bø"), tmp_path / "bø")

    assert made.faults == (PageFault("bø/index.html", "<p style>; <p onclick>"),)


def test_a_page_that_no_policy_can_stand_on_is_a_fault_and_nothing_is_written(tmp_path):
    class Refusing:
        def files(self, plan):
            raise PolicyFault(PageFault("bø/index.html", "no <meta charset>"))

    made = make_site(Refusing(), plan("bø"), tmp_path / "bø")

    assert made.faults == (PageFault("bø/index.html", "no <meta charset>"),)
    assert not (tmp_path / "bø").exists()


class Written:
    """What makes a site with one page, of the HTML it is given."""

    def __init__(self, html):
        self.html = html

    def files(self, plan):
        page = Rendered(self.html, read_html(self.html, "index.html"))
        return SiteFiles({"index.html": page}, {"index.html": self.html.encode()})


def noise(length):
    """Return a page as text that hardly packs: each letter takes three quarters of a byte."""
    letters = random.Random(1).choices(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", k=length
    )
    return PAGE.format("A", "".join(letters))


@pytest.mark.parametrize(
    ("html", "is_large"),
    [
        (noise(52_000), True),
        (noise(20_000), False),
        (PAGE.format("A", "a" * 90_000), False),
    ],
)
def test_a_page_that_is_dear_to_fetch_is_told_and_stops_nothing(tmp_path, html, is_large):
    for id, name in (("bø", "bø/index.html"), ("", "index.html")):
        made = make_site(Written(html), plan(id), tmp_path / f"ut{id}")

        assert made.faults == ()
        assert [page.page for page in made.large] == ([name] if is_large else [])
        assert all(LARGEST < page.size < 45_000 for page in made.large)


def test_what_is_wrong_in_a_site_is_told_without_making_it():
    renderer = Written(PAGE.format("A", '<a href="b/">b</a>'))
    wrong = PageFault("bø/index.html", "lenker til «bø/b/index.html», som ikke finnes")

    assert faults_in(plan("bø"), renderer) == (wrong,)
    assert faults_in(plan("bø"), renderer, ["b/index.html"]) == ()


def test_a_page_without_a_place_for_its_policy_is_told_without_making_the_site():
    wrong = PageFault("bø/index.html", "no <meta charset>")

    class Refusing:
        def files(self, plan):
            raise PolicyFault(wrong)

    assert faults_in(plan("bø"), Refusing()) == (wrong,)


def test_what_a_stylesheet_asks_for_must_be_there():
    style = b"a{background:url(../images/a.png)}b{background:url('b.svg#c')}"
    content = {"stylesheets/x.css": style, "images/a.png": b"", "index.html": b"url(c.png)"}

    said = "bruker «stylesheets/b.svg», som ikke finnes"
    for site, page in (("bø", "bø/stylesheets/x.css"), ("", "stylesheets/x.css")):
        assert list(style_faults(site, content)) == [PageFault(page, said)]


def made(site, **pages):
    """Return a site of these pages, as it is known to others."""
    read = {
        f"{name.replace('__', '/')}.html": read_html(PAGE.format(name, body), f"{name}.html")
        for name, body in pages.items()
    }
    return Made(outward(site, read, read), tuple(site_faults(site, read, read.keys())))


# A top that leads to a new site and to one that stands from before.
TOP = made("", index='<a href="asker/">A</a><a href="bø/">B</a>')
KEPT = {"bø/index.html"}


def between(*sites, regions=(), beside=KEPT):
    ids = {site.outward.site for site in sites} - {"", *regions}
    found = faults_between([site.outward for site in sites], ids, regions, beside)
    return [f"{fault.page}: {fault.problem}" for fault in found]


def test_links_to_what_stands_from_before_are_whole():
    assert between(TOP, made("asker", index="")) == []
    assert between(TOP, made("asker", index=""), beside=()) == [
        "index.html: lenker til «bø/index.html», som ikke finnes"
    ]


def test_a_new_site_has_only_the_pages_it_has_now():
    found = between(TOP, made("asker", index=""), made("bø", om=""), beside=())

    assert found == ["index.html: lenker til «bø/index.html», som ikke finnes"]


def test_a_municipality_may_lead_to_its_region_and_not_to_a_neighbour():
    region = made("dalen", index='<a href="../asker/">A</a>')
    upward = made("asker", index='<a href="../dalen/">D</a>')
    assert between(TOP, region, upward, regions=["dalen"]) == []

    aside = made("asker", index='<a href="../bø/">B</a>')
    assert between(TOP, region, aside, regions=["dalen"]) == [
        "asker/index.html: lenker til «bø/index.html», som hører til en annen kommune"
    ]
