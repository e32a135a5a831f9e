"""PyYAML's complaints in Norwegian, for people who do not know YAML: where, what, and the cure."""

from typing import Any

from veileder.reading.yaml.causes import CAUSES
from veileder.reading.yaml.trouble import Explained, Mark, Trouble

_EXPLANATIONS = (
    (
        "sequence entries are not allowed",
        "Et punkt med strek kan ikke stå på samme linje som feltnavnet",
        "Flytt streken ned på neste linje, eller sett verdien i anførselstegn.",
    ),
    (
        "expected '<document start>'",
        "Her er det tekst etter slutten av feltene",
        "Ta bort linjen med «...», eller rett innrykket over.",
    ),
    (
        "character escape",
        "Tegnet etter omvendt skråstrek finnes ikke",
        "Skriv tegnet rett inn.",
    ),
    (
        "expected <block end>",
        "Innrykket stemmer ikke, eller teksten fortsetter etter et anførselstegn",
        "Rett innrykket så det er likt for alle felt på samme nivå. "
        "Har teksten anførselstegn inni, bruk «».",
    ),
    (
        "scanning an alias",
        "«*» først i verdien er en YAML-henvisning",
        'Sett hele verdien i anførselstegn: "**Ring** 112".',
    ),
    (
        "scanning an anchor",
        "«&» først i verdien er et YAML-merke",
        'Sett hele verdien i anførselstegn: "&…".',
    ),
    (
        "a tag",
        "«!» først i verdien er et YAML-merke",
        'Sett hele verdien i anførselstegn: "!…".',
    ),
    (
        "scanning a block scalar",
        "Etter | eller > skal teksten begynne på neste linje",
        "Skriv «>-» alene, og teksten på linjene under med innrykk.",
    ),
    ("surrogate", "Tegnet etter omvendt skråstrek finnes ikke", "Skriv tegnet rett inn."),
    (
        "found unknown escape",
        "Omvendt skråstrek har en egen betydning i doble anførselstegn",
        "Bruk enkle anførselstegn i stedet.",
    ),
    (
        "did not find expected",
        "Innrykket eller tegnsettingen stemmer ikke",
        "Sammenlign med linjene over.",
    ),
)


def trouble(error: Any, lines: list[str], long_quote: Mark | None) -> Trouble:
    """Return PyYAML's ``error`` as plain values."""
    context, problem = getattr(error, "context", ""), getattr(error, "problem", error)
    began, gave_up = (
        _mark(getattr(error, "context_mark", None)),
        _mark(getattr(error, "problem_mark", None)),
    )
    return Trouble(str(context or ""), str(problem), began, gave_up or (0, 0), lines, long_quote)


def explain(trouble: Trouble) -> Explained:
    """Return what is wrong, where it is and how to mend it, in Norwegian."""
    text = f"{trouble.context} {trouble.problem}"
    for needle, explained in CAUSES:
        if needle in text and (found := explained(trouble)):
            return found
    for needle, message, cure in _EXPLANATIONS:
        if needle in text:
            return Explained(message, cure)
    return Explained(
        "Oppsettet kan ikke leses her",
        "Sammenlign med en fil som virker, for eksempel den samme hos en annen kommune.",
    )


def _mark(mark: Any) -> Mark | None:
    return None if mark is None else (mark.line, mark.column)
