"""The check of the finished sites finds what is planted, and nothing else."""

import pytest

from veileder.rendering.assemble import style_faults
from veileder.rendering.html_links import faults_between, outward, site_faults
from veileder.rendering.html_read import read_html
from veileder.rendering.page_faults import PageFault

PAGE = '<!doctype html><html lang="nb"><body><h1 id="topp">Side</h1>{}</body></html>'
CHOOSER = '<a href="farsund/">F</a> <a href="lyngdal/">L</a> <a href="lister/">R</a>'
FRONT = '<a href="steg/">Steg</a> <a href="../">Velg</a> <a href="../lister/">Lister</a>'


MUNICIPALITIES, REGIONS = ("farsund", "lyngdal"), ("lister",)


def check(files, municipalities=MUNICIPALITIES, regions=REGIONS, others=()):
    """Return what is wrong with files, by path: the sites' own, and the links between them."""
    folders = {name.partition("/")[0] for name in files if "/" in name}
    found, made = set(), []
    for site in ("", *folders):
        own = {
            name.removeprefix(f"{site}/"): text
            for name, text in files.items()
            if (name.startswith(f"{site}/") if site else "/" not in name)
        }
        pages = {n: read_html(text, n) for n, text in own.items() if n.endswith(".html")}
        found |= {*site_faults(site, pages, own.keys())}
        made.append(outward(site, pages, own))
    return sorted({*found, *faults_between(made, municipalities, regions, others)})


def tree(**changed: str) -> list[PageFault]:
    """Return what is wrong with a whole small tree, with changes."""
    bodies = {
        "index.html": CHOOSER,
        "lister/index.html": '<a href="../farsund/">F</a> <a href="../lyngdal/">L</a>',
        "farsund/index.html": FRONT,
        "farsund/steg/index.html": '<a href="../">Hjem</a>',
        "lyngdal/index.html": FRONT,
        "lyngdal/steg/index.html": '<a href="../#topp">Hjem</a>',
    }
    bodies |= {name.replace("__", "/") + ".html": body for name, body in changed.items()}
    pages = {name: body if "<html" in body else PAGE.format(body) for name, body in bodies.items()}
    return check({**pages, "farsund/a b.svg": "<svg/>"})


def test_a_sound_tree_has_no_faults():
    assert tree() == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="borte/">x</a>', "lenker til «farsund/steg/borte/index.html», som ikke finnes"),
        ('<a href="../steg">x</a>', "lenker til «farsund/steg», som ikke finnes"),
        ('<a href="../Steg/">x</a>', "lenker til «farsund/Steg/index.html», som ikke finnes"),
        ('<a href="../../../x/">x</a>', "lenker til «../x/index.html», som ikke finnes"),
        ('<a href="/steg/">x</a>', "lenker til «/steg/index.html», som ikke finnes"),
        ('<a href="/">x</a>', "lenker til «/index.html», som ikke finnes"),
        ('<a href="/farsund/steg/">x</a>', "lenker til «/farsund/steg/index.html», som ikke"),
        ('<a href="#borte">x</a>', "lenker til «farsund/steg/index.html#borte», men stedet"),
        ('<a href="../#borte">x</a>', "lenker til «farsund/index.html#borte», men stedet"),
        ('<a href="../?q=1#borte">x</a>', "lenker til «farsund/index.html#borte», men stedet"),
        ('<img src="x.png" alt="">', "lenker til «farsund/steg/x.png», som ikke finnes"),
        ('<img srcset="x.png 2x" src="../a%20b.svg" alt="">', "farsund/steg/x.png»"),
        ('<script src="x.js"></script>', "lenker til «farsund/steg/x.js», som ikke finnes"),
        ('<link rel="stylesheet" href="x.css">', "lenker til «farsund/steg/x.css»"),
        ('<button formaction="../sok/">x</button>', "lenker til «farsund/sok/index.html»"),
        ('<video poster="x.png"></video>', "lenker til «farsund/steg/x.png», som ikke finnes"),
        ('<object data="x.pdf"></object>', "lenker til «farsund/steg/x.pdf», som ikke finnes"),
        ('<img srcset="../a%20b.svg, x.png 2x," alt="">', "farsund/steg/x.png», som ikke finnes"),
        ('<a href="../../farsund/%C3%A5/">x</a>', "lenker til «farsund/å/index.html», som ikke"),
        ('<a href="#%C3%A5">x</a>', "lenker til «farsund/steg/index.html#å», men stedet finnes"),
        ('<a href="x?y=/z#topp">x</a>', "lenker til «farsund/steg/x», som ikke finnes"),
        ('<a href="../..">x</a> <a href="./x">x</a>', "«farsund/steg/x»"),
        ('<a href="borte/.">x</a>', "lenker til «farsund/steg/borte/index.html», som ikke"),
        ('<a href="borte/x/..">x</a>', "lenker til «farsund/steg/borte/index.html», som ikke"),
        ('<a href="lyngdal/x:y">x</a>', "lenker til «farsund/steg/lyngdal/x:y», som ikke finnes"),
        ('<img src="../a%20b.svg"><img src="../a%20b.svg">', "har 2 bilder uten alt-tekst"),
        ('<form action="../sok/"></form>', "lenker til «farsund/sok/index.html»"),
        ('<svg><use href="#pil"/></svg>', "#pil», men stedet finnes ikke på siden"),
        ('<svg><use xlink:href="#pil"/></svg>', "#pil», men stedet finnes ikke på siden"),
        ('<a href="../../lyngdal/">x</a>', "lyngdal/index.html», som hører til en annen kommune"),
        ('<a href="../../lyngdal/steg/">x</a>', "som hører til en annen kommune"),
        ('<img src="../a%20b.svg">', "har 1 bilder uten alt-tekst"),
        ('<p id="a"></p><p id="a"></p>', "har id-en «a» 2 ganger"),
        ("<h1>To</h1>", "har 2 overskrifter på øverste nivå, ikke én"),
        ("<html><body><p>Ingen</p>", "har 0 overskrifter på øverste nivå, ikke én"),
    ],
)
def test_a_planted_fault_is_found(html, problem):
    faults = tree(farsund__steg__index=html)

    assert [fault.page for fault in faults] == ["farsund/steg/index.html"]
    assert problem in faults[0].problem


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.bufdir.no/#x">x</a> <a href="tel:112">112</a> <a href="//x.no">x</a>',
        '<a href="../?q=barn">x</a> <a href=".">x</a> <a href="..">x</a> <a href="">x</a>',
        '<img src="../a%20b.svg" alt="">',
        '<a href="../steg/">x</a> <a href="index.html">x</a> <a href="#topp">x</a>',
        '<img src="data:image/png;base64,x" alt="">',
        '<a href="HTTPS://a.no">x</a> <a href="git+ssh://a.no">x</a> <a href="x-1.y:z">x</a>',
        '<a href="../../">x</a> <a href="../../lister/">x</a>',
        '<img srcset=", ../a%20b.svg 1x, " src="../a%20b.svg" alt> <a id="" href>x</a>',
    ],
)
def test_a_good_link_is_left_alone(html):
    assert tree(farsund__steg__index=html) == []


