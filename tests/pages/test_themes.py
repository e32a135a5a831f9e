"""Themes: one page each, level by level, linked both ways, and whatever levels there are here."""

import re

import pytest
from tests.conftest import page

_T = "municipalities/testkommune"
_THEME = page(
    """
title: Fravær
summary: Eleven er borte.
front: true
signs: [Eleven kommer sent.]
stop: ["Er du redd for vold? Følg [akuttregelen](page/emergency)."]
levels:
  - level: niva-0
    actions: [Ring de foresatte.]
  - level: niva-1
    actions: [Lag en plan.]
who: ["**Rektor** følger opp."]
say_to_child: [«Jeg har savnet deg.»]
say_to_parents: [«Hvordan er morgenene?»]
mistakes: [Å vente og se.]
steps: [undring]
tools: [undringsnotat]
services: [barnevern]
helplines: [politi-112]
measures: [Borte]
laws: [barnets-beste]
cases: [ovelse]
themes: [nett]
aliases: [skolevegring]
""",
    "## Mer\n\nMye kan ligge bak.\n",
)
_WORLD = {
    "content/themes/fravaer.nb.md": _THEME,
    "content/themes/nett.nb.md": page("title: Nett"),
    "content/cases/ovelse.nb.md": page("title: Øvelsen"),
    f"{_T}/measures.yml": (
        "measures:\n  - id: kurs\n    name: Kurset\n    description: Kurs.\n    themes: [borte]\n"
    ),
}
_PHASES = """\
levels:
  - id: niva-0
    label: A
    steps:
      - id: start
        role: ansatt
        outcomes:
          - id: slutt
            to: close
"""


@pytest.fixture
def pages(workspace, tmp_path):
    """Return a function that builds a world and gives what reads a page of it."""

    def built(files):
        world = workspace({**_WORLD, **files}).with_theme()
        assert [str(f) for f in world.build(tmp_path / "site").findings if f.is_error] == []
        return lambda path: (tmp_path / f"site/testkommune/{path}index.html").read_text()

    return built


