"""What is wrong in one text, wherever it stands.

All that is dear to find is found here, from the text and its form alone, as plain values: so it can
be remembered. What depends on other texts – where a link may lead – is left to ``text``.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from veileder import rules
from veileder.answers import kept
from veileder.checks.contacts import RULE_OF
from veileder.checks.markdown import flaws
from veileder.checks.person_faults import person_faults
from veileder.checks.placeholders import placeholder_faults
from veileder.findings import Rule
from veileder.markdown.contact_forms import Fault, link_faults
from veileder.markdown.markup import (
    Heading,
    Link,
    Rendered,
    render,
    render_field,
)
from veileder.markdown.tappable import Tap, taps

_IMAGE = re.compile(r"!\[[^\]]*\][\[(]")
_BEGINS = re.compile(r"^([ ]*)((?:\{(?:if [^{}\n]*|else|end)\})+)(.*)$", re.MULTILINE)
_ENDS = re.compile(r"(?:\{(?:else|end)\})+(?=[ ]*$)", re.MULTILINE)


class Form(StrEnum):
    """Where a text stands: below the fields, in one of them, in a list, or as an address."""

    BODY = "body"
    FIELD = "field"
    ITEM = "item"
    ADDRESS = "address"


class Remark(NamedTuple):
    """Something wrong in a text: the code of the rule, where (from 0), what, and the cure."""

    code: str
    offset: int
    message: str
    cure: str


class Judged(NamedTuple):
    """What is wrong in a text, and the links in it."""

    remarks: tuple[Remark, ...]
    links: tuple[Link, ...] = ()


@lru_cache(maxsize=20_000)
@kept(Judged)
def judged(text: str, form: Form) -> Judged:
    """Return what is wrong in ``text``, and the links whose targets are to be looked for."""
    if form is Form.ADDRESS:
        return Judged((*_forbidden(text),))
    is_block = form is Form.BODY or "\n" in text
    text = text.rstrip()  # as it is shown, so that it is read once
    forbidden = [*_forbidden(text)]
    text = _laid_out(text)
    rendered = _rendered(text, form)
    links, found = (rendered.links, rendered.taps) if rendered else ((), taps(text))
    remarks = [*forbidden, *_flaws(text, form)]
    remarks += [remark for link in links for remark in _of_link(link)]
    remarks += _of_taps(found, text)
    if is_block:
        remarks += _of_headings(render(text).headings, text)
    return Judged(tuple(remarks), links)


def _laid_out(text: str) -> str:
    """Return ``text`` without conditions around lines, so that a row or a point is seen as one.

    What stands on other lines is where it was.
    """
    if "{if " not in text:
        return text
    begun = _BEGINS.sub(lambda line: f"{line[1]}{line[3]}{' ' * len(line[2])}", text)
    return _ENDS.sub(lambda tags: " " * len(tags[0]), begun)


def _rendered(text: str, form: Form) -> Rendered | None:
    """Return ``text`` as it is shown; None for a field without signs that may be a link."""
    if form is Form.BODY:
        return render(text)
    return render_field(text) if any(sign in text for sign in "[`<") else None


def _remark(rule: Rule, offset: int, message: str, cure: str) -> Remark:
    return Remark(rule.code, offset, message, cure)


def _forbidden(text: str) -> Iterator[Remark]:
    for match in _IMAGE.finditer(text):
        message = "Bilder i teksten støttes ikke"
        cure = "Skriv det bildet viser, eller legg det ved et verktøy."
        yield _remark(rules.TEXT_IMAGE, match.start(), message, cure)
    yield from (_remark(*fault) for fault in placeholder_faults(text))
    of_persons = (fault for fault in person_faults(text) if fault.rule is not rules.CONTACT_EMAIL)
    yield from (_remark(*fault) for fault in of_persons)  # of addresses, more is told below


def _flaws(text: str, form: Form) -> Iterator[Remark]:
    for flaw in flaws(text, is_field=form is not Form.BODY, is_item=form is Form.ITEM):
        yield _remark(flaw.rule, flaw.offset(text), flaw.message, flaw.cure)


def _of_link(link: Link) -> Iterator[Remark]:
    """Yield what is wrong with an address that leads out of the site."""
    if link.is_external:
        yield from (_of_fault(fault, link.offset) for fault in link_faults(link.href, link.shown))


def _of_taps(found: Iterable[Tap], text: str) -> Iterator[Remark]:
    """Yield the bare numbers and addresses that lead nowhere, or where they may not."""
    start = 0
    for tap in found:
        at = max(text.find(tap.text, start), 0)
        start = at + len(tap.text)
        if tap.fault:
            yield _of_fault(tap.fault, at)


def _of_fault(fault: Fault, offset: int) -> Remark:
    return _remark(RULE_OF[fault.kind], offset, fault.message, fault.cure)


def _of_headings(headings: Iterable[Heading], text: str) -> Iterator[Remark]:
    previous = 1
    for heading in headings:
        if heading.level == 1 or heading.level > previous + 1:
            right = 2 if heading.level == 1 else min(previous + 1, 6)
            message = (
                f"Overskriften «{heading.text}» har nivå {heading.level} etter nivå {previous}"
            )
            at = _heading_offset(text, heading.text)
            yield _remark(rules.TEXT_HEADING, at, message, f"Bruk {'#' * right} her.")
        previous = max(heading.level, 2)


def _heading_offset(text: str, heading: str) -> int:
    match = re.search(rf"^ {{0,3}}#+[ \t]*{re.escape(heading)}", text, re.MULTILINE)
    return match.start() if match else max(text.find(heading), 0)
