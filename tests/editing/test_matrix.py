"""Acts on the guide: what stands in the files afterwards, and what guide they give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.editing.documents import values_in
from veileder.editing.matrix.acts import Act, done
from veileder.editing.matrix.copying import copied
from veileder.editing.matrix.raw import raw
from veileder.editing.matrix.state import NotDone, Skeletons, State, steps_of
from veileder.editing.matrix.writing import CHANGES, OWN, SETTINGS, state_in, written
from veileder.model.guide import Skeleton
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.layers import Layer
from veileder.resolving.skeleton import skeleton_before, stages, step_fingerprint

SHARED = """\
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: undring
        role: ansatt
        tools: [notat, skala]
        services: [barnevern]
        variants:
          skole:
            tools: [notat, tegn]
      - id: beslutning
        role: leder
        deadlines:
          - id: svar
            within: 3 weeks
            law: loven
        outcomes:
          - id: avslutt
            to: close
          - id: videre
            to: level/niva-1
          - id: tilbake
            to: step/undring
  - id: niva-1
    baton: stafettholder
    steps:
      - id: plan
        role: stafettholder
      - id: evaluer
        role: stafettholder
        tools: [notat]
        outcomes:
          - id: avslutt
            to: close
"""
WITH_COMMENTS = """\
# Endringene våre.

steps:
  # Vi har et eget verktøy.
  - step: plan
    add:
      # Vårt eget.
      tools: [eget]

  - step: beslutning
    based_on: "12345678"
    deadlines:
      - id: svar
        within: 2 weeks
  # Bare for skolen.
  - step: undring
    service_type: skole
    add:
      services: [ppt]
