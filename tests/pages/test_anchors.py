"""Ids of the layout and of what people write cannot meet, and a link leads to a place that is there."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re
from pathlib import Path

import pytest

from veileder.checked import read
from veileder.markdown.anchors import STEP_SECTIONS, heading_id, helpline_id, measure_id, term_id
from veileder.markdown.markup import render
from veileder.model.base import ID_PATTERN, Language
from veileder.pages.anchors import with_anchors
from veileder.pages.base import Page
from veileder.pages.directory import Directory
from veileder.pages.laws import LawEntry, LawGroup, LawsPage
from veileder.pages.parts import Html
from veileder.pipeline import build
from veileder.reading.strings import read_strings
from veileder.resolving.addresses import FIXED_PATHS
from veileder.sites import plan_all

_THEME = Path(__file__).resolve().parents[2] / "theme_overrides"
_T = "municipalities/testkommune"
_TEXTS = {
    path.relative_to(_THEME).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(_THEME.rglob("*.html"))
}
_IDS = sorted(
    {(name, id) for name, text in _TEXTS.items() for id in re.findall(r'\sid="(.*?)"', text)}
)
_FIXED = sorted({id for _, id in _IDS if "{{" not in id})


def _article(body, id="om-oss"):
    return {f"{_T}/articles/{id}.nb.md": f"---\ntitle: Om {id}\nsection: about\n---\n{body}\n"}


def _pages(world):
    plan = next(
        p for p in plan_all(world.with_theme().root, read(world.root)) if p.id == "testkommune"
    )
    return {page.path: page for page in plan.pages}


@pytest.mark.parametrize(("template", "id"), _IDS)
def test_an_id_in_a_template_is_of_the_layout_or_of_content_and_looks_like_it(template, id):
    if "{{" not in id:
        assert re.fullmatch(ID_PATTERN, id), f"{template}: an id of the layout has no _"
        return
    made = re.sub(r"^\{\{ name \}\}", "felt_1_a", id) if template == "parts/form.html" else id
    assert re.match(r"[a-z]+_", made), (
        f"{template}: an id made from content begins with a word and _"
    )


def test_the_layout_has_ids_at_all():
    assert {"innhold", "kontakt", "sok", "hvor-jobber-du"} <= set(_FIXED)


@pytest.mark.parametrize("make", [heading_id, term_id, helpline_id])
def test_what_content_makes_is_no_id_of_the_layout_and_no_id_in_content(make):
    made = {make(name) for name in [*_FIXED, "rad", "_1", ""]}

    assert not made & set(_FIXED)
    assert not any(re.fullmatch(ID_PATTERN, id) for id in made)


def test_the_prefixes_are_those_of_the_templates_and_of_the_script():
    script = (_THEME / "javascripts/veileder.js").read_text(encoding="utf-8")

    assert f'id="{term_id("{{ word.id }}")}"' in _TEXTS["glossary.html"]
    assert f'id="{helpline_id("{{ number.id }}")}"' in _TEXTS["helplines.html"]
    assert f'id="{measure_id("{{ entry.id }}")}"' in _TEXTS["region-measures.html"]
    for prefix in (heading_id(""), term_id(""), helpline_id(""), "tjeneste_"):
        assert f'"{prefix}"' in script


def test_the_sections_of_a_step_are_those_of_its_template():
    sections = re.findall(r'<(?:section|div|ul) id="([a-z]+)"', _TEXTS["step.html"])

    assert set(STEP_SECTIONS) == set(sections) - {"innhold"}
    for needs in STEP_SECTIONS.values():
        assert all(f"d.{need}" in _TEXTS["step.html"] for need in needs)


def test_every_id_of_the_layout_can_be_a_heading_and_a_name(workspace):
    """Also the ids of two units, of a word and of a field with a help text, on one page each."""
    headings = "\n\n".join(f"## {id}" for id in _FIXED)
    fields = "      - {id: a, type: text, label: A, help: H}\n      - {id: a-hjelp, type: text, label: B}\n"
    world = workspace(
        _article(headings)
        | {
            "content/steps/undring.nb.md": f'---\ntitle: Når du undrer deg\nwho: "Vi.\\n\\n## kontakt"\nconsent: "Ja.\\n\\n## hvem\\n\\n## hvem"\noutcomes: {{videre: V, avslutt: A}}\n---\n{headings}\n',
            "content/steps/undring.nn.md": None,
            f"{_T}/services.yml": "services:\n"
            + "".join(
                f'  - {{id: {id}, type: barnevern, name: N{n}, purpose: "Hva.\\n\\n## {id}"}}\n'
                for n, id in enumerate(["innhold", "kontakt", "om-teksten"])
            ),
            f"{_T}/terms.yml": "terms:\n  - {id: innhold, nb: {term: Ord, definition: D}}\n  - {id: sok, nb: {term: Søk, definition: D}}\n",
            "tools/undringsnotat.nb.md": f"---\ntitle: Undringsnotat\nkind: form\nform:\n  - heading: Felt\n    fields:\n{fields}---\n{headings}\n",
            "tools/undringsnotat.nn.md": None,
        }
    ).with_theme()

    after = build(world.root, world.root / "site")

    assert [str(finding) for finding in after.findings if finding.is_error] == []
    html = (world.root / "site/testkommune/om/om-oss/index.html").read_text(encoding="utf-8")
    assert '<h2 id="del_innhold">' in html and '<div id="innhold">' in html


def test_headings_with_the_same_words_on_one_page_have_an_id_each(workspace):
    services = {
        f"{_T}/services.yml": "services:\n"
        "  - {id: en, type: barnevern, name: En, purpose: '## Kontakt'}\n"
        "  - {id: to, type: barnevern, name: To, purpose: '## Kontakt'}\n",
        "content/services/barnevern.nb.md": "---\ntitle: Barnevern\nexpect: '## Kontakt'\n---\n## Kontakt\n",
    }

    data = _pages(workspace(services))["tjenester/barnevern/"].data

    found = re.findall(r'id="(.*?)"', str([data.body, data.points, data.units]))
    assert data.body == '<h2 id="del_kontakt">Kontakt</h2>'
    assert sorted(found) == ["del_kontakt", "del_kontakt_2", "del_kontakt_3", "del_kontakt_4"]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("article/annen#rad", "../../om/annen/#del_rad"),
        ("article/annen", "../../om/annen/"),
        ("step/undring#hvem", "../../niva-0/undring/#hvem"),
        ("step/undring#utfall", "../../niva-0/undring/#utfall"),
        ("step/undring#gjor", "../../niva-0/undring/"),
        ("step/evaluer#kontakt", "../../niva-1/evaluer/"),
        ("term/undring", "../../ordliste/#ord_undring"),
    ],
)
def test_a_link_in_a_text_leads_to_the_place_or_else_to_the_page(workspace, link, href):
    world = workspace(_article(f"[rådet]({link})") | _article("## Råd\n\nSpør.", "annen"))

    assert [str(finding) for finding in world.check().findings] == []
    assert f'<a href="{href}">rådet</a>' in _pages(world)["om/om-oss/"].data.body


def test_a_link_to_a_heading_that_a_municipality_took_away_leads_to_its_page(workspace):
    own = "---\nbased_on: new\n---\nVår tekst.\n"
    world = workspace(
        {
            "content/articles/rad.nb.md": "---\ntitle: Råd\nsection: about\n---\n## Slik\n\nSpør.\n",
            f"{_T}/articles/rad.nb.md": own,
        }
        | _article("[slik](article/rad#slik)")
    ).with_theme()

    assert '<a href="../../om/rad/">slik</a>' in _pages(world)["om/om-oss/"].data.body
    assert not build(world.root, world.root / "site").has_errors


def test_a_top_heading_never_competes_with_the_title_of_the_page():
    assert render("# Hei").html == '<h2 id="del_hei">Hei</h2>'
    assert render("Hei\n===").html == '<h2 id="del_hei">Hei</h2>'


def test_pages_without_anything_to_name_are_left_as_they_are():
    entry = LawEntry(
        act="Loven",
        title="A",
        href="a/",
        reference="§ 1",
        confirmed=True,
        summary=Html("<p>x"),
        checked=None,
    )
    group = LawGroup(title="Loven", names="A", count=1, entries=(entry,))
    chosen_by = Directory(filters=(), switches=(), total=1, is_short=True)
    page = Page("lov/", LawsPage(current=(group,), directory=chosen_by, superseded=()), "Lov")

    assert with_anchors([page]) == (page,)


def test_no_level_can_have_the_address_of_a_fixed_page():
    strings = [read_strings(_THEME, language) for language in (Language.NB, Language.NN)]
    paths = {text for s in strings for key, text in s.items() if key.startswith("path_")}
    assert paths - {""} == FIXED_PATHS


@pytest.mark.parametrize("id", ["verktoy", "tenester", "handbok", "assets", "images", "barnevern"])
def test_a_level_with_a_taken_address_is_pointed_at_and_its_cure_mends_it(workspace, id):
    guide = "levels:\n  - id: {0}\n    steps:\n      - id: undring\n        role: ansatt\n        tools: [undringsnotat]\n        outcomes: [{{id: videre, to: close}}, {{id: avslutt, to: close}}]\n"
    settings = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nvariants: [barnevern]\n'
    level = "---\ntitle: Nivå\n---\n"
    world = workspace(
        {
            f"{_T}/guide.yml": guide.format(id),
            f"{_T}/levels/{id}.nb.md": level,
            f"{_T}/municipality.yml": settings,
        }
    )

    (found,) = [f for f in world.check().findings if f.rule.code == "SIDE01"]
    assert (str(found.at), found.cure) == (
        f"{_T}/guide.yml:2:9",
        f"Gi nivået en annen id, for eksempel niva-{id}.",
    )

    world.change(f"{_T}/guide.yml", id, f"niva-{id}")
    world.write(f"{_T}/levels/niva-{id}.nb.md", level)
    assert [f for f in world.check().findings if f.rule.code == "SIDE01"] == []
