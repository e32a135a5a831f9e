"""Changes of the shared skeleton: what is said of what is not there, or has changed since."""

import pytest

from veileder.checks.changes import check_changes
from veileder.resolving.skeleton import level_fingerprint, step_fingerprint

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


def said(workspace, changes="", **files):
    """Return the report on the municipality's changes."""
    library = workspace({SHARED: GUIDE, CHANGES: changes or None, **files}).load()
    found = (*library.findings, *check_changes(library.stack("testkommune")))
    return "\n".join(map(str, found))


def steps(changes):
    return "steps:\n  - step: a\n" + "".join(f"    {line}\n" for line in changes)


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


@pytest.mark.parametrize(("changes", "told"), UNKNOWN)
def test_a_change_of_what_does_not_exist_is_pointed_at(workspace, changes, told):
    report = said(workspace, changes)

    assert f"{CHANGES}:{told}" in report


def test_a_step_that_is_hidden_need_not_be_in_the_order(workspace):
    settings = 'name: T\nnumber: "9901"\nlanguage: nb\nhide: [step/a]\n'
    changes = "levels:\n  - level: niva-0\n    order: [b]\n    based_on: new\n"
    report = said(workspace, changes, **{"municipalities/testkommune/municipality.yml": settings})

    assert "FELT04" not in report


def test_replacing_without_saying_what_it_builds_on_is_pointed_at(workspace):
    report = said(workspace, steps(["tools: [t9]"]))

    assert f"{CHANGES}:2:5: feil LAG03: Endringen bytter ut noe felles" in report
    assert "based_on: new" in report


def test_adding_needs_no_fingerprint(workspace):
    report = said(workspace, steps(["add: {tools: [t9]}"]))

    assert report == ""


def test_a_fingerprint_holds_until_the_shared_step_changes(workspace):
    library = workspace({SHARED: GUIDE}).load()
    now = step_fingerprint(library.shared.skeletons[None].levels[0].steps[0])
    changes = steps(["tools: [t9]", f'based_on: "{now}"'])

    assert said(workspace, changes) == ""
    report = said(workspace, changes, **{SHARED: GUIDE.replace("[s1]", "[s1, s2]")})
    assert f"{CHANGES}:4:15: advarsel LAG02: Det felles oppsettet er endret" in report


def test_the_fingerprint_of_a_level_is_the_order_of_its_steps(workspace):
    library = workspace({SHARED: GUIDE}).load()
    level = library.shared.skeletons[None].levels[0]
    changes = (
        "levels:\n  - level: niva-0\n    order: [b, a]\n"
        f'    based_on: "{level_fingerprint(level)}"\n'
    )

    assert said(workspace, changes) == ""
    assert said(workspace, changes, **{SHARED: GUIDE.replace("[t1, t2]", "[t1]")}) == ""
    report = said(workspace, changes, **{SHARED: GUIDE + "      - id: c\n        role: ansatt\n"})
    assert "LAG02" in report
    assert "Rekkefølgen mangler steget «c»" in report
