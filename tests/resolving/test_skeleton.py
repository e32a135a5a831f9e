"""The skeleton as one municipality and one type of service see it."""

import pytest

from veileder.resolving.skeleton import skeleton_for

SHARED = "content/guide.yml"
CHANGES = "municipalities/testkommune/guide-changes.yml"
GUIDE = """\
levels:
  - id: niva-0
    baton: ansatt
    steps:
      - id: a
        role: ansatt
        tools: [t1, t2]
        services: [s1]
        outcomes:
          - id: videre
            to: next
          - id: skolevei
            to: close
            services: [skole]
        variants:
          skole:
            tools: [t3]
      - id: b
        role: ansatt
        tools: [t1]
"""


def seen(workspace, changes="", variant=None, **files):
    """Return the skeleton that the municipality sees."""
    texts = {SHARED: GUIDE, CHANGES: changes or None, **files}
    library = workspace(texts).load()
    assert library.findings == ()
    return skeleton_for(library.stack("testkommune"), variant)


def step(skeleton, name="a"):
    return next(s for level in skeleton.levels for s in level.steps if s.id == name)


def steps(changes):
    return "steps:\n  - step: a\n" + "".join(f"    {line}\n" for line in changes)


def test_without_changes_it_is_the_shared_one(workspace):
    skeleton = seen(workspace)

    assert [s.id for s in skeleton.levels[0].steps] == ["a", "b"]
    assert step(skeleton).tools == ("t1", "t2")


def test_a_variant_has_its_own_lists_and_outcomes(workspace):
    school = seen(workspace, variant="skole")
    common = seen(workspace)

    assert step(school).tools == ("t3",)
    assert step(school).services == ("s1",)
    assert [o.id for o in step(school).outcomes] == ["videre", "skolevei"]
    assert [o.id for o in step(common).outcomes] == ["videre"]


def test_what_is_added_and_hidden_leaves_the_rest(workspace):
    changes = steps(["add: {tools: [t9, t1], services: [s9]}", "hide: {tools: [t2]}"])
    skeleton = seen(workspace, changes)

    assert step(skeleton).tools == ("t1", "t9")
    assert step(skeleton).services == ("s1", "s9")
    assert step(skeleton, "b").tools == ("t1",)


@pytest.mark.parametrize(
    ("changes", "tools"),
    [
        (["add: {tools: [t9]}"], ("t3", "t9")),
        (["tools: [t9]", "based_on: new"], ("t9",)),
        (["service_type: skole", "tools: [t9]", "based_on: new"], ("t9",)),
        (["service_type: skole", "hide: {tools: [t3]}"], ()),
        (["service_type: sfo", "tools: [t9]", "based_on: new"], ("t3",)),
    ],
)
def test_a_municipality_goes_before_the_shared_variant(workspace, changes, tools):
    skeleton = seen(workspace, steps(changes), variant="skole")

    assert step(skeleton).tools == tools


def test_a_change_for_one_type_of_service_leaves_the_others(workspace):
    changes = steps(["service_type: skole", "add: {services: [s9]}"])

    assert step(seen(workspace, changes)).services == ("s1",)
    assert step(seen(workspace, changes, "skole")).services == ("s1", "s9")


def test_an_outcome_for_one_type_of_service_stays_with_it_also_when_changed(workspace):
    changes = steps(
        ["outcomes: [{id: x, to: close}, {id: y, to: close, services: [sfo]}]", "based_on: new"]
    )

    assert [o.id for o in step(seen(workspace, changes)).outcomes] == ["x"]
    assert [o.id for o in step(seen(workspace, changes, "sfo")).outcomes] == ["x", "y"]


def test_a_level_may_have_another_order_and_baton(workspace):
    changes = "levels:\n  - level: niva-0\n    baton: leder\n    order: [b, a]\n    based_on: new\n"
    skeleton = seen(workspace, changes)

    assert [s.id for s in skeleton.levels[0].steps] == ["b", "a"]
    assert skeleton.levels[0].baton == "leder"


def test_a_skeleton_of_ones_own_replaces_the_whole(workspace):
    own = "levels:\n  - id: fase-a\n    kind: phase\n    label: A\n"
    skeleton = seen(workspace, **{"municipalities/testkommune/guide.yml": own})

    assert [level.id for level in skeleton.levels] == ["fase-a"]


def test_a_skeleton_for_a_type_of_service_is_only_for_that(workspace):
    own = {"content/guide.skole.yml": "levels:\n  - id: skolen\n"}

    assert [level.id for level in seen(workspace, variant="skole", **own).levels] == ["skolen"]
    assert [level.id for level in seen(workspace, variant=None, **own).levels] == ["niva-0"]


def test_a_region_stands_between(workspace):
    files = {
        "municipalities/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
        "municipalities/regionen/guide-changes.yml": steps(["add: {tools: [tr]}"]),
        "municipalities/testkommune/municipality.yml": (
            'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n'
        ),
    }
    skeleton = seen(workspace, steps(["add: {tools: [tk]}", "hide: {tools: [t1]}"]), **files)

    assert step(skeleton).tools == ("t2", "tr", "tk")


