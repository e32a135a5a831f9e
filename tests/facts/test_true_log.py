"""The log says what is so: nothing that did not happen, and nothing that will not happen."""

import pytest
from tests.conftest import MUNICIPALITY

from veileder.front_door.cli import main

_HOME = "municipalities/testkommune"
_SETTINGS = f"{_HOME}/municipality.yml"
_SERVICES = f"{_HOME}/services.yml"
_LOG, _FACTS = f"{_HOME}/amendments.yml", f"{_HOME}/facts.txt"
_UNIT = """\
services:
  - id: vakt
    type: barnevern
    name: Vakta
    checked: 2026-11-01
    contacts: [{function: Vakt, phone: "00000099"}]
"""
_SECOND = """\
  - id: annen
    type: barnevern
    name: Den andre
    contacts: [{function: Kontor, phone: "00000055"}]
"""
_NOW = "1795953600"  # 29 November 2026
_BEGUN = "Endringsloggen er begynt"


@pytest.fixture
def world(workspace, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _NOW)
    return workspace({_SETTINGS: MUNICIPALITY + "status: draft\n", _SERVICES: _UNIT}).with_theme()


@pytest.fixture
def run(world, capsys):
    """Return what ``amend`` does with the municipality: its status, and all that it says."""

    def amend(*arguments):
        status = main(["amend", "testkommune", "--root", str(world.root), *arguments])
        shown = capsys.readouterr()
        return status, " ".join((shown.out + shown.err).split())

    return amend


@pytest.fixture
def begun(world, run):
    status, said = run()
    assert status == 0 and _BEGUN in said, said
    return world


def _call(made, old, new):
    made.change(_SERVICES, f"000000{old}", f"000000{new}")


def _rows(made):
    return [(str(r.date), r.title, r.part, r.before, r.after) for r in made.guide().amendments]


def _number(day, before, after):
    return (day, "Vakta", "Kontakt", f"Vakt: 00 00 00 {before}", f"Vakt: 00 00 00 {after}")


def _codes(made, *wanted):
    found = [one for one in made.check().findings if one.owner == "testkommune"]
    return [one for one in found if one.rule.code in wanted]


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_an_empty_reason_is_refused_and_nothing_is_written(begun, run, capsys, reason):
    _call(begun, 99, 77)
    with pytest.raises(SystemExit) as stopped:
        run("--why", reason)
    assert stopped.value.code == 2
    assert "--why: er tom. Skriv hvorfor i én setning, eller ta bort --why" in " ".join(
        capsys.readouterr().err.split()
    )
    assert not (begun.root / _LOG).exists()


def test_a_reason_that_is_too_long_for_the_log_is_refused(begun, run, capsys):
    _call(begun, 99, 77)
    with pytest.raises(SystemExit):
        run("--why", "ord " * 400)
    assert "--why: har 1599 tegn" in capsys.readouterr().err


def test_a_reason_that_was_pasted_is_one_line_of_what_can_be_seen(begun, run):
    _call(begun, 99, 77)
    status, said = run("--why", "Vakta har få\u00adtt\r\n  nytt \u202enummer\udcff\n")
    assert (status, "1 endring er ført" in said) == (0, True), said
    assert [row.why for row in begun.guide().amendments] == ["Vakta har fått nytt nummer"]


@pytest.fixture
def lost(begun, run):
    """A log that was written, in a clone where the file of facts never came into git."""
    _call(begun, 99, 77)
    run()
    (begun.root / _FACTS).unlink()
    _call(begun, 77, 66)
    return begun


def test_a_log_without_its_facts_is_a_warning_also_of_a_draft(lost):
    (found,) = _codes(lost, "ENDR02")
    assert (found.level, found.at.path) == ("warning", _LOG)
    assert found.message == "facts.txt er borte, så det dere endrer, kommer ikke i endringsloggen"
    assert f"Hent {_FACTS} fra git" in found.cure
    assert "python3 build.py amend testkommune --begin" in found.cure


def test_a_log_without_its_facts_is_not_begun_anew_unasked(lost, run):
    before = _rows(lost)
    status, said = run("--why", "Nytt nummer")
    assert status == 2
    assert f"{_FACTS} er borte" in said and "Ingenting er ført" in said and _BEGUN not in said
    assert _rows(lost) == before
    assert not (lost.root / _FACTS).exists()


