"""A finding in a field of several lines stands on the line of its text, also where it is folded."""

import pytest

STEP = "content/steps/undring.nb.md"
HEAD = "---\ntitle: Når du undrer deg\noutcomes:\n  videre: Videre\n  avslutt: Avslutt\n"
BAD = "Se [x](tool/finnes-ikke) nå."


@pytest.mark.parametrize(
    ("field", "place"),
    [
        (f"summary: |\n  En linje.\n\n  {BAD}\n", "9:10"),
        (f"summary: >-\n  En linje\n  og en til.\n  {BAD}\n", "9:10"),
        (f"participants:\n  - |\n    En.\n    {BAD}\n", "9:12"),
        (f"summary: En linje\n  {BAD}\n", "7:10"),
        (f"summary: 'En linje\n\n  {BAD}'\n", "8:10"),
        (f"summary: {BAD}\n", "6:10"),
        (f'summary: "En\\x20linje\n  {BAD}"\n', "6:10"),
    ],
)
def test_a_dead_link_in_a_field_is_told_on_its_own_line(workspace, field, place):
    findings = workspace({STEP: f"{HEAD}{field}---\n"}).check().findings

    assert [str(f.at) for f in findings if f.rule.code == "LENKE01"] == [f"{STEP}:{place}"]


def test_what_follows_from_another_fault_in_the_paragraph_is_not_told(workspace):
    text = "10. mai\n17. mai, se [x](tool/finnes-ikke)"

    def said(body):
        found = workspace({STEP: f"{HEAD}---\n\n{body}\n"}).check().findings
        return [(f.rule.code, f.at.line) for f in found if not f.rule.code.startswith("SPRAK")]

    assert said(text) == [("LENKE01", 9)]
    assert said(f"{text}\n\n1. mai\n2. mai") == [("LENKE01", 9), ("TEKST10", 11)]
