"""Lines that protect the child: every way to drop one is told, and it is shown all the same."""

import pytest

from veileder.authoring.report import report
from veileder.reading.layers import TextKey
from veileder.resolving.compose import translation_fingerprint

_T = "municipalities/testkommune"
SHARED = "content/steps/undring.nb.md"
OURS = f"{_T}/steps/undring.nb.md"
SETTINGS = f"{_T}/municipality.yml"
STEP = """\
---
title: Når du undrer deg
actions:
  - Se og lytt.
  - "**Stopp:** Er du redd for vold? Følg [akuttregelen](page/emergency) nå."
say_to_child:
  - «Jeg kan ikke love å holde det hemmelig.»
mistakes:
  - Å ringe hjem først.
child_voice: >-
  Du skal ikke forhøre,
  bare lytte.
outcomes: {videre: Gå videre, avslutt: Avslutt}
safety:
  emergency-first: "**Stopp:** Er du redd for vold? Følg [akuttregelen](page/emergency) nå."
  no-promise: «Jeg kan ikke love å holde det hemmelig.»
  not-home-first: Å ringe hjem først.
  do-not-question: Du skal ikke forhøre, bare lytte.
  ask-first: Er du i tvil, spør du barnevernet.
---
Er du i tvil, spør du
**barnevernet**.
"""
ALL = {"emergency-first", "no-promise", "not-home-first", "do-not-question", "ask-first"}
STOP = "**Stopp:** Er du redd for vold? Følg [akuttregelen](page/emergency) nå."


def adapted(fields, body="", mark="based_on: new"):
    return f"---\n{mark}\n{fields}\n---\n{body}"


def told(guide, code="LAG13"):
    return [finding for finding in guide.check().findings if finding.rule.code == code]


def named(findings):
    """Return the ids that are named as lost, each once."""
    return sorted(finding.cure.rpartition(": ")[2].rstrip(".") for finding in findings)


def step_of(guide, variant=None):
    return guide.guide().variants[variant].steps["undring"][1].text


DROPPED = {
    "a list that replaces": ("actions: [Snakk med noen.]", "", ["emergency-first"]),
    "an emptied list": ("say_to_child: []", "", ["no-promise"]),
    "mistakes": ("mistakes: [Å vente.]", "", ["not-home-first"]),
    "a field": ("child_voice: Spør barnet.", "", ["do-not-question"]),
    "a text that replaces": ("title: Undring", "Hos oss ringer vi rektor.", ["ask-first"]),
    "a mark without words": ("mistakes: [Å vente.]\nsafety: {not-home-first: Nei.}", "", []),
}


@pytest.mark.parametrize(("fields", "body", "lost"), DROPPED.values(), ids=DROPPED)
def test_what_is_dropped_is_told_and_stays(workspace, fields, body, lost):
    guide = workspace({SHARED: STEP, OURS: adapted(fields, body)})

    assert named(told(guide)) == lost
    assert {finding.at.path for finding in told(guide)} <= {OURS}
    text = step_of(guide)
    assert text.value.safety.keys() == ALL
    assert set(lost) <= text.lost.keys()


def test_a_lost_line_is_the_first_of_its_list(workspace):
    fields = "actions: [Snakk med noen.]\nsay_to_child: []\nmistakes: [Å vente.]"
    text = step_of(workspace({SHARED: STEP, OURS: adapted(fields)}))

    assert text.value.actions == (STOP, "Snakk med noen.")
    assert text.value.say_to_child == ("«Jeg kan ikke love å holde det hemmelig.»",)
    assert text.value.mistakes == ("Å ringe hjem først.", "Å vente.")


KEPT = {
    "the same words elsewhere": f'actions: [Snakk., "{STOP} Vent ikke."]',
    "other signs around them": "actions: [Stopp! Er du redd for vold – følg akuttregelen nå]",
    "its own words, marked": "actions: [Ring 112.]\nsafety: {emergency-first: Ring 112.}",
    "more lines behind": "add:\n  actions: [Ring meg.]",
    "something else": "title: Undring",
}


@pytest.mark.parametrize("fields", KEPT.values(), ids=KEPT)
def test_what_is_kept_is_not_told(workspace, fields):
    guide = workspace({SHARED: STEP, OURS: adapted(fields)})

    assert told(guide) == [] == told(guide, "LAG14")
    assert step_of(guide).lost == {}


def test_part_of_a_word_is_not_the_line(workspace):
    shared = {SHARED: STEP.replace("Å ringe hjem først", "Vent")}

    assert named(told(workspace({**shared, OURS: adapted("mistakes: [Ventetid]")})))


def test_a_step_of_ones_own_in_its_place(workspace):
    own = "---\ntitle: Vår undring\nactions: [Snakk.]\noutcomes: {videre: V, avslutt: A}\n---\n"
    guide = workspace({SHARED: STEP, OURS: own})

    assert set(named(told(guide))) == ALL
    text = step_of(guide)
    assert text.value.actions == (STOP, "Snakk.")
    assert text.lost["ask-first"] not in ("actions", "mistakes")


def test_a_region_that_drops_it(workspace):
    region = "municipalities/regionen"
    files = {
        f"{region}/region.yml": "name: Regionen\nlanguage: nb\n",
        f"{region}/steps/undring.nb.md": adapted("actions: [Snakk.]"),
        SETTINGS: 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n',
        OURS: adapted("title: Vår"),
    }
    guide = workspace({SHARED: STEP, **files})

    (finding,) = told(guide)
    assert finding.at.path == f"{region}/steps/undring.nb.md"
    assert step_of(guide).value.actions == (STOP, "Snakk.")


