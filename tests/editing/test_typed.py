"""What is typed in one field of each kind, and what the file then says."""

import pytest

from veileder.editing.parts import FormPart
from veileder.editing.typed import NotOneForm, posted, typed, values


def part(kind, name="x", **more):
    """Return a field of a form."""
    return FormPart(name, kind, "Felt", "", "", is_required=False, **more)


def after(part, text, old=None):
    """Return what the file says of a field when ``text`` is typed in it."""
    return values([part], {part.name: text}, {} if old is None else {part.name: old}).get(part.name)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("line", "  to ord \n", "to ord"),
        ("line", "", None),
        ("line", "12", "12"),
        ("number", "0", 0),
        ("number", "10", 10),
        ("number", "010", "010"),
        ("number", "1 0", "1 0"),
        ("number", "-1", "-1"),
        ("number", "１", "１"),
        ("flag", "true", True),
        ("flag", "false", False),
        ("flag", "kanskje", "kanskje"),
        ("id", "Én uke", "en-uke"),
        ("id", "日本", "日本"),
        ("id", f"{'a' * 59} b", "a" * 59),
        ("time", "kl. 8.30", "08:30"),
        ("time", "om morgenen", "om morgenen"),
        ("tel", " 00 00 00 01 ", "00000001"),
        ("tel", "+47 00 00 00 01", "+4700000001"),
        ("tel", "00 00 - vakt", "00 00 - vakt"),
        ("email", "a b@example.no", "a b@example.no"),
        ("duration", {"amount": " 7 ", "unit": "days"}, "7 days"),
        ("duration", {"amount": "", "unit": "days"}, None),
        ("duration", {"amount": "snart", "unit": ""}, "snart"),
        ("choices", ["b", "a"], ["b", "a"]),
        ("choices", "a", ["a"]),
        ("choices", [], None),
        ("lines", {"0": " a ", "n1": "", "n2": "b"}, ["a", "b"]),
        ("lines", {"0": ""}, None),
        ("lines", {"own": "true"}, []),
        ("refs", {"0": "tool/a"}, ["tool/a"]),
    ],
)
def test_what_is_typed_in_a_new_field_is_written_as_its_kind(kind, text, said):
    found = after(part(kind), text)

    assert (type(found), found) == (type(said), said)


@pytest.mark.parametrize(
    ("kind", "old", "text", "said"),
    [
        ("line", "Som før  \n", "Som før", "Som før  \n"),
        ("line", "Før", "Nå", "Nå"),
        ("line", "Før", "", None),
        ("line", {"nb": "Før", "nn": "No"}, " Nå ", {"nb": "Nå", "nn": "No"}),
        ("line", {"nb": "Før", "nn": "No"}, "", None),
        ("number", "16", "16", "16"),
        ("number", "16", "17", 17),
        ("tel", "00 00 00 01", "00 00 00 01", "00 00 00 01"),
        ("tel", "00 00 00 01", "00 00 00 02", "00000002"),
        ("duration", "1 day", {"amount": "1", "unit": "days"}, "1 day"),
        ("duration", "1 day", {"amount": "2", "unit": "days"}, "2 days"),
        ("choices", ["b", "a"], ["a", "b"], ["b", "a"]),
        ("choices", ["b", "a"], ["a"], ["a"]),
        ("choices", [], [], []),
        ("choices", "b", ["b"], "b"),
        ("choices", "b", ["a", "b"], ["b", "a"]),
        ("choices", "b", ["a"], ["a"]),
        ("choices", "b", [], None),
        ("lines", ["a  ", "b"], {"0": "a", "1": "c"}, ["a  ", "c"]),
        ("lines", ["a", "b"], {"1": "b", "0": "a"}, ["b", "a"]),
        ("lines", ["a"], {"1": "b"}, ["b"]),
        ("lines", ["a"], {"0": ""}, None),
        ("lines", [], {}, []),
        ("lines", [{"nb": "a", "nn": "å"}], {"0": " b "}, [{"nb": "b", "nn": "å"}]),
    ],
)
def test_what_is_typed_over_what_stands_there(kind, old, text, said):
    found = after(part(kind), text, old)

    assert (type(found), found) == (type(said), said)


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("line", None, ""),
        ("line", 16, "16"),
        ("line", {"nn": "No", "nb": "Nå"}, "No"),
        ("line", {}, ""),
        ("choices", "a", ["a"]),
        ("choices", ["b", "a"], ["b", "a"]),
        ("choices", None, []),
        ("duration", "1 day", {"amount": "1", "unit": "days"}),
        ("duration", "2 weeks", {"amount": "2", "unit": "weeks"}),
        ("duration", "om litt", {"amount": "om litt", "unit": ""}),
        ("duration", None, {"amount": "", "unit": ""}),
        ("lines", ["a", 2], {"0": "a", "1": "2"}),
        ("lines", None, {}),
        ("lines", [{"nb": "a", "nn": "å"}], {"0": "a"}),
    ],
)
def test_what_a_file_says_is_shown_as_its_kind(kind, said, shown):
    assert typed([part(kind)], {"x": said}) == {"x": shown}


