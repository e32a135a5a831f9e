"""Placeholders and conditions that mean nothing, as far as their text alone can tell."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from veileder import rules
from veileder.findings import Rule
from veileder.reading.likeness import nearest
from veileder.resolving.words.syntax import (
    ASKED,
    FORMS_OF,
    PLACES,
    SHOWN,
    THINGS,
    If,
    Tag,
    Turn,
    tags,
)


class Fault(NamedTuple):
    """What is wrong: the rule, where in the text (from 0), the message and the cure."""

    rule: Rule
    offset: int
    message: str
    cure: str


def placeholder_faults(text: str) -> Iterator[Fault]:
    """Yield the placeholders of ``text`` that mean nothing, and conditions that do not hold."""
    if "{" not in text:
        return
    found = [*tags(text)]
    yield from _conditions(tag for tag in found if isinstance(tag.means, If | Turn) or _is_if(tag))
    yield from (_unknown(tag) for tag in found if tag.means is None and _is_meant(tag))


def _conditions(found: Iterable[Tag]) -> Iterator[Fault]:
    opened: Tag | None = None
    has_turned = False
    for tag in found:
        if isinstance(tag.means, If) or _is_if(tag):
            if opened:
                yield _condition(tag, "står inni en annen betingelse", "Avslutt den første først.")
            opened, has_turned = tag, False
            continue
        is_else = tag.written == "{else}"
        if opened is None or (has_turned and is_else):
            yield _condition(tag, "hører ikke til noen {if …}", "Ta den bort.")
        opened, has_turned = (opened, True) if is_else else (None, False)
    if opened:
        cure = "Skriv {end} der det som er betinget, slutter. Det må være i samme felt."
        yield _condition(opened, "er ikke avsluttet", cure)


def _is_if(tag: Tag) -> bool:
    """Whether it is a condition, also when what it asks for is unknown."""
    return tag.means is None and tag.written.startswith("{if ")


def _condition(tag: Tag, what: str, cure: str) -> Fault:
    return Fault(rules.WORD_CONDITION, tag.start, f"«{tag.written}» {what}", cure)


def _is_meant(tag: Tag) -> bool:
    """Whether what stands in braces is meant as a placeholder; other rules tell of the rest."""
    inside = tag.written[1:-1]
    if inside != inside.strip() or "=" in inside:
        return False
    first = inside.partition(" ")[0].lower()
    return " " not in inside or "/" in inside or first in FORMS_OF or first == "if"


def _unknown(tag: Tag) -> Fault:
    inside = tag.written[1:-1]
    message = f"Ukjent plassholder «{tag.written}»"
    head, _, _ = inside.partition(" ")
    if inside.startswith("if"):
        message = f"Ukjent betingelse «{tag.written}»"
    return Fault(rules.TEXT_PLACEHOLDER, tag.start, message, _cure(tag.written, inside, head))


def _cure(written: str, inside: str, head: str) -> str:
    name = head.partition("/")[0]
    known = name[:1].lower() + name[1:]
    if inside[:1] in ("#", ".", ":", "%"):
        return f"Ta bort {written}: egenskaper for overskrifter og lenker virker ikke her."
    if inside.startswith("if"):
        asked = ", ".join(f"{kind}/…" for kind in ASKED)
        return f"Det kan spørres om log, {asked}, som {{if role/…}} eller {{if not log}}."
    if known in (*THINGS, *PLACES) and "/" not in head:
        return f"Skriv hvilken det er, med id-en: {{{name}/…}}."
    if known in FORMS_OF:
        forms = ", ".join(FORMS_OF[known])
        return f"Formene er {forms}, i den rekkefølgen." if forms else "Skriv den uten former."
    guess = nearest(inside, FORMS_OF)
    return guess or f"Bruk {SHOWN}."
