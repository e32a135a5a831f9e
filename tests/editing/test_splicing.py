"""Only what is changed is written: comments, order, quotes and blank lines stay."""

from difflib import unified_diff
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from veileder.editing.splicing import spliced
from veileder.editing.yaml_words import scalar, text_of, word
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
    assert plain(data(after)) == plain(wanted), after
    return after


def plain(value):
    """Return ``value`` as words; the line break that a block ends with says nothing."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return text_of(value).removesuffix("\n")


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


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        *((text, True) for text in "0301 1e3 -1 +1 .5 1_000 0x1F 0o7 12:30 1,5 1.5E-3".split()),
        *((text, True) for text in "true False YES no On oFF null ~ y N .inf .NaN".split()),
        *((text, True) for text in ("", "2026-11-2", "x2026-11-02: y", "- a", "a #b", "|", "a: ")),
        *((text, False) for text in "2026-11-02 ja noe nope ony a.inf v1 å, ~x 00-z".split()),
    ],
)
def test_what_other_programs_would_convert_is_quoted(text, is_quoted):
    assert word(text) == (f'"{text}"' if is_quoted else text)
    assert [word(text, "'"), word(text, '"')] == [f"'{text}'", f'"{text}"']


@pytest.mark.parametrize(
    ("value", "written"), [(16, "16"), (True, "true"), (False, "false"), ("it's", "it's")]
)
def test_what_is_no_text_is_written_as_it_is(value, written):
    assert word(value) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb", "|-\n    a\n    b"),
        ("a\n\n  b", "|-\n    a\n\n      b"),
        (" a\nb", '" a\\nb"'),
        ("\na\nb", '"\\na\\nb"'),
        ("a\nb\n", '"a\\nb\\n"'),
        ("a \nb", '"a \\nb"'),
        ('"a\\\n\tb', '|-\n    "a\\\n    \tb'),
        ('"a\\\n\tb ', '"\\"a\\\\\\n\\tb "'),
    ],
)
def test_several_lines_stand_in_a_block_where_it_can_say_them(text, written):
    assert scalar(text, 2) == scalar(text, 2, "'") == written


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


# Files as people write them, and what each is to say instead.
_LOOSE = """\
# Øverst.
steps:
- step: a   # den første
  add:
    tools: [x, "y z"]

  # Om b.

  # Mer om b.
- step: b
  add: {tools: [x], laws: [v]}


- step: c
  note: |
    En.

    To.

  phone: '00000001'
empty:
"quoted key": 'it''s'
long: en lang
  linje til
folded: >
  a
  b
list:
  - en  # den ene
  - "to"
  # tre
  - 3
ways:
  - {id: a, to: close, for: [x]}  # ut
  - {id: b, to: next}
