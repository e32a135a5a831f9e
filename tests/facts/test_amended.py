"""Nothing changes silently: one of each kind of fact is changed, and stands in the log in words."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import datetime as dt

import pytest
from tests.conftest import MUNICIPALITY

from veileder.authoring.amending import amend
from veileder.front_door.cli import main

_DAY = dt.date(2027, 2, 1)
_HOME = "municipalities/testkommune"
_CHANGES = f"{_HOME}/guide-changes.yml"
_SETTINGS = f"{_HOME}/municipality.yml"

_SERVICES = """\
services:
  - id: vakt
    type: barnevern
    name: Barnevernvakta
    contacts:
      - function: Vakttelefon
        phone: "00000001"
    address: Gata 1
    hours:
      - days: mon-fri
        opens: "08:00"
        closes: "15:30"
    holidays: closed
    criteria: Alle kan ringe.
"""
_MEASURES = """\
measures:
  - id: kurs
    name: Kurs
    description: Et kurs.
    duration: Fem kvelder
    ages: {from_age: 3, to_age: 6}
"""
_ARENAS = """\
arenas:
  - id: mote
    type: team
    name: Torsdagsmøtet
    frequency: Hver uke
"""
_CONSENT = """\
matters:
  - id: dele
    nb: {name: Å dele}
    nn: {name: Å dele}
consent:
  - id: unge
    matter: dele
    since: 16
    nb: {decides: Den unge selv}
    nn: {decides: Den unge sjølv}
"""
_ANSWERS = """\
answers:
  - id: hvem
    theme: worry
    nb: {question: Hvem gjør det?, answer: Du gjør det.}
    nn: {question: Kven gjer det?, answer: Du gjer det.}
    asks: [hvem kven]
    see: [step/undring]
