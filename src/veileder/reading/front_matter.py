"""A Markdown file to its fields, between two lines with ``---``, and the text below them."""

import re

from veileder import rules
from veileder.findings import Finding, Location, Telling
from veileder.reading.yaml.located import Located
from veileder.reading.yaml.reader import read_yaml

_FIELD = re.compile(r"[A-Za-z_-]+:(\s|$)")
# What word processors and slips make of three hyphens.
_NEARLY = re.compile(r"\s*(-\s?-|-{4,}|[—–]+-?|[_*=]{3,}|---.+)\s*$")
_FAR_IN = "Linjen med --- har mellomrom foran"


def read_front_matter(text: str, path: str) -> Telling[Located | None]:
    """Return the fields of ``text``, with what stands below them as ``body``.

    None when there are no fields to read; what is yielded says why.
    """
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        yield _without_fields(lines, path)
        return None
    located = yield from read_yaml("\n".join(lines[1:end]), path, first_line=2)
    if located is not None:
        _add_body(located, lines, end + 1, path)
        if ("body",) in located.key_marks:
            yield _body_as_field(located.key_marks[("body",)])
    return located


def _without_fields(lines: list[str], path: str) -> Finding:
    """Return which of the two lines is missing, or what stands instead of it."""
    number, message, cure = _first_line(lines) if lines[0].rstrip() != "---" else _last_line(lines)
    return Finding(rules.FRONT_MATTER, Location(path, number), message, cure)


def _first_line(lines: list[str]) -> tuple[int, str, str]:
    filled = next((i for i, line in enumerate(lines) if line.strip()), None)
    if filled is None:
        return 1, "Filen er tom", "Skriv feltene mellom to linjer med ---, eller slett filen."
    first = lines[filled]
    if first.rstrip() == "---":
        return 1, "Over den første linjen med --- er det tomme linjer", "Ta bort de tomme linjene."
    if first.strip() == "---":
        return filled + 1, _FAR_IN, "Skriv --- helt til venstre på linje 1."
    if _NEARLY.match(first):
        message = f"Den første linjen er «{first.strip()}», og skal være tre bindestreker"
        return filled + 1, message, "Skriv --- alene på linje 1."
    if _FIELD.match(first):
        cure = "Skriv --- alene på linje 1, over det første feltet."
        return 1, "Den første linjen med --- mangler", cure
    message = "Filen begynner ikke med felt mellom to linjer med ---"
    return 1, message, "Skriv øverst: ---, så «title: …» og de andre feltene, så --- igjen."


def _last_line(lines: list[str]) -> tuple[int, str, str]:
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return number, _FAR_IN, "Ta bort mellomrommene foran."
        if line.strip() and _NEARLY.match(line):
            message = f"Feltene slutter med «{line.strip()}», og det skal være tre bindestreker"
            return number, message, f"Skriv --- alene på linje {number}."
    last = next((i for i, line in enumerate(lines[1:], start=1) if not _in_fields(line)), None)
    number = len(lines) if last is None else last + 1
    message = "Den andre linjen med --- mangler, den mellom feltene og teksten"
    return number, message, "Skriv --- alene på en linje under det siste feltet."


def _in_fields(line: str) -> bool:
    """Whether ``line`` looks like a field, or belongs to the field above it."""
    return bool(_FIELD.match(line) or re.match(r"\s+\S|- |#\s", line))


def _add_body(located: Located, lines: list[str], start: int, path: str) -> None:
    """Put the text from line index ``start`` under ``body``, from its first line with words."""
    first = next((i for i in range(start, len(lines)) if lines[i].strip()), None)
    if first is not None:
        located.data["body"] = "\n".join(lines[first:])
        located.marks[("body",)] = Location(path, first + 1)


def _body_as_field(at: Location) -> Finding:
    return Finding(
        rules.FIELD_UNKNOWN,
        at,
        "«body» er ikke et felt; teksten står under den andre linjen med ---",
        "Flytt teksten dit, og ta bort linjen her.",
    )