def test_a_page_nothing_leads_to_is_found():
    assert tree(farsund__glemt__index="") == [
        PageFault("farsund/glemt/index.html", "kan ikke nås fra forsiden")
    ]


def test_a_way_through_another_municipality_does_not_count():
    faults = tree(farsund__glemt__index="", lister__index='<a href="../farsund/glemt/">x</a>')

    assert PageFault("farsund/glemt/index.html", "kan ikke nås fra forsiden") in faults


def test_pages_that_are_found_in_other_ways_are_no_orphans():
    moved = '<meta http-equiv="refresh" content="0; url=../steg/"><a href="../steg/">Steg</a>'

    assert tree(farsund__404="", farsund__gammelt__index=moved) == []


@pytest.mark.parametrize(
    "content", ["0; url=../borte/", " 0.5 ;URL = '../borte/'", "5;url=&quot;../borte/&quot;"]
)
def test_a_page_that_leads_on_to_nothing_is_found(content):
    moved = f'<meta http-equiv="refresh" content="{content}">'

    assert "borte/index.html», som ikke finnes" in tree(farsund__gammelt__index=moved)[0].problem


def test_what_only_looks_like_a_way_on_is_none():
    faults = tree(farsund__gammelt__index='<meta name="description" content="0 url=../borte/">')

    assert faults == [PageFault("farsund/gammelt/index.html", "kan ikke nås fra forsiden")]


def test_every_fault_is_told_once_in_the_order_of_the_pages():
    faults = tree(
        lyngdal__steg__index='<a href="../#topp">x</a><a href="b/">x</a><a href="b/">x</a>',
        farsund__steg__index='<a href="b/">x</a><h1></h1><img src="../a%20b.svg">',
    )

    assert [str(fault.page) for fault in faults] == [
        *["farsund/steg/index.html"] * 3,
        "lyngdal/steg/index.html",
    ]


def test_what_stands_beside_counts_but_nothing_is_known_of_its_places():
    files = {"index.html": PAGE.format('<a href="a/#x">a</a>')}

    assert check(files, ["a"], [], ["a/index.html"]) == []
    assert check(files, ["a"], []) == [
        PageFault("index.html", "lenker til «a/index.html», som ikke finnes")
    ]


def test_a_page_leads_to_the_files_it_links_to_and_loads():
    html = '<a href="b/#x">b</a><a href="https://a.no">c</a><img src="../d.png"><a href="#e">e</a>'

    assert read_html(html, "a/index.html").links == {
        ("a/b/index.html", "x"),
        ("d.png", ""),
        ("", "e"),
    }


def test_the_top_may_lead_to_any_page_of_any_site():
    top = CHOOSER + '<a href="farsund/steg/">x</a> <a href="farsund/stig/">x</a>'

    assert tree(index=top) == [
        PageFault("index.html", "lenker til «farsund/stig/index.html», som ikke finnes")
    ]


def test_a_link_to_a_site_that_is_made_anew_without_the_page_is_found():
    """Also where the page stands in what is about to be replaced."""
    files = {
        "index.html": PAGE.format('<a href="a/">a</a><a href="a/gammel/">b</a>'),
        "a/index.html": PAGE.format(""),
    }

    assert check(files, ["a"], []) == [
        PageFault("index.html", "lenker til «a/gammel/index.html», som ikke finnes")
    ]


def test_a_stylesheet_that_asks_for_a_missing_file_is_found():
    asked = "url(\"borte.svg\") url(data:x) url( 'b.svg' ) url(../c.svg) url(../a%20b.svg) url(#d)"
    content = {"stil/a.css": f"p {{ background: {asked} }}".encode(), "a b.svg": b"", "x.js": b""}

    assert list(style_faults("farsund", content)) == [
        PageFault("farsund/stil/a.css", f"bruker «{name}», som ikke finnes")
        for name in ("stil/borte.svg", "stil/b.svg", "c.svg")
    ]
