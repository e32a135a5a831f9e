"""What somebody meant: a slip of the keys is guessed at, another number or kind is not."""

import pytest

from veileder.reading.likeness import close_match, nearest

STEPS = ["step/undring", "step/felles-plan", "role/ansatt", "level/niva-1", "level/niva-2"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("step/undrng", "Mente du «step/undring»?"),
        ("step/feles-plan", "Mente du «step/felles-plan»?"),
        ("level/nva-2", "Mente du «level/niva-2»?"),
        ("level/niva-3", ""),
        ("steps/undring", "Mente du «step/undring»?"),
        ("role/undring", ""),
        ("step/helt-annet", ""),
        ("ansat", ""),
    ],
)
def test_only_a_slip_of_the_keys_is_guessed_at(word, said):
    assert nearest(word, STEPS) == said


def test_a_word_without_a_kind_is_looked_for_among_all():
    assert nearest("undrig", ["undring", "plan"]) == "Mente du «undring»?"


def test_the_most_alike_is_meant_and_nothing_where_none_is():
    assert close_match("tool", ["tools", "to", "steps"]) == "tools"
    assert close_match("x", ["tools", "steps"]) is None
    assert close_match("2", [1, 2]) == "2"
