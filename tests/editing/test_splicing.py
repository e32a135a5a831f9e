"""Only what is changed is written: comments, order, quotes and blank lines stay."""

from textwrap import dedent

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from veileder.editing.splicing import spliced
from veileder.editing.yaml_words import text_of
from veileder.findings import told
from veileder.reading.yaml.reader import read_yaml

SERVICES = dedent("""\
    # Tjenestene.
    services:
      # Helsestasjonen.
      - id: a
        # Navnet.
        name: Helsestasjonen   # hos oss
        contacts:
          # Resepsjonen.
          - function: Resepsjon
            phone: "00000004"
          - function: Leder
            phone: '00000005'
        levels: [niva-0, niva-1]
        note: >-
          En lang
          tekst.

      # Skolen.
      - id: b
        name: Skolen

    # Slutt.
    """)


def data(text):
    read = told(read_yaml(text, "x.yml"))
    assert read.findings == (), read.findings
    return read.value.data


def changed(text, change):
    wanted = data(text)
    change(wanted)
    after = spliced(text, wanted)
    assert data(after) == plain(wanted), after
    return after


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else text_of(value)


def rows_changed(before, after):
    gone = [row for row in before.splitlines() if row not in after.splitlines()]
    new = [row for row in after.splitlines() if row not in before.splitlines()]
    return gone, new


def test_nothing_changed_is_the_same_text():
    assert changed(SERVICES, lambda _: None) == SERVICES


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (
            lambda d: d["services"][0]["contacts"][0].update(phone="00000009"),
            ['        phone: "00000004"'],
            ['        phone: "00000009"'],
        ),
        (
            lambda d: d["services"][0]["contacts"][1].update(phone="00000009"),
            ["        phone: '00000005'"],
            ["        phone: '00000009'"],
        ),
        (
            lambda d: d["services"][0].update(name="Huset: stort"),
            ["    name: Helsestasjonen   # hos oss"],
            ['    name: "Huset: stort"   # hos oss'],
        ),
        (
            lambda d: d["services"][0].update(levels=["niva-1"]),
            ["    levels: [niva-0, niva-1]"],
            ["    levels: [niva-1]"],
        ),
        (
            lambda d: d["services"][0].update(note="Kort."),
            ["    note: >-", "      En lang", "      tekst."],
            ["    note: Kort."],
        ),
        (
            lambda d: d["services"][1].update(phone="00000001"),
            [],
            ['    phone: "00000001"'],
        ),
        (
            lambda d: d["services"][0].pop("levels"),
            ["    levels: [niva-0, niva-1]"],
            ["    levels:"],
        ),
        (
            lambda d: d["services"][0].pop("contacts"),
            SERVICES.splitlines()[7:12],
            [],
        ),
    ],
)
def test_only_the_lines_of_what_is_changed(change, gone, new):
    after = changed(SERVICES, change)

    assert rows_changed(SERVICES, after) == (gone, new)


def test_an_entry_that_is_moved_takes_its_comments_along():
    after = changed(SERVICES, lambda d: d["services"].reverse())

    assert after.index("# Skolen.\n  - id: b") < after.index("# Helsestasjonen.\n  - id: a")
    assert after.endswith("\n\n# Slutt.\n") and "\n\n  # Helsestasjonen." in after


def test_an_entry_that_is_taken_away_takes_its_comments_along():
    after = changed(SERVICES, lambda d: d["services"].pop(0))

    assert "Helsestasjonen" not in after and "  # Skolen.\n  - id: b" in after


def test_a_new_entry_stands_last_as_the_others_do():
    after = changed(SERVICES, lambda d: d["services"].append({"id": "c", "name": "0301"}))

    assert '\n\n  - id: c\n    name: "0301"\n\n# Slutt.' in after


@pytest.mark.parametrize(
    "text", ["0301", "no", "12:30", "2026-11-02", "# x", "- x", "a: b", "'x", "*x*", "[x]", "x #y"]
)
def test_what_was_typed_is_what_is_read(text):
    changed(SERVICES, lambda d: d["services"][1].update(name=text))


def test_what_other_programs_would_convert_is_quoted():
    after = changed(SERVICES, lambda d: d["services"][1].update(x="0301", v="no", z=16, w=True))

    assert 'x: "0301"\n    v: "no"\n    z: 16\n    w: true' in after


WORDS = st.text(st.sampled_from("aåø1 :#-,'\"[]{}|>*&!%@`\\?\n."), min_size=1, max_size=12).filter(
    lambda t: t.strip() == t and "\n\n\n" not in t
)
# A list holds texts or groups, never lists: no field of the model does.
GROUPS = st.recursive(
    st.dictionaries(st.sampled_from("abcdef"), WORDS, min_size=1, max_size=3),
    lambda inner: st.dictionaries(
        st.sampled_from("abcdef"),
        st.one_of(inner, st.lists(inner, min_size=1, max_size=3)),
        min_size=1,
        max_size=3,
    ),
    max_leaves=6,
)
VALUES = st.one_of(
    WORDS,
    GROUPS,
    st.lists(WORDS, min_size=1, max_size=3),
    st.lists(GROUPS, min_size=1, max_size=3),
)
TREES = st.dictionaries(st.sampled_from("uvwxyz"), VALUES, min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(TREES, TREES)
def test_any_change_gives_what_is_wanted(before, after):
    text = spliced("", before)
    assert told(read_yaml(text, "x.yml")).value.data == before, text

    assert told(read_yaml(spliced(text, after), "x.yml")).value.data == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "a: b\n"),
        ("\n", "a: b\n"),
        ("# Vår #\n", "# Vår #\n\na: b\n"),
        ("  # Vår\n\n", "  # Vår\n\na: b\n"),
    ],
)
def test_a_file_that_says_nothing_yet_keeps_its_comments(text, after):
    assert spliced(text, {"a": "b"}) == after


def test_a_group_on_one_line_may_be_changed_inside():
    assert data(spliced("a: {b: c, d: e}\n", {"a": {"b": "x", "d": "e"}})) == {
        "a": {"b": "x", "d": "e"}
    }