def _plain(html):
    inside = html[html.index('id="innhold"') : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def test_a_theme_is_told_in_order_and_is_reached_from_all_it_names(pages):
    read = pages({})
    said = _plain(read("tema/fravaer/"))

    order = [
        "Eleven kommer sent.",
        "Stopp først",
        "Se akuttregelen",
        "Nivå 0: ",
        "Ring de foresatte.",
        "Nivå 1: Samarbeid",
        "Lag en plan.",
        "Rektor følger opp.",
        "Undringsnotat",
        "Politiet",
        "Kurset",
        "«Jeg har savnet deg.»",
        "Å vente og se.",
        "Mye kan ligge bak.",
        "Øvelsen",
        "Nett",
    ]
    places = [said.index(one) for one in order]
    assert places == sorted(places)
    for path in (
        "",
        "tema/",
        "tema/nett/",
        "niva-0/undring/",
        "verktoy/undringsnotat/",
        "tjenester/barnevern/",
        "lov/barnets-beste/",
        "ovelser/ovelse/",
        "tiltak/kurs/",
    ):
        assert re.search(r'href="(\.\./|tema/)*fravaer/"', read(path)), path


def test_a_municipality_adds_its_own_lines_and_box(pages):
    read = pages(
        {
            f"{_T}/themes/fravaer.nb.md": page(
                "based_on: new\nadd:\n  signs: [Bussen går tom.]\n  levels:\n"
                "    - level: niva-1\n      actions: [Ring Nærværsteamet.]\n"
                "addition: Teamet møtes onsdager."
            )
        }
    )
    said = _plain(read("tema/fravaer/"))

    for before, after in [
        ("Eleven kommer sent.", "Bussen går tom."),
        ("Lag en plan.", "Ring Nærværsteamet."),
        ("Ring Nærværsteamet.", "Teamet møtes onsdager."),
    ]:
        assert said.index(before) < said.index(after)
    assert said.count("Nivå 1: Samarbeid") == 1


def test_one_may_hide_a_theme_and_have_another(pages):
    read = pages(
        {
            f"{_T}/municipality.yml": 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
            "hide: [theme/fravaer]\n",
            f"{_T}/themes/eget.nb.md": page("title: Vårt eget"),
        }
    )

    assert "Fravær" not in read("tema/") + read("niva-0/undring/")
    assert "Vårt eget" in read("tema/")


def test_what_is_to_be_done_stands_there_where_the_levels_are_others(pages):
    read = pages(
        {
            f"{_T}/guide.yml": _PHASES,
            f"{_T}/levels/niva-0.nb.md": page("title: Begynn"),
            f"{_T}/steps/start.nb.md": page("title: Start\noutcomes:\n  slutt: Slutt"),
        }
    )
    html = read("tema/fravaer/")
    said = _plain(html)

    assert "Nivå A: Begynn" in said and "Ring de foresatte." in said
    assert said.index("Ring de foresatte.") < said.index("Videre") < said.index("Lag en plan.")
    assert "Nivå 1" not in said and "Samarbeid" not in said and "niva-1/" not in html


def test_a_step_with_many_themes_leads_to_all_of_them_and_says_so(pages):
    many = {f"content/themes/t{n}.nb.md": page(f"title: T{n}\nsteps: [undring]") for n in range(4)}

    html = pages(many)("niva-0/undring/")

    assert re.search(r'<h3>Tema</h3>\s*<ul class="v-links">\s*<li><a [^>]+>Alle temaer</a>', html)


def test_without_themes_there_is_no_page_of_them(workspace, tmp_path):
    world = workspace({}).with_theme()
    world.build(tmp_path / "site")

    assert not (tmp_path / "site/testkommune/tema").exists()
    assert "Tema" not in (tmp_path / "site/testkommune/index.html").read_text()


def test_what_is_no_speech_stands_before_it(pages):
    said = "say_to_parents: [«Hvordan er morgenene?»]"
    read = pages(
        {
            "content/themes/fravaer.nb.md": _THEME.replace(
                said, f"{said[:-1]}, Vent til det er trygt.]"
            )
        }
    )
    html = read("tema/fravaer/")

    assert "<p><strong>Vent til det er trygt.</strong></p>" in html
    assert "<li>Vent til" not in html
    assert html.index("Vent til det er trygt.") < html.index("«Hvordan er morgenene?»")


def test_a_theme_has_whom_to_ring_and_their_hours_stand_on_the_page_of_the_service(pages):
    read = pages(
        {
            f"{_T}/services.yml": (
                "services:\n  - id: kontoret\n    type: barnevern\n    name: Barnevernet her\n"
                "    hours:\n      - days: mon-fri\n        opens: '08:00'\n"
                "        closes: '15:00'\n"
                "    contacts:\n      - function: Vakt\n        phone: '00000001'\n"
                "        email: vakt@example.no\n"
                "      - function: Skjema\n        url: https://example.no/skjema\n"
            )
        }
    )
    html = read("tema/fravaer/")
    contacts = html[html.index('id="kontakt"') :]

    assert 'href="tel:00000001"' in contacts and "data-now" in contacts
    assert "Åpningstider og e-post står på siden" in _plain(html)
    of_service = _plain(read("tjenester/barnevern/"))
    for fuller in ("vakt@", "Skjema", "08.00–15.00"):
        assert fuller not in contacts and fuller in of_service


def test_a_number_stands_once_among_those_one_may_ring(pages):
    unit = "services:\n  - id: kontoret\n    type: barnevern\n    name: Barnevernet her\n"
    contact = "    contacts:\n      - function: Vakt\n        phone: '{}'\n"
    for own in ("00000001", "112"):
        html = pages({f"{_T}/services.yml": unit + contact.format(own)})("tema/fravaer/")
        start = html.index('id="kontakt"')
        assert html[start : html.index("</details>", start)].count('href="tel:112"') == 1
