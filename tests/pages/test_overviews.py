"""Overviews made from the guide: what staff read there, in guides of several shapes."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re

import pytest

from veileder.pages.flow_parts import Stop
from veileder.pages.flow_picture import drawn
from veileder.pages.flow_rows import drawn_in_rows

_MINE = "municipalities/testkommune"
_NAMED = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'


def _doc(fields: str) -> str:
    return f"---\n{fields}\n---\n"


PHASES = {
    f"{_MINE}/municipality.yml": _NAMED + "variants: [barnevern]\n",
    f"{_MINE}/guide.yml": """\
level_word: Fase
step_word: Aktivitet
levels:
  - id: se
    label: A
    steps:
      - id: undring
        role: ansatt
        tools: [undringsnotat]
        deadlines:
          - {id: svar, within: 14 days, law: barnets-beste, when: ved skolefravær, ages: 13-18}
          - {id: mote, within: 1-2 weeks, services: [barnevern]}
        outcomes:
          - {id: meld, to: service/barnevern, within: 24 hours}
          - {id: videre, to: level/prove}
          - {id: avslutt, to: close}
  - id: prove
    kind: phase
    label: B
    duration: 8 weeks
    baton: stafettholder
    steps:
      - id: felles-plan
        role: stafettholder
        together_with: [ansatt]
        deadlines: [{id: plan, within: 5 weekdays}]
        variants: {barnevern: {deadlines: [{id: plan, within: 2 weekdays}], role: ansatt, together_with: [stafettholder]}}
      - id: evaluer
        role: stafettholder
        outcomes: [{id: igjen, to: step/felles-plan}, {id: avslutt, to: close}]
""",
    f"{_MINE}/levels/se.nb.md": _doc("title: Se"),
    f"{_MINE}/levels/prove.nb.md": _doc("title: Prøve"),
    f"{_MINE}/steps/undring.nb.md": _doc(
        "based_on: 0de2316a\nactions: [Noter det du ser., Snakk med leder., Avtal hva dere gjør., Følg med.]\n"
        "deadlines:\n  svar: etter at du meldte fra.\n  mote: til første møte.\n"
        "outcomes:\n  meld: Meld fra\n  videre: Prøv noe\n  avslutt: Avslutt"
    ),
    f"{_MINE}/steps/felles-plan.nb.md": _doc("based_on: 540a62a9\ndeadlines:\n  plan: til planen er klar."),
    f"{_MINE}/steps/evaluer.nb.md": _doc("based_on: b78cd7f0\noutcomes:\n  igjen: Lag en ny plan\n  avslutt: Avslutt"),
}  # fmt: skip


def test_every_deadline_with_what_it_is_for_in_which_cases_and_by_which_law(read):
    page = read(PHASES)["frister"]

    assert "Fase A: Se 1. Når du undrer deg 14 dager etter at du meldte fra." in page
    assert "Gjelder ved skolefravær, 13–18 år Barnets beste" in page
    assert "24 timer Når dere velger: Meld fra" in page
    assert "Fase B: Prøve Varighet: 8 uker 1. Lag en plan" in page


def test_a_deadline_of_one_type_of_service_says_so_and_so_does_the_one_it_replaces(read):
    page = read(PHASES)["frister"]

    assert "1–2 uker til første møte. Bare for barnevern" in page
    assert "5 virkedager til planen er klar. Gjelder ikke barnevern" in page
    assert "2 virkedager til planen er klar. Bare for barnevern" in page


def test_a_guide_without_deadlines_says_so(read):
    pages = read({})

    assert "Ingen frister er skrevet inn." in pages["frister"]
    assert "Frister Alle fristene, nivå for nivå." in pages["."]
    assert "Frister" in pages["niva-0"]


_CASE = {
    "content/cases/mia.nb.md": _doc("title: Mia på seks\nroles: [stafettholder]"),
    "content/cases/mia.nn.md": _doc("title: Mia på seks år\ntranslated_from: new"),
}


def test_a_role_reads_what_it_does_step_by_step(read):
    page = read(PHASES)["roller/ansatt"]

    step = page.partition("Slik gjør du, aktivitet for aktivitet")[2]
    assert step.startswith(" Stopp først: Mistenker du vold, overgrep eller tvang")
    assert (
        " Fase A: Se 1. Når du undrer deg Har ansvaret Noter det du ser. Snakk med leder. Avtal hva dere gjør."
        " Gjelder ved skolefravær, 13–18 år: 14 dager etter"
    ) in step
    assert "Følg med." not in step
    assert "Verktøy: Undringsnotat" in step
    assert "Fase B: Prøve 1. Lag en plan Er med · Gjelder ikke barnevern" in step
    assert "1. Lag en plan Har ansvaret · Bare for barnevern" in step


def test_a_role_has_the_exercise_that_is_about_it(read):
    pages = read(PHASES | _CASE, warned=True)

    assert "Øv på dette Mia på seks" in pages["roller/stafettholder"]
    assert "Øv på dette" not in pages["roller/ansatt"]


def test_a_role_that_only_gets_cases_says_where_from(read):
    guide = "steps:\n  - step: evaluer\n    add: {outcomes: [{id: videre, to: role/enhet}]}\n"
    files = {
        f"{_MINE}/guide-changes.yml": guide,
        f"{_MINE}/roles/enhet.nb.md": _doc("title: Enheten"),
        f"{_MINE}/steps/evaluer.nb.md": _doc(
            "based_on: b78cd7f0\noutcomes:\n  avslutt: Avslutt\n  videre: Til enheten"
        ),
    }

    page = read(files)["roller/enhet"]

    assert "Saken kan komme hit fra Se på planen" in page
    assert "Slik gjør du" not in page


MEETINGS = {
    f"{_MINE}/arenas.yml": """\
