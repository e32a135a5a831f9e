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
from veileder.addresses import Context, Fault, Kind, judge, kind_of_link
from veileder.addresses.phones import DIAL_CODE
from veileder.answers import kept
from veileder.checks.link_words import says_nothing
from veileder.checks.markdown import flaws, is_calm
from veileder.checks.person_faults import person_faults
from veileder.checks.pictures import of_words
from veileder.checks.placeholders import placeholder_faults
from veileder.findings import Rule
from veileder.markdown.markup import (
    Heading,
    Link,
    Rendered,
    render,
    render_field,
)
from veileder.markdown.pictures import written
from veileder.markdown.tappable import Tap, taps
from veileder.persons.found import Kind as Names
from veileder.persons.found import traces

_IMAGE = re.compile(r"!\[[^\]]*\][\[(]")
_BEGINS = re.compile(r"^([ ]*)((?:\{(?:if [^{}\n]*|else|end)\})+)(.*)$", re.MULTILINE)
_ENDS = re.compile(r"(?:\{(?:else|end)\})+(?=[ ]*$)", re.MULTILINE)
_SIGNS = re.compile(r"\]\([^)]*\)?|[*_\[\]]")


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


class Reached(NamedTuple):
    """A number or an address in a text that has the right form: where, and what is beside it.

    ``shown`` is None where it is no link.
    """

    kind: Kind
    value: str
    offset: int
    shown: str | None
    before: str
    after: str


class Judged(NamedTuple):
    """What is wrong in a text, the links in it, and the numbers and addresses that may be right."""

    remarks: tuple[Remark, ...]
    links: tuple[Link, ...] = ()
    reached: tuple[Reached, ...] = ()


@lru_cache(maxsize=20_000)
def judged(text: str, form: Form) -> Judged:
    """Return what is wrong in ``text``, and the links whose targets are to be looked for.

    Where there is no markup, it takes less time to judge than to look up.
    """
    return _judged(text, form) if is_calm(text) else _remembered(text, form)


@kept(Judged)
def _remembered(text: str, form: Form) -> Judged:
    return _judged(text, form)


def _judged(text: str, form: Form) -> Judged:
    if form is Form.ADDRESS:
        return Judged((*_forbidden(text),))
    is_block = form is Form.BODY or "\n" in text
    text = text.rstrip()  # as it is shown, so that it is read once
    forbidden = [*_forbidden(text, shows_pictures=form is Form.BODY)]
    text = _laid_out(text)
    rendered = _rendered(text, form)
    links, found = (rendered.links, rendered.taps) if rendered else ((), taps(text))
    remarks = [*forbidden, *_flaws(text, form)]
    remarks += _of_codes(text)
    reached = [*_links_out(links, text), *_bare(found, text)]
    remarks += [
        _of_fault(fault, one.offset)
        for one, fault in reached
        if fault and not _is_private(text, one.offset)
    ]
    remarks += [remark for link in links for remark in _of_words(link, text)]
    if is_block:
        remarks += _of_headings(render(text).headings, text)
    return Judged(tuple(remarks), links, tuple(one for one, fault in reached if not fault))


def _is_private(text: str, offset: int) -> bool:
    """Whether it is told of what stands at ``offset`` that it is the telephone of a person."""
    phones = (trace for trace in traces(text) if trace.kind is Names.PHONE)
    return any(trace.start <= offset < trace.end for trace in phones)


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


def _forbidden(text: str, *, shows_pictures: bool = False) -> Iterator[Remark]:
    own = {one.offset for one in written(text)} if shows_pictures else set()
    for match in _IMAGE.finditer(text):
        if match.start() not in own:
            yield _remark(rules.TEXT_IMAGE, match.start(), *_picture(shows_pictures))
    if shows_pictures:
        yield from (_remark(*flaw) for flaw in of_words(text))
    yield from (_remark(*fault) for fault in placeholder_faults(text))
    of_persons = (fault for fault in person_faults(text) if fault.rule is not rules.CONTACT_EMAIL)
    yield from (_remark(*fault) for fault in of_persons)  # of addresses, more is told below


def _picture(shows_pictures: bool) -> tuple[str, str]:
    """Return what is wrong with a picture that can't be shown, and its cure."""
    if not shows_pictures:
        return "Bilder kan ikke vises i et felt", "Flytt det til teksten under feltene."
    message = "Bildet kan ikke vises: det må ligge ved siden av teksten, som PNG, JPG eller WebP"
    return message, (
        "Legg det i samme mappe, og skriv ![det bildet sier](navnet.png), med bare små bokstaver "
        "(a–z), tall og bindestrek i navnet."
    )


def _flaws(text: str, form: Form) -> Iterator[Remark]:
    for flaw in flaws(text, is_field=form is not Form.BODY, is_item=form is Form.ITEM):
        yield _remark(flaw.rule, flaw.offset(text), flaw.message, flaw.cure)


def _of_codes(text: str) -> Iterator[Remark]:
    """Yield the codes that change a telephone: their signs may be gone from what is shown."""
    for match in DIAL_CODE.finditer(text.replace("\\", "")):
        if fault := judge("phone", match[0]):
            yield _of_fault(fault, match.start())


def _of_words(link: Link, text: str) -> Iterator[Remark]:
    """Yield what is wrong with the words of a link."""
    if link.shown and says_nothing(link.shown):
        said = " ".join(link.shown.split()) or "et mellomrom"
        message = f"Lenken sier ikke hvor den fører: «{said}»"
        cure = "Skriv hva som er der, mellom [ og ]: [samtykke i praksis](…), ikke [les mer](…)."
        words = max(text.rfind("[", 0, link.offset), 0)
        yield _remark(rules.TEXT_LINK_WORDS, words, message, cure)


def _links_out(links: Iterable[Link], text: str) -> Iterator[tuple[Reached, Fault | None]]:
    """Yield the addresses of links that lead out of the site, each with what is wrong with it."""
    for link in links:
        if link.is_external:
            kind, value = kind_of_link(link.href)
            begun = max(text.rfind("[", 0, link.offset), 0)
            before = _as_read(text[max(0, begun - 80) : begun])
            after = _as_read(text[link.offset + len(value) :][:80].partition(")")[2])
            fault = judge(kind, value, Context(link.shown))
            yield Reached(kind, value, link.offset, link.shown, before, after), fault


def _as_read(text: str) -> str:
    return _SIGNS.sub("", text).replace("|", "\t")


def _bare(found: Iterable[Tap], text: str) -> Iterator[tuple[Reached, Fault | None]]:
    """Yield the bare numbers and addresses, each with what is wrong with it."""
    start = 0
    for tap in found:
        at = text.find(tap.text, start)
        start = start if at < 0 else at + len(tap.text)
        offset = start if at < 0 else at
        yield Reached(tap.kind, tap.value, offset, None, tap.before, tap.after), tap.fault


def _of_fault(fault: Fault, offset: int) -> Remark:
    return Remark(fault.code, offset, fault.message, fault.cure)


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