def test_a_text_in_both_has_a_field_for_each_and_is_a_line_where_only_the_first_says_anything():
    both = part("line", in_both=True)
    old = {"nn": "No", "nb": "Nå"}

    assert typed([both], {"x": old}) == {"x": old}
    assert after(both, {"nb": " Nå ", "nn": ""}) == "Nå"
    assert after(both, {"nb": "", "nn": "No"}) == {"nn": "No"}
    assert after(both, {"nb": "Nå", "nn": "No"}) == {"nb": "Nå", "nn": "No"}
    assert after(both, {"nb": " ", "nn": ""}) is None
    assert list(after(both, {"nb": "Nå", "nn": "Nytt"}, old).items()) == [
        ("nn", "Nytt"),
        ("nb", "Nå"),
    ]
    assert after(both, {"nb": "Nå", "nn": "No"}, {"nn": "No \n", "nb": "Før"}) == {
        "nn": "No \n",
        "nb": "Nå",
    }
    assert after(both, {"nb": "", "nn": ""}, old) is None
    assert after(both, {"nb": "Nå", "nn": "No"}, "Før") == {"nb": "Nå", "nn": "No"}


def test_an_own_list_that_may_be_empty_says_that_it_is_there():
    own = part("lines", is_optional=True)

    assert typed([own], {"x": []}) == {"x": {"own": "true"}}
    assert typed([own], {"x": ["a"]}) == {"x": {"0": "a", "own": "true"}}
    assert typed([own], {"x": None}) == {"x": {}}


def test_what_is_understood_is_not_written_unless_it_stood_there():
    access = part("choice", default="open")

    assert after(access, "open") is None
    assert after(access, "open", "open") == "open"
    assert after(access, "open", "closed") == "open"
    assert after(part("flag", default="false"), "false") is None
    assert after(part("flag", default="true"), "false") is False


def test_the_text_of_a_page_keeps_how_it_begins():
    assert after(part("markdown", name="body"), "  innrykk\n\n") == "  innrykk"
    assert after(part("markdown"), "  innrykk\n\n") == "innrykk"


NAMED = part("named", parts=(part("line", name="value"),))


def test_rows_with_names_are_a_group_and_those_without_are_left_out():
    rows = {
        "0": {"key": " a ", "value": "A"},
        "1": {"key": "", "value": "B"},
        "2": {"key": "c", "value": ""},
        "own": "true",
        "3": "tull",
    }

    assert after(NAMED, rows) == {"a": "A"}
    assert after(NAMED, {"0": {"key": "a", "value": "A"}}, {"a": "A \n"}) == {"a": "A \n"}
    assert after(NAMED, {"0": {"key": "a", "value": ""}}, {"a": "A"}) is None
    assert typed([NAMED], {"x": {"a": "A"}}) == {"x": {"0": {"key": "a", "value": "A"}}}
    assert typed([NAMED], {}) == {"x": {}}


LIST = part("list", parts=(part("line", name="a"), part("line", name="b")))


