"""Files to layers: front matter and body, what is too much, and nothing that crashes."""

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import as_read_through

from veileder.checked import read
from veileder.findings import Location
from veileder.reading.layers import TextKey

STEP = "content/steps/undring.nb.md"
KEY = TextKey("step", "undring")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: x\n---\nTekst\n", 4),
        ("---\ntitle: x\n---\n\n\n\nTekst\n", 7),
        ("---\ntitle: x\n\n# om tittelen\n---\n \t\nTekst\n", 7),
        ("\ufeff---\r\ntitle: x\r\n---\r\n\r\nTekst\r\n", 5),
    ],
)
def test_the_body_begins_on_its_first_line_with_words(workspace, text, line):
    library = workspace({STEP: text}).load()

    located = library.shared.texts[KEY]["nb"].located
    assert located.data["body"].startswith("Tekst")
    assert located.marks[("body",)] == Location(STEP, line)


def test_a_file_without_text_has_no_body(workspace):
    library = workspace({STEP: "---\ntitle: x\n---\n \n"}).load()

    assert "body" not in library.shared.texts[KEY]["nb"].located.data


def test_dashes_in_the_text_do_not_end_the_fields(workspace):
    text = "---\ntitle: x\nsummary: |\n  a\n  ---\n  b\n---\nc\n\n---\n\nd\n"
    library = workspace({STEP: text}).load()

    data = library.shared.texts[KEY]["nb"].located.data
    assert data == {"title": "x", "summary": "a\n---\nb", "body": "c\n\n---\n\nd\n"}


FRONT = [
    ("# Undring\nTekst", "1:1: feil YAML06: Filen begynner ikke med felt"),
    ("", "1:1: feil YAML06: Filen er tom"),
    ("---\ntitle: x\n", "3:1: feil YAML06: Den andre linjen med --- mangler"),
    ("---\ntitle: x\nactions:\n  - a\n\nTekst\n", "5:1: feil YAML06: Den andre linjen"),
    ("---\ntitle: x\n## Overskrift\n", "3:1: feil YAML06: Den andre linjen med --- mangler"),
    ("---\ntitle: x\n----\nTekst\n", "3:1: feil YAML06: Feltene slutter med «----»"),
    ("---\ntitle: x\n—\nTekst\n", "3:1: feil YAML06: Feltene slutter med «—»"),
    ("---\ntitle: x\n ---\nTekst\n", "3:1: feil YAML06: Linjen med --- har mellomrom foran"),
    (" ---\ntitle: x\n---\n", "1:1: feil YAML06: Linjen med --- har mellomrom foran"),
    ("title: x\n---\nTekst\n", "1:1: feil YAML06: Den første linjen med --- mangler"),
    ("--\ntitle: x\n---\nTekst\n", "1:1: feil YAML06: Den første linjen er «--»"),
    ("\n---\ntitle: x\n---\n", "1:1: feil YAML06: Over den første linjen med --- er det tomme"),
    ("---\n---\nTekst", "2:1: feil YAML06: Filen er tom"),
    ("---\n- a\n---\n", "2:1: feil YAML01: Filen skal bestå av felt"),
    ("Telefon: 22334466\n\nTekst", "1:1: feil YAML06"),
    ("---\ntitle: a: b\n---\n", "2:9: feil YAML01: Et kolon inne i teksten"),
    ("---\ntitle: x\nbody: y\n---\nz", "3:1: feil FELT01: «body» er ikke et felt"),
]


@pytest.mark.parametrize(("text", "said"), FRONT)
def test_fields_that_can_not_be_read_are_pointed_at(workspace, text, said):
    report = workspace({STEP: text}).report()

    assert f"{STEP}:{said}" in report
    as_read_through((STEP, text), report)


COMPLEX = [
    ("[" * 1001, "4:1", "Teksten har «[» 1001 ganger"),
    ("a\n\n" + "[\n" * 1001, "6:1", "Teksten har «[»"),
    ("[a](\n" * 20_000, "4:1", "Teksten har «[» 20000 ganger"),
    ("`` `\n" * 1001, "4:1", "Teksten har «`»"),
    ("*a*\n" * 1001, "4:1", "Teksten har «*»"),
    ("# a\n" * 1001, "4:1", "Teksten har «#»"),
    ("a\n\n" + "1. " * 11 + "a", "6:1", "Mer enn 10 nivåer"),
    ("a\n\n" + "1. " * 1000 + "a", "6:1", "Mer enn 10 nivåer"),
    (">" * 2000, "4:1", "Mer enn 10 nivåer"),
    ("> - " * 6, "4:1", "Mer enn 10 nivåer"),
    ("".join("    " * depth + "- a\n" for depth in range(300)), "15:1", "Mer enn 10 nivåer"),
    ("\t" * 11 + "a", "4:1", "Mer enn 10 nivåer"),
]