TWO_LEVELS = f"{GUIDE}  - id: niva-1\n    steps:\n      - id: c\n        role: leder\n"
_NEW = "new_steps:\n  - id: {}\n    role: ansatt\n    {}\n"


def order(workspace, changes, variant=None):
    """Return the steps of each level as the municipality sees them, the levels in their order."""
    skeleton = seen(workspace, changes, variant, **{SHARED: TWO_LEVELS})
    return " | ".join(" ".join(s.id for s in level.steps) for level in skeleton.levels)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (_NEW.format("ny", "after: a"), "a ny b | c"),
        (_NEW.format("ny", "first_in: niva-1"), "a b | ny c"),
        (_NEW.format("x", "after: a") + _NEW.format("y", "after: a")[11:], "a x y b | c"),
        (_NEW.format("x", "after: y") + _NEW.format("y", "after: b")[11:], "a b y x | c"),
        ("steps:\n  - step: a\n    after: c\n", "b | c a"),
        ("steps:\n  - step: c\n    first_in: niva-0\n", "c a b | "),
        (_NEW.format("ny", "after: b") + "steps:\n  - step: a\n    after: ny\n", "b ny a | c"),
        ("new_levels:\n  - id: ny\n    steps: [{id: n, role: leder}]\n", "a b | c | n"),
        ("new_levels:\n  - id: ny\n    after: niva-0\n", "a b |  | c"),
        (
            "new_levels:\n  - id: ny\n    before: niva-0\n"
            "steps:\n  - step: c\n    first_in: ny\n",
            "c | a b | ",
        ),
    ],
)  # fmt: skip
def test_what_is_added_and_moved_has_its_place(workspace, changes, expected):
    assert order(workspace, changes) == expected


def test_a_step_for_one_type_of_service_is_only_there(workspace):
    changes = _NEW.format("ny", "after: a\n    service_type: skole")

    assert order(workspace, changes) == "a b | c"
    assert order(workspace, changes, "skole") == "a ny b | c"


def test_a_new_step_may_stand_in_the_order(workspace):
    level = "levels:\n  - level: niva-0\n    order: [b, ny, a]\n    based_on: new\n"

    assert order(workspace, _NEW.format("ny", "after: a") + level) == "b ny a | c"


def test_a_level_between_two_of_a_heading_is_under_it(workspace):
    grouped = "groups:\n  - id: g\n    levels: [niva-0, niva-1]\n" + TWO_LEVELS
    new = "new_levels:\n  - id: ny\n    after: niva-0\n  - id: sist\n"
    skeleton = seen(workspace, new, **{SHARED: grouped})

    assert set(skeleton.groups[0].levels) == {"niva-0", "ny", "niva-1"}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [("\n  - {id: min, levels: [niva-1]}", [("min", ("niva-1",))]), (" []", [])],
)
def test_headings_of_ones_own_replace_the_shared_ones(workspace, groups, expected):
    grouped = "groups:\n  - id: g\n    levels: [niva-0, niva-1]\n" + TWO_LEVELS
    skeleton = seen(workspace, f"groups:{groups}\n", **{SHARED: grouped})

    assert [(group.id, group.levels) for group in skeleton.groups] == expected


def test_an_outcome_instead_of_a_shared_one_stands_where_that_stood(workspace):
    two = GUIDE.replace("to: next\n", "to: next\n          - {id: sist, to: close}\n")
    change = steps(["hide: {outcomes: [videre]}", "add: {outcomes: [{id: videre, to: close}]}"])
    found = step(seen(workspace, change, **{SHARED: two}))

    assert [(o.id, o.to) for o in found.outcomes] == [("videre", "close"), ("sist", "close")]


def test_what_holds_for_the_whole_guide_is_changed_by_itself(workspace):
    changes = "numbered: false\nlevel_word: Fase\ngroups:\n  - id: alt\n    levels: [niva-0]\n"
    skeleton = seen(workspace, changes)

    assert not skeleton.numbered and skeleton.level_word == "Fase"
    assert [group.id for group in skeleton.groups] == ["alt"]
    assert [level.id for level in skeleton.levels] == ["niva-0"]
    assert seen(workspace, "groups: []\n").groups == ()


def test_whole_outcomes_and_deadlines_are_added_and_taken_away_by_id(workspace):
    added = "add: {outcomes: [{id: ut, to: close}], deadlines: [{id: svar, within: 1-2 weeks}]}"
    found = step(seen(workspace, steps([added, "hide: {outcomes: [videre]}"])))

    assert [o.id for o in found.outcomes] == ["ut"]
    assert [d.within.written for d in found.deadlines] == ["1-2 weeks"]
    assert found.outcomes[0].at("to").path == CHANGES


def test_a_municipality_changes_what_its_region_added(workspace):
    files = {
        "municipalities/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
        "municipalities/regionen/guide-changes.yml": _NEW.format("ny", "after: a"),
        "municipalities/testkommune/municipality.yml": (
            'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n'
        ),
    }
    own = "steps:\n  - step: ny\n    after: b\n    add: {tools: [t9]}\n"
    skeleton = seen(workspace, own, **files)

    assert [s.id for s in skeleton.levels[0].steps] == ["a", "b", "ny"]
    assert step(skeleton, "ny").tools == ("t9",)
