"""What a region's front tells of its municipalities, and the way there from their own pages."""

import re
from xml.etree import ElementTree as ET

import pytest

from veileder.checked import read
from veileder.front_door.cli import main
from veileder.markdown.markup import plain
from veileder.pages.amendments import AmendmentsPage
from veileder.sites import plan_all

_M = "municipalities"
_REGION = (
    "name: Dalen\nlanguage: nb\ncontacts: [{function: Rådgiver, email: post@dalen.kommune.no}]\n"
)


def _town(name, number, language="nb"):
    return (
        f"name: {name} kommune\nnumber: '{number}'\nlanguage: {language}\nregion: dalen\n"
        f"address: https://bti.example.no/{name.lower()}/\n"
    )


def _measures(*rows):
    said = (
        f"  - {{id: {id}, name: {name}, description: Hjelp.{more}}}\n" for id, name, more in rows
    )
    return "measures:\n" + "".join(said)


_PAGE = "---\ntitle: Programmet\nsummary: For ansatte i {municipality}.\n---\n"
_BARE = {
    f"{_M}/testkommune/municipality.yml": None,
    f"{_M}/dalen/region.yml": _REGION,
    f"{_M}/aa/municipality.yml": _town("Aa", "9901"),
    f"{_M}/elv/municipality.yml": _town("Elv", "9902"),
}
_FULL = {
    **_BARE,
    f"{_M}/nes/municipality.yml": _town("Nes", "9903", "nn"),
    f"{_M}/dalen/measures.yml": _measures(("kurs", "Kurs for alle", "")),
    f"{_M}/dalen/services.yml": "services:\n  - {id: vakt, type: barnevern, name: Dalen vakt}\n",
    f"{_M}/dalen/articles/program.nb.md": f"{_PAGE}Les [steget](step/undring).\n",
    f"{_M}/dalen/year.yml": "events:\n"
    "  - {id: dag, name: Fagdag, when: {week: 34}, role: ansatt}\n",
    f"{_M}/aa/measures.yml": _measures(
        ("losen", "Losen", ", target: [youth], ages: {from_age: 13, to_age: 18}"),
        ("icdp", "Foreldreveiledning", ", target: [parents]"),
    ),
    f"{_M}/nes/measures.yml": _measures(("icdp", "Foreldrerettleiing", ", target: [parents]")),
    f"{_M}/elv/services.yml": "services:\n"
    "  - {id: familie, type: barnevern, name: Familiesenteret}\n"
    "  - {id: egen, type: barnevern, name: Bare hos Elv}\n",
    f"{_M}/aa/services.yml": "borrow:\n  - {owner: elv, service: familie}\n",
}


def _plans(made):
    return {plan.id: plan for plan in plan_all(made.root, read(made.root))}


@pytest.fixture(scope="module")
def world(shared_workspace):
    """Three municipalities of one region, of which one is in nynorsk."""
    return shared_workspace(_FULL).with_theme()


@pytest.fixture(scope="module")
def plans(world):
    """The plan of each site, and of the region's front."""
    return _plans(world)


def _page(plan, path):
    return next(page for page in plan.pages if page.path == path)


def _groups(plan):
    return {
        group.title: [
            (row.title, row.about, [home.title for home in row.homes]) for row in group.rows
        ]
        for group in _page(plan, "").data.groups
    }


def test_the_front_tells_what_the_municipalities_share_and_what_is_the_regions_own(plans):
    said = _groups(plans["dalen"])
    everybody = ["Aa (utkast)", "Elv (utkast)", "Nes (utkast)"]

    assert said["Felles tjenester"] == [
        ("Dalen vakt", "", everybody),
        (
            "Familiesenteret",
            "Felles for flere kommuner – drives av Elv kommune",
            ["Aa (utkast)", "Elv (utkast)"],
        ),
    ]
    assert said["Regionens egne sider"] == [("Programmet", "", everybody)]
    assert said["Årshjul"] == [("Fagdag", "Uke 34 · Ansatt", [])]
    assert set(said) == {"Felles tjenester", "Regionens egne sider", "Årshjul"}


