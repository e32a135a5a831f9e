"""YAML to located text: what is refused, where and how it is said, and what is kept as typed."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import as_read_through

from veileder.findings import Location, told
from veileder.reading.yaml.errors import explain
from veileder.reading.yaml.reader import read_yaml
from veileder.reading.yaml.trouble import Trouble

NOTHING = object()


def read(text, first_line=1):
    """Return the values of ``text`` and the report on it."""
    made = told(read_yaml(text, "x.yml", first_line))
    return (made.value.data if made.value else NOTHING), "\n".join(map(str, made.findings))


BAD = [
    # What is written, where it is pointed at and as what, and a piece of the message.
    ("title: Steg 1: Undring", "1:14: feil YAML01", "Et kolon inne i teksten"),
    ("title: a\n  b: c", "2:4: feil YAML01", "Et kolon inne i teksten"),
    ("title:Bekymring", "1:1: feil YAML01", "Filen skal bestå av felt"),
    ("title:Bekymring\nsummary: x", "1:1: feil YAML01", "felt"),
    ("bare tekst", "1:1: feil YAML01", "Filen skal bestå av felt"),
    ("- a\n- b", "1:1: feil YAML01", "Filen skal bestå av felt"),
    ("[a, b]", "1:1: feil YAML01", "Filen skal bestå av felt"),
    ("-lytt\n-noter", "1:1: feil YAML01", "Filen skal bestå av felt"),
    ("a:\n  -lytt\n  -noter", "2:3: feil YAML01", "Streken mangler et mellomrom"),
    ("a:\n  -lytt", "2:3: feil YAML01", "Streken mangler et mellomrom"),
    ("a: - b", "1:4: feil YAML01", "Et punkt med strek kan ikke stå på samme linje"),
    ("\ta: b", "1:1: feil YAML01", "rykket inn med en tabulator"),
    ("a:\n\tb: c", "2:1: feil YAML01", "tabulator"),
    ("a: @kari", "1:4: feil YAML01", "Tegnet kan ikke stå først"),
    ("a: `kode`", "1:4: feil YAML01", "Tegnet kan ikke stå først"),
    ("a: %d", "1:4: feil YAML01", "Tegnet kan ikke stå først"),
    ("a: 'Barnet's'", "1:12: feil YAML01", "Teksten fortsetter etter anførselstegnet"),
    ('a: "x" y', "1:8: feil YAML01", "Teksten fortsetter etter anførselstegnet"),
    ('a: "uklar\nb: c\nc: d', "1:4: feil YAML01", "Anførselstegnet her er ikke lukket"),
    ("a: 'uklar\nb: c", "1:4: feil YAML01", "Anførselstegnet her er ikke lukket"),
    ('a:\n  - b: "c\n  - d: "e"', "2:8: feil YAML01", "Anførselstegnet her er ikke lukket"),
    ("a:\n  - x\n - y", "3:2: feil YAML01", "Streken hører ikke til noen liste over"),
    ("a:\n  - x\n   - y", "3:4: feil YAML01", "Streken er rykket inn for langt"),
    ("a:\n  - b: c\n  d: e", "3:3: feil YAML01", "«- » mangler foran «d»"),
    ("a:\n  id: c\n    name: e", "2:3: feil YAML01", "«- » mangler foran «id»"),
    ("a:\n  - b\n  c\n  - d", "3:3: feil YAML01", "«- » mangler foran «c»"),
    ("a:\n  - b: c\n   d: e", "3:4: feil YAML01", "«d» står ikke rett under feltet over"),
    ("title: a\n summary: b", "2:2: feil YAML01", "Feltet «summary» er rykket lenger inn enn"),
    (" title: a\nsummary: b", "1:2: feil YAML01", "«title» er rykket inn, men ikke feltene under"),
    ("title: “Steg 1: Undring”", "1:15: feil YAML01", "uede anførselstegn"),
    ("a: [1, 2", "1:4: feil YAML01", "Listen som begynner her med [ eller {, er ikke lukket"),
    ("a: [1, 2\nb: c", "1:4: feil YAML01", "er ikke lukket"),
    ("a: {b: {c: d}", "1:4: feil YAML01", "er ikke lukket"),
    ('a: ["b" "c"]', "1:9: feil YAML01", "Det mangler et komma i listen"),
    ("a: b\nc", "2:1: feil YAML01", "Linjen mangler kolon"),
    ("a: b\nc:d\ne: f", "2:1: feil YAML01", "mangler et mellomrom etter kolonet"),
    ("a: |\ntekst her\nb: c", "2:1: feil YAML01", "Teksten under «a: |» er ikke rykket inn"),
    ("a: b\n---\nc: d", "2:1: feil YAML01", "Her begynner et nytt dokument"),
    ("a: b\n...\nc: d", "3:1: feil YAML01", "tekst etter slutten av feltene"),
    ("[a]: b", "1:1: feil YAML01", "Et feltnavn må være et enkelt ord"),
    ("? {a: b}\n: c", "1:3: feil YAML01", "Et feltnavn må være et enkelt ord"),
    ('a: "\\q"', "1:6: feil YAML01", "Omvendt skråstrek"),
    ('a: "\\ud800"', "1:7: feil YAML01", "Tegnet etter omvendt skråstrek finnes ikke"),
    ('a: "\\u200b"', "1:4: feil FIL04", "Verdien har et usynlig tegn: U+200B"),
    ('a: "\\x02wz:0\\x03"', "1:4: feil FIL04", "U+0002"),
    ('a: "x\\N"', "1:4: feil FIL04", "U+0085"),
    ('"pho\\u200bne": x', "1:1: feil FIL04", "U+200B"),
    ("a: 1\na: 2", "2:1: feil YAML02", "Feltet «a» står også på linje 1"),
    ('a: 1\n"a": 2', "2:1: feil YAML02", "Feltet «a» står også på linje 1"),
    ("{a: 1, a: 2}", "1:8: feil YAML02", "Feltet «a» står også på linje 1"),
    ("x:\n  a: 1\n  a: 2", "3:3: feil YAML02", "Feltet «a» står også på linje 2"),
    ("a: 1\nb: 2\na: 3\na: 4", "3:1: feil YAML02", "Feltet «a» står også på linje 1"),
    ("---", "1:4: feil YAML01", "Filen skal bestå av felt"),
    ("a: &viktig Snakk", "1:4: feil YAML03", "«&viktig» blir borte"),
    ("a: *viktig", "1:4: feil YAML03", "«*viktig» er en YAML-henvisning"),
    ("a: **Ring** 112", "1:5: feil YAML01", "«*» først i verdien"),
    ("a: *Ring* 112", "1:9: feil YAML01", "«*» først i verdien"),
    ("a: & b", "1:5: feil YAML01", "«&» først i verdien"),
    ("a: !x!", "1:7: feil YAML01", "«!» først i verdien"),
    ("a: | tekst", "1:6: feil YAML01", "begynne på neste linje"),
    ("a: > tekst", "1:6: feil YAML01", "begynne på neste linje"),
    ("a: !viktig Snakk", "1:4: feil YAML03", "«!viktig» kan ikke brukes"),
    ("a: !!int abc", "1:4: feil YAML03", "kan ikke brukes"),
    ("a: !!timestamp x", "1:4: feil YAML03", "kan ikke brukes"),
    ("a: !!python/object/apply:os.system [id]", "1:4: feil YAML03", "kan ikke brukes"),
    ("a: !!set {b, c}", "1:4: feil YAML03", "kan ikke brukes"),
    ("%YAML 1.2\n---\na: no", "1:1: feil YAML03", "Linjer som begynner med %"),
    ("<<: {a: b}", "1:1: feil YAML03", "«<<» kan ikke brukes"),
    ("t: Ring #1 nå", "1:8: feil YAML04", "Teksten bak « #» blir borte"),
    ("phone: # 22 22", "1:7: feil YAML04", "Teksten bak « #» blir borte"),
    ("phone:  # 22 22", "1:7: feil YAML04", "Teksten bak « #» blir borte"),
    ("t: Ring  #1 nå", "1:8: feil YAML04", "Teksten bak « #» blir borte"),
    ("t: Ring # nå", "1:8: feil YAML04", "Teksten bak « #» blir borte"),
    ("t: Skriv i C#  #eller", "1:14: feil YAML04", "Teksten bak « #» blir borte"),
    ("a: [x, y # z\n  ]", "1:9: feil YAML04", "blir borte"),
    ("a: [x, #y\n  z]", "1:6: feil YAML04", "blir borte"),
    ("a: [#x\n  y]", "1:5: feil YAML04", "blir borte"),
    ("a:\n  -\n  - b", "2:4: feil FELT06", "Punktet er tomt"),
    ("", "1:1: feil YAML06", "Filen er tom"),
    ("# bare en kommentar", "1:1: feil YAML06", "Filen er tom"),
    ("a: " + "[" * 500, "1:24: feil YAML05", "For mange nivåer inni hverandre"),
    ("a: [\n" + "[],\n" * 51_000 + "]", "25000:2: feil YAML05", "for mange verdier"),
]


@pytest.mark.parametrize(("text", "start", "message"), BAD, ids=[repr(b[0])[:40] for b in BAD])
def test_what_hides_or_swallows_text_is_refused_at_its_place(text, start, message):
    _, report = read(text)

    assert report.startswith(f"x.yml:{start}")
    assert message in report.split("\n")[0]
    as_read_through(text[:40], report)


def test_what_nobody_has_foreseen_is_said_to_be_unreadable_with_a_way_out():
    trouble = Trouble("", "something new in the next release of the reader", None, (0, 0), [], None)

    assert explain(trouble) == (
        "Oppsettet kan ikke leses her",
        "Sammenlign med en fil som virker, for eksempel den samme hos en annen kommune.",
        None,
    )


@pytest.mark.parametrize("text", [bad[0] for bad in BAD], ids=lambda text: repr(text)[:40])
def test_every_refusal_says_how_to_mend_it(text):
    _, report = read(text)

    lines = report.split("\n")
    assert all(line.startswith("    ") and line.strip() for line in lines[1::2])
    assert "could not" not in report
    assert "expected" not in report


GOOD = [
    ("lang: no", {"lang": "no"}),
    ("no: Norsk\nyes: ja\non: på", {"no": "Norsk", "yes": "ja", "on": "på"}),
    ("a: [nb, no, NO, off]", {"a": ["nb", "no", "NO", "off"]}),
    ("a: ~\nb: null\nc: true", {"a": "~", "b": "null", "c": "true"}),
    ("number: 0301", {"number": "0301"}),
    ("a: [1103, 0811, 05555, 02800]", {"a": ["1103", "0811", "05555", "02800"]}),
    ("phone: 004722334466", {"phone": "004722334466"}),
    ("phone: +4722334466", {"phone": "+4722334466"}),
    ("phone: 22_22_22_22", {"phone": "22_22_22_22"}),
    ("a: [12:30, 08:00, 8.30, 15.00, 1.10]", {"a": ["12:30", "08:00", "8.30", "15.00", "1.10"]}),
    ("a: [2026-11-01, 2026-02-30]", {"a": ["2026-11-01", "2026-02-30"]}),
    ("a: " + "9" * 5000, {"a": "9" * 5000}),
    ("a: 1e5\nb: 0x1F\nc: .inf\nd: =", {"a": "1e5", "b": "0x1F", "c": ".inf", "d": "="}),
    ("a: '0301'\nb: \"no\"", {"a": "0301", "b": "no"}),
    ("a: 'Barnet''s'", {"a": "Barnet's"}),
    ('a: "&viktig: #1 – *ja*"', {"a": "&viktig: #1 – *ja*"}),
    ('a: "linje 1\\nlinje 2\\tå"', {"a": "linje 1\nlinje 2\tå"}),
    ('a: "\\u00e5\\u2013"', {"a": "å–"}),
    ("a: b#c", {"a": "b#c"}),
    ("a: -5\nb: --flagg\nc: -A", {"a": "-5", "b": "--flagg", "c": "-A"}),
    ("a: draft  # til mars\nb: [x, y]  # Og mer", {"a": "draft", "b": ["x", "y"]}),
    ("a: [x,  # først\n  y]\nb:   # fylles ut senere\nc: d", {"a": ["x", "y"], "c": "d"}),
    ("a: x\t# kommentar", {"a": "x"}),
    ("a: 'x' # kommentar\nb: [x] # kommentar", {"a": "x", "b": ["x"]}),
    ("# over\na: # om gruppen\n  b: c\n# under\n", {"a": {"b": "c"}}),
    ("a: |\n  hei\n   # ja\n  x # y\nb: c", {"a": "hei\n # ja\nx # y\n", "b": "c"}),
    ("a: >-\n  hei\n  der # x\n\n  ny", {"a": "hei der # x\nny"}),
    ("a: |-\n  - x\n  - y", {"a": "- x\n- y"}),
    ("a: en\n  to", {"a": "en to"}),
    ("a:\n  - en\n    to\n  - tre - fire\n\nb: c", {"a": ["en to", "tre - fire"], "b": "c"}),
    ("a: [b, 'c d', \"e\"]", {"a": ["b", "c d", "e"]}),
    ("a:\n- b\n- c", {"a": ["b", "c"]}),
    ("a:\n  - b: c\n    d: e", {"a": [{"b": "c", "d": "e"}]}),
    ("a: {b: c}", {"a": {"b": "c"}}),
    ("a: ''\nb: \"\"", {"a": "", "b": ""}),
    ("a:\nb: c", {"b": "c"}),
    ("a: 👨‍👩‍👧\nb: حين\nc: ሓደ", {"a": "👨‍👩‍👧", "b": "حين", "c": "ሓደ"}),
    ("---\na: b\n", {"a": "b"}),
]


@pytest.mark.parametrize(("text", "values"), GOOD, ids=[repr(g[0])[:40] for g in GOOD])
def test_values_are_kept_letter_for_letter(text, values):
    assert read(text) == (values, "")


def test_what_is_to_be_written_instead_of_a_comment_has_no_space_around_it():
    assert "Skriv uten #: 22 22. Er det" in read("phone: #   22 22  \n")[1]


def test_the_first_of_two_fields_is_the_one_that_is_read():
    assert read("a: 1\na: 2\na: 3")[0] == {"a": "1"}


def test_every_value_and_key_knows_its_place():
    located = told(read_yaml("a: b\nc:\n  - d: |\n      e\n    æ: 'f'\n", "x.yml", 10)).value

    assert located.marks == {
        (): Location("x.yml", 10, 1),
        ("a",): Location("x.yml", 10, 4),
        ("c",): Location("x.yml", 12, 3),
        ("c", 0): Location("x.yml", 12, 5),
        ("c", 0, "d"): Location("x.yml", 12, 8),
        ("c", 0, "æ"): Location("x.yml", 14, 8),
    }
    assert located.key_marks[("c", 0, "æ")] == Location("x.yml", 14, 5)


def test_reading_goes_on_after_what_can_be_passed_over():
    _, report = read("a: &x b\nc: d #e\nc: f\ng:\n  -\n")

    assert [line.split(": ")[1] for line in report.split("\n")[::2]] == [
        "feil YAML03",
        "feil YAML04",
        "feil YAML02",
        "feil FELT06",
    ]


BOMBS = [
    "[" * 60_000,
    "a: " + "[" * 60_000,
    "a: " + "{a: " * 60_000,
    "- " * 60_000,
    "a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 600)),
    "? " * 60_000,
    "a: [" + "'x'," * 60_000 + "]",
    "a: [\n" + "[],\n" * 60_000 + "]",
    "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(20)),
    "a: &a {x: y}\n" + "".join(f"b{i}: &b{i}\n  <<: [*a, *a, *a]\n" for i in range(20)),
    "a: b\n" * 50_000,
    "k: 'x'\n" * 30_000 + "- x",
    "a: " + "x" * 250_000 + ": y",
    "a" * 250_000 + ": b",
    'a: "' + "\n" * 250_000,
]


@pytest.mark.parametrize("text", BOMBS, ids=lambda text: repr(text[:15]))
def test_a_bomb_is_refused_at_once(text):
    started = time.process_time()
    _, report = read(text)

    assert time.process_time() - started < 2
    assert "feil" in report


def test_a_file_with_nothing_right_gives_a_short_report():
    made = told(read_yaml("a: &x b # c\n" * 1000, "x.yml"))

    assert made.value is None
    assert len(made.findings) == 50


FILLERS = "\u115f\u1160\u3164\uffa0"
VISIBLE = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters=FILLERS)
PLAIN = st.text(st.sampled_from(" \n:#-'\"[]{},&*!|>%@`~?0å") | VISIBLE, max_size=20)
TREES = st.dictionaries(
    PLAIN.filter(lambda key: key != "<<"),
    st.recursive(
        PLAIN,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(PLAIN.filter(lambda key: key != "<<"), inner, max_size=4)
        ),
        max_leaves=8,
    ),
    max_size=5,
)


@settings(max_examples=100, deadline=None)
@given(tree=TREES, flow=st.booleans())
def test_what_pyyaml_writes_is_read_back_the_same(tree, flow):
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=10_000)

    assert read(text) == (tree, "")


BARE = ["no", "yes", "on", "Off", "y", "~", "null", "true", "12:30", "08:00", "0301", "05555"]
BARE += ["02800", "1_000", "1e3", "0x1f", "8.30", "2026-11-01", "2026-02-30", "+4722334466", "="]


def written_bare(value, indent=0):
    """Write as a YAML 1.2 program does, which sees no reason to quote ``no`` or ``12:30``."""
    if isinstance(value, str):
        return f" {value}\n"
    if isinstance(value, list):
        return "\n" + "".join(f"{' ' * indent}-{written_bare(v, indent + 2)}" for v in value)
    lines = (f"{' ' * indent}{k}:{written_bare(v, indent + 2)}" for k, v in value.items())
    return "\n" + "".join(lines)


BARE_TREES = st.dictionaries(
    st.sampled_from(BARE),
    st.sampled_from(BARE)
    | st.lists(st.sampled_from(BARE), min_size=1, max_size=4)
    | st.dictionaries(st.sampled_from(BARE), st.sampled_from(BARE), min_size=1, max_size=4),
    min_size=1,
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(tree=BARE_TREES)
def test_what_an_editor_leaves_unquoted_is_read_as_it_stands(tree):
    assert read(written_bare(tree)) == (tree, "")


HOSTILE = st.text(st.sampled_from(list("ab:- \n\t'\"[]{},#&*!|>?%@`\\<0~=.å")), max_size=60)


@settings(max_examples=400, deadline=None)
@given(text=HOSTILE)
def test_whatever_is_typed_never_crashes_and_is_placed_inside_the_text(text):
    findings = told(read_yaml(text, "x.yml")).findings

    lines = text.split("\n")
    for finding in findings:
        assert 1 <= finding.at.line <= len(lines)
        assert 1 <= finding.at.column <= len(lines[finding.at.line - 1]) + 1
