"""What people wrote: every text judged by itself, and its links by where they lead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from veileder import rules
from veileder.addresses import Context, judge
from veileder.checks.absent import absent
from veileder.checks.broken import Broken
from veileder.checks.contacts import as_finding
from veileder.checks.judging import Form, Judged, judged
from veileder.checks.links import LinkTargets, Spot, link_findings
from veileder.checks.pictures import of_files
from veileder.checks.surroundings import surroundings
from veileder.findings import Finding
from veileder.model.everyday import is_page
from veileder.reading.layers import Library
from veileder.reading.likeness import nearest
from veileder.reading.yaml.located import strings_in

_OF_PERSONS = frozenset(rule for rule in rules.RULES if rule.code.startswith("PERS"))


def check_texts(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in every text of every layer, each file once."""
    told = {finding.at for finding in library.findings}
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        targets = LinkTargets(stack, unread)
        known = surroundings(library, layer)
        for located in layer.sources.values():
            for keys, value in strings_in(located.data):
                if located.marks.get(keys) not in told:  # one slip is told once
                    spot = Spot(located, keys)
                    if keys[:1] == ("interface",):  # its braces are others: see interface.py
                        yield from _addresses(value, spot, targets, known)
                        continue
                    found = list(_check(value, spot, targets, known))
                    yield from _without_echoes(found, value, spot)


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


def _addresses(text: str, spot: Spot, targets: LinkTargets, known: Context) -> Iterator[Finding]:
    """Yield what is wrong with numbers and addresses in a text, but nothing else of it."""
    found = judged(text, spot.form)
    for link in found.links:
        yield from link_findings(link, text, spot, targets)
    remarks = tuple(one for one in found.remarks if one.code.startswith("KONT"))
    yield from _placed(found._replace(remarks=remarks), text, spot, known)


def _placed(found: Judged, text: str, spot: Spot, known: Context) -> Iterator[Finding]:
    """Yield what was found in a text, and what only shows beside what is known here."""
    for code, offset, message, cure in found.remarks:
        if rules.BY_CODE[code] in _OF_PERSONS:  # see checks/persons.py
            continue
        yield Finding(rules.BY_CODE[code], spot.at(text, offset), message, cure)
    for one in found.reached:
        beside = replace(known, shown=one.shown, before=one.before, after=one.after)
        if fault := judge(one.kind, one.value, beside):
            yield as_finding(fault, spot.at(text, one.offset))


def _check(text: str, spot: Spot, targets: LinkTargets, known: Context) -> Iterator[Finding]:
    found = judged(text, spot.form)
    yield from _placed(found, text, spot, known)
    if spot.is_ref and not targets.has(text) and not (spot.may_be_word and not is_page(text)):
        cure = nearest(text, sorted(targets.known)) or "Ta bort linjen."
        yield Finding(rules.REF_UNKNOWN, spot.start, f"«{text}» finnes ikke", cure)
    yield from absent(text, spot, targets)
    if spot.form is Form.BODY:
        for rule, offset, message, cure in of_files(text, spot.start.path, targets.pictures):
            yield Finding(rule, spot.at(text, offset), message, cure)
    for link in found.links:
        yield from link_findings(link, text, spot, targets)
