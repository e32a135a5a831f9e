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