@pytest.mark.parametrize(
    ("body", "place", "message"), COMPLEX, ids=[repr(c[0][:9]) for c in COMPLEX]
)
def test_a_text_that_would_take_for_ever_is_refused_at_once(workspace, body, place, message):
    guide = workspace({STEP: f"---\ntitle: x\n---\n{body}"})

    started = time.process_time()
    report = guide.report()

    assert time.process_time() - started < 2
    assert f"{STEP}:{place}: feil TEKST07: {message}" in report


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        (STEP, '---\ntitle: x\nsummary: "' + "\\x5b" * 1001 + '"\n---\n', "3:10"),
        (STEP, "---\ntitle: x\nactions:\n  - " + '"' + "1. " * 11 + 'a"\n---\n', "4:5"),
        (
            "content/terms.yml",
            "terms:\n  - id: a\n    nb:\n      definition: '" + "`" * 1001 + "'",
            "",
        ),
    ],
)
def test_every_field_has_the_same_limit_as_the_body(workspace, path, text, place):
    assert f"{path}:{place}" in (report := workspace({path: text}).report())
    assert "feil TEKST07" in report


def test_a_text_within_the_limits_is_read(workspace):
    body = "1. " * 10 + "a\n\n" + "[a](tool/undringsnotat)\n\n" * 1000 + "    " * 10 + "kode\n"

    assert workspace({STEP: f"---\ntitle: x\n---\n{body}"}).report() == ""


def test_what_is_wrong_in_one_file_does_not_take_the_others_away(workspace):
    library = workspace({STEP: b"\xff"}).load()

    assert library.municipalities == ["testkommune"]
    assert KEY in library.shared.texts
    assert set(library.shared.texts[KEY]) == {"nn"}


def test_a_library_knows_its_layers(workspace):
    region = "name: Regionen\nlanguage: nb\n"
    ours = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: regionen\n'
    library = workspace(
        {
            "municipalities/regionen/region.yml": region,
            "municipalities/testkommune/municipality.yml": ours,
        }
    ).load()

    assert library.regions == ["regionen"]
    assert [layer.id for layer in library.stack("testkommune")] == [
        "felles",
        "regionen",
        "testkommune",
    ]


PIECES = st.sampled_from(
    [
        *(b"---\n", b"title: x\n", b"levels:\n", b"  - id: a\n", b"outcomes:\n  a: b\n"),
        *(b"[", b"\xff", b"\x00", b"\r", b"\t", b"\xef\xbb\xbf", b"\xe2\x80\x8b", b"\xc2\x85"),
        *(b'"', b"'", b"#", b"&a", b"*a", b"!", b"|", b"body: x\n"),
        *(b"translated_from: new\n", b"based_on: new\n", b"kind: form\n", b"name: x\n"),
        *(b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n", b"  - ", b"|\n", b" # x\n"),
        *("Ã¥ &aring; \u00ad\u2028\u202e\ufb01\u200d\u00a0".encode(), "مر\u200f".encode()),
    ]
)
BYTES = st.binary(max_size=200) | st.lists(PIECES, max_size=15).map(b"".join)
PLACES = st.sampled_from(
    [
        "content/helplines.yml",
        "content/emergency.nb.md",
        "municipalities/a/region.yml",
        "municipalities/a/services.yml",
        "municipalities/a/Steps/x y.NB.markdown",
        "content/guide.yml",
        "content/terms.yml",
        "content/steps/a.nb.md",
        "content/steps/a.skole.nb.md",
        "tools/a.nn.md",
        "municipalities/a/municipality.yml",
        "municipalities/a/guide-changes.yml",
    ]
)


@settings(max_examples=150, deadline=None)
@given(path=PLACES, content=BYTES)
def test_no_bytes_crash_the_check_and_every_finding_lies_in_the_file(path, content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
        checked = read(Path(folder))
        findings = checked.findings

    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for finding in (f for f in findings if f.at.path == path):
        assert 1 <= finding.at.line <= len(lines)
        assert 1 <= finding.at.column <= len(lines[finding.at.line - 1]) + 1
