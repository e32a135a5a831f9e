"""The log as people read it, the feeds that follow it, and the print that asks whether it holds."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest
from tests.conftest import MUNICIPALITY

from veileder.pages import amendments
from veileder.reading.former import ReleaseLine
from veileder.sites import Planner

_HOME = "municipalities/testkommune"
_SETTINGS = MUNICIPALITY + "address: https://veileder.example.no/test\nvariants: [barnevern]\n"
_LOG = """\
amendments:
  - date: 2026-09-01
    ref: law/barnets-beste
    title: Barnets beste
    part: Paragrafen
    after: § 104
    law: true
  - date: 2026-11-20
    ref: step/undring
    title: Når du undrer deg
    part: Frister
    before: 14 dager
    after: 10 dager & «litt»
    why: Fristen var for lang.
    services: [barnevern]
    roles: [ansatt]
"""
_NS = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def plan(workspace):
    """The plan of a site with a log of two amendments."""
    world = {f"{_HOME}/municipality.yml": _SETTINGS, f"{_HOME}/amendments.yml": _LOG}
    made = workspace(world).with_theme()
    return Planner(made.root).pages(made.guide())


def _page(plan, path="endringer/"):
    return next(page for page in plan.pages if page.path == path)


def _feed(plan, name):
    content = next(file.content for file in plan.files if file.path == f"endringer/{name}")
    return ET.fromstring(content)


def test_the_newest_stands_first_under_its_month_with_why_and_for_whom(plan):
    newest, oldest = _page(plan).data.months
    assert (newest.title, oldest.title) == ("November 2026", "September 2026")
    (row,) = newest.amendments
    assert (row.before, row.after, row.why) == (
        "14 dager",
        "10 dager & «litt»",
        "Fristen var for lang.",
    )
    assert (row.whom, row.href, row.types) == ("Barnevern", "../niva-0/undring/", ("1",))


def test_only_types_of_service_with_something_of_their_own_are_offered(plan):
    assert [(pick.id, pick.title) for pick in _page(plan).data.picks] == [
        ("barnevern", "Barnevern")
    ]


def test_the_next_planned_update_is_stated(workspace):
    settings = _SETTINGS + "next_update: 2027-02-01\n"
    made = workspace({f"{_HOME}/municipality.yml": settings}).with_theme()
    plan = Planner(made.root).pages(made.guide())
    assert _page(plan).data.next_update == "Neste planlagte oppdatering: 1. februar 2027."
    assert [file.path for file in plan.files if "feed" in file.path] == []  # nothing to follow yet


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("feed.xml", ["Når du undrer deg: Frister", "Barnets beste: Paragrafen"]),
        ("feed-law.xml", ["Barnets beste: Paragrafen"]),
        ("feed-barnevern.xml", ["Når du undrer deg: Frister", "Barnets beste: Paragrafen"]),
    ],
)
def test_each_feed_has_what_rfc_4287_asks_for_and_its_own_amendments(plan, name, titles):
    feed = _feed(plan, name)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for element in (feed, *feed.findall("a:entry", _NS)):
        for child in ("id", "title", "updated"):
            assert len(element.findall(f"a:{child}", _NS)) == 1
        moment = dt.datetime.fromisoformat(element.find("a:updated", _NS).text)
        assert moment.tzinfo is not None
    assert feed.find("a:author/a:name", _NS).text == "Testkommune"
    own = feed.find("a:link[@rel='self']", _NS).get("href")
    assert (
        own == feed.find("a:id", _NS).text == f"https://veileder.example.no/test/endringer/{name}"
    )
    assert [one.text for one in feed.findall("a:entry/a:title", _NS)] == titles
    ids = [one.text for one in feed.findall("a:entry/a:id", _NS)]
    shown = {f"rad_{row.id}" for month in _page(plan).data.months for row in month.amendments}
    assert {id.partition("#")[2] for id in ids} <= shown
    assert len(set(ids)) == len(ids)


def test_an_entry_says_before_after_and_why(plan):
    (entry, *_) = _feed(plan, "feed.xml").findall("a:entry", _NS)
    assert entry.find("a:content", _NS).text == (
        "Før: 14 dager. Nå: 10 dager & «litt». Hvorfor: Fristen var for lang. For: Barnevern."
    )


def test_what_a_release_of_the_base_changed_stands_among_them(workspace, monkeypatch):
    said = {"nb": "Steget er kortere.", "nn": "Steget er kortare."}
    line = ReleaseLine("0.2.0", dt.date(2026, 10, 1), "step/undring", said)
    monkeypatch.setattr(amendments, "release_lines", lambda: (line,))
    world = {f"{_HOME}/municipality.yml": _SETTINGS, f"{_HOME}/amendments.yml": _LOG}
    made = workspace(world).with_theme()
    months = _page(Planner(made.root).pages(made.guide())).data.months
    assert [month.title for month in months] == ["November 2026", "Oktober 2026", "September 2026"]
    (row,) = months[1].amendments
    assert (row.title, row.said, row.number) == ("Når du undrer deg", "Steget er kortere.", None)


def test_a_print_knows_its_edition_and_how_long_the_log_was(plan):
    printed = _page(plan, "niva-0/undring/").printed
    assert re.fullmatch("[0-9a-f]{8}", printed.edition)
    assert printed.address == "https://veileder.example.no/test/niva-0/undring/"


@pytest.mark.parametrize(
    ("path", "old", "new", "is_other"),
    [
        ("content/steps/undring.nb.md", "title: Når", "title: Straks", True),
        ("tools/undringsnotat.nb.md", "title: Undringsnotat", "title: Notat", True),
        (f"{_HOME}/services.yml", "00000901", "00000902", True),
        ("content/steps/evaluer.nb.md", "outcomes:", "summary: Nytt.\noutcomes:", False),
    ],
)
def test_the_edition_is_another_when_what_the_page_says_is(workspace, path, old, new, is_other):
    unit = "services:\n  - id: vakt\n    type: barnevern\n    name: Vakta\n"
    unit += '    contacts:\n      - function: Vakttelefon\n        phone: "00000901"\n'
    made = workspace({f"{_HOME}/services.yml": unit}).with_theme()
    before = _page(Planner(made.root).pages(made.guide()), "niva-0/undring/").printed.edition
    made.change(path, old, new)
    after = _page(Planner(made.root).pages(made.guide()), "niva-0/undring/").printed.edition
    assert (before != after) is is_other


def test_a_site_in_both_languages_has_a_log_and_feeds_in_each(workspace, tmp_path_factory):
    settings = _SETTINGS.replace("language: nb", "language: [nb, nn]")
    world = {f"{_HOME}/municipality.yml": settings, f"{_HOME}/amendments.yml": _LOG}
    output = tmp_path_factory.mktemp("both")
    checked = workspace(world).with_theme().build(output, "testkommune")
    assert [str(finding) for finding in checked.findings if finding.is_error] == []
    site = output / "testkommune"
    for folder, page in (("endringer", "Endringer"), ("nn/endringar", "Endringar")):
        feed = ET.parse(site / folder / "feed.xml").getroot()
        assert feed.find("a:title", _NS).text.startswith(page)
        own = feed.find("a:link[@rel='self']", _NS).get("href")
        assert own == f"https://veileder.example.no/test/{folder}/feed.xml"
    other = (site / "nn/endringar/index.html").read_text(encoding="utf-8")
    assert len(re.findall('<li id="rad_e-[^>]* lang="nb"', other)) == 2
