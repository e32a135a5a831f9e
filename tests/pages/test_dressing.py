"""Wide things in boxes, addresses that fold at their signs, and numbers read from left to right."""

# ruff: noqa: E501 - HTML reads best on one line

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.checked import read
from veileder.markdown.markup import render
from veileder.pages.dressing import dressed, foldable, isolated
from veileder.sites import plan_all

_T = "municipalities/testkommune"
_SAID = {"wide_table": "Tabell: {columns}", "wide_code": "Ordrett tekst"}


def test_a_table_scrolls_in_a_box_that_is_called_by_its_columns():
    html = dressed(render("| Hvem | *Når* & hvor |\n|-|-|\n| a | b |").html, _SAID)

    box = '<div class="v-wide" role="region" tabindex="0" aria-label="Tabell: Hvem, Når &amp; hvor"><table>'
    assert html.startswith(box) and html.endswith("</table></div>")


def test_the_name_of_a_box_is_short_and_never_breaks_out():
    html = dressed(
        render("| " + '" onclick="x | ' * 12 + "\n|" + "-|" * 12 + "\n| a |").html, _SAID
    )

    assert (
        "&quot; onclick=" in html.partition("<table>")[0] and " …" in html.partition("<table>")[0]
    )
    assert 'onclick="' not in html.partition("<table>")[0]


def test_code_scrolls_in_a_box():
    html = dressed(render("    en linje <table>").html, _SAID)

    assert 'aria-label="Ordrett tekst"><pre>' in html
    assert html.count("v-wide") == 1


def test_an_address_folds_after_its_signs_and_is_the_same_address():
    html = dressed(render("[siden](https://a.no) og ppt.vakt@kommune.example.no").html, _SAID)

    assert "ppt.<wbr>vakt@<wbr>kommune.<wbr>example.<wbr>no</a>" in html
    assert 'href="mailto:ppt.vakt@kommune.example.no"' in html
    assert foldable("https://a.no/b/c?d=e") == "https://<wbr>a.<wbr>no/<wbr>b/<wbr>c?<wbr>d=<wbr>e"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("116 117", ["116 117"]),
        ("و112", ["112"]),
        ("08.00–15.30", ["08.00–15.30"]),
        ("21.11.2026", ["21.11.2026"]),
        ("+47 22 33 44 55", ["+47 22 33 44 55"]),
        ("2024–2026، 50", ["2024–2026", "50"]),
        ("post@example.no", ["post@example.no"]),
        ("١١٦ ١١٧", ["١١٦ ١١٧"]),
        ("«Jeg er redd. Hva nå?»", ["Jeg er redd. Hva nå?"]),
        ("«حين»", []),
    ],
)
def test_numbers_times_and_addresses_are_isolated(text, shown):
    class Reader(HTMLParser):
        inside, found = False, ()

        def handle_starttag(self, tag, attrs):
            if tag == "bdi":
                assert attrs == [("dir", "ltr")]
                self.inside, self.found = True, (*self.found, "")

        def handle_endtag(self, tag):
            self.inside = self.inside and tag != "bdi"

        def handle_data(self, data):
            if self.inside:
                self.found = (*self.found[:-1], self.found[-1] + data)

    reader = Reader()
    reader.feed(isolated(dressed(render(f"اتصل {text} &quot; '").html, _SAID)))
    assert list(reader.found) == shown


@settings(max_examples=50)
@given(st.text("12 .@a<>&;'#x", max_size=30))
def test_isolating_changes_no_word(text):
    html = render(text).html

    assert (
        isolated(html).replace('<bdi dir="ltr">', "").replace("</bdi>", "").replace("<wbr>", "")
        == html
    )


def test_a_translation_is_said_to_be_unchecked_until_its_own_language_is(workspace):
    article = "---\ntitle: Om oss\nsection: about\ntranslations_checked: [pl]\n---\nTekst.\n"
    other = "---\ntitle: About us\ntranslated_from: new\n---\nText.\n"
    files = {f"{_T}/articles/om-oss.{language}.md": other for language in ("en", "pl")}
    world = workspace({f"{_T}/articles/om-oss.nb.md": article, **files}).with_theme()
    plan = next(p for p in plan_all(world.root, read(world.root)) if p.id == "testkommune")
    said = {p.language: p.data.unchecked for p in plan.pages if p.path.startswith("om/om-oss/")}

    assert said["pl"] is None
    assert said["en"].startswith("Oversettelsen er ikke kontrollert")


def test_only_a_page_read_from_right_to_left_is_isolated(workspace):
    article = "---\ntitle: Ring 116 117\nsection: about\n---\n116 117\n"
    arabic = "---\ntitle: اتصل 116 117 & 'x'\nsummary: 22 33 44 55\ntranslated_from: new\n---\n08.00–15.30\n"
    world = workspace(
        {f"{_T}/articles/om-oss.nb.md": article, f"{_T}/articles/om-oss.ar.md": arabic}
    )
    plan = next(
        p for p in plan_all(world.with_theme().root, read(world.root)) if p.id == "testkommune"
    )
    pages = {page.path: page.data for page in plan.pages}

    own, other = pages["om/om-oss/"], pages["om/om-oss/ar/"]
    assert "bdi" not in own.heading + own.body
    assert other.heading == 'اتصل <bdi dir="ltr">116 117</bdi> &amp; &#x27;x&#x27;'
    assert '<bdi dir="ltr">22 33 44 55</bdi></a>' in other.summary
    assert other.body == '<p><bdi dir="ltr">08.00–15.30</bdi></p>'
