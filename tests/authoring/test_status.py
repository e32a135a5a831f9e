"""How far a guide has come: on its page, and as the report says it to people and programs."""

import calendar
import csv
import io
import json
import re

import pytest
from tests.conftest import PROJECT

from veileder.front_door.cli import main
from veileder.model.base import Language
from veileder.pages.status import StatusPage, words_above
from veileder.reading.strings import words_of
from veileder.sites import plan_all
from veileder.status.links import dead_of, homes_of
from veileder.status.runs import TriedLink

_T = "municipalities/testkommune"
_SETTINGS = """\
name: Testkommune
number: "9901"
language: nb
status: draft
repository: https://github.com/nydal/veileder
"""
_CHECKS = """\
functions:
  - {id: ledelse, responsible: Den som samordner veilederen}
checks:
  - {facts: emergency, interval: 3 months, function: ledelse}
  - {facts: service, interval: 6 months, function: ledelse}
"""
_SERVICES = """\
services:
  - id: vern
    type: barnevern
    name: Vernet
    checked: 2026-06-01
    contacts: [{function: Vakt, phone: "22222224"}]
"""
_FIGURES = ("filled", "fresh", "reviewed", "translated", "current")
_TITLES = (
    "Fylt ut",
    "Kontrollert",
    "Gjennomgått",
    "På bokmål",
    "Lik fellesteksten det bygger på",
)
_ADAPTED = "---\nbased_on: '00000000'\nsummary: Vårt.\n---\n"


@pytest.fixture
def world(workspace, monkeypatch):
    """Return a world with a service of the emergency rule, as it is on a day."""

    def on(day):
        noon = calendar.timegm((*map(int, day.split("-")), 11, 0, 0))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(noon))

    def make(more=None):
        files = {
            "content/responsible.yml": _CHECKS,
            f"{_T}/municipality.yml": _SETTINGS,
            f"{_T}/services.yml": _SERVICES,
            **(more or {}),
        }
        made = workspace(files).with_theme()
        made.change("content/emergency.nb.md", "actions:", "services: [barnevern]\nactions:")
        return made

    make.on = on
    return make


def page_of(world):
    """Return what the page of the municipality shows."""
    plans = {plan.id: plan for plan in plan_all(world.root, world.check("testkommune"))}
    (page,) = [one for one in plans["testkommune"].pages if isinstance(one.data, StatusPage)]
    return page


def totals(page):
    names = dict(zip(_TITLES, _FIGURES, strict=True))
    return {names[one.title]: (one.total.done, one.total.whole) for one in page.data.parts}


def said(world, capsys, *options):
    """Return what the command says."""
    capsys.readouterr()
    assert main(["report", "--root", str(world.root), "testkommune", *options]) == 0
    return capsys.readouterr().out


def test_an_overdue_number_of_the_emergency_rule_is_first_and_leads_to_its_line(world):
    world.on("2026-11-29")

    first = page_of(world()).data.tasks[0]

    assert first.text.startswith("Ring og kontroller nummeret i akuttregelen: Vernet.")
    assert first.href.endswith(f"/nydal/veileder/blob/main/{_T}/services.yml#L5")
    assert first.where == f"{_T}/services.yml:5"


def test_what_can_hurt_a_child_goes_before_what_only_looks_unfinished(world):
    world.on("2026-11-29")
    no_number = _SERVICES.replace('    contacts: [{function: Vakt, phone: "22222224"}]\n', "")

    page = page_of(world({f"{_T}/services.yml": no_number, f"{_T}/steps/undring.nb.md": _ADAPTED}))

    assert [task.kind for task in page.data.tasks][:3] == ["no_number", "changed", "unread"]
    assert len(page.data.tasks) == 5


def test_a_service_that_lacks_its_number_of_the_emergency_rule_is_told_of_once(world):
    world.on("2026-11-29")
    no_number = _SERVICES.replace('    contacts: [{function: Vakt, phone: "22222224"}]\n', "")

    tasks = page_of(world({f"{_T}/services.yml": no_number})).data.tasks

    assert [task.kind for task in tasks if "Vernet" in task.text or "Barnevern" in task.text] == [
        "no_number"
    ]


def test_a_step_that_nobody_has_read_leads_to_its_page_and_the_rest_are_counted(world):
    world.on("2026-06-02")

    tasks = [task for task in page_of(world()).data.tasks if task.kind == "unread"]

    assert tasks and all(re.fullmatch(r"\.\./[\w-]+/[\w-]+/", task.href) for task in tasks)
    assert all(task.where.startswith("content/steps/") for task in tasks)


