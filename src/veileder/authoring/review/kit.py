"""What each profession should go through: its pages, their claims, and what has been read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from veileder.authoring.review.claims import Said, of_law, said_by, without
from veileder.model.base import Language
from veileder.model.law import Law
from veileder.model.reviewing import Function
from veileder.reading.layers import Layer, TextKey
from veileder.resolving.guide import Guide, Resolved
from veileder.resolving.reviews import functions_of, review_fingerprint
from veileder.resolving.standing import Reviewed

SECONDS_A_CLAIM, WORDS_A_MINUTE = 20, 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text to go through, as it is on the page; ``earlier`` is the last review of its kind.

    ``fingerprint`` is of all that stands there now.
    """

    key: TextKey
    document: Resolved[Any]
    said: Said
    fingerprint: str
    earlier: Reviewed | None

    @property
    def ref(self) -> str:
        """The text as ``kind/id``."""
        return f"{self.key.kind}/{self.key.id}"

    def is_of(self, function: Function) -> bool:
        """Whether the whole text is for ``function`` to answer for, and not only its law."""
        owner = self.document.standing.function
        return owner is not None and owner.id == function.id

    @property
    def is_done(self) -> bool:
        """Whether somebody has read just this, so that it need not be read again."""
        return self.earlier is not None and self.earlier.holds and not self.earlier.is_beneath


@dataclass(frozen=True, slots=True)
class Kit:
    """All that one profession should go through, and the texts that it ``read`` already."""

    function: Function
    sheets: tuple[Sheet, ...]
    read: tuple[Sheet, ...] = ()

    @property
    def done(self) -> int:
        """How many texts need not be read again."""
        return len(self.read)

    @property
    def claims(self) -> int:
        """How many claims there are in it."""
        return sum(len(sheet.said.claims) for sheet in self.sheets)

    @property
    def minutes(self) -> int:
        """How long it takes: to read the words, and to hold each claim against its source."""
        words = sum(sheet.said.words for sheet in self.sheets)
        return round(words / WORDS_A_MINUTE + self.claims * SECONDS_A_CLAIM / 60)


def kits(guide: Guide, layers: Sequence[Layer]) -> list[Kit]:
    """Return the kit of each profession, of what ``guide`` made of ``layers`` shows."""
    texts = list(texts_of(guide, layers))
    functions = [function for function, _ in functions_of(layers, guide.language)]
    return [_kit(function, texts, layers, guide.language) for function in functions]


def laws_of(guide: Guide) -> dict[str, Law]:
    """Return the provisions that claims can lead to."""
    return {
        id: law.value for id, law in guide.documents["law"].items() if isinstance(law.value, Law)
    }


Told = tuple[TextKey, Resolved[Any], Said]


def _kit(
    function: Function, texts: Sequence[Told], layers: Sequence[Layer], language: Language
) -> Kit:
    sheets = []
    for key, document, whole in sorted(texts, key=lambda text: text[0].kind != "emergency"):
        owner = document.standing.function
        is_own = owner is not None and owner.id == function.id
        said = whole if is_own else of_law(whole) if function.kind == "jus" else None
        if said and (said.claims or is_own):
            now = review_fingerprint(key, language, layers) or ""
            earlier = (r for r in document.standing.reviews if r.kind == function.kind)
            sheets.append(Sheet(key, document, said, now, next(earlier, None)))
    left, read = (tuple(s for s in sheets if s.is_done is done) for done in (False, True))
    return Kit(function, left, read)


def texts_of(guide: Guide, layers: Sequence[Layer]) -> Iterator[Told]:
    """Yield every text once: of a type of service only what is special to it."""
    keys = {key for layer in layers for key in layer.texts}
    common = dict(_skeleton_texts(guide, None))
    for key, document in common.items():
        yield key, document, said_by(document.value)
    for variant in guide.variants:
        for key, document in _skeleton_texts(guide, variant) if variant else ():
            if key in keys:
                whole = common.get(key._replace(variant=None))
                said, known = said_by(document.value), said_by(whole.value) if whole else None
                yield key, document, without(said, known) if known else said
    for kind, documents in guide.documents.items():
        for id, document in documents.items():
            if TextKey(kind, id) in keys:
                yield TextKey(kind, id), document, said_by(document.value)


def _skeleton_texts(guide: Guide, name: str | None) -> Iterator[tuple[TextKey, Resolved[Any]]]:
    variant = guide.variants.get(name)
    for group in variant.groups if variant else ():
        if group.text:
            yield TextKey("group", group.text.id, name), group.text
        for level in group.levels:
            if level.text:
                yield TextKey("level", level.id, name), level.text
            for step in level.steps:
                if step.text:
                    yield TextKey("step", step.text.id, name), step.text