def test_measures_say_whom_they_are_for_and_who_has_them_and_one_alone_stands_first(plans):
    page = _page(plans["dalen"], "tiltak/")
    one, several = page.data.groups
    (losen,) = one.entries
    icdp, kurs = several.entries

    assert (one.title, several.title) == ("Bare i én kommune", "I flere kommuner")
    assert (losen.title, losen.about) == ("Losen", "Ungdom · 13–18 år")
    assert [home.href for home in losen.homes] == ["../../aa/tiltak/losen/"]
    assert [home.title for home in icdp.homes] == [
        "Aa (utkast): Foreldreveiledning",
        "Nes (utkast): Foreldrerettleiing",
    ]
    assert (icdp.about, kurs.title, len(kurs.homes)) == ("Foreldre", "Kurs for alle", 3)


def test_an_article_of_the_region_leads_only_to_what_stands_there(plans):
    page = _page(plans["dalen"], "om/program/")

    assert plain(page.data.summary) == "For ansatte i Dalen."
    assert page.data.body == "<p>Les steget.</p>"
    assert page.data.homes[0].href == "../../../aa/om/program/"
    assert _page(plans["dalen"], "").data.groups[1].rows[0].href == "om/program/"


def test_what_a_municipality_hides_or_has_changed_is_told_as_it_is(workspace):
    made = workspace(
        {
            **_FULL,
            f"{_M}/elv/municipality.yml": _town("Elv", "9902") + "hide: [article/program]\n",
            f"{_M}/elv/measures.yml": _measures(("losen", "Losen", "")),
        }
    ).with_theme()
    front = _plans(made)["dalen"]
    homes = [home for _, _, homes in _groups(front)["Regionens egne sider"] for home in homes]
    rows = {row.title: row for one in _page(front, "tiltak/").data.groups for row in one.entries}

    assert homes == ["Aa (utkast)", "Nes (utkast)"]
    assert [home.title for home in rows["Losen"].homes] == [
        "Aa (utkast): Ungdom · 13–18 år",
        "Elv (utkast)",
    ]
    assert rows["Losen"].ages == ()  # for all ages with one of them, as far as is known


def test_a_front_in_nynorsk_says_it_in_nynorsk(workspace):
    made = workspace({**_FULL, f"{_M}/dalen/region.yml": _REGION.replace("nb", "nn")}).with_theme()
    front = _plans(made)["dalen"]

    assert _page(front, "tiltak/").data.groups[0].title == "Berre i éin kommune"
    assert _page(front, "tiltak/").data.groups[1].entries[0].title == "Foreldrerettleiing"
    assert _page(front, "").data.groups[0].rows[1].about.endswith("drives av Elv kommune")


def test_a_part_with_nothing_in_it_is_not_shown(workspace):
    front = _plans(workspace(_BARE).with_theme())["dalen"]

    assert [page.path for page in front.pages] == ["", "status/"]
    assert (_page(front, "").data.links, _page(front, "").data.groups) == ((), ())


def test_a_draft_of_a_region_is_marked_as_one(plans, workspace):
    said = _REGION + "status: published\nchecked: 2026-01-01\n"
    other = _plans(workspace({**_BARE, f"{_M}/dalen/region.yml": said}).with_theme())

    assert plans["dalen"].frame.draft
    assert not other["dalen"].frame.draft


_LINK = re.compile(r'href="((?:\.\./)+dalen/tiltak/)(?:#([^"]*))?"')


@pytest.mark.parametrize("asked", [[], ["nes"]], ids=["all", "one alone"])
def test_every_way_to_the_neighbours_leads_to_a_row(world, tmp_path, asked):
    """Also where one municipality is built without the others."""
    built = world.build(tmp_path, *asked)
    assert [str(finding) for finding in built.findings if finding.is_error] == []
    rows = (tmp_path / "dalen/tiltak/index.html").read_text(encoding="utf-8")
    for id in asked or ["aa", "elv", "nes"]:
        for path in (tmp_path / id / "tiltak").rglob("*.html"):
            ((to, row),) = _LINK.findall(path.read_text(encoding="utf-8"))
            assert (path.parent / to).resolve() == tmp_path / "dalen/tiltak"
            assert not row or f'<li id="{row}"' in rows
    assert ("../../aa/" in rows) is not bool(asked)


def test_who_is_in_no_region_has_no_such_way(workspace):
    files = {f"{_M}/testkommune/measures.yml": _measures(("losen", "Losen", ""))}
    plan = _plans(workspace(files).with_theme())["testkommune"]

    assert _page(plan, "tiltak/losen/").data.region is None
    assert _page(plan, "tiltak/").data.region is None


