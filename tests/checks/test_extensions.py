"""What is said of steps and levels that a municipality adds, moves, drops or has copied."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest

from veileder.authoring.accept import accept

_MINE = "municipalities/testkommune"
_CHANGES, _OWN = f"{_MINE}/guide-changes.yml", f"{_MINE}/guide.yml"
_STEP = "new_steps:\n  - id: ny\n    role: ansatt\n"
_WORDS = {f"{_MINE}/steps/ny.nb.md": "---\ntitle: Ny\noutcomes:\n  ut: Ut\n---\n"}
_ROWS = "    add: {outcomes: [{id: avslutt, to: close}]}\n"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (_STEP, "2:9: feil LAG04: Steget «ny» har ikke fått noen plass\n    Skriv for eksempel «after: undring»"),
        (_STEP + "    after: undringa\n", "4:12: feil LAG04: Steget «ny» skal stå etter steget «undringa», som ikke finnes\n    Mente du «undring»?"),
        (_STEP + "    first_in: niva1\n", "4:15: feil LAG04: Steget «ny» skal stå først på nivået «niva1», som ikke finnes\n    Mente du «niva-1»?"),
        (_STEP + "    after: ny\n", "4:12: feil LAG04: Steget «ny» skal stå etter steget «ny»"),
        (_STEP.replace("ny", "evaluer") + "    after: undring\n    outcomes: [{id: avslutt, to: close}]\n", "2:9: advarsel LAG05: Steget «evaluer» finnes også i det felles"),
        ("new_levels:\n  - id: ny\n    after: niva-9\n", "3:12: feil LAG04: Nivået «ny» skal stå ved «niva-9», som ikke finnes"),
        ("steps:\n  - step: undring\n    after: borte\n", "3:12: feil LAG04: Steget «undring» skal stå etter steget «borte»"),
        ("steps:\n  - step: undring\n    hide: {outcomes: [borte]}\n", "3:23: feil LAG04: Steget «undring» har ikke «borte» i outcomes"),
        ("steps:\n  - step: undring\n" + _ROWS, "3:27: advarsel LAG05: Utfallet «avslutt» finnes også i det felles"),
        ("hide: [level/niva-9]\n", "1:8: advarsel LAG08: «level/niva-9» finnes ikke, så det er ingenting å ta bort"),
        ("hide: [level/niva-1]\nsteps:\n  - step: undring\n    add: {outcomes: [{id: ut, to: level/niva-1}]}\n", "4:35: feil FLYT02: Utfallet «ut» fører til «level/niva-1», som ikke finnes her"),
        ("steps:\n  - step: evaluer\n    text: borte\n", "3:11: feil REF04: «borte» har ingen tekst\n    Skriv steps/borte.nb.md"),
        ("groups:\n  - {id: mine, levels: [niva-9]}\n", "2:25: feil REF01: Ukjent nivå «niva-9»"),
        ("groups:\n  - {id: mine, levels: [niva-0]}\n", "2:10: feil REF04: «mine» har ingen tekst\n    Skriv groups/mine.nb.md"),
        ("groups:\n" + 2 * "  - {id: mine, levels: [niva-0]}\n", "3:10: feil REF03: Id-en «mine» er brukt før, på linje 2"),
        ("hide: [tool/undringsnotat]\n", "1:8: feil LAG04: «tool/undringsnotat» kan ikke tas bort her: her står bare nivåer og steg\n    Skriv det under hide i municipality.yml: hide: [tool/undringsnotat]"),
        ("hide_for:\n  - service_type: barnevern\n    hide: [step/borte]\n", "2:19: advarsel REF05: Endringen gjelder «barnevern», som ikke har egen utgave hos dere\n    Skriv «variants: [barnevern]» i municipality.yml"),
        ("hide_for:\n  - service_type: skolen\n    hide: [step/undring]\n", "feil REF01: Ukjent tjenestetype «skolen»"),
        (_STEP + "    after: undring\n    baton: leder\n", "feil REF01: Ukjent rolle «leder»"),
        (_STEP + "    after: undring\n    together_with: [leder]\n", "feil REF01: Ukjent rolle «leder»"),
        (_STEP + "    after: undring\n    outcomes: [{id: ut, to: role/ansatt, returns: borte}]\n", "feil REF01: Ukjent steg «borte»"),
        (_STEP + "    after: undring\n    outcomes: [{id: ut, to: close, returns: undring}]\n", "feil FLYT02: Utfallet «ut» fører til «close», og sier også returns\n    Ta bort returns."),
        (_STEP + "    after: undring\n    outcomes: [{id: ut, to: close, ages: 18-13}]\n", "«18-13» går fra eldst til yngst"),
        (_STEP + "    after: undring\n    outcomes: [{id: ut, to: close, within: 6-3 weeks}]\n", "«6-3 weeks» går fra mer til mindre"),
        (_STEP + "    after: undring\n    outcomes: [{id: ut, to: close, within: 1-2 uker}]\n", "«1-2 uker» er ikke en varighet. Skriv «1-2 weeks»"),
        (_STEP + "    after: undring\nsteps:\n  - step: ny\n    add: {tools: [undringsnotat]}\n", "6:11: feil LAG04: Steget «ny» er deres eget"),
        ("steps:\n  - step: undring\n    add: {deadlines: [{id: svar, within: 2 weeks, services: [barnevern]}]}\n", "3:61: advarsel REF05: «svar» gjelder bare «barnevern», som ikke har egen utgave hos dere\n    Skriv «variants: [barnevern]» i municipality.yml, eller ta bort linjen."),
        ("groups:\n  - id: alt\n    levels: [niva-0, niva-7]\n", "feil REF01: Ukjent nivå «niva-7»"),
        ("groups:\n  - id: alt\n    levels: [niva-0]\n", "2:9: feil REF04: «alt» har ingen tekst\n    Skriv groups/alt.nb.md"),
        ("levels:\n  - level: niva-0\n    order: [undring, evaluer]\n    based_on: new\n", "3:22: advarsel LAG08: Rekkefølgen nevner steget «evaluer», som står på niva-1\n    Skal det flyttes, skriv under steps: «- step: evaluer» og «first_in: niva-0»."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_she_wrote_it(workspace, changes, told):
    report = "\n".join(map(str, workspace({**_WORDS, _CHANGES: changes}).check().findings))

    assert told in report
    assert f"{_CHANGES}:" in report
    assert not any(line.startswith("content/") for line in report.splitlines())


def test_a_step_in_six_lines_is_nothing_to_tell(workspace):
    changes = f"{_STEP}    after: undring\n    outcomes: [{{id: ut, to: close}}]\n"

    assert workspace({**_WORDS, _CHANGES: changes}).check().findings == []


def test_a_dropped_level_needs_one_line(workspace):
    assert workspace({_CHANGES: "hide: [level/niva-1]\n"}).check().findings == []


def test_dropping_the_last_step_says_the_lines_to_write(workspace):
    report = "\n".join(map(str, workspace({_CHANGES: "hide: [step/evaluer]\n"}).check().findings))

    assert f"{_CHANGES}:1:8: feil FLYT06" in report
    assert "«- step: felles-plan», «add:», «outcomes:», «- id: avslutt» og «to: close»" in report


_COPY = """\
levels:
  - id: niva-0
    based_on: {}
    steps:
      - {{id: undring, role: ansatt, tools: [undringsnotat], services: [barnevern], laws: [barnets-beste], outcomes: [{{id: videre, to: level/niva-1}}, {{id: avslutt, to: close}}]}}
  - id: niva-1
    baton: stafettholder
    based_on: {}
    steps:
      - {{id: evaluer, role: stafettholder, outcomes: [{{id: avslutt, to: close}}]}}
