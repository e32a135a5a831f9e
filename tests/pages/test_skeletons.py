"""Municipalities whose guide is another than the shared one: what their staff read."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

_MINE = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: {}\n'


def _doc(fields: str) -> str:
    return f"---\n{fields}\n---\n"


LETTERS = {
    f"{_MINE}/guide.yml": """\
level_word: Trinn
levels:
  - id: trinn-a
    label: A
    steps:
      - id: undring
        role: ansatt
        together_with: [stafettholder]
        tools: [undringsnotat]
        outcomes: [{id: videre, to: level/trinn-b}, {id: avslutt, to: close}]
  - id: trinn-b
    label: B
    baton: stafettholder
    steps:
      - id: samtale
        role: ansatt
        baton: none
        outcomes: [{id: loft, to: arena/team, returns: samtale, when: ved skolefravær, ages: 13-18}, {id: opp, to: level/trinn-c}]
  - id: trinn-c
    label: C
    baton: stafettholder
    steps:
      - id: evaluer
        role: stafettholder
        baton: ansatt
        outcomes: [{id: avslutt, to: close}]
""",
    f"{_MINE}/levels/trinn-a.nb.md": _doc("title: Oppdage"),
    f"{_MINE}/levels/trinn-b.nb.md": _doc("title: Avklare"),
    f"{_MINE}/levels/trinn-c.nb.md": _doc("title: Samarbeide"),
    f"{_MINE}/steps/samtale.nb.md": _doc(
        "title: Snakk med barnet\noutcomes:\n  loft: Løft saken\n  opp: Gå videre"
    ),
    f"{_MINE}/arenas/team.nb.md": _doc("title: Oppvekstteamet\nkind: discussion"),
}
PHASES = {
    f"{_MINE}/guide.yml": """\
numbered: false
levels:
  - {id: se, kind: phase, label: "1", duration: 1-2 weeks, baton: none, steps: [{id: undring, role: ansatt, tools: [undringsnotat], outcomes: [{id: videre, to: level/prove}, {id: avslutt, to: close}]}]}
  - id: prove
    kind: phase
    label: "2"
    duration: 3-6 weeks
    baton: none
    steps:
      - id: prove-ut
        role: ansatt
        text: felles-plan
        deadlines: [{id: svar, within: 1-2 weeks, ages: 16+}]
        outcomes: [{id: opp, to: level/holde}]
  - {id: holde, kind: phase, label: "3", baton: stafettholder, steps: [{id: evaluer, role: stafettholder, outcomes: [{id: avslutt, to: close}]}]}
""",
    f"{_MINE}/levels/se.nb.md": _doc("title: Se"),
    f"{_MINE}/levels/prove.nb.md": _doc("title: Prøve"),
    f"{_MINE}/levels/holde.nb.md": _doc("title: Holde"),
    f"{_MINE}/steps/prove-ut.nb.md": _doc(
        "based_on: 540a62a9\nchild_voice: Spør barnet hva det synes.\noutcomes:\n  opp: Gå videre"
    ),
}
GROUPS = {
    f"{_MINE}/guide.yml": """\
groups:
  - {id: tidleg, levels: [start]}
  - {id: saman, levels: [niva-1]}
levels:
  - id: start
    label: "1"
    steps:
      - {id: undring, role: ansatt, tools: [undringsnotat], outcomes: [{id: videre, to: level/niva-1}, {id: avslutt, to: close}]}
  - id: niva-1
    label: "2"
    baton: stafettholder
    steps:
      - {id: evaluer, role: stafettholder, outcomes: [{id: ip, to: level/ip}, {id: avslutt, to: close}]}
  - {id: ip, kind: beyond}
