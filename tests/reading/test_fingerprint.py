"""A fingerprint is another when a text says something else, and the same when only its look is."""

import pytest

from veileder.reading.fingerprint import fingerprint

TEXT = {"title": "Undring", "actions": ["Se", "Skriv\nned"], "outcomes": {"a": "Gå"}, "body": "X"}


def test_a_fingerprint_is_eight_digits_and_lasts():
    assert fingerprint(TEXT) == fingerprint(dict(reversed(TEXT.items())))
    assert fingerprint({"title": "Ærlig"}) == "7d91c29b"
    assert fingerprint({}) == "44136fa3"


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Undrer"},
        {"actions": ["Se"]},
        {"actions": ["Skriv\nned", "Se"]},
        {"actions": ["Se", "Skriv  ned"]},
        {"outcomes": {"a": "Kom"}},
        {"outcomes": {"b": "Gå"}},
        {"body": ""},
        {"minutes": "2"},
    ],
)
def test_what_says_something_else_has_another(change):
    assert fingerprint({**TEXT, **change}) != fingerprint(TEXT)


@pytest.mark.parametrize(
    "change",
    [
        {"title": " Undring\n"},
        {"actions": ["Se ", "Skriv  \nned\n"]},
        {"outcomes": {"a": "Gå "}},
        *(
            {name: "x"}
            for name in "responsible reviewed checked next_review sources quote aliases former_ids"
            " based_on translated_from safety origin".split()
        ),
    ],
)
def test_space_and_who_answers_for_it_say_nothing(change):
    assert fingerprint({**TEXT, **change}) == fingerprint(TEXT)


def test_of_some_fields_the_others_say_nothing():
    assert fingerprint(TEXT, {"title"}) == fingerprint({"title": "Undring"})
    assert fingerprint(TEXT, {"title", "reviewed"}) == fingerprint({"title": "Undring"})
    assert fingerprint(TEXT, ()) == fingerprint({})


def test_a_number_and_a_truth_may_be_said():
    assert fingerprint({"a": 2}) != fingerprint({"a": True}) != fingerprint({"a": "2"})