def table_of(world, capsys):
    """Return the rows of the report for a spreadsheet, as one in Norwegian reads it."""
    said_in_all = said(world, capsys, "--format", "csv")
    return list(csv.DictReader(io.StringIO(said_in_all), delimiter=";"))


def test_the_page_and_all_forms_of_the_report_say_the_same_figures(world, capsys, tmp_path):
    world.on("2026-11-29")
    made = world({f"{_T}/steps/undring.nb.md": _ADAPTED})
    figures = totals(page_of(made))

    one = json.loads(said(made, capsys, "--format", "json"))["municipalities"]["testkommune"]
    rows = [row for row in table_of(made, capsys) if row["gjelder"] == "kommune"]
    text = said(made, capsys)
    file = tmp_path / "status.html"
    said(made, capsys, "--format", "html", "--output", str(file))
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", file.read_text(encoding="utf-8")))

    assert figures["current"] == (0, 1) and figures["fresh"][0] < figures["fresh"][1]
    assert {id: (f["done"], f["whole"]) for id, f in one["figures"].items()} == figures
    told = {row["tall"]: (int(row["ferdig"]), int(row["av"])) for row in rows if row["av"]}
    words = words_above(words_of(PROJECT, Language.NB))
    assert told == {words[f"status_{id}"]: figure for id, figure in figures.items()}
    for done, whole in figures.values():
        assert f": {done} av {whole} (" in text and f" {done} av {whole} (" in html
    assert one["first"][0]["where"] in text and one["first"][0]["text"] in html


def test_the_figures_over_three_runs_stand_as_a_line_and_in_words(world):
    made = world()
    days = ("2026-06-02", "2026-08-30", "2026-11-29")
    for day in days:
        world.on(day)
        assert main(["upkeep", "--root", str(made.root), "--record"]) == 0

    page = page_of(made)

    checked = next(one for one in page.data.trends if one.title == "Kontrollert")
    assert [one.partition(":")[0] for one in checked.said] == [
        "2. juni 2026",
        "30. august 2026",
        "29. november 2026",
    ]
    shares = [int(re.search(r"(\d+) %", one)[1]) for one in checked.said]
    assert shares[0] > shares[2] and shares[0] == shares[1]  # three months are over
    corners = [tuple(map(int, one.split(","))) for one in checked.points.split()]
    assert [x for x, _ in corners] == [0, 138, 280]
    assert corners[2][1] > corners[0][1]  # further down
    runs = json.loads((made.root / _T / "status.json").read_text(encoding="utf-8"))["runs"]
    assert [run["date"] for run in runs] == [*days]


def test_a_second_run_of_a_day_takes_the_place_of_the_first(world):
    world.on("2026-06-02")
    made = world()
    file = made.root / _T / "status.json"
    main(["upkeep", "--root", str(made.root), "--record"])
    before = file.read_bytes()

    main(["upkeep", "--root", str(made.root), "--record"])

    assert file.read_bytes() == before
    assert made.check("testkommune").findings == world().check("testkommune").findings


def test_dead_links_of_the_last_run_are_told_where_they_stand(world):
    world.on("2026-11-29")
    dead = {"url": "https://x.example.no/a", "reason": "borte", "path": f"{_T}/a.md", "line": 3}
    run = {"date": "2026-11-22", "figures": {"filled": [1, 2]}, "dead": [dead]}

    page = page_of(world({f"{_T}/status.json": json.dumps({"runs": [run]})}))

    (line,) = page.data.dead
    assert (line.url, line.where) == ("https://x.example.no/a", f"{_T}/a.md:3")
    assert page.data.tried == "22. november 2026"


def test_a_region_and_all_have_a_bar_for_each_municipality_that_leads_to_its_page(world):
    world.on("2026-11-29")
    region = "name: Dalen\nlanguage: nn\n"
    made = world(
        {
            "municipalities/dalen/region.yml": region,
            f"{_T}/municipality.yml": f"{_SETTINGS}region: dalen\n",
        }
    )
    plans = {plan.id: plan for plan in plan_all(made.root, made.check())}
    own = totals(page_of(made))

    for id, up in (("dalen", "../../"), ("", "../")):
        front, page = plans[id].pages
        first = page.data.groups[0]
        assert front.data.status.href == "status/" and page.path == "status/"
        assert (first.total.done, first.total.whole) == own["filled"]
        assert first.bars[0].href == f"{up}testkommune/status/"
    titles = [group.title for group in plans["dalen"].pages[1].data.groups]
    assert "På målforma til kommunen" in titles and "På nynorsk" not in titles


