"""Links in a tree of elements, whatever made it."""

import xml.etree.ElementTree as ET

import pytest

from veileder.markdown.linkify import linkify

_112 = '<a href="tel:112">112</a>'


@pytest.mark.parametrize(
    ("tree", "linked"),
    [
        ("<p>Ring 112, <em>b</em> c</p>", f"<p>Ring {_112}, <em>b</em> c</p>"),
        ("<p><em>b</em> Ring 112, d<em/></p>", f"<p><em>b</em> Ring {_112}, d<em /></p>"),
        ("<p>Ring 112, 112.</p>", f"<p>Ring {_112}, {_112}.</p>"),
        ("<div>Ring<p>112</p></div>",) * 2,
        ("<div><p>Ring</p>112</div>",) * 2,
        ("<div>Ring<br/>112</div>", f"<div>Ring<br />{_112}</div>"),
        ("<p>Ring <span>112</span></p>", f"<p>Ring <span>{_112}</span></p>"),
        ("<p>Ring <del>112</del></p>", f"<p>Ring <del>{_112}</del></p>"),
        ("<p>R<em>i</em>ng 112</p>", f"<p>R<em>i</em>ng {_112}</p>"),
        ("<p>Ring <a>112</a> <em><a>112</a></em></p>",) * 2,
        ("<pre>Ring 112</pre>",) * 2,
        ("<div><h1>Ring 112</h1><h6>Ring <em>112</em></h6></div>",) * 2,
        (
            "<tr><th>Politi</th><td>112</td></tr>",
            f"<tr><th>Politi</th><td>{_112}</td></tr>",
        ),
        (
            "<tr><td>Elever</td><td>112</td></tr>",
            "<tr><td>Elever</td><td>112</td></tr>",
        ),
        ("<p>22 33 <em>44 55</em></p>",) * 2,
    ],
)
def test_links_are_put_where_the_numbers_are_read(tree, linked):
    root = ET.fromstring(tree)
    linkify(root)

    assert ET.tostring(root, encoding="unicode").replace(" />", "/>") == linked.replace(" />", "/>")


def test_what_is_found_is_told_also_where_it_is_no_link():
    found = linkify(ET.fromstring("<div><p>Ring 112</p><p>Ring <em>829 12 345</em></p></div>"))

    assert [(tap.text, tap.href) for tap in found] == [("112", "tel:112"), ("829 12 345", None)]