flow: [a, b]
last: slutt"""
_NEW = {"id": "ny", "name": "Ny: en", "levels": ["niva-0"], "contacts": [{"phone": "00000002"}]}


def _put(*keys, value):
    """Return what puts ``value`` under ``keys``; None takes away what stands there."""

    def change(data):
        for key in keys[:-1]:
            data = data[key]
        if value is None:
            del data[keys[-1]]
        else:
            data[keys[-1]] = value

    return change


def _rows(key, *order):
    """Return what puts the rows of ``key`` in ``order``: a number is an old one."""

    def change(data):
        data[key] = [data[key][one] if isinstance(one, int) else one for one in order]

    return change


_ACTS = {
    "a word with a comment behind it": _put("steps", 0, "step", value="å"),
    "one of a list on a line": _put("steps", 0, "add", "tools", value=["x", "ny, en"]),
    "the list on a line is empty": _put("steps", 0, "add", "tools", value=[]),
    "a field more in a group": _put("steps", 0, "add", "laws", value=["v", "w"]),
    "a field more in a row": _put("steps", 0, "role", value="ansatt"),
    "a group on a line": _put("steps", 1, "add", "tools", value=["x", "[y]"]),
    "a group on a line is lines": _put("steps", 1, "add", "tools", value=["x", "a\nb"]),
    "a field is gone": _put("steps", 0, "add", value=None),
    "a text of lines": _put("steps", 2, "note", value="En.\n\nTre."),
    "a text of lines is one": _put("steps", 2, "note", value="En."),
    "a word is lines": _put("long", value="a\n\nb"),
    "a word is lines with room behind": _put("long", value="a \nb\t\\"),
    "a text of two lines": _put("long", value="kort"),
    "a folded text": _put("folded", value="a b"),
    "one that was empty": _put("empty", value="no"),
    "one that was empty is a list": _put("empty", value=["a b", "c"]),
    "one that was empty is short": _put("empty", value=["a/b", "c-1"]),
    "one that was empty is a group": _put("empty", value={"a": "1", "no": True, "b c": []}),
    "one that was empty is rows": _put("empty", value=[_NEW, {"id": "to"}]),
    "quotes": _put("quoted key", value="de 'n'"),
    "a number in quotes": _put("steps", 2, "phone", value="00000009"),
    "a row of words": _put("list", 0, value="EN"),
    "a row in quotes": _put("list", 1, value='t"o'),
    "a row is a number": _put("list", 2, value="4"),
    "the rows turned": _rows("list", 2, 1, 0),
    "a row in between": _rows("list", 0, "ny: en", 1, 2),
    "a row is lines": _rows("list", 0, 1, 2, "a\nb"),
    "a row is gone": _rows("list", 0, 2),
    "all rows are gone": _put("list", value=[]),
    "a list is a word": _put("list", value="ord"),
    "a list is gone": _put("list", value=None),
    "a word is a list": _put("last", value=["a", "b c"]),
    "a word is a group": _put("last", value={"a": {"b": "c"}}),
    "a group is a word": _put("steps", 0, "add", value="ord"),
    "the list in a line longer": _put("flow", value=["a", "b", "c d"]),
    "the list in a line is rows": _put("flow", value=[{"a": "b"}]),
    "a row on a line": _put("ways", 0, "to", value="level/x, y"),
    "a row on a line has lines": _put("ways", 1, "to", value="a\nb"),
    "a row more beside those on a line": _rows("ways", 1, {"id": "c", "to": "next"}, 0),
    "entries turned": _rows("steps", 2, 1, 0),
    "an entry first": _rows("steps", _NEW, 0, 1, 2),
    "an entry in between": _rows("steps", 0, _NEW, 1, 2),
    "an entry last": _rows("steps", 0, 1, 2, _NEW),
    "the first entry is gone": _rows("steps", 1, 2),
    "the last entry is gone": _rows("steps", 0, 1),
    "one for another": _rows("steps", 0, {"step": "d", "note": "e"}, 2),
    "fields last": lambda data: data.update(ny=["a b"], dato="2026-11-02", tall=16, ja=True),
    "the first is gone and the last": lambda data: (data.pop("steps"), data.pop("last")),
}
_AFTER = Path(__file__).with_name("spliced.txt")


def test_every_kind_of_change_is_written_as_when_somebody_read_it(tmp_path):
    """Each act as the lines that it takes away and puts in, to the sign."""
    now = ""
    for name, change in _ACTS.items():
        before, after = _LOOSE.split("\n"), changed(_LOOSE, change).split("\n")
        lines = list(unified_diff(before, after, n=1, lineterm=""))[2:]
        now += "\n".join([f"== {name} ==", *lines, ""])

    (tmp_path / "spliced.txt").write_text(now, encoding="utf-8")
    assert now == _AFTER.read_text("utf-8"), f"wanted? then: cp {tmp_path / 'spliced.txt'} {_AFTER}"


def test_a_field_on_a_line_that_is_not_filled_in_says_nothing():
    text = "g: {a: x, b: }  # begge\nz: y\n"

    assert spliced(text, {"g": {"a": "x"}, "z": "w"}) == text.replace("z: y", "z: w")