@pytest.mark.parametrize("text", ["", "{", '{"runs": [{"date": "i går"}]}', "[]"])
def test_a_file_of_runs_that_is_spoilt_stops_nothing(world, text):
    world.on("2026-11-29")

    assert page_of(world({f"{_T}/status.json": text})).data.trends == ()


def test_a_title_is_no_formula_in_a_spreadsheet(world, capsys):
    world.on("2026-11-29")
    made = world({f"{_T}/municipality.yml": _SETTINGS.replace("Testkommune", '"=1+1"')})

    assert ";'=1+1;" in said(made, capsys, "--format", "csv")


def test_a_spreadsheet_knows_the_letters(world, capsys, tmp_path):
    made, table = world(), tmp_path / "status.csv"
    said(made, capsys, "--format", "csv", "--output", str(table))

    assert table.read_text(encoding="utf-8").startswith(
        "\ufeffkommune;region;gjelder;id;navn;tall;"
    )


@pytest.mark.parametrize("command", [["report"], ["upkeep"], ["check", "--format", "json"]])
def test_nothing_that_is_told_is_written_over_the_content(world, capsys, command):
    made = world({f"{_T}/arenas.yml": "arenas: []\n"})
    file = made.root / _T / "arenas.yml"

    assert main([*command, "--root", str(made.root), "--output", str(file)]) == 2
    assert f"{file} er blant innholdet eller i programmet." in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "arenas: []\n"


def test_content_has_no_page_of_its_own(world, capsys):
    world.on("2026-11-29")

    assert main(["report", "--root", str(world().root), "--content", "--format", "csv"]) == 2
    assert "--format csv kan ikke brukes" in capsys.readouterr().err


def test_a_root_without_the_words_of_the_pages_is_told_what_it_lacks(workspace, capsys):
    root = workspace().root

    assert main(["report", "--root", str(root)]) == 2
    assert capsys.readouterr().err.startswith(f"Dette mangler i {root}: theme_overrides/.")


@pytest.fixture
def tried(world, host):
    """Make a world and try its links: by default one of a step and one of a service are dead."""

    def make(step="/borte", service="/syk"):
        world.on("2026-11-29")
        address, _ = host
        services = _SERVICES.replace('"22222224"', f'"22222224", url: "{address}{service}"')
        made = world(
            {
                f"{_T}/municipality.yml": _SETTINGS.replace("repository:", "#"),
                f"{_T}/services.yml": services,
            }
        )
        links = f"\n[a]({address}/god), [b]({address}{step}) og [b]({address}{step}).\n"
        file = made.root / "content/steps/undring.nb.md"
        file.write_text(file.read_text(encoding="utf-8") + links, encoding="utf-8")
        assert main(["upkeep", "--root", str(made.root), "--links", "--record"]) == 0
        return made

    return make


def links_of(groups):
    """Return what a page says of links: of all, and of each place where some do not work."""
    (group,) = [one for one in groups if one.title == "Lenker ut som virker"]
    bars = {bar.title: (bar.done, bar.whole) for bar in group.bars}
    return (group.total.done, group.total.whole), bars


def rows_of_links(world, capsys):
    """Return the rows on links in the table of the report, by kind and title."""
    return {
        (row["gjelder"], row["navn"]): (row["ferdig"], row["av"])
        for row in table_of(world, capsys)
        if row["tall"] == "Lenker ut som virker"
    }


def test_dead_links_are_told_by_part_and_by_service_on_the_page_and_in_all_forms(tried, capsys):
    made = tried()
    page = page_of(made).data

    one = json.loads(said(made, capsys, "--format", "json"))["municipalities"]["testkommune"]
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", said(made, capsys, "--format", "html")))

    assert links_of(page.parts) == ((1, 3), {"Nivå 0: Undring": (1, 2), "Akutt": (0, 1)})
    assert links_of(page.services) == ((1, 3), {"Barnevern": (0, 1)})
    assert len(page.dead) == 2 and page.tried == "29. november 2026"
    assert one["links_tried"] == "2026-11-29"
    assert one["parts"]["level/niva-0"]["figures"]["links"]["done"] == 1
    assert one["services"]["barnevern"]["figures"]["links"] == {
        "done": 0,
        "whole": 1,
        "percent": 0,
    }
    assert rows_of_links(made, capsys) == {
        ("alle", ""): ("1", "3"),
        ("kommune", "Testkommune"): ("1", "3"),
        ("del", "Nivå 0: Undring"): ("1", "2"),
        ("del", "Akutt"): ("0", "1"),
        ("tjeneste", "Barnevern"): ("0", "1"),
    }
    assert "lenker ut som virker: 1 av 3 (33 %)" in said(made, capsys)
    assert "Prøvd 29. november 2026." in html and "Nivå 0: Undring 1 av 2 (50 %)" in html


