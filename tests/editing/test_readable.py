"""Values of the fields as a person reads them: no YAML, no Markdown, no id."""

import pytest

from veileder.editing.comparing import as_lines
from veileder.editing.differences import words
from veileder.editing.language import Words
from veileder.editing.outline import in_lines
from veileder.editing.parts import parts_of
from veileder.editing.plain_lines import plain_lines
from veileder.editing.readable import Readable
from veileder.editing.references import References
from veileder.model.base import Language
from veileder.model.kinds import KINDS

TITLES = {"article/samtykke": "Samtykke", "step/plan": "Lag en plan"}
FORM = [
    {
        "heading": "Før møtet",
        "help": "Se **alltid** [her](article/samtykke).",
        "fields": [
            {"id": "dag", "type": "date", "label": "Dagen"},
            {"id": "hvem", "type": "choices", "label": "Hvem", "options": ["Mor", "Far"]},
        ],
    }
]


class _Titles(References):
    def options(self, to):
        return list(TITLES.items()) if to == "page" else []


@pytest.fixture
def readable(workspace):
    """Return what says the fields of a tool, in a målform."""
    root = workspace({}).with_theme().root

    def made(language=Language.NB):
        parts = parts_of(KINDS["tool"].model)
        return Readable(parts, Words(language, root), _Titles(None))

    return made


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ett\nto.\n\n## Tre\n\nFire.", "Ett to.\n\nTre\n\nFire."),
        ("Først:\n\n- **a**\n- b\n  1. c\n  2. d\n\nSist.",
         "Først:\n• a\n• b\n  1. c\n  2. d\n\nSist."),
        ("| a | b |\n|---|---|\n| 1 | *2* |", "a | b\n1 | 2"),
        ("Se [dette](article/samtykke#x) og [Lag en plan](step/plan).",
         "Se dette (→ Samtykke) og Lag en plan."),
        ("[Skjemaet](https://example.no/x) og ring 00 00 00 01.",
         "Skjemaet (→ https://example.no/x) og ring 00 00 00 01."),
        ("- [ ] gjør\n- [x] gjort", "• ☐ gjør\n• ☑ gjort"),
        ("5. fem\n6. seks", "5. fem\n6. seks"),
        ("<b>x</b> & «y»", "<b>x</b> & «y»"),
        ("", ""),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("a  \nb", "a\nb"),
        ("1. a\n\n   b\n2. c", "1. a\n  b\n2. c"),
        ("- a\n  - b\n- c\n\nd", "• a\n  • b\n• c\n\nd"),
        ("3. c\n   - d\n   - e\n4. f", "3. c\n  • d\n  • e\n4. f"),
        ("a **b**c *d* e", "a bc d e"),
        ("[Samtykke](article/samtykke), [b](https://example.no/)",
         "Samtykke, b (→ https://example.no/)"),
        ("[**SAMTYKKE**](article/samtykke)", "SAMTYKKE"),
        ("[ukjent](article/borte)", "ukjent"),
        ("[tom]() og [b](<>)", "tom og b"),
        ("[post](mailto:a@example.no?subject=a:b)", "post"),
        ("[post](mailto:a@example.no) og [ring](tel:00000001)", "post og ring"),
        ("| a | | c |\n|---|---|---|\n| 1 | 2 | |", "a | | c\n1 | 2 |"),
        ("a\n\n| a |\n|---|\n| 1 |\n\nb", "a\na\n1\n\nb"),
        ("```\na\n```", "a"),
        ("> a\n\nb", "a\n\nb"),
        ("a\n\n> [!NOTE]\n> - b", "a\n\n• b"),
    ],
)  # fmt: skip
def test_markdown_is_read_as_lines(text, read):
    assert plain_lines(text, lambda ref: TITLES.get(ref.partition("#")[0], "")) == read


def test_the_form_of_a_tool_is_read_by_its_labels(readable):
    assert readable().say("form", FORM) == (
        "• Overskrift: Før møtet\n"
        "  Felt:\n"
        "    • Hva som fylles inn: Dato\n"
        "      Ledetekst: Dagen\n"
        "    • Hva som fylles inn: Flere valg\n"
        "      Ledetekst: Hvem\n"
        "      Valg:\n"
        "        • Mor\n"
        "        • Far\n"
        "  Hjelp: Se alltid her (→ Samtykke)."
    )
    assert "Kva ein fyller inn: Fleire val" in str(readable(Language.NN).say("form", FORM))


def test_sources_have_their_day_in_words(readable):
    row = {"title": "Loven", "url": "https://example.no/", "checked": "2026-11-21"}

    said = readable().say("sources", [row, {**row, "checked": "x", "confirmed": True}])

    assert said == (
        "• Kilde: Loven\n  Nettadresse: https://example.no/\n  Kontrollert: 21. november 2026\n"
        "• Kilde: Loven\n  Nettadresse: https://example.no/\n  Kontrollert: x\n"
        "  Bekreftet mot kilden: Ja"
    )


@pytest.mark.parametrize(
    ("one", "other"), [("Se **der**.", "Se der."), ("## Se", "Se"), ("a\nb", "a b")]
)
def test_what_differs_in_signs_alone_is_shown_with_them(readable, one, other):
    say = readable().alike("body", (None, one, other))

    assert say(one) == one and say(other) == other
    assert as_lines(one) != as_lines(other)


def test_signs_that_are_no_difference_are_not_shown(readable):
    assert readable().alike("body", ("Se **der**.", "Se **her**."))("Se **her**.") == "Se her."


@pytest.mark.parametrize("odd", [["x"], {"x": "y"}, "tekst", 3, True, [{"fields": "x"}], [[]]])
def test_what_should_not_stand_there_is_said_all_the_same(readable, odd):
    for name in ("form", "sources", "body", "laws", "kind", "reviewed", "no_such"):
        assert readable().say(name, odd) is None or isinstance(readable().say(name, odd), str)


def test_lines_of_a_list_stand_under_their_point_with_what_is_changed_in_them():
    lines = in_lines(words("• a\n    b c\n\nd", "• a\n    b ny\n\nd"))

    assert [(line.depth, [piece.text for piece in line.pieces]) for line in lines] == [
        (0, ["• a"]), (2, ["b", " c", " ny"]), (0, []), (0, ["d"]),
    ]  # fmt: skip
    assert in_lines("a\nb") == [] and in_lines("") == []
