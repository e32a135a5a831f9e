"""What people wrote: links, headings, Markdown, placeholders and numbers that name a person."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from veileder import rules
from veileder.addresses import FIXED_PAGES
from veileder.checks.broken import Broken
from veileder.checks.markdown import flaws
from veileder.decode import nearest
from veileder.findings import Finding, Location
from veileder.layers import Layer, Library
from veileder.located import Located
from veileder.markup import PLACEHOLDERS, Link, Rendered, render, render_field
from veileder.model.base import Keys
from veileder.model.documents import Terms
from veileder.model.municipality import Measures

_IMAGE = re.compile(r"!\[[^\]]*\][\[(]")
_PLACEHOLDER = re.compile(r"\{([^{}\s]*)\}")
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ ]?\d{5}(?!\d)")
# The sections that the step's own page always names.
_STEP_ANCHORS = {"gjor", "hvem", "verktoy", "si", "frist", "utfall", "kontakt"}


class LinkTargets:
    """What a text of the last of ``layers`` may link to."""

    def __init__(self, layers: list[Layer], unread: Broken) -> None:
        self.layers = layers
        self.known = {f"page/{page}" for page in FIXED_PAGES} | unread.refs
        self.known |= set(_skeleton_refs(layers))
        for layer in layers:
            self.known |= {f"{key.kind}/{key.id}" for key in layer.texts if key.kind not in _PLACED}
            terms, measures = layer.table("terms.yml", Terms), layer.table("measures.yml", Measures)
            self.known |= {f"term/{term.id}" for term in terms.terms} if terms else set()
            self.known |= {f"measure/{m.id}" for m in measures.measures} if measures else set()
            self.known |= (
                {f"tool/{b.tool}" for b in layer.settings.borrow} if layer.settings else set()
            )
        settings = layers[-1].settings
        self.known -= set(settings.hide if settings else ())
        self.is_unsure = unread.has_skeleton(layers)

    def has(self, ref: str) -> bool:
        """Whether there is a page or a place for ``ref``, as far as could be read."""
        is_placed = ref.partition("/")[0] in _PLACED
        return ref in self.known or (is_placed and self.is_unsure)

    def anchors(self, ref: str) -> set[str]:
        """Return the headings of the page ``ref`` that a link may point at."""
        kind, _, id = ref.partition("/")
        bodies = [
            str(text.located.data.get("body", ""))
            for layer in self.layers
            for key, texts in layer.texts.items()
            if (key.kind, key.id) == (kind, id)
            for text in texts.values()
        ]
        headings = {heading.id for body in bodies if body for heading in render(body).headings}
        return headings | (_STEP_ANCHORS if kind == "step" else set())


# Texts of these kinds have a page only where a skeleton has a place for them.
_PLACED = {"level", "step", "group"}


def _skeleton_refs(layers: list[Layer]) -> Iterator[str]:
    """Yield the levels and steps of the last layer with a common skeleton, and of variants."""
    for layer in reversed(layers):
        for skeleton in layer.skeletons.values():
            for level in skeleton.levels:
                yield f"level/{level.id}"
                yield from (f"step/{step.id}" for step in level.steps)
        if None in layer.skeletons:
            return


def check_texts(library: Library, unread: Broken) -> Iterator[Finding]:
    """Yield what is wrong in every text of every layer, each file once."""
    for layer in [library.shared, *library.layers.values()]:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        targets = LinkTargets(stack, unread)
        for located in layer.sources.values():
            for keys, value in _strings(located.data, ()):
                yield from _check(value, _Spot(located, keys), targets)


class _Spot:
    """Where a string stands, to the character where it can be told."""

    def __init__(self, located: Located, keys: Keys) -> None:
        self.start = located.marks.get(keys) or located.marks[()]
        self.is_body = keys == ("body",)
        self.is_ref = keys[-2:-1] == ("see",)
        self.is_item = isinstance(keys[-1], int)
        self.is_address = keys[-1] in ("url", "form", "website", "repository")

    def at(self, text: str, offset: int) -> Location:
        """Return the place of ``offset`` in a body; of the value's start in a field."""
        if not self.is_body:
            return self.start
        before = text[:offset]
        line = self.start.line + before.count("\n")
        return Location(self.start.path, line, offset - (before.rfind("\n") + 1) + 1)


def _strings(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, (*keys, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, (*keys, key))


def _check(text: str, spot: _Spot, targets: LinkTargets) -> Iterator[Finding]:
    yield from _forbidden(text, spot)
    if spot.is_address:
        return
    if spot.is_ref and not targets.has(text):
        cure = nearest(text, sorted(targets.known)) or "Ta bort linjen."
        yield Finding(rules.REF_UNKNOWN, spot.start, f"«{text}» finnes ikke", cure)
    for flaw in flaws(text, is_field=not spot.is_body, is_item=spot.is_item):
        yield Finding(flaw.rule, spot.at(text, flaw.offset(text)), flaw.message, flaw.cure)
    if "[" in text or "<" in text:
        for link in (render if spot.is_body else render_field)(text).links:
            yield from _link(link, text, spot, targets)
    if spot.is_body or "\n" in text:
        yield from _headings(text, render(text), spot)


def _forbidden(text: str, spot: _Spot) -> Iterator[Finding]:
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


def _unknown_placeholders(text: str, spot: _Spot) -> Iterator[Finding]:
    for match in _PLACEHOLDER.finditer(text):
        if match[1] not in PLACEHOLDERS:
            cure = nearest(match[1], PLACEHOLDERS) or "Bruk {brand} eller {municipality}."
            if match[1][:1] in ("#", ".", ":", "%"):
                cure = f"Ta bort {match[0]}: egenskaper for overskrifter og lenker virker ikke her."
            message = f"Ukjent plassholder «{match[0]}»"
            yield Finding(rules.TEXT_PLACEHOLDER, spot.at(text, match.start()), message, cure)


def _link(link: Link, text: str, spot: _Spot, targets: LinkTargets) -> Iterator[Finding]:
    at = spot.at(text, link.offset)
    if not link.is_reference and not link.is_external:
        cure = "Skriv slag/id, som tool/undringsnotat, eller en adresse som begynner med https://."
        yield Finding(rules.LINK_FORM, at, f"«{link.href}» er ikke en lenke vi kan bruke", cure)
    elif link.is_reference and not targets.has(link.ref):
        cure = nearest(link.ref, sorted(targets.known)) or "Ta bort lenken."
        yield Finding(rules.LINK_DEAD, at, f"Lenken «{link.href}» fører ingen steder", cure)
    elif link.is_reference and link.anchor and link.anchor not in targets.anchors(link.ref):
        cure = nearest(link.anchor, sorted(targets.anchors(link.ref))) or "Ta bort delen fra #."
        yield Finding(rules.LINK_ANCHOR, at, f"Siden har ingen overskrift «#{link.anchor}»", cure)


def _headings(text: str, rendered: Rendered, spot: _Spot) -> Iterator[Finding]:
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
