"""Who has gone through a text: for the words as they were, and as each layer says them."""

import re

import pytest

from veileder.authoring.accept import accept_read
from veileder.model.base import Language
from veileder.reading.layers import TextKey
from veileder.resolving.reviews import review_fingerprint

_T = "municipalities/testkommune"
_FUNCTIONS = """functions:
  - id: helse
    name: {nb: Helse, nn: Helse}
    responsible: {nb: Fagansvarlig for helse, nn: Fagansvarleg for helse}
    kind: fag
    interval: 12 months
    answers_for: [step, tool/undringsnotat]
"""
STEP = TextKey("step", "undring")


def row(of="lest", ref="step/undring", kind="fag", more=""):
    return (
        f"  - ref: {ref}\n    kind: {kind}\n    by: Ledende helsesykepleier\n"
        f'    date: "2026-03-04"\n    of: {of}\n{more}'
    )


def reviews(*rows):
    return "reviews:\n" + "".join(rows or [row()])


@pytest.fixture
def reviewed(workspace):
    """Return a function that writes a world where the municipality has read the shared step."""

    def world(files=None):
        own = {f"{_T}/reviews.yml": reviews(), "content/responsible.yml": _FUNCTIONS}
        made = workspace({**own, **(files or {})})
        accept_read(made.root)
        return made

    return world


def standing(world):
    return world.guide().variants[None].steps["undring"][1].text.standing


def codes(world):
    return [finding.rule.code for finding in world.check().findings]


def test_a_municipality_has_its_own_review_of_a_shared_text(reviewed):
    made = reviewed()

    found = standing(made)

    (one,) = found.reviews
    assert (one.by, one.layer, one.kind, one.holds) == (
        "Ledende helsesykepleier",
        "testkommune",
        "fag",
        True,
    )
    assert str(found.due) == "2027-03-04"
    assert found.function.responsible == "Fagansvarlig for helse"
    assert not found.is_own
    assert codes(made) == []


def test_a_text_that_is_changed_since_is_told_and_does_not_count(reviewed):
    made = reviewed()
    path = made.root / "content/steps/undring.nb.md"
    path.write_text(path.read_text("utf-8") + "\nNoe nytt.\n", "utf-8")

    assert not standing(made).reviews[0].holds
    assert standing(made).due is None
    found = [f for f in made.check().findings if f.rule.code == "GJEN01"]
    assert [str(f.at) for f in found] == [f"{_T}/reviews.yml:6:9"]
    assert "endret siden gjennomgangen 4. mars 2026" in found[0].message


def test_what_the_skeleton_says_of_a_step_is_part_of_what_was_read(reviewed):
    made = reviewed()
    path = made.root / "content/guide.yml"
    path.write_text(path.read_text("utf-8").replace("to: close", "to: level/niva-1", 1), "utf-8")

    assert not standing(made).reviews[0].holds


def test_who_answers_and_where_it_stands_is_not_what_was_read(reviewed):
    made = reviewed()
    path = made.root / "content/steps/undring.nb.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\naliases: [x]\n", 1), "utf-8")

    assert standing(made).reviews[0].holds


def test_the_shared_review_does_not_hold_for_local_words_on_top(workspace):
    own = "---\nbased_on: new\ntitle: Hos oss\n---\n"
    made = workspace({"content/reviews.yml": reviews(), f"{_T}/steps/undring.nb.md": own})
    accept_read(made.root)

    (one,) = standing(made).reviews

    assert (one.layer, one.holds, one.is_beneath) == ("felles", True, True)


def test_the_other_maalform_was_read(workspace):
    made = workspace()
    of = review_fingerprint(STEP, Language.NN, made.load().stack("testkommune"))
    made.write(f"{_T}/reviews.yml", reviews(row(f'"{of}"')))

    assert standing(made).reviews[0].language is Language.NN


def test_a_municipality_names_its_own_function(reviewed):
    own = "functions:\n  - id: helse\n    responsible: Ledende helsesykepleier\n"

    found = standing(reviewed({f"{_T}/responsible.yml": own}))

    assert (found.function.responsible, found.function.name, found.is_own) == (
        "Ledende helsesykepleier",
        "Helse",
        True,
    )


WRONG = {
    "no text": (row("0a1b2c3d", ref="step/finnes-ikke"), "GJEN02"),
    "nobody has accepted": (row(), "LAG09"),
    "a day to come": (re.sub("2026", "2096", row("0a1b2c3d")), "DATO02"),
}


@pytest.mark.parametrize(("wrong", "code"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_review_is_told(workspace, wrong, code):
    assert code in codes(workspace({f"{_T}/reviews.yml": reviews(wrong)}))


def test_an_unknown_text_that_somebody_answers_for_is_told(workspace):
    wrong = _FUNCTIONS.replace("tool/undringsnotat", "tool/borte")

    assert "GJEN02" in codes(workspace({"content/responsible.yml": wrong}))