"""
_WORLD = {
    _SETTINGS: MUNICIPALITY
    + "status: draft\nresponsible: Koordinator\nlog: {consent_age: 16}\n"
    + "contacts:\n  - function: Koordinator\n    phone: \"00000009\"\n"
    + "names:\n  role/ansatt: Kollega\n"
    + "baton:\n  - {level: niva-1, role: stafettholder}\n"
    + "systems:\n  - {tool: undringsnotat, name: Notatet}\n",
    _CHANGES: "steps:\n  - step: undring\n    add:\n      deadlines:\n        - {id: svar, within: 14 days}\n  - {step: felles-plan, add: {outcomes: [{id: slutt, to: close}]}}\n",
    f"{_HOME}/steps/undring.nb.md": "---\nbased_on: new\ndeadlines: {svar: etter at du så det.}\n---\n",
    f"{_HOME}/steps/felles-plan.nb.md": "---\nbased_on: new\noutcomes: {slutt: Avslutt}\n---\n",
    f"{_HOME}/services.yml": _SERVICES,
    f"{_HOME}/measures.yml": _MEASURES,
    f"{_HOME}/arenas.yml": _ARENAS,
    "content/arenas/team.nb.md": "---\ntitle: Team\nkind: discussion\n---\n",
    "content/articles/om.nb.md": "---\ntitle: Om\n---\nHer står det noe.\n",
    "content/consent.yml": _CONSENT,
    "content/answers.yml": _ANSWERS,
    "content/year.yml": "events:\n  - id: mai\n    name: {nb: Maimøtet, nn: Maimøtet}\n    when: {months: [may]}\n",
}  # fmt: skip

# Where, what stands there, what is written instead; and what the log then says.
_KINDS = [
    ("frist", _CHANGES, "14 days", "10 days", "Når du undrer deg: Frister: 14 dager etter at du så det. → 10 dager etter at du så det."),
    ("rolle", "content/guide.yml", "- id: evaluer\n        role: stafettholder", "- id: evaluer\n        role: ansatt", "Se på planen: Hvem som gjør det: Stafettholder → Kollega"),
    ("verktøy", "content/guide.yml", "tools: [undringsnotat]", "tools: []", "Når du undrer deg: Verktøy: Undringsnotat → –"),
    ("lov i steg", "content/guide.yml", "laws: [barnets-beste]", "laws: []", "Når du undrer deg: Lover: Barnets beste → –"),
    ("vei ut", "content/guide.yml", "to: level/niva-1", "to: step/felles-plan", "Når du undrer deg: Veier videre: Gå videre → Samarbeid → Gå videre → Lag en plan"),
    ("rekkefølge", _CHANGES, "steps:\n", "levels:\n  - {level: niva-1, based_on: new, order: [evaluer, felles-plan]}\nsteps:\n", "Samarbeid: Rekkefølgen: Lag en plan → Se på planen → Se på planen → Lag en plan"),
    ("ord i steg", "content/steps/evaluer.nb.md", "title: Se på planen", "title: Se på planen\nsummary: Gjør det nå.", "Se på planen: Teksten er endret"),
    ("tittel", "content/steps/evaluer.nb.md", "title: Se på planen", "title: Les planen", "Les planen: Navnet: Se på planen → Les planen"),
    ("telefon", f"{_HOME}/services.yml", "00000001", "00000002", "Barnevernvakta: Kontakt: Vakttelefon: 00 00 00 01 → Vakttelefon: 00 00 00 02"),
    ("åpningstid", f"{_HOME}/services.yml", "08:00", "09:00", "Barnevernvakta: Åpningstidene: Mandag–fredag 08.00–15.30 → Mandag–fredag 09.00–15.30"),
    ("helligdag", f"{_HOME}/services.yml", "holidays: closed", "holidays: open", "Barnevernvakta: Helligdager: Stengt på helligdager → Åpent også på helligdager"),
    ("adresse", f"{_HOME}/services.yml", "Gata 1", "Gata 2", "Barnevernvakta: Adressen: Gata 1 → Gata 2"),
    ("ord om tjeneste", f"{_HOME}/services.yml", "Alle kan ringe", "Ansatte kan ringe", "Barnevernvakta: Teksten er endret"),
    ("tiltak", f"{_HOME}/measures.yml", "Fem kvelder", "Seks kvelder", "Kurs: Varighet: Fem kvelder → Seks kvelder"),
    ("alder", f"{_HOME}/measures.yml", "to_age: 6", "to_age: 9", "Kurs: Alder: 3–6 år → 3–9 år"),
    ("møte", f"{_HOME}/arenas.yml", "Hver uke", "Hver måned", "Torsdagsmøtet: Hvor ofte: Hver uke → Hver måned"),
    ("nasjonalt nummer", "content/helplines.yml", '"112"', '"113"', "Politiet: Nummeret: 112 → 113"),
    ("samtykke", "content/consent.yml", "{decides: Den unge selv}", "{decides: Begge foreldre}", "Å dele (16–): Hvem som sier ja: Den unge selv → Begge foreldre"),
    ("lov", "content/laws/barnets-beste.nb.md", "act_name: Grunnloven", "act_name: Barnekonvensjonen", "Barnets beste: Teksten er endret"),
    ("paragraf", "content/laws/barnets-beste.nb.md", "act_name: Grunnloven", "act_name: Grunnloven\nsection: § 104", "Barnets beste: Paragrafen: – → § 104"),
    ("ordliste", "content/terms.yml", "Den første følelsen", "Den aller første følelsen", "Undring: Teksten er endret"),
    ("svar", "content/answers.yml", "answer: Du gjør det.", "answer: Lederen gjør det.", "Hvem gjør det?: Teksten er endret"),
    ("artikkel", "content/articles/om.nb.md", "Her står det noe.", "Her står det mer.", "Om: Teksten er endret"),
    ("akuttregel", "content/emergency.nb.md", "Ring 112.", "Ring 112 med en gang.", "Når det haster: Teksten er endret"),
    ("samtykkealder", _SETTINGS, "consent_age: 16", "consent_age: 15", "Testkommune: Alderen for samtykke: 16 år → 15 år"),
    ("lokalt navn", _SETTINGS, "Kollega", "Medarbeider", "Testkommune: Lokalt navn: Kollega → Medarbeider"),
    ("stafettpinne", _SETTINGS, "role: stafettholder}", "role: ansatt}", "Samarbeid: Hvem som holder stafettpinnen: Stafettholder → Kollega"),
    ("system", _SETTINGS, "name: Notatet", "name: Notatboka", "Testkommune: System: Notatet → Notatboka"),
    ("ansvar", _SETTINGS, "responsible: Koordinator", "responsible: Rådgiver", "Testkommune: Har ansvaret: Koordinator → Rådgiver"),
    ("kontakt om veilederen", _SETTINGS, "00000009", "00000008", "Testkommune: Kontakt: Koordinator: 00 00 00 09 → Koordinator: 00 00 00 08"),
    ("skjult hendelse", _SETTINGS, "status: draft", "status: draft\nhide: [event/mai]", "Testkommune: Skjult: – → Maimøtet"),
    ("skjult artikkel", _SETTINGS, "status: draft", "status: draft\nhide: [article/om]", "Om: Tatt bort"),
]  # fmt: skip


_CASES = [pytest.param(change, said, id=name) for name, *change, said in _KINDS]


@pytest.fixture
def begun(workspace, monkeypatch):
    """A municipality that has begun its log, on 29 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795953600")
    made = workspace(_WORLD).with_theme()
    assert [str(f) for f in made.check().findings if f.is_error] == []
    amend(made.root, "testkommune", _DAY)
    return made