@pytest.mark.parametrize(
    ("reason", "nb", "nn"),
    [
        ("404", "siden finnes ikke (404)", "sida finst ikkje (404)"),
        ("500", "noe er galt hos den (500)", "noko er gale hos han (500)"),
        ("silent", "tjeneren svarer ikke", "tenaren svarer ikkje"),
        ("noe annet", "noe annet", "noe annet"),
    ],
)
def test_why_a_link_is_dead_is_said_in_the_guides_own_language(world, reason, nb, nn):
    world.on("2026-11-29")
    dead = {"url": "https://x.example.no/a", "reason": reason, "path": f"{_T}/a.md", "line": 3}
    run = {"date": "2026-11-22", "figures": {}, "dead": [dead]}
    made = world({f"{_T}/status.json": json.dumps({"runs": [run]})})
    said = [page_of(made).data.dead[0].reason]
    made.change(f"{_T}/municipality.yml", "language: nb", "language: nn")
    said.append(page_of(made).data.dead[0].reason)

    assert said[0].endswith(nb) and said[1].endswith(nn)


def test_links_that_all_work_are_told_with_their_day(tried, capsys):
    all_work = tried(step="/god", service="/god")

    assert links_of(page_of(all_work).data.parts) == ((2, 2), {})
    assert rows_of_links(all_work, capsys)["kommune", "Testkommune"] == ("2", "2")
    html = said(all_work, capsys, "--format", "html")
    assert "Alle lenkene virket 29. november 2026." in html and "ikke prøvd" not in html


def test_links_that_nobody_has_tried_are_not_told_as_links_that_work(world, capsys):
    world.on("2026-11-29")
    untried = world()

    one = json.loads(said(untried, capsys, "--format", "json"))["municipalities"]["testkommune"]
    html = said(untried, capsys, "--format", "html")

    assert one["links_tried"] is None and "links" not in one["figures"]
    assert rows_of_links(untried, capsys) == {("kommune", "Testkommune"): ("", "")}
    assert "lenker ut som virker: ikke prøvd" in said(untried, capsys)
    assert "Lenkene er ikke prøvd. Den ukentlige jobben prøver dem." in html
    assert "Alle lenkene virket" not in html and "Lenker ut som virker" in html


def test_figures_of_a_day_when_no_link_was_tried_leave_what_was_found_before(tried, world):
    made = tried()
    world.on("2026-12-06")

    assert main(["upkeep", "--root", str(made.root), "--record"]) == 0

    page = page_of(made).data
    assert page.tried == "29. november 2026" and len(page.dead) == 2
    assert links_of(page.parts)[0] == (1, 3)
    runs = json.loads((made.root / _T / "status.json").read_text(encoding="utf-8"))["runs"]
    assert ["links" in run["figures"] for run in runs] == [True, False]


def test_a_dead_link_of_a_service_that_is_borrowed_is_told(world):
    world.on("2026-11-29")
    settings = _SETTINGS.replace("Testkommune", "Nabo").replace("9901", "9902")
    link = "https://nabo.example.no/vakta"
    contact = f"{{function: Vakt, url: {link}}}"
    entry = f"{{id: vakta, type: barnevern, name: Vakta, contacts: [{contact}]}}"
    lent = f"services:\n  - {entry}\n"
    made = world(
        {
            "municipalities/nabo/municipality.yml": settings,
            "municipalities/nabo/services.yml": lent,
            f"{_T}/services.yml": "borrow:\n  - service: vakta\n    owner: nabo\n",
        }
    )
    guide = made.check("testkommune").guides["testkommune"]
    tried = TriedLink(url=link, reason="404", path="municipalities/nabo/services.yml", line=6)

    assert dead_of(guide, [tried], homes_of(guide)) == (tried,)


def test_a_region_names_those_whose_links_nobody_has_tried(tried, capsys):
    made = tried()
    settings = _SETTINGS.replace("Testkommune", "Nabo").replace("9901", "9902")
    (made.root / "municipalities/nabo").mkdir()
    (made.root / "municipalities/nabo/municipality.yml").write_text(settings, encoding="utf-8")

    (page,) = [one for one in plan_all(made.root, made.check()) if not one.id]
    links = next(one for one in page.pages[1].data.groups if one.title == "Lenker ut som virker")

    assert links.untried == ("Nabo",)
    assert (links.total.done, links.total.whole) == (1, 3)
