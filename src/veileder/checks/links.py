"""Where the links in a text may lead, and what is wrong with those that do not."""

from collections.abc import Iterator

from veileder import rules
from veileder.checks.address_fields import has_words, model_of
from veileder.checks.broken import Broken
from veileder.checks.judging import Form
from veileder.checks.link_cures import link_cure
from veileder.checks.pictures import sizes_of
from veileder.findings import Finding, Location
from veileder.markdown.anchors import STEP_SECTIONS
from veileder.markdown.markup import Link, render
from veileder.model.base import SITE_LANGUAGES, Keys
from veileder.model.bilingual import Terms
from veileder.model.consent import Consents
from veileder.model.measures import Measures
from veileder.reading.layers import Layer
from veileder.reading.likeness import nearest
from veileder.reading.yaml.located import Located
from veileder.resolving.addresses import FIXED_PAGES
from veileder.resolving.compose import now_called


class Spot:
    """Where a string stands, to the character where it can be told."""

    def __init__(self, located: Located, keys: Keys) -> None:
        self._spread = located.spreads.get(keys)
        self.start = located.marks.get(keys) or located.marks[()]
        self.is_ref = keys[-2:-1] in (("see",), ("leads_to",))
        self.may_be_word = keys[-2:-1] == ("leads_to",)
        self.is_title = keys == ("title",)
        self.form = _form(keys, self.start.path)

    def at(self, text: str, offset: int) -> Location:
        """Return the place of ``offset`` in a body, or in a field of several lines.

        In a field of one line, and where it cannot be told, it is the start of the value.
        """
        if self.form is not Form.BODY:
            return (self._spread and self._spread.place_of(text, offset)) or self.start
        before = text[:offset]
        line = self.start.line + before.count("\n")
        return Location(self.start.path, line, offset - (before.rfind("\n") + 1) + 1)


def _form(keys: Keys, path: str) -> Form:
    if keys[-1] in SITE_LANGUAGES:  # the same in both målformer
        keys = keys[:-1]
    if keys == ("body",):
        return Form.BODY
    if isinstance(keys[-1], int):
        return Form.ITEM
    return Form.FIELD if has_words(model_of(path), keys) else Form.ADDRESS


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
            consents = layer.table("consent.yml", Consents)
            self.known |= {f"consent/{row.id}" for row in consents.consent} if consents else set()
            self.known |= (
                {f"tool/{b.tool}" for b in layer.settings.borrow} if layer.settings else set()
            )
        self.existing = self.known | {
            f"{key.kind}/{key.id}" for layer in layers for key in layer.texts
        }
        self.is_shared = len(layers) == 1
        self.pictures = sizes_of(layers)
        settings = layers[-1].settings
        self.known -= set(settings.hide if settings else ())
        self.unsure = set(_PLACED) if unread.has_skeleton(layers) else set()
        self.unsure |= {kind for kind, file in _TABLES.items() if unread.has_table(file, layers)}

    def has(self, ref: str) -> bool:
        """Whether there is a page or a place for ``ref``, as far as could be read."""
        return ref in self.known or ref.partition("/")[0] in self.unsure

    def exists(self, ref: str) -> bool:
        """Whether there is such a thing at all, as far as could be read, here or hidden."""
        return ref in self.existing or ref.partition("/")[0] in self.unsure

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
        return headings | (set(STEP_SECTIONS) if kind == "step" else set())


# Texts of these kinds have a page only where a skeleton has a place for them.
_PLACED = {"level", "step", "group"}
_TABLES = {"term": "terms.yml", "measure": "measures.yml", "consent": "consent.yml"}


def _skeleton_refs(layers: list[Layer]) -> Iterator[str]:
    """Yield the levels and steps of the last layer with a common skeleton, and of variants."""
    for layer in reversed(layers):
        for skeleton in layer.skeletons.values():
            for level in skeleton.levels:
                yield f"level/{level.id}"
                yield from (f"step/{step.id}" for step in level.steps)
        if None in layer.skeletons:
            return


def link_findings(link: Link, text: str, spot: Spot, targets: LinkTargets) -> Iterator[Finding]:
    """Yield what is wrong with a link within the site: its form, and where it leads."""
    at = spot.at(text, link.offset)
    if link.shown.startswith("^"):
        return  # a footnote, which another rule tells of
    if not link.is_reference and not link.is_external:
        cure = link_cure(link.href, spot.start.path, targets.known)
        yield Finding(rules.LINK_FORM, at, f"«{link.href}» er ikke en lenke vi kan bruke", cure)
    elif link.is_reference and not targets.has(link.ref):
        kind, _, id = link.ref.partition("/")
        new = now_called(kind, id, targets.layers)
        guess = nearest(link.ref, sorted(targets.known)) or "Ta bort lenken."
        cure = f"Skriv {kind}/{new}, som er det nye navnet." if new else guess
        yield Finding(rules.LINK_DEAD, at, f"Lenken «{link.href}» fører ingen steder", cure)
    elif link.is_reference and link.anchor and link.anchor not in targets.anchors(link.ref):
        cure = nearest(link.anchor, sorted(targets.anchors(link.ref))) or "Ta bort delen fra #."
        yield Finding(rules.LINK_ANCHOR, at, f"Siden har ingen overskrift «#{link.anchor}»", cure)
