"""What Material leaves on a page goes, and what is shown letter for letter stays."""

import pytest

from veileder.rendering.tidy import LEFTOVERS, from_folder, tidied, without_blank_lines


@pytest.mark.parametrize(
    ("left", "name"),
    [
        ('<input class="md-toggle" type="checkbox" id="__drawer">', "toggle"),
        ('<label class="md-overlay" for="__drawer">\n </label>', "overlay"),
        ('<div data-md-component="skip">\n  </div>', "skip"),
        ('<div data-md-component="announce">\n  </div>', "banner"),
        (
            '<div data-md-component="announce">\n <aside class="md-banner">\n '
            '<div class="md-banner__inner md-grid md-typeset">\n </div>\n </aside>\n </div>',
            "banner",
        ),
        (
            '<div class="md-dialog" data-md-component="dialog">\n '
            '<div class="md-dialog__inner md-typeset">\n</div>\n </div>',
            "dialog",
        ),
        (' data-md-component="header"', "component"),
    ],
)
def test_each_thing_that_material_leaves_is_known_and_taken_away_alone(left, name):
    known = next(one for one in LEFTOVERS if one.name == name)

    assert known.pattern.sub("", f"<p>{left}</p><b>x</b>") == "<p></p><b>x</b>"
    assert tidied(f"<p>{left}</p><b>x</b>") == "<p></p><b>x</b>"


@pytest.mark.parametrize(
    "html",
    [
        '<input class="md-search" type="text">',
        '<label class="md-overlay" for="x">Lukk</label>',
        '<aside class="md-banner"><div class="md-banner__inner">Viktig</div></aside>',
        '<div class="md-dialog"><div>Kopiert</div></div>',
    ],
)
def test_what_says_something_stays(html):
    assert tidied(html) == html


def test_blank_lines_go_but_for_where_they_are_shown():
    html = (
        "\n<p>a</p>\n\n  \n<p>b</p>\n<pre class=x>1\n\n2</pre>\n\n<textarea>\n\n</textarea>\n\n"
        "<prefix>\n\n</prefix>"
    )

    assert without_blank_lines(html) == (
        "\n<p>a</p>\n<p>b</p>\n<pre class=x>1\n\n2</pre>\n<textarea>\n\n</textarea>\n"
        "<prefix>\n</prefix>"
    )
    assert tidied(html).startswith("<p>a</p>\n<p>b</p>\n<pre")


def test_addresses_from_the_root_lead_into_the_folder_and_others_stay():
    html = (
        '<a href="/a/">x</a><img src="/b.png"><form action="/c"><a href="//d.no">y</a><a href="e">'
    )

    assert from_folder(html, "bø") == (
        '<a href="/bø/a/">x</a><img src="/bø/b.png"><form action="/bø/c">'
        '<a href="//d.no">y</a><a href="e">'
    )
    assert from_folder(html, "") == html