""",
    f"{_MINE}/groups/tidleg.nn.md": _doc("title: Tidleg innsats"),
    f"{_MINE}/groups/saman.nn.md": _doc("title: Saman"),
    f"{_MINE}/levels/start.nn.md": _doc("title: Undring"),
    f"{_MINE}/levels/ip.nn.md": _doc("title: Individuell plan"),
    f"{_MINE}/steps/evaluer.nn.md": _doc(
        "based_on: b78cd7f0\noutcomes:\n  ip: Meld behov for plan\n  avslutt: Avslutt"
    ),
}


def test_levels_with_letters(read):
    pages = read(LETTERS)

    assert "Trinn A Oppdage" in pages["."]
    assert "Ansatt Sammen med: Stafettholder" in pages["trinn-a/undring"]
    step = pages["trinn-b/samtale"]
    assert "Ingen holder stafettpinnen her." in step
    assert "Løft saken Går til: Oppvekstteamet Gjelder ved skolefravær, 13–18 år" in step
    assert "Etterpå tilbake til: Snakk med barnet" in step
    assert "Saken avsluttes her" not in step
    assert "Hvem holder stafettpinnen? Ansatt" in pages["trinn-c/evaluer"]
    assert "Snakk med barnet" in pages["roller/ansatt"]


def test_phases_with_ranges_that_nobody_holds(read):
    pages = read(PHASES)

    assert "Varighet: 1–2 uker" in pages["."]
    assert "Varighet: 3–6 uker" in pages["prove"]
    assert "Hvem holder stafettpinnen? Ingen holder stafettpinnen her." in pages["se"]
    assert pages["roller"].count("Ingen holder stafettpinnen her.") == 2
    assert "Ingen ennå" not in pages["roller"]
    assert "Hvem holder stafettpinnen? Ingen holder stafettpinnen her." in pages["handbok"]
    assert "Gjelder fra 16 år: 1–2 uker " in pages["prove/prove-ut"]
    assert "1–2 uker (fra 16 år)" in pages["handbok"]


def test_a_step_with_the_words_of_another_and_a_line_of_its_own(read):
    page = read(PHASES)["prove/prove-ut"]

    assert "Lag en plan" in page
    assert "Spør barnet hva det synes." in page


def test_groups_in_nynorsk_and_a_level_beyond(read):
    pages = read(GROUPS, "nn")

    assert "Tidleg innsats Nivå 1 Undring" in pages["."]
    assert "Individuell plan" in pages["."]
    assert "Meld behov for plan Går til: Individuell plan" in pages["niva-1/evaluer"]


ADDED = {
    f"{_MINE}/guide-changes.yml": """\
new_steps:
  - id: team
    after: undring
    role: ansatt
    outcomes: [{id: ut, to: close}]
steps:
  - step: undring
    add: {deadlines: [{id: svar, within: 2 weeks}], outcomes: [{id: lang, to: service/barnevern, within: 1-2 days}]}
