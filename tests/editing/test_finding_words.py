"""What is found is told in the words of the forms, in the målform of the municipality."""

import ast
import re

import pytest

from veileder.editing.finding_words import in_forms
from veileder.editing.language import Words, field_words, rows_of
from veileder.model.base import Language

SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nn\n'
_ABOUT_FILES = re.compile(
    r"\.yml|\.md\b|build\.py|\b(filen?|fila|mappen|mappa|linjen|linja|[Ii]d-en\w*|based_on|order"
    r"|outcomes|hide|baton|reviewed|checked|markdown)\b",
    re.IGNORECASE,
)
_BOKMAL = re.compile(
    r"\b(ikke|hva|hvem|hvor|dere|noen|fra|bare|også|siden|en|et|tjenesten?)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def rows():
    """Return the table of what is found."""
    return rows_of("findings.yml")


def _templates(project):
    """Return every sentence that the program has, with {} for what changes in it."""
    for path in (project / "src/veileder").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                parts = (getattr(part, "value", "") for part in node.values)
                yield "".join(part if isinstance(part, str) else "{}" for part in parts)


def test_everything_in_the_table_is_something_that_the_checks_say(project, rows):
    known = "\n".join(_templates(project))

    assert [r["said"] for r in rows if r["said"].removeprefix("«{}» ") not in known] == []


def test_the_forms_words_are_about_no_files(rows):
    said = [words for row in rows for words in (row.get("nb", row["said"]), row["nn"])]

    assert [words for words in said if _ABOUT_FILES.search(words)] == []


def test_nynorsk_is_nynorsk(rows):
    assert [row["nn"] for row in rows if _BOKMAL.search(row["nn"])] == []


def test_what_is_to_be_pressed_or_filled_in_is_there(project, rows):
    script = project / "src/veileder/editing/static/markdown-field.js"
    fields = field_words()
    for language, key, labels in (
        (Language.NB, "nb", fields.keys()),
        (Language.NN, "nn", fields.values()),
    ):
        names = {*Words(language, project).texts.values(), *labels}
        names |= set(re.findall(r'\w+: "([^"]*)"', script.read_text(encoding="utf-8")))
        cures = "\n".join(row.get(key, "") for row in rows)
        asked = re.findall(r"(?:på|under|i|I|Åpne|Opne) «([^»{]+)»", cures)
        assert len(asked) > 10 and set(asked) - names == set()


def test_what_changes_stands_where_it_belongs():
    said = "Teksten har 90 tegn, og kan ha høyst 80"

    assert in_forms(said, Language.NN) == "Teksten har 90 teikn, og kan ha høgst 80"
    assert in_forms(said, Language.NB) == said
    assert in_forms("Noe som ingen har skrevet om", Language.NN) is None


@pytest.fixture
def nynorsk(workspace, open_forms):
    """Open a municipality in nynorsk with some mistakes."""
    folder = "municipalities/testkommune"
    tool = "---\ntitle: Noko\nkind: form\n---\n\nSjå <b>her</b> no.\n\nSlik<br>står det.\n"
    return open_forms(
        workspace(
            {f"{folder}/municipality.yml": SETTINGS, f"{folder}/tools/noko.nn.md": tool}
        ).with_theme()
    )


def test_a_finding_is_told_in_nynorsk(nynorsk):
    page = nynorsk.get("skjema/tools/noko.nn.md")

    assert "Ingen steg bruker verktøyet. Legg det til eit steg i «Rettleiaren»" in page
    assert "HTML-kode blir ikkje vist. Ta bort koden mellom &lt; og &gt;." in page
    assert "hide:" not in page and "Rå HTML" not in page


def test_what_nobody_has_made_nynorsk_of_says_that_it_is_bokmal(nynorsk):
    page = nynorsk.get("skjema/tools/noko.nn.md")

    assert re.search(
        r'class="error" lang="nb">HTML-kode vises ikke\. Skriv .* sist på linjen', page
    )
    assert re.search(
        r'<p lang="nb">HTML-kode vises ikke\. Skriv .* sist på linjen', nynorsk.get("")
    )
    fields = [*nynorsk.fields("skjema/tools/noko.nn.md"), ("_act", "draft")]
    told = nynorsk.post("skjema/tools/noko.nn.md", fields).json()
    assert {one["language"] for one in told} == {"", "nb"}
