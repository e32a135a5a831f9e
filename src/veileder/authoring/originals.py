"""What every fingerprint in a library is of: the original of a translation or of a change."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from veileder.findings import Location
from veileder.model.base import Document, Id, Language, Part
from veileder.model.guide import Level, Skeleton, Step
from veileder.model.guide_changes import SkeletonChanges
from veileder.reading.fingerprint import fingerprint
from veileder.reading.layers import Layer, Library, Text
from veileder.reading.partial import word_fields
from veileder.resolving.compose import adapted_from
from veileder.resolving.entries import with_replaced
from veileder.resolving.reviews import review_data, rows_of
from veileder.resolving.skeleton import skeleton_before
from veileder.resolving.tables import in_both


class StepsOfLevel(Part):
    """What a change of the order of a level is made from."""

    steps: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """What the fingerprint that stands at ``at`` is of: ``data``, written as ``model``.

    ``ref`` is the thing as ``kind/id``, and ``noted`` what stands there. What is written is in
    ``language``, for those in ``variant`` where it is for one type of service.
    """

    at: Location
    ref: str
    noted: str
    model: type[Part]
    data: dict[str, Any]
    only: Collection[str] | None = None
    step: str = ""
    language: Language = Language.NB
    variant: str | None = None

    @property
    def fingerprint(self) -> str:
        """What the fingerprint should be today."""
        return fingerprint(self.data, self.only)


def originals(library: Library) -> Iterator[Original]:
    """Yield what each fingerprint in the library is of."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        for texts in layer.texts.values():
            for text in texts.values():
                yield from of_text(text, layer, stack)
        yield from of_tables(layer, stack)


def reviewed_texts(library: Library) -> Iterator[Original]:
    """Yield what each review in the library is of. Only who went through it may confirm that."""
    for layer in library.whole:
        stack = [library.shared] if layer is library.shared else library.stack(layer.id)
        language = layer.settings.languages[0] if layer.settings else Language.NB
        for name, rows in rows_of(layer).items():
            data = review_data(name.key, language, stack)
            for row in rows if data else ():
                yield Original(row.at("of"), row.ref, row.of, Document, data or {})


def of_tables(layer: Layer, stack: list[Layer]) -> Iterator[Original]:
    """Yield what each fingerprint in the tables of ``layer``, the last of ``stack``, is of."""
    yield from _of_rows(layer)
    yield from _of_changes(layer, stack)
    yield from _of_entries(stack)
    for variant, skeleton in layer.skeletons.items() if len(stack) > 1 else ():
        yield from _of_levels(skeleton, skeleton_before(stack, variant))


def _of_levels(own: Skeleton, beneath: Skeleton | None) -> Iterator[Original]:
    """Yield what each level of a skeleton of one's own is made from."""
    shared = {level.id: level for level in beneath.levels} if beneath else {}
    for level in own.levels:
        if level.based_on and level.id in shared:
            at, data = level.at("based_on"), shared[level.id].model_dump(mode="json")
            yield Original(at, f"level/{level.id}", level.based_on, Level, data)


def of_text(text: Text, layer: Layer, stack: list[Layer]) -> Iterator[Original]:
    """Yield what the fingerprint in ``text`` is of: a text of ``layer``, the last of ``stack``."""
    step = text.key.id if text.key.kind == "step" else ""
    ref = f"{text.key.kind}/{text.key.id}"
    if text.is_translation:
        original = layer.original(text.key)
        if original:
            at, noted = text.at("translated_from"), str(text.located.data["translated_from"])
            words, language = word_fields(original.model), original.language
            data = original.located.data
            yield Original(
                at, ref, noted, original.model, data, words, step, language, text.key.variant
            )
    elif text.is_adaptation:
        at, noted = text.at("based_on"), str(text.located.data["based_on"])
        data = adapted_from(text, stack).located.data
        yield Original(
            at, ref, noted, text.model, data, None, step, text.language, text.key.variant
        )


def _of_rows(layer: Layer) -> Iterator[Original]:
    for row in in_both(layer):
        if row.nb and row.nn and row.nn.translated_from:
            at, noted = row.nn.at("translated_from"), row.nn.translated_from
            ref = f"{type(row).__name__.lower()}/{row.id}"
            yield Original(at, ref, noted, type(row.nb), row.nb.model_dump())


def _of_entries(stack: list[Layer]) -> Iterator[Original]:
    for entry, below in with_replaced(stack):
        if below is not None and entry.based_on:
            at, ref = entry.at("based_on"), f"{type(entry).__name__.lower()}/{entry.id}"
            yield Original(at, ref, entry.based_on, type(below), below.model_dump(mode="json"))


def _of_changes(layer: Layer, stack: list[Layer]) -> Iterator[Original]:
    changes = layer.table("guide-changes.yml", SkeletonChanges)
    skeleton = skeleton_before(stack) if changes else None
    if changes is None or skeleton is None:
        return
    steps = {step.id: step for level in skeleton.levels for step in level.steps}
    levels = {level.id: level for level in skeleton.levels}
    for change in changes.steps:
        if change.based_on and change.step in steps:
            data = steps[change.step].model_dump(mode="json")
            ref = f"step/{change.step}"
            yield Original(change.at("based_on"), ref, change.based_on, Step, data)
    for one in changes.levels:
        if one.based_on and one.level in levels:
            order = {"steps": [step.id for step in levels[one.level].steps]}
            ref = f"level/{one.level}"
            yield Original(one.at("based_on"), ref, one.based_on, StepsOfLevel, order)