arenas:
  - {id: team, type: team, name: Torsdagsteamet, target: Barn du er urolig for., frequency: Hver torsdag., anonymous: true, levels: [niva-0], service_types: [barnevern]}
  - {id: samling, type: samling, name: Samlingen}
  - {id: system, type: system, name: Klassemøtet, target: En klasse.}
""",
    f"{_MINE}/arenas/team.nb.md": _doc("title: Team\nkind: discussion\nresponsible_for_meeting: Lederen kaller inn."),
    f"{_MINE}/arenas/samling.nb.md": _doc("title: Samling\nkind: coordination\nanonymous: false\ntarget: Barn med plan."),
    f"{_MINE}/arenas/system.nb.md": _doc("title: Klassegjennomgang\nkind: system"),
}  # fmt: skip


def test_a_table_says_which_case_belongs_in_which_meeting(read):
    table = read(MEETINGS)["moter"].partition("Hvilket møte hører saken til?")[2]

    assert (
        "Barn du er urolig for. Torsdagsteamet Bare for: Barnevern Drøft saken uten navn."
        " Skal noen få vite hvem barnet er, spør du om samtykke først."
        " Nivå 0 Lederen kaller inn. Hver torsdag."
    ) in table
    assert (
        "Barn med plan. Samlingen Saken drøftes med samtykke. – Ikke fylt ut Ikke fylt ut" in table
    )
    assert "En klasse. Klassemøtet Her drøftes ikke enkeltsaker. –" in table


def test_without_meetings_there_is_no_empty_table(read):
    assert "Hvilket møte" not in read({})["moter"]


def test_the_way_through_says_where_every_step_leads(read):
    page = read(PHASES)["veien"]

    picture, _, words = page.partition("Videre Tilbake Det samme med ord")
    assert (
        "Fase A: Se 1. Når du undrer deg → Barnevern ■ Saken avsluttes her Fase B: Prøve" in picture
    )
    assert words.startswith(" Der det ikke står noe mer, går dere til neste aktivitet. Fase A: Se")
    assert (
        "Når du undrer deg Meld fra – Går til: Barnevern · innen 24 timer Prøv noe – Går til: Fase B Avslutt"
        in words
    )
    assert "2. Se på planen Lag en ny plan – Går til: Lag en plan Avslutt" in words


def test_the_front_and_every_level_lead_to_the_way_through(read):
    pages = read(PHASES)

    for path in (".", "se", "prove"):
        assert "Veien gjennom fasene" in pages[path]


RETURNS = {
    f"{_MINE}/municipality.yml": _NAMED + "variants: [barnevern]\n",
    f"{_MINE}/guide.yml": """\
