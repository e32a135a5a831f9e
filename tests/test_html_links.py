"""The check of the finished sites finds what is planted, and nothing else."""

import pytest

from veileder.html_links import PageFault, check_links

PAGE = '<!doctype html><html lang="nb"><body><h1 id="topp">Side</h1>{}</body></html>'
CHOOSER = '<a href="farsund/">F</a> <a href="lyngdal/">L</a> <a href="lister/">R</a>'
FRONT = '<a href="steg/">Steg</a> <a href="../">Velg</a> <a href="../lister/">Lister</a>'


@pytest.fixture
def tree(tmp_path):
    """Return a function that writes a whole small tree, with changes, and checks it."""

    def check(**changed: str) -> list[PageFault]:
        bodies = {
            "index.html": CHOOSER,
            "lister/index.html": '<a href="../farsund/">F</a> <a href="../lyngdal/">L</a>',
            "farsund/index.html": FRONT,
            "farsund/steg/index.html": '<a href="../">Hjem</a>',
            "lyngdal/index.html": FRONT,
            "lyngdal/steg/index.html": '<a href="../#topp">Hjem</a>',
        }
        bodies |= {name.replace("__", "/") + ".html": body for name, body in changed.items()}
        for name, body in bodies.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body if "<html" in body else PAGE.format(body), encoding="utf-8")
        (tmp_path / "farsund" / "a b.svg").write_text("<svg/>")
        return check_links(tmp_path, ["farsund", "lyngdal"], ["lister"])

    return check


def test_a_sound_tree_has_no_faults(tree):
    assert tree() == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="borte/">x</a>', "lenker til «farsund/steg/borte/index.html», som ikke finnes"),
        ('<a href="../steg">x</a>', "lenker til «farsund/steg», som ikke finnes"),
        ('<a href="../Steg/">x</a>', "lenker til «farsund/Steg/index.html», som ikke finnes"),
        ('<a href="../../../x/">x</a>', "lenker til «../x/index.html», som ikke finnes"),
        ('<a href="/steg/">x</a>', "lenker til «steg/index.html», som ikke finnes"),
        ('<a href="#borte">x</a>', "lenker til «farsund/steg/index.html#borte», men stedet"),
        ('<a href="../#borte">x</a>', "lenker til «farsund/index.html#borte», men stedet"),
        ('<a href="../?q=1#borte">x</a>', "lenker til «farsund/index.html#borte», men stedet"),
        ('<img src="x.png" alt="">', "lenker til «farsund/steg/x.png», som ikke finnes"),
        ('<img srcset="x.png 2x" src="../a%20b.svg" alt="">', "farsund/steg/x.png»"),
        ('<script src="x.js"></script>', "lenker til «farsund/steg/x.js», som ikke finnes"),
        ('<link rel="stylesheet" href="x.css">', "lenker til «farsund/steg/x.css»"),
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
def test_a_planted_fault_is_found(tree, html, problem):
    faults = tree(farsund__steg__index=html)

    assert [fault.page for fault in faults] == ["farsund/steg/index.html"]
    assert problem in faults[0].problem


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.bufdir.no/#x">x</a> <a href="tel:112">112</a> <a href="//x.no">x</a>',
        '<a href="../?q=barn">x</a> <a href=".">x</a> <a href="..">x</a> <a href="">x</a>',
        '<img src="../a%20b.svg" alt="">',
        '<a href="/farsund/steg/">x</a> <a href="index.html">x</a> <a href="#topp">x</a>',
        '<img src="data:image/png;base64,x" alt="">',
    ],
)
def test_a_good_link_is_left_alone(tree, html):
    assert tree(farsund__steg__index=html) == []


def test_a_page_nothing_leads_to_is_found(tree):
    assert tree(farsund__glemt__index="") == [
        PageFault("farsund/glemt/index.html", "kan ikke nås fra forsiden")
    ]


def test_a_way_through_another_municipality_does_not_count(tree):
    faults = tree(farsund__glemt__index="", lister__index='<a href="../farsund/glemt/">x</a>')

    assert PageFault("farsund/glemt/index.html", "kan ikke nås fra forsiden") in faults


def test_pages_that_are_found_in_other_ways_are_no_orphans(tree):
    moved = '<meta http-equiv="refresh" content="0; url=../steg/"><a href="../steg/">Steg</a>'

    assert tree(farsund__404="", farsund__gammelt__index=moved) == []


def test_a_page_that_leads_on_to_nothing_is_found(tree):
    moved = '<meta http-equiv="refresh" content="0; url=../borte/">'

    assert "borte/index.html», som ikke finnes" in tree(farsund__gammelt__index=moved)[0].problem


def test_a_stylesheet_that_asks_for_a_missing_file_is_found(tree, tmp_path):
    (tmp_path / "stil.css").write_text('p { background: url("borte.svg") url(data:x) }')

    assert tree() == [PageFault("stil.css", "bruker «borte.svg», som ikke finnes")]
