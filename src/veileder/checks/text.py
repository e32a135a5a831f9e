"""What people wrote: links, headings, Markdown, placeholders and numbers that name a person."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.links import LinkTargets, Spot, link_findings, tap_findings
from veileder.checks.markdown import flaws
from veileder.findings import Finding
from veileder.markdown.markup import PLACEHOLDERS, Rendered, render, render_field
from veileder.markdown.tappable import taps
from veileder.model.base import Keys
from veileder.reading.layers import Library
from veileder.reading.likeness import nearest

_IMAGE = re.compile(r"!\[[^\]]*\][\[(]")
_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ ]?\d{5}(?!\d)")


def check_texts(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in every text of every layer, each file once."""
    told = {finding.at for finding in library.findings}
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        targets = LinkTargets(stack, unread)
        for located in layer.sources.values():
            for keys, value in _strings(located.data, ()):
                if located.marks.get(keys) not in told:  # one slip is told once
                    spot = Spot(located, keys)
                    yield from _without_echoes(list(_check(value, spot, targets)), value, spot)


def _without_echoes(found: Sequence[Finding], text: str, spot: Spot) -> Iterator[Finding]:
    """Yield ``found`` without the difference that another fault in its paragraph makes."""
    if not any(finding.rule is rules.TEXT_PREVIEW for finding in found):
        yield from found
        return
    first = spot.at(text, len(text) - len(text.lstrip())).line
    rows = text.lstrip().split("\n")
    paragraph = list(accumulate(not row.strip() for row in rows))
    placed = [(paragraph[min(max(f.at.line - first, 0), len(rows) - 1)], f) for f in found]
    faulty = {number for number, f in placed if f.rule is not rules.TEXT_PREVIEW}
    for number, finding in placed:
        if finding.rule is not rules.TEXT_PREVIEW or number not in faulty:
            yield finding


def _strings(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, (*keys, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, (*keys, key))


def _check(text: str, spot: Spot, targets: LinkTargets) -> Iterator[Finding]:
    yield from _forbidden(text, spot)
    if spot.is_address:
        return
    if spot.is_ref and not targets.has(text):
        cure = nearest(text, sorted(targets.known)) or "Ta bort linjen."
        yield Finding(rules.REF_UNKNOWN, spot.start, f"«{text}» finnes ikke", cure)
    for flaw in flaws(text, is_field=not spot.is_body, is_item=spot.is_item):
        yield Finding(flaw.rule, spot.at(text, flaw.offset(text)), flaw.message, flaw.cure)
    is_marked = spot.is_body or any(sign in text for sign in "[`<")
    rendered = (render if spot.is_body else render_field)(text) if is_marked else None
    for link in rendered.links if rendered else ():
        yield from link_findings(link, text, spot, targets)
    yield from tap_findings(rendered.taps if rendered else taps(text), text, spot)
    if spot.is_body or "\n" in text:
        yield from _headings(text, render(text), spot)


def _forbidden(text: str, spot: Spot) -> Iterator[Finding]:
    for match in _IMAGE.finditer(text):
        message = "Bilder i teksten støttes ikke"
        cure = "Skriv det bildet viser, eller legg det ved et verktøy."
        yield Finding(rules.TEXT_IMAGE, spot.at(text, match.start()), message, cure)
    yield from _unknown_placeholders(text, spot)
    for match in _ELEVEN.finditer(text):
        if is_national_id(match[0].replace(" ", "")):
            yield Finding(
                rules.PERSON_NUMBER,
                spot.at(text, match.start()),
                "Dette er et gyldig fødselsnummer",
                "Ta det bort, og si fra til den som svarer for personvern: det er i historikken.",
            )


def _unknown_placeholders(text: str, spot: Spot) -> Iterator[Finding]:
    for match in _PLACEHOLDER.finditer(text):
        if match[1] not in PLACEHOLDERS:
            cure = nearest(match[1], PLACEHOLDERS) or "Bruk {brand} eller {municipality}."
            if match[1][:1] in ("#", ".", ":", "%"):
                cure = f"Ta bort {match[0]}: egenskaper for overskrifter og lenker virker ikke her."
            message = f"Ukjent plassholder «{match[0]}»"
            yield Finding(rules.TEXT_PLACEHOLDER, spot.at(text, match.start()), message, cure)


def _headings(text: str, rendered: Rendered, spot: Spot) -> Iterator[Finding]:
    previous = 1
    for heading in rendered.headings:
        if heading.level == 1 or heading.level > previous + 1:
            at = spot.at(text, _heading_offset(text, heading.text))
            right = 2 if heading.level == 1 else min(previous + 1, 6)
            message = (
                f"Overskriften «{heading.text}» har nivå {heading.level} etter nivå {previous}"
            )
            yield Finding(rules.TEXT_HEADING, at, message, f"Bruk {'#' * right} her.")
        previous = max(heading.level, 2)


def _heading_offset(text: str, heading: str) -> int:
    match = re.search(rf"^ {{0,3}}#+[ \t]*{re.escape(heading)}", text, re.MULTILINE)
    return match.start() if match else max(text.find(heading), 0)


_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


def is_national_id(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or D-nummer.

    The date must be possible and both control digits right; from 2032 the first control digit's
    remainder may be 0–3 (Skatteetaten), so that is accepted already.
    """
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    if not (1 <= day % 40 <= 31 and 1 <= month % 40 <= 12):
        return False
    first, second = (
        sum(w * n for w, n in zip(weights, numbers, strict=True)) % 11 for weights in _WEIGHTS
    )
    return first in (0, 1, 2, 3) and second == 0