def test_rows_of_a_list_keep_what_no_field_shows_and_empty_rows_go():
    old = [{"a": "1", "c": "eget"}, {"a": "2"}]

    assert after(LIST, {"1": {"a": "2"}, "0": {"a": "3"}}, old) == [
        {"a": "2"},
        {"a": "3", "c": "eget"},
    ]
    assert after(LIST, {"0": {"a": ""}, "n1": {"b": "ny"}}, [{"a": "1"}]) == [{"b": "ny"}]
    assert after(LIST, {"0": "tull", "7": {"a": "x"}}, [{"a": "1", "c": "eget"}]) == [
        {"c": "eget"},
        {"a": "x"},
    ]


GROUP = part("group", parts=(part("line", name="a"), part("line", name="b")))
EITHER = part("either", parts=(part("line", name="a"), part("line", name="b")))


@pytest.mark.parametrize(
    ("group", "old", "typed_in", "said"),
    [
        (GROUP, None, {"a": "1", "b": ""}, {"a": "1"}),
        (GROUP, None, {"a": "", "b": ""}, None),
        (GROUP, None, None, None),
        (GROUP, {"a": "1", "c": "eget"}, {"a": "2"}, {"a": "2", "c": "eget"}),
        (GROUP, "en linje", {"a": "2"}, {"a": "2"}),
        (EITHER, None, {"a": "1"}, "1"),
        (EITHER, None, {"a": "1", "b": "2"}, {"a": "1", "b": "2"}),
        (EITHER, None, {"b": "2"}, {"b": "2"}),
        (EITHER, "1", {"a": "2"}, "2"),
        (EITHER, "1", {"a": ""}, None),
        (EITHER, {"a": "1"}, {"a": "2"}, {"a": "2"}),
        (EITHER, {"a": "1"}, {"a": ""}, None),
    ],
)
def test_a_group_says_what_is_in_it_and_a_line_stays_one(group, old, typed_in, said):
    assert after(group, typed_in, old) == said
    assert typed([EITHER], {"x": "1"}) == {"x": {"a": "1", "b": ""}}
    assert typed([EITHER], {"x": {"a": "1", "b": "2"}}) == {"x": {"a": "1", "b": "2"}}


def test_what_is_written_keeps_its_order_and_new_fields_come_in_the_order_of_the_form():
    parts = [part("line", name=name) for name in "abcd"]
    old = {"c": "3", "eget": "e", "a": "1"}

    found = values(parts, {"a": "1", "b": "2", "c": "", "d": "4"}, old)
    assert list(found.items()) == [("eget", "e"), ("a", "1"), ("b", "2"), ("d", "4")]


@pytest.mark.parametrize(
    ("words", "id"),
    [("Én uke", "en-uke"), (f"{'a' * 59} b", "a" * 59), ("", None)],
)
def test_a_new_entry_gets_an_id_from_what_it_goes_by(words, id):
    nb = part("group", name="nb", parts=(part("line", name="term"),))
    parts = [part("id", name="id", derived_from=("nb", "term")), nb]

    assert values(parts, {"nb": {"term": words}}, {}).get("id") == id
    assert values(parts, {"id": "eget", "nb": {"term": words}}, {})["id"] == "eget"


def test_names_that_are_posted_become_a_tree():
    sent = [("a.b", "1\r\n2"), ("a.c.d", ""), ("e[]", "x"), ("e[]", "y"), ("f.g[]", "z")]

    assert posted(sent) == {
        "a": {"b": "1\n2", "c": {"d": ""}},
        "e": ["x", "y"],
        "f": {"g": ["z"]},
    }


@pytest.mark.parametrize("names", [("a", "a.b"), ("a", "a[]"), ("a[]", "a.b"), ("a.b", "a.b.c")])
def test_a_name_that_is_both_a_field_and_a_group_is_no_form_of_ours(names):
    with pytest.raises(NotOneForm) as refused:
        posted([(name, "x") for name in names])

    assert str(refused.value) == (
        "Skjemaet kunne ikke leses. Last siden på nytt, og prøv igjen. Ingenting er gjort."
    )
