"""What people wrote: links, headings, lists, HTML, placeholders and numbers that name a person."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.links import LinkTargets, Spot, link_findings, tap_findings
from veileder.decode import nearest
from veileder.findings import Finding, Rule
from veileder.layers import Library
from veileder.markup import PLACEHOLDERS, Rendered, render
from veileder.model.base import Keys
from veileder.tappable import taps

_HTML = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--")
_AUTOLINK = re.compile(r"<((https?|mailto|tel):[^>\s]*|[^@>\s]+@[^@>\s]+)>")
_IMAGE = re.compile(r"!\[[^\]]*\][\[(]")
_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")
_ITEM = re.compile(r" {0,3}([-*+]|1\.) \S")
_BLOCK = re.compile(
    r"\s|([-*+]|\d+\.)\s|[#>|]|!!!"
)  # what a list may follow at once, or is part of
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ ]?\d{5}(?!\d)")


def check_texts(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in every text of every layer, each file once."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        targets = LinkTargets(stack, unread)
        for located in layer.sources.values():
            for keys, value in _strings(located.data, ()):
                yield from _check(value, Spot(located, keys), targets)


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
    is_marked = spot.is_body or "](" in text or "`" in text or "<" in text
    if is_marked:
        for link in render(text).links:
            yield from link_findings(link, text, spot, targets)
    yield from tap_findings(render(text).taps if is_marked else taps(text), text, spot)
    if spot.is_body or "\n" in text:
        yield from _headings(text, render(text), spot)


_FORBIDDEN: tuple[tuple[re.Pattern[str], Rule, str, str], ...] = (
    (
        _HTML,
        rules.TEXT_HTML,
        "Rå HTML vises ikke",
        "Skriv det med Markdown: **fet**, *kursiv*, [lenke](…).",
    ),
    (
        _IMAGE,
        rules.TEXT_IMAGE,
        "Bilder i teksten støttes ikke",
        "Skriv det bildet viser, eller legg det ved et verktøy.",
    ),
)


def _forbidden(text: str, spot: Spot) -> Iterator[Finding]:
    for pattern, rule, message, cure in _FORBIDDEN:
        for match in pattern.finditer(text):
            if not _AUTOLINK.match(match[0]):
                yield Finding(rule, spot.at(text, match.start()), message, cure)
    for offset in _glued_lists(text):
        message = "Listen mangler en tom linje foran"
        cure = "Sett inn en tom linje før det første punktet."
        yield Finding(rules.TEXT_LIST, spot.at(text, offset), message, cure)
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
            message = f"Ukjent plassholder «{match[0]}»"
            yield Finding(rules.TEXT_PLACEHOLDER, spot.at(text, match.start()), message, cure)


def _glued_lists(text: str) -> Iterator[int]:
    """Yield where a list begins right below a paragraph, which it then becomes a part of."""
    offset, block = 0, ""
    for line in text.split("\n"):
        if block and not _BLOCK.match(block) and _ITEM.match(line):
            yield offset
            block = line
        block = (block or line) if line.strip() and not line.startswith("#") else ""
        offset += len(line) + 1


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
    match = re.search(rf"^#+[ \t]*{re.escape(heading)}", text, re.MULTILINE)
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