numbered: false
levels:
  - {id: start, steps: [{id: undring, role: ansatt, tools: [undringsnotat], outcomes: [{id: videre, to: next}, {id: avslutt, to: close}]}, {id: evaluer, role: ansatt, outcomes: [{id: avslutt, to: arena/team, when: ved mobbing, returns: undring}, {id: plan, to: level/ip}]}]}
  - {id: ip, kind: beyond}
""",
    f"{_MINE}/guide.barnevern.yml": """\
levels: [{id: kort, label: "1", steps: [{id: undring, role: ansatt, tools: [undringsnotat], outcomes: [{id: videre, to: role/ansatt}, {id: avslutt, to: close}]}]}]
""",
    f"{_MINE}/levels/start.nb.md": _doc("title: Start"),
    f"{_MINE}/levels/ip.nb.md": _doc("title: Individuell plan"),
    f"{_MINE}/levels/kort.nb.md": _doc("title: Kort vei"),
    f"{_MINE}/steps/evaluer.nb.md": _doc("based_on: b78cd7f0\noutcomes:\n  avslutt: Løft saken\n  plan: Lag plan"),
    f"{_MINE}/arenas.yml": "arenas: [{id: team, type: team, name: Torsdagsteamet}]\n",
    f"{_MINE}/arenas/team.nb.md": _doc("title: Team\nkind: discussion"),
}  # fmt: skip


def test_the_way_through_levels_without_numbers_and_out_of_the_guide_and_back(read):
    page = read(RETURNS, warned=True)["veien"]

    assert (
        "Start Når du undrer deg ■ Saken avsluttes her Se på planen → Torsdagsteamet, og tilbake Individuell plan"
        in page
    )
    assert (
        "Løft saken – Går til: Torsdagsteamet · Gjelder ved mobbing · Etterpå tilbake til: Når du undrer deg"
        in page
    )


def test_each_type_of_service_has_its_own_way_through(read):
    pages = read(RETURNS, warned=True)

    assert (
        "Nivå 1: Kort vei 1. Når du undrer deg → Ansatt ■ Saken avsluttes her"
        in pages["barnevern/veien"]
    )
    assert "Individuell plan" not in pages["barnevern/veien"]


def test_the_handbook_has_the_way_through_as_a_picture(read):
    page = read(PHASES)["handbok"]

    assert "Veien gjennom fasene Fase A: Se 1. Når du undrer deg" in page


def _stop(key, kind="step", **ways):
    return Stop(key=key, label=key.capitalize(), kind=kind, **ways)


def test_ways_that_meet_never_run_in_the_same_lane():
    levels = [_stop("level/a", "level"), _stop("a", to=("level/b", "level/c")), _stop("level/b", "level"), _stop("b", to=("a", "level/c")), _stop("level/c", "level")]  # fmt: skip

    arrows = drawn(levels).arrows

    lanes = [
        (int(x), *sorted(map(int, (start, end))))
        for arrow in arrows
        for start, x, end in re.findall(r"M\d+ (\d+)H(\d+)V(\d+)", arrow.path)
    ]
    ends = {(x, end) for arrow in arrows for x, end in re.findall(r"H(\d+)V(\d+)", arrow.path)}
    assert len(lanes) == 4 and len(ends) == 3
    for x, top, bottom in lanes:
        others = [(t, b) for other, t, b in lanes if other == x and (t, b) != (top, bottom)]
        assert all(b < top or t > bottom or b == bottom for t, b in others)


def test_the_picture_holds_all_that_is_drawn_however_many_ways_there_are():
    names = [f"s{number}" for number in range(30)]
    steps = [_stop(name, to=tuple(n for n in names[::4] if n != name)) for name in names]

    picture = drawn([_stop("level/a", "level"), *steps])

    xs = [int(x) for arrow in picture.arrows for x in re.findall(r"H(\d+)", arrow.path)]
    assert max(xs) <= picture.width
    assert all(box.x >= 0 and box.x + box.width <= picture.width for box in picture.boxes)
    assert max(box.y + box.height for box in picture.boxes) <= picture.height
    assert max(line.y for line in picture.lines) <= picture.height


def test_a_step_without_ways_leads_to_the_next_by_an_arrow_of_its_own():
    level = [_stop("level/a", "level"), _stop("a", leads_on=True), _stop("b")]

    on, _ = drawn(level).arrows

    _, first, second = (box for box in drawn(level).boxes if box.kind != "row")
    assert on.path == f"M28 {first.y + first.height}V{second.y - 2}"


def _between_rows(picture):
    """Return lane, top and bottom of every way that runs between rows."""
    paths = [re.findall(r"M\d+ \d+V(\d+)H(\d+)V(\d+)", arrow.path) for arrow in picture.arrows]
    found = [tuple(map(int, way)) for ways in paths for way in ways]
    return [(x, min(a, b), max(a, b)) for a, x, b in found if x > 604]


def test_in_rows_a_way_to_a_level_runs_in_a_lane_and_one_to_a_step_of_the_row_below_it():
    stops = [_stop("level/a", "level"), _stop("a", leads_on=True), _stop("b", to=("a", "level/b")), _stop("level/b", "level"), _stop("c", to=("a", "level/a"))]  # fmt: skip

    picture = drawn_in_rows(stops)

    first, last = (box for box in picture.boxes if box.kind == "level")
    steps = [box for box in picture.boxes if box.kind == "step"]
    assert [box.y for box in steps] == [first.y + 28, first.y + 28, last.y + 28]
    floor = steps[0].y + steps[0].height
    assert (
        sum(arrow.path.endswith(f"H{steps[0].x + 10}V{floor + 2}") for arrow in picture.arrows) == 2
    )
    lanes = _between_rows(picture)
    assert len({x for x, _, _ in lanes}) == len(lanes) == 3
    assert all(bottom <= picture.height for _, _, bottom in lanes)


def test_more_steps_than_a_row_can_hold_are_drawn_below_each_other_alone(read):
    ids = [f"s{number}" for number in range(7)]
    steps = "".join(
        f"      - {{id: {id}, text: undring, role: ansatt, tools: [undringsnotat], outcomes: [{{id: videre, to: {'close' if id == 's6' else 'next'}}}, {{id: avslutt, to: close}}]}}\n"
        for id in ids
    )
    files = {f"{_MINE}/guide.yml": f"levels:\n  - id: niva-0\n    steps:\n{steps}"}

    page = read(files, warned=True)["veien"]

    assert page.count("7. Når du undrer deg ■ Saken avsluttes her") == 1


@pytest.mark.browser
@pytest.mark.parametrize(("width", "shown"), [(360, ".v-flow__narrow"), (1280, ".v-flow__wide")])
def test_every_word_of_the_picture_stands_inside_it_and_one_picture_is_shown(
    read, tmp_path, chromium, width, shown
):
    read(PHASES)
    with chromium.new_context(viewport={"width": width, "height": 740}) as context:
        page = context.new_page()
        page.goto((tmp_path / "site/testkommune/veien/index.html").as_uri())

        assert page.evaluate("document.documentElement.scrollWidth") == width
        pictures = (
            "[...document.querySelectorAll('.v-flow svg')].filter((one) => one.checkVisibility())"
        )
        assert page.evaluate(f"{pictures}.map((one) => '.' + one.classList[0])") == [shown]
        words = page.evaluate(f"{pictures}[0].querySelectorAll('text').length")
        assert words > 6
        outside = f"[...{pictures}[0].querySelectorAll('text')].filter((text) => text.getBBox().x + text.getBBox().width > text.ownerSVGElement.viewBox.baseVal.width).length"
        assert page.evaluate(outside) == 0
        small = f"Math.min(...[...{pictures}[0].querySelectorAll('text')].map((text) => text.getBoundingClientRect().height))"
        assert page.evaluate(small) >= 14


@pytest.mark.browser
@pytest.mark.parametrize("path", ["veien", "frister"])
def test_an_overview_prints_on_one_sheet(read, tmp_path, chromium, path):
    read(PHASES)
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((tmp_path / f"site/testkommune/{path}/index.html").as_uri())

        printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
