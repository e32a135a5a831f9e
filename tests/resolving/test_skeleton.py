"""The skeleton as one municipality and one type of service see it."""

import pytest

from veileder.resolving.skeleton import level_fingerprint, skeleton_for, step_fingerprint

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
    """Return the skeleton and the report on the municipality's changes."""
    texts = {SHARED: GUIDE, CHANGES: changes or None, **files}
    library = workspace(texts).load()
    findings = list(library.findings)
    skeleton = skeleton_for(library.stack("testkommune"), variant, findings)
    return skeleton, "\n".join(map(str, findings))


def step(skeleton, name="a"):
    return next(s for level in skeleton.levels for s in level.steps if s.id == name)


def steps(changes):
    return "steps:\n  - step: a\n" + "".join(f"    {line}\n" for line in changes)


def test_without_changes_it_is_the_shared_one(workspace):
    skeleton, report = seen(workspace)

    assert [s.id for s in skeleton.levels[0].steps] == ["a", "b"]
    assert step(skeleton).tools == ("t1", "t2")
    assert report == ""


def test_a_variant_has_its_own_lists_and_outcomes(workspace):
    school, _ = seen(workspace, variant="skole")
    common, _ = seen(workspace)

    assert step(school).tools == ("t3",)
    assert step(school).services == ("s1",)
    assert [o.id for o in step(school).outcomes] == ["videre", "skolevei"]
    assert [o.id for o in step(common).outcomes] == ["videre"]


def test_what_is_added_and_hidden_leaves_the_rest(workspace):
    changes = steps(["add: {tools: [t9, t1], services: [s9]}", "hide: {tools: [t2]}"])
    skeleton, report = seen(workspace, changes)

    assert step(skeleton).tools == ("t1", "t9")
    assert step(skeleton).services == ("s1", "s9")
    assert step(skeleton, "b").tools == ("t1",)
    assert report == ""


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
    skeleton, _ = seen(workspace, steps(changes), variant="skole")

    assert step(skeleton).tools == tools


def test_a_change_for_one_type_of_service_leaves_the_others(workspace):
    changes = steps(["service_type: skole", "add: {services: [s9]}"])

    assert step(seen(workspace, changes)[0]).services == ("s1",)
    assert step(seen(workspace, changes, "skole")[0]).services == ("s1", "s9")


def test_an_outcome_for_one_type_of_service_stays_with_it_also_when_changed(workspace):
    changes = steps(
        ["outcomes: [{id: x, to: close}, {id: y, to: close, services: [sfo]}]", "based_on: new"]
    )

    assert [o.id for o in step(seen(workspace, changes)[0]).outcomes] == ["x"]
    assert [o.id for o in step(seen(workspace, changes, "sfo")[0]).outcomes] == ["x", "y"]


def test_a_level_may_have_another_order_and_baton(workspace):
    changes = "levels:\n  - level: niva-0\n    baton: leder\n    order: [b, a]\n    based_on: new\n"
    skeleton, _ = seen(workspace, changes)

    assert [s.id for s in skeleton.levels[0].steps] == ["b", "a"]
    assert skeleton.levels[0].baton == "leder"


def test_a_skeleton_of_ones_own_replaces_the_whole(workspace):
    own = "levels:\n  - id: fase-a\n    kind: phase\n    label: A\n"
    skeleton, _ = seen(workspace, **{"municipalities/testkommune/guide.yml": own})

    assert [level.id for level in skeleton.levels] == ["fase-a"]


def test_a_skeleton_for_a_type_of_service_is_only_for_that(workspace):
    own = {"content/guide.skole.yml": "levels:\n  - id: skolen\n"}

    assert [level.id for level in seen(workspace, variant="skole", **own)[0].levels] == ["skolen"]
    assert [level.id for level in seen(workspace, variant=None, **own)[0].levels] == ["niva-0"]


def test_a_region_stands_between(workspace):
    files = {
        "municipalities/regionen/region.yml": "name: Regionen\nlanguage: nb\n",
        "municipalities/regionen/guide-changes.yml": steps(["add: {tools: [tr]}"]),
        "municipalities/testkommune/municipality.yml": (
            'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n'
        ),
    }
    skeleton, report = seen(
        workspace, steps(["add: {tools: [tk]}", "hide: {tools: [t1]}"]), **files
    )

    assert step(skeleton).tools == ("t2", "tr", "tk")
    assert report == ""


UNKNOWN = [
    ("steps:\n  - step: aa\n    add: {tools: [x]}\n", "2:11: feil LAG04: Endrer steget «aa»"),
    ("levels:\n  - level: niva-9\n", "2:12: feil LAG04: Endrer nivået «niva-9»"),
    (
        "levels:\n  - level: niva-0\n    order: [a, b, bb]\n    based_on: new\n",
        "3:19: advarsel LAG08: Rekkefølgen nevner steget «bb»",
    ),
    (
        "levels:\n  - level: niva-0\n    order: [a, b, a]\n    based_on: new\n",
        "3:19: feil REF03: Steget «a» står to ganger",
    ),
    (
        "levels:\n  - level: niva-0\n    order: [b]\n    based_on: new\n",
        "3:12: advarsel LAG02: Rekkefølgen mangler steget «a»; det står der",
    ),
]


@pytest.mark.parametrize(("changes", "said"), UNKNOWN)
def test_a_change_of_what_does_not_exist_is_pointed_at(workspace, changes, said):
    _, report = seen(workspace, changes)

    assert f"{CHANGES}:{said}" in report


def test_a_step_that_is_hidden_need_not_be_in_the_order(workspace):
    settings = 'name: T\nnumber: "9901"\nlanguage: nb\nhide: [step/a]\n'
    changes = "levels:\n  - level: niva-0\n    order: [b]\n    based_on: new\n"
    _, report = seen(
        workspace, changes, **{"municipalities/testkommune/municipality.yml": settings}
    )

    assert "FELT04" not in report


def test_replacing_without_saying_what_it_builds_on_is_pointed_at(workspace):
    _, report = seen(workspace, steps(["tools: [t9]"]))

    assert f"{CHANGES}:2:5: feil LAG03: Endringen bytter ut noe felles" in report
    assert "based_on: new" in report


def test_adding_needs_no_fingerprint(workspace):
    _, report = seen(workspace, steps(["add: {tools: [t9]}"]))

    assert report == ""


def test_a_fingerprint_holds_until_the_shared_step_changes(workspace):
    library = workspace({SHARED: GUIDE}).load()
    now = step_fingerprint(library.shared.skeletons[None].levels[0].steps[0])
    changes = steps(["tools: [t9]", f'based_on: "{now}"'])

    assert seen(workspace, changes)[1] == ""
    _, report = seen(workspace, changes, **{SHARED: GUIDE.replace("[s1]", "[s1, s2]")})
    assert f"{CHANGES}:4:15: advarsel LAG02: Det felles oppsettet er endret" in report


def test_the_fingerprint_of_a_level_is_the_order_of_its_steps(workspace):
    library = workspace({SHARED: GUIDE}).load()
    level = library.shared.skeletons[None].levels[0]
    changes = (
        "levels:\n  - level: niva-0\n    order: [b, a]\n"
        f'    based_on: "{level_fingerprint(level)}"\n'
    )

    assert seen(workspace, changes)[1] == ""
    assert seen(workspace, changes, **{SHARED: GUIDE.replace("[t1, t2]", "[t1]")})[1] == ""
    _, report = seen(
        workspace, changes, **{SHARED: GUIDE + "      - id: c\n        role: ansatt\n"}
    )
    assert "LAG02" in report
    assert "Rekkefølgen mangler steget «c»" in report