def test_facts_that_are_found_again_tell_what_was_changed_meanwhile(begun, run):
    _call(begun, 99, 77)
    run()
    facts = (begun.root / _FACTS).read_text(encoding="utf-8")
    (begun.root / _FACTS).unlink()
    _call(begun, 77, 66)
    assert run()[0] == 2
    begun.write(_FACTS, facts)
    run()
    assert _rows(begun) == [_number("2026-11-29", 99, 66)]


def test_a_log_is_begun_anew_where_it_is_asked_for(lost, run):
    before = _rows(lost)
    status, said = run("--begin")
    assert (status, _BEGUN in said) == (0, True), said
    assert _rows(lost) == before
    assert _codes(lost, "ENDR02") == []


def test_a_log_that_can_be_gone_on_with_is_not_begun_anew(begun, run):
    _call(begun, 99, 77)
    status, said = run("--begin")
    assert (status, f"{_FACTS} finnes, så loggen er begynt. Kjør uten --begin." in said) == (
        2,
        True,
    )
    assert run()[1].count("Vakt: 00 00 00 99 → Vakt: 00 00 00 77") == 1


@pytest.mark.parametrize("ref", ["step/felles-plann", "tool/borte", "event/borte", "term/borte"])
def test_hiding_what_does_not_exist_is_no_change(begun, run, ref):
    begun.change(_SETTINGS, "status: draft", f"status: draft\nhide: [{ref}]")
    assert _codes(begun, "LAG08")
    status, said = run()
    assert (status, "0 endringer er ført" in said) == (0, True), said


def test_a_misspelling_that_stands_in_an_older_file_of_facts_is_not_told_as_gone(begun, run):
    facts = (begun.root / _FACTS).read_text(encoding="utf-8")
    old = facts + "municipality/settings\thide.step-borte\tborte\n"
    (begun.root / _FACTS).write_text(old, encoding="utf-8")
    assert "0 endringer er ført" in run()[1]


@pytest.mark.parametrize(
    ("ref", "title"), [("step/felles-plan", "Lag en plan"), ("tool/undringsnotat", "Undringsnotat")]
)
def test_what_is_hidden_is_told_once_of_the_thing_itself(begun, run, ref, title):
    begun.change(_SETTINGS, "status: draft", f"status: draft\nhide: [{ref}]")
    run()
    told = [row for row in _rows(begun) if row[1] in (title, "Samarbeid", "Testkommune")]
    assert told == [("2026-11-29", title, "Tatt bort", None, None)]

    begun.change(_SETTINGS, f"hide: [{ref}]", "hide: []")
    said = run("--from", "2026-11-30")[1]
    assert f"30. november 2026: {title}: Ny" in said and "Skjult" not in said


def test_a_step_that_all_types_of_service_lose_is_told_once(begun, run):
    begun.change(_SETTINGS, "status: draft", "status: draft\nvariants: [barnevern]")
    changes = "steps:\n  - {step: evaluer, service_type: barnevern, role: ansatt, based_on: new}\n"
    begun.write(f"{_HOME}/guide-changes.yml", changes)
    run("--from", "2026-11-28")
    before = _rows(begun)
    begun.change(_SETTINGS, "status: draft", "status: draft\nhide: [step/felles-plan]")
    run()
    assert [row for row in _rows(begun) if row not in before] == [
        ("2026-11-29", "Lag en plan", "Tatt bort", None, None)
    ]


def test_a_table_that_cannot_be_read_is_not_told_as_taken_away(begun):
    begun.change(_SETTINGS, "status: draft", "status: published")
    begun.change(_SERVICES, "2026-11-01", "01.11.2026")
    assert _codes(begun, "ENDR01") == []
    begun.change(_SERVICES, "01.11.2026", "2026-11-01")
    _call(begun, 99, 77)
    assert [one.message for one in _codes(begun, "ENDR01")] == [
        "Endret uten å stå i endringsloggen: Vakta (kontakt)"
    ]


@pytest.mark.parametrize("day", ["2072-02-01", "2028-11-30", "2024-11-27", "0001-01-01"])
def test_a_day_more_than_two_years_off_is_refused(begun, run, day):
    _call(begun, 99, 77)
    status, said = run("--from", day)
    assert status == 2
    assert "er mer enn to år unna. Ingenting er ført." in said
    assert "1 endring er ført" in run("--from", "2028-11-29")[1]


