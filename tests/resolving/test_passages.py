"""One text with its words put in, and without the passages that are not for this site."""

# ruff: noqa: E501 - tables

import pytest

from veileder.resolving.words.passages import made

WORDS = {"role/leder": "leder", "log": "logg", "brand": "BTI"}
PRESENT = {"log", "role/leder", "consent_age"}


def shown(text: str) -> str:
    return made(
        text,
        lambda slot: WORDS.get(slot.ref),
        lambda asked: (asked.ref in PRESENT) is not asked.is_not,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Din {role/leder} har {log}.", "Din leder har logg."),
        ("{brand}: {ukjent} {navn på barnet}", "BTI: {ukjent} {navn på barnet}"),
        ("Skriv{if log} i {log}{end}.", "Skriv i logg."),
        ("Skriv {if not log}i journalen{else}i {log}{end} nå.", "Skriv i logg nå."),
        ("Den unge, {if consent_age}fra 15 år{else}spør lederen{end}.", "Den unge, fra 15 år."),
        ("Skriv {if level/niva-3}på nivå 3{end} nå.", "Skriv nå."),
        ("Skriv {if level/niva-3}på nivå 3{end}.", "Skriv."),
        ("{if level/niva-3}Se nivå 3.{end} Ring.", "Ring."),
        ("{if level/niva-3}Bare det.{end}", ""),
        ("{if level/niva-3}A{else}B{end} {if role/leder}C{else}D{end}", "B C"),
        ("- En\n- {if level/niva-3}To{end}\n- Tre", "- En\n- Tre"),
        ("1. En\n2. {if level/niva-3}To{end}\n3. Tre\n\nSå:\n\n1. En", "1. En\n2. Tre\n\nSå:\n\n1. En"),
        ("1. {if level/niva-3}En{end}\n2. To\n   mer\n3. Tre", "1. To\n   mer\n2. Tre"),
        ("A\n\n{if level/niva-3}\nB\n\nC\n{end}\n\nD", "A\n\n\nD"),
        ("A\n\n{if log}\nB\n\nC\n{end}\n\nD", "A\n\nB\n\nC\n\nD"),
        ("| A |\n|---|\n{if level/niva-3}| x |{end}\n\nD", "\nD"),
        ("| A |\n|---|\n{if level/niva-3}| x |{end}\n{if log}| y |{end}", "| A |\n|---|\n| y |"),
        ("## A\n\n{if level/niva-3}B{end}\n\n### C\n- {if level/niva-3}D{end}\n## E\nF", "\n\n## E\nF"),
        ("## A\n\n| A | B |\n| --- | :--: |\n{if level/niva-3}| x | y |{end}\n\nD", "## A\n\n\nD"),
        ("## A\n\n## B\n\n{if log}C{end}", "## A\n\n## B\n\nC"),
        (
            "| A | B |\n|---|---|\n| {if level/niva-3}x{end} | {if level/niva-3}y{end} |\n| 1 | 2 |",
            "| A | B |\n|---|---|\n| 1 | 2 |",
        ),
        ("Uten {brand}\n\n- \n- to", "Uten BTI\n\n- \n- to"),
    ],
)  # fmt: skip
def test_words_are_put_in_and_what_is_left_empty_goes(text, said):
    assert shown(text) == said