def _amend(made, *more):
    return main(["amend", "--root", str(made.root), "dalen", *more])


def test_a_region_keeps_a_log_that_can_be_followed(workspace, capsys, monkeypatch):
    """And a fault in a municipality's file is no concern of it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795953600")  # 29 November 2026
    made = workspace({**_FULL, f"{_M}/elv/arenas.yml": "arenas: feil\n"}).with_theme()

    assert _amend(made) == 0
    assert "Endringsloggen er begynt" in capsys.readouterr().out
    made.change(f"{_M}/dalen/articles/program.nb.md", "Les", "Begynn med")
    made.change(f"{_M}/dalen/services.yml", "Dalen vakt", "Vakta i Dalen")
    assert _amend(made, "--why", "Nytt program.", "--from", "2026-10-01") == 0
    assert "2 endringer er ført" in capsys.readouterr().out

    made.write(f"{_M}/elv/arenas.yml", "arenas: []\n")
    front = _plans(made)["dalen"]
    log = _page(front, "endringer/")
    assert isinstance(log.data, AmendmentsPage)
    (month,) = log.data.months
    rows = {row.title: (row.href, row.part, row.why) for row in month.amendments}
    assert rows["Programmet"] == ("../om/program/", "Teksten er endret", "Nytt program.")
    assert rows["Vakta i Dalen"][0] is None  # its page is each municipality's own
    assert [link.title for link in _page(front, "").data.links] == ["Tiltak i Dalen", "Endringer"]
    feed = next(file for file in front.files if file.path == "endringer/feed.xml")
    root = ET.fromstring(feed.content)
    ns = {"a": "http://www.w3.org/2005/Atom"}
    assert root.find("a:id", ns).text == "https://bti.example.no/dalen/endringer/feed.xml"
    assert len(root.findall("a:entry", ns)) == 2


def test_a_published_region_is_told_what_its_log_does_not_say(workspace):
    said = _REGION + "status: published\nchecked: 2026-01-01\n"
    files = {f"{_M}/dalen/region.yml": said, f"{_M}/dalen/articles/program.nb.md": _PAGE}
    made = workspace({**_BARE, **files}).with_theme()
    assert _amend(made) == 0

    def told():
        found = read(made.root, ["dalen"]).findings
        return [one.message for one in found if one.rule.code == "ENDR01"]

    assert told() == []
    made.change(f"{_M}/dalen/articles/program.nb.md", "title: Programmet", "title: Planen")
    assert told() == ["Endret uten å stå i endringsloggen: Planen (navnet)"]


def test_what_is_wrong_with_the_region_itself_stops_its_log(workspace, capsys):
    made = workspace({**_BARE, f"{_M}/dalen/services.yml": "services: feil\n"}).with_theme()

    assert _amend(made) == 2
    assert "dalen kan ikke leses" in capsys.readouterr().err


def test_the_log_of_a_region_is_not_begun_anew_when_its_facts_are_gone(workspace, capsys):
    made = workspace(_FULL).with_theme()
    assert _amend(made) == 0
    made.change(f"{_M}/dalen/articles/program.nb.md", "Les", "Begynn med")
    assert _amend(made) == 0
    (made.root / f"{_M}/dalen/facts.txt").unlink()

    (lost,) = (one for one in read(made.root, ["dalen"]).findings if one.rule.code == "ENDR02")
    assert lost.at.path == f"{_M}/dalen/amendments.yml"
    assert _amend(made) == 2
    assert "dalen/facts.txt er borte" in capsys.readouterr().err


def test_a_text_of_a_region_that_cannot_be_read_is_not_told_as_taken_away(workspace):
    said = _REGION + "status: published\nchecked: 2026-01-01\n"
    files = {f"{_M}/dalen/region.yml": said, f"{_M}/dalen/articles/program.nb.md": _PAGE}
    made = workspace({**_BARE, **files}).with_theme()
    assert _amend(made) == 0
    made.change(f"{_M}/dalen/articles/program.nb.md", "title: Programmet", "tittel: Programmet")

    found = [one for one in read(made.root, ["dalen"]).findings if one.owner == "dalen"]
    assert any(one.is_error for one in found)
    assert "ENDR01" not in {one.rule.code for one in found}