"""


def test_an_own_guide_tells_what_is_another_in_the_shared_one(workspace):
    world = workspace({_OWN: _COPY.format("new", "new")})
    report = "\n".join(map(str, world.check().findings))

    assert (
        f"{_OWN}:8:15: advarsel LAG02: Det felles nivået «niva-1» er endret siden dere laget deres, eller ikke bekreftet. Steget «felles-plan» er bare i det felles."
        in report
    )
    assert f"build.py accept {_OWN}" in report


def test_what_is_accepted_is_silent_until_the_shared_level_changes(workspace):
    world = workspace({_OWN: _COPY.format("new", "new")})
    accept(world.root, [world.root / _OWN])
    assert [str(f) for f in world.check().findings] == []

    world.change(
        "content/guide.yml",
        "tools: [undringsnotat]",
        "tools: [undringsnotat]\n        deadlines: [{id: svar, within: 2 weeks}]",
    )
    report = "\n".join(map(str, world.check().findings))
    assert "Det felles nivået «niva-0» er endret" in report
    assert "«undring» har flere frister i det felles: svar (2 weeks)." in report
    assert "niva-1" not in report


def test_an_own_guide_without_marks_is_told_once(workspace):
    bare = "".join(
        line for line in _COPY.format("", "").splitlines(keepends=True) if "based_on" not in line
    )
    findings = workspace({_OWN: bare}).check().findings

    assert [str(f.rule.code) for f in findings] == ["LAG10"]
