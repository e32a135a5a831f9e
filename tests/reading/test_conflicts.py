"""Marks from a merge that nobody finished: refused on their line, once, in every kind of file."""

import pytest

STEP = "content/steps/undring.nb.md"
TERMS = "content/terms.yml"
FIELDS = "---\ntitle: Når du undrer deg\noutcomes:\n  videre: Videre\n  avslutt: Avslutt\n---\n"

CONFLICT = "<<<<<<< HEAD\nRing 112\n=======\nRing 113\n>>>>>>> ny utgave\n"
THREE_WAY = "<<<<<<< HEAD\na: 1\n||||||| 1a2b3c4\na: 0\n=======\na: 2\n>>>>>>> ny\n"
INDENTED = "".join(f"    {line}\n" for line in CONFLICT.splitlines())

BAD = [
    pytest.param(STEP, f"{FIELDS}Hei.\n\n{CONFLICT}", ["9:1"], id="in the text"),
    pytest.param(STEP, f"---\n{CONFLICT}title: x\n---\n", ["2:1"], id="in the fields"),
    pytest.param(STEP, f"{CONFLICT}---\ntitle: x\n---\n", ["1:1"], id="above the fields"),
    pytest.param(STEP, f"---\nsummary: |\n{INDENTED}---\n", ["3:5"], id="in a block text"),
    pytest.param(STEP, f'---\ntitle: "Ring\n{CONFLICT}"\n---\n', ["3:1"], id="in a quoted text"),
    pytest.param(STEP, '---\ntitle: "<<<<<<< HEAD"\n---\n', ["2:9"], id="quoted on one line"),
    pytest.param(TERMS, THREE_WAY, ["1:1"], id="with the common ancestor"),
    pytest.param(TERMS, THREE_WAY.replace("\n", "\r\n"), ["1:1"], id="CRLF"),
    pytest.param(TERMS, f"# {CONFLICT}", ["1:3"], id="in a comment"),
    pytest.param(STEP, f"{FIELDS}{CONFLICT}Og\n{CONFLICT}", ["7:1", "13:1"], id="two conflicts"),
    pytest.param(STEP, f"{FIELDS}Ring 112\n>>>>>>> ny\n", ["8:1"], id="only the last mark left"),
    pytest.param(STEP, f"{FIELDS}Ring\n\n=======\nRing\n", ["9:1"], id="only the middle left"),
    pytest.param(STEP, f"{FIELDS}Ring no.\n=======\nRing seinare.\n", ["8:1"], id="under a text"),
    pytest.param(STEP, f"{FIELDS}- Ring\n=======\n- Skriv\n", ["8:1"], id="between points"),
    pytest.param(STEP, f"{FIELDS}||||||| 1a2b3c4\nRing\n", ["7:1"], id="only the ancestor left"),
    pytest.param(TERMS, "terms: []\n=======\n", ["2:1"], id="only the middle left, in YAML"),
]


@pytest.mark.parametrize(("path", "text", "places"), BAD)
def test_a_conflict_is_one_finding_and_nothing_else_is_said_of_the_file(
    workspace, path, text, places
):
    findings = workspace({path: text}).check().findings

    assert [str(f.at) for f in findings] == [f"{path}:{place}" for place in places]
    assert {f.rule.code for f in findings} == {"FIL09"}
    assert "ta bort linjene med <<<<<<<, ======= og >>>>>>>" in findings[0].cure


@pytest.mark.parametrize(
    "body",
    [
        "Råd til deg\n========\n\nRåd\n======\n\nTekst.\n",
        "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|||||||\n",
        "> > > > sitat\n\n<<<<<<<< åtte tegn\n\n======\n",
        "a <<<<<<<b\n",
    ],
)
def test_what_only_looks_like_a_mark_is_left_alone(workspace, body):
    assert "FIL09" not in workspace({STEP: FIELDS + body}).report()


@pytest.mark.parametrize("kept", ["112", "113"])
def test_choosing_one_version_and_taking_the_marks_away_mends_it(workspace, kept):
    chosen = f"{FIELDS}Ring {kept}\n"

    assert workspace({STEP: chosen}).report() == ""


@pytest.mark.parametrize(
    "name",
    [
        "undring.nb_BASE_123.md",
        "undring.nb_LOCAL_123.md",
        "undring.nb_REMOTE_123.md",
        "undring.nb_BACKUP_123.md",
        "undring.nb.md.orig",
        "undring.nb.md.rej",
    ],
)
def test_what_a_merge_program_leaves_is_told_of_with_its_own_cure(workspace, name):
    (finding,) = workspace({f"content/steps/{name}": "x"}).check().findings

    assert str(finding) == (
        f"content/steps/{name}:1:1: advarsel FIL11: Filen er lagt igjen av et fletteverktøy, og "
        "flettingen er kanskje ikke ferdig\n"
        "    Se at rett utgave står i undring.nb.md, og slett denne filen."
    )