def test_it_is_said_how_a_day_is_put_right(begun, run):
    _call(begun, 99, 77)
    for told in ("1 endring er ført.", "0 endringer er ført. Ingenting er endret siden"):
        said = run("--from", "2027-02-01")[1]
        assert told in said
        assert f"Er en dag eller en grunn feil, rett date og why i {_LOG}." in said


def test_what_is_taken_out_of_the_log_is_said(begun, run):
    _call(begun, 99, 77)
    run()
    _call(begun, 77, 99)
    said = run()[1]
    gone = "29. november 2026: Vakta: Kontakt: Vakt: 00 00 00 99 → Vakt: 00 00 00 77"
    assert f"Tatt ut igjen: {gone} 1 endring er tatt ut igjen" in said
    assert "ført." not in said
    assert _rows(begun) == []


def test_a_plan_that_is_undone_before_its_day_is_no_longer_told(begun, run):
    _call(begun, 99, 77)
    run("--from", "2027-02-01")
    _call(begun, 77, 99)
    assert "Tatt ut igjen: 1. februar 2027: Vakta: Kontakt" in run()[1]
    assert _rows(begun) == []


def test_a_plan_that_something_else_comes_before_is_told_from_what_holds_today(begun, run):
    _call(begun, 99, 77)
    run("--from", "2027-02-01", "--why", "Nytt nummer")
    _call(begun, 77, 88)
    said = run()[1]
    assert "1 endring er ført." in said and "1 endring er tatt ut igjen" in said
    assert _rows(begun) == [_number("2026-11-29", 99, 88)]


def test_two_plans_for_the_same_are_both_undone(begun, run):
    _call(begun, 99, 77)
    run("--from", "2027-02-01")
    _call(begun, 77, 88)
    run("--from", "2027-03-01")
    assert _rows(begun) == [_number("2027-02-01", 99, 77), _number("2027-03-01", 77, 88)]
    _call(begun, 88, 99)
    run()
    assert _rows(begun) == []


def test_what_holds_already_stays_when_it_is_changed_back(begun, run, monkeypatch):
    _call(begun, 99, 77)
    run("--from", "2026-12-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(_NOW) + 10 * 86400))
    _call(begun, 77, 99)
    run()
    assert _rows(begun) == [_number("2026-12-01", 99, 77), _number("2026-12-09", 77, 99)]


def test_a_plan_for_another_fact_stays(begun, run):
    begun.write(_SERVICES, _UNIT + _SECOND)
    run()
    begun.change(_SERVICES, "00000055", "00000044")
    _call(begun, 99, 77)
    run("--from", "2027-02-01")
    _call(begun, 77, 99)
    run()
    kept = ("2027-02-01", "Den andre", "Kontakt", "Kontor: 00 00 00 55", "Kontor: 00 00 00 44")
    assert _rows(begun)[1:] == [kept]


def test_what_was_planned_to_come_or_go_is_undone_too(begun, run):
    begun.write(_SERVICES, _UNIT + _SECOND)
    run("--from", "2027-02-01")
    begun.change(_SERVICES, "00000055", "00000044")
    run("--from", "2027-02-01")
    begun.write(_SERVICES, _UNIT)
    run()
    assert _rows(begun) == []

    begun.write(_SERVICES, "services: []\n")
    run("--from", "2027-02-01")
    begun.write(_SERVICES, _UNIT.replace("00000099", "00000011"))
    run()
    assert _rows(begun) == [("2026-11-29", "Vakta", "Ny", None, None)]


def test_a_contact_that_came_and_went_in_a_day_is_not_told(begun, run):
    more = ', {function: Kontor, phone: "00000055"}]'
    begun.change(_SERVICES, "]", more)
    run()
    begun.change(_SERVICES, more, "]")
    run()
    assert _rows(begun) == []


def test_words_that_are_changed_twice_in_a_day_stand_once(begun, run):
    step = "content/steps/evaluer.nb.md"
    begun.change(step, "title: Se på planen", "title: Se på planen\nsummary: Noen ord.")
    run()
    begun.change(step, "Noen ord.", "Andre ord.")
    run()
    assert _rows(begun) == [("2026-11-29", "Se på planen", "Teksten er endret", None, None)]