""",
    f"{_MINE}/steps/team.nb.md": _doc("title: Løft saken i teamet\noutcomes:\n  ut: Ferdig"),
    f"{_MINE}/steps/undring.nb.md": _doc(
        "based_on: 0de2316a\noutcomes:\n  lang: Meld fra\n  videre: Gå videre\n  avslutt: Avslutt\nadd:\n  questions: [Hva har endret seg?]\n  actions: [Noter datoen.]"
    ),
}


def test_what_is_added_to_the_shared_guide(read):
    pages = read(ADDED)

    assert "1 Når du undrer deg 2 Løft saken i teamet" in pages["."]
    assert "Steg 2 av 2" in pages["niva-0/team"]
    step = pages["niva-0/undring"]
    assert "Meld fra Går til: Barnevern · innen 1–2 dager" in step
    assert "Frist: 2 uker" in step
    assert "Hva har endret seg?" in step and "Noter datoen." in step
    assert "Løft saken i teamet nytt steg · Testkommune" in pages["lokalt"]


def test_a_change_in_a_shared_step_and_level_is_told_in_words(read):
    changes = "levels: [{level: niva-1, duration: 3 weeks}]\nsteps:\n  - {step: evaluer, after: undring, add: {tools: [undringsnotat]}}\n  - step: felles-plan\n    based_on: new\n    outcomes: [{id: avslutt, to: close}]\n"
    words = _doc("based_on: new\noutcomes:\n  avslutt: Avslutt")
    world = {f"{_MINE}/guide-changes.yml": changes, f"{_MINE}/steps/felles-plan.nb.md": words}
    pages = read(world, warned=True)

    assert "Se på planen flyttet steg · Testkommune" in pages["lokalt"]
    assert "Lag en plan steg: veier videre · Testkommune" in pages["lokalt"]
    assert "Samarbeid nivå: varighet · Testkommune" in pages["lokalt"]


def test_a_level_that_is_dropped_with_one_word(read):
    case = {
        "content/cases/a.nb.md": _doc("title: Øvelsen\nsteps: [felles-plan]"),
        "content/cases/a.nn.md": _doc("title: Øvinga\ntranslated_from: new"),
        "content/cases/b.nb.md": _doc("title: Den andre\nsteps: [undring, felles-plan]"),
        "content/cases/b.nn.md": _doc("title: Den andre\ntranslated_from: new"),
    }
    pages = read({**case, f"{_MINE}/guide-changes.yml": "hide: [level/niva-1]\n"}, warned=True)

    assert not any(path.startswith("niva-1") or path.endswith("/a") for path in pages)
    assert "Gå videre" not in pages["niva-0/undring"]
    assert "Den andre" in pages["ovelser"] and "Øvelsen" not in pages["ovelser"]
    assert "Samarbeid" in pages["lokalt"]


def test_a_step_that_one_type_of_service_does_not_have(read):
    settings = _SETTINGS.format("nb") + "variants: [barnevern]\n"
    changes = "hide_for:\n  - service_type: barnevern\n    hide: [step/felles-plan]\n"
    pages = read({f"{_MINE}/municipality.yml": settings, f"{_MINE}/guide-changes.yml": changes})

    assert "1 Lag en plan 2 Se på planen" in pages["."]
    assert "1 Se på planen" in pages["barnevern"] and "Lag en plan" not in pages["barnevern"]


def test_a_deadline_for_somebody_elses_answer_is_no_time_that_the_reader_has(read):
    late = "{id: svar, within: 3 weeks, reply_from: barnevern}"
    changes = f"steps: [{{step: undring, add: {{deadlines: [{late}]}}}}]\n"
    words = _doc("based_on: new\ndeadlines:\n  svar: etter at du meldte, skal du ha fått svar.")
    world = {f"{_MINE}/guide-changes.yml": changes, f"{_MINE}/steps/undring.nb.md": words}
    pages = read(world, warned=True)

    step = pages["niva-0/undring"]
    assert "Svar fra barnevern: innen 3 uker" in step
    assert "Jeg meldte i dag" in step
    assert "Frist" not in step and "Fristen" not in step
    assert "Svar fra barnevern: innen 3 uker" in pages["handbok"]


def test_a_role_reads_the_stop_of_a_step_before_the_first_of_what_is_done_there(read):
    line = "Er du redd for vold, stopper du. Følg [akuttregelen](page/emergency)."
    words = f"based_on: new\nsafety:\n  emergency-first: {line}\nadd:\n  mistakes:\n    - {line}"
    page = read({f"{_MINE}/steps/undring.nb.md": _doc(words)}, warned=True)["roller/ansatt"]

    assert "Stopp først: Mistenker du vold, overgrep eller tvang, ber du ikke om samtykke" in page
    assert page.index("Stopp først: Er du redd for vold, stopper du.") < page.index("Verktøy:")


def test_a_role_reads_a_stop_once_where_the_first_thing_to_do_says_it_too(read):
    line = "Er du redd for vold, stopper du. Følg [akuttregelen](page/emergency)."
    words = (
        f"based_on: new\nsafety:\n  emergency-first: {line}\nactions:\n  - Be om en prat. {line}"
    )
    page = read({f"{_MINE}/steps/undring.nb.md": _doc(words)}, warned=True)["roller/ansatt"]

    assert page.count("Er du redd for vold, stopper du.") == 1
    assert "Be om en prat. Er du redd for vold, stopper du." in page