def test_a_variant_that_drops_it_also_a_shared_one(workspace):
    shared = "content/steps/undring.barnevern.nb.md"
    ours = f"{_T}/steps/undring.barnevern.nb.md"
    files = {
        shared: adapted("mistakes: [Å vente.]"),
        ours: adapted("actions: [Snakk.]"),
        SETTINGS: 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nvariants: [barnevern]\n',
    }
    guide = workspace({SHARED: STEP, **files})

    assert {f.at.path: named([f]) for f in told(guide)} == {
        shared: ["not-home-first"],
        ours: ["emergency-first"],
    }
    assert step_of(guide).lost == {}
    assert step_of(guide, "barnevern").lost.keys() == {"emergency-first", "not-home-first"}


def test_a_common_text_that_drops_what_only_a_variant_says(workspace):
    variant = adapted("actions: [Bli hos barnet.]\nsafety: {emergency-first: Bli hos barnet.}")
    files = {
        "content/steps/undring.barnevern.nb.md": variant,
        OURS: adapted("actions: [Snakk.]"),
    }
    with_type = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nvariants: [barnevern]\n'

    guide = workspace({SHARED: STEP, **files, SETTINGS: with_type})
    assert step_of(guide, "barnevern").value.actions == ("Bli hos barnet.", "Snakk.")
    assert named(told(guide)) == ["emergency-first"]


HIDDEN = {
    "hidden": {SETTINGS: 'name: T\nnumber: "9901"\nlanguage: nb\nhide: [step/undring]\n'},
    "a skeleton of ones own": {
        f"{_T}/guide.yml": "levels:\n  - id: a\n    steps:\n      - {id: min, role: ansatt}\n",
        f"{_T}/steps/min.nb.md": "---\ntitle: Min\nactions: [Snakk.]\n---\n",
    },
}


@pytest.mark.parametrize("files", HIDDEN.values(), ids=HIDDEN)
def test_lines_of_a_step_that_is_not_here_stand_on_the_first_one(workspace, files):
    guide = workspace({SHARED: STEP, **files})

    assert set(named(told(guide))) == ALL
    assert all(finding.at.path.startswith(_T) for finding in told(guide))
    first = next(s.text for _, s in guide.guide().variants[None].steps.values() if s.text)
    assert first.lost.keys() == ALL


def test_a_step_of_ones_own_may_say_them(workspace):
    files = dict(HIDDEN["a skeleton of ones own"])
    marks = "safety: {emergency-first: Ring 112., no-promise: Lov ikke.}"
    said = "actions: [Ring 112., Lov ikke., Du skal ikke forhøre bare lytte, Spør.]"
    files[f"{_T}/steps/min.nb.md"] = f"---\ntitle: Min\n{said}\n{marks}\n---\n"

    assert named(told(workspace({SHARED: STEP, **files}))) == ["ask-first", "not-home-first"]


def test_a_borrowed_step_keeps_them(workspace):
    changes = "new_steps:\n  - {id: igjen, text: undring, after: undring, role: ansatt}\n"
    files = {
        f"{_T}/guide-changes.yml": changes,
        f"{_T}/steps/igjen.nb.md": adapted("actions: [Snakk.]"),
    }
    guide = workspace({SHARED: STEP, **files})

    text = guide.guide().variants[None].steps["igjen"][1].text
    assert text.value.actions == (STOP, "Snakk.")
    assert [finding.at.path for finding in told(guide)] == [f"{_T}/steps/igjen.nb.md"]


def test_a_mark_that_the_text_does_not_say_is_told(workspace):
    guide = workspace({SHARED: STEP.replace("Å ringe hjem først.\nchild", "Å vente.\nchild")})

    (finding,) = told(guide, "LAG14")
    assert (finding.at.path, "not-home-first" in finding.message) == (SHARED, True)
    assert finding.at.line == STEP.splitlines().index("  not-home-first: Å ringe hjem først.") + 1


def test_a_mark_changes_no_fingerprint(workspace):
    without = STEP[: STEP.index("safety:")] + STEP[STEP.index("---\nEr du") :]

    def sealed(text):
        library = workspace({SHARED: text}).load()
        return translation_fingerprint(library.shared, TextKey("step", "undring"))

    assert sealed(STEP) == sealed(without) != sealed(STEP.replace("Se og lytt", "Lytt"))


def test_a_draft_by_others_is_not_published_and_is_counted(workspace):
    draft = adapted("actions: [Snakk.]\norigin: draft")
    guide = workspace({SHARED: STEP, OURS: draft})
    assert told(guide, "KOMM09") == []
    said = report(guide.check())
    assert "av dem utkast som andre har laget: 1" in said
    assert "linjer som verner barnet: 5 av 5 vises (100 %)" in said
    assert "sier selv: 4 av 5, resten vises som felles" in said

    guide.write(SETTINGS, 'name: T\nnumber: "9901"\nlanguage: nb\nstatus: published\n')
    (finding,) = told(guide, "KOMM09")
    assert (finding.at.path, finding.at.line, finding.is_error) == (OURS, 4, True)