"""
SETTING = "# Om oss.\nname: Testkommune\nhide:\n  # Vi har ikke slik.\n  - tool/skala\n"
NONE = {SETTINGS: "name: Testkommune\n", CHANGES: None, OWN: None}
CHANGED = {SETTINGS: SETTING, CHANGES: WITH_COMMENTS, OWN: None}
COPIED = {SETTINGS: SETTING, CHANGES: None, OWN: "# Vår egen.\n" + SHARED}


def layers(state: State) -> list[Layer]:
    shared = Skeleton.model_validate(values_in(SHARED, "guide.yml"))
    own = {None: Skeleton.model_validate(state.own)} if state.own is not None else {}
    changes = {CHANGES: SkeletonChanges.model_validate(state.changes)}
    return [
        Layer("felles", "content", skeletons={None: shared}),
        Layer("test", "municipalities/test", skeletons=own, tables=changes),
    ]


def skeletons(state: State) -> Skeletons:
    stack = layers(state)
    return Skeletons(skeleton_before(stack), [*stages(stack)][-1][1])


def after(texts, *acts):
    """Return the files after ``acts``, each read from what the one before wrote."""
    for act in acts:
        state = state_in(texts)
        texts = {**texts, **written(done(act, state, skeletons(state)), texts)}
    return texts


def guide(texts):
    """Return what each step has, by level and step, as it is shown."""
    now = skeletons(state_in(texts)).now
    return {level.id: {step.id: raw(step) for step in level.steps} for level in now.levels}


def steps(texts):
    return {id: step for level in guide(texts).values() for id, step in level.items()}


def test_a_tool_is_added_and_another_taken_away_where_nothing_was_changed():
    texts = after(
        NONE,
        Act("add", step="plan", part="tools", id="eget"),
        Act("drop", step="undring", part="tools", id="skala"),
    )

    assert texts[CHANGES] == (
        "steps:\n"
        "  - step: plan\n    add:\n      tools: [eget]\n"
        "  - step: undring\n    hide:\n      tools: [skala]\n"
    )
    assert steps(texts)["plan"]["tools"] == ["eget"]


def test_what_replaces_something_shared_notes_what_it_was_made_from():
    texts = after(NONE, Act("role", step="plan", to="leder"))

    below = steps_of(skeletons(state_in(NONE)).beneath)["plan"]
    assert state_in(texts).changes["steps"] == [
        {"step": "plan", "role": "leder", "based_on": step_fingerprint(below)}
    ]


def test_what_is_not_looked_at_yet_stays_so_until_she_says_it():
    texts = after(CHANGED, Act("role", step="beslutning", to="ansatt"))
    assert 'based_on: "12345678"' in texts[CHANGES]

    texts = after(texts, Act("seen", step="beslutning"))
    assert "12345678" not in texts[CHANGES]
    below = steps_of(skeletons(state_in(NONE)).beneath)["beslutning"]
    assert step_fingerprint(below) in texts[CHANGES]
    assert "  # Bare for skolen.\n  - step: undring\n    service_type: skole\n" in texts[CHANGES]


def _tool(verb, id, step):
    return Act(verb, step=step, part="tools", id=id)


def test_what_she_has_seen_of_an_order_is_where_it_is_shown():
    before = (
        "levels:\n  - level: niva-1\n    order: [evaluer]\n    based_on: new\n"
        "steps:\n  - step: plan\n    role: leder\n"
    )

    texts = after({**NONE, CHANGES: before}, Act("seen", level="niva-1"), Act("seen", step="plan"))

    changes = state_in(texts).changes
    assert changes["levels"][0]["order"] == ["plan", "evaluer"]
    assert len(changes["levels"][0]["based_on"]) == len(changes["steps"][0]["based_on"]) == 8


ROUND = [
    (Act("hide", id="step/plan"), Act("show", id="step/plan")),
    (Act("hide", id="level/niva-1"), Act("show", id="level/niva-1")),
    (Act("up", step="evaluer"), Act("down", step="evaluer")),
    (Act("down", step="undring"), Act("up", step="undring")),
    (_tool("add", "ny", "plan"), _tool("drop", "ny", "plan")),
    *((_tool("drop", id, "undring"), _tool("add", id, "undring")) for id in ("notat", "skala")),
    (Act("role", step="plan", to="leder"), Act("shared", step="plan", part="role")),
    (Act("role", step="plan", to="leder"), Act("role", step="plan", to="stafettholder")),
    *(
        (
            Act("no-row", step="beslutning", part="outcomes", id=id),
            Act("back-row", step="beslutning", part="outcomes", id=id),
        )
        for id in ("avslutt", "videre", "tilbake")
    ),
    (
        Act("row", step="plan", part="deadlines", id="frist", within="3 days"),
        Act("no-row", step="plan", part="deadlines", id="frist"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("there", "back"), ROUND)
@pytest.mark.parametrize("before", [NONE, CHANGED, COPIED], ids=["none", "changes", "own"])
def test_what_is_taken_back_leaves_the_files_as_they_were(before, there, back):
    changed = after(before, there)
    assert changed != before
    assert after(changed, back) == before


def test_the_last_change_takes_the_file_with_it_but_not_what_somebody_wrote():
    gone = after(
        CHANGED,
        Act("drop", step="plan", part="tools", id="eget"),
        Act("shared", step="beslutning", part="deadlines"),
    )
    assert "# Endringene våre." in gone[CHANGES] and "service_type: skole" in gone[CHANGES]
    texts = after(
        NONE, Act("role", step="plan", to="leder"), Act("shared", step="plan", part="role")
    )
    assert texts[CHANGES] is None


def test_a_shared_list_that_is_replaced_whole_is_changed_where_it_stands():
    whole = {**NONE, CHANGES: "steps:\n  - step: undring\n    based_on: new\n    tools: [skala]\n"}

    texts = after(whole, Act("add", step="undring", part="tools", id="eget"))

    assert "tools: [skala, eget]" in texts[CHANGES] and "add" not in texts[CHANGES]


def test_the_same_step_changed_twice_is_told_and_not_guessed_at():
    twice = {**NONE, CHANGES: "steps:\n  - step: plan\n    role: a\n  - step: plan\n    role: b\n"}
    with pytest.raises(NotDone, match="to steder"):
        after(twice, Act("role", step="plan", to="leder"))


@pytest.mark.parametrize(
    "act",
    [
        Act("level", step="plan", level="niva-0"),
        Act("out", step="plan"),
        Act("new", step="ny", level="niva-0", to="leder"),
    ],
)
def test_what_the_changes_cannot_say_asks_for_a_copy(act):
    with pytest.raises(NotDone, match="egen kopi"):
        after(CHANGED, act)


def test_a_step_is_moved_taken_out_and_put_in_again_in_a_copy():
    texts = after(COPIED, Act("level", step="undring", level="niva-1"))
    assert [*guide(texts)["niva-1"]] == ["plan", "undring", "evaluer"]
    assert texts[OWN].startswith("# Vår egen.\nlevels:\n")

    texts = after(texts, Act("out", step="undring"), Act("in", step="undring", level="niva-0"))
    assert guide(texts) == guide(COPIED)


def test_a_new_step_stands_where_it_was_put():
    texts = after(COPIED, Act("new", step="ny", level="niva-1", to="leder", after="plan"))
    assert [*guide(texts)["niva-1"].items()][1] == ("ny", {"id": "ny", "role": "leder"})


def test_a_tool_that_goes_from_a_copy_goes_for_every_type_of_service():
    def school(texts):
        return steps(texts)["undring"]["variants"]["skole"]["tools"]

    gone = after(COPIED, _tool("drop", "notat", "undring"))
    assert school(gone) == ["tegn"]
    assert school(after(gone, _tool("add", "eget", "undring"))) == ["tegn", "eget"]
    assert school(after(COPIED, _tool("add", "skala", "undring"))) == ["notat", "tegn"]


@pytest.mark.parametrize("variant", [None, "skole", "barnehage"])
def test_a_copy_gives_the_guide_that_was_there_for_every_type_of_service(variant):
    state = state_in(after(CHANGED, Act("up", step="beslutning")))
    stack = layers(state)
    copy = Skeleton.model_validate(copied(stack))

    def seen(stack):
        last = [*stages(stack, variant)][-1][1]
        without = [[{**raw(s), "variants": None} for s in level.steps] for level in last.levels]
        return [
            raw(level) | {"steps": without[n], "based_on": None}
            for n, level in enumerate(last.levels)
        ]

    assert seen([*stack[:1], Layer("test", "x", skeletons={None: copy})]) == seen(stack)


def test_what_a_copy_cannot_say_is_told():
    only_school = (
        "steps:\n  - step: plan\n    service_type: skole\n"
        "    add:\n      anonymous: [service/ppt]\n"
    )
    with pytest.raises(NotDone, match="uten navn"):
        copied(layers(state_in({**NONE, CHANGES: only_school})))


STEPS = ("undring", "beslutning", "plan", "evaluer", "ny-1", "borte")
LEVELS = ("niva-0", "niva-1", "borte")
VERBS = "hide show up down level out in new add drop role shared row no-row back-row seen borte"
IDS = ("notat", "skala", "eget", "tegn", "svar", "avslutt", "videre", "step/plan", "")
ACTS = st.builds(
    Act,
    verb=st.sampled_from(VERBS.split()),
    level=st.sampled_from(LEVELS),
    step=st.sampled_from(STEPS),
    part=st.sampled_from(["tools", "services", "deadlines", "outcomes", "role", "id"]),
    id=st.sampled_from(IDS),
    to=st.sampled_from(["leder", "close", "level/niva-1", ""]),
    within=st.sampled_from(["", "2 days", "3 weeks"]),
    after=st.sampled_from(["", *STEPS]),
)
_OF_STEP = {"add", "drop", "role", "shared", "row", "no-row", "back-row"}
_SHARED = steps(NONE)


def _row(act, texts):
    rows = steps(texts)[act.step].get(act.part, [])
    return next((row for row in rows if row["id"] == act.id), None)


# What must be true after an act, by its verb.
HOLDS = {
    "hide": lambda act, texts: act.id in state_in(texts).settings["hide"],
    "show": lambda act, texts: act.id not in state_in(texts).settings.get("hide", []),
    "add": lambda act, texts: act.id in steps(texts)[act.step][act.part],
    "drop": lambda act, texts: act.id not in steps(texts)[act.step].get(act.part, []),
    "role": lambda act, texts: steps(texts)[act.step]["role"] == act.to,
    "shared": lambda act, texts: (
        steps(texts)[act.step].get(act.part) == _SHARED[act.step].get(act.part)
    ),
    "row": lambda act, texts: _row(act, texts).get("within", "") == act.within,
    "no-row": lambda act, texts: _row(act, texts) is None,
    "back-row": lambda act, texts: _row(act, texts) in _SHARED[act.step][act.part],
    "level": lambda act, texts: act.step in guide(texts)[act.level],
    "in": lambda act, texts: guide(texts)[act.level][act.step] == _SHARED[act.step],
    "new": lambda act, texts: act.step in guide(texts)[act.level],
    "out": lambda act, texts: act.step not in steps(texts),
}


def _does_what_it_says(act, before, texts):
    old, new = steps(before), steps(texts)
    assert HOLDS.get(act.verb, lambda *_: True)(act, texts)
    if act.verb not in {"out", "in", "new"}:
        assert new.keys() == old.keys()  # no step is lost, and none comes by itself
    mine = {act.step} if act.verb in _OF_STEP else set()
    others = old.keys() & new.keys() - mine
    assert {id: new[id] for id in others} == {id: old[id] for id in others}


@settings(max_examples=150)
@given(st.sampled_from([NONE, CHANGED, COPIED]), st.lists(ACTS, max_size=6))
def test_any_row_of_acts_gives_files_that_say_it(texts, acts):
    for act in acts:
        try:
            new = after(texts, act)
        except NotDone:
            continue
        _does_what_it_says(act, texts, new)
        texts = new
