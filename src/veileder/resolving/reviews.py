"""Who should go through a text, and who has: for the text as each layer says it.

A review holds for the text as it was made of the layers up to the one that has the review. What
is changed there since, has changed for the review; what a later layer puts on top, it never saw.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from veileder.model.base import SITE_LANGUAGES, Language
from veileder.model.both import spoken
from veileder.model.reviewing import Function, Functions, Review, Reviews
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import SHARED, Layer, Text, TextKey
from veileder.resolving.compose import beneath, replaces_whole
from veileder.resolving.lending import lent_to
from veileder.resolving.skeleton import skeleton_for
from veileder.resolving.standing import Reviewed, Standing


class TextName(NamedTuple):
    """What a review names its text by: ``ref``, and the type of service it is the text for."""

    ref: str
    variant: str | None = None

    @property
    def key(self) -> TextKey:
        """The text as layers know it."""
        kind, _, id = self.ref.partition("/")
        return TextKey(kind, id, self.variant)


@dataclass(slots=True)
class Standings:
    """Answers for the texts of one row of layers, the shared one first."""

    layers: Sequence[Layer]
    language: Language
    functions: dict[str, tuple[Function, bool]] = field(default_factory=dict)
    rows: list[Mapping[TextName, list[Review]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Know what each function answers for, and the reviews of each layer."""
        self.rows = [rows_of(layer) for layer in self.layers]
        for function, is_own in functions_of(self.layers, self.language):
            for what in function.answers_for or ():
                self.functions[what] = function, is_own

    def of(self, key: TextKey) -> Standing:
        """Return the standing of text ``key``."""
        function, is_own = self.function(key)
        return Standing(function, is_own, tuple(self._reviews(key)))

    def function(self, key: TextKey) -> tuple[Function | None, bool]:
        """Return who answers for ``key``: by the text, the type of service, or the kind."""
        wanted = (f"{key.kind}/{key.id}", f"variant/{key.variant}", key.kind)
        return next((self.functions[w] for w in wanted if w in self.functions), (None, False))

    def _reviews(self, key: TextKey) -> Iterator[Reviewed]:
        """Yield the newest review of each kind in each layer, that of the last layer first."""
        for index in reversed(range(len(self.layers))):
            rows = self.rows[index].get(TextName(f"{key.kind}/{key.id}", key.variant), [])
            newest = {one.kind: one for one in rows}
            for row in newest.values():
                if reviewed := self._reviewed(key, row, index):
                    yield reviewed

    def _reviewed(self, key: TextKey, row: Review, index: int) -> Reviewed | None:
        said = spoken(row, self.language, self.language)
        layer, later_ones = self.layers[index], self.layers[index + 1 :]
        if any(original and replaces_whole(original) for original in _originals(later_ones, key)):
            return None
        made = Reviewed(said.kind, said.by, said.organisation, said.date, layer.id, of=row.of)
        read = language_of(row.of, key, self.language, self.layers[: index + 1])
        if read is None:
            return replace(made, is_changed=True)
        is_beneath = bool(later_ones) and review_fingerprint(key, read, self.layers) != row.of
        other = read if read is not self.language else None
        return replace(made, language=other, is_beneath=is_beneath)


def rows_of(layer: Layer) -> Mapping[TextName, list[Review]]:
    """Return the reviews in ``layer`` of each text, the oldest first."""
    table = layer.table("reviews.yml", Reviews)
    found: dict[TextName, list[Review]] = {}
    for row in sorted(table.reviews if table else (), key=lambda row: row.date):
        found.setdefault(TextName(row.ref, row.variant), []).append(row)
    return found


def _originals(layers: Sequence[Layer], key: TextKey) -> Iterator[Text | None]:
    return (layer.original(key._replace(variant=None)) for layer in layers)


def language_of(
    noted: str, key: TextKey, language: Language, layers: Sequence[Layer]
) -> Language | None:
    """Return the målform in which the text is the one ``noted``, or None where it is in none."""
    order = sorted(SITE_LANGUAGES, key=lambda one: one is not language)
    return next((one for one in order if review_fingerprint(key, one, layers) == noted), None)


def review_fingerprint(key: TextKey, language: Language, layers: Sequence[Layer]) -> str | None:
    """Return the fingerprint of all that text ``key`` says; None where there is no such text."""
    data = review_data(key, language, layers)
    return fingerprint(data) if data else None


def review_data(key: TextKey, language: Language, layers: Sequence[Layer]) -> dict[str, Any] | None:
    """Return all that text ``key`` says; None where there is no such text.

    Of a step, what the skeleton says of it is a part: its deadlines, tools and ways out.
    """
    text = beneath(key, language, layers, lent_to(key, layers))
    if not text.has_base:
        return None
    facts = _facts(key, layers) if key.kind == "step" else None
    return {**text.located.data, **({"step": facts} if facts else {})}


def _facts(key: TextKey, layers: Sequence[Layer]) -> object:
    skeleton = skeleton_for(layers, key.variant)
    levels = skeleton.levels if skeleton else ()
    steps = (step for level in levels for step in level.steps)
    return next((step.model_dump(mode="json") for step in steps if step.id == key.id), None)


def functions_of(layers: Sequence[Layer], language: Language) -> Iterator[tuple[Function, bool]]:
    """Yield the functions, with what later layers say of them, and whether one of those does."""
    found: dict[str, tuple[Function, bool]] = {}
    for layer in layers:
        table = layer.table("responsible.yml", Functions)
        written_in = layer.settings.languages[0] if layer.settings else language
        for row in table.functions if table else ():
            own = spoken(row, language, written_in)
            before, _ = found.get(row.id, (own, False))
            said = {n: v for n in type(own).model_fields if (v := getattr(own, n)) is not None}
            found[row.id] = before.model_copy(update=said), layer.id != SHARED
    yield from found.values()
