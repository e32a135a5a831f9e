"""What is gone from the shared content, in the files of one municipality."""

# ruff: noqa: E501 - files read best as they stand

import pytest

from veileder.updating.keeping import OldTexts
from veileder.updating.release import Change, Moved, Removed
from veileder.updating.settling import settled
from veileder.updating.taking import without_idle_hiding

_HOME = "municipalities/testkommune"


def _gone(ref, *to):
    instead = to[0] if to else None
    return Change("removed", ref, Removed(what=ref, instead=instead, nb="X", nn="X"), to)


@pytest.fixture
def settle(workspace):
    """Return what the files of a municipality are when something of the base world is gone."""

    def done(files, *changes):
        world = workspace({f"{_HOME}/{path}": text for path, text in files.items()})
        mine = {f"{_HOME}/{path}": text.encode() for path, text in files.items()}
        shared = {"tools/mal.docx": b"docx"}
        found = settled(mine, _HOME, changes, OldTexts(world.load(), shared), f"{_HOME}/.o")
        return {path.removeprefix(f"{_HOME}/"): text.decode() for path, text in found.files.items()}

    return done


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tools/undringsnotat.nb.md", "---\ntitle: Vårt\nkind: form\n---\nSe [det](tool/undringsnotat).\n"),
        ("terms.yml", "terms:\n  - id: undring\n    nb: {term: X, definition: Y}\n"),
    ],
)  # fmt: skip
def test_what_is_her_own_under_the_same_name_is_left_alone(settle, path, text):
    gone = _gone("tool/undringsnotat", "tool/annet"), _gone("term/undring", "term/annet")

    assert settle({path: text}, *gone) == {path: text}


def test_comments_and_order_stay_around_what_is_taken_out(settle):
    text = "# Våre valg\nname: X\nnumber: '0000'\nlanguage: nb\nhide:\n  - tool/annet  # ikke i bruk\n  - tool/undringsnotat\n  # nederst\n  - role/ansatt\nabout: Y\n"

    found = settle({"municipality.yml": text}, _gone("tool/undringsnotat"))

    assert found["municipality.yml"] == text.replace("  - tool/undringsnotat\n", "")
    assert found[".o/municipality.yml"] == text


def test_a_list_that_has_both_the_old_and_the_new_has_the_new_once(settle):
    text = "steps:\n  - step: undring\n    add:\n      tools: [undringsnotat, annet]  # begge\n"

    found = settle({"guide-changes.yml": text}, _gone("tool/undringsnotat", "tool/annet"))

    assert "      tools: [annet]  # begge\n" in found["guide-changes.yml"]


def test_a_list_that_has_only_the_old_has_the_new_in_its_place(settle):
    text = "steps:\n  - step: undring\n    add:\n      tools: [undringsnotat, tredje]  # begge\n"

    found = settle({"guide-changes.yml": text}, _gone("tool/undringsnotat", "tool/annet"))

    assert found == {"guide-changes.yml": text.replace("undringsnotat", "annet")}


def test_what_her_tables_go_on_using_is_hers_with_its_words(settle):
    text = "services:\n  - id: bv\n    type: barnevern\n    name: BV\n"

    found = settle({"services.yml": text}, _gone("service/barnevern"))

    assert found["services.yml"] == text
    assert "title: Barnevern\n" in found["services/barnevern.nb.md"]


def test_a_step_that_is_gone_leads_where_the_record_says(settle):
    text = "steps:\n  - step: undring\n    based_on: new\n    outcomes:\n      - {id: a, to: step/evaluer}\n  - step: evaluer\n    role: ansatt\n"

    found = settle({"guide-changes.yml": text}, _gone("step/evaluer", "step/felles-plan"))

    assert "      - {id: a, to: step/felles-plan}\n" in found["guide-changes.yml"]
    assert "  - step: evaluer" not in found["guide-changes.yml"]


def test_hiding_what_a_step_has_lost_is_taken_out_and_other_slips_are_not():
    added = b"    add:\n      tools: [borte]\n"
    text = b"steps:\n  - step: undring\n" + added + b"    hide:\n      tools: [borte, skrivefeil]\n"
    path = f"{_HOME}/guide-changes.yml"

    found = without_idle_hiding({path: text}, _HOME, {"undring": {"tools/borte"}})

    assert found[path].endswith(added + b"    hide:\n      tools: [skrivefeil]\n")


def test_a_step_that_is_moved_stays_in_the_order_of_its_new_level_alone(settle):
    text = "levels:\n  - level: niva-0\n    order: [undring, evaluer]\n  - level: niva-1\n    order: [evaluer, felles-plan]  # vår\n"
    told = Moved(what="step/evaluer", to="level/niva-0", nb="X", nn="X")

    found = settle({"guide-changes.yml": text}, Change("moved", told.what, told, (told.to,)))

    assert found["guide-changes.yml"] == text.replace("[evaluer, felles-plan]", "[felles-plan]")
    assert found[".o/guide-changes.yml"] == text
