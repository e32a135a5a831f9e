"""A text as it will be shown, and what is wrong with it, while it is being written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from veileder import rules
from veileder.checks.broken import broken
from veileder.checks.judging import Form, judged
from veileder.checks.links import LinkTargets, Spot, link_findings
from veileder.checks.pictures import of_files
from veileder.findings import Location, Severity
from veileder.markdown.limits import excess
from veileder.markdown.markup import place, render, render_field
from veileder.reading.layers import Library
from veileder.reading.signs import mended
from veileder.reading.yaml.located import Located
from veileder.resolving.guide import Guide

_KEYS = {Form.BODY: ("body",), Form.FIELD: ("field",), Form.ITEM: ("field", 0)}


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong, what mends it, on which line of the text (from 1), and if it stops us."""

    message: str
    cure: str
    line: int
    is_error: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as safe HTML, and what is wrong with it."""

    html: str
    findings: tuple[Remark, ...]


def shown(
    text: str, form: Form, guide: Guide, library: Library, address: Callable[[str], str | None]
) -> Shown:
    """Return ``text`` as ``guide``'s municipality will see it.

    ``address`` gives where a reference (``kind/id#heading``) leads, or None for plain words.
    """
    seen = "\n".join(map(mended, text.replace("\r\n", "\n").split("\n")))
    if too_much := excess(seen):
        line, message = too_much
        return Shown("", (Remark(message, "Del teksten i flere.", line + 1, is_error=True),))
    said = guide.words.of(guide.language).in_markdown(seen)
    rendered = render(said) if form is Form.BODY else render_field(said)
    html = place(rendered.html, address)
    return Shown(html, tuple(_remarks(seen.rstrip(), form, guide, library)))


def _remarks(text: str, form: Form, guide: Guide, library: Library) -> Iterator[Remark]:
    found = judged(text, form)
    for code, offset, message, cure in found.remarks:
        line = text.count("\n", 0, offset) + 1
        yield Remark(message, cure, line, rules.BY_CODE[code].severity is Severity.ERROR)
    keys = _KEYS[form]
    spot = Spot(Located(marks={(): Location(""), keys: Location("")}), keys)
    targets = LinkTargets(library.stack(guide.id), broken(library))
    if form is Form.BODY:
        for rule, offset, message, cure in of_files(text, "", targets.pictures):
            line = text.count("\n", 0, offset) + 1
            yield Remark(message, cure, line, rule.severity is Severity.ERROR)
    for link in found.links:
        line = text.count("\n", 0, link.offset) + 1
        for finding in link_findings(link, text, spot, targets):
            yield Remark(finding.message, finding.cure, line, finding.is_error)
