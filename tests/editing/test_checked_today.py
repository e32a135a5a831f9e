"""«Kontrollert i dag»: one click writes the day, and nothing else; it is undone as any save."""

import datetime as dt

import pytest

_T = "municipalities/testkommune"
_SERVICES = """\
services:
  # Vernet.
  - id: vern
    type: barnevern
    name: Vernet
    contacts: [{function: Vakt, phone: "00000001"}]  # ringt
    checked: 2020-01-02
  - id: vern-to
    type: barnevern
    name: Det andre vernet
    contacts: [{function: Vakt, phone: "00000002"}]
"""
_SETTINGS = """\
name: Testkommune
number: "9901"
language: nb
systems:
  # Loggen vår.
  - tool: undringsnotat
    name: Loggen
"""
_CHECKS = """\
functions:
  - {id: ledelse, responsible: Rådgiver}
checks:
  - {facts: service, interval: 6 months, function: ledelse}
  - {facts: system, interval: 12 months}
"""


@pytest.fixture
def browser(workspace, open_forms):
    files = {
        f"{_T}/services.yml": _SERVICES,
        f"{_T}/municipality.yml": _SETTINGS,
        f"{_T}/responsible.yml": _CHECKS,
        f"{_T}/articles/om-oss.nb.md": "---\ntitle: Om oss\nsection: about\n---\nHei.\n",
    }
    return open_forms(workspace(files).with_theme())


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2027, 6, 1, 11).timestamp())))
    return "2027-06-01"


_OVERDUE = "Skulle vært kontrollert 2. juli 2020. Det gjør: Rådgiver."
_NEVER = "Det står ikke når noen kontrollerte dette."


def test_the_start_page_lists_what_is_overdue_first_and_what_nobody_has_checked(today, browser):
    start = browser.get("")

    assert "Kontroll på overtid, og det ingen har kontrollert (3)" in start
    assert start.index(_OVERDUE) < start.index(_NEVER)
    assert start.count(_OVERDUE) == start.count(_NEVER) == 1
    for title in ("Vernet", "Det andre vernet", "Loggen"):
        assert f"<button>Kontrollert i dag: {title}</button>" in start
    assert "DATO" not in start and "checked" not in start


@pytest.mark.parametrize(
    ("name", "row", "change"),
    [
        ("services.yml", "vern", ("checked: 2020-01-02", "checked: 2027-06-01")),
        (
            "services.yml",
            "vern-to",
            ('phone: "00000002"}]\n', 'phone: "00000002"}]\n    checked: 2027-06-01\n'),
        ),
        (
            "municipality.yml",
            "undringsnotat",
            ("name: Loggen\n", "name: Loggen\n    checked: 2027-06-01\n"),
        ),
    ],
)
def test_one_click_writes_the_day_and_one_takes_it_back(today, browser, file, name, row, change):
    before = file(name)

    answer = browser.post(f"kontrollert/{name}", [("row", row)])

    assert answer.headers["location"].endswith("/?sagt=check_saved")
    assert file(name) == before.replace(*change) != before
    assert "Dagen i dag er lagret som dagen det ble kontrollert." in browser.get(
        "?sagt=check_saved"
    )
    browser.post("angre", [])
    assert file(name) == before


def test_what_is_checked_today_is_no_longer_on_the_list(today, browser):
    for name, row in (("services.yml", "vern"), ("municipality.yml", "undringsnotat")):
        browser.post(f"kontrollert/{name}", [("row", row)])

    start = browser.get("")
    assert _OVERDUE not in start
    assert "(1)" in start and "Kontrollert i dag: Det andre vernet" in start


def test_a_draft_that_is_not_saved_is_kept_and_gets_the_day(today, browser, file):
    form = "skjema/services.yml?post=vern"
    browser.send(form, "draft", f__name="Det nye navnet")
    before = file("services.yml")

    answer = browser.post("kontrollert/services.yml", [("row", "vern")])

    assert answer.headers["location"].endswith("/?sagt=check_drafted")
    assert file("services.yml") == before
    fields = dict(browser.fields(form))
    assert fields["f.name"] == "Det nye navnet" and fields["f.checked"] == "2027-06-01"


def test_the_button_of_a_form_saves_what_is_typed_with_the_day(today, browser, file):
    browser.send("skjema/services.yml?post=vern", "today", f__name="Vernet vårt")

    assert "    name: Vernet vårt\n" in file("services.yml")
    assert "    checked: 2027-06-01\n" in file("services.yml")


def test_the_button_of_a_page_says_that_all_of_it_was_gone_through(today, browser, file):
    page = browser.get("skjema/articles/om-oss.nb.md")
    assert '<button name="_act" value="today">Gått gjennom i dag</button>' in page

    browser.send("skjema/articles/om-oss.nb.md", "today")

    assert "reviewed: 2027-06-01\n" in file("articles/om-oss.nb.md")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("services.yml", "borte"),
        ("municipality.yml", "borte"),
        ("responsible.yml", ""),
        ("guide.yml", ""),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(today, browser, file, name, row):
    answer = browser.post(f"kontrollert/{name}", [("row", row)])

    assert answer.status_code == 400
    assert "står ikke der lenger" in answer.text


def test_the_bar_counts_only_what_is_checked_and_not_too_long_ago(today, browser):
    bar = '<dt>Tjenester som er kontrollert</dt>\n<dd><progress max="2" value="{}"'
    assert bar.format(0) in browser.get("")

    browser.post("kontrollert/services.yml", [("row", "vern")])

    assert bar.format(1) in browser.get("")
