"""A proposal writes what it changes in the log of amendments, with its sentence as the reason."""

import subprocess

import pytest
from tests.conftest import MUNICIPALITY

from veileder.authoring.amending import amend
from veileder.dates import today
from veileder.editing.logging_changes import log_proposed

_SETTINGS = "municipalities/testkommune/municipality.yml"


def _begun(workspace):
    made = workspace({_SETTINGS: MUNICIPALITY + "responsible: Koordinator\n"}).with_theme()
    amend(made.root, "testkommune", today())
    made.change(_SETTINGS, "Koordinator", "Rådgiver")
    return made


def test_what_is_proposed_stands_in_the_log_with_her_sentence(workspace):
    made = _begun(workspace)
    log_proposed(made.root, "testkommune", "Ny ansvarlig for veilederen")
    (row,) = made.guide().amendments
    assert (row.before, row.after) == ("Koordinator", "Rådgiver")
    assert row.why == "Ny ansvarlig for veilederen"


def test_a_sentence_about_a_person_is_no_reason(workspace):
    made = _begun(workspace)
    log_proposed(made.root, "testkommune", "Ring 412 34 567, født 12.03.2015")
    assert made.guide().amendments == ()


def test_where_no_log_is_begun_none_is_written(workspace):
    made = workspace()
    log_proposed(made.root, "testkommune", "Ny ansvarlig")
    assert not (made.root / "municipalities/testkommune/amendments.yml").exists()


def test_a_log_that_has_lost_its_facts_is_not_begun_anew(workspace):
    made = _begun(workspace)
    log_proposed(made.root, "testkommune", "Ny ansvarlig for veilederen")
    facts = made.root / "municipalities/testkommune/facts.txt"
    facts.unlink()
    made.change(_SETTINGS, "Rådgiver", "Leder")
    log_proposed(made.root, "testkommune", "Enda en ny")
    assert not facts.exists()
    assert [row.after for row in made.guide().amendments] == ["Rådgiver"]


_SERVICES = """\
services:
  - id: vern
    type: barnevern
    name: Vernet
    address: Gata 1
    contacts: [{function: Vakt, phone: "00000001"}]
"""
_VERN = "skjema/services.yml?post=vern"


@pytest.fixture
def forms(workspace, open_forms, monkeypatch):
    """Open the forms of a municipality that has begun its log, and has all of it in git."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "BTI-koordinator")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "bti@example.no")
    files = {_SETTINGS: MUNICIPALITY, "municipalities/testkommune/services.yml": _SERVICES}
    made = workspace(files).with_theme()
    amend(made.root, "testkommune", today())
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "Først"]):
        subprocess.run(["git", *arguments], cwd=made.root, check=True, capture_output=True)
    return made, open_forms(made)


def _proposed(browser, sentence):
    answer = browser.post("forslag", [("sentence", sentence)])
    assert "sagt=proposed_here" in answer.headers["location"], answer.text


def _told(made):
    return [(row.title, row.part, row.before, row.after) for row in made.guide().amendments]


_NUMBER = "Vernet", "Kontakt"


def test_each_fact_that_is_saved_is_one_plain_line_when_it_is_proposed(forms):
    made, browser = forms
    browser.send(_VERN, "save", f__contacts__0__phone="00000002", f__address="Gata 2")
    assert _told(made) == []  # nothing is told before it is proposed

    _proposed(browser, "Vernet har flyttet")

    assert sorted(_told(made)) == [
        ("Vernet", "Adressen", "Gata 1", "Gata 2"),
        (*_NUMBER, "Vakt: 00 00 00 01", "Vakt: 00 00 00 02"),
    ]
    assert {row.why for row in made.guide().amendments} == {"Vernet har flyttet"}
    shown = ["git", "show", "--name-only", "--format=", "forslag/testkommune-vernet-har-flyttet"]
    names = subprocess.run(shown, cwd=made.root, check=True, capture_output=True, text=True).stdout
    folder = "municipalities/testkommune"
    wanted = [f"{folder}/{name}" for name in ("amendments.yml", "facts.txt", "services.yml")]
    assert names.split() == wanted


def test_what_is_saved_twice_before_it_is_proposed_is_one_line_from_before_to_after(forms):
    made, browser = forms
    browser.send(_VERN, "save", f__contacts__0__phone="00000002")
    browser.send(_VERN, "save", f__contacts__0__phone="00000003")

    _proposed(browser, "Nytt nummer")

    assert _told(made) == [(*_NUMBER, "Vakt: 00 00 00 01", "Vakt: 00 00 00 03")]


def test_what_is_saved_and_taken_back_is_no_line(forms):
    made, browser = forms
    browser.send(_VERN, "save", f__contacts__0__phone="00000002", f__address="Gata 2")
    browser.send(_VERN, "save", f__contacts__0__phone="00000001")

    _proposed(browser, "Ny adresse")

    assert _told(made) == [("Vernet", "Adressen", "Gata 1", "Gata 2")]


def test_a_proposal_that_is_gone_on_with_the_same_day_is_still_one_line(forms):
    made, browser = forms
    for phone in ("00000002", "00000003"):
        browser.send(_VERN, "save", f__contacts__0__phone=phone)
        _proposed(browser, f"Nummeret slutter på {phone[-1]}")

    assert _told(made) == [(*_NUMBER, "Vakt: 00 00 00 01", "Vakt: 00 00 00 03")]
