"""Where the signs of a text over several lines stand in its file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veileder.findings import told
from veileder.reading.yaml.reader import read_yaml


def spread_of(text, first_line=1):
    located = told(read_yaml(text, "x.yml", first_line)).value
    return located.data["a"], located.spreads[("a",)]


WRITTEN = [
    ("a: |\n  Ring nå.\n  Vent på svar.\n", "svar", "3:11"),
    ("a: >-\n  Ring nå.\n\n    Vent på svar.\n", "svar", "4:13"),
    ("a: Ring nå.\n  Vent på svar.\n", "Ring", "1:4"),
    ("a: Ring nå.\n  Vent på svar.\n", "svar", "2:11"),
    ('a: "Ring nå.\n  Vent på svar."\n', "Ring", "1:5"),
    ("a: 'Ring nå.\n  Vent på svar.'\n", "svar", "2:11"),
    ("b: x\n\na: |\n\n  Ring nå.\n  Vent\n", "nå", "5:8"),
]


@pytest.mark.parametrize(("text", "word", "place"), WRITTEN)
def test_a_word_is_found_on_the_line_it_is_written_on(text, word, place):
    value, spread = spread_of(text)

    assert str(spread.place_of(value, value.index(word))) == f"x.yml:{place}"


def test_the_lines_above_the_fields_count(word="svar"):
    value, spread = spread_of(WRITTEN[0][0], first_line=10)

    assert str(spread.place_of(value, value.index(word))) == "x.yml:12:11"


def test_a_blank_and_the_end_are_right_behind_what_is_before_them():
    value, spread = spread_of("a: |\n  Ring nå.\n  Vent\n")

    assert str(spread.place_of(value, value.index(" "))) == "x.yml:2:7"
    assert str(spread.place_of(value, len(value))) == "x.yml:3:7"


@pytest.mark.parametrize("text", ['a: "Ring\\u0020n\\u00e5\n  og vent"\n', "a: 'Barnet''s\n  x'\n"])
def test_where_the_signs_are_written_otherwise_nothing_is_said(text):
    value, spread = spread_of(text)

    assert spread.place_of(value, len(value) - 1) is None
    assert spread.place_of("helt annet", 3) is None


def test_nothing_before_nothing_has_no_place():
    assert spread_of("a: |\n  Ring\n")[1].place_of("", 0) is None


LINES = st.lists(st.text("abcæø.", min_size=1, max_size=5), min_size=1, max_size=5)


@given(lines=LINES, pick=st.integers(0, 100))
def test_every_letter_of_a_text_in_lines_stands_where_it_is_written(lines, pick):
    text = "a: |\n" + "".join(f"  {line}\n" for line in lines)
    value, spread = spread_of(text)
    offset = pick % len(value.rstrip())

    at = spread.place_of(value, offset)
    if value[offset].strip():
        assert text.split("\n")[at.line - 1][at.column - 1] == value[offset]