@pytest.mark.parametrize(("change", "said"), _CASES)
def test_a_changed_fact_stands_in_the_log_in_plain_words(begun, capsys, change, said):
    begun.change(*change)

    assert main(["amend", "testkommune", "--root", str(begun.root), "--from", "2027-02-01"]) == 0

    assert f"1. februar 2027: {said}" in capsys.readouterr().out.replace("\n    ", " ")


def test_nothing_is_told_when_nothing_is_changed(begun):
    assert amend(begun.root, "testkommune", _DAY) == ((), ())
    assert not (begun.root / _HOME / "amendments.yml").exists()


def test_what_is_only_checked_again_is_not_a_change(begun):
    begun.change("content/helplines.yml", "checked: 2026-01-01", "checked: 2026-11-01")
    assert amend(begun.root, "testkommune", _DAY) == ((), ())


def _notes(made):
    return [finding for finding in made.check().findings if finding.rule.code == "ENDR01"]


def test_what_a_published_site_has_not_told_is_noted_until_it_is(begun):
    begun.change(_CHANGES, "14 days", "10 days")
    assert _notes(begun) == []  # nobody reads a draft
    begun.change(_SETTINGS, "status: draft", "status: published")
    (note,) = _notes(begun)
    assert (note.at.path, note.level) == (f"{_HOME}/amendments.yml", "note")
    assert note.message == "Endret uten å stå i endringsloggen: Når du undrer deg (frister)"
    assert "python3 build.py amend testkommune" in note.cure

    begun.change(_SETTINGS, "status: published", "status: draft")
    amend(begun.root, "testkommune", _DAY)
    begun.change(_SETTINGS, "status: draft", "status: published")
    assert _notes(begun) == []


def test_twice_in_a_day_is_told_once_and_back_again_is_not_told(begun):
    begun.change(_CHANGES, "14 days", "10 days")
    amend(begun.root, "testkommune", _DAY, "For lang.")
    begun.change(_CHANGES, "10 days", "7 days")
    amend(begun.root, "testkommune", _DAY)
    (row,) = begun.guide().amendments
    assert (row.before, row.after, row.why) == (
        "14 dager etter at du så det.",
        "7 dager etter at du så det.",
        "For lang.",
    )

    begun.change(_CHANGES, "7 days", "14 days")
    amend(begun.root, "testkommune", _DAY)
    assert begun.guide().amendments == ()


def test_what_people_wrote_in_the_log_stays_as_they_wrote_it(begun):
    begun.change(_CHANGES, "14 days", "10 days")
    amend(begun.root, "testkommune", _DAY)
    log = begun.root / _HOME / "amendments.yml"
    written = log.read_text(encoding="utf-8").replace("# Det som er endret", "# Det vi har endret")
    written += '    why: "Vi rekker det ikke: alle er her."  # sagt av lederen'
    log.write_text(written, encoding="utf-8")

    begun.change(_CHANGES, "10 days", "7 days")
    amend(begun.root, "testkommune", dt.date(2027, 2, 2))

    added = log.read_text(encoding="utf-8").removeprefix(written + "\n")
    assert added.startswith("  - date: 2027-02-02\n    ref: step/undring\n")
    assert [row.after[:7] for row in begun.guide().amendments] == ["10 dage", "7 dager"]

    begun.change(_CHANGES, "7 days", "8 days")
    amend(begun.root, "testkommune", dt.date(2027, 2, 2))

    assert log.read_text(encoding="utf-8").startswith("# Det vi har endret")
    assert [row.after[:7] for row in begun.guide().amendments] == ["10 dage", "8 dager"]


def test_a_change_for_one_type_of_service_says_whom_it_is_for(begun):
    begun.change(_SETTINGS, "status: draft", "status: draft\nvariants: [barnevern]")
    amend(begun.root, "testkommune", _DAY)
    begun.change(
        _CHANGES,
        "steps:\n",
        "steps:\n  - {step: evaluer, service_type: barnevern, role: ansatt, based_on: new}\n",
    )
    (row,) = amend(begun.root, "testkommune", _DAY).told
    assert (row.title, row.services, row.after) == ("Se på planen", ("barnevern",), "Kollega")


def test_nynorsk_is_said_in_nynorsk(begun):
    begun.change(_SETTINGS, "language: nb", "language: nn")
    (begun.root / _HOME / "facts.txt").unlink()
    amend(begun.root, "testkommune", _DAY)
    begun.change(f"{_HOME}/services.yml", "08:00", "09:00")
    (row,) = amend(begun.root, "testkommune", _DAY).told
    assert row.part == "Opningstidene"


def test_a_file_with_errors_is_not_logged(begun, capsys):
    begun.change(_CHANGES, "14 days", "snart")
    assert main(["amend", "testkommune", "--root", str(begun.root)]) != 0
    assert "kan ikke leses" in capsys.readouterr().err
